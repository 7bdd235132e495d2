"""A delivery as the cells of a table row."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from kafkagui.codecs.preview import preview
from kafkagui.core.delivery import DeliveryState, SendMethod
from kafkagui.core.delivery_log import DeliveryRow
from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.text_display import one_line
from kafkagui.core.wording import mark, tr
from kafkagui.ui.models.cells import Cell, Cells, ColumnSpec, Tone, cell_text

COLUMNS: Final = (
    ColumnSpec("number", "#", 72, right=True, mono=True, muted=True),
    ColumnSpec("status", mark("Status"), 156),
    ColumnSpec("sent_at", mark("Sent at"), 104, mono=True, muted=True),
    ColumnSpec("key", mark("Key"), 104, mono=True),
    ColumnSpec("topic", mark("Topic"), 92, gives_way=1),
    ColumnSpec("partition", mark("Partition"), 74, right=True, mono=True),
    ColumnSpec("offset", mark("Offset"), 92, right=True, mono=True),
    ColumnSpec("latency", mark("Latency"), 108, right=True, mono=True),
    ColumnSpec("method", mark("Method"), 96, muted=True),
    ColumnSpec("acks", mark("Acks"), 52, mono=True, muted=True),
    ColumnSpec("error", mark("Error"), 120, stretch=True),
)

_STATE_CELLS: Final[dict[DeliveryState, tuple[str, Tone]]] = {
    DeliveryState.IN_FLIGHT: (mark("In flight"), "info"),
    DeliveryState.ACKNOWLEDGED: (mark("Acknowledged"), "ok"),
    DeliveryState.FAILED: (mark("Failed"), "err"),
    DeliveryState.UNCONFIRMED: (mark("Sent, unconfirmed"), "neutral"),
}
METHOD_WORDS: Final = {
    SendMethod.FIRE_AND_FORGET: mark("Fire & forget"),
    SendMethod.SYNCHRONOUS: mark("Sync"),
    SendMethod.ASYNCHRONOUS: mark("Async"),
}
_UNKNOWN: Final = Cell("…", "muted")
_NOT_APPLICABLE: Final = Cell("—", "muted")
_KEY, _ERROR = 3, 10
_KEY_LETTERS: Final = 60
_ERROR_LETTERS: Final = 300


def delivery_cells(row: DeliveryRow) -> Cells:
    """One cell for each of ``COLUMNS``."""
    missing = _UNKNOWN if row.state is DeliveryState.IN_FLIGHT else _NOT_APPLICABLE
    key = row.record.key
    return [
        f"{row.sequence:,}",
        state_cell(row.state),
        clock_time(row.sent_at_ns),
        preview(key, _KEY_LETTERS) if key else Cell("null" if key is None else tr("empty"), "muted"),
        row.record.topic,
        missing if row.partition is None else str(row.partition),
        missing if row.offset is None else f"{row.offset:,}",
        missing if row.latency_ns is None else latency(row.latency_ns),
        tr(METHOD_WORDS[row.sending.method]),
        row.sending.acks.label,
        "" if row.error is None else Cell(one_line(error_line(row.error), _ERROR_LETTERS), "err"),
    ]


def delivery_originals(row: DeliveryRow) -> list[str | None]:
    """What copies of the cells are: the key and the error whole."""
    # Here, since nothing is copied before the first paint.
    from kafkagui.codecs.original_text import original_text

    originals: list[str | None] = [cell_text(cell) for cell in delivery_cells(row)]
    originals[_KEY] = original_text(row.record.key)
    originals[_ERROR] = "" if row.error is None else error_line(row.error)
    return originals


def state_cell(state: DeliveryState) -> Cell:
    """How a delivery stands."""
    words, tone = _STATE_CELLS[state]
    return Cell(tr(words), "pill", tone)


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
