"""Deliveries as JSON lines and CSV: every value is kept exactly, null, empty and text apart."""

from __future__ import annotations

import base64
import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kafkagui.codecs.delivery_text import CSV_COLUMNS, csv_header, csv_lines, delivery_json_line, sent_at
from kafkagui.core.delivery import Acks, DeliveryState, SendMethod
from kafkagui.core.delivery_block import Sending
from kafkagui.core.delivery_log import DeliveryRow
from kafkagui.core.errors import DeliveryFailed
from kafkagui.core.records import Header, OutgoingRecord

SYNC = Sending(SendMethod.SYNCHRONOUS, Acks.ALL)
BYTES = st.none() | st.binary(max_size=20) | st.text(max_size=10).map(str.encode)
RECORDS = st.builds(
    OutgoingRecord,
    topic=st.text("abc._-", min_size=1),
    key=BYTES,
    value=BYTES,
    headers=st.lists(st.builds(Header, st.text(max_size=5), BYTES), max_size=3).map(tuple),
)


def _row(record: OutgoingRecord) -> DeliveryRow:
    return DeliveryRow(1, DeliveryState.ACKNOWLEDGED, 1_700_000_000_123_456_789, record, 2, 3, 1_234_567, SYNC, None)


def _read_csv(rows: list[DeliveryRow]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_header() + csv_lines(rows), newline="")))


def _bytes(text: str, form: str) -> bytes | None:
    if form == "null":
        return None
    assert form in {"text", "base64"}
    return base64.b64decode(text) if form == "base64" else text.encode()


def _json_bytes(field: object) -> bytes | None:
    if isinstance(field, dict):
        return base64.b64decode(field["base64"])
    return None if field is None else str(field).encode()


@given(records=st.lists(RECORDS, max_size=4))
def test_csv_reads_back_byte_by_byte(records: list[OutgoingRecord]) -> None:
    lines = _read_csv([_row(record) for record in records])
    assert len(lines) == len(records)
    for line, record in zip(lines, records, strict=True):
        assert _bytes(line["key"], line["key_format"]) == record.key
        assert _bytes(line["value"], line["value_format"]) == record.value
        headers = json.loads(line["headers"] or "[]")
        assert tuple(Header(name, _json_bytes(value)) for name, value in headers) == record.headers


@given(record=RECORDS)
def test_json_lines_read_back_byte_by_byte(record: OutgoingRecord) -> None:
    line = delivery_json_line(_row(record))
    assert len(line.splitlines()) == 1
    fields = json.loads(line)
    assert (_json_bytes(fields["key"]), _json_bytes(fields["value"])) == (record.key, record.value)
    assert tuple(Header(name, _json_bytes(value)) for name, value in fields["headers"]) == record.headers


def test_csv_word_for_word() -> None:
    record = OutgoingRecord("orders", b"1001", b'"Mobile,100"', (Header("h", None),), timestamp_ms=5)
    assert csv_header() == ",".join(CSV_COLUMNS) + "\r\n"
    assert csv_lines([_row(record)]) == (
        '1,acknowledged,2023-11-14T22:13:20.123456Z,orders,2,3,5,1001,text,"""Mobile,100""",text,'
        '"[[""h"",null]]",1.235,synchronous,all,,\r\n'
    )


def test_a_failed_row_tells_error_and_advice_and_invents_nothing() -> None:
    error = DeliveryFailed("The record is too large.", hint="Make it smaller.", code="MESSAGE_TOO_LARGE")
    row = _row(OutgoingRecord("t", None, b""))._replace(
        state=DeliveryState.FAILED,
        partition=None,
        offset=None,
        latency_ns=None,
        sending=Sending(SendMethod.FIRE_AND_FORGET, Acks.NONE),
        error=error,
    )
    fields = json.loads(delivery_json_line(row))
    assert fields == {
        "sequence": 1,
        "status": "failed",
        "sent_at": "2023-11-14T22:13:20.123456Z",
        "topic": "t",
        "partition": None,
        "offset": None,
        "timestamp_ms": None,
        "key": None,
        "value": "",
        "headers": [],
        "latency_ms": None,
        "method": "fire-and-forget",
        "acks": "0",
        "error": "MESSAGE_TOO_LARGE: The record is too large.",
        "advice": "Make it smaller.",
    }
    (line,) = _read_csv([row])
    assert tuple(line) == CSV_COLUMNS
    assert (line["offset"], line["key"], line["key_format"], line["value_format"]) == ("", "", "null", "text")
    assert (line["error"], line["advice"]) == (fields["error"], fields["advice"])


@pytest.mark.parametrize("text", ["=1+1", "a\rb", "a\nb", "a\r\nb", '"', "a,b", " x ", "\x00", "ü\u2028"])
def test_csv_keeps_odd_values(text: str) -> None:
    (line,) = _read_csv([_row(OutgoingRecord("t", text.encode(), None))])
    assert line["key"] == text


@pytest.mark.parametrize(
    ("at_ns", "text"),
    [(0, "1970-01-01T00:00:00.000000Z"), (1_000_000_000 - 1, "1970-01-01T00:00:00.999999Z")],
)
def test_times_are_cut_never_rounded_up(at_ns: int, text: str) -> None:
    assert sent_at(at_ns) == text
