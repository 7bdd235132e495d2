"""What a node is told: server.properties, log4j2.properties, the Java command line.

The values are those that start fast on a small machine and replace a lost leader within seconds.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kafkagui.localkafka.java import Java
from kafkagui.resource_files import resource_path

HOST = "127.0.0.1"


# Without its own shutdown hook log4j keeps writing until the broker's has ended.
_LOG4J = """\
status = error
shutdownHook = disable
rootLogger.level = info
rootLogger.appenderRef.f.ref = F
appender.f.type = Console
appender.f.name = F
appender.f.layout.type = PatternLayout
appender.f.layout.pattern = %d{ISO8601} %p %c{1} - %m%n
"""


@dataclass(frozen=True, slots=True)
class Listener:
    """A further listener of each broker: its name and security protocol (Kafka's `SecurityProtocol`)."""

    name: str
    protocol: str


@dataclass(frozen=True, slots=True)
class NodePorts:
    """The ports of one node; `advertised_*` are the proxy's ports when one stands before the broker."""

    client: int
    internal: int
    controller: int
    advertised_client: int
    advertised_internal: int
    further: tuple[int, ...] = ()

    @property
    def is_proxied(self) -> bool:
        """Whether a proxy stands before the broker."""
        return self.client != self.advertised_client

    @property
    def all_ports(self) -> frozenset[int]:
        """Every port of the node and its proxy."""
        fixed = (self.client, self.internal, self.controller, self.advertised_client, self.advertised_internal)
        return frozenset((*fixed, *self.further))


@dataclass(frozen=True, slots=True)
class ServerExtras:
    """What a test bed adds: listeners, server properties, Java flags; in the order given."""

    listeners: tuple[Listener, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    jvm_flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NodeFiles:
    """The files of one node."""

    folder: Path

    @property
    def data(self) -> Path:
        """Kafka's `log.dirs`."""
        return self.folder / "data"

    @property
    def server_properties(self) -> Path:
        """The node's configuration."""
        return self.folder / "server.properties"

    @property
    def log4j_properties(self) -> Path:
        """The node's logging configuration."""
        return self.folder / "log4j2.properties"

    @property
    def log(self) -> Path:
        """What the node writes to its standard output."""
        return self.folder / "broker.log"


def server_properties(node_id: int, all_ports: Sequence[NodePorts], data: Path, extras: ServerExtras) -> dict[str, str]:
    """The configuration of one node of a cluster whose node 1 is also the controller."""
    replicas = min(3, len(all_ports))
    in_sync = str(min(2, replicas))
    return {
        **_addresses(node_id, all_ports, extras.listeners),
        "log.dirs": data.as_posix(),
        "default.replication.factor": str(replicas),
        "offsets.topic.replication.factor": str(replicas),
        "transaction.state.log.replication.factor": str(replicas),
        "transaction.state.log.min.isr": in_sync,
        "share.coordinator.state.topic.replication.factor": str(replicas),
        "share.coordinator.state.topic.min.isr": in_sync,
        # Few internal partitions: each costs files and start-up time, and one user needs no more.
        "offsets.topic.num.partitions": "5",
        "transaction.state.log.num.partitions": "5",
        "share.coordinator.state.topic.num.partitions": "3",
        "group.initial.rebalance.delay.ms": "0",
        "log.cleaner.dedupe.buffer.size": "4194304",
        "broker.session.timeout.ms": "3000",
        "broker.heartbeat.interval.ms": "500",
        "replica.lag.time.max.ms": "3000",
        "auto.create.topics.enable": "false",
        **_platform_properties(),
        **extras.properties,
    }


def _addresses(node_id: int, all_ports: Sequence[NodePorts], further: Sequence[Listener]) -> dict[str, str]:
    ports = all_ports[node_id - 1]
    extra = [f"{listener.name}://{HOST}:{port}" for listener, port in zip(further, ports.further, strict=True)]
    listeners = [f"CLIENT://{HOST}:{ports.client}", f"INTERNAL://{HOST}:{ports.internal}", *extra]
    if node_id == 1:
        listeners.append(f"CONTROLLER://{HOST}:{ports.controller}")
    advertised = [
        f"CLIENT://{HOST}:{ports.advertised_client}",
        f"INTERNAL://{HOST}:{ports.advertised_internal}",
        *extra,
    ]
    protocols = ["CLIENT:PLAINTEXT", "INTERNAL:PLAINTEXT", "CONTROLLER:PLAINTEXT"]
    protocols += [f"{listener.name}:{listener.protocol}" for listener in further]
    return {
        "process.roles": "broker,controller" if node_id == 1 else "broker",
        "node.id": str(node_id),
        "controller.quorum.voters": f"1@{HOST}:{all_ports[0].controller}",
        "listeners": ",".join(listeners),
        "advertised.listeners": ",".join(advertised),
        "listener.security.protocol.map": ",".join(protocols),
        "controller.listener.names": "CONTROLLER",
        "inter.broker.listener.name": "INTERNAL",
    }


def _platform_properties() -> dict[str, str]:
    """On Windows: nothing that renames or deletes open files, which halts the broker (KAFKA-1194)."""
    if os.name != "nt":
        return {}
    return {"log.cleaner.enable": "false", "log.retention.ms": "-1", "log.retention.bytes": "-1"}


def write_configuration(files: NodeFiles, properties: Mapping[str, str]) -> None:
    """Write the two files that the node reads at its start."""
    files.folder.mkdir(parents=True, exist_ok=True)
    lines = [f"{key}={_escape(value)}\n" for key, value in properties.items()]
    files.server_properties.write_text("".join(lines), encoding="latin-1")
    files.log4j_properties.write_text(_LOG4J, encoding="latin-1")


def _escape(value: str) -> str:
    r"""A value as java.util.Properties reads it back: `\\` and `\uXXXX` (UTF-16) where needed."""
    utf16 = value.encode("utf-16-be")
    units = [int.from_bytes(utf16[i : i + 2], "big") for i in range(0, len(utf16), 2)]
    return "".join(_escape_unit(unit) for unit in units)


def _escape_unit(unit: int) -> str:
    if unit == ord("\\"):
        return "\\\\"
    return chr(unit) if 0x20 <= unit < 0x7F else f"\\u{unit:04x}"


def java_command(
    java: Java, class_path: Sequence[Path], files: NodeFiles, extras: ServerExtras, class_archive: Path | None = None
) -> list[str]:
    """The command that runs the node under the guard, which ends it when its standard input ends."""
    archive = [f"-XX:AOTCache={class_archive}"] if class_archive is not None else []
    return [
        str(java.launcher),
        *base_flags(),
        *archive,
        f"-Dlog4j2.configurationFile={files.log4j_properties.as_uri()}",
        *extras.jvm_flags,
        "-cp",
        os.pathsep.join(str(path) for path in class_path_files(class_path)),
        "KafkaGuard",
        "kafka.Kafka",
        str(files.server_properties),
    ]


def base_flags() -> list[str]:
    """Little memory, a start without the optimizing compiler."""
    return [
        "-Xmx160m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
    ]


def class_path_files(class_path: Sequence[Path]) -> tuple[Path, ...]:
    """The class path with the guard in front."""
    return (resource_path("localkafka", "kafka-guard.jar"), *class_path)
