"""Key:value lines: coloured and checked as typed, nothing sent while a line is bad."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QFont, QTextCursor
from PySide6.QtTest import QTest

from kafkagui.core.lines import EXAMPLE
from kafkagui.ui.pages.produce.lines_editor import LAZY_LINES
from kafkagui.ui.theme import color
from tests.ui.produce.conftest import Bench


def _open(bench: Bench, text: str | None = None) -> Any:
    bench.page.composer.tabs.setCurrentIndex(1)
    lines = bench.page.composer.lines
    if text is not None:
        lines.editor.selectAll()
        lines.editor.insertPlainText(text)
    return lines


def _stored(bench: Bench) -> list[tuple[bytes | None, bytes | None]]:
    records = [record for part in bench.memory.topics["orders"] for record in part]
    return [(record.key, record.value) for record in sorted(records, key=lambda record: record.value or b"")]


def _colours(bench: Bench, line: int) -> list[tuple[int, int, QColor, bool]]:
    layout = bench.page.composer.lines.editor.document().findBlockByNumber(line - 1).layout()
    return [
        (part.start, part.length, part.format.foreground().color(), part.format.fontWeight() == QFont.Weight.Bold)
        for part in layout.formats()
    ]


async def test_the_six_lines_of_the_mission_are_there_and_go_out_in_order(bench: Bench, until: Any) -> None:
    lines = _open(bench)
    assert lines.editor.toPlainText() == EXAMPLE
    assert bench.page.bar.send.text() == "Send 6 lines"
    bench.click_send()
    await until(lambda: bench.column("status") == ["Acknowledged"] * 6)
    assert bench.column("key") == ["1001", "1002", "1003", "1001", "1002", "1001"]
    keyed: dict[bytes | None, list[bytes | None]] = {
        record.key: [] for part in bench.memory.topics["orders"] for record in part
    }
    for part in bench.memory.topics["orders"]:
        for record in part:
            keyed[record.key].append(record.value)
    assert keyed == {
        b"1001": [b'"Mobile,100"', b'"Computer,1500"', b'"Notebook,99"'],
        b"1002": [b'"Mouse,50"', b'"Earphone,65"'],
        b"1003": [b'"Pen,2"'],
    }


async def test_key_separator_and_value_have_their_colours(bench: Bench) -> None:
    _open(bench, '1001:"Pen,2"')
    parts = _colours(bench, 1)
    assert parts[0] == (0, 4, color("text"), True)
    assert (parts[1][:2], parts[1][2]) == ((4, 1), color("accentText"))
    assert (parts[2][:2], parts[2][2]) == ((5, 7), color("jsonStr"))


async def test_a_bad_line_is_marked_and_nothing_is_sent(bench: Bench) -> None:
    lines = _open(bench, "a:1\nno separator\nb:")
    assert list(lines.editor.errors()) == [2]
    assert lines.strip.isVisible()
    assert lines.strip.text == "Line 2 has no “:”. Nothing is sent until you fix it, skip it, or give it a null key."
    assert bench.page.bar.send.text() == "Send 3 lines"
    assert not bench.page.bar.send.isEnabled()
    bench.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert _stored(bench) == []


async def test_skip_line_and_null_key_put_it_right(bench: Bench, until: Any) -> None:
    lines = _open(bench, "a:1\nbad one\nbad two\nb:")
    lines.skip.click()
    assert list(lines.editor.errors()) == [3]
    lines.null_key.click()
    assert (lines.editor.errors(), bench.page.bar.send.text()) == ({}, "Send 3 lines")
    bench.click_send()
    await until(lambda: len(bench.table()) == 3 and not bench.page.run.is_running)
    assert _stored(bench) == [(b"b", b""), (b"a", b"1"), (None, b"bad two")]


async def test_a_mark_moves_with_its_line(bench: Bench) -> None:
    lines = _open(bench, "a:1\nbad")
    lines.skip.click()
    lines.editor.moveCursor(lines.editor.textCursor().MoveOperation.Start)
    lines.editor.insertPlainText("c:3\n")
    assert lines.marks() == {3: 1}
    assert lines.verdict.count == 2


async def test_ignore_error_sends_with_a_null_key(bench: Bench, until: Any) -> None:
    lines = _open(bench, "bad")
    lines.properties.without_separator.set_value("null-key")
    assert bench.page.bar.send.text() == "Send 1 line"
    bench.click_send()
    await until(lambda: len(bench.table()) == 1 and not bench.page.run.is_running)
    assert _stored(bench) == [(None, b"bad")]


async def test_headers_and_null_marker(bench: Bench) -> None:
    lines = _open(bench, "h1:v1,h2:NULL\tkey:NULL")
    lines.properties.parse_headers.click()
    lines.properties.rows["null_marker"].field.setText("NULL")
    lines.properties.rows["null_marker"].field.textEdited.emit("NULL")
    (record,) = list(lines.records("orders", None, None))
    assert (record.key, record.value) == (b"key", None)
    assert [(header.name, header.value) for header in record.headers] == [("h1", b"v1"), ("h2", None)]


async def test_separators_that_cannot_be_told_apart_are_refused(bench: Bench) -> None:
    lines = _open(bench)
    lines.properties.rows["key_separator"].field.setText("")
    lines.properties.rows["key_separator"].field.textEdited.emit("")
    assert lines.properties.rows["key_separator"].error == "key.separator cannot be empty."
    assert not bench.page.bar.send.isEnabled()


async def test_a_long_paste_is_taken_in_by_pieces_checked_and_undone_at_once(bench: Bench, until: Any) -> None:
    lines = _open(bench, "first:1\n")
    pasted = QMimeData()
    pasted.setText("".join(f'{number}:"value {number}"\n' for number in range(20_000)))
    lines.editor.insertFromMimeData(pasted)
    assert not bench.page.bar.send.isEnabled()
    await until(lambda: bench.page.bar.send.text() == "Send 20,001 lines", 20)
    assert lines.editor.blockCount() > LAZY_LINES
    assert bench.page.bar.send.isEnabled()
    lines.editor.undo()
    assert lines.editor.toPlainText() == "first:1\n"


async def test_a_bad_line_far_down_is_found(bench: Bench, until: Any) -> None:
    lines = _open(bench)
    text = "".join(f"{number}:v\n" for number in range(9_000)) + "bad\n"
    lines.editor.set_text(text)
    await until(lambda: lines.editor.errors())
    assert list(lines.editor.errors()) == [9_001]


def _enter_sends(bench: Bench, text: str) -> Any:
    lines = _open(bench, text)
    lines.properties.each_line.setChecked(True)
    lines.editor.setFocus()
    lines.editor.moveCursor(QTextCursor.MoveOperation.Start)
    return lines


async def test_enter_sends_the_line_with_the_cursor_and_goes_on_below(bench: Bench, until: Any) -> None:
    lines = _enter_sends(bench, "a:1\nb:2\nno separator")
    bench.page.bar.method.set_value("synchronous")
    bench.page.bar.repeat_panel.set_texts({"times": "5"})
    bench.press(Qt.Key.Key_Return)
    await until(lambda: bench.column("status") == ["Acknowledged"] and not bench.page.run.is_running)
    bench.press(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    await until(lambda: len(bench.table()) == 2 and not bench.page.run.is_running)
    assert _stored(bench) == [(b"a", b"1"), (b"b", b"2")]
    assert bench.column("method") == ["Sync", "Sync"]
    assert lines.editor.textCursor().blockNumber() == 2
    assert lines.editor.text() == "a:1\nb:2\nno separator"


async def test_enter_in_the_last_line_makes_the_next_one(bench: Bench, until: Any) -> None:
    lines = _enter_sends(bench, "a:1")
    bench.press(Qt.Key.Key_Return)
    await until(lambda: len(bench.table()) == 1 and not bench.page.run.is_running)
    QTest.keyClicks(lines.editor, "b:2")
    assert lines.editor.text() == "a:1\nb:2"


async def test_enter_in_a_bad_or_skipped_line_sends_nothing_and_says_why(bench: Bench) -> None:
    lines = _enter_sends(bench, "bad\nb:2")
    bench.press(Qt.Key.Key_Return)
    assert "No key separator" in bench.page.composer.notice.happened.text
    assert lines.editor.textCursor().blockNumber() == 0
    lines.skip.click()
    lines.editor.setFocus()
    bench.press(Qt.Key.Key_Return)
    assert bench.page.composer.notice.happened.text == "Line 1 is skipped."
    assert not bench.page.run.is_running
    assert (bench.table(), lines.editor.text()) == ([], "bad\nb:2")


async def test_enter_waits_for_the_run_that_is_going(bench: Bench, until: Any) -> None:
    lines = _enter_sends(bench, "a:1\nb:2")
    bench.memory.holds_back = True
    bench.press(Qt.Key.Key_Return)
    await until(lambda: bench.column("status") == ["In flight"])
    bench.press(Qt.Key.Key_Return)
    assert "press Enter again" in bench.page.composer.notice.happened.text
    assert (len(bench.table()), lines.editor.textCursor().blockNumber()) == (1, 1)


async def test_shift_enter_makes_a_new_line_and_enter_does_so_by_default(bench: Bench) -> None:
    lines = _enter_sends(bench, "a:1")
    lines.editor.moveCursor(QTextCursor.MoveOperation.End)
    bench.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert lines.editor.text() == "a:1\n"
    lines.properties.each_line.setChecked(False)
    bench.press(Qt.Key.Key_Return)
    assert (lines.editor.text(), bench.table()) == ("a:1\n\n", [])
