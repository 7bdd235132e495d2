"""Finding in a text, by what a person types, presses and sees."""

from __future__ import annotations

from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from kafkagui.ui.widgets.code_editor import CodeEditor
from kafkagui.ui.widgets.finder import Finder, finder_of, make_findable
from kafkagui.ui.widgets.text_search import MOST_MATCHES, Query, TextSearch

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TEXT = "one Two\n😀 two\ntwofold three two"


@pytest.fixture
def editor(qtbot: QtBot) -> CodeEditor:
    made = CodeEditor("Value")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.set_text(TEXT)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


def _find(editor: CodeEditor, words: str = "") -> Finder:
    QTest.keyClick(editor, Key.Key_F, CTRL)
    finder = finder_of(editor)
    assert finder.bar.field.hasFocus()
    QTest.keyClicks(finder.bar.field, words)
    return finder


def _status(finder: Finder) -> str:
    return finder.bar.status.text()


def _place(editor: CodeEditor) -> tuple[int, int]:
    cursor = editor.textCursor()
    return cursor.blockNumber(), cursor.selectionStart() - cursor.block().position()


def test_it_counts_and_goes_round(editor: CodeEditor) -> None:
    finder = _find(editor, "two")
    assert (_status(finder), _place(editor), editor.textCursor().selectedText()) == ("1 of 4", (0, 4), "Two")
    seen = []
    for _ in range(4):
        QTest.keyClick(finder.bar.field, Key.Key_Return)
        seen.append((_status(finder), _place(editor)))
    assert seen == [("2 of 4", (1, 3)), ("3 of 4", (2, 0)), ("4 of 4", (2, 14)), ("1 of 4, round the end", (0, 4))]
    QTest.keyClick(finder.bar.field, Key.Key_Return, SHIFT)
    assert _status(finder) == "4 of 4, round the end"
    finder.bar.previous.click()
    assert _status(finder) == "3 of 4"


def test_escape_closes_and_gives_the_focus_back_at_the_match(editor: CodeEditor) -> None:
    finder = _find(editor, "three")
    assert len(editor.extraSelections()) == 1
    QTest.keyClick(finder.bar.field, Key.Key_Escape)
    assert editor.hasFocus()
    assert not finder.bar.isVisible()
    assert editor.textCursor().selectedText() == "three"
    assert editor.extraSelections() == []


def test_f3_goes_on_from_the_text_and_escape_there_closes(editor: CodeEditor) -> None:
    finder = _find(editor, "two")
    editor.setFocus()
    QTest.keyClick(editor, Key.Key_F3)
    assert _status(finder) == "2 of 4"
    QTest.keyClick(editor, Key.Key_F3, SHIFT)
    assert _status(finder) == "1 of 4"
    QTest.keyClick(editor, Key.Key_Escape)
    assert not finder.bar.isVisible()


@pytest.mark.parametrize(
    ("query", "starts"),
    [
        (Query("two"), [4, 11, 15, 29]),
        (Query("two", case=True), [11, 15, 29]),
        (Query("two", whole=True), [4, 11, 29]),
        (Query("two.*", case=True, regular=True), [11, 15]),
        (Query("^two", regular=True), [15]),
        (Query("o?", regular=True), [0, 6, 13, 17, 19, 31]),
        (Query(".*"), []),
        (Query("😀"), [8]),
        (Query(""), []),
    ],
)
def test_what_is_found(qtbot: QtBot, query: Query, starts: list[int]) -> None:
    search = TextSearch()
    search.begin(TEXT, query)
    assert search.is_complete
    assert list(search.starts) == starts


def test_a_wrong_expression_is_said_beside(editor: CodeEditor) -> None:
    finder = _find(editor)
    finder.bar.regular.click()
    QTest.keyClicks(finder.bar.field, "(two")
    assert _status(finder).startswith("Not an expression: ")
    assert finder.bar.field.accessibleDescription() == _status(finder)
    QTest.keyClicks(finder.bar.field, ")")
    assert _status(finder) == "1 of 4"


def test_an_expression_that_never_ends_is_given_up(qtbot: QtBot) -> None:
    search = TextSearch()
    search.begin("a" * 30_000 + "b", Query("(a+)+$", regular=True))
    qtbot.waitUntil(lambda: search.is_complete)
    assert search.problem == "This expression takes too long on this text."


def test_what_is_selected_is_looked_for(editor: CodeEditor) -> None:
    editor.go_to(3)
    QTest.keyClick(editor, Key.Key_Right, CTRL | SHIFT)
    finder = _find(editor)
    assert finder.bar.field.text() == "twofold "
    assert _status(finder) == "1 of 1"


def test_all_matches_in_sight_are_marked_and_no_others(editor: CodeEditor) -> None:
    editor.set_text("word\n" * 5_000)
    finder = _find(editor, "word")
    in_sight = len(editor.line_places(editor.viewport().height()))
    assert 5 <= len(editor.extraSelections()) <= in_sight + 1 < 40
    assert _status(finder).startswith("1 of ")


def test_it_looks_again_when_the_text_changes(editor: CodeEditor, qtbot: QtBot) -> None:
    finder = _find(editor, "two")
    editor.append_text("\ntwo")
    qtbot.waitUntil(lambda: _status(finder) == "1 of 5")
    assert finder.bar.field.hasFocus()


def test_errors_stay_marked_beside_what_is_found(editor: CodeEditor) -> None:
    editor.set_errors({1: "wrong"})
    finder = _find(editor, "two")
    assert len(editor.extraSelections()) == 5
    finder.close()
    assert len(editor.extraSelections()) == 1


def test_any_text_can_be_made_findable(qtbot: QtBot) -> None:
    text = QPlainTextEdit(TEXT)
    make_findable(text)
    qtbot.addWidget(text)
    text.show()
    text.activateWindow()
    qtbot.waitExposed(text)
    text.setFocus()
    QTest.keyClick(text, Key.Key_F, CTRL)
    QTest.keyClicks(finder_of(text).bar.field, "two")
    assert _status(finder_of(text)) == "1 of 4"
    assert len(text.extraSelections()) == 4


@pytest.mark.parametrize("line", ["word 😀 and more\n", "word "], ids=["lines", "one line"])
def test_four_megabytes_come_in_turns(qtbot: QtBot, line: str) -> None:
    text = line * (4_000_000 // len(line))
    search = TextSearch()
    turns: list[float] = []
    search.advanced.connect(lambda: turns.append(perf_counter()))
    begun = perf_counter()
    search.begin(text, Query("word"))
    assert perf_counter() - begun < 0.25
    assert not search.is_complete
    qtbot.waitUntil(lambda: search.is_complete, timeout=20_000)
    assert search.is_cut
    assert search.count == MOST_MATCHES
    assert len(turns) > 5
    assert search.starts[-1] == len(line.encode("utf-16-le")) // 2 * (MOST_MATCHES - 1)


def test_matches_are_found_at_the_cuts_of_a_long_line(qtbot: QtBot) -> None:
    text = "x" * 32_766 + "word" + "y" * 40_000
    search = TextSearch()
    search.begin(text, Query("word"))
    qtbot.waitUntil(lambda: search.is_complete)
    assert list(search.starts) == [32_766]
    search.begin(text, Query("x+word", regular=True))
    qtbot.waitUntil(lambda: search.is_complete)
    assert list(search.ends) == [32_770]
