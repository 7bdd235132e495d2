"""A table as high as its rows, for pages that scroll as a whole."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from kafkagui.ui.fonts import scaled
from kafkagui.ui.models.keyed_model import KeyedModel
from kafkagui.ui.theme import current_theme
from kafkagui.ui.widgets.keyed_table import KeyedTable

R = TypeVar("R")

_ROW_PX = 32
_HEAD_PX = 32
_FRAME_PX = 6


class FittedTable(KeyedTable):
    """Shows all of its rows, up to ``most`` before it scrolls.

    Args:
        name: accessible name.
        model: the rows.
        least: rows that there is always room for.
        most: rows that are shown before it scrolls.
    """

    def __init__(
        self, name: str, model: KeyedModel[R], *, least: int = 1, most: int = 24, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, model, parent)
        self._fitted = model
        self._bounds = (least, most)
        for changed in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            changed.connect(self._fit)
        current_theme().changed.connect(self._fit)
        self._fit()

    def _fit(self, *_what: object) -> None:
        least, most = self._bounds
        rows = min(max(self._fitted.count, least), most)
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if self._fitted.count > most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.setFixedHeight(scaled(_HEAD_PX) + rows * scaled(_ROW_PX) + _FRAME_PX)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The header takes its new width after the table has.
        QTimer.singleShot(0, self, self.header.fit_columns)
