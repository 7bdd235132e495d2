"""Sends requests over the connections of a ``KafkaAdminClient``, many at once, each with its own outcome."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from kafka import KafkaAdminClient
from kafka.protocol.api_message import ApiMessage

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
