"""A message at the bottom right, for a result whose place is not in sight."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QWidget

from kafkagui.ui.models.cells import TONE_ICON, TONE_TEXT, Tone
from kafkagui.ui.theme import color
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import column, row, set_surface, text_label
from kafkagui.ui.widgets.wrapped_label import WrappedLabel

WIDTH_PX: Final = 372
SHOWN_MS: Final = 6000
_MARGIN_PX: Final = 16


class Toast(QFrame):
    """Stands over `window` for 6 s; an error stays until it is dismissed. Several stand above one another.

    Args:
        window: whose lower right corner it takes.
        tone: what it means.
        title: what happened.
        text: a second sentence.
        action: words of a link button, such as "Undo".
        bottom_px: height kept free below, such as a status bar.

    Signals:
        action_clicked: the link button was pressed; the toast goes.
        closed: it is gone.
    """

    action_clicked = Signal()
    closed = Signal()

    def __init__(
        self,
        window: QWidget,
        tone: Tone,
        title: str,
        text: str = "",
        *,
        action: str = "",
        bottom_px: int = 28,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bottom_px = bottom_px
        self._from_bottom = 0
        self._build(tone, title, text, action)
        self._connect(stays=tone == "err")
        self._announce(f"{title}. {text}".strip())

    def _build(self, tone: Tone, title: str, text: str, action: str) -> None:
        set_surface(self, "floating")
        self.setAccessibleName(f"{title} {text}".strip())
        self._link = Button(action, "link")
        self._link.setVisible(bool(action))
        self._dismiss = IconButton("x", "Dismiss", side=24)
        icon = "info" if tone == "info" else TONE_ICON[tone]
        words = column(text_label(title, "strong", wrap=True), spacing=2)
        if text:
            words.addWidget(WrappedLabel(text, "small"))
        sign = column(IconLabel(icon, TONE_TEXT[tone], 18), None)
        row(sign, (words, 1), self._link, self._dismiss, margins=(14, 12, 8, 12), spacing=10, parent=self)
        self.setFixedWidth(WIDTH_PX)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 6)
        shadow.setColor(color("shadow"))
        self.setGraphicsEffect(shadow)

    def _connect(self, *, stays: bool) -> None:
        self._link.clicked.connect(self._on_action_clicked)
        self._dismiss.clicked.connect(self.dismiss)
        self._window.installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        if not stays:
            self._timer.start(SHOWN_MS)

    def pop_up(self) -> None:
        """Show it in the corner, above those that stand there."""
        self.adjustSize()
        self._take_place()
        self.show()
        self.raise_()

    def dismiss(self) -> None:
        """Take it away."""
        self._window.removeEventFilter(self)
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def _take_place(self) -> None:
        window = self._window
        others = [toast for toast in window.findChildren(Toast) if toast is not self and toast.isVisible()]
        top = min((toast.y() for toast in others), default=window.height() - self._bottom_px - _MARGIN_PX + 8)
        self.move(window.width() - WIDTH_PX - _MARGIN_PX, top - 8 - self.height())
        self._from_bottom = window.height() - self.y()

    def _on_action_clicked(self) -> None:
        self.action_clicked.emit()
        self.dismiss()

    def _announce(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            window = self._window
            self.move(window.width() - WIDTH_PX - _MARGIN_PX, window.height() - self._from_bottom)
        return super().eventFilter(watched, event)
