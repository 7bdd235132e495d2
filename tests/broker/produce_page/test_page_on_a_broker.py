"""The Produce page on a real broker: what it shows is what the broker has."""

from __future__ import annotations

import asyncio
import time
from itertools import product
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kafkagui.core.lines import EXAMPLE
from kafkagui.core.partitioning import partition_for_key
from kafkagui.services.compose import Typed
from tests.broker.java_tools import console_consume
from tests.ui.waiting import until

if TYPE_CHECKING:
    from tests.broker.produce_page.conftest import Desk
    from tests.running_kafka import RunningKafka

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support", extend=True)
PARTITIONS = 6
METHODS = ("fire-and-forget", "synchronous", "asynchronous")
PRINTED = {"print.partition": "true", "print.key": "true", "key.separator": "|"}


async def _read_back(broker: RunningKafka, topic: str, count: int, timeout_ms: int = 5_000) -> list[str]:
    servers = broker.bootstrap_servers
    lines = await asyncio.to_thread(console_consume, servers, topic, count, PRINTED, timeout_ms=timeout_ms)
    # Without what the tool says when its time is up.
    return [line for line in lines if line.startswith("Partition:")]


async def test_every_method_and_acks_fills_its_row_rightly(desk: Desk, broker: RunningKafka) -> None:
    page = desk.page
    expected = []
    for number, (method, acks) in enumerate(product(METHODS, ("0", "1", "all"))):
        page.bar.method.set_value(method)
        page.bar.acks.set_value(acks)
        page.composer.message.key.set_typed(Typed(f"key {number}"))
        page.composer.message.value.set_typed(Typed(f'{{"number":{number}}}', "json"))
        await desk.send()
        expected.append("Sent, unconfirmed" if method == "fire-and-forget" or acks == "0" else "Acknowledged")
    assert desk.column("status") == expected
    assert desk.column("error") == [""] * 9
    assert desk.column("acks") == ["0", "1", "all"] * 3
    lines = await _read_back(broker, desk.topic, 9)
    seen = [line.split("|") for line in lines]
    assert sorted(value for _, _, value in seen) == [f'{{"number":{number}}}' for number in range(9)]
    partition_of = {key: place.removeprefix("Partition:") for place, key, _ in seen}
    for number, status in enumerate(expected):
        partition = str(partition_for_key(b"key %d" % number, PARTITIONS))
        assert partition_of[f"key {number}"] == partition
        offset, latency = desk.column("offset")[number], desk.column("latency")[number]
        if status == "Acknowledged":
            assert desk.column("partition")[number] == partition
            assert offset.isdigit()
            assert latency.endswith(" ms")
        else:
            assert offset == "—"


async def test_the_six_lines_land_where_their_keys_belong(desk: Desk, broker: RunningKafka) -> None:
    desk.page.composer.show_example()
    await desk.send()
    assert desk.column("status") == ["Acknowledged"] * 6
    keys = [line.partition(":")[0] for line in EXAMPLE.splitlines()]
    wanted = [partition_for_key(key.encode(), PARTITIONS) for key in keys]
    assert desk.column("partition") == [str(partition) for partition in wanted]
    lines = await _read_back(broker, desk.topic, 6)
    pairs = zip(wanted, EXAMPLE.splitlines(), strict=True)
    sent = [f"Partition:{partition}|{line.replace(':', '|', 1)}" for partition, line in pairs]
    assert sorted(lines) == sorted(sent)
    for key in set(keys):
        # One key, one partition: its records are in the order in which they were sent.
        assert [line for line in lines if f"|{key}|" in line] == [line for line in sent if f"|{key}|" in line]


async def test_what_the_broker_or_this_side_refuses_is_a_failed_row(desk: Desk) -> None:
    value = desk.page.composer.message.value
    value.format.set_value("text")
    value.editor.set_text("x" * 1_100_000)
    await until(lambda: value.refusal() is None)
    await desk.send()
    value.editor.set_text("small")
    desk.page.bar.partition.set_text("17")
    await desk.send()
    assert desk.column("status") == ["Failed", "Failed"]
    assert desk.column("offset") == ["—", "—"]
    large, nowhere = desk.column("error")
    assert "The record has 1,100,000 bytes" in large
    assert "no partition 17" in nowhere
    desk.page.bar.partition.set_text("By key")
    await desk.send()
    assert desk.column("status")[2] == "Acknowledged"
    assert desk.column("offset")[2] == "0"


async def test_what_is_wrong_on_the_page_sends_nothing(desk: Desk) -> None:
    page = desk.page
    page.composer.message.value.editor.set_text('{"a": 1,}')
    assert page.composer.message.value.verdict.text == "Line 1, column 9"
    _press_send(desk)
    page.composer.show_example()
    page.composer.lines.editor.set_text("a:1\nno separator\n")
    assert page.composer.lines.strip.isVisible()
    _press_send(desk)
    page.composer.tabs.setCurrentIndex(0)
    page.composer.message.value.editor.set_text("{}")
    page.set_topic("no-such-topic")
    _press_send(desk)
    assert "There is no topic “no-such-topic”" in page.composer.notice.happened.text
    page.set_topic(desk.topic)
    assert page.log.totals.sent == 0
    await desk.send()
    assert desk.column("offset") == ["0"]
    assert "no-such-topic" not in [topic.name for topic in desk.program.session.state.topics]


def _press_send(desk: Desk) -> None:
    assert not desk.page.bar.send.isEnabled()
    QTest.keyClick(desk.page.composer.tabs, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not desk.page.run.is_running


async def test_a_run_at_a_rate_stops_at_once_and_counts_truly(desk: Desk, broker: RunningKafka) -> None:
    page = desk.page
    page.composer.message.value.editor.set_text("1")
    page.bar.repeat_panel.set_texts({"endless": "yes", "rate": "200"})
    await until(lambda: page.bar.send.isEnabled())
    page.bar.send.click()
    began = time.monotonic()
    await until(lambda: page.log.totals.sent >= 100)
    assert time.monotonic() - began > 0.3
    page.bar.send.click()
    pressed = time.monotonic()
    await until(lambda: not page.run.is_running)
    assert time.monotonic() - pressed < 0.3
    sent = page.log.totals.sent
    assert page.composer.notice.happened.text.startswith(f"Stopped after {sent:,} records: ")
    await desk.settled()
    assert page.log.totals.acknowledged == sent == len(desk.column("status"))
    assert len(await _read_back(broker, desk.topic, sent + 1, timeout_ms=2_000)) == sent


async def test_every_row_ends_though_the_broker_dies_meanwhile(
    shaky_desks: list[Desk], own_broker: RunningKafka
) -> None:
    for desk in shaky_desks:
        desk.page.bar.repeat_panel.set_texts({"endless": "yes", "every": "10"})
        await until(lambda desk=desk: desk.page.bar.send.isEnabled())
        desk.page.bar.send.click()
    totals = [desk.page.log.totals for desk in shaky_desks]
    await until(lambda: all(one.sent >= 20 for one in totals))
    await asyncio.to_thread(own_broker.run, own_broker.cluster.kill_broker(1))
    await asyncio.to_thread(own_broker.run, own_broker.cluster.start_broker(1))
    before = [one.sent for one in totals]
    await until(lambda: all(one.sent > count + 20 for one, count in zip(totals, before, strict=True)), 30)
    for desk in shaky_desks:
        desk.page.stop()
        await desk.settled()
        one = desk.page.log.totals
        assert one.acknowledged + one.failed + one.unconfirmed == one.sent == len(desk.column("status"))
    words = {desk.page.bar.method.value: set(desk.column("status")[-10:]) for desk in shaky_desks}
    assert words["fire-and-forget"] == {"Sent, unconfirmed"}
    assert "Acknowledged" in words["synchronous"]
    assert "Acknowledged" in words["asynchronous"]
