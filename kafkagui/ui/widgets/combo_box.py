"""A choice among words, plain or flat; `completing_combo_box` has the one that is typed into."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget


class ComboBox(QComboBox):
    """A choice among words, each with a value.

    The wheel changes it only while it has the focus, so that scrolling a page changes nothing.

    Args:
        name: accessible name, also given as a description, since some systems read a combo box's value instead.
        choices: (value, words) pairs, or bare words that are their own value.
        flat: without frame, for a type beside a label.

    Signals:
        chosen(value): another value is chosen, by a person or by `set_value`.
    """

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        choices: Iterable[tuple[str, str] | str] = (),
        *,
        flat: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("flat", "true" if flat else "false")
        if flat:
            self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._is_list_dressed = False
        self.set_choices(choices)
        self.currentIndexChanged.connect(self._on_index_changed)

    @property
    def value(self) -> str:
        """The value that is chosen, or nothing."""
        return str(self.currentData() or "")

    def set_value(self, value: str) -> None:
        """Choose a value; an unknown one changes nothing."""
        place = self.findData(value)
        if place >= 0:
            self.setCurrentIndex(place)

    def set_choices(self, choices: Iterable[tuple[str, str] | str]) -> None:
        """Offer other choices; what was chosen stays chosen if it is among them."""
        before = self.value
        blocked = self.blockSignals(True)
        self.clear()
        for choice in choices:
            value, words = (choice, choice) if isinstance(choice, str) else choice
            self.addItem(words, value)
        self.set_value(before)
        self.blockSignals(blocked)
        if self.value != before and self.count():
            self.chosen.emit(self.value)

    def _on_index_changed(self, _place: int) -> None:
        self.chosen.emit(self.value)

    def showPopup(self) -> None:
        if not self._is_list_dressed:
            # Qt's own delegate of a combo box paints without the stylesheet. Not before the list is wanted: to take
            # a delegate Qt builds the list, which is more than the rest of the field.
            self._is_list_dressed = True
            self.setItemDelegate(QStyledItemDelegate(self))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
