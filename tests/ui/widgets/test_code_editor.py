"""The payload editor."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextCharFormat
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kafkagui.ui.theme import Theme, ThemeMode, color
from kafkagui.ui.widgets.code_editor import HIGHLIGHT_LIMIT, CodeEditor
from kafkagui.ui.widgets.exact_text import is_kept_exactly
from kafkagui.ui.widgets.json_highlighter import JsonHighlighter

CONTROL = Qt.KeyboardModifier.ControlModifier
JSON = '{"id": "A:1", "n": -1.5e3,\n "ok": true}'


@pytest.fixture
def editor(qtbot: QtBot) -> CodeEditor:
    editor = CodeEditor("Value", highlighter=JsonHighlighter)
    qtbot.addWidget(editor)
    editor.resize(400, 200)
    editor.show()
    return editor


def _colours(editor: CodeEditor) -> dict[str, str]:
    """The coloured pieces of the text → the colour's name."""
    pieces = {}
    block = editor.document().firstBlock()
    while block.isValid():
        for span in block.layout().formats():
            words = block.text()[span.start : span.start + span.length]
            pieces[words] = span.format.foreground().color().name()
        block = block.next()
    return pieces


def _wait_for_colours(qtbot: QtBot, editor: CodeEditor) -> None:
    qtbot.waitUntil(lambda: bool(_colours(editor)))


def test_json_is_coloured_by_what_it_is(qtbot: QtBot, editor: CodeEditor) -> None:
    editor.set_text(JSON)
    _wait_for_colours(qtbot, editor)
    colours = _colours(editor)
    expected = {'"id"': "jsonKey", '"A:1"': "jsonStr", "-1.5e3": "jsonNum", "true": "jsonLit", "{": "jsonPun"}
    assert {words: colours[words] for words in expected} == {
        words: color(token).name() for words, token in expected.items()
    }


def test_colours_follow_the_theme(qtbot: QtBot, editor: CodeEditor, theme: Theme) -> None:
    editor.set_text(JSON)
    _wait_for_colours(qtbot, editor)
    light = _colours(editor)["true"]
    theme.set_mode(ThemeMode.DARK)
    assert _colours(editor)["true"] == color("jsonLit").name() != light


def test_long_text_stays_plain_until_it_is_asked_for(qtbot: QtBot, editor: CodeEditor) -> None:
    said: list[bool] = []
    editor.highlighting_skipped.connect(said.append)
    editor.set_text("[1]\n" * (HIGHLIGHT_LIMIT // 4 + 1))
    assert said == [True]
    assert _colours(editor) == {}
    editor.highlight_anyway()
    assert said == [True, False]
    _wait_for_colours(qtbot, editor)


def test_pasting_a_long_text_does_not_colour_it(editor: CodeEditor) -> None:
    editor.set_text("{}")
    pasted = QMimeData()
    pasted.setText("[1]\n" * (HIGHLIGHT_LIMIT // 4 + 1))
    with_signal: list[bool] = []
    editor.highlighting_skipped.connect(with_signal.append)
    editor.insertFromMimeData(pasted)
    assert with_signal == [True]
    assert "1" not in _colours(editor)


def test_a_wrong_line_is_underlined_and_its_number_red(editor: CodeEditor) -> None:
    editor.set_text("a:1\nno separator\nb:2")
    plain = editor.grab().toImage()
    editor.set_errors({2: "Line 2 has no separator."})
    marks = editor.extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == ["no separator"]
    assert marks[0].format.underlineStyle() is QTextCharFormat.UnderlineStyle.WaveUnderline
    assert marks[0].format.toolTip() == "Line 2 has no separator."

    red = editor.grab().toImage()
    gutter = [red.pixelColor(x, y) for x in range(4, 30) for y in range(4, 100)]
    assert any(pixel.red() > 150 and pixel.green() < 120 for pixel in gutter)
    editor.set_errors({})
    assert editor.extraSelections() == []
    assert editor.grab().toImage() == plain


def test_a_new_text_forgets_the_errors(editor: CodeEditor) -> None:
    editor.set_text("x")
    editor.set_errors({1: "wrong"})
    editor.set_text("y")
    assert editor.errors() == {}


def test_keys_change_the_size_of_every_payload(qtbot: QtBot, editor: CodeEditor) -> None:
    other = CodeEditor("Another value")
    qtbot.addWidget(other)
    sizes = []
    for key in (Qt.Key.Key_Equal, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_0):
        qtbot.keyClick(editor, key, CONTROL)
        sizes.append((editor.font().pixelSize(), other.font().pixelSize()))
    assert sizes == [(14, 14), (15, 15), (14, 14), (13, 13)]
    assert editor.text() == ""


def test_tab_leaves_the_editor(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    editor, after = CodeEditor("Value"), QLineEdit()
    layout.addWidget(editor)
    layout.addWidget(after)
    window.show()
    window.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert window.focusWidget() is after
    assert editor.text() == ""


def test_go_to_puts_the_cursor(editor: CodeEditor) -> None:
    editor.set_text("one\ntwo\nthree")
    editor.go_to(2, 1)
    assert (editor.textCursor().blockNumber(), editor.textCursor().columnNumber()) == (1, 1)
    editor.go_to(2, 99)
    assert editor.textCursor().columnNumber() == 3


def test_typing_can_be_undone(qtbot: QtBot, editor: CodeEditor) -> None:
    editor.set_text("one")
    editor.selectAll()
    qtbot.keyClicks(editor, "two")
    assert editor.text() == "two"
    for _ in range(5):
        qtbot.keyClick(editor, Qt.Key.Key_Z, CONTROL)
    assert editor.text() == "one"


@pytest.mark.parametrize(
    "text",
    ["a\u00a0b", "a\u2028b", "a\0b", "\ufeffa", "\ufeff\n\ufeff", "\t\x0b\x0c\x1c\x85", "\U0001f600\ufdd2", "a\n\nb\n"],
)
def test_the_text_comes_back_letter_by_letter(editor: CodeEditor, text: str) -> None:
    assert is_kept_exactly(text)
    editor.set_text(text)
    assert editor.text() == text
    assert not editor.document().isUndoAvailable()
    editor.append_text(text)
    assert editor.text() == text + text


@pytest.mark.parametrize("text", ["a\rb", "a\r\nb", "a\u2029b", "a\ufdd0b", "a\ufdd1b"])
def test_what_ends_a_line_for_qt_comes_back_as_a_line_feed(editor: CodeEditor, text: str) -> None:
    assert not is_kept_exactly(text)
    editor.set_text(text)
    assert editor.text() == "a\nb"


def test_copying_changes_no_letter(qtbot: QtBot, editor: CodeEditor) -> None:
    editor.set_text("a\u00a0b\u2028c\nd")
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "a\u00a0b\u2028c\nd"


def test_shift_enter_makes_a_new_line_not_a_line_separator(qtbot: QtBot, editor: CodeEditor) -> None:
    editor.set_text("a")
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert editor.text() == "a\n"
