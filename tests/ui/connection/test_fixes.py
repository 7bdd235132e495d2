from __future__ import annotations

import pytest

from kafkagui.core.errors import ConnectFailed
from kafkagui.core.profiles import Profile, SecurityProtocol
from kafkagui.core.stages import Stage
from kafkagui.ui.pages.connection.fixes import FixKind, fixes_for


@pytest.mark.parametrize(
    ("code", "security", "words"),
    [
        ("PORT_SPEAKS_TLS", SecurityProtocol.PLAINTEXT, ["Use SSL"]),
        ("PORT_SPEAKS_TLS", SecurityProtocol.SASL_PLAINTEXT, ["Use SASL_SSL"]),
        ("NOT_TLS", SecurityProtocol.SSL, ["Use PLAINTEXT"]),
        ("SIGN_IN_REQUIRED", SecurityProtocol.PLAINTEXT, ["Use SASL_PLAINTEXT"]),
        ("SIGN_IN_REQUIRED", SecurityProtocol.SSL, ["Use SASL_SSL"]),
        ("CONNECTION_CLOSED", SecurityProtocol.PLAINTEXT, ["Use SSL"]),
        ("CONNECTION_CLOSED", SecurityProtocol.SASL_SSL, []),
        ("UNSUPPORTED_SASL_MECHANISM", SecurityProtocol.SASL_SSL, ["SCRAM-SHA-256", "SCRAM-SHA-512"]),
        ("UNKNOWN_HOST", SecurityProtocol.PLAINTEXT, ["Correct the address"]),
        ("ADVERTISED_UNREACHABLE", SecurityProtocol.PLAINTEXT, []),
    ],
)
def test_a_failure_offers_what_can_help(code: str, security: SecurityProtocol, words: list[str]) -> None:
    error = ConnectFailed("No.", stage=Stage.METADATA, code=code)
    found = fixes_for(error, Profile("x", "localhost:9092", security=security))
    assert [fix.words for fix in found] == words


def test_a_wrong_host_name_can_be_let_pass() -> None:
    error = ConnectFailed("No.", stage=Stage.TLS, code="HOST_NAME_MISMATCH")
    assert [fix.kind for fix in fixes_for(error, Profile("x", "a:1"))] == [FixKind.SKIP_HOST_NAME]
