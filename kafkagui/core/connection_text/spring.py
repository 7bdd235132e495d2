"""Spring Boot's names for Kafka settings, as Java's clients call them (Spring Boot's ``KafkaProperties``)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kafkagui.core.connection_text.draft import Draft
from kafkagui.core.connection_text.jaas import LoginModule
from kafkagui.core.connection_text.pairs import Pair
from kafkagui.core.connection_text.pasted import Outcome
from kafkagui.core.wording import tr

_ROOT = "spring.kafka."
_BINDER = "spring.cloud.stream.kafka.binder."
_JAAS = "spring.kafka.jaas."
_CLIENTS = ("admin", "producer", "consumer", "streams")
_NAMES = {
    "bootstrapservers": "bootstrap.servers",
    "brokers": "bootstrap.servers",
    "security.protocol": "security.protocol",
    "ssl.truststorelocation": "ssl.truststore.location",
    "ssl.truststorepassword": "ssl.truststore.password",
    "ssl.truststoretype": "ssl.truststore.type",
    "ssl.truststorecertificates": "ssl.truststore.certificates",
    "ssl.keystorelocation": "ssl.keystore.location",
    "ssl.keystorepassword": "ssl.keystore.password",
    "ssl.keystoretype": "ssl.keystore.type",
    "ssl.keystorekey": "ssl.keystore.key",
    "ssl.keystorecertificatechain": "ssl.keystore.certificate.chain",
    "ssl.keypassword": "ssl.key.password",
    "valueserializer": "value.serializer",
    "keyserializer": "key.serializer",
    "valuedeserializer": "value.deserializer",
    "keydeserializer": "key.deserializer",
}


def is_spring(pairs: Iterable[Pair]) -> bool:
    """Whether any of the keys is one of Spring's for Kafka."""
    return any(pair.key.startswith((_ROOT, _BINDER)) for pair in pairs)


def take_spring(draft: Draft, pairs: list[Pair]) -> None:
    """Give Spring's settings to the draft; those that are not about Kafka become one finding for each area."""
    joined = _lists_joined(pairs)
    others = [pair for pair in joined if not pair.key.startswith((_ROOT, _BINDER))]
    jaas = [pair for pair in joined if pair.key.startswith(_JAAS)]
    settings = [pair for pair in joined if pair not in others and pair not in jaas]
    named = sorted(((pair, kafka_name(pair.key)) for pair in settings), key=lambda both: _is_general(both[0].key))
    draft.take_all([pair for pair, _ in named], [name for _, name in named])
    _take_jaas(draft, jaas)
    draft.findings.sort(key=lambda finding: finding.line)
    for area in dict.fromkeys(".".join(pair.key.split(".")[:2]) for pair in others):
        draft.found(Pair(f"{area}.*", ""), Outcome.UNSUPPORTED, tr("It is not about Kafka."))


def kafka_name(key: str) -> str:
    """What Java's clients call a key below ``spring.kafka``."""
    rest = key.removeprefix(_ROOT).removeprefix(_BINDER)
    first, _, below = rest.partition(".")
    if first in _CLIENTS:
        rest = below
    for maps in ("properties.", "configuration.", "producer-properties.", "consumer-properties."):
        if rest.startswith(maps):
            return rest.removeprefix(maps).removeprefix("[").removesuffix("]").replace("].[", ".")
    plain = re.sub(r"[-_]", "", rest).lower()
    return _NAMES.get(plain, _dotted(rest))


def _dotted(key: str) -> str:
    """``auto-offset-reset`` and ``autoOffsetReset`` as ``auto.offset.reset``."""
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r".\1", key).replace("-", ".").lower()


def _is_general(key: str) -> bool:
    """General settings go last, so that they count when one client has its own."""
    return not any(key.startswith(f"{_ROOT}{client}.") for client in _CLIENTS)


def _lists_joined(pairs: list[Pair]) -> list[Pair]:
    """``key[0]``, ``key[1]`` as one ``key`` with commas, as Spring gives a list to the client."""
    joined: dict[str, Pair] = {}
    for pair in pairs:
        key = re.sub(r"\[\d+\]$", "", pair.key)
        before = joined.get(key)
        if before is not None and key != pair.key:
            joined[key] = Pair(key, f"{before.value},{pair.value}", before.line)
        else:
            joined[key] = Pair(key, pair.value, pair.line)
    return list(joined.values())


def _take_jaas(draft: Draft, pairs: list[Pair]) -> None:
    """``spring.kafka.jaas``: a login module in parts."""
    parts = {re.sub(r"[-_]", "", pair.key.removeprefix(_JAAS)).lower(): pair for pair in pairs}
    options = {
        pair.key.removeprefix(_JAAS).partition(".")[2].strip("[]"): pair.value
        for name, pair in parts.items()
        if name.startswith("options.")
    }
    module = parts.get("loginmodule")
    for name, pair in parts.items():
        if name in ("enabled", "controlflag"):
            draft.found(pair, Outcome.USED, tr("Part of the login module"))
        elif name.startswith("options.") and module is None:
            draft.found(pair, Outcome.UNSUPPORTED, tr("It has no login module that it belongs to."))
    if module is not None:
        draft.take_module(module, LoginModule(module.value, "required", options))
