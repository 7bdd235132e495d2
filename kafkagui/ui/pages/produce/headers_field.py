"""The headers of the message: an ordered list in which names may come twice."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from kafkagui.codecs.table import codec
from kafkagui.core.errors import InputRefused
from kafkagui.core.wording import mark, tr
from kafkagui.services.compose import Typed
from kafkagui.ui.models.pair_model import NULL, Pair
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.layouts import column, row, text_label
from kafkagui.ui.widgets.pair_table import PairTable
from kafkagui.ui.widgets.wrapped_label import WrappedLabel

Headers = tuple[tuple[str, Typed], ...]

_VALUE_AS: Final = {
    "text": mark("Value as text"),
    "hex": mark("Value as hex"),
    "base64": mark("Value as base64"),
    NULL: mark("Value as null"),
}
FORMS: Final = tuple(_VALUE_AS)
"""What a header's value may be written as."""


class HeadersField(QWidget):
    """A table of headers; each value is text, hex, base64 or null.

    Signals:
        edited: the headers are others now.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.count = text_label("0", "small")
        self.add = IconButton("plus", tr("Add header"), side=24)
        self.remove = IconButton("minus", tr("Remove header"), side=24)
        self.table = PairTable(tr("Headers"), forms=[(name, tr(codec(name).title)) for name in FORMS])
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.setMinimumHeight(64)
        self.problem = WrappedLabel("", "err")
        self.problem.hide()
        label = text_label(tr("Headers"), "field")
        label.setBuddy(self.table)
        head = row(label, self.count, None, self.remove, self.add, spacing=8)
        column(head, (self.table, 1), self.problem, spacing=6, parent=self)

    def _connect(self) -> None:
        self.add.clicked.connect(self.table.add_row)
        self.remove.clicked.connect(self.table.remove_row)
        self.table.edited.connect(self._on_edited)
        self.table.customContextMenuRequested.connect(self._on_menu_wanted)

    def headers(self) -> Headers:
        """Name and value of each, in order."""
        return tuple((pair.name, _typed(pair)) for pair in self.table.pairs())

    def set_headers(self, headers: Headers) -> None:
        """Show other headers."""
        self.table.set_pairs([_pair(name, typed) for name, typed in headers])

    def menu(self) -> QMenu:
        """What can be done with the header under the cursor."""
        menu = QMenu(tr("Header"), self)
        has_row = self.table.currentIndex().isValid()
        forms = [(tr(words), lambda form=form: self.table.set_form(form)) for form, words in _VALUE_AS.items()]
        deeds = (
            (tr("Add header"), self.table.add_row, True),
            *((title, deed, has_row) for title, deed in forms),
            (tr("Move header up"), lambda: self.table.move_row(-1), has_row),
            (tr("Move header down"), lambda: self.table.move_row(1), has_row),
            (tr("Remove header"), self.table.remove_row, has_row),
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
        self._check()
        self.edited.emit()

    def _check(self) -> None:
        wrong: dict[int, str] = {}
        for at, pair in enumerate(self.table.pair_model.rows()):
            try:
                codec(_typed(pair).codec).encode(pair.value or "")
            except InputRefused as refused:
                wrong[at] = refused.message
        self.table.pair_model.set_wrong(wrong)
        first = min(wrong, default=None)
        self.problem.set_text(
            "" if first is None else tr("Header {number}: {problem}", number=first + 1, problem=wrong[first])
        )
        self.problem.setVisible(first is not None)


def _typed(pair: Pair) -> Typed:
    return Typed(codec=NULL) if pair.value is None else Typed(pair.value, pair.form)


def _pair(name: str, typed: Typed) -> Pair:
    return Pair(name, None) if typed.codec == NULL else Pair(name, typed.text, typed.codec)
