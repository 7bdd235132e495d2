"""Settings of Kafka clients that no connection of this program takes, and why each is left out."""

from __future__ import annotations

from fnmatch import fnmatchcase

from kafkagui.core.wording import mark, tr

_PRODUCE = mark("Not part of a connection: it is chosen on the Produce page for what is sent there.")
_CONSUME = mark("Not part of a connection: reading here joins no group, and its range is chosen on the Consume page.")
_FORMATS = mark("Not part of a connection: the format of keys and values is chosen where they are written and shown.")
_REGISTRY = mark("Schema registries are not used.")
_OWN = mark("The program chooses this itself.")
_CLIENT_CERTIFICATE = mark("A client certificate cannot be given in a connection; sign in with a user instead.")
_TLS = mark("TLS 1.2 or newer with the ciphers of the system is always used.")
_TRUST_STORE_PASSWORD = mark("It opens the trust store, which is given as a PEM file here and needs none.")
_REVOCATION = mark("Revocation lists are not checked.")
_NO_CHECK = mark("The broker's certificate is always verified. Choose its CA file instead of switching this off.")
_OAUTH = mark("OAUTHBEARER sign-in is not offered: choose PLAIN or SCRAM.")
_KERBEROS = mark("Kerberos sign-in is not offered: choose PLAIN or SCRAM.")
_LOGIN = mark("Signing in with a login class or callback of Java is not possible here.")
_BROKER = mark("A setting of a broker, not of a client.")
_STREAMS = mark("A setting of Kafka Streams or Connect, not of a connection.")
_ZOOKEEPER = mark("Clients have not talked to ZooKeeper since Kafka 4.0: give the brokers' addresses.")
_CONFLUENT = mark("A setting of Confluent's own clients; it changes no connection here.")
_PLUGIN = mark("Plug-ins and classes of another client cannot be loaded here.")
_UNKNOWN = mark("No client setting of this name is known here.")

_REASONS = (
    (_BROKER, "listener.* advertised.* listeners zookeeper.* broker.id log.dir log.dirs inter.broker.*"),
    (_REGISTRY, "schema.registry.* basic.auth.* bearer.auth.* auto.register.schemas use.latest.version apicurio.*"),
    (_REGISTRY, "specific.avro.reader *.subject.name.strategy"),
    (_FORMATS, "*.serializer *.serializer.* *.deserializer *.deserializer.* *.serde *.converter spring.json.*"),
    (_PRODUCE, "acks request.required.acks linger.ms batch.* compression.* enable.idempotence retries"),
    (_PRODUCE, "message.send.max.retries delivery.* message.timeout.ms message.max.bytes max.in.flight*"),
    (_PRODUCE, "max.request.size buffer.memory partitioner partitioner.* transaction* queue.buffering.* max.block.ms"),
    (_PRODUCE, "sticky.partitioning.* enable.gapless.guarantee"),
    (_CONSUME, "group.* auto.offset.reset auto.commit.* enable.auto.* isolation.level max.poll.* session.timeout.ms"),
    (_CONSUME, "heartbeat.interval.ms fetch.* max.partition.fetch.bytes partition.assignment.strategy client.rack"),
    (_CONSUME, "check.crcs exclude.internal.topics enable.partition.eof offset.store.* queued.* share.*"),
    (_CONSUME, "allow.auto.create.topics internal.leave.group.*"),
    (_CLIENT_CERTIFICATE, "ssl.key.* ssl.keystore.* ssl.certificate.* ssl.engine.*"),
    (_TRUST_STORE_PASSWORD, "ssl.truststore.password"),
    (_NO_CHECK, "enable.ssl.certificate.verification"),
    (_REVOCATION, "ssl.crl.*"),
    (_TLS, "ssl.* security.providers"),
    (_OAUTH, "sasl.oauthbearer.* enable.sasl.oauthbearer.* oauth.*"),
    (_KERBEROS, "sasl.kerberos.*"),
    (_LOGIN, "sasl.*"),
    (_CONFLUENT, "confluent.*"),
    (_PLUGIN, "plugin.* interceptor.classes metric.reporters config.providers config.providers.* opaque *_cb"),
    (_STREAMS, "application.id num.stream.threads processing.guarantee state.dir offset.flush.* replication.factor"),
    (_OWN, "client.id client.dns.lookup client.software.* request.timeout.ms metadata.* reconnect.* retry.* socket.*"),
    (_OWN, "connections.max.idle.ms send.buffer.bytes receive.buffer.bytes default.api.timeout.ms debug"),
    (_OWN, "api.version.* broker.version.fallback broker.address.* log_level log.* metric.* metrics.* statistics.*"),
    (_OWN, "topic.metadata.* topic.blacklist builtin.features enable.metrics.push enable.random.seed"),
    (_OWN, "auto.include.jmx.reporter bootstrap.controllers receive.message.max.bytes internal.termination.*"),
)
"""Reasons with the names they are for, ``*`` for any part; the first that fits counts."""


def why_not_taken(key: str) -> str:
    """Why a setting that is not part of a connection here is left out, in one sentence."""
    fitting = (reason for reason, names in _REASONS if any(fnmatchcase(key, name) for name in names.split()))
    return tr(next(fitting, _UNKNOWN))


def why_option_not_taken(option: str) -> str:
    """Why an option of a command line is left out."""
    if option == "--zookeeper":
        return tr(_ZOOKEEPER)
    if not option.startswith("-"):
        return tr("Not an option of the tool: it says how or where the tool is started.")
    return tr("Not part of a connection: it says what the tool does once it is connected.")
