"""The list under the bell."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kafkagui.core.wording import tr, trn
from kafkagui.ui.fonts import scaled
from kafkagui.ui.shell.notifications.notice import Notice
from kafkagui.ui.shell.notifications.notice_row import NoticeRow
from kafkagui.ui.shell.notifications.notices import Notices
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.empty_state import EmptyState
from kafkagui.ui.widgets.layouts import column, horizontal_rule, row, set_surface, text_label

_WIDTH_PX: Final = 420
_HEIGHT_PX: Final = 460
_AT_ONCE: Final = 25
"""Rows that are built at first; a button builds the older ones."""


class NoticePanel(QFrame):
    """Floats below the bell until a click elsewhere or Esc.

    Args:
        notices: what it lists.
        zone: the time zone of the settings.
        parent: the bell.

    Signals:
        followed(notice): the link of a notice was pressed.
    """

    followed = Signal(object)

    def __init__(self, notices: Notices, zone: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._notices = notices
        self._zone = zone
        self._shown = _AT_ONCE
        self._build()
        self._connect()
        self._fill()

    def _build(self) -> None:
        set_surface(self, "floating")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Notifications"))
        self.undo = Button(tr("Undo"), "link", name=tr("Bring the cleared notifications back"))
        self._told = text_label("", "small")
        self.clear = Button(tr("Clear"), "ghost", icon_name="trash-2", name=tr("Clear the notifications"))
        title = text_label(tr("Notifications"), "h2")
        head = row(title, None, self._told, self.undo, self.clear, margins=(14, 8, 8, 8))
        self._empty = EmptyState("bell", tr("Nothing to tell"), tr("Results and problems are kept here."))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column(head, horizontal_rule(), (self._empty, 1), (self._area, 1), spacing=0, margins=(1, 1, 1, 1), parent=self)
        self.resize(scaled(_WIDTH_PX), scaled(_HEIGHT_PX))

    def _connect(self) -> None:
        self.clear.clicked.connect(self._notices.clear)
        self.undo.clicked.connect(self._notices.restore)
        self._notices.changed.connect(self._fill)

    def rows(self) -> list[NoticeRow]:
        """The rows that are built, the newest first."""
        return self._area.findChildren(NoticeRow)

    def show_below(self, anchor: QWidget) -> None:
        """Open with the trailing edges aligned, kept on the screen."""
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        corner = anchor.mapToGlobal(QPoint(0 if is_mirrored else anchor.width() - self.width(), anchor.height() + 4))
        room = anchor.screen().availableGeometry()
        x = min(max(corner.x(), room.left() + 4), room.right() - self.width() - 4)
        self.move(x, max(min(corner.y(), room.bottom() - self.height() - 4), room.top() + 4))
        self.show()
        rows = self.rows()
        (rows[0] if rows else self.undo if self._notices.cleared else self.clear).setFocus(
            Qt.FocusReason.PopupFocusReason
        )

    def _fill(self) -> None:
        count, cleared = len(self._notices), self._notices.cleared
        self._empty.setVisible(not count)
        self._area.setVisible(count > 0)
        self.clear.set_allowed(count > 0, tr("There is nothing to clear."))
        self.undo.setVisible(cleared > 0)
        self._told.setText(trn("{count} cleared.", "{count} cleared.", cleared) if cleared else "")
        self._area.setWidget(self._list())

    def _list(self) -> QWidget:
        # A widget that takes the place of the one before, which the area deletes.
        inside = QWidget()
        inside.setAutoFillBackground(False)
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for number, notice in enumerate(self._notices.newest_first()):
            if number >= self._shown:
                lines.addWidget(self._more_button(len(self._notices) - number))
                break
            lines.addWidget(self._row(notice))
        lines.addStretch(1)
        return inside

    def _row(self, notice: Notice) -> NoticeRow:
        line = NoticeRow(notice, self._zone)
        line.followed.connect(self._on_followed)
        return line

    def _more_button(self, count: int) -> Button:
        more = Button(trn("Show {count} older", "Show {count} older", count), "link")
        more.clicked.connect(self._on_more_wanted)
        return more

    def _on_more_wanted(self) -> None:
        self._shown = len(self._notices)
        self._fill()

    def _on_followed(self, notice: Notice) -> None:
        self.close()
        self.followed.emit(notice)
