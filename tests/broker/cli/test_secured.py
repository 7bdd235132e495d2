"""The command line against TLS, SASL and ACL listeners: every way in, and every wrong choice with its stage."""

from __future__ import annotations

import time

import pytest

from tests.broker.cli.conftest import Command
from tests.secure_test_bed import SecureKafka

PASSWORD = "KAFKAGUI_TEST_PASSWORD"
MECHANISMS = ("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512")


def words(protocol: str, bed: SecureKafka, mechanism: str = "PLAIN", user: str | None = None) -> tuple[str, ...]:
    """The connection's options."""
    said = ["--security-protocol", protocol]
    if "SSL" in protocol:
        said += ["--ca-file", str(bed.ca_file)]
    if "SASL" in protocol:
        said += ["--sasl-mechanism", mechanism, "--username", user or bed.admin_username, "--password-env", PASSWORD]
    return tuple(said)


@pytest.fixture(autouse=True)
def admin_password(secure_broker: SecureKafka, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSWORD, secure_broker.admin_password)


@pytest.mark.parametrize("mechanism", MECHANISMS)
@pytest.mark.parametrize("protocol", ["SASL_PLAINTEXT", "SASL_SSL"])
def test_signing_in_works(
    command: Command, secure_broker: SecureKafka, protocol: str, mechanism: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSWORD, secure_broker.password)
    servers = secure_broker.sasl_ssl if protocol == "SASL_SSL" else secure_broker.sasl_plaintext
    said = words(protocol, secure_broker, mechanism, secure_broker.username)
    ended = command("topics", "list", *said, servers=servers)
    assert ended.code == 0, ended.err


def test_records_go_both_ways_over_tls_and_sasl(command: Command, secure_broker: SecureKafka, topic_name: str) -> None:
    said, servers = words("SASL_SSL", secure_broker), secure_broker.sasl_ssl
    assert command("topics", "create", topic_name, *said, servers=servers).code == 0
    sent = command("send", topic_name, "--value", "v", "--method", "synchronous", *said, servers=servers)
    assert (sent.code, sent.rows[0]["status"]) == (0, "acknowledged")
    assert [row["value"] for row in command("consume", topic_name, *said, servers=servers).rows] == ["v"]


def test_a_wrong_password_fails_at_the_sign_in_without_naming_it(
    command: Command, secure_broker: SecureKafka, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSWORD, "wrong-secret")
    began = time.monotonic()
    ended = command("topics", "list", *words("SASL_SSL", secure_broker), servers=secure_broker.sasl_ssl)
    assert ended.code == 3
    assert "stage: sign-in" in ended.err
    assert "wrong-secret" not in ended.err
    assert time.monotonic() - began < 8


@pytest.mark.parametrize(
    ("protocol", "listener", "stage"),
    [
        ("PLAINTEXT", "ssl", "tls"),
        ("SSL", "sasl_plaintext", "tls"),
        ("PLAINTEXT", "sasl_plaintext", "sign-in"),
        ("SSL", "sasl_ssl", "sign-in"),
    ],
)
def test_a_wrong_protocol_says_what_the_port_speaks(
    command: Command, secure_broker: SecureKafka, protocol: str, listener: str, stage: str
) -> None:
    began = time.monotonic()
    ended = command("topics", "list", *words(protocol, secure_broker), servers=getattr(secure_broker, listener))
    assert ended.code == 3
    assert f"stage: {stage}" in ended.err or "stage: metadata" in ended.err
    assert time.monotonic() - began < 8


def test_an_unknown_authority_fails_at_tls(command: Command, secure_broker: SecureKafka) -> None:
    ended = command("topics", "list", "--security-protocol", "SSL", servers=secure_broker.ssl)
    assert (ended.code, "stage: tls" in ended.err) == (3, True)


def test_what_a_user_may_not_do_is_said(
    command: Command, secure_broker: SecureKafka, topic_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    servers = secure_broker.sasl_plaintext
    assert command("topics", "create", topic_name, *words("SASL_PLAINTEXT", secure_broker), servers=servers).code == 0
    monkeypatch.setenv(PASSWORD, secure_broker.password)
    guest = words("SASL_PLAINTEXT", secure_broker, user=secure_broker.username)
    made = command("topics", "create", f"{topic_name}-b", *guest, servers=servers)
    assert (made.code, "no permission" in made.err) == (1, True)
    sent = command("send", topic_name, "--value", "v", *guest, servers=servers)
    assert (sent.code, sent.rows[0]["status"]) == (1, "failed")
