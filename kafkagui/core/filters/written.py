"""Conditions as a person could have written them, made of a record's bytes."""

from __future__ import annotations

from kafkagui.core.filters.expression import Part, Place

_SHORT = {'"': r"\"", "\\": r"\\", "\n": r"\n", "\t": r"\t", "\r": r"\r"}


def quoted(data: bytes) -> str:
    r"""Bytes in double quotes; what is no printable text is written as ``\xNN``."""
    text = data.decode("utf-8", "surrogateescape")
    return '"' + "".join(map(_written, text)) + '"'


def _written(letter: str) -> str:
    if letter in _SHORT:
        return _SHORT[letter]
    if letter.isprintable():
        return letter
    return "".join(f"\\x{byte:02x}" for byte in letter.encode("utf-8", "surrogateescape"))


def condition_on(place: Place, data: bytes | None) -> str:
    """The condition that a place is exactly these bytes; None is null."""
    name = place.part.value
    if place.part is Part.HEADER and place.header is not None:
        name += ":" + quoted(place.header.encode("utf-8", "surrogatepass"))
    return f"{name}:null" if data is None else f"{name}={quoted(data)}"
