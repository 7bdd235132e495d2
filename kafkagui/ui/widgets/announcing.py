"""Says to a screen reader what happens away from the focus: sends, errors, connections."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

PAUSE_MS: Final = 1_000
"""From one announcement to the next; what happens meanwhile is said together."""

_MOST_WAITING: Final = 4
_ENDS: Final = (".", "!", "?", "…")
_POLITENESS: Final = QAccessible.AnnouncementPoliteness


def announce(widget: QWidget, *texts: str, about: str = "", is_urgent: bool = False) -> None:
    """Say sentences, at most one announcement a second for each window.

    Args:
        widget: stands in the window that speaks.
        texts: what happened; each becomes a sentence, empty ones are passed over.
        about: what it is about; a newer sentence about the same takes the place of one that is still waiting.
        is_urgent: whether it may interrupt what is being said; an error may.
    """
    text = " ".join(each if each.endswith(_ENDS) else f"{each}." for each in texts if each)
    if text:
        _announcer_of(widget.window()).say(text, about or text, is_urgent=is_urgent)


def _announcer_of(window: QWidget) -> Announcer:
    for child in window.findChildren(QObject, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if isinstance(child, Announcer):
            return child
    return Announcer(window)


class Announcer(QObject):
    """Speaks for one window; `announce` makes one when it is first needed.

    Args:
        window: the window; it is the parent.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: dict[str, str] = {}
        self._is_urgent = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._on_pause_over)

    def say(self, text: str, about: str, *, is_urgent: bool = False) -> None:
        """Say it now, or with what else happens within a second of the announcement before."""
        self._is_urgent |= is_urgent
        self._waiting.pop(about, None)
        self._waiting[about] = text
        if not self._pause.isActive():
            self._speak()

    def _on_pause_over(self) -> None:
        if self._waiting:
            self._speak()

    def _speak(self) -> None:
        newest = list(self._waiting.values())[-_MOST_WAITING:]
        self._waiting.clear()
        self._pause.start()
        event = QAccessibleAnnouncementEvent(self._window, " ".join(newest))
        event.setPoliteness(_POLITENESS.Assertive if self._is_urgent else _POLITENESS.Polite)
        self._is_urgent = False
        QAccessible.updateAccessibility(event)
