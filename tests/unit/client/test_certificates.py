"""The issuer's name is read from a certificate's bytes; other bytes give no name and no error."""

from __future__ import annotations

import ssl
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kafkagui.client.certificates import issuer_name
from tests.certificates import make_certificates


def test_the_issuer_of_a_certificate(tmp_path: Path) -> None:
    files = make_certificates(tmp_path)
    der = ssl.PEM_cert_to_DER_cert(files.client_certificate.read_text())
    assert issuer_name(der) == "Test CA"
    for length in range(len(der)):
        assert issuer_name(der[:length]) == ""


@given(st.binary(max_size=200))
def test_any_bytes_are_harmless(data: bytes) -> None:
    assert isinstance(issuer_name(data), str)


def test_without_a_common_name_the_organisation_is_told() -> None:
    def field(tag: int, *parts: bytes) -> bytes:
        body = b"".join(parts)
        return bytes((tag, len(body))) + body

    organisation = field(0x31, field(0x30, field(0x06, b"\x55\x04\x0a"), field(0x0C, b"Example")))
    fields = field(0x30, field(0x02, b"\x01"), field(0x30), field(0x30, organisation))
    assert issuer_name(field(0x30, fields)) == "Example"
    assert issuer_name(field(0x30, field(0x30, field(0x02, b"\x01")))) == ""
