"""From a draft to the record: every field checked, with the place of the error."""

from __future__ import annotations

import pytest

from kafkagui.core.errors import InputRefused
from kafkagui.core.records import Header, OutgoingRecord
from kafkagui.services.compose import Draft, Typed, compose


def test_a_draft_becomes_a_record() -> None:
    draft = Draft(
        "orders",
        key=Typed("ORD-1"),
        value=Typed('{"a": 73314510714175488}', "json"),
        headers=(("h", Typed("x")), ("h", Typed("ff00", "hex")), ("n", Typed("left over", "null"))),
        partition=2,
        timestamp_ms=5,
    )
    headers = (Header("h", b"x"), Header("h", b"\xff\x00"), Header("n", None))
    assert compose(draft) == OutgoingRecord("orders", b"ORD-1", b'{"a": 73314510714175488}', headers, 2, 5)


def test_null_empty_and_the_word_null_are_three_things() -> None:
    keys = [compose(Draft("t", key=key)).key for key in (Typed("x", "null"), Typed("x", "empty"), Typed("null"))]
    assert keys == [None, b"", b"null"]


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (Draft(""), "topic"),
        (Draft("t", partition=-1), "partition"),
        (Draft("t", timestamp_ms=-1), "timestamp"),
        (Draft("t", key=Typed("zz", "hex")), "key"),
        (Draft("t", value=Typed("{,}", "json")), "value"),
        (Draft("t", headers=(("a", Typed("")), ("\ud800", Typed("")))), "headers"),
        (Draft("t", headers=(("a", Typed("x", "hex")),)), "headers"),
    ],
)
def test_a_wrong_field_is_named(draft: Draft, field: str) -> None:
    with pytest.raises(InputRefused) as caught:
        compose(draft)
    assert caught.value.field == field


def test_the_place_of_an_error_is_told() -> None:
    with pytest.raises(InputRefused) as caught:
        compose(Draft("t", value=Typed('{"a": 1,\n "b" 2}', "json")))
    assert caught.value.position == 14
    with pytest.raises(InputRefused) as caught:
        compose(Draft("t", headers=(("fine", Typed("")), ("bad", Typed("0x", "hex")))))
    assert caught.value.line == 2
