"""Made-up runs for the tests of what is made from them."""

from __future__ import annotations

from kafkagui.core.delivery import Acks, DeliveryState, SendMethod
from kafkagui.core.lab.built_in import ACKS_1_LOSES, COMPARE
from kafkagui.core.lab.effective import effective_config
from kafkagui.core.lab.expectation import judge
from kafkagui.core.lab.fates import Found
from kafkagui.core.lab.figures import Figures, spread
from kafkagui.core.lab.ledger import LedgerEntry, account
from kafkagui.core.lab.pair import Pair
from kafkagui.core.lab.run import LabRun, RecordTimeline, RunEvent, Surroundings
from kafkagui.core.lab.verdicts import verdicts
from kafkagui.core.producing import ProducerOptions
from kafkagui.core.profiles import Environment

ASYNC, SYNC, FORGET = SendMethod.ASYNCHRONOUS, SendMethod.SYNCHRONOUS, SendMethod.FIRE_AND_FORGET


def figures(method: SendMethod, acks: Acks, program_s: float, all_s: float | None = None, count: int = 100) -> Figures:
    inside = spread(range(1_000, 101_000, 1_000))
    answers = None if acks is Acks.NONE else spread([5_000_000] * count)
    return Figures(Pair(method, acks), count, count, 0, 0, count * 100, program_s, all_s or program_s, inside, answers)


def entry(pair: Pair, *, lost: range = range(0), sent: int = 900, twice: tuple[int, ...] = ()) -> LedgerEntry:
    told = DeliveryState.UNCONFIRMED if pair.acks is Acks.NONE else DeliveryState.ACKNOWLEDGED
    times = {number: 2 if number in twice else 1 for number in range(1, sent + 1) if number not in lost}
    return account(pair, "kafkagui-lab-x-1", [told] * sent, Found(times, frozenset()))


def accident_run() -> LabRun:
    """As `acks-1-loses` comes out."""
    pairs = ACKS_1_LOSES.pairs
    ledger = (entry(pairs[0], lost=range(301, 601)), entry(pairs[1], lost=range(301, 601)), entry(pairs[2]))
    numbers = tuple(figures(pair.method, pair.acks, 6.4, count=900) for pair in pairs)
    return LabRun(
        "20260101-120000-abcd",
        ACKS_1_LOSES.name,
        1_770_000_000_000,
        14.3,
        Surroundings("0.1.0", "kafka-python", "4.3", "Local <Kafka>", Environment.LOCAL, 3, True, 1.5),
        scenario=ACKS_1_LOSES,
        events=(
            RunEvent(1.0, "Sending 300 records to each topic.", None, (0, 0, 0)),
            RunEvent(3.6, "Broker 2 is killed.", 2, (600, 600, 600), is_fault=True),
        ),
        figures=numbers,
        ledger=ledger,
        judgements=judge(ACKS_1_LOSES.expectations, ledger, numbers),
        verdicts=verdicts((), ledger),
        timelines=(RecordTimeline(pairs[0], 1, 0.1, None, 12.5),),
        configs=(effective_config(pairs[2], ProducerOptions(idempotence=True, retries=0)),),
        topics_left=("kafkagui-lab-x-1",),
    )


def compare_run(sync_s: float = 1.2, async_s: float = 0.001) -> LabRun:
    """A comparison of two pairs."""
    pairs = (Pair(SYNC, Acks.ALL), Pair(ASYNC, Acks.ALL))
    numbers = (figures(SYNC, Acks.ALL, sync_s), figures(ASYNC, Acks.ALL, async_s, 0.03))
    ledger = tuple(entry(pair, sent=100) for pair in pairs)
    where = Surroundings("0.1.0", "kafka-python", "", "dev", Environment.DEV, 1, False)
    return LabRun(
        "b",
        "compare",
        1,
        2.0,
        where,
        experiment=COMPARE,
        figures=numbers,
        ledger=ledger,
        verdicts=verdicts(numbers, ledger),
    )
