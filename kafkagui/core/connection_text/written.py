"""The door out: a profile as a Java or librdkafka configuration, with a placeholder where the password belongs."""

from __future__ import annotations

from kafkagui.core.connection_text.jaas import LoginModule, write_jaas
from kafkagui.core.connection_text.java_properties import write_property
from kafkagui.core.connection_text.pem import is_pem
from kafkagui.core.profiles import Profile, SaslMechanism

PASSWORD_PLACEHOLDER = "<password>"  # noqa: S105 - it stands where a password is to be typed
CA_PLACEHOLDER = "<ca.pem>"
"""librdkafka's files hold no line ends, so a certificate that a connection keeps itself must go into a file."""

_MODULES = {
    SaslMechanism.PLAIN: "org.apache.kafka.common.security.plain.PlainLoginModule",
    SaslMechanism.SCRAM_SHA_256: "org.apache.kafka.common.security.scram.ScramLoginModule",
    SaslMechanism.SCRAM_SHA_512: "org.apache.kafka.common.security.scram.ScramLoginModule",
}


def as_java_properties(profile: Profile) -> str:
    """A ``client.properties`` for Java's clients and Kafka's console tools."""
    settings = [("bootstrap.servers", _servers(profile)), ("security.protocol", profile.security.value)]
    if profile.security.uses_tls:
        settings += _java_tls(profile)
    if profile.security.uses_sasl:
        options = {"username": profile.username, "password": PASSWORD_PLACEHOLDER}
        module = LoginModule(_MODULES[profile.mechanism], "required", options)
        settings += [("sasl.mechanism", profile.mechanism.value), ("sasl.jaas.config", write_jaas(module))]
    return "".join(f"{write_property(key, value)}\n" for key, value in settings)


def _java_tls(profile: Profile) -> list[tuple[str, str]]:
    settings: list[tuple[str, str]] = []
    if is_pem(profile.ca_file):
        settings += [("ssl.truststore.type", "PEM"), ("ssl.truststore.certificates", profile.ca_file)]
    elif profile.ca_file:
        settings += [("ssl.truststore.type", "PEM"), ("ssl.truststore.location", profile.ca_file)]
    if not profile.check_host_name:
        settings.append(("ssl.endpoint.identification.algorithm", ""))
    return settings


def as_librdkafka(profile: Profile) -> str:
    """A file for librdkafka's clients, such as ``kcat -F``."""
    settings = [("bootstrap.servers", _servers(profile)), ("security.protocol", profile.security.value)]
    if profile.security.uses_tls:
        if profile.ca_file:
            settings.append(("ssl.ca.location", CA_PLACEHOLDER if is_pem(profile.ca_file) else profile.ca_file))
        if not profile.check_host_name:
            settings.append(("ssl.endpoint.identification.algorithm", "none"))
    if profile.security.uses_sasl:
        settings += [
            ("sasl.mechanisms", profile.mechanism.value),
            ("sasl.username", profile.username),
            ("sasl.password", PASSWORD_PLACEHOLDER),
        ]
    return "".join(f"{key}={value}\n" for key, value in settings)


def _servers(profile: Profile) -> str:
    return ",".join(str(address) for address in profile.addresses)
