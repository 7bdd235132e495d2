"""Guarantee sentences, effective configuration, verdicts, numbers."""

from __future__ import annotations

import pytest

from kafkagui.core.delivery import Acks, DeliveryState, SendMethod
from kafkagui.core.lab.board import Board
from kafkagui.core.lab.broker_state import BrokerState
from kafkagui.core.lab.built_in import ACKS_1_LOSES
from kafkagui.core.lab.effective import Origin, effective_config
from kafkagui.core.lab.fates import Found
from kafkagui.core.lab.figures import Figures, spread
from kafkagui.core.lab.guarantee import guarantee
from kafkagui.core.lab.ledger import account
from kafkagui.core.lab.pair import Pair
from kafkagui.core.lab.run_differences import differences
from kafkagui.core.lab.scenario import options_for
from kafkagui.core.lab.verdicts import verdicts
from kafkagui.core.producing import Compression, ProducerOptions
from kafkagui.core.topics import PartitionInfo
from tests.unit.core.lab.lab_runs import ASYNC, FORGET, SYNC, accident_run, compare_run, entry, figures

WELL = PartitionInfo(0, 2, (2, 3, 1), (2, 3, 1))
ALONE = PartitionInfo(0, 2, (2, 3, 1), (2,))
LEADERLESS = PartitionInfo(0, None, (2, 3, 1), ())


@pytest.mark.parametrize(
    ("method", "acks", "partition", "min_isr", "words"),
    [
        (ASYNC, Acks.NONE, WELL, 2, "No broker confirms anything"),
        (FORGET, Acks.ALL, WELL, 2, "Nobody looks at the answers"),
        (ASYNC, Acks.LEADER, WELL, 2, "lost if broker 2 dies before another broker has copied it"),
        (ASYNC, Acks.ALL, WELL, 2, "on brokers 1, 2, 3: it stays as long as one of them lives"),
        (SYNC, Acks.ALL, ALONE, 2, "Only 1 of the 2 replicas that acks=all needs"),
        (SYNC, Acks.ALL, ALONE, 1, "Broker 2 alone is in sync"),
        (ASYNC, Acks.NONE, LEADERLESS, 1, "No broker leads partition 0"),
    ],
)
def test_the_guarantee_follows_topic_and_settings(
    method: SendMethod, acks: Acks, partition: PartitionInfo, min_isr: int, words: str
) -> None:
    assert words in guarantee(method, acks, partition, min_isr)


def test_a_board_tells_of_the_partition_that_promises_least() -> None:
    board = Board("t", (WELL, ALONE), (1, 2), (BrokerState(1),), 1)
    assert "Broker 2 alone" in board.sentence(ASYNC, Acks.ALL)
    assert Board("t", (), (), (), 1).sentence(ASYNC, Acks.ALL) == "Nothing is known of t now."


def test_a_broken_broker_is_not_well() -> None:
    assert BrokerState(1).is_well
    assert not BrokerState(1, is_frozen=True).is_well


def origins(pair: Pair, options: ProducerOptions) -> dict[str, tuple[str, Origin]]:
    return {value.name: (value.value, value.origin) for value in effective_config(pair, options).values}


def test_values_say_where_they_come_from() -> None:
    pair = Pair(ASYNC, Acks.LEADER)
    asked = options_for(pair, ACKS_1_LOSES.payload, 3_000, 20_000)
    found = origins(pair, asked)
    assert found["acks"] == ("1", Origin.CHOSEN)
    assert found["enable.idempotence"] == ("false", Origin.DERIVED)
    assert found["retries"] == ("2147483647", Origin.DEFAULT)
    assert found["request.timeout.ms"] == ("3000", Origin.CHOSEN)
    assert found["compression.type"] == ("none", Origin.DEFAULT)


def test_idempotence_forces_retries_and_requests_in_flight() -> None:
    options = ProducerOptions(idempotence=True, retries=0, max_in_flight=9, compression=Compression.GZIP)
    config = effective_config(Pair(ASYNC, Acks.ALL), options)
    found = {value.name: (value.value, value.origin) for value in config.values}
    assert found["retries"] == ("2147483647", Origin.FORCED)
    assert found["max.in.flight.requests.per.connection"] == ("5", Origin.FORCED)
    assert found["enable.idempotence"] == ("true", Origin.CHOSEN)
    assert found["compression.type"] == ("gzip", Origin.CHOSEN)
    assert len(config.notes) == 2


def test_what_does_not_fit_is_adjusted() -> None:
    found = origins(Pair(ASYNC, Acks.ALL), ProducerOptions(delivery_timeout_ms=1_000))
    assert found["request.timeout.ms"] == ("1000", Origin.ADJUSTED)


def test_verdicts_tell_losses_before_times() -> None:
    said = accident_run().verdicts
    assert said == (
        "Asynchronous, acks=0: 300 records of 900 are lost, and the program does not know.",
        "Asynchronous, acks=1: 300 acknowledged records of 900 are lost.",
        "Asynchronous, acks=all: every record is there.",
    )


def test_verdicts_tell_how_long_the_program_waits() -> None:
    assert compare_run().verdicts == (
        "Every record of every pair is there.",
        "acks=all: the synchronous program waited 1.2 s, the asynchronous one 0.001 s: 1,200 times as long.",
        "acks=all: until the last answer, synchronous took 1.2 s, asynchronous 0.03 s.",
    )
    assert compare_run(3.0, 0.6).verdicts[1].endswith("5.0 times as long.")


def test_times_that_are_alike_are_no_verdict() -> None:
    numbers = [figures(SYNC, Acks.NONE, 1.0), figures(ASYNC, Acks.NONE, 1.0), figures(SYNC, Acks.ALL, 1.0)]
    assert verdicts(numbers, []) == ()
    assert verdicts([figures(SYNC, Acks.ALL, 1.0), figures(ASYNC, Acks.ALL, 0.0)], []) == ()


def test_verdicts_tell_failures_and_duplicates() -> None:
    pair = Pair(ASYNC, Acks.ALL)
    states = [DeliveryState.FAILED] * 2 + [DeliveryState.ACKNOWLEDGED]
    said = verdicts((), [account(pair, "t", states, Found({1: 1, 3: 2}, frozenset()))])
    assert said == (
        "Asynchronous, acks=all: 2 records failed, and the program was told; 1 arrived all the same.",
        "Asynchronous, acks=all: 1 record is there more than once.",
    )


def test_rates_follow_from_times_and_nothing_divides_by_zero() -> None:
    made = figures(ASYNC, Acks.ALL, 0.5, 2.0)
    assert (made.records_per_s, made.program_records_per_s, made.mb_per_s) == (50, 200, 0.005)
    none = Figures(made.pair, 0, 0, 0, 0, 0, 0, 0, spread([]), None)
    assert (none.records_per_s, none.program_records_per_s, none.mb_per_s, none.inside_send) == (0, 0, 0, None)


def test_a_spread_is_told_to_the_tenth_of_a_microsecond() -> None:
    made = spread(range(1_000, 101_000, 1_000))
    assert made is not None
    assert (made.p50_ms, made.p95_ms, made.p99_ms, made.max_ms) == (0.05, 0.095, 0.099, 0.1)


def test_two_runs_are_compared_pair_by_pair() -> None:
    first, second = compare_run(), compare_run(sync_s=0.6)
    slow, fast = differences(first, second)
    assert slow.speed_ratio == pytest.approx(2)
    assert slow.lost_more == 0
    assert fast.speed_ratio == 1
    only = differences(first, accident_run())[-1]
    assert only.figures[0] is None
    assert (only.speed_ratio, only.lost_more) == (None, None) or only.pair.acks is Acks.ALL
    lonely = [one for one in differences(first, accident_run()) if one.pair.acks is Acks.NONE]
    assert lonely[0].speed_ratio is None
    assert lonely[0].lost_more is None
    assert entry(Pair(ASYNC, Acks.ALL), lost=range(1, 3)).lost == 2
