"""Records and deliveries as one line of JSON each, for scripts and exports: no byte and no number changes.

Bytes are a JSON string where they are valid UTF-8, else ``{"base64": "…"}``; null is null. Characters at which some
programs split lines, and halves of surrogate pairs, are escaped; all others stand as themselves.
"""

from __future__ import annotations

import base64
import json
import re

from kafkagui.core.delivery import DeliveryReport
from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.records import StoredRecord

_TO_ESCAPE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")

_Bytes = str | dict[str, str] | None


def record_line(record: StoredRecord) -> str:
    """``topic partition offset timestamp_ms timestamp_type key value headers``; headers a list of [name, value].

    A stretch that could not be decoded has ``problem`` besides. The line has no line end.
    """
    fields: dict[str, object] = {
        "topic": record.topic,
        "partition": record.partition,
        "offset": record.offset,
        "timestamp_ms": record.timestamp_ms,
        "timestamp_type": record.timestamp_type.value,
        "key": bytes_field(record.key),
        "value": bytes_field(record.value),
        "headers": [[header.name, bytes_field(header.value)] for header in record.headers],
    }
    if record.problem:
        fields["problem"] = record.problem
    return json_line(fields)


def delivery_line(topic: str, report: DeliveryReport) -> str:
    """``status topic partition offset timestamp_ms latency_ms error``; null where nothing is known."""
    return json_line(
        {
            "status": report.state.value,
            "topic": topic,
            "partition": report.partition,
            "offset": report.offset,
            "timestamp_ms": report.timestamp_ms,
            "latency_ms": latency_ms(report.latency_ns),
            "error": error_field(report.error),
        }
    )


def latency_ms(latency_ns: int | None) -> float | None:
    """Nanoseconds as milliseconds, to a thousandth."""
    return None if latency_ns is None else round(latency_ns / 1_000_000, 3)


def error_field(error: KafkaGuiError | None) -> str | None:
    """The failure in one text, Kafka's name for it first; None where there is none."""
    return None if error is None else f"{error.code}: {error.message}"


def bytes_field(data: bytes | None) -> _Bytes:
    """Bytes as JSON holds them: a string, ``{"base64": "…"}`` or null."""
    if data is None:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(data).decode("ascii")}


def json_line(fields: dict[str, object] | list[object]) -> str:
    """The fields as one line of JSON, in their order, without a line end."""
    line = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return _TO_ESCAPE.sub(lambda match: f"\\u{ord(match.group()):04x}", line)
