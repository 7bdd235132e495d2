"""A run: what was tried, where, what happened, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from kafkagui.core.delivery import Acks
from kafkagui.core.lab.effective import EffectiveConfig
from kafkagui.core.lab.expectation import Judgement
from kafkagui.core.lab.experiment import Experiment
from kafkagui.core.lab.figures import Figures
from kafkagui.core.lab.ledger import LedgerEntry
from kafkagui.core.lab.pair import Pair
from kafkagui.core.lab.scenario import Scenario
from kafkagui.core.profiles import Environment
from kafkagui.core.wording import mark


class Stage(Enum):
    """What a run is doing."""

    PREPARING = mark("Making topics")
    WARMING_UP = mark("Warming up")
    SENDING = mark("Sending")
    BREAKING = mark("Breaking")
    WAITING = mark("Waiting")
    READING_BACK = mark("Reading back")
    DONE = mark("Finished")


@dataclass(frozen=True, slots=True)
class PairProgress:
    """How far one pair is."""

    pair: Pair
    sent: int = 0
    acknowledged: int = 0
    failed: int = 0
    unconfirmed: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: ``step`` of ``steps``, and every pair's counts."""

    stage: Stage
    step: int
    steps: int
    elapsed_s: float
    pairs: tuple[PairProgress, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class RunEvent:
    """Something that happened: seconds since the run began, the broker if it is about one, and a sentence.

    ``sequences`` are each pair's newest sequence at that moment, so that a strip can mark the place.
    """

    at_s: float
    text: str
    node_id: int | None = None
    sequences: tuple[int, ...] = ()
    is_fault: bool = False


@dataclass(frozen=True, slots=True)
class RecordTimeline:
    """The way of one record, in milliseconds since its send() began; None for what did not happen or is not known."""

    pair: Pair
    sequence: int
    sent_ms: float
    acknowledged_ms: float | None
    read_back_ms: float | None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a run was: the program, the cluster and how far away it is. Names no address and no user."""

    program_version: str
    client: str
    kafka_version: str
    cluster_name: str
    environment: Environment
    brokers: int
    is_local: bool
    measured_round_trip_ms: float | None = None


@dataclass(frozen=True, slots=True)
class LabRun:
    """Everything about a run that is finished; ``started_at_ms`` since the epoch.

    One of ``experiment`` and ``scenario`` is there, which is what to repeat.
    """

    run_id: str
    name: str
    started_at_ms: int
    took_s: float
    surroundings: Surroundings
    experiment: Experiment | None = None
    scenario: Scenario | None = None
    events: tuple[RunEvent, ...] = ()
    figures: tuple[Figures, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    verdicts: tuple[str, ...] = ()
    timelines: tuple[RecordTimeline, ...] = ()
    configs: tuple[EffectiveConfig, ...] = field(default=())
    topics_left: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether every expectation came true."""
        return all(judgement.holds for judgement in self.judgements)

    @property
    def acks(self) -> tuple[Acks, ...]:
        """The acks that were tried, in order."""
        return tuple(dict.fromkeys(figure.pair.acks for figure in self.figures))
