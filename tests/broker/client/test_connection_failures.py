"""Each way a connection can fail names its stage, its cause and what to do, in time, and leaves nothing behind."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kafkagui.client.connector import KafkaConnector
from kafkagui.client.kafka_internals import close_net_client, net_client
from kafkagui.client.options import BOOTSTRAP_TIMEOUT_MS
from kafkagui.core.connection_test import StageReport, StageState
from kafkagui.core.errors import ConnectFailed
from kafkagui.core.producing import PartitionerKind, ProducerOptions
from kafkagui.core.profiles import Profile, SaslMechanism, SecurityProtocol
from kafkagui.core.stages import Stage
from tests.broker.client.strange_servers import kafka_that_advertises, relay, strange_server
from tests.running_kafka import RunningKafka
from tests.secure_test_bed import SecureKafka

PLAIN, SSL = SecurityProtocol.PLAINTEXT, SecurityProtocol.SSL
SASL_PLAIN, SASL_SSL = SecurityProtocol.SASL_PLAINTEXT, SecurityProtocol.SASL_SSL


THREAD_END_S = 10.0


@pytest.fixture(autouse=True)
def no_client_thread_left() -> Iterator[None]:
    """What a test began has ended soon after it; threads of clients that others still use don't count."""
    before = set(threading.enumerate())
    yield
    begun = [thread for thread in threading.enumerate() if thread not in before]
    left = [thread for thread in begun if thread.name.startswith(("kafkagui", "kafka-io"))]
    for thread in left:
        thread.join(THREAD_END_S)
    assert not [thread.name for thread in left if thread.is_alive()]


def failed_logins(secure: SecureKafka) -> int:
    """How many logins the broker refused so far, by its own log."""
    return secure.kafka.cluster.log(1, 100_000).count("ailed authentication with")


async def reports_of(profile: Profile, password: str | None = None) -> list[StageReport]:
    return [report async for report in KafkaConnector().test(profile, password)]


async def failure_of(profile: Profile, password: str | None = None) -> ConnectFailed:
    """How ``connect`` fails; checks that it does so in time."""
    started = time.monotonic()
    with pytest.raises(ConnectFailed) as caught:
        await KafkaConnector().connect(profile, password)
    assert time.monotonic() - started < 8
    error = caught.value
    assert error.message
    assert error.detail
    assert "alice-pw" not in f"{error.message}{error.hint}{error.detail}"
    return error


def to(servers: str, security: SecurityProtocol = PLAIN, **fields: object) -> Profile:
    return replace(Profile("test", servers, security=security), **fields)  # type: ignore[arg-type]


async def test_a_good_connection_passes_every_stage(broker: RunningKafka) -> None:
    reports = await reports_of(to(broker.bootstrap_servers))
    ended = [(r.stage, r.state) for r in reports if r.state is not StageState.RUNNING]
    assert ended == [
        (Stage.NAME, StageState.PASSED),
        (Stage.PORT, StageState.PASSED),
        (Stage.TLS, StageState.SKIPPED),
        (Stage.SIGN_IN, StageState.SKIPPED),
        (Stage.METADATA, StageState.PASSED),
        (Stage.ADVERTISED, StageState.PASSED),
    ]
    assert [r.stage for r in reports if r.state is StageState.RUNNING] == [
        Stage.NAME,
        Stage.PORT,
        Stage.METADATA,
        Stage.ADVERTISED,
    ]
    assert all(r.elapsed_ms is not None for r in reports if r.state is StageState.PASSED)


async def test_signing_in_over_tls_passes_every_stage(secure_broker: SecureKafka) -> None:
    for mechanism in SaslMechanism:
        profile = to(
            secure_broker.sasl_ssl,
            SASL_SSL,
            ca_file=str(secure_broker.ca_file),
            username=secure_broker.username,
            mechanism=mechanism,
        )
        reports = await reports_of(profile, secure_broker.password)
        assert {r.stage for r in reports if r.state is StageState.PASSED} == set(Stage), reports


async def test_an_unknown_name() -> None:
    error = await failure_of(to("no-such-host.invalid:9092"))
    assert (error.stage, error.code) == (Stage.NAME, "UNKNOWN_HOST")


async def test_a_closed_port() -> None:
    error = await failure_of(to("127.0.0.1:1"))
    assert (error.stage, error.code) == (Stage.PORT, "CONNECTION_REFUSED")
    assert "127.0.0.1:1" in error.message


async def test_the_second_server_is_used_when_the_first_is_down(broker: RunningKafka) -> None:
    profile = to(f"127.0.0.1:1,{broker.bootstrap_servers}")
    cluster = await KafkaConnector().connect(profile, None)
    await cluster.close()
    reports = await reports_of(profile)
    assert all(r.state is not StageState.FAILED for r in reports)
    assert any("127.0.0.1:1 failed; trying" in r.detail for r in reports)


async def test_all_servers_down_names_each() -> None:
    error = await failure_of(to("no-such-host.invalid:9092,127.0.0.1:1"))
    assert error.stage is Stage.PORT
    assert "no-such-host.invalid" in error.detail


@pytest.mark.parametrize("security", [PLAIN, SASL_PLAIN, SSL])
async def test_a_port_that_says_nothing(security: SecurityProtocol) -> None:
    with strange_server(None) as address:
        error = await failure_of(to(address, security, username="u"), "p")
    assert error.code == {PLAIN: "SILENT", SASL_PLAIN: "SILENT", SSL: "TLS_SILENT"}[security]


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (b"HTTP/1.1 400 Bad Request\r\n\r\n", "a web server"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "an SSH server"),
        (b"\x00\x00\x00\x08garbage!" * 4, "not in Kafka's protocol"),
        (b"\xff" * 64, "not in Kafka's protocol"),
    ],
)
async def test_a_port_of_another_program(answer: bytes, says: str) -> None:
    with strange_server(answer) as address:
        error = await failure_of(to(address))
    assert (error.stage, error.code) == (Stage.METADATA, "NOT_KAFKA")
    assert says in error.message


async def test_a_port_that_closes_at_once() -> None:
    with strange_server(b"") as address:
        error = await failure_of(to(address))
    assert (error.stage, error.code) == (Stage.METADATA, "CONNECTION_CLOSED")


async def test_a_plain_client_on_a_tls_port(secure_broker: SecureKafka) -> None:
    error = await failure_of(to(secure_broker.ssl))
    assert (error.stage, error.code) == (Stage.METADATA, "PORT_SPEAKS_TLS")
    error = await failure_of(to(secure_broker.sasl_ssl, SASL_PLAIN, username="alice"), "alice-pw")
    assert (error.stage, error.code) == (Stage.SIGN_IN, "PORT_SPEAKS_TLS")


async def test_a_tls_client_on_a_plain_port(secure_broker: SecureKafka) -> None:
    error = await failure_of(to(secure_broker.bootstrap_servers, SSL))
    assert (error.stage, error.code) == (Stage.TLS, "NOT_TLS")


async def test_no_sign_in_on_a_port_that_wants_one(secure_broker: SecureKafka) -> None:
    error = await failure_of(to(secure_broker.sasl_plaintext))
    assert (error.stage, error.code) == (Stage.METADATA, "SIGN_IN_REQUIRED")
    error = await failure_of(to(secure_broker.sasl_ssl, SSL, ca_file=str(secure_broker.ca_file)))
    assert (error.stage, error.code) == (Stage.METADATA, "SIGN_IN_REQUIRED")


async def test_a_sign_in_on_a_port_that_wants_none(secure_broker: SecureKafka) -> None:
    error = await failure_of(to(secure_broker.bootstrap_servers, SASL_PLAIN, username="alice"), "alice-pw")
    assert error.stage is Stage.SIGN_IN
    assert "expects no sign-in" in error.message


async def test_an_untrusted_certificate_names_its_issuer(secure_broker: SecureKafka) -> None:
    error = await failure_of(to(secure_broker.ssl, SSL))
    assert (error.stage, error.code) == (Stage.TLS, "CERTIFICATE_UNTRUSTED")
    assert "“Test CA”" in error.message


async def test_a_certificate_for_another_name(secure_broker: SecureKafka) -> None:
    profile = to("127.0.0.2:1", SSL, ca_file=str(secure_broker.ca_file))
    with relay("127.0.0.2", secure_broker.ssl) as address:
        error = await failure_of(replace(profile, bootstrap_servers=address))
        assert (error.stage, error.code) == (Stage.TLS, "HOST_NAME_MISMATCH")
        reports = await reports_of(replace(profile, bootstrap_servers=address, check_host_name=False))
        assert (Stage.TLS, StageState.PASSED) in [(r.stage, r.state) for r in reports]


async def test_a_ca_file_that_is_not_there(secure_broker: SecureKafka, tmp_path: Path) -> None:
    missing = tmp_path / "gone.pem"
    error = await failure_of(to(secure_broker.ssl, SSL, ca_file=str(missing)))
    assert (error.stage, error.code) == (Stage.TLS, "CA_FILE")
    assert str(missing) in error.message
    missing.write_text("no certificate")
    error = await failure_of(to(secure_broker.ssl, SSL, ca_file=str(missing)))
    assert (error.stage, error.code) == (Stage.TLS, "CA_FILE")


async def test_a_port_that_wants_a_client_certificate(secure_broker: SecureKafka) -> None:
    error = await failure_of(to(secure_broker.mtls, SSL, ca_file=str(secure_broker.ca_file)))
    assert error.code == "CLIENT_CERTIFICATE_REQUIRED"


@pytest.mark.parametrize("mechanism", list(SaslMechanism))
async def test_a_wrong_password_is_tried_once(secure_broker: SecureKafka, mechanism: SaslMechanism) -> None:
    before = failed_logins(secure_broker)
    profile = to(secure_broker.sasl_plaintext, SASL_PLAIN, username="alice", mechanism=mechanism)
    error = await failure_of(profile, "wrong")
    assert (error.stage, error.code) == (Stage.SIGN_IN, "SASL_AUTHENTICATION_FAILED")
    assert "“alice”" in error.message
    assert "nvalid" in error.detail
    assert failed_logins(secure_broker) - before == 1


async def test_an_unreachable_advertised_address() -> None:
    with kafka_that_advertises("no-such-host.invalid", 9092) as address:
        reports = await reports_of(to(address))
    last = reports[-1]
    assert (last.stage, last.state) == (Stage.ADVERTISED, StageState.FAILED)
    assert last.error is not None
    assert "no-such-host.invalid:9092" in last.error.message


async def test_closing_the_iterator_cancels_the_test() -> None:
    with strange_server(None) as address:
        test = KafkaConnector().test(to(address), None)
        async for report in test:
            if report.stage is Stage.METADATA:
                break
        started = time.monotonic()
        await test.aclose()
        assert time.monotonic() - started < 1


async def test_a_silent_bootstrap_server_costs_little_time(broker: RunningKafka) -> None:
    with strange_server(None) as silent:
        started = time.monotonic()
        cluster = await KafkaConnector().connect(to(f"{silent},{broker.bootstrap_servers}"), None)
        try:
            assert (await cluster.admin.describe_cluster()).brokers
            await cluster.producer(ProducerOptions(), PartitionerKind.KEY)
        finally:
            await cluster.close()
        assert time.monotonic() - started < 8


def test_every_client_tries_the_bootstrap_servers_in_turn(broker: RunningKafka) -> None:
    with strange_server(None) as one, strange_server(None) as two:
        client = net_client(bootstrap_servers=[one, two, broker.bootstrap_servers])
        try:
            client._net.start()
            client._manager.bootstrap(BOOTSTRAP_TIMEOUT_MS)
            assert client._manager.bootstrapped
        finally:
            close_net_client(client)
