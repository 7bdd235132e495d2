"""The Log page: the newest lines of the program's own log."""

from __future__ import annotations

import logging

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QWidget
from shiboken6 import isValid

from kafkagui.core.settings import LOG_LEVEL, TIME_ZONE
from kafkagui.core.times import full
from kafkagui.core.wording import mark, tr, trn
from kafkagui.services.program import Program
from kafkagui.services.program_log import LogLine
from kafkagui.ui.actions import ActionSpec, ActionTable
from kafkagui.ui.fonts import mono_font
from kafkagui.ui.pages.log.log_bar import LogBar
from kafkagui.ui.pages.log.log_memory import LogMemory
from kafkagui.ui.pages.log.log_model import LogModel
from kafkagui.ui.pages.page import Announce, Page, Undo
from kafkagui.ui.widgets.empty_state import EmptyState
from kafkagui.ui.widgets.filter_bar import filter_action
from kafkagui.ui.widgets.finder import make_findable
from kafkagui.ui.widgets.layouts import column
from kafkagui.ui.widgets.row_table import RowTable

_LOOK_AFTER_MS = 100
"""Lines that come within this time are shown together."""

_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class LogPage(Page):
    """A table of lines with their levels; the chosen line stands below in full.

    Args:
        program: holds the log.

    Signals:
        line_added: somebody wrote to the log, on whatever thread.
    """

    page_id = "log"
    icon_name = "list"
    help_subject = "about"

    line_added = Signal()

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._log = program.log
        self._folder = program.log_dir
        self._settings = program.settings
        self._state = program.state
        self._seen = 0
        self._cleared_to = 0
        self._build()
        self._connect()
        self._look()

    def _build(self) -> None:
        self.actions_table = ActionTable(self, self._specs())
        self.actions_table.set_enabled("log.folder", self._folder is not None, tr("The log is kept in memory only."))
        self.bar = LogBar(self.actions_table)
        self.actions_table.add(filter_action(self.bar.filter))
        self.bar.written.set_value(self._settings.get(LOG_LEVEL).value)
        self.table = RowTable(tr("Log"), follow_end=True)
        self.model = LogModel(self._settings.get(TIME_ZONE), self)
        self.table.set_rows(self.model)
        self.table.remember_columns(self._state, "log")
        self._empty = EmptyState("list", *_nothing())
        self._whole = QPlainTextEdit()
        self._whole.setReadOnly(True)
        self._whole.setTabChangesFocus(True)
        self._whole.setProperty("bare", "true")
        self._whole.setAccessibleName(tr("The chosen line in full"))
        self._whole.setFont(mono_font(12))
        self._whole.document().setDocumentMargin(14)
        self._whole.hide()
        make_findable(self._whole)
        self._build_split()
        column(self.bar, (self._empty, 1), (self._split, 1), spacing=0, parent=self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_LOOK_AFTER_MS)

    def _specs(self) -> tuple[ActionSpec, ...]:
        group = mark("Log")
        return (
            ActionSpec(
                "log.pause", mark("Hold the log"), self._on_pause_switched, "pause", (), group, True, context=_HERE
            ),
            ActionSpec("log.end", mark("Go to the newest line"), self.follow, "arrow-down", (), group, context=_HERE),
            ActionSpec(
                "log.copy", mark("Copy lines"), self.copy_lines, "copy", ("Ctrl+Shift+K",), group, context=_HERE
            ),
            ActionSpec("log.folder", mark("Open the log's folder"), self.open_folder, "folder-open", (), group),
            ActionSpec("log.clear", mark("Clear the log"), self.clear, "trash-2", (), group, context=_HERE),
        )

    def _build_split(self) -> None:
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.table)
        self._split.addWidget(self._whole)
        self._split.setSizes([600, 160])

    def _connect(self) -> None:
        self.line_added.connect(self._on_line_added, Qt.ConnectionType.QueuedConnection)
        self._soon.timeout.connect(self._look)
        self.bar.levels.changed.connect(self._apply_filter)
        self.bar.filter.searched.connect(self._apply_filter)
        self.bar.written.chosen.connect(self._on_level_chosen)
        self.bar.filter.left.connect(self.take_focus)
        self.bar.filter.went_down.connect(self.take_focus)
        self.table.current_row_changed.connect(self._on_row_changed)
        self._empty.button_clicked.connect(self._on_empty_clicked)
        self._end_setting = self._settings.subscribe(self._on_setting_changed)
        self._end_log = self._log.subscribe(self.line_added.emit)

    # -- deeds --------------------------------------------------------------------------------------------

    def copy_lines(self) -> None:
        """Copy the selected lines, or all that are shown, in full."""
        rows = self.table.selected_rows() or range(self.model.count)
        QGuiApplication.clipboard().setText("\n".join(self._text(self.model.line(number)) for number in rows))

    def open_folder(self) -> None:
        """Show the folder of the log's files."""
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def follow(self) -> None:
        """Go to the newest line, and stay there when more come."""
        self.actions_table["log.pause"].setChecked(False)
        self._look()
        self.table.follow_now()

    def clear(self) -> None:
        """Show only what comes from now on; Undo shows everything again. The files stay as they are."""
        self._look()
        count, before = self.model.total, self._cleared_to
        if not count:
            return

        def undo() -> None:
            if isValid(self):
                self._show_after(before)

        self._show_after(self._log.newest)
        title = trn("Cleared {count:,} line of the log", "Cleared {count:,} lines of the log", count)
        self.requested.emit(Announce(title, tone="info", action=tr("Undo"), request=Undo(undo)))

    def _show_after(self, number: int) -> None:
        self._cleared_to = self._seen = number
        self.model.clear()
        self._whole.hide()
        self._look()
        self._show_counts()

    # -- what happens -------------------------------------------------------------------------------------

    def _on_line_added(self) -> None:
        if self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _on_pause_switched(self) -> None:
        self._look()

    def _on_level_chosen(self, value: str) -> None:
        self._settings.put(LOG_LEVEL, LOG_LEVEL.parse(value))

    def _on_setting_changed(self, key: str) -> None:
        if key == TIME_ZONE.key:
            self.model.set_zone(self._settings.get(TIME_ZONE))
            self._on_row_changed(self.table.current_row)
        elif key == LOG_LEVEL.key:
            self.bar.written.set_value(self._settings.get(LOG_LEVEL).value)

    def _on_row_changed(self, number: int) -> None:
        self._whole.setVisible(number >= 0)
        if number >= 0:
            self._whole.setPlainText(self._text(self.model.line(number)))

    def _on_empty_clicked(self) -> None:
        self.bar.filter.clear_search()
        self.bar.levels.set_value("0")

    # -- what is shown ------------------------------------------------------------------------------------

    def _text(self, line: LogLine) -> str:
        at = full(int(line.at_s * 1000), self._settings.get(TIME_ZONE))
        return f"{at} {logging.getLevelName(line.level)} {line.logger}: {line.message}"

    @property
    def _is_paused(self) -> bool:
        return self.actions_table["log.pause"].isChecked()

    def _look(self) -> None:
        if self._log.newest > self._seen and not self._is_paused:
            lines = self._log.after(self._seen)
            self._seen = lines[-1].number if lines else self._log.newest
            self.model.add(lines)
        self._show_counts()

    def _apply_filter(self) -> None:
        self.model.set_filter(int(self.bar.levels.value), self.bar.filter.text())
        self._show_counts()

    def _show_counts(self) -> None:
        shown, total = self.model.count, self.model.total
        self._split.setVisible(shown > 0)
        self._empty.setVisible(shown == 0)
        if shown == 0 and total:
            hidden = trn("{count:,} line is hidden.", "{count:,} lines are hidden.", total)
            self._empty.set_message("filter", tr("No line fits"), hidden, tr("Clear filter"))
        elif shown == 0:
            self._empty.set_message("list", *_nothing())
        self.actions_table.set_enabled("log.clear", total > 0, tr("There is nothing to clear."))
        self.actions_table.set_enabled("log.copy", shown > 0, tr("There is nothing to copy."))
        waiting = self._log.newest - self._seen if self._is_paused else 0
        self.bar.show_counts(shown, total, self._log.dropped, waiting)

    # -- the page's contract ------------------------------------------------------------------------------

    def panes(self) -> list[tuple[QWidget, QWidget]]:
        """Bar, table when it has rows, the chosen line when there is one."""
        panes: list[tuple[QWidget, QWidget]] = [(self.bar, self.bar.filter)]
        if not self._split.isHidden():
            panes.append((self.table, self.table))
        if self._whole.isVisible():
            panes.append((self._whole, self._whole))
        return panes

    def take_focus(self) -> None:
        """The table has the focus; while it is out of sight, the filter."""
        (self.bar.filter if self._split.isHidden() else self.table).setFocus()

    async def shut(self) -> None:
        """Ask no more for settings and lines."""
        self._end_setting()
        self._end_log()
        self._soon.stop()

    def saved_state(self) -> str:
        """Level, filter and sizes; the table remembers its columns itself."""
        split = tuple(self._split.sizes()) if self._whole.isVisible() else ()
        return LogMemory(self.bar.levels.value, self.bar.filter.text(), split).to_text()

    def restore_state(self, text: str) -> None:
        """Take a ``saved_state`` back."""
        memory = LogMemory.from_text(text)
        self.bar.levels.set_value(memory.level)
        self.bar.filter.setText(memory.words)
        if memory.split:
            self._split.setSizes(list(memory.split))
        self._apply_filter()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        self._soon.stop()
        super().hideEvent(event)


def _nothing() -> tuple[str, str]:
    return tr("Nothing here yet"), tr("What the program writes down appears here.")
