"""A broker with every kind of sign-in: what to add to its configuration, and the addresses that result.

Listeners: SSL, MTLS (client certificate wanted), SASLP (SASL_PLAINTEXT), SASLS (SASL_SSL); PLAIN, SCRAM-SHA-256
and SCRAM-SHA-512 on both SASL ones. The plaintext CLIENT listener is the super user User:ANONYMOUS.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kafka import KafkaAdminClient
from kafka.admin import UserScramCredentialUpsertion

from kafkagui.core.local_kafka import LocalKafkaSpec
from kafkagui.localkafka.node_config import Listener, ServerExtras
from tests.certificates import Certificates, make_certificates
from tests.running_kafka import RunningKafka

_SECURITY = "org.apache.kafka.common.security"
_MECHANISMS = ("SCRAM-SHA-256", "SCRAM-SHA-512")


@dataclass(frozen=True)
class SecureKafka:
    """The running test bed; passwords are made up for tests.

    `alice` signs in by PLAIN and SCRAM, may do nothing until an ACL allows it; `admin` (PLAIN) may do all.
    """

    kafka: RunningKafka
    certificates: Certificates
    username: str = "alice"
    password: str = "alice-pw"
    admin_username: str = "admin"
    admin_password: str = "admin-pw"

    @property
    def bootstrap_servers(self) -> str:
        """The plaintext listener, whose user may do everything."""
        return self.kafka.bootstrap_servers

    @property
    def ca_file(self) -> Path:
        """The authority that signed the broker's certificate."""
        return self.certificates.ca

    @property
    def ssl(self) -> str:
        """Address of the SSL listener."""
        return self.kafka.cluster.address("SSL")

    @property
    def mtls(self) -> str:
        """Address of the SSL listener that wants a client certificate."""
        return self.kafka.cluster.address("MTLS")

    @property
    def sasl_plaintext(self) -> str:
        """Address of the SASL_PLAINTEXT listener."""
        return self.kafka.cluster.address("SASLP")

    @property
    def sasl_ssl(self) -> str:
        """Address of the SASL_SSL listener."""
        return self.kafka.cluster.address("SASLS")


def start_secure_kafka(folder: Path) -> SecureKafka:
    """Make certificates, start the broker, create the SCRAM users."""
    certificates = make_certificates(folder)
    secure = SecureKafka(RunningKafka(LocalKafkaSpec(), _extras(certificates)), certificates)
    try:
        _create_scram_users(secure)
    except BaseException:
        secure.kafka.stop()
        raise
    return secure


def _extras(certificates: Certificates) -> ServerExtras:
    listeners = (
        Listener("SSL", "SSL"),
        Listener("MTLS", "SSL"),
        Listener("SASLP", "SASL_PLAINTEXT"),
        Listener("SASLS", "SASL_SSL"),
    )
    properties = {
        "ssl.keystore.type": "PEM",
        "ssl.keystore.location": certificates.broker.as_posix(),
        "ssl.truststore.type": "PEM",
        "ssl.truststore.location": certificates.ca.as_posix(),
        "listener.name.mtls.ssl.client.auth": "required",
        "authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
        "super.users": "User:ANONYMOUS;User:admin",
        "sasl.enabled.mechanisms": ",".join(("PLAIN", *_MECHANISMS)),
    }
    for listener in ("saslp", "sasls"):
        prefix = f"listener.name.{listener}"
        users = 'user_alice="alice-pw" user_admin="admin-pw"'
        properties[f"{prefix}.plain.sasl.jaas.config"] = f"{_SECURITY}.plain.PlainLoginModule required {users};"
        for mechanism in _MECHANISMS:
            login = f"{_SECURITY}.scram.ScramLoginModule required;"
            properties[f"{prefix}.{mechanism.lower()}.sasl.jaas.config"] = login
    return ServerExtras(listeners, properties)


def _create_scram_users(secure: SecureKafka) -> None:
    admin = KafkaAdminClient(bootstrap_servers=secure.bootstrap_servers)
    try:
        for mechanism in _MECHANISMS:
            admin.alter_user_scram_credentials(
                [UserScramCredentialUpsertion(secure.username, mechanism, secure.password)]
            )
    finally:
        admin.close()
