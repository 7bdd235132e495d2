"""Puts cells, rows and whole tables on the clipboard, or under a drag; the window goes on meanwhile."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDrag, QGuiApplication, QPainter, QPixmap
from PySide6.QtWidgets import QToolTip

from kafkagui.core.wording import tr, trn
from kafkagui.ui.fonts import ui_font
from kafkagui.ui.theme import color
from kafkagui.ui.widgets.announcing import announce
from kafkagui.ui.widgets.table_text import TableForm, table_lines

if TYPE_CHECKING:
    from kafkagui.ui.models.row_model import RowModel
    from kafkagui.ui.widgets.row_table import RowTable

MOST_DRAGGED: Final = 10_000
"""Rows that a drag carries at most; they are written in one go when it is dropped."""

_MOST_COPIED: Final = 100_000
_SLICE_S: Final = 0.015
_TEXT: Final = "text/plain"


class TableCopy(QObject):
    """Copies what a `RowTable` shows; what is copied is the original, never its view.

    Short copies are on the clipboard at once, long ones when their lines are written, slice by slice.

    Args:
        table: the table; it is the parent.

    Signals:
        finished(rows, left_out): so many rows are on the clipboard now, and so many more were asked for.
    """

    finished = Signal(int, int)

    def __init__(self, table: RowTable) -> None:
        super().__init__(table)
        self._table = table
        self._lines: list[str] = []
        self._rest: Iterator[str] = iter(())
        self._rows = self._wanted = 0
        self._watched: RowModel | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    def copy_cell(self) -> None:
        """Copy the original of the current cell; null leaves the clipboard as it is and says so."""
        index, model = self._table.currentIndex(), self._table.rows_model()
        if model is None or not index.isValid():
            return
        original = model.originals(index.row())[index.column()]
        if original is None:
            self._say(tr("Nothing copied: it is null."))
            return
        QGuiApplication.clipboard().setText(original)
        announce(self._table, tr("Copied"), about="copy")

    def copy_rows(self, rows: Sequence[int], wanted: int, form: TableForm = TableForm.TSV) -> int:
        """Copy the visible columns of these rows; gives their number.

        Args:
            rows: which.
            wanted: how many a person asked for, if that is more.
            form: how they are written.
        """
        model = self._table.rows_model()
        if model is None or not rows:
            return 0
        self._stop()
        self._watch(model)
        self._rows, self._wanted = len(rows), wanted
        self._rest = table_lines(model, rows, self._table.header.visible_columns(), form)
        self._go_on()
        return len(rows)

    def copy_table(self, form: TableForm) -> int:
        """Copy the selected rows, or all when none or one is selected; gives their number."""
        model, selected = self._table.rows_model(), self._table.selected_count()
        if model is None:
            return 0
        if selected > 1:
            return self.copy_rows(self._table.selected_rows(_MOST_COPIED), selected, form)
        return self.copy_rows(range(min(model.count, _MOST_COPIED)), model.count, form)

    def mime_data(self) -> QMimeData:
        """The selected rows as text that is written when somebody asks for it."""
        return _RowsMimeData(self._table)

    def drag(self, data: QMimeData) -> None:
        """Let a person carry data to another program."""
        count = self._table.selected_count()
        drag = QDrag(self._table)
        drag.setMimeData(data)
        drag.setPixmap(_sign(trn("{count:,} row", "{count:,} rows", count)))
        drag.exec(Qt.DropAction.CopyAction)
        if count > MOST_DRAGGED and drag.target() is not self._table:
            self._say(tr("Only the first {count:,} rows were dragged.", count=MOST_DRAGGED))

    # -- inside -------------------------------------------------------------------------------------------

    def _watch(self, model: RowModel) -> None:
        if self._watched is not model:
            self._watched = model
            for moved in (model.modelAboutToBeReset, model.rowsAboutToBeRemoved, model.layoutAboutToBeChanged):
                moved.connect(self._on_rows_moved)

    def _go_on(self) -> None:
        until = time.perf_counter() + _SLICE_S
        for line in self._rest:
            self._lines.append(line)
            if time.perf_counter() > until:
                self._timer.start(1)
                return
        self._finish()

    def _finish(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._lines))
        rows, left_out = self._rows, max(0, self._wanted - self._rows)
        self._stop()
        words = trn("{count:,} row copied.", "{count:,} rows copied.", rows)
        if left_out:
            self._say(tr("Only the first {count:,} rows were copied.", count=rows))
        else:
            announce(self._table, words, about="copy")
        self.finished.emit(rows, left_out)

    def _on_rows_moved(self) -> None:
        if self._timer.isActive():
            self._stop()
            self._say(tr("Nothing copied: the rows changed meanwhile. Copy again."))

    def _stop(self) -> None:
        self._timer.stop()
        self._lines, self._rest = [], iter(())

    def _say(self, words: str) -> None:
        """Say it over the table, and to a screen reader."""
        area = self._table.viewport().rect()
        QToolTip.showText(self._table.viewport().mapToGlobal(area.center()), words, self._table)
        announce(self._table, words, about="copy")


class _RowsMimeData(QMimeData):
    """Selected rows whose text is made when it is asked for, not when the drag begins."""

    def __init__(self, table: RowTable) -> None:
        super().__init__()
        self._model = table.rows_model()
        self._rows = table.selected_rows(MOST_DRAGGED)
        self._columns = table.header.visible_columns()
        self._written: str | None = None

    def _words(self) -> str:
        if self._written is None:
            lines = table_lines(self._model, self._rows, self._columns, TableForm.TSV) if self._model else ()
            self._written = "\n".join(lines)
        return self._written

    def formats(self) -> list[str]:
        return [_TEXT, *(each for each in super().formats() if each != _TEXT)]

    def hasFormat(self, mime_type: str) -> bool:
        return mime_type in self.formats()

    def retrieveData(self, mime_type: str, preferred: Any) -> Any:  # noqa: ANN401 - Qt's own
        return self._words() if mime_type == _TEXT else super().retrieveData(mime_type, preferred)


def _sign(words: str) -> QPixmap:
    """What hangs at the pointer."""
    font = ui_font(12, 600)
    picture = QPixmap(140, 26)
    picture.fill(color("accent"))
    painter = QPainter(picture)
    painter.setFont(font)
    painter.setPen(color("onAccent"))
    painter.drawText(picture.rect(), Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return picture
