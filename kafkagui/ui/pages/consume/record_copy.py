"""Records as text for the clipboard: the original, never its view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from kafkagui.codecs.original_text import text_or_hex
from kafkagui.codecs.record_json import record_line
from kafkagui.core.records import StoredRecord
from kafkagui.core.wording import mark, tr, trn

MOST_RECORDS = 10_000
"""How many records one copy takes at most, so that the window goes on."""

_SEPARATOR = ":"
_LINE_ENDS = ("\n", "\r")


class CopyForm(Enum):
    """What of a record is copied, and how; the value is its title in menus."""

    VALUE = mark("Value")
    KEY = mark("Key")
    JSON = mark("JSON record")
    LINE = mark("key:value line")
    HEX = mark("Hex of the value")


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
    return _parts(records, _key if form is CopyForm.KEY else _value, text_or_hex)


def _key(record: StoredRecord) -> bytes | None:
    return record.key


def _value(record: StoredRecord) -> bytes | None:
    return record.value


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
        notes.append(_as_hex(as_hex, len(records)))
    if nulls:
        notes.append(_null(nulls, len(records)))
    return Copied("\n".join(text for text, _ in written), " ".join(notes), bool(written))


def _lines(records: Sequence[StoredRecord]) -> Copied:
    lines = [line for line in map(_line, records) if line is not None]
    left_out = len(records) - len(lines)
    note = _left_out(left_out, len(records))
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


def _as_hex(some: int, every: int) -> str:
    if every == 1:
        return tr("It is no text (UTF-8) and copied as hex.")
    return trn(
        "{count:,} of {every:,} is no text (UTF-8) and copied as hex.",
        "{count:,} of {every:,} are no text (UTF-8) and copied as hex.",
        some,
        every=every,
    )


def _null(some: int, every: int) -> str:
    if every == 1:
        return tr("It is null and left out.")
    return trn(
        "{count:,} of {every:,} is null and left out.",
        "{count:,} of {every:,} are null and left out.",
        some,
        every=every,
    )


def _left_out(some: int, every: int) -> str:
    reasons = tr("Null, bytes that are no text, or a line end do not fit a line, nor a “:” in the key.")
    if every == 1:
        return f"{tr('It is left out.')} {reasons}"
    counted = trn("{count:,} of {every:,} is left out.", "{count:,} of {every:,} are left out.", some, every=every)
    return f"{counted} {reasons}"
