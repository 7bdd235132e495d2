"""Runs of the delivery lab as they might have been: one comparison, one accident."""

from __future__ import annotations

from kafkagui.core.delivery import Acks, DeliveryState, SendMethod
from kafkagui.core.lab.broker_state import BrokerState
from kafkagui.core.lab.built_in import ACKS_1_LOSES
from kafkagui.core.lab.effective import effective_config
from kafkagui.core.lab.expectation import judge
from kafkagui.core.lab.experiment import ALL_PAIRS, Experiment
from kafkagui.core.lab.fates import Found
from kafkagui.core.lab.figures import Figures, Spread
from kafkagui.core.lab.ledger import LedgerEntry, account
from kafkagui.core.lab.pair import Pair
from kafkagui.core.lab.payload import Payload
from kafkagui.core.lab.run import LabRun, RecordTimeline, RunEvent, Surroundings
from kafkagui.core.lab.scenario import options_for
from kafkagui.core.lab.verdicts import verdicts
from kafkagui.core.profiles import Environment
from kafkagui.ui.gallery import sample_data as data

_COUNT = 1_000
_SIZE_BYTES = 100
_TIMEOUTS = (3_000, 20_000)
_WHERE = Surroundings("1.0", "kafka-python", "4.3", "Local Kafka", Environment.LOCAL, 3, is_local=True)
_SEND_MS = 0.006
_ANSWER_MS = {Acks.NONE: 0.02, Acks.LEADER: 10.9, Acks.ALL: 12.4}
EXPERIMENT = Experiment(payload=Payload(_COUNT, _SIZE_BYTES), round_trip_ms=10)


def _state(pair: Pair) -> DeliveryState:
    if pair.method is SendMethod.FIRE_AND_FORGET or pair.acks is Acks.NONE:
        return DeliveryState.UNCONFIRMED
    return DeliveryState.ACKNOWLEDGED


def _spread(p50_ms: float) -> Spread:
    return Spread(p50_ms, p50_ms * 1.9, p50_ms * 4.2, p50_ms * 9)


def figures_of(pair: Pair) -> Figures:
    """A pair's numbers."""
    answer_ms = _ANSWER_MS[pair.acks]
    is_synchronous = pair.method is SendMethod.SYNCHRONOUS
    program_s = _COUNT * (answer_ms if is_synchronous else _SEND_MS * 1.4) / 1_000
    all_s = program_s + (0.0 if is_synchronous else answer_ms * 9 / 1_000)
    is_known = _state(pair) is DeliveryState.ACKNOWLEDGED
    known = _COUNT if is_known else 0
    inside = _spread(answer_ms if is_synchronous else _SEND_MS)
    answered = None if pair.acks is Acks.NONE else _spread(answer_ms * (1.0 if is_synchronous else 4.5))
    size = _COUNT * _SIZE_BYTES
    return Figures(pair, _COUNT, known, 0, _COUNT - known, size, program_s, all_s, inside, answered)


def _entry(pair: Pair, number: int, sent: int, lost: range) -> LedgerEntry:
    found = Found({sequence: 1 for sequence in range(1, sent + 1) if sequence not in lost}, frozenset())
    return account(pair, f"kafkagui-lab-sample-{number}", [_state(pair)] * sent, found)


def _way(pair: Pair, sequence: int) -> RecordTimeline:
    answer_ms = _ANSWER_MS[pair.acks] * (1 + sequence / 20)
    sent_ms = answer_ms if pair.method is SendMethod.SYNCHRONOUS else _SEND_MS * (1 + sequence / 6)
    return RecordTimeline(pair, sequence, sent_ms, answer_ms, answer_ms + 4 + sequence)


def comparison() -> LabRun:
    """Nine pairs, nothing lost."""
    figures = tuple(figures_of(pair) for pair in ALL_PAIRS)
    ledger = tuple(_entry(pair, number, _COUNT, range(0)) for number, pair in enumerate(ALL_PAIRS, 1))
    return LabRun(
        "20260514-094157-a1b2",
        "compare",
        data.NOW_MS,
        48.2,
        _WHERE,
        experiment=EXPERIMENT,
        figures=figures,
        ledger=ledger,
        verdicts=verdicts(figures, ledger),
        timelines=tuple(_way(pair, sequence) for pair in ALL_PAIRS for sequence in range(1, 6)),
        configs=tuple(effective_config(pair, options_for(pair, EXPERIMENT.payload, *_TIMEOUTS)) for pair in ALL_PAIRS),
    )


def _event(at_s: float, text: str, newest: int, node_id: int | None = None) -> RunEvent:
    return RunEvent(at_s, text, node_id, (newest,) * 3, is_fault=node_id is not None)


EVENTS = (
    _event(0.8, "Sending 300 records to each topic.", 0),
    _event(1.5, "Every record has its outcome.", 300),
    _event(2.2, "The others can copy nothing more from broker 2.", 300, 2),
    _event(2.8, "Sending 300 records to each topic.", 300),
    _event(3.8, "Broker 2 is killed.", 600, 2),
    _event(7.2, "Another broker leads now.", 600),
    _event(7.9, "Every topic is read back.", 900),
)

BROKEN = (
    BrokerState(1),
    BrokerState(2, is_running=False, replication_is_cut=True),
    BrokerState(3),
)


def accident() -> LabRun:
    """The leader dies before the others have copied: acks 0 and 1 lose, all does not."""
    lost = (range(301, 601), range(301, 601), range(0))
    pairs = ACKS_1_LOSES.pairs
    ledger = tuple(_entry(pair, place + 1, 900, lost[place]) for place, pair in enumerate(pairs))
    return LabRun(
        "20260514-094512-c3d4",
        ACKS_1_LOSES.name,
        data.NOW_MS,
        14.1,
        _WHERE,
        scenario=ACKS_1_LOSES,
        events=EVENTS,
        ledger=ledger,
        judgements=judge(ACKS_1_LOSES.expectations, ledger, ()),
        verdicts=verdicts((), ledger),
        configs=tuple(effective_config(pair, options_for(pair, ACKS_1_LOSES.payload, *_TIMEOUTS)) for pair in pairs),
    )
