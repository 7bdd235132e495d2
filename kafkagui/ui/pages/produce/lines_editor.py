"""The editor for many lines: coloured where they are in sight, long pastes taken in by and by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QMimeData, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from kafkagui.core.lines import LineGrammar
from kafkagui.core.wording import tr
from kafkagui.ui.pages.produce.lines_highlighter import LinesHighlighter
from kafkagui.ui.widgets.code_editor import CodeEditor
from kafkagui.ui.widgets.exact_text import insert_exactly

LAZY_LINES: Final = 1_000
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PASTE_LETTERS: Final = 16_384
"""A longer paste is taken in pieces of this size, each in its own turn of the loop."""


class LinesEditor(CodeEditor):
    """Edits key:value lines. While ``enter_sends``, Enter sends a line and Shift+Enter makes a new one.

    Signals:
        pasting_changed(bool): a long paste is being taken in, or is done.
        line_entered(line): Enter was pressed in this line, counted from 1, and means to send it.
        lines_changed: the text is another now; unlike ``textChanged`` not when only colours changed.
    """

    pasting_changed = Signal(bool)
    lines_changed = Signal()
    line_entered = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Key:value lines"), parent=parent)
        self._pieces: Iterator[str] | None = None
        self._first_piece = False
        self.enter_sends = False
        self._build_parts()
        self._connect_parts()

    def _build_parts(self) -> None:
        self._colours = LinesHighlighter(self.document())
        self._paste_cursor = self.textCursor()
        self._paste_timer = QTimer(self)
        self._paste_timer.setInterval(0)
        self._colour_timer = QTimer(self)
        self._colour_timer.setSingleShot(True)
        self._colour_timer.setInterval(30)

    def _connect_parts(self) -> None:
        self._paste_timer.timeout.connect(self._take_piece)
        self._colour_timer.timeout.connect(self._colour_sight)
        self.blockCountChanged.connect(self._on_block_count_changed)
        self.updateRequest.connect(self._on_scrolled)
        self.textChanged.connect(self._on_text_changed)

    @property
    def is_pasting(self) -> bool:
        """Whether a long paste is being taken in."""
        return self._pieces is not None

    def set_text(self, text: str) -> None:
        """Show another text; what could be undone is forgotten."""
        super().set_text(text)
        # It cleared the errors after the text had been checked.
        self.lines_changed.emit()

    def set_grammar(self, grammar: LineGrammar) -> None:
        """Colour by this grammar."""
        self._colours.set_grammar(grammar)
        self._colour_timer.start()

    def _on_text_changed(self) -> None:
        if not self._colours.is_colouring:
            self.lines_changed.emit()

    def _on_block_count_changed(self, count: int) -> None:
        lazy = count > LAZY_LINES
        if lazy != self._colours.lazy:
            self._colours.lazy = lazy
            if not lazy:
                self._colours.colour_all()

    def _on_scrolled(self, _area: QRect, dy: int) -> None:
        if dy and self._colours.lazy:
            self._colour_timer.start()

    def _colour_sight(self) -> None:
        if self._colours.lazy:
            places = self.line_places(self.viewport().height())
            if places:
                self._colours.show_range(places[0][0] - 1, places[-1][0] - 1)

    def _take_piece(self) -> None:
        piece = next(self._pieces, None) if self._pieces is not None else None
        if piece is None:
            self._paste_timer.stop()
            self._pieces = None
            self.setReadOnly(False)
            self.setTextCursor(self._paste_cursor)
            self.pasting_changed.emit(False)
            self._colour_timer.start()
            return
        if self._first_piece:
            self._paste_cursor.beginEditBlock()
            self._paste_cursor.removeSelectedText()
        else:
            self._paste_cursor.joinPreviousEditBlock()
        self._first_piece = False
        insert_exactly(self._paste_cursor, piece)
        self._paste_cursor.endEditBlock()

    def insert_slowly(self, text: str) -> None:
        """Put a long text in the place of the selection, in pieces; one undo takes it back."""
        self._paste_cursor = QTextCursor(self.textCursor())
        self._first_piece = True
        self._pieces = iter([text[start : start + _PASTE_LETTERS] for start in range(0, len(text), _PASTE_LETTERS)])
        self._colours.lazy = True
        self.setReadOnly(True)
        self.pasting_changed.emit(True)
        self._paste_timer.start()

    def go_on_below(self, line: int) -> None:
        """Put the cursor at the end of the line below this one, counted from 1; make one if there is none."""
        block = self.document().findBlockByNumber(line - 1)
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        if block.next().isValid():
            cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        else:
            cursor.insertBlock()
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.enter_sends and plain and event.key() in _ENTER and not self.isReadOnly():
            self.line_entered.emit(self.textCursor().blockNumber() + 1)
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text().replace("\r\n", "\n") if source.hasText() else ""
        if len(text) > _PASTE_LETTERS:
            self.insert_slowly(text)
        else:
            super().insertFromMimeData(source)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._colours.lazy:
            self._colour_timer.start()
