"""Sends requests over the connections of a ``KafkaAdminClient``, many at once, each with its own outcome."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from kafka import KafkaAdminClient
from kafka.errors import KafkaError
from kafka.protocol.api_message import ApiMessage

_LEARN_WITHIN_MS = 2_000

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Question(Generic[Key]):
    """A request to one broker; ``key`` tells the asker which it was."""

    key: Key
    node_id: int
    request: ApiMessage


@dataclass(slots=True)
class Asked(Generic[Key]):
    """What became of several questions, by their keys."""

    answers: dict[Key, ApiMessage] = field(default_factory=dict)
    errors: dict[Key, Exception] = field(default_factory=dict)


def ask(client: KafkaAdminClient, request: ApiMessage, node_id: int | None = None) -> ApiMessage:
    """The answer of one broker, any broker if None.

    Raises:
        KafkaError: when it does not answer.
    """
    return client._manager.run(client._manager.send, request, node_id)


def ask_all(client: KafkaAdminClient, questions: Iterable[Question[Key]]) -> Asked[Key]:
    """Ask all at once and wait for the last answer; a broker that fails costs only its own questions."""
    waiting = list(questions)
    asked: Asked[Key] = Asked()
    if waiting:
        client._manager.run(_ask_all, client, waiting, asked)
    return asked


async def _ask_all(client: KafkaAdminClient, questions: Sequence[Question[Key]], asked: Asked[Key]) -> None:
    await _learn_of(client, {question.node_id for question in questions})
    pending = []
    for question in questions:
        try:
            pending.append((question.key, client._manager.send(question.request, question.node_id)))
        except Exception as error:  # noqa: BLE001 - a broker that metadata does not know, or no longer
            asked.errors[question.key] = error
    for key, answer in pending:
        try:
            asked.answers[key] = await answer
        except Exception as error:  # noqa: BLE001 - it is told with its question
            asked.errors[key] = error


async def _learn_of(client: KafkaAdminClient, node_ids: set[int]) -> None:
    """Ask for the brokers' addresses when one is not known, as one that has just come back."""
    cluster = client._manager.cluster
    if any(cluster.broker_metadata(node_id) is None for node_id in node_ids):
        with contextlib.suppress(KafkaError):  # Then the question itself fails, and says why.
            await client._manager.wait_for(cluster.request_update(), _LEARN_WITHIN_MS)
