"""What a person can do about a failed step with one click."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kafkagui.core.errors import ConnectFailed
from kafkagui.core.profiles import Profile, SaslMechanism, SecurityProtocol
from kafkagui.core.wording import mark, tr


class FixKind(Enum):
    """Which part of the form the fix changes."""

    SECURITY = "security"
    MECHANISM = "mechanism"
    CHOOSE_CA_FILE = "choose CA file"
    SKIP_HOST_NAME = "skip host name"
    SIGN_IN = "sign-in"
    SERVERS = "servers"


@dataclass(frozen=True, slots=True)
class Fix:
    """A fix: what it changes, the words and icon of its button, and the value it sets, if any."""

    kind: FixKind
    words: str
    icon: str = ""
    value: str = ""


_WITH_TLS = {
    SecurityProtocol.PLAINTEXT: SecurityProtocol.SSL,
    SecurityProtocol.SASL_PLAINTEXT: SecurityProtocol.SASL_SSL,
}
_WITHOUT_TLS = {secure: plain for plain, secure in _WITH_TLS.items()}
_WITH_SASL = {
    SecurityProtocol.PLAINTEXT: SecurityProtocol.SASL_PLAINTEXT,
    SecurityProtocol.SSL: SecurityProtocol.SASL_SSL,
}
_WITHOUT_SASL = {signs: bare for bare, signs in _WITH_SASL.items()}
_CHOICES = {
    "NOT_TLS": _WITHOUT_TLS,
    "TLS_SILENT": _WITHOUT_TLS,
    "PORT_SPEAKS_TLS": _WITH_TLS,
    "CONNECTION_CLOSED": _WITH_TLS,
    "SILENT": _WITH_TLS,
    "SIGN_IN_REQUIRED": _WITH_SASL,
    "ILLEGAL_SASL_STATE": _WITHOUT_SASL,
}
_CHOOSE_FILE = Fix(FixKind.CHOOSE_CA_FILE, mark("Choose file…"), "folder-open")
_SIGN_IN = Fix(FixKind.SIGN_IN, mark("Correct the sign-in"), "key-round")
_SERVERS = Fix(FixKind.SERVERS, mark("Correct the address"), "server")
_FIXES = {
    "CERTIFICATE_UNTRUSTED": _CHOOSE_FILE,
    "CA_FILE": _CHOOSE_FILE,
    "HOST_NAME_MISMATCH": Fix(FixKind.SKIP_HOST_NAME, mark("Skip the host name check"), "shield-alert"),
    "SASL_AUTHENTICATION_FAILED": _SIGN_IN,
    "SIGN_IN_CLOSED": _SIGN_IN,
    "UNKNOWN_HOST": _SERVERS,
    "CONNECTION_REFUSED": _SERVERS,
    "CONNECTION_TIMED_OUT": _SERVERS,
    "UNREACHABLE": _SERVERS,
    "NOT_KAFKA": _SERVERS,
}


def fixes_for(error: ConnectFailed, profile: Profile) -> list[Fix]:
    """The fixes that can help, the likeliest first; at most two, so that they fit beside each other."""
    security = _CHOICES.get(error.code, {}).get(profile.security)
    if security is not None:
        return [Fix(FixKind.SECURITY, tr("Use {security}", security=security.value), "shield-check", security.value)]
    if error.code == "UNSUPPORTED_SASL_MECHANISM":
        others = [mechanism for mechanism in SaslMechanism if mechanism is not profile.mechanism]
        return [Fix(FixKind.MECHANISM, other.value, value=other.value) for other in others]
    fix = _FIXES.get(error.code)
    return [fix] if fix is not None else []
