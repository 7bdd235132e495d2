"""A message at the bottom corner, for a result whose place is not in sight."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QWidget
from shiboken6 import isValid

from kafkagui.core.wording import tr
from kafkagui.ui.fonts import scaled
from kafkagui.ui.models.cells import TONE_ICON, TONE_TEXT, Tone
from kafkagui.ui.theme import color, current_theme
from kafkagui.ui.widgets.announcing import announce
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import column, row, set_surface, text_label
from kafkagui.ui.widgets.wrapped_label import WrappedLabel

WIDTH_PX: Final = 372
SHOWN_MS: Final = 6000
MOST_SHOWN: Final = 4
"""When more come, the oldest goes, errors last."""

_MARGIN_PX: Final = 16
_GAP_PX: Final = 8


class Toast(QFrame):
    """Stands over `window` for 6 s; an error stays until it is dismissed. Several stand above one another.

    It waits while the pointer or the focus is on it. Tab reaches its buttons, Esc dismisses it.

    Args:
        window: whose lower trailing corner it takes.
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
        self._came_from: QWidget | None = window.focusWidget()
        self.stays = tone == "err"
        self._build(tone, title, text, action)
        self._connect()
        announce(window, title, text, is_urgent=tone == "err")

    def _build(self, tone: Tone, title: str, text: str, action: str) -> None:
        set_surface(self, "floating")
        self.setAccessibleName(f"{title} {text}".strip())
        self._link = Button(action, "link")
        self._link.setVisible(bool(action))
        self._dismiss = IconButton("x", tr("Dismiss"), side=24)
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

    def _connect(self) -> None:
        self._link.clicked.connect(self._on_action_clicked)
        self._dismiss.clicked.connect(self.dismiss)
        self._window.installEventFilter(self)
        for button in (self._link, self._dismiss):
            button.installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.dismiss)
        current_theme().changed.connect(self._on_text_resized)

    def pop_up(self) -> None:
        """Show it in the corner, above those that stand there."""
        others = _standing(self._window)
        if len(others) >= MOST_SHOWN:
            min(others, key=lambda toast: toast.stays).dismiss()
        self.adjustSize()
        self.show()
        self.raise_()
        self._wait_on()
        _take_places(self._window)

    def dismiss(self) -> None:
        """Take it away; those above come down, and a focus that it had goes back where it came from."""
        self._window.removeEventFilter(self)
        had_focus = self._holds_focus
        self.hide()
        if had_focus and self._came_from is not None and isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        _take_places(self._window)
        self.closed.emit()
        self.deleteLater()

    @property
    def _holds_focus(self) -> bool:
        focused: QWidget | None = self._window.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _wait_on(self) -> None:
        """Let the time run, from its beginning, unless somebody is at it."""
        if self.stays or self.underMouse() or self._holds_focus:
            self._timer.stop()
        else:
            self._timer.start()

    def take_place(self, bottom: int) -> int:
        """Stand with the lower edge here; gives the upper one."""
        self.adjustSize()
        place = QRect(0, bottom - self.height(), WIDTH_PX, self.height())
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            place.moveLeft(_MARGIN_PX)
        else:
            place.moveRight(self._window.width() - _MARGIN_PX - 1)
        self.setGeometry(place)
        return place.top()

    @property
    def lowest(self) -> int:
        """Where the lower edge of the first one stands."""
        return self._window.height() - scaled(self._bottom_px) - _MARGIN_PX

    def _on_text_resized(self) -> None:
        if self.isVisible():
            _take_places(self._window)

    def _on_action_clicked(self) -> None:
        self.action_clicked.emit()
        self.dismiss()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut) and watched is not self._window:
            self._wait_on()
        elif kind == QEvent.Type.Resize and watched is self._window and self.isVisible():
            _take_places(self._window)
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._wait_on()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)


def _standing(window: QWidget) -> list[Toast]:
    """Those that are shown, the oldest first: each was raised over the others when it came."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    return [toast for toast in window.findChildren(Toast, options=direct) if not toast.isHidden()]


def _take_places(window: QWidget) -> None:
    toasts = _standing(window)
    if toasts:
        bottom = toasts[0].lowest
        for toast in toasts:
            bottom = toast.take_place(bottom) - _GAP_PX
