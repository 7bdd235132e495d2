"""The sidebar's list of pages with their keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.fonts import scaled, ui_font
from kafkagui.ui.icons import paint_icon
from kafkagui.ui.mirroring import placed
from kafkagui.ui.shell.page_kinds import PageKind
from kafkagui.ui.shell.row_ground import ROW_PX, paint_ground
from kafkagui.ui.theme import color, current_theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_KIND_ROLE = Qt.ItemDataRole.UserRole
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class PageList(QListView):
    """The kinds of pages; the one in front is marked.

    Signals:
        chosen(kind_id): the person wants this page.
    """

    chosen = Signal(str)

    def __init__(self, kinds: Sequence[PageKind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds = tuple(kinds)
        self._build_view()
        self.clicked.connect(self._on_clicked)

    def _build_view(self) -> None:
        self.setModel(_PageListModel(self._kinds, self))
        self.setItemDelegate(_PageDelegate(self))
        self.setAccessibleName(tr("Pages"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self._fit_height()
        current_theme().changed.connect(self._fit_height)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _fit_height(self) -> None:
        self.setFixedHeight(scaled(ROW_PX) * len(self._kinds) + 2)

    def mark(self, kind_id: str) -> None:
        """Show which page is in front; nothing is marked for one that is not in the list."""
        rows = [row for row, kind in enumerate(self._kinds) if kind.kind_id == kind_id]
        with QSignalBlocker(self.selectionModel()):
            self.setCurrentIndex(self.model().index(rows[0], 0) if rows else QModelIndex())
        # Not the viewport: to wrap a widget that Qt made itself, PySide loads every kind of widget there is.
        for row in range(len(self._kinds)):
            self.update(self.model().index(row, 0))

    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(self._kinds[index.row()].kind_id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            # The ring needs a row to stand on; that does not choose it.
            no_choice = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self.model().index(0, 0), no_choice)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self._on_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _PageListModel(QAbstractListModel):
    def __init__(self, kinds: tuple[PageKind, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._kinds = kinds

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._kinds)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if not index.isValid():
            return None
        kind = self._kinds[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(kind.title)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr("{title} ({keys})", title=tr(kind.title), keys=kind.keys)
        return kind if role == _KIND_ROLE else None


class _PageDelegate(QStyledItemDelegate):
    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._list = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        kind: PageKind = index.data(_KIND_ROLE)
        row = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        place = QRectF(8, row.top() + 1, self._list.width() - 16, row.height() - 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, place, state, self._list.hasFocus())
        middle = place.center().y()
        is_mirrored = self._list.layoutDirection() is Qt.LayoutDirection.RightToLeft
        sign = placed(place, QRectF(place.left() + 8, middle - 8, 16, 16), is_mirrored=is_mirrored)
        paint_icon(painter, kind.icon, "accentText" if is_chosen else "text2", sign.left(), sign.top(), 16)
        painter.setPen(color("text2"))
        painter.setFont(ui_font(11))
        painter.drawText(place.adjusted(8, 0, -8, 0), _RIGHT, kind.keys)
        font = ui_font(13, 500 if is_chosen else 400)
        painter.setFont(font)
        painter.setPen(color("text"))
        room = place.width() - 32 - 60
        title = QFontMetrics(font).elidedText(tr(kind.title), Qt.TextElideMode.ElideRight, int(room))
        words = placed(place, place.adjusted(32, 0, -60, 0), is_mirrored=is_mirrored)
        painter.drawText(words, _LEFT, title)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, scaled(ROW_PX))
