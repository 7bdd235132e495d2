"""Exports to a file: by pieces, off the loop, and whole or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

from kafkagui.atomic_file import AtomicFile
from kafkagui.codecs.delivery_text import csv_header, csv_lines, delivery_json_line
from kafkagui.codecs.record_json import record_line
from kafkagui.core.delivery_log import DeliveryRow
from kafkagui.core.exporting import ExportForm
from kafkagui.core.records import StoredRecord

_PIECE_ROWS = 500

_Row = TypeVar("_Row")
_Result = TypeVar("_Result")


class FileExporter:
    """``Exporter`` over files. Rows are taken on the loop, written on another thread, a piece at a time."""

    async def deliveries(
        self,
        rows: Iterable[DeliveryRow],
        path: Path,
        form: ExportForm,
        rows_written: Callable[[int], None] | None = None,
    ) -> int:
        """Write rows of the Deliveries table; returns how many.

        Raises:
            StorageFailed: when the file cannot be written; what was at ``path`` stays.
        """
        if form is ExportForm.CSV:
            return await _export(rows, path, csv_lines, csv_header(), rows_written)
        return await _export(rows, path, _delivery_lines, "", rows_written)

    async def records(
        self, records: Iterable[StoredRecord], path: Path, rows_written: Callable[[int], None] | None = None
    ) -> int:
        """Write records as JSON lines; returns how many.

        Raises:
            StorageFailed: when the file cannot be written; what was at ``path`` stays.
        """
        return await _export(records, path, _record_lines, "", rows_written)


def _delivery_lines(rows: Sequence[DeliveryRow]) -> str:
    return "".join(f"{delivery_json_line(row)}\n" for row in rows)


def _record_lines(records: Sequence[StoredRecord]) -> str:
    return "".join(f"{record_line(record)}\n" for record in records)


async def _export(
    rows: Iterable[_Row],
    path: Path,
    as_text: Callable[[Sequence[_Row]], str],
    head: str,
    rows_written: Callable[[int], None] | None,
) -> int:
    file = AtomicFile(path)
    try:
        file.write(head.encode())
        remaining, written = iter(rows), 0
        while piece := list(islice(remaining, _PIECE_ROWS)):
            await _on_a_thread(partial(_write, file, as_text, piece))
            written += len(piece)
            if rows_written is not None:
                rows_written(written)
        await _on_a_thread(file.commit)
    finally:
        file.discard()
    return written


def _write(file: AtomicFile, as_text: Callable[[Sequence[_Row]], str], piece: Sequence[_Row]) -> None:
    """Write UTF-8; half a surrogate pair, which only a library's error text could hold, as an escape."""
    file.write(as_text(piece).encode("utf-8", "backslashreplace"))


async def _on_a_thread(deed: Callable[[], _Result]) -> _Result:
    """Do it on a worker thread; when cancelled, end only after the deed has, so that nobody closes its file."""
    running = asyncio.ensure_future(asyncio.to_thread(deed))
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        await asyncio.gather(running, return_exceptions=True)
        raise
