"""The lower half of the page: what became of each record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from kafkagui.core.delivery_log import DeliveryLog, DeliveryRow
from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.records import OutgoingRecord
from kafkagui.core.wording import mark, tr, trn
from kafkagui.ui.pages.produce.delivery_detail import DeliveryDetail
from kafkagui.ui.pages.produce.delivery_head import DeliveryHead
from kafkagui.ui.pages.produce.delivery_model import DeliveryModel
from kafkagui.ui.pages.produce.delivery_notes import DeliveryNotes
from kafkagui.ui.pages.produce.delivery_order_task import ALL, DeliveryOrderTask
from kafkagui.ui.widgets.empty_state import EmptyState
from kafkagui.ui.widgets.layouts import column, row, set_surface

if TYPE_CHECKING:
    from kafkagui.core.exporting import ExportForm
    from kafkagui.core.ports import Exporter, StateStore
    from kafkagui.ui.pages.produce.delivery_table import DeliveryTable

_LEAST_PX: Final = 96
_REFRESH_MS: Final = 40
_LATENCIES_EVERY: Final = 12
"""Refreshes from one look at the percentiles to the next."""
_MOST_RESENT: Final = 100_000
_EMPTY_TEXT: Final = mark("Each message you send gets a row here: partition, offset, latency or the error.")


class DeliveriesPanel(QWidget):
    """Table, totals and filter over a delivery log.

    The table is brought up to date 25 times a second while ``watch`` is on, never once a record.

    Args:
        log: the rows.
        exporter: writes rows to a file; None offers no export.
        newest_first: whether new rows come on top.
        store: remembers the columns.

    Signals:
        resend_requested(records): send these again, byte by byte.
        opened(delivery): a row was opened (Enter, double click).
        settled: nothing is in flight any more.
    """

    resend_requested = Signal(object)
    opened = Signal(object)
    settled = Signal()

    def __init__(
        self,
        log: DeliveryLog,
        exporter: Exporter | None,
        *,
        newest_first: bool,
        store: StateStore | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._log = log
        self._exporter = exporter
        self._store = store
        self._table: DeliveryTable | None = None
        self._running = False
        self._ticks = 0
        self._told = (0, 0, 0)
        self._build(newest_first)
        self._connect()
        self._show_totals()

    def _build(self, newest_first: bool) -> None:
        set_surface(self, "surface")
        self.head = DeliveryHead(can_export=self._exporter is not None)
        self.model = DeliveryModel(self._log, newest_first=newest_first, parent=self)
        self.empty = EmptyState("send", tr("Nothing sent yet"), tr(_EMPTY_TEXT))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        # Less than what the empty table says needs: a small window has rows in mind.
        self.stack.setMinimumHeight(_LEAST_PX)
        self.notes = DeliveryNotes()
        self.detail = DeliveryDetail()
        self.order = DeliveryOrderTask(self._log, self)
        self.order.set_newest_first(newest_first)
        self._timer = QTimer(self)
        self._timer.setInterval(_REFRESH_MS)
        strips = column(self.notes, self.detail, margins=(16, 0, 16, 0), spacing=6)
        column(self.head, strips, (row((self.stack, 1)), 1), spacing=0, parent=self)

    def _connect(self) -> None:
        self._timer.timeout.connect(self.refresh)
        self.order.found.connect(self._on_order_found)
        self.head.filter.changed.connect(self._on_filter_chosen)
        self.head.copy.clicked.connect(self.copy_rows)
        self.head.resend.clicked.connect(self.resend_selected)
        self.head.export.clicked.connect(self.export)
        self.head.clear.clicked.connect(self.clear)
        self.notes.undo_clicked.connect(self._on_undo_clicked)
        self.notes.undo_expired.connect(self._log.forget_cleared)
        self.detail.resend_clicked.connect(self.resend_selected)
        self.empty.button_clicked.connect(lambda: self.head.filter.set_value(ALL))

    @property
    def table(self) -> DeliveryTable:
        """The table; it is built when there are rows, since a start has none to show."""
        if self._table is None:
            from kafkagui.ui.pages.produce.delivery_table import DeliveryTable

            self._table = DeliveryTable(self.model)
            self._connect_table(self._table)
        return self._table

    def _connect_table(self, table: DeliveryTable) -> None:
        self.stack.addWidget(table)
        self.setTabOrder(self.head.clear, table)
        # After it is built: a new view asks its model for an order, which is none; a remembered one is meant.
        self.model.sort_requested.connect(self.order.set_sort)
        if self._store is not None:
            table.remember_columns(self._store, "deliveries")
        table.current_row_changed.connect(self._on_current_row_changed)
        table.row_activated.connect(lambda at: self.opened.emit(self.model.delivery(at)))
        table.customContextMenuRequested.connect(self._on_menu_wanted)

    # -- for the page -------------------------------------------------------------------------------------

    def watch(self, running: bool) -> None:
        """A run began, or ended; the table is kept up to date until nothing is in flight."""
        self._running = running
        self._timer.start()

    def refresh(self) -> None:
        """Show what happened since the last time; stops by itself when nothing can happen any more."""
        if self.model.refresh():
            self._ticks += 1
            self.order.rows_changed()
            self._show_totals(with_latencies=not self._ticks % _LATENCIES_EVERY)
            self._explain_current()
        elif not self._running and not self._log.totals.in_flight:
            self._timer.stop()
            self._show_totals()
            self._announce_outcomes()
            self.settled.emit()

    def set_newest_first(self, on: bool) -> None:
        """Put new rows on top, or at the end."""
        self.model.set_newest_first(on)
        self.order.set_newest_first(on)

    def set_resend_allowed(self, allowed: bool) -> None:
        """Allow Resend, or forbid it while a run is going or there is no connection."""
        self.head.resend_allowed = allowed
        self.detail.resend.setEnabled(allowed)
        self._on_selection()

    def stop(self) -> None:
        """End timers and tasks."""
        self._timer.stop()
        self.order.stop()
        self.notes.stop()

    # -- deeds --------------------------------------------------------------------------------------------

    def selected(self) -> list[DeliveryRow]:
        """The selected rows, oldest first."""
        found = [self.model.delivery(at) for at in self.table.selected_rows(_MOST_RESENT)]
        return sorted(found, key=lambda delivery: delivery.sequence)

    def copy_rows(self) -> None:
        """Copy the selected rows, or all that the table shows, tab-separated."""
        if not self.table.has_selection():
            self.table.selectAll()
            self.table.copy_rows()
            self.table.clear_selection()
        else:
            self.table.copy_rows()

    def resend_selected(self) -> None:
        """Ask for the selected records to be sent again."""
        records: list[OutgoingRecord] = [delivery.record for delivery in self.selected()]
        if records:
            self.resend_requested.emit(records)

    def open_selected(self) -> None:
        """Ask for the record of the current row to be shown in Consume."""
        if self.table.has_selection():
            self.opened.emit(self.model.delivery(self.table.current_row))

    def export(self) -> None:
        """Ask for a file and write the rows that the table shows to it."""
        if self._exporter is not None:
            # Here, since the page is painted before anybody can ask for it.
            from kafkagui.ui.pages.produce.export_dialog import ExportDialog

            ExportDialog(self._exporter, self._shown_rows, self).open()

    def export_finished(self, count: int, form: ExportForm) -> None:
        """Say that rows were written."""
        self.notes.say(
            trn(
                "{count:,} row was written as {form}.", "{count:,} rows were written as {form}.", count, form=form.title
            )
        )

    def export_failed(self, error: KafkaGuiError) -> None:
        """Say that rows could not be written."""
        self.notes.say(str(error), "err")

    def clear(self) -> None:
        """Empty the table; Undo brings the rows back."""
        if not len(self._log):
            return
        count = len(self._log)
        self._log.clear()
        self.detail.show_row(None)
        self.head.filter.set_value(ALL)
        self._start_over()
        self.notes.offer_undo(count)

    def menu(self) -> QMenu:
        """What can be done with the selected rows, and with the table."""
        # Here, since nobody sees a menu before it is asked for.
        from kafkagui.ui.widgets.table_menu import TableMenu

        menu = QMenu(tr("Delivery"), self)
        has_selection = self.table.has_selection()
        for title, deed, enabled in (
            (tr("Open in Consume"), self.open_selected, has_selection),
            (tr("Resend selected"), self.resend_selected, has_selection and self.head.resend_allowed),
            (tr("Export…"), self.export, self._exporter is not None and bool(self.model.count)),
        ):
            action = menu.addAction(title)
            action.setEnabled(enabled)
            action.triggered.connect(lambda _checked=False, deed=deed: deed())
        menu.addMenu(TableMenu(self.table, menu))
        return menu

    # -- inside -------------------------------------------------------------------------------------------

    def _shown_rows(self) -> Iterator[DeliveryRow]:
        sequences = [self.model.sequence_of(at) for at in range(self.model.count)]
        for sequence in sorted(sequences) if self.model.shows_all else sequences:
            try:
                yield self._log.row(sequence)
            except IndexError:
                continue

    def _start_over(self) -> None:
        self.model.show_all()
        self.order.set_filter(self.head.filter.value)
        self._show_totals()

    def _show_totals(self, *, with_latencies: bool = True) -> None:
        self.head.show_totals(self._log.totals, with_latencies=with_latencies)
        self.notes.show_dropped(self._log.dropped, self._log.max_rows)
        has_rows = bool(self.model.count)
        self.head.set_has_rows(bool(len(self._log)))
        if not has_rows:
            self._say_why_empty()
        self.stack.setCurrentWidget(self.table if has_rows else self.empty)

    def _announce_outcomes(self) -> None:
        """Say to a screen reader what became of what was sent since the last time."""
        # Here, since nothing is sent before the first paint.
        from kafkagui.ui.widgets.announcing import announce

        totals = self._log.totals
        now = (totals.acknowledged, totals.failed, totals.unconfirmed)
        fresh = [count - told for count, told in zip(now, self._told, strict=True)]
        self._told = now
        sayings = (
            trn("{count:,} record acknowledged", "{count:,} records acknowledged", fresh[0]),
            trn("{count:,} record failed", "{count:,} records failed", fresh[1]),
            trn("{count:,} record sent, unconfirmed", "{count:,} records sent, unconfirmed", fresh[2]),
        )
        words = ", ".join(saying for saying, count in zip(sayings, fresh, strict=True) if count > 0)
        announce(self, words, about="deliveries", is_urgent=fresh[1] > 0)

    def _say_why_empty(self) -> None:
        if len(self._log):
            words = tr("No row failed") if self.head.filter.value == "failed" else tr("Nothing is in flight")
            self.empty.set_message(
                "filter",
                words,
                trn(
                    "{count:,} row is hidden by the filter.", "{count:,} rows are hidden by the filter.", len(self._log)
                ),
                tr("Show all"),
            )
        else:
            self.empty.set_message("send", tr("Nothing sent yet"), tr(_EMPTY_TEXT))

    def _explain_current(self) -> None:
        at = self._current_row
        if at >= 0 and self.table.has_selection():
            self.detail.show_row(self.model.delivery(at))

    @property
    def _current_row(self) -> int:
        return -1 if self._table is None else self._table.current_row

    def _on_current_row_changed(self, at: int) -> None:
        self.detail.show_row(self.model.delivery(at) if 0 <= at < self.model.count else None)
        self._on_selection()

    def _on_selection(self) -> None:
        self.head.set_has_selection(self._current_row >= 0)

    def _on_order_found(self, sequences: list[int] | None) -> None:
        self.model.show_order(sequences)
        self._show_totals()

    def _on_filter_chosen(self, chosen: str) -> None:
        if self._table is not None:
            self._table.clear_selection()
        self.order.set_filter(chosen)
        self._show_totals()

    def _on_undo_clicked(self) -> None:
        self._log.undo_clear()
        self._start_over()

    def _on_menu_wanted(self, place: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.table.viewport().mapToGlobal(place))
