"""What a profile and producer options become for kafka-python."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest

from kafkagui.client.options import Secret, client_settings, producer_settings, ssl_context
from kafkagui.core.delivery import Acks
from kafkagui.core.errors import ConnectFailed
from kafkagui.core.producing import Compression, ProducerOptions, resolve
from kafkagui.core.profiles import Profile, SaslMechanism, SecurityProtocol
from kafkagui.core.stages import Stage
from tests.certificates import make_certificates

SASL = Profile(
    "p",
    "a:1, [::1]:2",
    security=SecurityProtocol.SASL_PLAINTEXT,
    mechanism=SaslMechanism.SCRAM_SHA_256,
    username="alice",
)


def test_a_plain_profile() -> None:
    settings = client_settings(Profile("p", "a:1, [::1]:2"), None, "admin")
    assert settings["bootstrap_servers"] == ["a:1", "[::1]:2"]
    assert settings["security_protocol"] == "PLAINTEXT"
    assert not {name for name in settings if name.startswith(("sasl", "ssl"))}


def test_client_ids_differ() -> None:
    ids = {client_settings(SASL, "pw", "reader")["client_id"] for _ in range(3)}
    assert len(ids) == 3
    assert all(str(name).startswith("kafkagui-reader-") for name in ids)


def test_a_password_is_in_no_repr() -> None:
    settings = client_settings(SASL, "hunter2", "admin")
    assert settings["sasl_plain_password"] == "hunter2"
    assert "hunter2" not in repr(settings)
    assert "hunter2" not in f"{settings!r} {[Secret('hunter2')]}"
    assert (settings["sasl_mechanism"], settings["sasl_plain_username"]) == ("SCRAM-SHA-256", "alice")


def test_tls_uses_the_ca_file_and_checks_the_name(tmp_path: Path) -> None:
    ca = make_certificates(tmp_path).ca
    profile = Profile("p", "a:1", security=SecurityProtocol.SSL, ca_file=str(ca))
    context = client_settings(profile, None, "admin")["ssl_context"]
    assert isinstance(context, ssl.SSLContext)
    assert context.check_hostname
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.minimum_version is ssl.TLSVersion.TLSv1_2
    assert len(context.get_ca_certs()) == 1


def test_certificates_in_the_profile_itself(tmp_path: Path) -> None:
    pem = make_certificates(tmp_path).ca.read_text()
    context = ssl_context(Profile("p", "a:1", security=SecurityProtocol.SSL, ca_file=pem))
    assert len(context.get_ca_certs()) == 1
    broken = Profile("p", "a:1", security=SecurityProtocol.SSL, ca_file="-----BEGIN CERTIFICATE-----\nAAAA")
    with pytest.raises(ConnectFailed) as caught:
        ssl_context(broken)
    assert caught.value.code == "CA_FILE"
    assert "AAAA" not in caught.value.message


def test_without_the_name_check_the_chain_is_still_verified() -> None:
    context = ssl_context(Profile("p", "a:1", security=SecurityProtocol.SSL, check_host_name=False))
    assert not context.check_hostname
    assert context.verify_mode is ssl.CERT_REQUIRED


@pytest.mark.parametrize("content", [None, "", "no certificate"])
def test_a_ca_file_that_cannot_be_used(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "ca.pem"
    if content is not None:
        path.write_text(content)
    with pytest.raises(ConnectFailed) as caught:
        ssl_context(Profile("p", "a:1", security=SecurityProtocol.SSL, ca_file=str(path)))
    assert (caught.value.stage, caught.value.code) == (Stage.TLS, "CA_FILE")
    assert str(path) in caught.value.message


def test_a_folder_is_no_ca_file(tmp_path: Path) -> None:
    with pytest.raises(ConnectFailed):
        ssl_context(Profile("p", "a:1", security=SecurityProtocol.SSL, ca_file=str(tmp_path)))


@pytest.mark.parametrize(
    ("acks", "value", "idempotent"), [(Acks.NONE, 0, False), (Acks.LEADER, 1, False), (Acks.ALL, -1, True)]
)
def test_acks_really_go_out(acks: Acks, value: int, idempotent: bool) -> None:
    settings = producer_settings(resolve(ProducerOptions(acks=acks))[0])
    assert (settings["acks"], settings["enable_idempotence"]) == (value, idempotent)


def test_producer_options() -> None:
    options = ProducerOptions(compression=Compression.LZ4, linger_ms=7, batch_size_bytes=99, retries=3)
    settings = producer_settings(options)
    assert (settings["compression_type"], settings["linger_ms"], settings["batch_size"]) == ("lz4", 7, 99)
    assert settings["retries"] == 3
    plain = producer_settings(ProducerOptions())
    assert plain["compression_type"] is None
    assert plain["retries"] == float("inf")
