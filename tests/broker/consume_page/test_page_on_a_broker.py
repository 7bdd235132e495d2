"""The Consume page on a real broker: what was sent is what is seen, live and after a pause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kafkagui.core.topics import NewTopic
from tests.ui.waiting import until

if TYPE_CHECKING:
    from tests.broker.consume_page.conftest import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support", extend=True)
MANY = 50_000


async def test_everything_from_the_beginning_and_what_comes_later(desk: Desk) -> None:
    await desk.put(range(MANY))
    desk.read()
    await desk.rows(MANY)
    await until(lambda: desk.page.foot.counts.startswith(f"{MANY:,} read · 100 % of {MANY:,} offsets"))
    assert desk.page.table.rows.is_following()
    await desk.put(range(MANY, MANY + 100))
    await desk.rows(MANY + 100)
    values = sorted(int(value) for value in desk.cells("value")[-200:])
    assert set(range(MANY, MANY + 100)) <= set(values)
    assert desk.page.foot.state == "Live"


async def test_a_pause_leaves_no_gap(desk: Desk) -> None:
    await desk.put(range(10))
    desk.read()
    await desk.rows(10)
    desk.page.run.toggle_pause()
    await desk.state("Paused")
    await desk.put(range(10, 60))
    desk.page.run.toggle_pause()
    await desk.rows(60)
    assert sorted(map(int, desk.cells("value"))) == list(range(60))


async def test_the_newest_ten_over_all_partitions(desk: Desk) -> None:
    await desk.put(range(500))
    desk.read("last=10", "end")
    await desk.state("Finished")
    assert desk.page.model.count == 10
    offsets = {(part, int(offset)) for part, offset in zip(desk.cells("partition"), desk.cells("offset"), strict=True)}
    assert len(offsets) == 10
    assert desk.page.foot.counts.startswith("10 read · 100 %")


async def test_a_topic_made_again_is_said_and_read_from_its_beginning(desk: Desk) -> None:
    await desk.put(range(5))
    desk.read()
    await desk.rows(5)
    session = desk.program.session
    await session.delete_topic(desk.topic)
    await until(lambda: desk.page.messages.notice.isVisible(), 30)
    assert "does not exist any more" in desk.page.messages.notice.text
    await session.create_topic(NewTopic(desk.topic, 3, 1))
    await desk.put(range(100, 103))
    await desk.rows(8)
    assert "deleted and made again; reading starts over" in desk.page.messages.notice.toolTip()
    assert sorted(map(int, desk.cells("value")[5:])) == [100, 101, 102]


async def test_disconnecting_stops_and_reading_again_after_connecting_works(desk: Desk) -> None:
    await desk.put(range(5))
    desk.read()
    await desk.rows(5)
    profile = desk.program.session.open_cluster().profile
    await desk.program.session.disconnect()
    await desk.state("Stopped")
    assert "is disconnected" in desk.page.messages.notice.text
    assert desk.page.model.count == 5
    await desk.program.session.connect(profile, None)
    desk.page.read()
    await until(lambda: desk.page.foot.state == "Live" and desk.page.model.count == 5, 30)
    assert desk.page.messages.isHidden()


async def test_an_unknown_topic_is_said_beside_its_field(desk: Desk) -> None:
    desk.topic = "no-such-topic"
    desk.read()
    await until(lambda: desk.page.messages.error_box.isVisible(), 30)
    assert "no-such-topic" in desk.page.messages.error_box.text
    assert desk.page.bar.topic.property("invalid") == "true"
