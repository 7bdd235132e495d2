"""Who signed a certificate, read from its DER bytes (X.509, RFC 5280 section 4.1) without a library.

``ssl`` tells the issuer only of certificates that it trusts; a refused one has to be read by hand.
"""

from __future__ import annotations

_SEQUENCE = 0x30
_VERSION = 0xA0
_COMMON_NAME = bytes((0x55, 0x04, 0x03))
_ORGANISATION = bytes((0x55, 0x04, 0x0A))


def issuer_name(der: bytes) -> str:
    """The issuer's common name, else its organisation; "" when the bytes tell neither."""
    try:
        return _issuer_name(der)
    except (IndexError, ValueError):
        return ""


def _issuer_name(der: bytes) -> str:
    certificate = _content(der, 0)
    fields = _children(_content(certificate, 0))
    if fields[0][0] == _VERSION:
        fields = fields[1:]
    _serial, _algorithm, issuer = fields[:3]
    names: dict[bytes, str] = {}
    for _tag, relative in _children(issuer[1]):
        for _inner_tag, pair in _children(relative):
            kind, text = _children(pair)
            names[kind[1]] = text[1].decode("utf-8", "replace")
    return names.get(_COMMON_NAME) or names.get(_ORGANISATION) or ""


def _content(data: bytes, at: int) -> bytes:
    if data[at] != _SEQUENCE:
        raise ValueError("not a sequence")
    start, end = _span(data, at)
    return data[start:end]


def _children(data: bytes) -> list[tuple[int, bytes]]:
    """Tag and content of each element in a row."""
    found, at = [], 0
    while at < len(data):
        start, end = _span(data, at)
        found.append((data[at], data[start:end]))
        at = end
    return found


def _span(data: bytes, at: int) -> tuple[int, int]:
    """Where the content of the element at ``at`` starts and ends (DER length, X.690 section 8.1.3)."""
    length, start = data[at + 1], at + 2
    if length & 0x80:
        count = length & 0x7F
        length = int.from_bytes(data[start : start + count], "big")
        start += count
    if start + length > len(data):
        raise ValueError("cut off")
    return start, start + length
