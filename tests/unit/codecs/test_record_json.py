"""Records and deliveries as lines of JSON that lose nothing."""

from __future__ import annotations

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kafkagui.codecs.record_json import delivery_line, record_line
from kafkagui.core.delivery import DeliveryReport, DeliveryState
from kafkagui.core.errors import DeliveryFailed
from kafkagui.core.records import Header, StoredRecord, TimestampType

BYTES = st.none() | st.binary(max_size=20) | st.text(max_size=10).map(str.encode)
INT64 = st.integers(-(1 << 63), (1 << 63) - 1)
RECORDS = st.builds(
    StoredRecord,
    topic=st.text("abc._-", min_size=1),
    partition=st.integers(0, 2**31 - 1),
    offset=INT64,
    timestamp_ms=INT64,
    timestamp_type=st.sampled_from(TimestampType),
    key=BYTES,
    value=BYTES,
    headers=st.lists(st.builds(Header, st.text(max_size=5), BYTES), max_size=3).map(tuple),
    problem=st.sampled_from(["", "the checksum is wrong"]),
)


def _bytes(field: object) -> bytes | None:
    if isinstance(field, dict):
        assert list(field) == ["base64"]
        return base64.b64decode(field["base64"], validate=True)
    assert field is None or isinstance(field, str)
    return None if field is None else field.encode()


@given(record=RECORDS)
def test_a_record_line_reads_back_as_the_record(record: StoredRecord) -> None:
    line = record_line(record)
    assert len(line.splitlines()) == 1
    fields = json.loads(line.encode("utf-8"))
    headers = tuple(Header(name, _bytes(value)) for name, value in fields["headers"])
    back = StoredRecord(
        fields["topic"],
        fields["partition"],
        fields["offset"],
        fields["timestamp_ms"],
        TimestampType(fields["timestamp_type"]),
        _bytes(fields["key"]),
        _bytes(fields["value"]),
        headers,
        fields.get("problem", ""),
    )
    assert back == record


def test_a_record_line_word_for_word() -> None:
    record = StoredRecord(
        "t", 2, 73314510714175488, 5, TimestampType.CREATE_TIME, None, b"", (Header("h", b"\xff"), Header("h", None))
    )
    assert record_line(record) == (
        '{"topic":"t","partition":2,"offset":73314510714175488,"timestamp_ms":5,"timestamp_type":"CreateTime",'
        '"key":null,"value":"","headers":[["h",{"base64":"/w=="}],["h",null]]}'
    )


def test_null_and_the_text_null_are_apart() -> None:
    record = StoredRecord("t", 0, 0, 0, TimestampType.NONE, None, b"null")
    assert '"key":null,"value":"null"' in record_line(record)


@pytest.mark.parametrize("text", ["\u2028", "\x85", "\x7f"])
def test_characters_that_split_lines_are_escaped(text: str) -> None:
    line = record_line(StoredRecord("t", 0, 0, 0, TimestampType.NONE, None, text.encode()))
    assert text not in line
    assert json.loads(line)["value"] == text


def test_half_a_surrogate_pair_in_a_header_name_can_still_be_written() -> None:
    line = record_line(StoredRecord("t", 0, 0, 0, TimestampType.NONE, None, None, (Header("\udc80", "ü".encode()),)))
    assert line.encode("utf-8").endswith('"headers":[["\\udc80","ü"]]}'.encode())


def test_delivery_lines() -> None:
    good = DeliveryReport(1, DeliveryState.ACKNOWLEDGED, 3, 9, 1_700_000_000_000, 1_234_567)
    assert delivery_line("t", good) == (
        '{"status":"acknowledged","topic":"t","partition":3,"offset":9,"timestamp_ms":1700000000000,'
        '"latency_ms":1.235,"error":null}'
    )
    error = DeliveryFailed("The record is too large.", code="MESSAGE_TOO_LARGE")
    failed = DeliveryReport(2, DeliveryState.FAILED, error=error)
    assert json.loads(delivery_line("t", failed)) == {
        "status": "failed",
        "topic": "t",
        "partition": None,
        "offset": None,
        "timestamp_ms": None,
        "latency_ms": None,
        "error": "MESSAGE_TOO_LARGE: The record is too large.",
    }
