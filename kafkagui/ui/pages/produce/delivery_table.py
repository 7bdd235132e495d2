"""The Deliveries table: what it adds to a table of rows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.pages.produce.delivery_model import DeliveryModel
from kafkagui.ui.widgets.row_table import RowTable


class DeliveryTable(RowTable):
    """Shows deliveries in the order they came, or in another.

    Args:
        model: the rows.
    """

    def __init__(self, model: DeliveryModel, parent: QWidget | None = None) -> None:
        super().__init__(tr("Deliveries"), sortable=True, follow_end=not model.newest_first, parent=parent)
        self.set_rows(model)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
