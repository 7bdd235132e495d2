"""Pairs, payloads, experiments and scenarios: what they say, and what is refused."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from kafkagui.core.delivery import Acks, SendMethod
from kafkagui.core.errors import InputRefused
from kafkagui.core.lab.built_in import ACKS_1_LOSES, BUILT_IN, COMPARE, built_in
from kafkagui.core.lab.expectation import Expectation, Measure, Relation
from kafkagui.core.lab.experiment import ALL_PAIRS, Experiment, fair_order, load_warning
from kafkagui.core.lab.marks import is_lab_topic, lab_topic, marked, sequence_of
from kafkagui.core.lab.pair import Pair, check_pairs
from kafkagui.core.lab.payload import Keys, Payload
from kafkagui.core.lab.scenario import Pause, ReadBack, Scenario, Send
from kafkagui.core.profiles import Environment
from kafkagui.core.records import Header, StoredRecord, TimestampType
from kafkagui.core.topic_name import check_topic_name

ASYNC = SendMethod.ASYNCHRONOUS


@pytest.mark.parametrize(
    ("pair", "label"),
    [
        (Pair(ASYNC, Acks.ALL), "Asynchronous, acks=all"),
        (Pair(SendMethod.FIRE_AND_FORGET, Acks.NONE, retries=0), "Fire and forget, acks=0, retries=0"),
        (Pair(ASYNC, Acks.ALL, idempotence=True), "Asynchronous, acks=all, idempotent"),
        (Pair(ASYNC, Acks.ALL, idempotence=False), "Asynchronous, acks=all, not idempotent"),
    ],
)
def test_a_pair_says_what_it_is(pair: Pair, label: str) -> None:
    assert pair.label == label


def test_no_pair_and_one_twice_are_refused() -> None:
    with pytest.raises(InputRefused, match="at least one"):
        check_pairs(())
    with pytest.raises(InputRefused, match="chosen twice"):
        check_pairs((Pair(ASYNC, Acks.ALL), Pair(ASYNC, Acks.ALL)))


@pytest.mark.parametrize(("size", "count"), [(0, 1), (1, 0), (2_000_000, 1), (1, 2_000_000)])
def test_a_payload_out_of_range_is_refused(size: int, count: int) -> None:
    with pytest.raises(InputRefused, match="out of range"):
        Payload(count, size).check()


def test_a_rate_of_nothing_is_refused() -> None:
    with pytest.raises(InputRefused, match="above zero"):
        Payload(per_second=0).check()


def test_records_have_the_size_and_carry_run_and_sequence() -> None:
    records = list(Payload(5, 130, keys=Keys.FEW).records("t", "run", 9, 3, 2))
    assert [len(record.value or b"") for record in records] == [130] * 3
    assert [record.headers[1].value for record in records] == [b"9", b"10", b"11"]
    assert [record.key for record in records] == [b"key-9", b"key-0", b"key-1"]
    assert {record.partition for record in records} == {2}
    assert Payload(5, 130).total_bytes == 650


def test_keys_are_none_or_one_each() -> None:
    assert [r.key for r in Payload().records("t", "run", 1, 1)] == [None]
    assert [r.key for r in Payload(keys=Keys.EACH).records("t", "run", 77, 1)] == [b"key-77"]


def stored(headers: tuple[Header, ...]) -> StoredRecord:
    return StoredRecord("t", 0, 0, 0, TimestampType.CREATE_TIME, None, b"v", headers)


@pytest.mark.parametrize(
    ("headers", "sequence"),
    [
        (marked("run", 7), 7),
        (marked("run", 0), None),
        (marked("other", 7), None),
        ((), None),
        ((marked("run", 1)[0], Header("kafkagui-lab-sequence", None)), None),
        ((marked("run", 1)[0], Header("kafkagui-lab-sequence", b"x")), None),
    ],
)
def test_only_records_of_the_run_are_found_again(headers: tuple[Header, ...], sequence: int | None) -> None:
    assert sequence_of(stored(headers), "run") == sequence


def test_topics_of_the_lab_are_known_by_name() -> None:
    name = lab_topic("20260101-120000-abcd", 3)
    check_topic_name(name)
    assert is_lab_topic(name)
    assert not is_lab_topic("orders")


def test_every_round_begins_with_another_pair_and_all_have_equal_turns() -> None:
    order = fair_order(ALL_PAIRS[:3], 3)
    assert [index for _, index in order] == [0, 1, 2, 1, 2, 0, 2, 0, 1]
    assert Counter(index for _, index in order) == {0: 3, 1: 3, 2: 3}
    assert [turn for turn, _ in order] == [0, 0, 0, 1, 1, 1, 2, 2, 2]


@pytest.mark.parametrize(
    "changes", [{"repeats": 0}, {"warm_up": -1}, {"round_trip_ms": 201}, {"partitions": 0}, {"pairs": ()}]
)
def test_an_experiment_out_of_range_is_refused(changes: dict[str, int]) -> None:
    with pytest.raises(InputRefused):
        replace(Experiment(), **changes).check()  # type: ignore[arg-type]


def test_an_experiment_checks_its_expectations() -> None:
    with pytest.raises(InputRefused, match="no pair number 9"):
        Experiment(expectations=(Expectation(Measure.SENT, Relation.EQUAL, 1, 9),)).check()


def test_a_warning_names_the_load_where_others_depend_on_the_cluster() -> None:
    experiment = Experiment(payload=Payload(1_000, 1_024), pairs=ALL_PAIRS[:2], repeats=2, warm_up=0)
    assert load_warning(experiment, Environment.DEV, "x") is None
    assert load_warning(experiment, Environment.STAGING, "x") == (
        "This makes 2 topics on “x” and sends 4,000 records (3.9 MB before replication) as fast as it can."
    )
    slow = replace(experiment, payload=replace(experiment.payload, per_second=5.0))
    assert (load_warning(slow, Environment.PRODUCTION, "x") or "").endswith("(3.9 MB before replication).")


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_built_in_scenario_can_be_run_and_says_what_it_shows(name: str) -> None:
    what = built_in(name)
    what.check()
    assert what.name == name
    assert what.shows.endswith(".")
    assert what.expectations


def test_an_unknown_name_is_refused_with_those_there_are() -> None:
    with pytest.raises(InputRefused) as refused:
        built_in("acks-2")
    assert "acks-1-loses" in refused.value.hint


def test_the_accident_sends_nine_hundred_and_the_comparison_a_hundred_each() -> None:
    assert ACKS_1_LOSES.count == 900
    assert COMPARE.payload.count == 100
    assert COMPARE.total_records == 9 * 120


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"name": " "}, "a name"),
        ({"steps": (ReadBack(),)}, "at least one record"),
        ({"steps": (Send(1), ReadBack(), Send(1))}, "ends by reading back"),
        ({"steps": (Send(1), ReadBack(), ReadBack())}, "reads back once"),
        ({"steps": (Send(1), Pause(1))}, "ends by reading back"),
        ({"replicas": 4}, "Replicas are 1 to 3"),
        ({"min_isr": 0}, "Replicas are 1 to 3"),
        ({"expectations": (Expectation(Measure.SENT, Relation.EQUAL, 1, 5),)}, "no pair number 5"),
    ],
)
def test_a_scenario_that_cannot_be_run_is_refused(changes: dict[str, object], why: str) -> None:
    with pytest.raises(InputRefused, match=why):
        replace(ACKS_1_LOSES, **changes).check()  # type: ignore[arg-type]


def test_a_scenario_of_ones_own_needs_little() -> None:
    Scenario("mine", "It sends.", (Pair(ASYNC, Acks.ALL),), (Send(10), ReadBack())).check()
