"""The field for a time zone, which suggests those that this system knows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from kafkagui.ui.widgets.completing_combo_box import CompletingComboBox


class ZoneField(CompletingComboBox):
    """Suggests the zones of the IANA database; they are read when the field is first used.

    Args:
        name: accessible name.
        first: suggestions that stand before all others.
    """

    def __init__(self, name: str, first: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self._first = tuple(first)
        self._knows_all = False
        self.set_suggestions(self._first)

    def _learn(self) -> None:
        if not self._knows_all:
            self._knows_all = True
            import zoneinfo  # Here, since it reads a whole folder.

            self.set_suggestions((*self._first, *sorted(zoneinfo.available_timezones())))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._learn()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        self._learn()
        super().showPopup()
