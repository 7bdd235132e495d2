"""What can be done with the chosen records: open, step, copy, compose again; by keys, buttons and menu."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from kafkagui.core.records import StoredRecord
from kafkagui.core.wording import tr
from kafkagui.ui.actions import ActionSpec, ActionTable
from kafkagui.ui.pages.consume.cell_conditions import cell_condition
from kafkagui.ui.pages.consume.record_copy import MOST_RECORDS, CopyForm, copied
from kafkagui.ui.pages.consume.record_model import RecordModel
from kafkagui.ui.pages.consume.record_view import RecordView
from kafkagui.ui.pages.consume.row_menu import RowMenu
from kafkagui.ui.pages.page import Announce, ComposeAgain
from kafkagui.ui.widgets.row_table import RowTable


class RecordDeeds(QObject):
    """Acts on the rows that are selected in the table, and on the record that is shown.

    Args:
        rows: the table.
        model: its rows.
        view: shows the current record.
        page: owner of the keys.

    Signals:
        requested(PageRequest): the window is to do something.
        condition_wanted(text): the filter line is to have this condition, too.
    """

    requested = Signal(object)
    condition_wanted = Signal(str)

    def __init__(self, rows: RowTable, model: RecordModel, view: RecordView, page: QWidget) -> None:
        super().__init__(page)
        self._rows = rows
        self._model = model
        self._view = view
        self.actions = ActionTable(page, self._page_specs())
        self.row_actions = ActionTable(rows, (*self._row_specs(), *self._filter_specs()))
        self.menu = RowMenu(rows, self.actions, self.row_actions, page)
        self._connect()

    def _page_specs(self) -> tuple[ActionSpec, ...]:
        here, group = Qt.ShortcutContext.WidgetWithChildrenShortcut, tr("Consume")
        return (
            ActionSpec(
                "consume.compose",
                tr("Edit and send again…"),
                self.compose_again,
                "send",
                ("Ctrl+E",),
                group,
                context=here,
            ),
            ActionSpec(
                "consume.copy-key",
                tr("Copy key"),
                lambda: self.copy_selected(CopyForm.KEY),
                "key-round",
                ("Ctrl+Shift+K",),
                group,
                context=here,
            ),
        )

    def _row_specs(self) -> tuple[ActionSpec, ...]:
        here = Qt.ShortcutContext.WidgetShortcut
        return (
            ActionSpec(
                "consume.open",
                tr("Open record"),
                self.open_record,
                "external-link",
                (),
                tr("Consume"),
                context=here,
            ),
            ActionSpec(
                "consume.window",
                tr("Open record in a window"),
                self.open_window,
                "monitor",
                (),
                tr("Consume"),
                context=here,
            ),
            ActionSpec(
                "consume.copy-value",
                tr("Copy value"),
                lambda: self.copy_selected(CopyForm.VALUE),
                "copy",
                ("Ctrl+C",),
                tr("Consume"),
                context=here,
            ),
        )

    def _filter_specs(self) -> tuple[ActionSpec, ...]:
        here, group = Qt.ShortcutContext.WidgetShortcut, tr("Consume")
        include = tr("Show only records with this")
        exclude = tr("Leave out records with this")
        return (
            ActionSpec("consume.include", include, lambda: self._want(""), "filter", ("Ctrl+I",), group, context=here),
            ActionSpec(
                "consume.exclude",
                exclude,
                lambda: self._want("-"),
                "circle-slash",
                ("Ctrl+Shift+I",),
                group,
                context=here,
            ),
        )

    def _want(self, sign: str) -> None:
        """Make a condition of the cell at hand."""
        record = self._model.stored(self._rows.current_row) if self._rows.current_row >= 0 else None
        text = cell_condition(record, self._rows.current_column) if record is not None else ""
        if text:
            self.condition_wanted.emit(sign + text)

    def _connect(self) -> None:
        head = self._view.head
        head.previous.clicked.connect(lambda: self.step(-1))
        head.next.clicked.connect(lambda: self.step(1))
        head.compose.clicked.connect(self.compose_again)
        head.close_button.clicked.connect(self.close_record)
        head.copy_menu.form_chosen.connect(self.copy_shown)
        self._view.left.connect(self._rows.setFocus)
        self._rows.row_activated.connect(lambda _row: self.open_window())
        self.menu.copy_menu.form_chosen.connect(self.copy_selected)

    def open_record(self) -> None:
        """Put the focus into the record that is shown."""
        self._view.content.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_window(self) -> None:
        """Show the record in a window of its own."""
        # Here, since nobody opens a record before the first paint.
        from kafkagui.ui.pages.consume.record_window import RecordWindow

        view = self._view
        if view.record is None or not view.isVisible():
            return
        window = RecordWindow(view.record, view.zone, view.formats, self._rows)
        window.copy_wanted.connect(lambda record, form: self._copy([record], form, ""))
        window.compose_wanted.connect(lambda record: self.requested.emit(ComposeAgain(record)))
        window.show()

    def close_record(self) -> None:
        """Show no record; the table has the focus and may follow again."""
        self._rows.clear_selection()
        self._rows.setFocus()

    def step(self, step: int) -> None:
        """Show the record before or after the current one."""
        wanted = self._rows.current_row + step
        if 0 <= wanted < self._model.count:
            self._rows.select_row(wanted)

    def compose_again(self) -> None:
        """Open the record that is shown in the composer, byte by byte as it is."""
        if self._view.record is not None and self._view.isVisible():
            self.requested.emit(ComposeAgain(self._view.record))

    def copy_shown(self, form: CopyForm) -> None:
        """Copy the record that is shown."""
        if self._view.record is not None:
            self._copy([self._view.record], form, "")

    def copy_selected(self, form: CopyForm) -> None:
        """Copy the selected records, a record a line."""
        rows = self._rows.selected_rows(MOST_RECORDS + 1)
        stored = [self._model.stored(row) for row in rows[:MOST_RECORDS]]
        records = [record for record in stored if record is not None]
        limit = (
            tr("Only the first {count:,} records were copied.", count=MOST_RECORDS) if len(rows) > MOST_RECORDS else ""
        )
        if records:
            self._copy(records, form, limit)

    def _copy(self, records: list[StoredRecord], form: CopyForm, limit: str) -> None:
        copy = copied(records, form)
        if copy.is_something:
            QGuiApplication.clipboard().setText(copy.text)
        note = " ".join(part for part in (copy.note, limit) if part)
        if note:
            self.requested.emit(Announce(tr("Copied") if copy.is_something else tr("Nothing copied"), note, "info"))

    def pop_up(self, place: QPoint) -> None:
        """Open the menu of the selected rows, at a place of the screen."""
        chosen = self._rows.selected_rows(2)
        record = self._model.stored(chosen[0]) if len(chosen) == 1 else None
        self.menu.set_chosen(record.partition if record is not None else None)
        self.menu.popup(place)
