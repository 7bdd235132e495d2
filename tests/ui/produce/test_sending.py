"""Sending by what a person does: choose, press Send, read the rows."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest
from PySide6.QtCore import Qt

from kafkagui.core.errors import DeliveryFailed
from kafkagui.core.producing import PartitionerKind
from kafkagui.core.records import Header
from kafkagui.services.compose import Typed
from kafkagui.ui.pages.page import CreateTopic, OpenConnections, OpenConsume
from tests.ui.produce.conftest import Bench

CTRL = Qt.KeyboardModifier.ControlModifier


def _stored(bench: Bench, topic: str = "orders") -> list[tuple[bytes | None, bytes | None]]:
    return [(record.key, record.value) for part in bench.memory.topics[topic] for record in part]


async def test_ctrl_enter_sends_the_message_and_its_row_is_acknowledged(bench: Bench, until: Any) -> None:
    bench.page.composer.message.key.set_typed(Typed("ORD-1"))
    bench.page.composer.message.value.editor.setPlainText('{"a": 1}')
    bench.press(Qt.Key.Key_Return, CTRL)
    await until(lambda: bench.column("status") == ["Acknowledged"])
    row = bench.table()[0]
    forecast = bench.page.composer.message.key.forecast.text()
    assert forecast == f"Partition {row[5]} by hash"
    assert (row[3], row[4], row[6], row[7], row[8], row[9]) == ("ORD-1", "orders", "0", "2.90 ms", "Async", "all")
    assert _stored(bench) == [(b"ORD-1", b'{"a": 1}')]


@pytest.mark.parametrize(
    ("method", "acks", "status", "offset", "word"),
    [
        ("fire-and-forget", "all", "Sent, unconfirmed", "—", "Fire & forget"),
        ("synchronous", "1", "Acknowledged", "0", "Sync"),
        ("asynchronous", "all", "Acknowledged", "0", "Async"),
        ("asynchronous", "0", "Sent, unconfirmed", "—", "Async"),
        ("synchronous", "0", "Sent, unconfirmed", "—", "Sync"),
    ],
)
async def test_each_method_and_acks_says_what_is_known(
    bench: Bench, until: Any, method: str, acks: str, status: str, offset: str, word: str
) -> None:
    bench.page.bar.method.set_value(method)
    bench.page.bar.acks.set_value(acks)
    bench.click_send()
    await until(lambda: bench.column("status") == [status])
    assert (bench.column("offset"), bench.column("method"), bench.column("acks")) == ([offset], [word], [acks])


async def test_a_row_is_there_from_the_moment_of_sending(bench: Bench, until: Any) -> None:
    bench.memory.holds_back = True
    bench.click_send()
    await until(lambda: bench.column("status") == ["In flight"])
    assert (bench.column("offset"), bench.column("latency")) == (["…"], ["…"])
    assert bench.page.deliveries.head.totals.in_flight.text == "1 in flight"


async def test_a_send_without_any_broker_is_a_failed_row_too(bench: Bench, until: Any) -> None:
    bench.memory.is_down = True
    bench.click_send()
    await until(lambda: bench.column("status") == ["Failed"])
    assert "No broker answers" in bench.column("error")[0]
    bench.memory.is_down = False
    bench.click_send()
    await until(lambda: bench.column("status") == ["Acknowledged", "Failed"])


async def test_a_failure_is_a_row_with_its_reason_and_advice(bench: Bench, until: Any) -> None:
    bench.memory.failures.append(DeliveryFailed("Too large.", hint="Raise max.message.bytes.", retriable=False))
    bench.click_send()
    await until(lambda: bench.column("status") == ["Failed"])
    assert bench.column("error") == ["Too large. Raise max.message.bytes."]
    assert (bench.column("partition"), bench.column("offset")) == (["—"], ["—"])
    bench.page.deliveries.table.select_row(0)
    detail = bench.page.deliveries.detail
    assert detail.isVisible()
    assert "Too large." in detail.title.text()
    assert "will fail again" in detail.advice.text()


async def test_headers_timestamp_and_partition_go_along(bench: Bench, until: Any) -> None:
    message = bench.page.composer.message
    message.headers.set_headers((("a", Typed("1")), ("a", Typed(codec="null")), ("b", Typed(""))))
    message.options.set_timestamp(1_234)
    bench.page.bar.partition.set_text("4")
    bench.click_send()
    await until(lambda: bench.column("partition") == ["4"])
    record = bench.memory.topics["orders"][4][0]
    assert record.headers == (Header("a", b"1"), Header("a", None), Header("b", b""))
    assert record.timestamp_ms == 1_234


async def test_a_partition_that_does_not_exist_is_a_failed_row(bench: Bench, until: Any) -> None:
    bench.page.bar.partition.set_text("17")
    bench.click_send()
    await until(lambda: bench.column("status") == ["Failed"])
    assert "has no partition 17" in bench.column("error")[0]


async def test_a_tombstone_is_null_and_an_empty_value_is_not(bench: Bench, until: Any) -> None:
    value = bench.page.composer.message.value
    value.tombstone.click()
    assert value.verdict.text == "Null"
    bench.click_send()
    await until(lambda: len(bench.table()) == 1 and not bench.page.run.is_running)
    value.tombstone.click()
    value.format.set_value("empty")
    bench.click_send()
    await until(lambda: len(bench.table()) == 2)
    assert [value for _, value in _stored(bench)] == [None, b""]


async def test_the_chosen_options_reach_the_producer(bench: Bench, until: Any) -> None:
    options = bench.page.composer.options
    options.compression.set_value("lz4")
    options.more_panel.set_texts({"linger_ms": "7", "retries": "3"})
    bench.page.bar.partition.set_text("Round robin")
    bench.click_send()
    await until(lambda: bench.column("status") == ["Acknowledged"])
    ((used, kind),) = bench.program.connector.opened[0].producers  # type: ignore[attr-defined]
    assert (used.compression.value, used.linger_ms, used.retries, used.idempotence) == ("lz4", 7, 3, True)
    assert kind is PartitionerKind.ROUND_ROBIN


async def test_a_conflict_is_settled_and_said(bench: Bench) -> None:
    options = bench.page.composer.options
    assert options.idempotent.isChecked()
    bench.page.bar.acks.set_value("1")
    assert not options.idempotent.isChecked()
    assert bench.page.composer.notice.isHidden()
    options.idempotent.click()
    assert bench.page.composer.notice.state.text == "Idempotence needs acks=all. With acks=1 it is off."


async def test_repeat_sends_many_and_counts_them(bench: Bench, until: Any) -> None:
    bench.page.bar.repeat_panel.set_texts({"times": "250"})
    bench.click_send()
    await until(lambda: bench.page.deliveries.head.totals.acknowledged.text == "250 acknowledged")
    assert len(bench.table()) == 250
    assert bench.column("number") == [str(number) for number in range(250, 0, -1)]
    latencies = bench.page.deliveries.head.latencies
    await until(lambda: latencies.text() == "p50 2.90 ms   p95 2.90 ms   p99 2.90 ms   max 2.90 ms")


async def test_send_turns_into_stop_and_esc_stops_at_once(bench: Bench, until: Any) -> None:
    bench.memory.holds_back = True
    bench.page.bar.repeat_panel.set_texts({"endless": "yes", "every": "5"})
    bench.click_send()
    await until(lambda: bench.page.bar.send.text().startswith("Stop · "))
    assert bench.page.bar.send.isEnabled()
    began = time.monotonic()
    bench.press(Qt.Key.Key_Escape)
    await until(lambda: bench.page.bar.send.text() == "Send")
    assert time.monotonic() - began < 0.3
    sent = bench.page.log.totals.sent
    assert f"Stopped after {sent:,} records: {sent:,} were in flight" in bench.page.composer.notice.happened.text


async def test_a_number_that_makes_no_sense_is_refused_beside_its_field(bench: Bench) -> None:
    panel = bench.page.bar.repeat_panel
    panel.set_texts({"times": "0"})
    assert panel.times.error == "Repeat at least once."
    assert not bench.page.bar.send.isEnabled()
    assert bench.page.bar.send.toolTip() == "Repeat at least once."


async def test_an_unknown_topic_is_offered_to_be_created_and_never_is_by_itself(bench: Bench) -> None:
    bench.page.set_topic("nope")
    assert not bench.page.bar.send.isEnabled()
    assert "There is no topic “nope”" in bench.page.bar.send.toolTip()
    bench.press(Qt.Key.Key_Return, CTRL)
    await asyncio.sleep(0)
    bench.page.composer.notice.fix.click()
    assert bench.requests == [CreateTopic("nope")]
    assert "nope" not in bench.memory.topics
    assert bench.page.title() == "Produce · nope"


async def test_without_a_connection_nothing_can_be_sent_and_the_page_says_so(lone_bench: Bench) -> None:
    page = lone_bench.page
    assert not page.bar.send.isEnabled()
    assert page.composer.notice.state.text == "There is no connection."
    page.composer.notice.fix.click()
    assert lone_bench.requests == [OpenConnections()]
    await lone_bench.connect()
    page.set_topic("orders")
    assert page.bar.send.isEnabled()


async def test_read_only_disables_send_with_its_reason(lone_bench: Bench) -> None:
    await lone_bench.connect(read_only=True)
    lone_bench.page.set_topic("orders")
    assert not lone_bench.page.bar.send.isEnabled()
    assert "read-only" in lone_bench.page.bar.send.toolTip()
    assert "read-only" in lone_bench.page.composer.notice.state.text


async def test_a_cluster_that_is_gone_is_said_and_the_draft_stays(bench: Bench, until: Any) -> None:
    bench.memory.is_down = True
    bench.program.session.refresh()
    await until(lambda: "does not answer" in bench.page.composer.notice.state.text)
    bench.click_send()
    await until(lambda: "No broker answers" in bench.page.composer.notice.happened.text)
    assert bench.page.bar.send.isEnabled()


async def test_enter_on_a_row_opens_the_record_in_consume(bench: Bench, until: Any) -> None:
    bench.click_send()
    await until(lambda: bench.column("status") == ["Acknowledged"])
    bench.page.deliveries.table.setFocus()
    bench.page.deliveries.table.select_row(0)
    bench.press(Qt.Key.Key_Return)
    row = bench.table()[0]
    assert bench.requests == [OpenConsume("orders", int(row[5]), int(row[6]))]


async def test_closing_while_records_are_on_their_way_ends_everything(bench: Bench, until: Any) -> None:
    bench.page.bar.repeat_panel.set_texts({"endless": "yes", "every": "1"})
    bench.click_send()
    await until(lambda: len(bench.table()) > 2)
    await bench.page.shut()
    assert not bench.page.run.is_running
