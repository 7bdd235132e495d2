"""A choice of one among two to four, all in sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QSizePolicy, QWidget

from kafkagui.ui.widgets.layouts import row, set_surface

_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Segment(NamedTuple):
    """One choice: its value, its words, and shorter words for a narrow window."""

    value: str
    label: str
    short_label: str = ""
    tip: str = ""


class SegmentedSwitch(QWidget):
    """Buttons of which one is pressed. One Tab stop; arrows move; Home and End go to the ends.

    Args:
        name: accessible name, such as "Acknowledgements".
        segments: the choices; the first is chosen until `set_value`.

    Signals:
        changed(value): a person or `set_value` chose another one.
    """

    changed = Signal(str)

    def __init__(self, name: str, segments: Sequence[Segment], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._segments = tuple(segments)
        self._compact = False
        self._build_buttons()
        self._connect_buttons()

    def _build_buttons(self) -> None:
        set_surface(self, "seg")
        self.setAccessibleName(self._name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._buttons = [self._build_button(number) for number in range(len(self._segments))]
        row(*self._buttons, margins=(2, 2, 2, 2), spacing=2, parent=self)
        self._choose(0)

    def _build_button(self, number: int) -> QPushButton:
        segment = self._segments[number]
        button = QPushButton(segment.label, self)
        button.setCheckable(True)
        # One of several, as a screen reader says it; the group itself is not asked.
        button.setAutoExclusive(True)
        button.setAutoDefault(False)
        button.setToolTip(segment.tip)
        button.setAccessibleName(f"{self._name}: {segment.label}")
        button.installEventFilter(self)
        self._group.addButton(button, number)
        return button

    def _connect_buttons(self) -> None:
        self._group.buttonToggled.connect(self._on_toggled)

    @property
    def value(self) -> str:
        """The value that is chosen."""
        return self._segments[self._group.checkedId()].value

    def set_value(self, value: str) -> None:
        """Choose.

        Raises:
            ValueError: no segment has that value.
        """
        self._choose([segment.value for segment in self._segments].index(value))

    def set_compact(self, on: bool) -> None:
        """Use the short labels, where a segment has one."""
        self._compact = on
        for button, segment in zip(self._buttons, self._segments, strict=True):
            button.setText(segment.short_label if on and segment.short_label else segment.label)

    def set_segment_enabled(self, value: str, enabled: bool, reason: str = "") -> None:
        """Allow or forbid one choice; the reason stands in its tool tip."""
        for button, segment in zip(self._buttons, self._segments, strict=True):
            if segment.value == value:
                button.setEnabled(enabled)
                button.setToolTip(segment.tip if enabled or not reason else reason)

    def _choose(self, number: int) -> None:
        self._buttons[number].setChecked(True)
        for other, button in enumerate(self._buttons):
            tab_stop = Qt.FocusPolicy.StrongFocus if other == number else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(tab_stop)
        self.setFocusProxy(self._buttons[number])

    def _on_toggled(self, button: QAbstractButton, on: bool) -> None:
        if on:
            number = self._group.id(button)
            self._choose(number)
            self.changed.emit(self._segments[number].value)

    def _move(self, key: Qt.Key) -> None:
        enabled = [number for number, button in enumerate(self._buttons) if button.isEnabled()]
        if key in _MOVES:
            enabled = enabled if _MOVES[key] > 0 else enabled[::-1]
            here = self._group.checkedId()
            later = enabled[enabled.index(here) + 1 :] if here in enabled else enabled
        else:
            later = enabled[:1] if key == Qt.Key.Key_Home else enabled[-1:]
        if later:
            self._choose(later[0])
            self._buttons[later[0]].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.modifiers():
            key = Qt.Key(event.key())
            if key in _MOVES or key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
                self._move(key)
                return True
        return super().eventFilter(watched, event)
