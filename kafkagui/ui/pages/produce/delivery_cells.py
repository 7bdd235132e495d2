"""A delivery as the cells of a table row."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from kafkagui.codecs.preview import preview
from kafkagui.core.delivery import DeliveryState, SendMethod
from kafkagui.core.delivery_log import DeliveryRow
from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.text_display import one_line
from kafkagui.ui.models.cells import Cell, Cells, ColumnSpec

COLUMNS: Final = (
    ColumnSpec("number", "#", 72, right=True, mono=True, muted=True),
    ColumnSpec("status", "Status", 156),
    ColumnSpec("sent_at", "Sent at", 104, mono=True, muted=True),
    ColumnSpec("key", "Key", 104, mono=True),
    ColumnSpec("topic", "Topic", 92),
    ColumnSpec("partition", "Partition", 74, right=True, mono=True),
    ColumnSpec("offset", "Offset", 92, right=True, mono=True),
    ColumnSpec("latency", "Latency", 108, right=True, mono=True),
    ColumnSpec("method", "Method", 96, muted=True),
    ColumnSpec("acks", "Acks", 52, mono=True, muted=True),
    ColumnSpec("error", "Error", 120, stretch=True),
)

STATE_CELLS: Final = {
    DeliveryState.IN_FLIGHT: Cell("In flight", "pill", "info"),
    DeliveryState.ACKNOWLEDGED: Cell("Acknowledged", "pill", "ok"),
    DeliveryState.FAILED: Cell("Failed", "pill", "err"),
    DeliveryState.UNCONFIRMED: Cell("Sent, unconfirmed", "pill", "neutral"),
}
METHOD_WORDS: Final = {
    SendMethod.FIRE_AND_FORGET: "Fire & forget",
    SendMethod.SYNCHRONOUS: "Sync",
    SendMethod.ASYNCHRONOUS: "Async",
}
_UNKNOWN: Final = Cell("…", "muted")
_NOT_APPLICABLE: Final = Cell("—", "muted")
_KEY_LETTERS: Final = 60
_ERROR_LETTERS: Final = 300


def delivery_cells(row: DeliveryRow) -> Cells:
    """One cell for each of ``COLUMNS``."""
    missing = _UNKNOWN if row.state is DeliveryState.IN_FLIGHT else _NOT_APPLICABLE
    key = row.record.key
    return [
        f"{row.sequence:,}",
        STATE_CELLS[row.state],
        clock_time(row.sent_at_ns),
        preview(key, _KEY_LETTERS) if key else Cell("null" if key is None else "empty", "muted"),
        row.record.topic,
        missing if row.partition is None else str(row.partition),
        missing if row.offset is None else f"{row.offset:,}",
        missing if row.latency_ns is None else latency(row.latency_ns),
        METHOD_WORDS[row.sending.method],
        row.sending.acks.label,
        "" if row.error is None else Cell(one_line(error_line(row.error), _ERROR_LETTERS), "err"),
    ]


def clock_time(at_ns: int) -> str:
    """Local time to the millisecond."""
    moment = datetime.fromtimestamp(at_ns // 1_000_000_000)
    return f"{moment:%H:%M:%S}.{at_ns // 1_000_000 % 1000:03d}"


def latency(latency_ns: int) -> str:
    """Milliseconds to the hundredth."""
    return f"{latency_ns / 1_000_000:,.2f} ms"


def error_line(error: KafkaGuiError) -> str:
    """What happened and what to do."""
    return f"{error.message} {error.hint}".strip()
