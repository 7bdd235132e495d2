"""The headers of the message: an ordered list in which names may come twice."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from kafkagui.services.compose import Typed
from kafkagui.ui.models.pair_model import Pair
from kafkagui.ui.widgets.combo_box import ComboBox
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.layouts import column, row, text_label
from kafkagui.ui.widgets.pair_table import PairTable

Headers = tuple[tuple[str, Typed], ...]


class HeadersField(QWidget):
    """A table of headers; the values are text or hex, each may be null.

    Signals:
        edited: the headers are others now.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.format = ComboBox("Header values as", [("text", "Text"), ("hex", "Hex")], flat=True)
        self.count = text_label("0", "small")
        self.add = IconButton("plus", "Add header", side=24)
        self.remove = IconButton("minus", "Remove header", side=24)
        self.table = PairTable("Headers")
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.setMinimumHeight(64)
        label = text_label("Headers", "field")
        label.setBuddy(self.table)
        head = row(label, self.count, self.format, None, self.remove, self.add, spacing=8)
        column(head, (self.table, 1), spacing=6, parent=self)

    def _connect(self) -> None:
        self.add.clicked.connect(self.table.add_row)
        self.remove.clicked.connect(self.table.remove_row)
        self.table.edited.connect(self._on_edited)
        self.table.customContextMenuRequested.connect(self._on_menu_wanted)
        self.format.chosen.connect(self._on_edited)

    def headers(self) -> Headers:
        """Name and value of each, in order."""
        chosen = self.format.value
        return tuple((pair.name, _typed(pair.value, chosen)) for pair in self.table.pairs())

    def set_headers(self, headers: Headers) -> None:
        """Show other headers; their formats must be ``null`` and one other."""
        formats = {typed.codec for _, typed in headers} - {"null"}
        self.format.set_value(next(iter(formats), "text"))
        self.table.set_pairs(Pair(name, None if typed.codec == "null" else typed.text) for name, typed in headers)

    def menu(self) -> QMenu:
        """What can be done with the header under the cursor."""
        menu = QMenu("Header", self)
        has_row = self.table.currentIndex().isValid()
        deeds = (
            ("Add header", self.table.add_row, True),
            ("Make the value null", lambda: self.table.set_null(True), has_row),
            ("Make the value an empty text", lambda: self.table.set_null(False), has_row),
            ("Move up", lambda: self.table.move_row(-1), has_row),
            ("Move down", lambda: self.table.move_row(1), has_row),
            ("Remove header", self.table.remove_row, has_row),
        )
        for title, deed, enabled in deeds:
            action = menu.addAction(title)
            action.setEnabled(enabled)
            action.triggered.connect(lambda _checked=False, deed=deed: deed())
        return menu

    def _on_menu_wanted(self, place: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _on_edited(self) -> None:
        self.count.setText(str(len(self.table.pairs())))
        self.edited.emit()


def _typed(value: str | None, codec: str) -> Typed:
    return Typed(codec="null") if value is None else Typed(value, codec)
