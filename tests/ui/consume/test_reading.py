"""Choosing what to read, and what a person sees of it: rows, words where there are none, errors beside their deed."""

from __future__ import annotations

from kafkagui.core.errors import BrokerRefused, StorageFailed
from kafkagui.core.positions import ReadState
from kafkagui.ui.pages.page import CreateTopic, OpenConsume
from tests.ui.consume.scene import Scene
from tests.ui.waiting import until


async def test_reads_from_the_beginning_and_goes_on_live(scene: Scene) -> None:
    scene.put_many(3)
    await scene.read()
    await scene.rows(3)
    assert scene.cells("value") == ["v0", "v1", "v2"]
    assert scene.page.foot.state == "Live"
    scene.put(b"later")
    await scene.rows(4)
    assert scene.page.foot.counts.startswith("4 read · 100 % of 4 offsets")


async def test_end_as_of_now_ends_by_itself_and_offers_to_read_again(scene: Scene) -> None:
    scene.put_many(2)
    await scene.read(stop="end")
    await scene.state("Finished")
    assert scene.cells("offset") == ["0", "1"]
    assert scene.page.bar.read.text() == "Read again"
    assert scene.page.bar.pause.isHidden()
    scene.put(b"more")
    scene.click(scene.page.bar.read)
    await scene.rows(3)


async def test_start_at_end_shows_only_what_comes(scene: Scene) -> None:
    scene.put_many(2)
    await scene.read(start="end")
    await until(lambda: scene.page.empty.accessibleName().startswith("Waiting for records"))
    scene.put(b"new")
    await scene.rows(1)
    assert scene.cells("value") == ["new"]


async def test_last_n_offset_time_and_count(scene: Scene) -> None:
    for number in range(6):
        scene.put(b"v%d" % number, timestamp_ms=1_700_000_000_000 + number * 1_000)
    await scene.read("last=2", "end")
    await scene.state("Finished")
    assert scene.cells("value") == ["v4", "v5"]
    await scene.read("offset=4", "end")
    await until(lambda: scene.cells("value") == ["v4", "v5"] and scene.page.foot.state == "Finished")
    await scene.read("time=2023-11-14T22:13:23Z", "end")
    await until(lambda: scene.cells("value") == ["v3", "v4", "v5"])
    await scene.read("beginning", "count=1")
    await until(lambda: scene.cells("value") == ["v0"])


async def test_several_topics_get_a_topic_column(scene: Scene) -> None:
    scene.connector.memory.add_topic("payments")
    scene.put(b"a")
    scene.put(b"b", topic="payments")
    await scene.read(topic="orders, payments", stop="end")
    await scene.rows(2)
    assert sorted(scene.cells("topic")) == ["orders", "payments"]
    assert not scene.page.table.rows.header.isSectionHidden(scene.page.model.column_of("topic"))
    assert scene.page.title() == "Consume · orders +1"


async def test_only_the_ticked_partitions_are_read(scene: Scene) -> None:
    scene.put(b"zero", partition=0)
    scene.put(b"two", partition=2)
    scene.page.bar.partitions.set_chosen(frozenset({2}))
    await scene.read(stop="end")
    await scene.rows(1)
    assert scene.cells("partition") == ["2"]
    assert scene.page.bar.partitions.text() == "Partition 2"


async def test_an_empty_topic_and_an_empty_range_have_their_own_words(scene: Scene) -> None:
    await scene.read(stop="end")
    await scene.state("Finished")
    assert scene.page.empty.accessibleName() == "No records here. The topic holds no records."
    scene.put_many(1)
    await scene.read("end", "end")
    await until(lambda: "between this start and this end" in scene.page.empty.accessibleName())


async def test_an_unknown_topic_is_said_and_can_be_created(scene: Scene) -> None:
    await scene.read(topic="nowhere")
    await until(lambda: scene.page.messages.error_box.isVisible())
    assert "nowhere" in scene.page.messages.error_box.text
    assert scene.page.bar.topic.property("invalid") == "true"
    assert scene.page.empty.accessibleName().startswith("Nothing was read")
    create = next(button for button in scene.page.messages.error_box.fixes if button.text() == "Create topic…")
    scene.click(create)
    assert scene.requests == [CreateTopic("nowhere")]
    scene.put_many(1)
    await scene.read()
    await scene.rows(1)
    assert scene.page.messages.isHidden()


async def test_a_bad_number_or_time_is_marked_and_nothing_is_read(scene: Scene) -> None:
    await scene.read("last=ten")
    assert scene.page.messages.refusal.text == "Start: “ten” is not a whole number from 1."
    assert scene.page.bar.start.field.property("invalid") == "true"
    assert scene.page.run.request is None
    await scene.read("time=yesterday")
    assert "“yesterday” is not a time." in scene.page.messages.refusal.text
    await scene.read("beginning", "count=0")
    assert scene.page.bar.stop.field.property("invalid") == "true"
    scene.page.bar.stop.field.setText("5")
    assert scene.page.bar.stop.field.property("invalid") == "false"


async def test_no_topic_and_a_wrong_name_are_refused(scene: Scene) -> None:
    await scene.read(topic="")
    assert scene.page.messages.refusal.text == "Choose a topic to read."
    await scene.read(topic="or/ders")
    assert "“/” cannot be in a topic's name." in scene.page.messages.refusal.text


async def test_rows_stay_when_reading_fails_and_the_reason_is_said(scene: Scene) -> None:
    scene.put_many(2)
    await scene.read()
    await scene.rows(2)
    hint = "Free some space, then read again."
    scene.reading.fail(StorageFailed("Received records cannot be written: the disk is full.", hint=hint))
    await scene.state("Failed")
    assert "the disk is full" in scene.page.messages.error_box.text
    assert hint in scene.page.messages.error_box.text
    assert scene.cells("value") == ["v0", "v1"]
    scene.click(next(button for button in scene.page.messages.error_box.fixes if button.text() == "Read again"))
    await scene.state("Live")
    assert scene.page.messages.isHidden()


async def test_no_permission_is_said_in_the_brokers_words(scene: Scene) -> None:
    scene.put_many(1)
    await scene.read()
    await scene.rows(1)
    scene.reading.fail(BrokerRefused("Not allowed to read the topic “orders”.", code="TOPIC_AUTHORIZATION_FAILED"))
    await until(lambda: "Not allowed" in scene.page.messages.error_box.text)


async def test_waiting_for_the_cluster_and_what_happened_is_said(scene: Scene) -> None:
    scene.put_many(1)
    await scene.read()
    await scene.rows(1)
    scene.reading.notice("Topic “orders” was deleted and made again; reading starts over.", ReadState.WAITING)
    await scene.state("Waiting for the cluster")
    assert scene.page.messages.notice.text.startswith("Topic “orders” was deleted and made again")
    assert scene.cells("value") == ["v0"], "the rows from before stay"
    scene.reading.notice("orders-0 moved to broker 2.", ReadState.READING)
    await scene.state("Live")
    assert scene.page.messages.notice.text == "orders-0 moved to broker 2. (and 1 more)"


async def test_stopping_keeps_the_rows(scene: Scene) -> None:
    scene.put_many(2)
    await scene.read()
    await scene.rows(2)
    scene.click(scene.page.bar.end)
    await scene.state("Stopped")
    scene.put(b"unread")
    assert scene.cells("value") == ["v0", "v1"]
    assert scene.page.bar.read.text() == "Read again"


async def test_another_start_while_reading_can_be_read_at_once(scene: Scene) -> None:
    scene.put_many(3)
    await scene.read()
    await scene.rows(3)
    assert scene.page.bar.read.isHidden()
    scene.page.bar.start.set_choice("last", "1")
    scene.page.bar.start.kind.chosen.emit("last")
    scene.click(scene.page.bar.read)
    await scene.rows(1)
    assert scene.cells("value") == ["v2"]
    assert scene.page.bar.read.isHidden()


async def test_reading_again_at_once_leaves_one_reading(scene: Scene) -> None:
    scene.put_many(2)
    await scene.read()
    for _ in range(5):
        scene.page.read()
    await scene.rows(2)
    await until(lambda: scene.page.foot.state == "Live")
    readings = scene.connector.opened[-1].readings
    assert [reading.progress.state for reading in readings[:-1]].count(ReadState.READING) == 0


async def test_disconnecting_keeps_the_rows_and_says_so(scene: Scene) -> None:
    scene.put_many(2)
    await scene.read()
    await scene.rows(2)
    await scene.program.session.disconnect()
    await scene.state("Stopped")
    assert "“Fake” is disconnected" in scene.page.messages.notice.text
    assert not scene.page.bar.read.isEnabled()
    assert scene.cells("value") == ["v0", "v1"]


async def test_without_a_connection_the_page_says_what_to_do(scene: Scene) -> None:
    await scene.program.session.disconnect()
    assert scene.page.empty.accessibleName() == "Not connected. Connect to a cluster to read its topics."
    scene.page.read()
    assert "Choose a topic" in scene.page.messages.refusal.text
    scene.page.bar.topic.set_text("orders")
    scene.page.read()
    assert "There is no connection." in scene.page.messages.error_box.text


async def test_another_page_can_ask_for_a_record(scene: Scene) -> None:
    scene.put_many(5, partition=1)
    scene.page.fulfil(OpenConsume("orders", 1, 3))
    scene.page.take_focus()
    await scene.rows(2)
    assert scene.page.focusWidget() is scene.page.table.rows
    assert scene.page.table.rows.current_row == 0
    assert scene.page.record_view.isVisible()
    assert scene.page.record_view.head.facts["Offset"].text() == "3"
    assert scene.page.bar.partitions.text() == "Partition 1"


async def test_a_reading_of_the_newest_shows_no_row_before_they_are_found(scene: Scene) -> None:
    scene.put_many(3)
    await scene.read("last=2")
    await scene.rows(2)
    scene.put(b"later")
    await scene.rows(3)
    assert scene.cells("value") == ["v1", "v2", "later"]
