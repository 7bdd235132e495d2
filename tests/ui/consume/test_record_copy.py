"""Records as text for the clipboard."""

from __future__ import annotations

import json

import pytest

from kafkagui.ui.pages.consume.record_copy import Copied, CopyForm, copied
from tests.fakes.batches import record


def test_values_are_copied_as_they_are_not_as_they_are_shown() -> None:
    assert copied([record(0, '{"ä":  1.0}'.encode())], CopyForm.VALUE) == Copied('{"ä":  1.0}')


def test_an_empty_value_is_something_and_null_is_not() -> None:
    assert copied([record(0, b"")], CopyForm.VALUE) == Copied("")
    assert not copied([record(0, None)], CopyForm.VALUE).is_something


def test_what_is_left_out_of_several_is_counted() -> None:
    made = copied([record(0, b"a"), record(1, None), record(2, b"\xfe")], CopyForm.VALUE)
    assert made.text == "a\nfe"
    assert made.note == "1 of 3 is no text (UTF-8) and copied as hex. 1 of 3 is null and left out."


@pytest.mark.parametrize(
    ("key", "value"), [(None, b"v"), (b"k", None), (b"k:k", b"v"), (b"k", b"a\nb"), (b"\xff", b"v"), (b"k", b"\xff")]
)
def test_what_fits_no_line_is_left_out_and_said(key: bytes | None, value: bytes | None) -> None:
    made = copied([record(0, value, key), record(1, b"a:b", b"")], CopyForm.LINE)
    assert made.text == ":a:b"
    assert made.note.startswith("1 of 2 is left out.")


def test_json_loses_no_byte() -> None:
    made = copied([record(5, b"\xff", b"k"), record(6, None, None)], CopyForm.JSON)
    first, second = map(json.loads, made.text.split("\n"))
    assert first["value"] == {"base64": "/w=="}
    assert (second["key"], second["value"]) == (None, None)
