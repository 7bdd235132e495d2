"""The Log page: the newest lines of the program's own log."""

from __future__ import annotations

import logging

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QWidget

from kafkagui.core.settings import TIME_ZONE
from kafkagui.core.times import full
from kafkagui.core.wording import mark, tr, trn
from kafkagui.services.program import Program
from kafkagui.services.program_log import LogLine
from kafkagui.ui.fonts import mono_font
from kafkagui.ui.pages.log.log_model import LogModel
from kafkagui.ui.pages.page import Page
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.empty_state import EmptyState
from kafkagui.ui.widgets.layouts import column, panel, row, text_label
from kafkagui.ui.widgets.row_table import RowTable
from kafkagui.ui.widgets.search_field import SearchField
from kafkagui.ui.widgets.segmented_switch import Segment, SegmentedSwitch

_LOOK_EVERY_MS = 250
_LEVELS = {"0": mark("All"), "30": mark("Warnings"), "40": mark("Errors")}


class LogPage(Page):
    """A table of lines with their levels; the chosen line stands below in full.

    Args:
        program: holds the log.
    """

    page_id = "log"
    icon_name = "list"

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._log = program.log
        self._settings = program.settings
        self._seen = 0
        self._build()
        self._connect()
        self._look()

    def _build(self) -> None:
        self.levels = SegmentedSwitch(tr("Level"), [Segment(value, tr(words)) for value, words in _LEVELS.items()])
        self.filter = SearchField(tr("Filter the log"), placeholder=tr("Filter"))
        self.copy = Button(tr("Copy"), "ghost", icon_name="copy", name=tr("Copy the shown lines"))
        self._count = text_label("", "small")
        self.table = RowTable(tr("Log"), follow_end=True)
        self.model = LogModel(self._settings.get(TIME_ZONE), self)
        self.table.set_rows(self.model)
        self._empty = EmptyState("list", tr("Nothing here yet"), tr("What the program writes down appears here."))
        self._whole = QPlainTextEdit()
        self._whole.setReadOnly(True)
        self._whole.setProperty("bare", "true")
        self._whole.setAccessibleName(tr("The chosen line in full"))
        self._whole.setFont(mono_font(12))
        self._whole.document().setDocumentMargin(14)
        self._whole.hide()
        bar_row = row(self.levels, (self.filter, 1), self._count, self.copy, margins=(16, 0, 12, 0), spacing=12)
        bar = panel("pageBar", bar_row)
        bar.setFixedHeight(48)
        self._split = QSplitter()
        self._build_split()
        column(bar, (self._empty, 1), (self._split, 1), spacing=0, parent=self)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)

    def _build_split(self) -> None:
        self._split.setOrientation(Qt.Orientation.Vertical)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.table)
        self._split.addWidget(self._whole)
        self._split.setSizes([600, 160])

    def _connect(self) -> None:
        self._timer.timeout.connect(self._look)
        self.levels.changed.connect(self._apply_filter)
        self.filter.searched.connect(self._apply_filter)
        self.copy.clicked.connect(self.copy_lines)
        self.table.current_row_changed.connect(self._on_row_changed)
        self._empty.button_clicked.connect(self._clear_filter)
        self._end_setting = self._settings.subscribe(self._on_setting_changed)

    def _on_setting_changed(self, key: str) -> None:
        if key == TIME_ZONE.key:
            self.model.set_zone(self._settings.get(TIME_ZONE))
            self._on_row_changed(self.table.current_row)

    def copy_lines(self) -> None:
        """Copy the selected lines, or all that are shown, in full."""
        rows = self.table.selected_rows() or range(self.model.count)
        QGuiApplication.clipboard().setText("\n".join(self._text(self.model.line(number)) for number in rows))

    def _text(self, line: LogLine) -> str:
        at = full(int(line.at_s * 1000), self._settings.get(TIME_ZONE))
        return f"{at} {logging.getLevelName(line.level)} {line.logger}: {line.message}"

    def _look(self) -> None:
        if self._log.newest > self._seen:
            lines = self._log.after(self._seen)
            self._seen = lines[-1].number if lines else self._log.newest
            self.model.add(lines)
            self._show_counts()
        elif not self._seen:
            self._show_counts()

    def _apply_filter(self) -> None:
        self.model.set_filter(int(self.levels.value), self.filter.text())
        self._show_counts()

    def _clear_filter(self) -> None:
        self.filter.clear_search()
        self.levels.set_value("0")

    def _show_counts(self) -> None:
        shown, total = self.model.count, self.model.total
        self._split.setVisible(shown > 0)
        self._empty.setVisible(shown == 0)
        if shown == 0 and total:
            self._empty.set_message(
                "filter",
                tr("No line fits"),
                trn("{count:,} line is hidden.", "{count:,} lines are hidden.", total),
                tr("Clear filter"),
            )
        elif shown == 0:
            self._empty.set_message("list", tr("Nothing here yet"), tr("What the program writes down appears here."))
        counts = [trn("{count:,} line", "{count:,} lines", total)]
        if shown != total:
            counts = [trn("{shown:,} of {count:,} line", "{shown:,} of {count:,} lines", total, shown=shown)]
        if self._log.dropped:
            counts.append(tr("{count:,} older ones dropped", count=self._log.dropped))
        self._count.setText(" · ".join(counts))

    def _on_row_changed(self, number: int) -> None:
        self._whole.setVisible(number >= 0)
        if number >= 0:
            self._whole.setPlainText(self._text(self.model.line(number)))

    def panes(self) -> list[tuple[QWidget, QWidget]]:
        """The page is one."""
        return [(self, self.filter if self._split.isHidden() else self.table)]

    def take_focus(self) -> None:
        """The table has the focus; while it is out of sight, the filter."""
        (self.filter if self._split.isHidden() else self.table).setFocus()

    async def shut(self) -> None:
        """Ask no more for the settings."""
        self._end_setting()

    def saved_state(self) -> str:
        """The chosen level."""
        return self.levels.value

    def restore_state(self, text: str) -> None:
        """Choose the level again."""
        if text in set(_LEVELS):
            self.levels.set_value(text)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)
