"""Fates, ledgers and what is expected of them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kafkagui.core.delivery import Acks, DeliveryState
from kafkagui.core.errors import InputRefused
from kafkagui.core.lab.expectation import Expectation, Judgement, Measure, Relation, judge
from kafkagui.core.lab.fates import Fate, Found, Range, Stretch, fates, found_in, ranges, stretches
from kafkagui.core.lab.ledger import account
from kafkagui.core.lab.pair import Pair
from tests.unit.core.lab.lab_runs import ASYNC, FORGET, SYNC, entry, figures

ACK, FAIL, UNKNOWN, FLYING = (
    DeliveryState.ACKNOWLEDGED,
    DeliveryState.FAILED,
    DeliveryState.UNCONFIRMED,
    DeliveryState.IN_FLIGHT,
)


def test_every_combination_of_known_and_found_is_a_fate_of_its_own() -> None:
    states = [ACK, ACK, UNKNOWN, UNKNOWN, FAIL, FAIL, FLYING, FLYING]
    found = Found({1: 1, 3: 1, 5: 1, 7: 1}, frozenset())
    assert fates(states, found) == (
        Fate.ACKNOWLEDGED_PRESENT,
        Fate.ACKNOWLEDGED_LOST,
        Fate.UNCONFIRMED_PRESENT,
        Fate.UNCONFIRMED_LOST,
        Fate.FAILED_PRESENT,
        Fate.FAILED_ABSENT,
        Fate.UNCONFIRMED_PRESENT,
        Fate.UNCONFIRMED_LOST,
    )


def test_a_repeated_record_is_a_duplicate_and_a_late_one_is_out_of_order() -> None:
    found = found_in([(0, 1), (0, 2), (0, 4), (0, 3), (0, 2), (1, 1)])
    assert found.times == {1: 2, 2: 2, 3: 1, 4: 1}
    assert found.out_of_order == {3}


def test_partitions_are_in_order_each_by_itself() -> None:
    assert found_in([(0, 5), (0, 6), (1, 1), (1, 2)]).out_of_order == frozenset()


def test_the_ledger_counts_what_was_lost_and_names_the_sequences() -> None:
    pair = Pair(ASYNC, Acks.LEADER)
    states = [ACK] * 6 + [FAIL] * 2 + [UNKNOWN] * 2
    found = Found({1: 1, 2: 2, 5: 1, 7: 1, 9: 1}, frozenset({5}))
    made = account(pair, "t", states, found)
    assert (made.sent, made.acknowledged, made.failed, made.unconfirmed, made.found) == (10, 6, 2, 2, 5)
    assert (made.lost_acknowledged, made.lost_unconfirmed, made.lost, made.failed_present) == (3, 1, 4, 1)
    assert made.lost_ranges == (Range(3, 4), Range(6, 6), Range(10, 10))
    assert (made.duplicated, made.out_of_order) == (1, 1)
    assert made.strip[0] == Stretch(1, 2, Fate.ACKNOWLEDGED_PRESENT)
    assert made.strip[-1] == Stretch(10, 10, Fate.UNCONFIRMED_LOST)


@given(st.sets(st.integers(1, 200)))
def test_ranges_say_the_same_numbers(numbers: set[int]) -> None:
    made = ranges(numbers)
    assert [n for part in made for n in range(part.first, part.last + 1)] == sorted(numbers)
    assert sum(part.count for part in made) == len(numbers)
    assert all(after.first > before.last + 1 for before, after in pairwise(made))


@given(st.lists(st.sampled_from(list(Fate))))
def test_stretches_cover_every_record_once(of: list[Fate]) -> None:
    made = stretches(of)
    assert [part.fate for part in made for _ in range(part.first, part.last + 1)] == of
    assert all(after.fate is not before.fate for before, after in pairwise(made))


def test_a_range_of_one_is_a_number() -> None:
    assert [str(Range(3, 3)), str(Range(3, 9))] == ["3", "3–9"]


def test_an_expectation_without_a_pair_is_judged_for_each() -> None:
    pairs = (Pair(ASYNC, Acks.LEADER), Pair(ASYNC, Acks.ALL))
    ledger = (entry(pairs[0], lost=range(1, 4)), entry(pairs[1]))
    numbers = tuple(figures(pair.method, pair.acks, 1.0) for pair in pairs)
    judged = judge([Expectation(Measure.LOST_ACKNOWLEDGED, Relation.EQUAL, 0)], ledger, numbers)
    assert [one.holds for one in judged] == [False, True]
    assert judged[0].sentence == "Asynchronous, acks=1: lost after acknowledgement = 0 (found 3)"


@pytest.mark.parametrize(
    ("measure", "number"),
    [
        (Measure.SENT, 900),
        (Measure.ACKNOWLEDGED, 900),
        (Measure.FAILED, 0),
        (Measure.UNCONFIRMED, 0),
        (Measure.FOUND, 897),
        (Measure.LOST, 3),
        (Measure.LOST_ACKNOWLEDGED, 3),
        (Measure.FAILED_PRESENT, 0),
        (Measure.DUPLICATED, 2),
        (Measure.OUT_OF_ORDER, 0),
    ],
)
def test_each_measure_is_its_number(measure: Measure, number: int) -> None:
    pair = Pair(ASYNC, Acks.ALL)
    made = entry(pair, lost=range(1, 4), twice=(7, 9))
    (judged,) = judge([Expectation(measure, Relation.EQUAL, number, 0)], [made], [figures(ASYNC, Acks.ALL, 1)])
    assert judged.holds, judged.sentence


def test_slowdown_is_told_against_the_asynchronous_pair_of_the_same_acks() -> None:
    numbers = [figures(SYNC, Acks.ALL, 2.0), figures(ASYNC, Acks.ALL, 0.1), figures(FORGET, Acks.NONE, 1.0)]
    entries = [entry(number.pair) for number in numbers]
    wanted = [Expectation(Measure.SLOWDOWN, Relation.AT_LEAST, 20, index) for index in (0, 2)]
    slow, alone = judge(wanted, entries, numbers)
    assert slow.holds
    assert slow.found == pytest.approx(20)
    assert not alone.holds
    assert alone.sentence.endswith("(found –)")


def test_relations() -> None:
    assert [Expectation(Measure.SENT, relation, 5).holds(4) for relation in Relation] == [False, False, True]
    assert [Expectation(Measure.SENT, relation, 5).holds(5) for relation in Relation] == [True, True, True]
    assert Judgement(Expectation(Measure.SLOWDOWN, Relation.AT_MOST, 5), "x", 1.2345).sentence.endswith("(found 1.234)")


def test_an_expectation_about_no_pair_is_refused() -> None:
    with pytest.raises(InputRefused, match="no pair number 3"):
        Expectation(Measure.SENT, Relation.EQUAL, 1, 3).check(3)
