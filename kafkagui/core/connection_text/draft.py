"""A connection that is being put together, setting by setting, with a finding for each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from kafkagui.core.connection_text.jaas import LoginModule, read_jaas
from kafkagui.core.connection_text.not_taken import why_not_taken
from kafkagui.core.connection_text.pairs import Pair, shown
from kafkagui.core.connection_text.pasted import KeyFinding, Outcome, PastedConnection, PastedKind
from kafkagui.core.connection_text.pem import certificates_of, is_pem
from kafkagui.core.errors import InputRefused
from kafkagui.core.profiles import Profile, SaslMechanism, SecurityProtocol, parse_bootstrap_servers
from kafkagui.core.wording import tr

_PLACEHOLDER = re.compile(r"\{\{.*\}\}|<[^<>]+>|\$\{[^{}]*\}|%[A-Z_]+%|\$[A-Z_]+|\$\([^()]*\)|YOUR[_-].*|x{4,}|\*{3,}")
_DEFAULTED = re.compile(r"\$\{[^{}:]+:([^{}]+)\}")
_DEFAULT_PORT = 9092
"""librdkafka's, for an address without one."""
_STORE_TOOLS = {
    "JKS": "keytool -list -rfc -keystore FILE > ca.pem",
    "PKCS12": "openssl pkcs12 -in FILE -nokeys -out ca.pem",
}
_SIGN_IN_CLASSES = {
    "OAuthBearerLoginModule": "OAUTHBEARER",
    "Krb5LoginModule": "GSSAPI",
    "IAMLoginModule": "AWS_MSK_IAM",
}


class Draft:
    """Takes settings by their Java or librdkafka names and says what became of each.

    Args:
        has_default_port: whether an address may go without a port, as librdkafka allows.
    """

    def __init__(self, *, has_default_port: bool = False) -> None:
        self._has_default_port = has_default_port
        self.findings: list[KeyFinding] = []
        self._profile = Profile("", "", profile_id="pasted")
        self._password: str | None = None
        self._said: set[str] = set()
        self._trust_type = ""

    # -- findings -----------------------------------------------------------------------------------------

    def found(self, pair: Pair, outcome: Outcome, words: str, *, key: str = "") -> None:
        """Note what became of a setting."""
        name = key or pair.key
        self.findings.append(KeyFinding(name, outcome, words, shown(name.rpartition(" → ")[2], pair.value), pair.line))

    def _used(self, pair: Pair, words: str) -> None:
        self.found(pair, Outcome.USED, words)

    def _translated(self, pair: Pair, words: str) -> None:
        self.found(pair, Outcome.TRANSLATED, words)

    def _left_out(self, pair: Pair, words: str) -> None:
        self.found(pair, Outcome.UNSUPPORTED, words)

    # -- taking -------------------------------------------------------------------------------------------

    def take_all(self, pairs: list[Pair], names: list[str] | None = None) -> None:
        """Take settings in their order; of a setting that is given twice the last one counts.

        Args:
            pairs: the settings as they were pasted.
            names: what each is called by Java or librdkafka, where the text calls it otherwise.
        """
        meant = names or [pair.key for pair in pairs]
        self._trust_type = next((p.value for p, name in zip(pairs, meant, strict=True) if name == _TRUST_TYPE), "")
        last = {_ALIASES.get(name, name): place for place, name in enumerate(meant)}
        for place, (pair, name) in enumerate(zip(pairs, meant, strict=True)):
            plain = _ALIASES.get(name, name)
            if last[plain] != place:
                self._left_out(pair, tr("It is given again below, and the last one counts."))
            else:
                self._take(pair, plain)

    def _take(self, pair: Pair, name: str) -> None:
        taker = _TAKERS.get(name)
        default = _DEFAULTED.fullmatch(pair.value.strip())
        if taker is None:
            self._left_out(pair, why_not_taken(name))
        elif default is not None:
            taker(self, replace(pair, value=default[1]))
        elif is_placeholder(pair.value):
            self._left_out(pair, tr("A placeholder stands here: type the real value into the form."))
        else:
            taker(self, pair)
            self._said.add(name)

    def take_servers(self, pair: Pair) -> None:
        """Addresses of brokers; a scheme before one is left out, as clients do."""
        parts = [part.strip() for part in pair.value.split(",") if part.strip()]
        servers = ", ".join(parts)
        plain = ", ".join(self._with_port(re.sub(r"^[A-Z_a-z+]+://", "", part)) for part in parts)
        try:
            parse_bootstrap_servers(plain)
        except InputRefused as refused:
            self._left_out(pair, str(refused))
            return
        self._profile = replace(self._profile, bootstrap_servers=plain)
        if plain == servers:
            self._used(pair, tr("Bootstrap servers"))
        else:
            self._translated(pair, tr("Bootstrap servers: {servers}", servers=plain))

    def _with_port(self, address: str) -> str:
        has_port = ":" in address.rpartition("]")[2]
        return address if has_port or not self._has_default_port else f"{address}:{_DEFAULT_PORT}"

    def take_security(self, pair: Pair) -> None:
        """``security.protocol``, in whichever case."""
        wanted = pair.value.strip().upper()
        try:
            security = SecurityProtocol(wanted)
        except ValueError:
            self._left_out(pair, tr("It is none of PLAINTEXT, SSL, SASL_PLAINTEXT, SASL_SSL."))
            return
        self._profile = replace(self._profile, security=security)
        if wanted == pair.value.strip():
            self._used(pair, tr("Security"))
        else:
            self._translated(pair, tr("Security: {value}", value=wanted))

    def take_mechanism(self, pair: Pair) -> None:
        """``sasl.mechanism``."""
        try:
            mechanism = SaslMechanism(pair.value.strip().upper())
        except ValueError:
            offered = ", ".join(one.value for one in SaslMechanism)
            text = tr("“{value}” is not offered; the mechanisms are {offered}.", value=pair.value, offered=offered)
            self._left_out(pair, text)
            return
        self._profile = replace(self._profile, mechanism=mechanism)
        self._used(pair, tr("Mechanism"))

    def take_username(self, pair: Pair) -> None:
        """The user to sign in as."""
        self._profile = replace(self._profile, username=pair.value)
        self._used(pair, tr("User"))

    def take_password(self, pair: Pair) -> None:
        """The password to sign in with; it goes to the secret store only."""
        self._password = pair.value
        self.found(pair, Outcome.USED, tr("Password, for the keychain; it is written to no file"))

    def take_jaas(self, pair: Pair) -> None:
        """A JAAS line: user and password of the login modules that are offered."""
        try:
            module = read_jaas(pair.value)
        except InputRefused as refused:
            self._left_out(pair, str(refused))
            return
        self.take_module(pair, module)

    def take_module(self, pair: Pair, module: LoginModule) -> None:
        """A login module's options, one finding each."""
        if module.short_name not in ("PlainLoginModule", "ScramLoginModule"):
            other = _SIGN_IN_CLASSES.get(module.short_name, module.short_name)
            self._left_out(pair, tr("Sign-in by {name} is not offered: choose PLAIN or SCRAM.", name=other))
            return
        self._translated(pair, tr("User and password, from the options of {name}", name=module.short_name))
        for name, value in module.options.items():
            self._take_option(Pair(f"{pair.key} → {name}", value, pair.line), name)
        if "sasl.mechanism" not in self._said and module.short_name == "ScramLoginModule":
            self._profile = replace(self._profile, mechanism=SaslMechanism.SCRAM_SHA_512)

    def _take_option(self, pair: Pair, name: str) -> None:
        takers: dict[str, Callable[[Draft, Pair], None]] = {
            "username": Draft.take_username,
            "password": Draft.take_password,
        }
        if name not in takers:
            self._left_out(pair, tr("This option of the login module is not used."))
        elif is_placeholder(pair.value):
            self._left_out(pair, tr("A placeholder stands here: type the real value into the form."))
        else:
            takers[name](self, pair)

    def take_ca_file(self, pair: Pair) -> None:
        """The file of the authority that signed the brokers' certificates, in PEM form."""
        value = pair.value.strip().removeprefix("file:")
        if value == "probe":
            self._translated(pair, tr("The certificates of the system"))
            return
        if is_pem(value):
            self.take_ca_text(pair)
            return
        self._profile = replace(self._profile, ca_file=value)
        self._used(pair, tr("Certificate authority (CA) file"))

    def take_ca_text(self, pair: Pair) -> None:
        """Certificates of authorities, written out in the text."""
        certificates = certificates_of(pair.value)
        if not certificates:
            self._left_out(pair, tr("It holds no certificate in PEM form."))
            return
        self._profile = replace(self._profile, ca_file=certificates)
        self._translated(pair, tr("Certificate authority, kept in the connection itself"))

    def take_trust_store(self, pair: Pair) -> None:
        """A Java trust store: a PEM file is the CA file; for the others, the command that makes one."""
        kind = self._trust_type.strip().upper() or _kind_of_store(pair.value)
        if kind == "PEM":
            self.take_ca_file(pair)
            return
        name = re.split(r"[/\\\\:]", pair.value)[-1]
        command = _STORE_TOOLS.get(kind, _STORE_TOOLS["JKS"]).replace("FILE", name)
        self._left_out(
            pair,
            tr(
                "A {kind} trust store is not opened here. This makes a CA file of it: {command}",
                kind=kind,
                command=command,
            ),
        )

    def take_trust_type(self, pair: Pair) -> None:
        """The kind of the trust store; only PEM is read."""
        if pair.value.strip().upper() == "PEM":
            self._used(pair, tr("The trust store is read as PEM"))
        else:
            self._left_out(pair, tr("Only PEM is read here; see the trust store's own line."))

    def take_host_name_check(self, pair: Pair) -> None:
        """Whether the certificate must be for the host: empty (Java) and ``none`` (librdkafka) switch it off."""
        value = pair.value.strip().lower()
        if value not in ("", "none", "https"):
            self._left_out(pair, tr("It is neither “https” nor empty; the host name is checked."))
            return
        self._profile = replace(self._profile, check_host_name=value == "https")
        if value == "https":
            self._used(pair, tr("The host name is checked against the certificate"))
        else:
            self._translated(pair, tr("“Check that the host name matches the certificate” is off"))

    def take_verification(self, pair: Pair) -> None:
        """The switch of librdkafka of all verification; only leaving it on is possible."""
        if pair.value.strip().lower() in ("true", "t", "1"):
            self._used(pair, tr("The broker's certificate is verified, as always"))
        else:
            self._left_out(pair, why_not_taken("enable.ssl.certificate.verification"))

    # -- the end ------------------------------------------------------------------------------------------

    def finish(self, kind: PastedKind, files: tuple[str, ...] = ()) -> PastedConnection:
        """What was understood, with what is left open."""
        return PastedConnection(
            kind, self._profile, self._password, tuple(self.findings), tuple(self._remarks()), files
        )

    def _remarks(self) -> list[str]:
        profile, remarks = self._profile, []
        has_user = bool(profile.username or self._password)
        if not profile.bootstrap_servers:
            remarks.append(tr("The text names no address: type the bootstrap servers."))
        if has_user and not profile.security.uses_sasl:
            text = tr(
                "It gives a user, but {protocol} signs nobody in: choose SASL_SSL or SASL_PLAINTEXT to use it.",
                protocol=profile.security.value,
            )
            remarks.append(text)
        if profile.security.uses_sasl and not (profile.username and self._password):
            remarks.append(tr("User or password is not in the text: type it."))
        if profile.security.uses_sasl and "sasl.mechanism" not in self._said:
            remarks.append(tr("It names no mechanism; {value} is chosen.", value=profile.mechanism.value))
        return remarks


def is_placeholder(value: str) -> bool:
    """Whether a template's blank stands where a value is meant to be."""
    return _PLACEHOLDER.fullmatch(value.strip()) is not None


def _kind_of_store(path: str) -> str:
    suffix = path.rpartition(".")[2].lower()
    if suffix in ("pem", "crt", "cer"):
        return "PEM"
    return "PKCS12" if suffix in ("p12", "pfx", "pkcs12") else "JKS"


_TRUST_TYPE = "ssl.truststore.type"
_ALIASES = {
    "metadata.broker.list": "bootstrap.servers",
    "sasl.mechanisms": "sasl.mechanism",
}
_TAKERS: dict[str, Callable[[Draft, Pair], None]] = {
    "bootstrap.servers": Draft.take_servers,
    "security.protocol": Draft.take_security,
    "sasl.mechanism": Draft.take_mechanism,
    "sasl.username": Draft.take_username,
    "sasl.password": Draft.take_password,
    "sasl.jaas.config": Draft.take_jaas,
    "ssl.ca.location": Draft.take_ca_file,
    "ssl.ca.pem": Draft.take_ca_text,
    "ssl.truststore.certificates": Draft.take_ca_text,
    "ssl.truststore.location": Draft.take_trust_store,
    _TRUST_TYPE: Draft.take_trust_type,
    "ssl.endpoint.identification.algorithm": Draft.take_host_name_check,
    "enable.ssl.certificate.verification": Draft.take_verification,
}
