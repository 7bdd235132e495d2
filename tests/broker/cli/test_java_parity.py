"""The same lines through this program and through Kafka's Java console tools."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kafkagui.core.lines import EXAMPLE
from tests.broker.cli.conftest import Command
from tests.broker.java_tools import console_consume, console_produce
from tests.running_kafka import RunningKafka

PARSE_KEY = {"parse.key": "true", "key.separator": ":"}
SHOW_KEY = {"print.key": "true", "key.separator": ":"}


def test_javas_consumer_reads_the_six_lines_that_we_sent(
    command: Command, broker: RunningKafka, topic: str, tmp_path: Path
) -> None:
    _send(command, topic, EXAMPLE.splitlines(), tmp_path)
    read = console_consume(broker.bootstrap_servers, topic, 6, SHOW_KEY)
    assert sorted(read) == sorted(EXAMPLE.splitlines())


def test_keys_go_where_javas_producer_sends_them(
    command: Command, broker: RunningKafka, topic: str, tmp_path: Path
) -> None:
    lines = [
        *EXAMPLE.splitlines(),
        ":empty key",
        "ключ:значение",
        "k:with:colons",
        *(f"key-{n}:{n}" for n in range(40)),
    ]
    java_topic = f"{topic}-java"
    assert command("topics", "create", java_topic, "--partitions", "3").code == 0
    console_produce(broker.bootstrap_servers, java_topic, lines, PARSE_KEY)
    _send(command, topic, lines, tmp_path)

    def found(name: str) -> list[tuple[object, ...]]:
        rows = command("consume", name).rows
        return sorted((row["partition"], row["offset"], row["key"], row["value"]) for row in rows)

    assert found(topic) == found(java_topic)


def test_headers_and_null_markers_are_read_as_java_reads_them(
    command: Command, broker: RunningKafka, topic: str, tmp_path: Path
) -> None:
    lines = ["a:1,b:2,a:3\tk:v", "h:\tNULL:v", "NULL\tk:NULL", "x:y,\tk2:"]
    properties = {**PARSE_KEY, "parse.headers": "true", "null.marker": "NULL"}
    java_topic = f"{topic}-java"
    assert command("topics", "create", java_topic, "--partitions", "1").code == 0
    one_partition = f"{topic}-ours"
    assert command("topics", "create", one_partition, "--partitions", "1").code == 0
    console_produce(broker.bootstrap_servers, java_topic, lines, properties)
    sent = _send(command, one_partition, lines, tmp_path, "--parse-headers", "--null-marker", "NULL")
    assert sent == ["acknowledged"] * 4
    ours, java = (command("consume", name).rows for name in (one_partition, java_topic))
    parts = ("key", "value", "headers")
    assert [[row[part] for part in parts] for row in ours] == [[row[part] for part in parts] for row in java]


def _send(command: Command, topic: str, lines: Sequence[str], folder: Path, *words: str) -> list[str]:
    file = folder / "lines"
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    ended = command("send", topic, "--lines", str(file), "--parse-key", "--key-separator", ":", *words)
    return [row["status"] for row in ended.rows]
