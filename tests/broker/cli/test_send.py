"""`send` on a real broker, and what `consume` finds of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kafkagui.core.lines import EXAMPLE
from kafkagui.core.partitioning import partition_for_key
from tests.broker.cli.conftest import Command

METHODS = ("fire-and-forget", "synchronous", "asynchronous")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("acks", ["0", "1", "all"])
def test_every_method_with_every_acks_ends_as_a_row_and_arrives(
    command: Command, topic: str, method: str, acks: str
) -> None:
    ended = command("send", topic, "--method", method, "--acks", acks, "--key", "k", "--value", "v", "--repeat", "5")
    assert ended.code == 0
    confirmed = method != "fire-and-forget" and acks != "0"
    assert [row["status"] for row in ended.rows] == ["acknowledged" if confirmed else "unconfirmed"] * 5
    for row in ended.rows:
        known = [row["offset"], row["timestamp_ms"]]
        assert all(isinstance(value, int) for value in known) if confirmed else known == [None, None]
    if confirmed:
        assert sorted(row["offset"] for row in ended.rows) == [0, 1, 2, 3, 4]
    found = command("consume", topic).rows
    assert [(row["key"], row["value"]) for row in found] == [("k", "v")] * 5
    assert {row["partition"] for row in found} == {partition_for_key(b"k", 3)}


def test_nothing_changes_on_the_way(command: Command, topic: str) -> None:
    words = ("--partition", "2", "--header", "a=1", "--header", "b=", "--header", "a=x=y")
    sent = command("send", topic, "--key", "", "--null-value", *words)
    assert (sent.code, sent.rows[0]["partition"]) == (0, 2)
    (row,) = command("consume", topic).rows
    assert (row["key"], row["value"], row["partition"], row["offset"]) == ("", None, 2, 0)
    assert row["headers"] == [["a", "1"], ["b", ""], ["a", "x=y"]]
    assert (row["timestamp_ms"], row["timestamp_type"]) == (sent.rows[0]["timestamp_ms"], "CreateTime")


def test_a_missing_key_is_null_and_round_robin_takes_the_partitions_in_order(command: Command, topic: str) -> None:
    words = ("--method", "synchronous", "--partitioner", "round-robin", "--repeat", "6")
    sent = command("send", topic, "--value", "v", *words)
    assert [row["partition"] for row in sent.rows] == [0, 1, 2, 0, 1, 2]
    assert {row["key"] for row in command("consume", topic).rows} == {None}


def test_bytes_that_are_not_text_come_back_as_they_were(command: Command, topic: str, tmp_path: Path) -> None:
    lines = tmp_path / "lines"
    lines.write_bytes(b"k\xff:\xfe\n")
    command("send", topic, "--lines", str(lines), "--parse-key", "--key-separator", ":")
    (row,) = command("consume", topic).rows
    assert (row["key"], row["value"]) == ({"base64": "a/8="}, {"base64": "/g=="})


def test_the_six_lines_go_to_the_partitions_of_their_keys(command: Command, topic: str, tmp_path: Path) -> None:
    lines = tmp_path / "lines"
    lines.write_text(EXAMPLE, encoding="utf-8")
    sent = command("send", topic, "--lines", str(lines), "--parse-key", "--key-separator", ":")
    assert [row["status"] for row in sent.rows] == ["acknowledged"] * 6
    found = command("consume", topic).rows
    assert all(row["partition"] == partition_for_key(row["key"].encode(), 3) for row in found)
    wanted = [tuple(line.split(":", 1)) for line in EXAMPLE.splitlines()]
    for key in ("1001", "1002", "1003"):
        assert [row["value"] for row in found if row["key"] == key] == [value for k, value in wanted if k == key]


def test_a_bad_line_is_said_and_nothing_is_sent(command: Command, topic: str, tmp_path: Path) -> None:
    lines = tmp_path / "lines"
    lines.write_text("a:1\nno separator\n", encoding="utf-8")
    ended = command("send", topic, "--lines", str(lines), "--parse-key", "--key-separator", ":")
    assert (ended.code, ended.out) == (2, "")
    assert "No key separator found on line number 2: 'no separator'" in ended.err
    assert command("consume", topic).rows == []


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--value", "v", "--header", "no-equals"),
        ("--lines", "/no/such/file"),
        ("--value", "v", "--repeat", "0"),
        ("--value", "v", "--acks", "2"),
        ("--value", "v", "--every-ms", "-1"),
        ("--value", "v", "--partition", "-1"),
    ],
)
def test_words_that_make_no_sense_are_refused_without_a_connection(command: Command, words: tuple[str, ...]) -> None:
    ended = command("send", "t", *words, servers="127.0.0.1:1")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err


@pytest.mark.parametrize("method", METHODS)
def test_what_cannot_start_is_a_failed_row(command: Command, topic: str, method: str) -> None:
    wrong = command("send", topic, "--method", method, "--value", "v", "--partition", "7")
    assert (wrong.code, [row["status"] for row in wrong.rows]) == (1, ["failed"])
    assert "partition" in wrong.rows[0]["error"].lower()
    missing = command("send", f"{topic}-missing", "--method", method, "--value", "v", "--repeat", "2")
    assert (missing.code, [row["status"] for row in missing.rows]) == (1, ["failed"] * 2)
    assert "UNKNOWN_TOPIC_OR_PARTITION" in missing.rows[0]["error"]


def test_a_record_over_the_limit_is_a_failed_row_beside_good_ones(command: Command, topic: str, tmp_path: Path) -> None:
    lines = tmp_path / "lines"
    lines.write_text("small\n" + "x" * 1_100_000 + "\nsmall too\n", encoding="utf-8")
    ended = command("send", topic, "--lines", str(lines))
    assert ended.code == 1
    assert sorted(row["status"] for row in ended.rows) == ["acknowledged", "acknowledged", "failed"]


@pytest.mark.parametrize("compression", ["gzip", "snappy", "lz4", "zstd"])
def test_every_codec_arrives(command: Command, topic: str, compression: str) -> None:
    words = ("--value", "v" * 300, "--repeat", "50", "--compression", compression)
    assert command("send", topic, *words).code == 0
    assert [row["value"] for row in command("consume", topic).rows] == ["v" * 300] * 50
