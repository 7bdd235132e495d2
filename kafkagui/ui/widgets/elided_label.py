"""A label of one line that gives way."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from kafkagui.ui.widgets.layouts import Role


class ElidedLabel(QLabel):
    """Shows what fits of its text; the whole is in `text()` and, when it does not fit, in the tool tip.

    Args:
        text: one line.
        middle: lose the middle (paths, addresses) instead of the end.
        role: kind of text.
    """

    def __init__(self, text: str = "", role: Role = "", *, middle: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self.setText(text)
        self._update_tip()

    def shown_text(self) -> str:
        """What fits now."""
        return self.fontMetrics().elidedText(self.text(), self._mode, self.contentsRect().width())

    def _update_tip(self) -> None:
        self.setToolTip("" if self.shown_text() == self.text() else self.text())

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_tip()

    def paintEvent(self, event: QPaintEvent) -> None:
        is_selectable = self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        if is_selectable and self.shown_text() == self.text():
            super().paintEvent(event)  # With what is selected in it.
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, self.shown_text())
        painter.end()
