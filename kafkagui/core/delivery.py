"""Sending: the three methods, acknowledgements, and what became of each record."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from kafkagui.core.errors import InputRefused, KafkaGuiError
from kafkagui.core.wording import mark, tr


class SendMethod(Enum):
    """How a program sends."""

    FIRE_AND_FORGET = "fire-and-forget"
    SYNCHRONOUS = "synchronous"
    ASYNCHRONOUS = "asynchronous"


class Acks(Enum):
    """Who must have a record before the producer may call it sent (producer configuration ``acks``)."""

    NONE = 0
    LEADER = 1
    ALL = -1

    @classmethod
    def parse(cls, text: str) -> Acks:
        """Read ``0``, ``1``, ``all`` or ``-1``.

        Raises:
            InputRefused: for anything else.
        """
        names = {"0": cls.NONE, "1": cls.LEADER, "all": cls.ALL, "-1": cls.ALL}
        if text.strip().lower() not in names:
            raise InputRefused(
                tr("“{text}” is not an acks setting.", text=text), field="acks", hint=tr("Use 0, 1 or all.")
            )
        return names[text.strip().lower()]

    @property
    def label(self) -> str:
        """``0``, ``1`` or ``all``."""
        return "all" if self is Acks.ALL else str(self.value)


class DeliveryState(Enum):
    """What is known of a record that was handed over."""

    IN_FLIGHT = "in flight"
    ACKNOWLEDGED = "acknowledged"
    FAILED = "failed"
    UNCONFIRMED = "unconfirmed"


class DeliveryReport(NamedTuple):
    """What became of one record.

    ``sequence`` is the number its sender gave it. ``offset``, ``timestamp_ms`` are None where the broker told
    none (acks=0, fire and forget, failures). ``latency_ns`` runs from the hand-over to the outcome.
    """

    sequence: int
    state: DeliveryState
    partition: int | None = None
    offset: int | None = None
    timestamp_ms: int | None = None
    latency_ns: int | None = None
    error: KafkaGuiError | None = None


_MEANING = {
    (SendMethod.FIRE_AND_FORGET, Acks.NONE): mark(
        "Fire and forget with acks=0: nobody answers and nobody asks. Lost records are never noticed."
    ),
    (SendMethod.FIRE_AND_FORGET, Acks.LEADER): mark(
        "Fire and forget: the leader answers, but the program does not look. Lost records are never noticed."
    ),
    (SendMethod.FIRE_AND_FORGET, Acks.ALL): mark(
        "Fire and forget: the in-sync replicas store it, but the program does not look. A failure is never noticed."
    ),
    (SendMethod.SYNCHRONOUS, Acks.NONE): mark(
        "Synchronous with acks=0: there is no answer to wait for. Each send ends when the bytes have left."
    ),
    (SendMethod.SYNCHRONOUS, Acks.LEADER): mark(
        "Synchronous: each send waits for the leader's answer (acks=1) before the next one "
        "starts. Simple and ordered, and the slowest of the three."
    ),
    (SendMethod.SYNCHRONOUS, Acks.ALL): mark(
        "Synchronous: each send waits until all in-sync replicas have it before the next one "
        "starts. Safe, and the slowest of all."
    ),
    (SendMethod.ASYNCHRONOUS, Acks.NONE): mark(
        "Asynchronous with acks=0: no broker answers, so the callback can only say that the bytes have left."
    ),
    (SendMethod.ASYNCHRONOUS, Acks.LEADER): mark(
        "Asynchronous: send() returns at once; a callback completes each row when the leader "
        "has it. If the leader dies then, the record can be lost."
    ),
    (SendMethod.ASYNCHRONOUS, Acks.ALL): mark(
        "Asynchronous: send() returns at once; a callback completes each row when all in-sync replicas have it."
    ),
}


def meaning(method: SendMethod, acks: Acks) -> str:
    """One sentence on what the chosen pair does and guarantees."""
    return tr(_MEANING[method, acks])
