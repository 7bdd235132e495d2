"""One record in full: value, key, headers, bytes; null, empty and undecodable apart; big ones without a stall."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kafkagui.core.records import Header, StoredRecord, TimestampType
from kafkagui.ui.pages.consume.format_memory import Formats
from kafkagui.ui.pages.consume.record_view import RecordView
from kafkagui.ui.theme import current_theme
from tests.fakes.batches import record
from tests.ui.consume.scene import Scene
from tests.ui.waiting import until

VALUE, KEY, HEADERS, HEX = range(4)


@pytest.fixture
def view() -> RecordView:
    view = RecordView()
    current_theme().dress(view)
    view.resize(400, 700)
    view.show()
    return view


async def _show(view: RecordView, shown: StoredRecord, formats: Formats = Formats(), tab: int = VALUE) -> str:
    view.show_record(shown, "utc", formats)
    view.tabs.setCurrentIndex(tab)
    await until(lambda: view.content.is_complete)
    return view.content.text.text()


async def test_json_is_spread_and_its_tokens_stay(view: RecordView) -> None:
    text = await _show(view, record(7, b'{"n":1.10,"n":12345678901234567890}', b"key-1"))
    assert text == '{\n  "n": 1.10,\n  "n": 12345678901234567890\n}'
    assert view.head.title.text() == "key-1"
    assert view.head.facts["Timestamp"].text() == "1970-01-01 00:00:01.000 (create time)"
    assert view.head.facts["Size"].text() == "key 5 B · value 35 B"


async def test_null_empty_and_the_texts_of_these_names_are_apart(view: RecordView) -> None:
    assert await _show(view, record(0, None, b"k")) == ""
    assert view.content.note == "The value is null: there is none."
    assert await _show(view, record(1, b"", b"k")) == ""
    assert view.content.note == "The value is empty: it is there and has no bytes."
    assert await _show(view, record(2, b"null text", b"k")) == "null text"
    assert view.content.note == ""
    await _show(view, record(3, b"v", None), tab=KEY)
    assert view.content.note == "The key is null: there is none."
    assert view.head.title.text() == "Null key"


async def test_what_does_not_fit_the_format_is_said_and_shown_raw(view: RecordView) -> None:
    text = await _show(view, record(0, b'{"a":', b"k"), Formats(value="json"))
    assert text == b'{"a":'.hex(" ") or text.replace(" ", "") == b'{"a":'.hex()
    assert view.content.note.startswith("Not JSON at line 1")


async def test_bytes_are_hex_with_the_reason(view: RecordView) -> None:
    assert (await _show(view, record(0, b"\xff\x00", b"k"))).replace(" ", "") == "ff00"
    assert "neither text nor JSON" in view.content.note
    assert (await _show(view, record(0, b"\xff\x00", b"k"), tab=HEX)).startswith("00000000  ff 00")


async def test_a_stretch_that_cannot_be_decoded_says_why(view: RecordView) -> None:
    broken = StoredRecord("t", 0, 9, -1, TimestampType.NONE, None, b"raw", (), "The checksum (CRC) is wrong.")
    await _show(view, broken)
    assert view.content.note == "The checksum (CRC) is wrong."
    assert view.head.title.text() == "Not decoded"
    assert view.head.facts["Timestamp"].text() == "none (no timestamp type)"


async def test_headers_keep_order_duplicates_null_and_bytes(view: RecordView) -> None:
    headers = (Header("b", b"text"), Header("a", None), Header("b", b"\x00\x02"), Header("b", b""))
    await _show(view, record(0, b"v", b"k", headers=headers))
    pairs = [(pair.name, pair.value) for pair in view.headers_below.pairs()]
    assert pairs == [("b", "text"), ("a", None), ("b", "0x0002"), ("b", "")]
    assert view.headers_below.isVisible()
    assert view.tabs.tabText(HEADERS) == "Headers 4"
    await _show(view, record(0, b"v", b"k"))
    assert not view.headers_below.isVisible()


async def test_all_tabs_are_in_sight_in_a_narrow_view(view: RecordView) -> None:
    view.resize(356, 420)
    await _show(view, record(0, b"v", b"k", headers=(Header("h", b"1"),) * 12))
    last = view.tabs.tabRect(HEX)
    assert last.right() <= view.tabs.width()
    assert view.format.geometry().left() >= view.tabs.geometry().left() + last.right()


async def test_a_megabyte_of_json_comes_whole_and_by_pieces(view: RecordView) -> None:
    value = json.dumps([{"orderId": f"ORD-{n}", "price": 89.9} for n in range(28_000)]).encode()
    assert len(value) > 1_000_000
    view.show_record(record(0, value, b"k"), "utc", Formats())
    first = view.content.text.document().characterCount()
    assert first < 100_000, "the first piece is short enough to be laid out at once"
    await until(lambda: view.content.is_complete, 20)
    assert json.loads(view.content.text.text()) == json.loads(value)


async def test_long_lines_are_broken_and_it_is_said(view: RecordView) -> None:
    text = await _show(view, record(0, b"x" * 50_000, b"k" * 10_000))
    assert text.replace("\n", "") == "x" * 50_000
    assert view.content.note == "Long lines are broken here. Copying gives them as they are."
    assert len(view.head.title.text()) <= 80


async def test_of_a_huge_value_the_beginning_is_shown_until_all_is_asked_for(view: RecordView) -> None:
    value = b"line\n" * 500_000
    text = await _show(view, record(0, value, b"k"))
    assert len(text) < 600_000
    assert view.content.note == "The first 262,144 characters of 2,500,000 bytes, as they are."
    QTest.mouseClick(view.content.all_link, Qt.MouseButton.LeftButton)
    await until(lambda: view.content.is_complete, 20)
    assert view.content.text.text() == value.decode()


async def test_a_chosen_format_is_seen_in_row_and_view_without_reading_again(scene: Scene) -> None:
    scene.put(b"\x00\x00\x00\x2a", b"\x00\x01")
    scene.put(b"not four", b"k")
    await scene.read()
    await scene.rows(2)
    received = scene.page.run.progress
    scene.page.view_bar.format.set_value("int32")
    assert scene.cells("value")[0] == "42"
    assert scene.cells("value")[1].endswith("not four")
    assert scene.cells("value")[1] != "not four"
    scene.page.table.rows.select_row(0)
    await until(lambda: scene.page.record_view.content.text.text() == "42")
    scene.page.record_view.tabs.setCurrentIndex(KEY)
    scene.page.record_view.format.set_value("int16")
    assert scene.cells("key")[0] == "1"
    assert scene.page.run.progress == received


async def test_formats_are_remembered_by_topic(scene: Scene) -> None:
    scene.connector.memory.add_topic("ids")
    scene.put(b"\x00\x00\x00\x2a", topic="ids")
    scene.put(b"\x00\x00\x00\x2a")
    await scene.read(topic="ids")
    await scene.rows(1)
    scene.page.view_bar.format.set_value("int32")
    await scene.read(topic="orders", stop="end")
    await until(lambda: scene.cells("value") == ["00 00 00 2a"])
    assert scene.page.view_bar.format.value == "auto"
    await scene.read(topic="ids", stop="end")
    await until(lambda: scene.cells("value") == ["42"])
    assert scene.page.view_bar.format.value == "int32"


async def test_rows_say_null_empty_and_tombstone(scene: Scene) -> None:
    scene.put(None)
    scene.put(None, None)
    scene.put(b"", b"")
    scene.put(b"k" * 10_000, b"k" * 10_000)
    await scene.read()
    await scene.rows(4)
    assert scene.cells("value")[:3] == ["null · tombstone, removes the key on compaction", "null", "empty"]
    assert scene.cells("key")[:3] == ["k", "null", "empty"]
    assert len(scene.cells("key")[3]) <= 300


async def test_times_follow_the_one_zone(scene: Scene) -> None:
    scene.put(b"v", timestamp_ms=1_700_000_000_123)
    await scene.read()
    await scene.rows(1)
    scene.page.view_bar.zone.set_value("utc")
    assert scene.cells("time") == ["22:13:20.123"]
