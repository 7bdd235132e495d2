"""From a profile to kafka-python's keyword arguments; the times suit a person who waits before a window."""

from __future__ import annotations

import ssl
from itertools import count
from pathlib import Path

from kafkagui.core.connection_text.pem import is_pem
from kafkagui.core.errors import ConnectFailed
from kafkagui.core.producing import Compression, ProducerOptions
from kafkagui.core.profiles import Profile
from kafkagui.core.stages import Stage
from kafkagui.core.wording import mark, tr

REQUEST_TIMEOUT_MS = 5_000
BOOTSTRAP_TIMEOUT_MS = 6_000
MAX_BLOCK_MS = 8_000
_FRAME_LIMIT_BYTES = 200_000_000
_numbers = count(1)

Settings = dict[str, object]


class Secret(str):
    """A password that never shows in a repr, so that a logged dictionary of settings cannot leak it."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'***'"


def ssl_context(profile: Profile) -> ssl.SSLContext:
    """The TLS context of a profile: its CA file or certificates, else the system's authorities; TLS 1.2 or newer.

    Raises:
        ConnectFailed: when the CA file cannot be read or holds no certificate.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.check_hostname = profile.check_host_name
    if not profile.ca_file:
        context.load_default_certs()
        return context
    try:
        if is_pem(profile.ca_file):
            context.load_verify_locations(cadata=profile.ca_file)
        else:
            context.load_verify_locations(cafile=Path(profile.ca_file).expanduser())
    except FileNotFoundError as error:
        raise _bad_ca_file(profile, mark("The CA file {path} does not exist."), error) from error
    except ssl.SSLError as error:
        raise _bad_ca_file(profile, mark("The CA file {path} holds no certificate in PEM form."), error) from error
    except OSError as error:
        raise _bad_ca_file(profile, mark("The CA file {path} cannot be read: {reason}."), error) from error
    return context


def _bad_ca_file(profile: Profile, words: str, error: OSError) -> ConnectFailed:
    return ConnectFailed(
        tr(
            words,
            path=tr("in the connection") if is_pem(profile.ca_file) else profile.ca_file,
            reason=getattr(error, "strerror", ""),
        ),
        stage=Stage.TLS,
        hint=tr(
            "Choose the certificate authority's file (.pem or .crt) in the connection, or leave "
            "it empty to use the system's authorities."
        ),
        detail=f"{type(error).__name__}: {error}",
        code="CA_FILE",
    )


def client_settings(profile: Profile, password: str | None, role: str) -> Settings:
    """Settings that every kind of client takes. ``role`` (admin, producer …) becomes part of its client id.

    Raises:
        ConnectFailed: when the CA file cannot be used.
    """
    settings: Settings = {
        "bootstrap_servers": [str(address) for address in profile.addresses],
        "client_id": f"kafkagui-{role}-{next(_numbers)}",
        "security_protocol": profile.security.value,
        "request_timeout_ms": REQUEST_TIMEOUT_MS,
        "reconnect_backoff_max_ms": 1_000,
        "metadata_max_age_ms": 15_000,
        "receive_message_max_bytes": _FRAME_LIMIT_BYTES,
    }
    if profile.security.uses_tls:
        settings["ssl_context"] = ssl_context(profile)
        settings["ssl_check_hostname"] = profile.check_host_name
    if profile.security.uses_sasl:
        settings["sasl_mechanism"] = profile.mechanism.value
        settings["sasl_plain_username"] = profile.username
        settings["sasl_plain_password"] = Secret(password or "")
    return settings


def producer_settings(options: ProducerOptions) -> Settings:
    """What options (as ``core.producing.resolve`` left them) mean to ``KafkaProducer``."""
    return {
        "acks": options.acks.value,
        "enable_idempotence": bool(options.idempotence),
        "retries": float("inf") if options.retries is None else options.retries,
        "linger_ms": options.linger_ms,
        "batch_size": options.batch_size_bytes,
        "compression_type": None if options.compression is Compression.NONE else options.compression.value,
        "delivery_timeout_ms": options.delivery_timeout_ms,
        "request_timeout_ms": options.request_timeout_ms,
        "max_in_flight_requests_per_connection": options.max_in_flight,
        "max_request_size": options.max_request_size_bytes,
        "max_block_ms": MAX_BLOCK_MS,
        "bootstrap_timeout_ms": BOOTSTRAP_TIMEOUT_MS,
        "metrics_enabled": False,
    }
