"""Compare: one payload through each chosen pair, each on a fresh topic, in fair order."""

from __future__ import annotations

from dataclasses import dataclass, field

from kafkagui.core.delivery import Acks, SendMethod
from kafkagui.core.errors import InputRefused
from kafkagui.core.lab.expectation import Expectation
from kafkagui.core.lab.pair import Pair, check_pairs
from kafkagui.core.lab.payload import Payload
from kafkagui.core.profiles import Environment
from kafkagui.core.quantities import byte_size
from kafkagui.core.wording import mark, tr, trn

MOST_ROUND_TRIP_MS = 200
MOST_REPEATS = 20
ALL_PAIRS = tuple(Pair(method, acks) for acks in Acks for method in SendMethod)


@dataclass(frozen=True, slots=True)
class Experiment:
    """What is compared.

    ``repeats`` is how often each pair sends the payload, ``warm_up`` how many records go before, uncounted.
    ``round_trip_ms`` is put between client and brokers by the local cluster's proxies; elsewhere it is 0.
    ``replication_factor`` -1 is the cluster's own. ``shows`` is a sentence on what is to be seen.
    """

    name: str = "compare"
    shows: str = ""

    payload: Payload = field(default_factory=Payload)
    pairs: tuple[Pair, ...] = ALL_PAIRS
    repeats: int = 1
    warm_up: int = 20
    round_trip_ms: int = 0
    partitions: int = 1
    replication_factor: int = -1
    expectations: tuple[Expectation, ...] = ()

    def check(self) -> None:
        """Refuse what cannot be tried.

        Raises:
            InputRefused: naming the field.
        """
        self.payload.check()
        check_pairs(self.pairs)
        for expectation in self.expectations:
            expectation.check(len(self.pairs))
        ranges = (
            ("repeats", self.repeats, 1, MOST_REPEATS),
            ("warm_up", self.warm_up, 0, 10_000),
            ("round_trip_ms", self.round_trip_ms, 0, MOST_ROUND_TRIP_MS),
            ("partitions", self.partitions, 1, 1_000),
        )
        for name, value, low, high in ranges:
            if not low <= value <= high:
                raise InputRefused(
                    tr("{value} is out of range: {low} to {high}.", value=value, low=low, high=high), field=name
                )

    @property
    def total_records(self) -> int:
        """Records that all pairs send together, warm-up included."""
        return len(self.pairs) * (self.repeats * self.payload.count + self.warm_up)


def fair_order(pairs: tuple[Pair, ...], repeats: int) -> tuple[tuple[int, int], ...]:
    """``(round, index of the pair)`` in the order of sending: every round begins with another pair.

    So none is always first, when the cluster is fresh, nor always behind the same neighbour's load.
    """
    count = len(pairs)
    return tuple((turn, (turn + step) % count) for turn in range(repeats) for step in range(count))


def load_warning(experiment: Experiment, environment: Environment, cluster_name: str) -> str | None:
    """What a person should know before this runs on a cluster that others depend on; None where none do."""
    if environment not in (Environment.STAGING, Environment.PRODUCTION):
        return None
    words = mark(
        "This makes {topics} on “{cluster}” and sends {records} ({size} before replication) as fast as it can."
    )
    if experiment.payload.per_second is not None:
        words = mark("This makes {topics} on “{cluster}” and sends {records} ({size} before replication).")
    return tr(
        words,
        topics=trn("one topic", "{count} topics", len(experiment.pairs)),
        cluster=cluster_name,
        records=trn("{count:,} record", "{count:,} records", experiment.total_records),
        size=byte_size(experiment.payload.size_bytes * experiment.total_records),
    )
