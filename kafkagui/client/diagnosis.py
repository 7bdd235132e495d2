"""Why a connection cannot be made, in words: what happened, the usual cause, what to try."""

from __future__ import annotations

import errno
import re
import socket
import ssl

from kafka import errors as kafka_errors

from kafkagui.client.errors import detail_of, error_name
from kafkagui.core.errors import ConnectFailed
from kafkagui.core.profiles import Address, Profile, SecurityProtocol
from kafkagui.core.stages import Stage
from kafkagui.core.wording import mark, tr

_FRAME = re.compile(r"Invalid frame length: (-?\d+)")
_TLS_ALERT = 0x1503
_HOST_MISMATCH = (62, 64)
_EXPIRED, _NOT_YET = 10, 9


def _failed(stage: Stage, message: str, hint: str, error: BaseException, code: str = "") -> ConnectFailed:
    return ConnectFailed(message, stage=stage, hint=hint, detail=detail_of(error), code=code or error_name(error))


def name_failed(address: Address, error: Exception) -> ConnectFailed:
    """A host name that does not resolve."""
    if isinstance(error, TimeoutError):
        message = tr("Nobody answered what address {host} has.", host=address.host)
    else:
        message = tr("The name {host} is not known.", host=address.host)
    hint = tr("Check the spelling. Some names are known only inside a company network or VPN.")
    return _failed(Stage.NAME, message, hint, error, "UNKNOWN_HOST")


def port_failed(address: Address, error: Exception) -> ConnectFailed:
    """A TCP connection that was not accepted."""
    code = getattr(error, "errno", None)
    if isinstance(error, ConnectionRefusedError) or code == errno.ECONNREFUSED:
        message = tr("Nothing listens on {address}.", address=address)
        hint = tr("Check the port (Kafka's usual one is 9092) and that the broker is running.")
        return _failed(Stage.PORT, message, hint, error, "CONNECTION_REFUSED")
    if isinstance(error, TimeoutError) or code == errno.ETIMEDOUT:
        message = tr("{address} does not answer.", address=address)
        hint = tr("Most often a firewall drops the packets, a VPN is off, or the address is wrong.")
        return _failed(Stage.PORT, message, hint, error, "CONNECTION_TIMED_OUT")
    message = tr("{address} cannot be reached from this computer.", address=address)
    return _failed(Stage.PORT, message, tr("Check the network connection or the VPN."), error, "UNREACHABLE")


def tls_failed(address: Address, error: Exception, issuer: str) -> ConnectFailed:
    """A TLS handshake that failed; ``issuer`` is who signed the refused certificate."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return _certificate_failed(address, error, issuer)
    if isinstance(error, TimeoutError):
        message = tr("{address} accepts the connection but does not answer the TLS greeting.", address=address)
        hint = tr("Most often this port does not speak TLS, or it belongs to another program.")
        return _failed(Stage.TLS, message, hint, error, "TLS_SILENT")
    reason = str(getattr(error, "reason", "") or "")
    if "CERTIFICATE_REQUIRED" in reason or "HANDSHAKE_FAILURE" in reason:
        return _wants_certificate(Stage.TLS, address, error)
    if "PROTOCOL_VERSION" in reason or "UNSUPPORTED_PROTOCOL" in reason:
        message = tr("{address} speaks only TLS versions older than 1.2.", address=address)
        return _failed(Stage.TLS, message, tr("The broker has to allow TLS 1.2 or 1.3."), error, "TLS_VERSION")
    message = tr("{address} does not speak TLS.", address=address)
    hint = tr("Choose PLAINTEXT or SASL_PLAINTEXT as security, or the broker's TLS port.")
    return _failed(Stage.TLS, message, hint, error, "NOT_TLS")


def _certificate_failed(address: Address, error: ssl.SSLCertVerificationError, issuer: str) -> ConnectFailed:
    if error.verify_code in _HOST_MISMATCH:
        message = tr("The broker's certificate is not made for {host}.", host=address.host)
        hint = tr("Use the name that the certificate has, or turn off “Check that the host name matches”.")
        return _failed(Stage.TLS, message, hint, error, "HOST_NAME_MISMATCH")
    if error.verify_code in {_EXPIRED, _NOT_YET}:
        message = tr("The certificate of {host} is not valid yet.", host=address.host)
        if error.verify_code == _EXPIRED:
            message = tr("The certificate of {host} has expired.", host=address.host)
        hint = tr("Its owner has to renew it. Check this computer's clock, too.")
        return _failed(Stage.TLS, message, hint, error, "CERTIFICATE_DATE")
    signer = f"“{issuer}”" if issuer else tr("an authority")
    message = tr(
        "{host} presents a certificate signed by {signer}, which this computer does not trust.",
        host=address.host,
        signer=signer,
    )
    hint = tr("Most often the company has its own CA: ask for its file (.pem or .crt) and choose it as the CA file.")
    return _failed(Stage.TLS, message, hint, error, "CERTIFICATE_UNTRUSTED")


def _wants_certificate(stage: Stage, address: Address, error: Exception) -> ConnectFailed:
    message = tr("{address} wants a certificate from the client (mutual TLS).", address=address)
    hint = tr("Use a port that does not ask for one; client certificates cannot be set here.")
    return _failed(stage, message, hint, error, "CLIENT_CERTIFICATE_REQUIRED")


def kafka_failed(stage: Stage, address: Address, profile: Profile, error: Exception, *, spoke: bool) -> ConnectFailed:
    """A failure of Kafka's own conversation.

    ``spoke`` says that the broker answered the request for versions before it failed.
    """
    silent = isinstance(error, TimeoutError | kafka_errors.KafkaTimeoutError | kafka_errors.RequestTimedOutError)
    if stage is Stage.SIGN_IN and isinstance(error, kafka_errors.BrokerResponseError) and not silent:
        return _sign_in_failed(address, profile, error)
    text = str(error)
    if "CERTIFICATE_REQUIRED" in text:
        return _wants_certificate(stage, address, error)
    if isinstance(error, kafka_errors.KafkaProtocolError | kafka_errors.CorrelationIdError):
        return _not_kafka(stage, address, error)
    if silent:
        message = tr("{address} accepts the connection but does not answer in Kafka's protocol.", address=address)
        hint = tr("Most often the port belongs to another program or speaks TLS, or the broker hangs.")
        return _failed(stage, message, hint, error, "SILENT")
    if isinstance(error, kafka_errors.BrokerResponseError):
        return _failed(
            stage, tr("{address} answered {error_name}.", address=address, error_name=error_name(error)), "", error
        )
    return _closed(stage, address, profile, error, spoke=spoke)


def _sign_in_failed(address: Address, profile: Profile, error: Exception) -> ConnectFailed:
    mechanism = profile.mechanism.value
    if isinstance(error, kafka_errors.UnsupportedSaslMechanismError):
        message = tr("{address} does not offer sign-in with {mechanism}.", address=address, mechanism=mechanism)
        return _failed(Stage.SIGN_IN, message, tr("Choose another mechanism."), error)
    if isinstance(error, kafka_errors.IllegalSaslStateError):
        message = tr("{address} expects no sign-in.", address=address)
        hint = tr("Choose {security} as security, or a port that signs in.", security=_without_sasl(profile))
        return _failed(Stage.SIGN_IN, message, hint, error)
    message = tr(
        "The broker refused to sign in “{username}” with {mechanism}.", username=profile.username, mechanism=mechanism
    )
    hint = tr("Check the user name and the password. It was tried once.")
    if mechanism.startswith("SCRAM"):
        hint = tr(
            "Check the user name and the password; the user needs a credential made for {mechanism}. "
            "It was tried once.",
            mechanism=mechanism,
        )
    return _failed(Stage.SIGN_IN, message, hint, error, "SASL_AUTHENTICATION_FAILED")


def _without_sasl(profile: Profile) -> str:
    return "SSL" if profile.security.uses_tls else "PLAINTEXT"


def _not_kafka(stage: Stage, address: Address, error: Exception) -> ConnectFailed:
    frame = _FRAME.search(str(error))
    size = int(frame.group(1)) if frame else 0
    if size >> 16 == _TLS_ALERT:
        message = tr("{address} speaks TLS, but this connection does not.", address=address)
        return _failed(stage, message, tr("Choose SSL or SASL_SSL as security."), error, "PORT_SPEAKS_TLS")
    spoken = (size & 0xFFFFFFFF).to_bytes(4, "big")
    if spoken in {b"HTTP", b"SSH-"}:
        message = tr("{address} is an SSH server, not a Kafka broker.", address=address)
        if spoken == b"HTTP":
            message = tr("{address} is a web server, not a Kafka broker.", address=address)
    else:
        message = tr("{address} answers, but not in Kafka's protocol.", address=address)
    return _failed(stage, message, tr("Check the port: it belongs to another program."), error, "NOT_KAFKA")


def _closed(stage: Stage, address: Address, profile: Profile, error: Exception, *, spoke: bool) -> ConnectFailed:
    if spoke and not profile.security.uses_sasl:
        message = tr("{address} wants a sign-in, but this connection has none.", address=address)
        with_sasl = "SASL_SSL" if profile.security.uses_tls else "SASL_PLAINTEXT"
        return _failed(
            stage, message, tr("Choose {security} as security.", security=with_sasl), error, "SIGN_IN_REQUIRED"
        )
    if spoke and stage is Stage.SIGN_IN:
        message = tr("{address} closed the connection during the sign-in and gave no reason.", address=address)
        return _failed(stage, message, tr("Check mechanism, user name and password."), error, "SIGN_IN_CLOSED")
    message = tr("{address} closed the connection without an answer.", address=address)
    hint = tr("Most often the port is not a Kafka client port, such as a controller's.")
    if profile.security in {SecurityProtocol.PLAINTEXT, SecurityProtocol.SASL_PLAINTEXT}:
        hint = tr("Most often the port speaks TLS (choose SSL or SASL_SSL), or it is not a Kafka client port.")
    return _failed(stage, message, hint, error, "CONNECTION_CLOSED")


def advertised_failed(node_id: int, address: Address, error: Exception) -> ConnectFailed:
    """A broker's own address that does not work from here."""
    unknown = isinstance(error, socket.gaierror)
    words = mark("The cluster says that broker {node_id} is at {address}, but that cannot be reached from here.")
    if unknown:
        words = mark("The cluster says that broker {node_id} is at {address}, but that name is not known here.")
    message = tr(words, node_id=node_id, address=address)
    hint = tr(
        "Records go to that address, not to the bootstrap server. The brokers' "
        "advertised.listeners must name what this computer can reach; a VPN or an entry in "
        "the hosts file may help."
    )
    return _failed(Stage.ADVERTISED, message, hint, error, "ADVERTISED_UNREACHABLE")
