"""Asks where to write the deliveries, and writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from kafkagui.core.delivery_log import DeliveryRow
from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.exporting import ExportForm
from kafkagui.core.ports import Exporter
from kafkagui.core.wording import tr
from kafkagui.ui import tasks


class ExportResults(Protocol):
    """Who is told how an export ended."""

    def export_finished(self, count: int, form: ExportForm) -> None:
        """Rows were written."""
        ...

    def export_failed(self, error: KafkaGuiError) -> None:
        """Rows could not be written."""
        ...


class ExportDialog(QObject):
    """A file dialog that is no obstacle to the loop.

    Args:
        exporter: writes the file.
        rows: gives the rows when a file is chosen.
        told: the widget that shows the result.
    """

    def __init__(self, exporter: Exporter, rows: Callable[[], Iterable[DeliveryRow]], told: QWidget) -> None:
        super().__init__(told)
        self._exporter = exporter
        self._rows = rows
        self._told = told

    def open(self) -> None:
        """Ask for a file."""
        dialog = QFileDialog(self._told, tr("Export deliveries"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        filters = {f"{form.title} (*.{form.value})": form for form in ExportForm}
        dialog.setNameFilters(list(filters))
        dialog.selectFile("deliveries.jsonl")
        dialog.fileSelected.connect(lambda path: self.write(Path(path), filters[dialog.selectedNameFilter()]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, path: Path, chosen: ExportForm) -> None:
        """Write to a file; a known ending of its name outweighs the chosen form."""
        form = next((one for one in ExportForm if path.suffix == f".{one.value}"), chosen)
        if not path.suffix:
            path = path.with_suffix(f".{form.value}")
        told: ExportResults = self._told  # type: ignore[assignment]
        tasks.run(
            self._told,
            self._exporter.deliveries(self._rows(), path, form),
            name="export deliveries",
            on_error=told.export_failed,
            on_done=lambda count: told.export_finished(count, form),
        )
