"""Rows of the Deliveries table as lines of JSON and CSV.

Both keep every byte: JSON lines as ``record_json`` says; CSV (RFC 4180, UTF-8) with a column beside key and value that
says what they are: ``text`` as it is, ``base64`` of bytes that are not UTF-8, or ``null``.
"""

from __future__ import annotations

import base64
import csv
import io
from collections.abc import Iterable
from datetime import UTC, datetime

from kafkagui.codecs.record_json import bytes_field, error_field, json_line, latency_ms
from kafkagui.core.delivery_log import DeliveryRow
from kafkagui.core.records import OutgoingRecord

CSV_COLUMNS = (
    "sequence",
    "status",
    "sent_at",
    "topic",
    "partition",
    "offset",
    "timestamp_ms",
    "key",
    "key_format",
    "value",
    "value_format",
    "headers",
    "latency_ms",
    "method",
    "acks",
    "error",
    "advice",
)


def delivery_json_line(row: DeliveryRow) -> str:
    """One row as one line of JSON, without a line end; null where nothing is known."""
    record = row.record
    return json_line(
        {
            "sequence": row.sequence,
            "status": row.state.value,
            "sent_at": sent_at(row.sent_at_ns),
            "topic": record.topic,
            "partition": row.partition,
            "offset": row.offset,
            "timestamp_ms": record.timestamp_ms,
            "key": bytes_field(record.key),
            "value": bytes_field(record.value),
            "headers": _headers(record),
            "latency_ms": latency_ms(row.latency_ns),
            "method": row.sending.method.value,
            "acks": row.sending.acks.label,
            "error": error_field(row.error),
            "advice": row.error.hint if row.error else None,
        }
    )


def csv_lines(rows: Iterable[DeliveryRow]) -> str:
    """The rows as CSV, each with its line end, without the line of column names."""
    return _csv([_csv_fields(row) for row in rows])


def csv_header() -> str:
    """The line of column names, with its line end."""
    return _csv([CSV_COLUMNS])


def sent_at(at_ns: int) -> str:
    """Nanoseconds since the epoch as ISO 8601 in UTC, to the microsecond."""
    seconds, rest_ns = divmod(at_ns, 1_000_000_000)
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%S}.{rest_ns // 1_000:06d}Z"


def _csv(rows: Iterable[Iterable[object]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def _csv_fields(row: DeliveryRow) -> tuple[object, ...]:
    record = row.record
    return (
        row.sequence,
        row.state.value,
        sent_at(row.sent_at_ns),
        record.topic,
        row.partition,
        row.offset,
        record.timestamp_ms,
        *_csv_bytes(record.key),
        *_csv_bytes(record.value),
        json_line(_headers(record)) if record.headers else "",
        latency_ms(row.latency_ns),
        row.sending.method.value,
        row.sending.acks.label,
        error_field(row.error) or "",
        row.error.hint if row.error else "",
    )


def _csv_bytes(data: bytes | None) -> tuple[str, str]:
    if data is None:
        return "", "null"
    try:
        return data.decode("utf-8"), "text"
    except UnicodeDecodeError:
        return base64.b64encode(data).decode("ascii"), "base64"


def _headers(record: OutgoingRecord) -> list[object]:
    return [[header.name, bytes_field(header.value)] for header in record.headers]
