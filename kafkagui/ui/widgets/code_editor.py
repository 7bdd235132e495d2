"""The editor and viewer for payloads: monospaced, numbered lines, coloured, errors on their line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from kafkagui.ui.fonts import BODY_PX, mono_font
from kafkagui.ui.theme import color, current_theme, restyle
from kafkagui.ui.widgets.exact_text import document_text, insert_exactly, selected_text

HIGHLIGHT_LIMIT: Final = 256 * 1024
"""Letters up to which text is coloured; colouring costs 0.6 s per million."""

HighlighterFactory = Callable[[QTextDocument], QSyntaxHighlighter]


class CodeEditor(QPlainTextEdit):
    """Edits or shows a payload.

    Tab leaves the editor. Ctrl+F looks for words. Ctrl+= and Ctrl+- (or Ctrl and the wheel) change the size of its text
    and that of every other payload, Ctrl+0 sets it back; the theme holds the size.

    Args:
        name: accessible name, such as "Value".
        highlighter: class of the highlighter, such as `JsonHighlighter`; None leaves the text plain.
        read_only: show only.
        line_numbers: whether lines are numbered.
        bare: without frame, for a pane of its own.

    Signals:
        highlighting_skipped(bool): whether the text is too long to be coloured by itself (`highlight_anyway`).
    """

    highlighting_skipped = Signal(bool)

    def __init__(
        self,
        name: str,
        *,
        highlighter: HighlighterFactory | None = None,
        read_only: bool = False,
        line_numbers: bool = True,
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._factory = highlighter
        self._highlighter: QSyntaxHighlighter | None = None
        self._skipped = False
        self._numbered = line_numbers
        self._errors: dict[int, str] = {}
        self._found_marks: list[QTextEdit.ExtraSelection] = []
        self._head_px = 0
        self._build(name, read_only, bare)
        self._connect()
        self._choose_highlighting()

    def _build(self, name: str, read_only: bool, bare: bool) -> None:
        self.setAccessibleName(name)
        self.setReadOnly(read_only)
        self.setTextInteractionFlags(self.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.setProperty("bare", "true" if bare else "false")
        # Payloads are read from left to right, whatever the window is.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.document().setDocumentMargin(8)
        self._gutter = _Gutter(self)
        self._apply_font()

    def _connect(self) -> None:
        self.blockCountChanged.connect(self._fit_gutter)
        self.updateRequest.connect(self._on_update_request)
        current_theme().changed.connect(self._on_theme_changed)
        current_theme().payload_resized.connect(self._apply_font)

    # -- for pages ----------------------------------------------------------------------------------------

    def text(self) -> str:
        """The text letter by letter, lines ending in a line feed."""
        return document_text(self.document())

    def set_text(self, text: str) -> None:
        """Show another text; what could be undone is forgotten, errors are cleared.

        ``text`` gives it back as it is if `exact_text.is_kept_exactly`.
        """
        # Without the highlighter, so that a long text is not coloured before it is known to be long.
        self._drop_highlighter()
        if text.startswith("\ufeff"):
            self.setPlainText("")
            insert_exactly(QTextCursor(self.document()), text)
            self.document().clearUndoRedoStacks()
        else:
            self.setPlainText(text)
        self.set_errors({})
        self._choose_highlighting()

    def append_text(self, text: str) -> None:
        """Add text at the end, coloured as the rest; what is in sight stays where it is."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        insert_exactly(cursor, text)

    def set_highlighter(self, factory: HighlighterFactory | None) -> None:
        """Colour the text in another way, or not at all."""
        self._factory = factory
        self._choose_highlighting()

    def highlight_anyway(self) -> None:
        """Colour the text though it is long; this may take seconds."""
        self._build_highlighter()
        self._set_skipped(False)

    def rehighlight(self) -> None:
        """Colour the text anew, when what the highlighter goes by has changed."""
        if self._highlighter is not None:
            self._highlighter.rehighlight()

    def set_errors(self, errors: dict[int, str]) -> None:
        """Mark wrong lines: wave underline, red number, the reason in the tool tip.

        Args:
            errors: number of the line, from 1, → what is wrong with it; empty when all is well.
        """
        self._errors = dict(errors)
        restyle(self, "invalid", "true" if errors else "false")
        self._mark_errors()

    def errors(self) -> dict[int, str]:
        """The lines that are marked."""
        return dict(self._errors)

    def set_found_marks(self, marks: list[QTextEdit.ExtraSelection]) -> None:
        """Mark what was looked for, beside the errors; an empty list takes the marks away."""
        if marks or self._found_marks:
            self._found_marks = marks
            self._mark_errors()

    def set_head_px(self, height: int) -> None:
        """Keep room above the text, in pixels, for a bar."""
        self._head_px = height
        self._fit_gutter()

    def open_find(self) -> None:
        """Look for words in the text."""
        # Here, since nobody sees the bar before it is asked for.
        from kafkagui.ui.widgets.finder import finder_of

        finder_of(self).open()

    def go_to(self, line: int, column: int = 0) -> None:
        """Put the cursor at a line (from 1) and column (from 0) and bring it into sight."""
        block = self.document().findBlockByNumber(line - 1)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(column, max(block.length() - 1, 0)))
        self.setTextCursor(cursor)
        self.centerCursor()

    def set_wrapped(self, on: bool) -> None:
        """Wrap long lines, or let them run."""
        modes = QPlainTextEdit.LineWrapMode
        self.setLineWrapMode(modes.WidgetWidth if on else modes.NoWrap)

    # -- inside -------------------------------------------------------------------------------------------

    def _choose_highlighting(self) -> None:
        too_long = self.document().characterCount() > HIGHLIGHT_LIMIT
        if too_long or self._factory is None:
            self._drop_highlighter()
        else:
            self._build_highlighter()
        self._set_skipped(too_long and self._factory is not None)

    def _build_highlighter(self) -> None:
        self._drop_highlighter()
        if self._factory is not None:
            self._highlighter = self._factory(self.document())

    def _drop_highlighter(self) -> None:
        if self._highlighter is not None:
            self._highlighter.setDocument(None)
            self._highlighter.deleteLater()
            self._highlighter = None

    def _set_skipped(self, skipped: bool) -> None:
        if skipped != self._skipped:
            self._skipped = skipped
            self.highlighting_skipped.emit(skipped)

    def _mark_errors(self) -> None:
        marks = []
        for line, reason in self._errors.items():
            block = self.document().findBlockByNumber(line - 1)
            if not block.isValid():
                continue
            mark = QTextEdit.ExtraSelection()
            style = QTextCharFormat()
            style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            style.setUnderlineColor(color("err"))
            style.setToolTip(reason)
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, style
            marks.append(mark)
        self.setExtraSelections(marks + self._found_marks)
        self._gutter.update()

    def _apply_font(self) -> None:
        self.setFont(mono_font(current_theme().look.payload_px))
        self.setTabStopDistance(2 * self.fontMetrics().horizontalAdvance(" "))
        self._fit_gutter()

    def _gutter_width(self) -> int:
        if not self._numbered:
            return 0
        return 16 + self.fontMetrics().horizontalAdvance("9") * max(2, len(str(self.blockCount())))

    def _fit_gutter(self) -> None:
        width, inside = self._gutter_width(), self.contentsRect().adjusted(0, self._head_px, 0, 0)
        self.setViewportMargins(width, self._head_px, 0, 0)
        self._gutter.setGeometry(QRect(inside.left(), inside.top(), width, inside.height()))

    def _on_update_request(self, area: QRect, dy: int) -> None:
        if dy:
            self._gutter.scroll(0, dy)
        else:
            self._gutter.update(0, area.y(), self._gutter.width(), area.height())

    def _on_theme_changed(self) -> None:
        self._apply_font()
        self._mark_errors()

    def line_places(self, bottom: int) -> list[tuple[int, QRect]]:
        """(number from 1, place) of the lines in sight, down to `bottom`; for the gutter."""
        places = []
        block = self.firstVisibleBlock()
        while block.isValid():
            area = self.blockBoundingGeometry(block).translated(self.contentOffset()).toRect()
            if area.top() > bottom:
                break
            places.append((block.blockNumber() + 1, area))
            block = block.next()
        return places

    # -- Qt -----------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # Here, since nothing is dragged before the first paint.
        from kafkagui.ui.drags import is_for_page

        if is_for_page(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.document().characterCount() + len(source.text()) > HIGHLIGHT_LIMIT:
            self._drop_highlighter()
            self._set_skipped(self._factory is not None)
        super().insertFromMimeData(source)

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(selected_text(self.textCursor()))
        return data

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.InsertLineSeparator) and not self.isReadOnly():
            # Qt would put in a line separator, which looks like a new line and is none.
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
            return
        if event.matches(QKeySequence.StandardKey.Find):
            self.open_find()
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            now = current_theme().look.payload_px
            sizes = {
                Qt.Key.Key_Equal: now + 1,
                Qt.Key.Key_Plus: now + 1,
                Qt.Key.Key_Minus: now - 1,
                Qt.Key.Key_0: BODY_PX,
            }
            size = sizes.get(Qt.Key(event.key()))
            if size is not None:
                current_theme().set_payload_px(size)
                return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step = 1 if event.angleDelta().y() > 0 else -1
            current_theme().set_payload_px(current_theme().look.payload_px + step)
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_gutter()


class _Gutter(QWidget):
    """The strip with the line numbers."""

    def __init__(self, editor: CodeEditor) -> None:
        super().__init__(editor)
        self._editor = editor

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(mono_font(11))
        wrong = self._editor.errors()
        height = self._editor.fontMetrics().height()
        for number, place in self._editor.line_places(event.rect().bottom()):
            painter.setPen(color("err" if number in wrong else "text3"))
            area = QRect(QPoint(0, place.top()), place.size())
            area.setWidth(self.width() - 6)
            area.setHeight(height)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number))
        painter.end()
