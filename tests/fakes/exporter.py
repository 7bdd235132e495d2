"""An exporter that keeps what it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from kafkagui.core.delivery_log import DeliveryRow
from kafkagui.core.errors import StorageFailed
from kafkagui.core.exporting import ExportForm
from kafkagui.core.records import StoredRecord


class ExporterFake:
    """``Exporter`` into lists, by path; ``refusal`` is raised by every call while it is set."""

    def __init__(self) -> None:
        self.written_deliveries: dict[tuple[Path, ExportForm], list[DeliveryRow]] = {}
        self.written_records: dict[Path, list[StoredRecord]] = {}
        self.refusal: StorageFailed | None = None

    async def deliveries(
        self,
        rows: Iterable[DeliveryRow],
        path: Path,
        form: ExportForm,
        rows_written: Callable[[int], None] | None = None,
    ) -> int:
        kept = list(rows)
        self._finish(len(kept), rows_written)
        self.written_deliveries[path, form] = kept
        return len(kept)

    async def records(
        self, records: Iterable[StoredRecord], path: Path, rows_written: Callable[[int], None] | None = None
    ) -> int:
        kept = list(records)
        self._finish(len(kept), rows_written)
        self.written_records[path] = kept
        return len(kept)

    def _finish(self, count: int, rows_written: Callable[[int], None] | None) -> None:
        if self.refusal is not None:
            raise self.refusal
        if rows_written is not None and count:
            rows_written(count)
