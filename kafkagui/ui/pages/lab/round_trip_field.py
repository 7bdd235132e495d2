"""The time to the brokers and back: chosen where proxies can make it, else the measured one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSlider, QWidget

from kafkagui.core.lab.experiment import MOST_ROUND_TRIP_MS
from kafkagui.core.wording import tr
from kafkagui.ui.charts.scale import short_time
from kafkagui.ui.widgets.layouts import column, row, text_label
from kafkagui.ui.widgets.wrapped_label import WrappedLabel


class RoundTripField(QWidget):
    """A slider from 0 to 200 ms, and under it what was measured.

    Signals:
        changed: another time is chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measured_ms: float | None = None
        self._can_delay = False
        self._build()
        self._connect()
        self._show()

    def _build(self) -> None:
        name = tr("Round trip added, in milliseconds")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, MOST_ROUND_TRIP_MS)
        self.slider.setSingleStep(1)
        self.slider.setPageStep(10)
        self.slider.setAccessibleName(name)
        self.slider.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._label = text_label(tr("Round trip added"), "field")
        self._label.setBuddy(self.slider)
        self._value = text_label("", "mono")
        self._note = WrappedLabel("", "small")
        column(row(self._label, None, self._value), self.slider, self._note, spacing=4, parent=self)

    def _connect(self) -> None:
        self.slider.valueChanged.connect(self._on_moved)

    @property
    def milliseconds(self) -> int:
        """What is added to each answer; 0 where nothing can be."""
        return self.slider.value() if self._can_delay else 0

    @property
    def note(self) -> str:
        """What stands below the slider."""
        return self._note.text()

    def set_milliseconds(self, milliseconds: int) -> None:
        """Choose a time."""
        self.slider.setValue(milliseconds)

    def allow(self, *, can_delay: bool) -> None:
        """Say whether the brokers stand behind proxies that can delay answers."""
        self._can_delay = can_delay
        self._show()

    def show_measured(self, milliseconds: float | None) -> None:
        """Show how far the cluster is; None while nobody has measured."""
        self._measured_ms = milliseconds
        self._show()

    def _on_moved(self, _value: int) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.slider.setEnabled(self._can_delay)
        self._value.setText(tr("{count} ms", count=self.milliseconds))
        self._note.set_text(self._words())

    def _words(self) -> str:
        measured = "" if self._measured_ms is None else short_time(self._measured_ms)
        if self._can_delay:
            return tr("Measured without it: {time}.", time=measured) if measured else tr("By the proxies, per answer.")
        if measured:
            return tr("Measured here: {time}. It can be made longer on the lab's own three brokers.", time=measured)
        return tr("It can be made longer on the lab's own three brokers.")
