"""A small table of names and values that is edited in place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kafkagui.core.wording import mark, tr
from kafkagui.ui.fonts import mono_font, scaled
from kafkagui.ui.models.pair_model import FORM, NAME, VALUE, Pair, PairModel
from kafkagui.ui.theme import color, current_theme

_PADDING_PX: Final = 5
"""Beside the 3 px that Qt leaves."""

_NAME_PX: Final = {False: 120, True: 104}
"""Without and with a column for the form."""
_FORM_PX: Final = 72

_KEY_UP: Final = Qt.Key.Key_Up
_KEY_DOWN: Final = Qt.Key.Key_Down


class PairTable(QTableView):
    """Names and values in an order that matters; a name may come twice; a value may be null.

    Enter or F2 edits, Delete removes the row, Alt+Up and Alt+Down move it, Insert adds one; Tab leaves.

    Args:
        name: accessible name, such as "Headers".
        titles: headings of the two columns.
        read_only: show only.
        forms: (id, title) of each form that a value may be written in, ``null`` among them; a third column chooses it.

    Signals:
        edited: rows or their texts are others now.
    """

    edited = Signal()

    def __init__(
        self,
        name: str,
        titles: tuple[str, str] = (mark("Name"), mark("Value")),
        *,
        read_only: bool = False,
        forms: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._read_only = read_only
        self.pair_model = PairModel(titles, read_only=read_only, forms=forms, parent=self)
        self._build(name)
        self._connect()
        self._on_theme_changed()

    def _build(self, name: str) -> None:
        triggers = QAbstractItemView.EditTrigger
        self.setModel(self.pair_model)
        self.setAccessibleName(name)
        self.setProperty("framed", "true")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            triggers.NoEditTriggers
            if self._read_only
            else triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self.setItemDelegate(_LineDelegate(self))
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(VALUE, QHeaderView.ResizeMode.Stretch)
        self._fit_columns()

    def _connect(self) -> None:
        self.pair_model.edited.connect(self.edited)
        current_theme().changed.connect(self._on_theme_changed)

    def pairs(self) -> tuple[Pair, ...]:
        """The rows, in their order; a row with neither name nor value is passed over."""
        return self.pair_model.pairs()

    def set_pairs(self, pairs: Iterable[Pair]) -> None:
        """Show other rows."""
        self.pair_model.set_pairs(pairs)

    def add_row(self) -> None:
        """Add an empty row at the end and edit its name."""
        place = self.pair_model.add()
        self.setFocus()
        self.setCurrentIndex(place)
        self.edit(place)

    def remove_row(self) -> None:
        """Remove the row with the cursor."""
        row = self.currentIndex().row()
        if row >= 0 and not self._read_only:
            self.pair_model.remove(row)

    def move_row(self, step: int) -> None:
        """Move the row with the cursor up (-1) or down (1)."""
        index = self.currentIndex()
        if index.isValid() and not self._read_only and self.pair_model.move(index.row(), step):
            self.setCurrentIndex(self.pair_model.index(index.row() + step, index.column()))

    def set_null(self, null: bool) -> None:
        """Make the value in the row with the cursor null, or an empty text."""
        row = self.currentIndex().row()
        if row >= 0 and not self._read_only:
            self.pair_model.set_null(row, null)

    def set_form(self, form: str) -> None:
        """Read the value in the row with the cursor in another form; ``null`` makes it null."""
        row = self.currentIndex().row()
        if row >= 0 and not self._read_only:
            self.pair_model.set_form(row, form)

    def _fit_columns(self) -> None:
        header = self.horizontalHeader()
        header.resizeSection(NAME, scaled(_NAME_PX[bool(self.pair_model.forms)]))
        if self.pair_model.forms:
            header.resizeSection(FORM, scaled(_FORM_PX))

    def _on_theme_changed(self) -> None:
        self.setFont(mono_font(12))
        self._fit_columns()
        self.verticalHeader().setDefaultSectionSize(scaled(28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if self.state() is QAbstractItemView.State.EditingState:
            # Enter has reached the table through the line that is being edited.
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Delete:
            self.remove_row()
        elif key == Qt.Key.Key_Insert and not self._read_only:
            self.add_row()
        elif alt and key in {_KEY_UP, _KEY_DOWN}:
            self.move_row(-1 if key == _KEY_UP else 1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not self._read_only:
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _LineDelegate(QStyledItemDelegate):
    """Paints cells with the table's padding and hairline; edits them in a line without a frame of its own."""

    def _form_box(self, parent: QWidget, index: QModelIndex | QPersistentModelIndex) -> QComboBox:
        box = QComboBox(parent)
        model = index.model()
        assert isinstance(model, PairModel)  # noqa: S101 - the only model of the table
        for form, title in model.forms.items():
            box.addItem(title, form)
        box.setAccessibleName(tr("As"))
        box.setStyleSheet("min-height: 0; border-radius: 0; padding-left: 4px;")
        box.activated.connect(lambda: self._on_form_chosen(box))
        return box

    def _on_form_chosen(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, color("sel"))
        option.rect = area.adjusted(_PADDING_PX, 0, 0, -1)
        super().paint(painter, option, index)
        painter.setPen(color("rowLine"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        if index.column() == FORM:
            return self._form_box(parent, index)
        line = QLineEdit(parent)
        line.setProperty("mono", "true")
        line.setStyleSheet("min-height: 0; border-radius: 0;")
        line.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal)))
        return line

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
            editor.showPopup()
        else:
            super().setEditorData(editor, index)

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)
