"""Break: a scenario as data, a list of steps that any person can write."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum

from kafkagui.core.errors import InputRefused
from kafkagui.core.lab.expectation import Expectation
from kafkagui.core.lab.pair import Pair, check_pairs
from kafkagui.core.lab.payload import Payload
from kafkagui.core.producing import PartitionerKind, ProducerOptions
from kafkagui.core.wording import mark, tr

DEFAULT_REQUEST_TIMEOUT_MS = 3_000
DEFAULT_DELIVERY_TIMEOUT_MS = 20_000


class Who(Enum):
    """Which broker a fault befalls; both are chosen when the topics are made, and never the cluster's controller."""

    LEADER = "leader"
    """The one that leads the topics at the start, whoever leads them later."""
    FOLLOWER = "follower"


class Fault(Enum):
    """What befalls a broker."""

    KILL = mark("kill")
    FREEZE = mark("freeze")
    THAW = mark("thaw")
    RESTART = mark("restart")
    CUT_REPLICATION = mark("cut replication")
    CUT_CLIENTS = mark("cut from clients")
    CUT_ANSWERS = mark("cut answers to clients")
    HEAL = mark("heal")


class Until(Enum):
    """What a step waits for."""

    IN_SYNC = "in-sync"
    """Every replica of every topic is in the ISR."""
    OUT_OF_SYNC = "out-of-sync"
    """At least one replica has left the ISR of every topic."""
    NEW_LEADER = "new-leader"
    """Another broker than at the start leads every topic, and takes records."""
    SETTLED = "settled"
    """Every record handed over so far has its outcome."""
    COPIED = "copied"
    """Every record has its outcome, and every in-sync replica has all that is stored."""


@dataclass(frozen=True, slots=True)
class Send:
    """Every pair sends ``count`` records more, ``every_ms`` apart (0: as fast as it goes)."""

    count: int
    every_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Break:
    """Something befalls a broker, or is mended."""

    fault: Fault
    who: Who = Who.LEADER


@dataclass(frozen=True, slots=True)
class RoundTrip:
    """From now on each answer takes this much longer."""

    milliseconds: int


@dataclass(frozen=True, slots=True)
class Pause:
    """Let time pass."""

    seconds: float


@dataclass(frozen=True, slots=True)
class WaitFor:
    """Wait until something holds, at most so long."""

    until: Until
    at_most_s: float = 30.0


@dataclass(frozen=True, slots=True)
class ReadBack:
    """Wait for every outcome, then read every topic from the beginning."""


Step = Send | Break | RoundTrip | Pause | WaitFor | ReadBack


@dataclass(frozen=True, slots=True)
class Scenario:
    """An experiment on three brokers with faults.

    ``shows`` is one sentence. ``replicas`` is how many brokers hold each topic, the leader among them; timeouts and
    ``min_isr`` are Kafka's. ``payload.count`` and its rate are not used: the steps say how many and how fast.
    """

    name: str
    shows: str
    pairs: tuple[Pair, ...]
    steps: tuple[Step, ...]
    expectations: tuple[Expectation, ...] = ()
    payload: Payload = field(default_factory=Payload)
    replicas: int = 3
    min_isr: int = 2
    request_timeout_ms: int = DEFAULT_REQUEST_TIMEOUT_MS
    delivery_timeout_ms: int = DEFAULT_DELIVERY_TIMEOUT_MS

    @property
    def count(self) -> int:
        """Records that each pair sends."""
        return sum(step.count for step in self.steps if isinstance(step, Send))

    def check(self) -> None:
        """Refuse what cannot be run.

        Raises:
            InputRefused: naming the field.
        """
        replace(self.payload, count=max(1, self.count)).check()
        check_pairs(self.pairs)
        if not self.name.strip():
            raise InputRefused(tr("Give the scenario a name."), field="name")
        if not self.count:
            raise InputRefused(tr("A scenario sends at least one record."), field="steps")
        if not self.steps or not isinstance(self.steps[-1], ReadBack | Break | WaitFor):
            raise InputRefused(tr("A scenario ends by reading back."), field="steps")
        if sum(isinstance(step, ReadBack) for step in self.steps) != 1:
            raise InputRefused(tr("A scenario reads back once."), field="steps")
        if not 1 <= self.min_isr <= self.replicas <= 3:
            raise InputRefused(tr("Replicas are 1 to 3, and min.insync.replicas at most as many."), field="replicas")
        for expectation in self.expectations:
            expectation.check(len(self.pairs))


def options_for(pair: Pair, payload: Payload, request_timeout_ms: int, delivery_timeout_ms: int) -> ProducerOptions:
    """The producer that a pair asks for; `core.producing.resolve` settles it."""
    return ProducerOptions(
        acks=pair.acks,
        compression=payload.compression,
        retries=pair.retries,
        idempotence=pair.idempotence,
        request_timeout_ms=request_timeout_ms,
        delivery_timeout_ms=delivery_timeout_ms,
    )


PARTITIONER = PartitionerKind.KEY
