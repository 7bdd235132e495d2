"""How far something has come, and the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.layouts import row, text_label

_STEPS = 1000


class ProgressStrip(QWidget):
    """Words, a bar 6 px high, the count, *Cancel*.

    Signals:
        cancelled: *Cancel* was pressed.
    """

    cancelled = Signal()

    def __init__(self, name: str, *, cancel: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build(name, tr("Cancel") if cancel is None else cancel)
        self._cancel.clicked.connect(self.cancelled)

    def _build(self, name: str, cancel: str) -> None:
        self._words = ElidedLabel(name)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(name)
        self._count = text_label(role="mono")
        self._cancel = Button(cancel)
        self._cancel.setVisible(bool(cancel))
        row((self._words, 2), (self._bar, 3), self._count, self._cancel, spacing=12, parent=self)

    def set_progress(self, done: int, total: int | None, unit: str = "") -> None:
        """Say how much is done.

        Args:
            done: so many, of any size.
            total: of so many; None or 0 when that is not known, and the bar only runs.
            unit: stands after the figures.
        """
        if total:
            self._bar.setRange(0, _STEPS)
            self._bar.setValue(min(done * _STEPS // total, _STEPS))
            text = f"{done:,} / {total:,} {unit}"
        else:
            self._bar.setRange(0, 0)
            text = f"{done:,} {unit}"
        self._count.setText(text.strip())
        self._bar.setAccessibleDescription(text.strip())
