"""The secure test bed signs in whom it should, and refuses the rest."""

from __future__ import annotations

import socket
import ssl
from pathlib import Path

import pytest
from kafka import KafkaAdminClient
from kafka.admin import NewTopic

from tests.secure_test_bed import SecureKafka


def tls_answers(address: str, authority: Path, client: tuple[Path, Path] | None = None) -> bool:
    """Whether a handshake with this trust and certificate is carried through by both sides."""
    context = ssl.create_default_context(cafile=authority)
    if client is not None:
        context.load_cert_chain(*client)
    host, port = address.split(":")
    with socket.create_connection((host, int(port)), timeout=5) as plain:
        try:
            with context.wrap_socket(plain, server_hostname=host) as secured:
                # With TLS 1.3 the refusal of a missing client certificate arrives after our handshake:
                # a frame of an impossible size makes the broker hang up on whom it let in.
                secured.sendall(b"\xff" * 4)
                return secured.recv(1) == b""
        except ssl.SSLError:
            return False


@pytest.mark.parametrize("mechanism", ["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"])
@pytest.mark.parametrize("protocol", ["SASL_PLAINTEXT", "SASL_SSL"])
def test_alice_signs_in(secure_broker: SecureKafka, protocol: str, mechanism: str) -> None:
    admin = KafkaAdminClient(
        bootstrap_servers=secure_broker.sasl_ssl if protocol == "SASL_SSL" else secure_broker.sasl_plaintext,
        security_protocol=protocol,
        ssl_cafile=str(secure_broker.ca_file) if protocol == "SASL_SSL" else None,
        sasl_mechanism=mechanism,
        sasl_plain_username=secure_broker.username,
        sasl_plain_password=secure_broker.password,
    )
    try:
        assert len(admin.describe_cluster()["brokers"]) == 1
    finally:
        admin.close()


@pytest.mark.parametrize(("user", "sees"), [("alice", False), ("admin", True)])
def test_alice_has_no_rights_and_admin_has_all(
    secure_broker: SecureKafka, topic_name: str, user: str, sees: bool
) -> None:
    owner = KafkaAdminClient(bootstrap_servers=secure_broker.bootstrap_servers)
    owner.create_topics([NewTopic(topic_name, num_partitions=1, replication_factor=1)])
    owner.close()
    is_admin = user == secure_broker.admin_username
    client = KafkaAdminClient(
        bootstrap_servers=secure_broker.sasl_plaintext,
        security_protocol="SASL_PLAINTEXT",
        sasl_mechanism="PLAIN",
        sasl_plain_username=user,
        sasl_plain_password=secure_broker.admin_password if is_admin else secure_broker.password,
    )
    try:
        assert (topic_name in client.list_topics()) is sees
    finally:
        client.close()


def test_tls_is_trusted_with_the_authority_only(secure_broker: SecureKafka) -> None:
    assert tls_answers(secure_broker.ssl, secure_broker.ca_file)
    assert not tls_answers(secure_broker.ssl, secure_broker.certificates.other_ca)


def test_mutual_tls_wants_the_client_certificate(secure_broker: SecureKafka) -> None:
    files = secure_broker.certificates
    assert tls_answers(secure_broker.mtls, files.ca, (files.client_certificate, files.client_key))
    assert not tls_answers(secure_broker.mtls, files.ca)
