"""The composer: formats, places of errors, forecasts, JSON laid out."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor

from kafkagui.core.records import Header, StoredRecord, TimestampType
from kafkagui.services.compose import Typed
from tests.ui.produce.conftest import Bench

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


async def test_a_new_page_can_send_at_once_and_the_focus_is_in_the_value(bench: Bench) -> None:
    assert bench.page.bar.send.isEnabled()
    assert bench.page.focusWidget() is bench.page.composer.message.value.editor


async def test_invalid_json_shows_the_place_and_blocks_send(bench: Bench) -> None:
    value = bench.page.composer.message.value
    value.editor.setPlainText('{"a": 1,\n "b" 2}')
    assert value.verdict.text == "Line 2, column 6"
    assert list(value.editor.errors()) == [2]
    assert not bench.page.bar.send.isEnabled()
    assert "line 2, column 6" in bench.page.bar.send.toolTip()
    value.editor.setPlainText('{"a": 1}')
    assert (value.verdict.text, value.editor.errors(), value.size_label.text()) == ("Valid", {}, "8 B")
    assert bench.page.bar.send.isEnabled()


async def test_ctrl_shift_f_lays_json_out_without_changing_a_number_and_can_be_undone(bench: Bench) -> None:
    editor = bench.page.composer.message.value.editor
    typed = '{"n":73314510714175488,"n":1e400}'
    editor.setPlainText(typed)
    bench.press(Qt.Key.Key_F, CTRL_SHIFT)
    assert editor.toPlainText() == '{\n  "n": 73314510714175488,\n  "n": 1e400\n}'
    editor.undo()
    assert editor.toPlainText() == typed


async def test_no_break_spaces_are_sent_as_they_are(bench: Bench) -> None:
    value = bench.page.composer.message.value
    value.format.set_value("text")
    value.editor.setPlainText("a\u00a0b\nc")
    assert bench.page.composer.message.record("orders", None).value == "a\u00a0b\nc".encode()


async def test_typing_into_a_null_key_makes_it_a_text(bench: Bench) -> None:
    key = bench.page.composer.message.key
    assert key.format.value == "null"
    key.line.setFocus()
    bench.press(Qt.Key.Key_A)
    assert (key.format.value, key.key_bytes()) == ("text", b"a")


async def test_a_wrong_key_says_why(bench: Bench) -> None:
    key = bench.page.composer.message.key
    key.set_typed(Typed("xyz", "hex"))
    assert "“x” is not a hex digit" in key.problem.text()
    assert not bench.page.bar.send.isEnabled()


@pytest.mark.parametrize(
    ("choice", "key", "forecast"),
    [
        ("By key", Typed("ORD-10482"), "Partition 3 by hash"),
        ("By key", Typed(codec="null"), "No key: one partition a batch"),
        ("Round robin", Typed("x"), "Every partition in turn"),
        ("Sticky", Typed("x"), "One partition a batch"),
        ("Random", Typed("x"), "Any partition"),
        ("5", Typed("x"), "Partition 5"),
    ],
)
async def test_the_partition_is_told_before_sending(bench: Bench, choice: str, key: Typed, forecast: str) -> None:
    bench.page.composer.message.key.set_typed(key)
    bench.page.bar.partition.set_text(choice)
    assert bench.page.composer.message.key.forecast.text() == forecast


async def test_a_partition_that_is_none_is_refused(bench: Bench) -> None:
    bench.page.bar.partition.set_text("by luck")
    assert bench.page.bar.partition.property("invalid") == "true"
    assert not bench.page.bar.send.isEnabled()


async def test_the_strip_tells_what_the_pair_means(bench: Bench) -> None:
    bench.page.bar.method.set_value("fire-and-forget")
    bench.page.bar.acks.set_value("0")
    assert bench.page.composer.meaning.text.startswith("Fire and forget with acks=0: nobody answers")


async def test_a_timestamp_is_checked(bench: Bench) -> None:
    options = bench.page.composer.options
    options.timestamp_kind.set_value("set")
    options.timestamp.setText("soon")
    options.timestamp.editingFinished.emit()
    assert "“soon” is no time" in options.timestamp_problem.text()
    assert not bench.page.bar.send.isEnabled()
    options.timestamp.setText("1970-01-01T00:00:01.500+00:00")
    options.timestamp.editingFinished.emit()
    assert options.chosen_timestamp_ms() == 1500
    assert bench.page.bar.send.isEnabled()


async def test_options_out_of_range_are_refused_beside_their_field(bench: Bench) -> None:
    panel = bench.page.composer.options.more_panel
    panel.set_texts({"linger_ms": "99999999"})
    assert "out of range" in panel.rows["linger_ms"].error
    assert not bench.page.bar.send.isEnabled()


@pytest.mark.parametrize("key", [b"k", b"\xff\x00", b"", None, b"a\nb", b"a\0b", "\ufeffk".encode()])
@pytest.mark.parametrize(
    "value", [b'{"a":1}', b"plain\r\n", b"\xff", b"", None, "a\u00a0b\u2028c\u2029".encode(), "\ufeff\0{}".encode()]
)
async def test_a_record_is_composed_again_byte_by_byte(bench: Bench, key: bytes | None, value: bytes | None) -> None:
    headers = (Header("h", b"\xfe"), Header("h", None), Header("t", b"text"))
    stored = StoredRecord("payments", 2, 7, 5, TimestampType.CREATE_TIME, key, value, headers)
    bench.page.compose_again(stored)
    again = bench.page.composer.message.record("payments", None)
    assert (again.key, again.value, again.headers) == (key, value, headers)
    assert bench.page.title() == "Produce · payments"


async def test_headers_are_added_removed_and_counted(bench: Bench) -> None:
    headers = bench.page.composer.message.headers
    headers.set_headers((("a", Typed("1")), ("a", Typed("2"))))
    assert headers.count.text() == "2"
    headers.table.setCurrentIndex(headers.table.model().index(0, 0))
    headers.remove.click()
    assert headers.headers() == (("a", Typed("2")),)


async def test_tab_leaves_the_editor(bench: Bench) -> None:
    editor = bench.page.composer.message.value.editor
    before = editor.toPlainText()
    bench.press(Qt.Key.Key_Tab)
    assert bench.page.focusWidget() is not editor
    assert editor.toPlainText() == before


async def test_the_cursor_goes_to_the_error_when_send_is_pressed(bench: Bench) -> None:
    editor = bench.page.composer.message.value.editor
    editor.setPlainText('{"a": 1,\n "b" 2}')
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    bench.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (editor.textCursor().blockNumber(), editor.textCursor().columnNumber()) == (1, 5)


async def test_a_very_long_paste_stays_plain_and_is_checked_when_typing_pauses(bench: Bench, until: Any) -> None:
    value = bench.page.composer.message.value
    pasted = QMimeData()
    pasted.setText("[" + ",\n".join(["123456789"] * 40_000) + "]")
    value.editor.selectAll()
    value.editor.insertFromMimeData(pasted)
    await until(lambda: value.verdict.text == "Valid" and value.size_label.text() == "429.7 KB")
    assert value.editor.document().firstBlock().layout().formats() == []
    assert value.highlight.isVisible()
    assert bench.page.bar.send.isEnabled()


async def test_a_long_text_is_coloured_when_that_is_asked_for(bench: Bench, until: Any) -> None:
    value = bench.page.composer.message.value
    assert value.highlight.isHidden()
    value.editor.set_text("[" + ",\n".join(["123456789"] * 25_000) + "]")
    value.highlight.click()
    assert value.highlight.isHidden()
    await until(lambda: value.editor.document().firstBlock().layout().formats())
