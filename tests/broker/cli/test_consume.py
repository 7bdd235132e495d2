"""`consume` on a real broker: where it starts and stops."""

from __future__ import annotations

import pytest

from tests.broker.cli.conftest import Command


@pytest.fixture
def filled(command: Command, topic: str) -> str:
    """Ten records, one after the other, in turn over three partitions; values `a b c … j`."""
    for letter in "abcdefghij":
        words = ("--method", "synchronous", "--partition", str("abcdefghij".index(letter) % 3))
        assert command("send", topic, "--value", letter, *words).code == 0
    return topic


def values(rows: list[dict[str, object]]) -> str:
    return "".join(str(row["value"]) for row in rows)


def test_starts_and_stops(command: Command, filled: str) -> None:
    assert sorted(values(command("consume", filled).rows)) == list("abcdefghij")
    assert values(command("consume", filled, "--from", "last:4").rows) == "ghij"
    assert sorted(values(command("consume", filled, "--from", "offset:2").rows)) == list("ghij")
    assert command("consume", filled, "--from", "end").rows == []
    assert len(command("consume", filled, "--until", "count:3").rows) == 3
    assert sorted(values(command("consume", filled, "--partition", "1").rows)) == list("beh")


def test_times_are_exact(command: Command, filled: str) -> None:
    rows = sorted(command("consume", filled).rows, key=lambda row: row["timestamp_ms"])
    middle = rows[5]["timestamp_ms"]
    iso = "1970-01-01T00:00:00+00:00" if middle < 0 else _iso(middle)
    later = command("consume", filled, "--from", f"time:{iso}").rows
    earlier = command("consume", filled, "--until", f"time:{iso}").rows
    assert sorted(values(later)) == [row["value"] for row in rows if row["timestamp_ms"] >= middle]
    assert sorted(values(earlier)) == [row["value"] for row in rows if row["timestamp_ms"] < middle]


def _iso(timestamp_ms: int) -> str:
    from datetime import UTC, datetime, timedelta

    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=timestamp_ms)).isoformat()


def test_count_prints_the_number_a_partition(command: Command, filled: str) -> None:
    rows = command("consume", filled, "--count").rows
    assert [(row["partition"], row["records"]) for row in rows] == [(0, 4), (1, 3), (2, 3)]
    last = command("consume", filled, "--count", "--from", "last:4").rows
    assert sum(row["records"] for row in last) == 4


@pytest.mark.parametrize(
    "words", [("--from", "middle"), ("--from", "last:0"), ("--until", "count:x"), ("--from", "time:yesterday")]
)
def test_wrong_words_are_refused(command: Command, words: tuple[str, str]) -> None:
    ended = command("consume", "t", *words, servers="127.0.0.1:1")
    assert (ended.code, ended.out) == (2, "")


def test_a_missing_topic_or_partition_fails_with_its_name(command: Command, topic: str) -> None:
    ended = command("consume", f"{topic}-missing")
    assert (ended.code, ended.out) == (1, "")
    assert "missing" in ended.err
    assert command("consume", topic, "--partition", "9").code == 1


def test_an_empty_topic_ends_at_once(command: Command, topic: str) -> None:
    ended = command("consume", topic)
    assert (ended.code, ended.out) == (0, "")


def test_conditions(command: Command, filled: str) -> None:
    assert sorted(values(command("consume", filled, "--filter", "a or value=j").rows)) == ["a", "j"]
    assert values(command("consume", filled, "--from", "last:4", "--filter=-h").rows) == "gij"
    both = command("consume", filled, "--filter=-partition:0", "--search", "~[a-e]", "--exact")
    assert sorted(values(both.rows)) == ["b", "c", "e"]
    assert "Scanned 10 of 10 records, 3 matches." in both.err
    last = command("consume", filled, "--from", "last:4", "--search", "value~[a-g]")
    assert (values(last.rows), "Scanned 4 of 4 records, 1 match." in last.err) == ("g", True)
    counted = command("consume", filled, "--filter", "a or b or d", "--count").rows
    assert [(row["partition"], row["records"]) for row in counted] == [(0, 2), (1, 1), (2, 0)]


def test_a_wrong_condition_is_refused_with_its_place(command: Command) -> None:
    ended = command("consume", "t", "--filter", "a", "--search", "b or", servers="127.0.0.1:1")
    assert (ended.code, ended.out) == (2, "")
    assert "(character 5)" in ended.err
