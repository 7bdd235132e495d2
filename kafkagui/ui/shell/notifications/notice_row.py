"""One notice in the list under the bell."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from kafkagui.core.times import clock, full
from kafkagui.core.wording import mark, tr
from kafkagui.ui.models.cells import TONE_ICON, TONE_TEXT, Tone
from kafkagui.ui.shell.notifications.notice import Notice
from kafkagui.ui.shell.notifications.notice_tone import tone_of
from kafkagui.ui.theme import color
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import column, row, text_label
from kafkagui.ui.widgets.wrapped_label import WrappedLabel

_WORDS: Final[dict[Tone, str]] = {
    "ok": mark("Done"),
    "info": mark("Note"),
    "warn": mark("Warning"),
    "err": mark("Error"),
    "neutral": mark("Note"),
}


class NoticeRow(QFrame):
    """When, how grave, what; its link, and a button that copies it.

    Args:
        notice: what it shows.
        zone: the time zone of the settings.

    Signals:
        followed(notice): its link was pressed.
    """

    followed = Signal(object)

    def __init__(self, notice: Notice, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = notice
        self._zone = zone
        self._build()
        self._connect()

    def _build(self) -> None:
        message, tone = self.notice.message, tone_of(self.notice.message)
        self._word = tr(_WORDS[tone])
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.text())
        when = text_label(clock(self.notice.at_ms, self._zone).partition(".")[0], "small")
        when.setToolTip(full(self.notice.at_ms, self._zone))
        self.link = Button(self.notice.action, "link")
        self.link.setVisible(bool(self.notice.action))
        self.copy = IconButton("copy", tr("Copy this notification"), side=24)
        icon = "info" if tone in ("info", "neutral") else TONE_ICON[tone]
        head = row(
            text_label(self._word, "small"), text_label("·", "small"), when, None, self.link, self.copy, spacing=6
        )
        words = column(head, WrappedLabel(message.title, "strong"), spacing=2)
        if message.text:
            words.addWidget(WrappedLabel(message.text, "small"))
        sign = column(3, IconLabel(icon, TONE_TEXT[tone], 18), None, spacing=0)
        row(sign, (words, 1), margins=(12, 8, 8, 10), spacing=10, parent=self)

    def _connect(self) -> None:
        self.link.clicked.connect(lambda: self.followed.emit(self.notice))
        self.copy.clicked.connect(self.copy_text)

    def text(self) -> str:
        """The whole notice in one line, as it is copied and read out."""
        message = self.notice.message
        return f"{full(self.notice.at_ms, self._zone)} {self._word}: {message.title}. {message.text}".strip()

    def copy_text(self) -> None:
        """Copy it."""
        QGuiApplication.clipboard().setText(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_text()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.notice.action:
            self.link.click()
        elif event.key() == Qt.Key.Key_Down:
            _focus_sibling(self, 1)
        elif event.key() == Qt.Key.Key_Up:
            _focus_sibling(self, -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(0, self.height() - 1, self.width(), 1, color("rowLine"))
        if self.hasFocus():
            painter.setPen(QPen(color("accent"), 2))
            painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -3), 6, 6)
        painter.end()


def _focus_sibling(here: NoticeRow, step: int) -> None:
    inside = here.parentWidget()
    rows = inside.findChildren(NoticeRow) if inside is not None else [here]
    there = rows.index(here) + step
    if 0 <= there < len(rows):
        rows[there].setFocus(Qt.FocusReason.TabFocusReason)
