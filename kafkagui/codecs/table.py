"""The one table of formats."""

from __future__ import annotations

from kafkagui.codecs import base64_text, empty, hex_text, json_text, null, text
from kafkagui.codecs.codec import Codec
from kafkagui.codecs.floating_point import FLOATS
from kafkagui.codecs.integer import INTEGERS
from kafkagui.core.errors import InputRefused
from kafkagui.core.wording import tr

CODECS: tuple[Codec, ...] = (
    text.CODEC,
    json_text.CODEC,
    hex_text.CODEC,
    base64_text.CODEC,
    *INTEGERS,
    *FLOATS,
    empty.CODEC,
    null.CODEC,
)
"""Every format, in the order in which forms offer them."""

_BY_ID = {codec.id: codec for codec in CODECS}


def codec(codec_id: str) -> Codec:
    """The format with this id, such as ``json`` or ``int64``.

    Raises:
        InputRefused: for an id that is not in the table.
    """
    found = _BY_ID.get(codec_id)
    if found is None:
        raise InputRefused(
            tr("There is no format “{codec_id}”.", codec_id=codec_id),
            hint=tr("Use one of {names}.", names=", ".join(_BY_ID)),
        )
    return found
