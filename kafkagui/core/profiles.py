"""A connection without its secrets, and how its fields are checked."""

from __future__ import annotations

import os
import re
from dataclasses import field
from enum import Enum

from kafkagui.core.errors import InputRefused
from kafkagui.core.frozen import frozen
from kafkagui.core.wording import tr


class Environment(Enum):
    """What a cluster is for; the window shows it everywhere."""

    LOCAL = "local"
    DEV = "dev"
    STAGING = "staging"
    PRODUCTION = "production"


class SecurityProtocol(Enum):
    """How the client talks to a listener (``security.protocol``)."""

    PLAINTEXT = "PLAINTEXT"
    SSL = "SSL"
    SASL_PLAINTEXT = "SASL_PLAINTEXT"
    SASL_SSL = "SASL_SSL"

    @property
    def uses_tls(self) -> bool:
        """Whether the connection is encrypted."""
        return self in (SecurityProtocol.SSL, SecurityProtocol.SASL_SSL)

    @property
    def uses_sasl(self) -> bool:
        """Whether the client signs in."""
        return self in (SecurityProtocol.SASL_PLAINTEXT, SecurityProtocol.SASL_SSL)


class SaslMechanism(Enum):
    """How the client signs in (``sasl.mechanism``)."""

    PLAIN = "PLAIN"
    SCRAM_SHA_256 = "SCRAM-SHA-256"
    SCRAM_SHA_512 = "SCRAM-SHA-512"


@frozen
class Address:
    """A host and port; ``str()`` puts IPv6 hosts in brackets."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


@frozen
class Profile:
    """A connection. The password is never part of it: it lives in the keychain under ``profile_id``.

    ``ca_file`` is the path of a PEM file, or the certificates in PEM form themselves.
    """

    name: str
    bootstrap_servers: str
    environment: Environment = Environment.DEV
    security: SecurityProtocol = SecurityProtocol.PLAINTEXT
    mechanism: SaslMechanism = SaslMechanism.PLAIN
    username: str = ""
    ca_file: str = ""
    check_host_name: bool = True
    read_only: bool = False
    profile_id: str = field(default_factory=lambda: os.urandom(16).hex())

    @property
    def addresses(self) -> tuple[Address, ...]:
        """The bootstrap servers, parsed."""
        return parse_bootstrap_servers(self.bootstrap_servers)


_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?\.?")
_IPV6 = re.compile(r"[0-9A-Fa-f:.]+(?:%[A-Za-z0-9_.-]+)?")


def parse_bootstrap_servers(text: str) -> tuple[Address, ...]:
    """Read ``host:port, host:port``; IPv6 hosts stand in brackets, ``[::1]:9092``.

    Raises:
        InputRefused: with the position of the first wrong entry in ``text``.
    """
    addresses: list[Address] = []
    position = 0
    for part in text.split(","):
        if part.strip():
            start = position + len(part) - len(part.lstrip())
            addresses.append(_parse_address(part.strip(), start))
        elif len(text.split(",")) > 1 and text.strip():
            raise _refused(tr("There is an empty entry between the commas."), position)
        position += len(part) + 1
    if not addresses:
        raise _refused(tr("Give at least one address."), 0)
    return tuple(addresses)


def _parse_address(entry: str, position: int) -> Address:
    if "://" in entry:
        raise _refused(tr("“{entry}” has a scheme; Kafka takes only host:port.", entry=entry), position)
    host, colon, port_text = entry.rpartition(":")
    if entry.startswith("["):
        host, colon, port_text = _split_bracketed(entry)
    elif ":" in host:
        raise _refused(
            tr("“{entry}” looks like an IPv6 address; put it in brackets: [::1]:9092.", entry=entry), position
        )
    if not colon:
        raise _refused(
            tr(
                "“{entry}” has no port; write host:port, such as {example}:9092.",
                entry=entry,
                example=entry or "localhost",
            ),
            position,
        )
    if not port_text.isascii() or not port_text.isdigit() or not 1 <= int(port_text) <= 65_535:
        raise _refused(
            tr("“{port_text}” is not a port; ports are 1 to 65535.", port_text=port_text), position + len(host) + 1
        )
    matcher = _IPV6 if ":" in host else _HOST
    if not matcher.fullmatch(host):
        raise _refused(tr("“{host}” is not a host name or address.", host=host), position)
    return Address(host, int(port_text))


def _split_bracketed(entry: str) -> tuple[str, str, str]:
    host, bracket, rest = entry[1:].partition("]")
    if not bracket or not rest.startswith(":"):
        return host, "", ""
    return host, ":", rest[1:]


def _refused(message: str, position: int) -> InputRefused:
    return InputRefused(
        message, field="bootstrap_servers", position=position, hint=tr("Write host:port, separated by commas.")
    )


def check_profile(profile: Profile, *, has_password: bool) -> None:
    """Refuse a profile that cannot work before anything connects.

    Raises:
        InputRefused: naming the first field that is wrong.
    """
    if not profile.name.strip():
        raise InputRefused(tr("Give the connection a name."), field="name")
    parse_bootstrap_servers(profile.bootstrap_servers)
    if profile.security.uses_sasl and not profile.username:
        raise InputRefused(tr("{mechanism} needs a user name.", mechanism=profile.mechanism.value), field="username")
    if profile.security.uses_sasl and not has_password:
        raise InputRefused(tr("{mechanism} needs a password.", mechanism=profile.mechanism.value), field="password")
