"""Finding in a text that is shown: the bar over it, the marks in it, the way from match to match."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from kafkagui.core.wording import tr
from kafkagui.ui.theme import color, current_theme
from kafkagui.ui.widgets.announcing import announce
from kafkagui.ui.widgets.code_editor import CodeEditor
from kafkagui.ui.widgets.exact_text import document_text, selected_text
from kafkagui.ui.widgets.find_bar import FindBar
from kafkagui.ui.widgets.text_search import MOST_MATCHES, TextSearch

_BAR_PX: Final = 36
_MOST_MARKED: Final = 400
"""Matches in sight that are marked; a text in sight has fewer unless its letters are tiny."""
_AGAIN_MS: Final = 250
_LONGEST_WORDS: Final = 200


class Finder(QObject):
    """Lets one look for words in an editor or viewer, by a bar at its top.

    Marks are made for the matches in sight only, and the text is looked through in slices, so that 4 MB of it hold
    the window up no more than a page.

    Args:
        editor: the text; it is the parent.
    """

    def __init__(self, editor: QPlainTextEdit | QTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._anchor = 0
        self._seeks = False
        self._wrapped = False
        self._revision = -1
        self._text = ""
        self._build()
        self._connect()

    def _build(self) -> None:
        self.bar = FindBar(self._editor)
        self.bar.hide()
        self.search = TextSearch(self)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)

    def _connect(self) -> None:
        self.bar.edited.connect(self._on_edited)
        self.bar.stepped.connect(self.step)
        self.bar.closed.connect(self.close)
        self.search.advanced.connect(self._on_advanced)
        self._again.timeout.connect(self._look_again)
        self._editor.document().contentsChanged.connect(self._on_contents_changed)
        for bar in (self._editor.verticalScrollBar(), self._editor.horizontalScrollBar()):
            bar.valueChanged.connect(self._on_sight_changed)
        current_theme().changed.connect(self._on_sight_changed)

    # -- for the editor -----------------------------------------------------------------------------------

    def open(self) -> None:
        """Show the bar; what is selected on one line is looked for."""
        selected = selected_text(self._editor.textCursor())
        if self.bar.isHidden():
            self._editor.installEventFilter(self)
            self._anchor = self._editor.textCursor().selectionStart()
            self._make_room(_BAR_PX)
            self.bar.show()
            self._place_bar()
        fits = selected and "\n" not in selected and len(selected) <= _LONGEST_WORDS
        self.bar.take_focus(selected if fits else "")
        self._look()

    def close(self) -> None:
        """Hide the bar and the marks; the focus goes back into the text."""
        self._editor.removeEventFilter(self)
        self.bar.hide()
        self._make_room(0)
        self.search.stop()
        self._revision, self._text = -1, ""
        self._again.stop()
        self._mark()
        self._editor.setFocus()

    def step(self, step: int) -> None:
        """Go to the next match (1) or the one before (-1); round the end of the text."""
        count = self.search.count
        if not count:
            return
        cursor = self._editor.textCursor()
        here = self.search.after(cursor.selectionStart())
        is_on_match = here < count and (self.search.starts[here], self.search.ends[here]) == _span(cursor)
        there = here + step if is_on_match or step < 0 else here
        self._wrapped = not 0 <= there < count
        self._go_to(there % count)
        self._anchor = self._editor.textCursor().selectionStart()

    # -- inside -------------------------------------------------------------------------------------------

    def _on_edited(self) -> None:
        self._seeks = True
        self._look()

    def _look(self) -> None:
        document = self._editor.document()
        if document.revision() != self._revision:
            # Once for many keystrokes: it takes 25 ms for 4 MB.
            self._revision, self._text = document.revision(), document_text(document)
        self.search.begin(self._text, self.bar.query)

    def _on_contents_changed(self) -> None:
        if not self.bar.isHidden() and not self._again.isActive():
            self._again.start()

    def _look_again(self) -> None:
        if self._editor.document().revision() == self._revision:
            return
        if self.search.is_complete:
            self._look()
        else:
            self._again.start()

    def _on_advanced(self) -> None:
        if self._seeks and self.search.count:
            there = self.search.after(self._anchor)
            if there < self.search.count or self.search.is_complete:
                self._seeks = False
                self._go_to(there % self.search.count)
        self._show_status()
        self._mark()

    def _go_to(self, number: int) -> None:
        cursor = self._editor.textCursor()
        cursor.setPosition(self.search.starts[number])
        cursor.setPosition(self.search.ends[number], QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
        self._show_status()
        self._mark()
        announce(self._editor, self.bar.status.text(), about="find")

    def _show_status(self) -> None:
        search = self.search
        if search.problem:
            self.bar.show_status(search.problem, is_problem=True)
        elif not self.bar.query.words:
            self.bar.show_status("")
        elif not search.count:
            self.bar.show_status(tr("Not found") if search.is_complete else tr("Searching…"))
        else:
            self.bar.show_status(self._place_words())

    def _place_words(self) -> str:
        search = self.search
        here = search.after(self._editor.textCursor().selectionStart())
        is_on_match = here < search.count and (search.starts[here], search.ends[here]) == _span(
            self._editor.textCursor()
        )
        number = here + 1 if is_on_match else 0
        if search.is_cut:
            return tr("{number:,} of more than {count:,}", number=number, count=MOST_MATCHES)
        if not search.is_complete:
            return tr("{number:,} of {count:,} so far", number=number, count=search.count)
        if self._wrapped:
            return tr("{number:,} of {count:,}, round the end", number=number, count=search.count)
        return tr("{number:,} of {count:,}", number=number, count=search.count)

    # -- marks and room -----------------------------------------------------------------------------------

    def _on_sight_changed(self) -> None:
        if not self.bar.isHidden():
            self._mark()

    def _mark(self) -> None:
        """Mark the matches in sight."""
        area = self._editor.viewport().rect()
        first = self._editor.cursorForPosition(QPoint(0, 0)).position()
        last = self._editor.cursorForPosition(area.bottomRight()).position() + 1
        marks = [self._marked(number) for number in self.search.within(first, last)[:_MOST_MARKED]]
        if isinstance(self._editor, CodeEditor):
            self._editor.set_found_marks(marks)
        else:
            self._editor.setExtraSelections(marks)

    def _marked(self, number: int) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        style = QTextCharFormat()
        style.setBackground(color("warnSoft"))
        style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        style.setUnderlineColor(color("warn"))
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(self.search.starts[number])
        cursor.setPosition(self.search.ends[number], QTextCursor.MoveMode.KeepAnchor)
        mark.cursor, mark.format = cursor, style
        return mark

    def _make_room(self, height: int) -> None:
        """Push the text down, so that the bar covers none of it."""
        if isinstance(self._editor, CodeEditor):
            self._editor.set_head_px(height)
        else:
            self._editor.setViewportMargins(0, height, 0, 0)

    def _place_bar(self) -> None:
        inside = self._editor.contentsRect()
        self.bar.setGeometry(inside.left(), inside.top(), inside.width(), _BAR_PX)
        self.bar.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place_bar()
            self._mark()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_F3:
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
        return super().eventFilter(watched, event)


def finder_of(editor: QPlainTextEdit | QTextEdit) -> Finder:
    """The editor's finder, made when it is first needed."""
    for child in editor.findChildren(QObject, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if isinstance(child, Finder):
            return child
    return Finder(editor)


def make_findable(editor: QPlainTextEdit | QTextEdit) -> None:
    """Let Ctrl+F look for words in a text; a `CodeEditor` can do so already."""
    keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), editor)
    keys.setContext(Qt.ShortcutContext.WidgetShortcut)
    keys.activated.connect(partial(_open, editor))


def _open(editor: QPlainTextEdit | QTextEdit) -> None:
    finder_of(editor).open()


def _span(cursor: QTextCursor) -> tuple[int, int]:
    return cursor.selectionStart(), cursor.selectionEnd()
