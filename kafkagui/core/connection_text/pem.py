"""Certificates and keys in PEM form, also those that a properties file squeezed into one line."""

from __future__ import annotations

import base64
import binascii
import re

_BLOCK = re.compile(r"-{5}BEGIN ([A-Z0-9 ]+)-{5}(.*?)-{5}END \1-{5}", re.DOTALL)
_LINE_CHARS = 64


def certificates_of(text: str) -> str:
    """The certificates in the text, each in the lines of 64 characters that TLS libraries read; empty for none."""
    found = _BLOCK.findall(text.replace("\\n", "\n"))
    bodies = ["".join(body.split()) for label, body in found if label.endswith("CERTIFICATE")]
    return "".join(_written(body) for body in bodies if _is_base64(body))


def _is_base64(body: str) -> bool:
    try:
        return bool(base64.b64decode(body, validate=True))
    except binascii.Error:
        return False


def _written(body: str) -> str:
    lines = [body[at : at + _LINE_CHARS] for at in range(0, len(body), _LINE_CHARS)]
    return "\n".join(["-----BEGIN CERTIFICATE-----", *lines, "-----END CERTIFICATE-----", ""])


def is_pem(text: str) -> bool:
    """Whether the text is PEM itself, not the path of a file."""
    return text.lstrip().startswith("-----BEGIN ")
