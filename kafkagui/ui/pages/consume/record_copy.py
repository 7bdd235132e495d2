"""Records as text for the clipboard: the original, never its view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from kafkagui.codecs.record_json import record_line
from kafkagui.core.records import StoredRecord

MOST_RECORDS = 10_000
"""How many records one copy takes at most, so that the window goes on."""

_SEPARATOR = ":"
_LINE_ENDS = ("\n", "\r")


class CopyForm(Enum):
    """What of a record is copied, and how; the value is its title in menus."""

    VALUE = "Value"
    KEY = "Key"
    JSON = "JSON record"
    LINE = "key:value line"
    HEX = "Hex of the value"


@dataclass(frozen=True, slots=True)
class Copied:
    """The text, a record a line, and a sentence on what is not as a person may think; empty when all is."""

    text: str
    note: str = ""
    is_something: bool = True


def copied(records: Sequence[StoredRecord], form: CopyForm) -> Copied:
    """Records in one form. What has no such form is left out, and the note says so."""
    if form is CopyForm.JSON:
        return Copied("\n".join(map(record_line, records)))
    if form is CopyForm.LINE:
        return _lines(records)
    if form is CopyForm.HEX:
        return _parts(records, _value, lambda data: (data.hex(), False))
    return _parts(records, _key if form is CopyForm.KEY else _value, _text)


def _key(record: StoredRecord) -> bytes | None:
    return record.key


def _value(record: StoredRecord) -> bytes | None:
    return record.value


def _text(data: bytes) -> tuple[str, bool]:
    try:
        return data.decode("utf-8"), False
    except UnicodeDecodeError:
        return data.hex(), True


def _parts(
    records: Sequence[StoredRecord],
    part: Callable[[StoredRecord], bytes | None],
    write: Callable[[bytes], tuple[str, bool]],
) -> Copied:
    """One part of each record, and whether it had to be written as hex."""
    written = [write(data) for data in map(part, records) if data is not None]
    nulls, as_hex = len(records) - len(written), sum(1 for _, is_hex in written if is_hex)
    notes = []
    if as_hex:
        notes.append(f"{_count(as_hex, len(records))} no text (UTF-8) and copied as hex.")
    if nulls:
        notes.append(f"{_count(nulls, len(records))} null and left out.")
    return Copied("\n".join(text for text, _ in written), " ".join(notes), bool(written))


def _lines(records: Sequence[StoredRecord]) -> Copied:
    lines = [line for line in map(_line, records) if line is not None]
    left_out = len(records) - len(lines)
    note = (
        f"{_count(left_out, len(records))} left out: null, bytes that are no text, or a line end do not fit a line, "
        f"nor a “{_SEPARATOR}” in the key."
    )
    return Copied("\n".join(lines), note if left_out else "", bool(lines))


def _line(record: StoredRecord) -> str | None:
    if record.key is None or record.value is None:
        return None
    try:
        key, value = record.key.decode("utf-8"), record.value.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if _SEPARATOR in key or any(end in key + value for end in _LINE_ENDS):
        return None
    return f"{key}{_SEPARATOR}{value}"


def _count(some: int, every: int) -> str:
    return "It is" if every == 1 else f"{some:,} of {every:,} {'is' if some == 1 else 'are'}"
