"""The rows of a reading as a table: each is decoded when it is painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QObject

from kafkagui.codecs.original_text import original_text
from kafkagui.codecs.preview import preview
from kafkagui.codecs.shown import AUTOMATIC
from kafkagui.codecs.table import codec
from kafkagui.core.errors import DecodeFailed, KafkaGuiError
from kafkagui.core.ports import RecordLog
from kafkagui.core.records import StoredRecord
from kafkagui.core.times import clock
from kafkagui.core.wording import mark, tr
from kafkagui.ui.models.cells import Cell, Cells, ColumnSpec, cell_text
from kafkagui.ui.models.row_model import RowModel
from kafkagui.ui.pages.consume.format_memory import Formats
from kafkagui.ui.pages.page import RecordPlace

COLUMNS = (
    ColumnSpec("topic", mark("Topic"), width=120, hidden=True),
    ColumnSpec("partition", mark("Part."), width=52, right=True, mono=True, muted=True),
    ColumnSpec("offset", mark("Offset"), width=84, right=True, mono=True, muted=True),
    ColumnSpec("time", mark("Time"), width=112, mono=True, muted=True, gives_way=3),
    ColumnSpec("key", mark("Key"), width=120, mono=True),
    ColumnSpec("value", mark("Value"), width=140, mono=True, stretch=True),
    ColumnSpec("headers", mark("Hdrs"), width=52, right=True, mono=True, muted=True, gives_way=1),
    ColumnSpec("size", mark("Size"), width=76, right=True, mono=True, muted=True, gives_way=2),
)
_PREVIEW_CHARACTERS = 300
_CHECKED_BYTES = 65_536
"""Values up to this size are checked whole against a chosen format; of bigger ones only the beginning is shown."""
_CACHED_ROWS = 256
_MOST_RECENT = 50
_LABEL_CHARACTERS = 80


class RecordModel(RowModel):
    """The records of one reading, oldest first, by row number of their log.

    Args:
        formats_of: gives the formats by which the keys and values of a topic are read.
        zone: the zone in which times are written.
    """

    def __init__(self, formats_of: Callable[[str], Formats], zone: str, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent=parent)
        self._log: RecordLog | None = None
        self._picked: Sequence[int] | None = None
        self._formats_of = formats_of
        self._zone = zone
        self._cells = lru_cache(_CACHED_ROWS)(self._read_cells)

    def show_log(self, log: RecordLog | None) -> None:
        """Show another log, from its first row; ``show_rows`` brings them."""
        self._log, self._picked = log, None
        self._cells.cache_clear()
        self.reset_rows()

    def show_rows(self, count: int) -> None:
        """Show this many rows of the log: those that came, or fewer than before when some went."""
        if count < self.count:
            self._cells.cache_clear()
            self.reset_rows(count)
        else:
            self.rows_arrived(count - self.count)

    def show_picked(self, picked: Sequence[int] | None, count: int) -> None:
        """Show only these rows of the log, the first ``count`` of them; None: all. What was shown may have grown."""
        if picked is self._picked and count >= self.count:
            self.rows_arrived(count - self.count)
            return
        self._cells.cache_clear()
        self.reset_rows(count, lambda: self._pick(picked))

    def _pick(self, picked: Sequence[int] | None) -> None:
        self._picked = picked

    def set_zone(self, zone: str) -> None:
        """Write times in another zone."""
        self._zone = zone
        self.read_anew()

    def read_anew(self) -> None:
        """Make every cell again, since the formats are others now; nothing is fetched again."""
        self._cells.cache_clear()
        if self.count:
            self.records_changed(0, self.count - 1)

    def stored(self, row: int) -> StoredRecord | None:
        """The record of a row; None when it cannot be read back."""
        try:
            return self._record(row)
        except (KafkaGuiError, IndexError):
            return None

    def _record(self, row: int) -> StoredRecord | None:
        if self._log is None:
            return None
        return self._log.record(row if self._picked is None else self._picked[row])

    def recent(self) -> list[RecordPlace]:
        """Where the newest records stand, the newest first."""
        rows = range(self.count - 1, max(-1, self.count - 1 - _MOST_RECENT), -1)
        records = [record for row in rows if (record := self.stored(row)) is not None]
        return [
            RecordPlace(preview(r.key or r.value, _LABEL_CHARACTERS), r.topic, r.partition, r.offset) for r in records
        ]

    def record_cells(self, record: int) -> Cells:
        """The cells of one record."""
        return self._cells(record)

    def _read_cells(self, row: int) -> Cells:
        try:
            record = self._record(row)
        except KafkaGuiError as error:
            return self._bare(Cell(error.message, "err", icon="circle-x"))
        if record is None:
            return self._bare("")
        headers = str(len(record.headers)) if record.headers else "—"
        formats = self._formats_of(record.topic)
        return [
            record.topic,
            str(record.partition),
            f"{record.offset:,}",
            clock(record.timestamp_ms, self._zone),
            _key_cell(record, formats.key),
            value_cell(record, formats.value),
            headers,
            size_text(record.size_bytes),
        ]

    def originals(self, row: int) -> Sequence[str | None]:
        """The cells of a row with key and value whole, as they are in the record and not as they are read."""
        record = self.stored(row)
        originals: list[str | None] = [cell_text(cell) for cell in self.cells(row)]
        if record is not None:
            originals[self.column_of("key")] = original_text(record.key)
            originals[self.column_of("value")] = original_text(record.value)
        return originals

    @staticmethod
    def _bare(value: Cell | str) -> Cells:
        return ["", "", "", "", "", value, "", ""]


def _key_cell(record: StoredRecord, codec_id: str) -> Cell | str:
    key = record.key
    if not key:
        return Cell("" if record.problem else "null" if key is None else tr("empty"), "muted")
    misfit = _misfit(key, codec_id)
    return Cell(preview(key, _PREVIEW_CHARACTERS), "warn", icon="triangle-alert") if misfit else _line(key, codec_id)


def value_cell(record: StoredRecord, codec_id: str) -> Cell | str:
    """The value on one line; null, empty and what does not fit the chosen format say so."""
    if record.problem:
        return Cell(record.problem, "warn", icon="triangle-alert", mono=False)
    value = record.value
    if value is None:
        tombstone = tr("null · tombstone, removes the key on compaction") if record.key is not None else "null"
        return Cell(tombstone, "muted")
    if not value:
        return Cell(tr("empty"), "muted")
    misfit = _misfit(value, codec_id)
    if misfit:
        raw = preview(value, _PREVIEW_CHARACTERS)
        return Cell(f"{misfit} {raw}", "warn", icon="triangle-alert", mono=False)
    return _line(value, codec_id)


def _line(data: bytes, codec_id: str) -> str:
    return preview(data, _PREVIEW_CHARACTERS, codec_id)


def _misfit(data: bytes, codec_id: str) -> str:
    """Why bytes do not fit the chosen format; empty when they do, or are too many to be looked at here."""
    if codec_id == AUTOMATIC or len(data) > _CHECKED_BYTES:
        return ""
    try:
        codec(codec_id).decode(data)
    except DecodeFailed as failed:
        return failed.message
    return ""


def size_text(size_bytes: int) -> str:
    """A size in a fitting unit: ``331 B``, ``1.2 kB``, ``10.4 MB``."""
    if size_bytes < 1000:
        return f"{size_bytes} B"
    for unit, scale in (("kB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000)):
        if size_bytes < scale * 1000 or unit == "GB":
            return f"{size_bytes / scale:,.1f} {unit}"
    raise AssertionError
