"""Stored bytes as text to read: by a chosen format, or by the one that fits."""

from __future__ import annotations

import re

from kafkagui.codecs import hex_text, json_text, text
from kafkagui.codecs.table import codec
from kafkagui.core.errors import DecodeFailed
from kafkagui.core.frozen import frozen
from kafkagui.core.wording import tr

AUTOMATIC = "auto"
"""The choice "take what fits": JSON, else text, else hex."""

READERS = (AUTOMATIC, "text", "json", "hex", "base64", "int8", "int16", "int32", "int64", "float32", "float64")
"""What a stored key or value may be read as, in the order in which forms offer them."""

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""Control characters that texts do not hold; tab and line ends are not among them."""

_JSON_BEGINS = b'{["-0123456789tfn'


@frozen
class Shown:
    """A key, value or header value made readable.

    ``codec_id`` is the format the text is in: the chosen one, the one that fits, ``hex`` where the chosen one does
    not, ``null`` or ``empty`` where there is nothing to decode. ``note`` says in a sentence why it is not another;
    it is empty when there is nothing to explain. ``fits`` is false where the chosen format does not fit.
    """

    text: str
    codec_id: str
    note: str = ""
    fits: bool = True


def shown(data: bytes | None, codec_id: str = AUTOMATIC) -> Shown:
    """Make bytes readable; JSON is spread over lines without changing a token.

    Raises:
        InputRefused: for an unknown ``codec_id``.
    """
    if data is None:
        return Shown("null", "null", tr("There is no value (null)."))
    if not data:
        return Shown("empty", "empty", tr("The value is there and has no bytes."))
    if codec_id == AUTOMATIC:
        return _automatic(data)
    chosen = codec(codec_id)
    try:
        decoded = chosen.decode(data)
    except DecodeFailed as failed:
        return Shown(hex_text.decode(data), "hex", tr("{message} Shown as hex.", message=failed.message), fits=False)
    return Shown(json_text.pretty(decoded) if codec_id == "json" else decoded, codec_id)


def _automatic(data: bytes) -> Shown:
    try:
        decoded = text.decode(data)
    except DecodeFailed as failed:
        return Shown(
            hex_text.decode(data), "hex", tr("{message} So it is neither text nor JSON.", message=failed.message)
        )
    reason = _why_not_json(data)
    if not reason:
        return Shown(json_text.pretty(decoded), "json")
    unprintable = UNPRINTABLE.search(decoded)
    if unprintable:
        position = len(decoded[: unprintable.start()].encode("utf-8"))
        control = tr(
            "Byte {position} is the control character 0x{code:02x}, so it is no text.",
            position=position,
            code=ord(unprintable.group()),
        )
        return Shown(hex_text.decode(data), "hex", f"{reason} {control}")
    return Shown(decoded, "text", reason)


def _why_not_json(data: bytes) -> str:
    begins = data.lstrip(b" \t\r\n")[:1]
    if not begins or begins not in _JSON_BEGINS:
        return tr("Not JSON: it does not begin as JSON does.")
    try:
        json_text.decode(data)
    except DecodeFailed as failed:
        return failed.message
    return ""
