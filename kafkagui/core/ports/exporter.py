"""Writes what a page shows to a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kafkagui.core.delivery_log import DeliveryRow
    from kafkagui.core.exporting import ExportForm
    from kafkagui.core.records import StoredRecord


class Exporter(Protocol):
    """Writes what a page shows to a file. Rows are taken on the loop, a few hundred at a time."""

    async def deliveries(
        self,
        rows: Iterable[DeliveryRow],
        path: Path,
        form: ExportForm,
        rows_written: Callable[[int], None] | None = None,
    ) -> int:
        """Write rows of the Deliveries table; returns how many. Cancelling leaves no file.

        Raises:
            StorageFailed: when the file cannot be written; what was at ``path`` stays.
        """
        ...

    async def records(
        self, records: Iterable[StoredRecord], path: Path, rows_written: Callable[[int], None] | None = None
    ) -> int:
        """Write records as JSON lines, without losing a byte; returns how many.

        Raises:
            StorageFailed: when the file cannot be written; what was at ``path`` stays.
        """
        ...
