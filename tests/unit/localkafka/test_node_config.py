"""What a node is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kafkagui.localkafka.java import Java
from kafkagui.localkafka.node_config import (
    Listener,
    NodeFiles,
    NodePorts,
    ServerExtras,
    java_command,
    server_properties,
    write_configuration,
)

ONE = (NodePorts(1001, 1002, 1003, 1001, 1002),)
THREE = tuple(NodePorts(1001 + n, 1002 + n, 1003 + n, 1004 + n, 1005 + n) for n in (0, 10, 20))


def test_one_node_is_controller_and_broker_without_replicas() -> None:
    told = server_properties(1, ONE, Path("/data"), ServerExtras())
    assert told["process.roles"] == "broker,controller"
    assert told["listeners"] == "CLIENT://127.0.0.1:1001,INTERNAL://127.0.0.1:1002,CONTROLLER://127.0.0.1:1003"
    assert told["advertised.listeners"] == "CLIENT://127.0.0.1:1001,INTERNAL://127.0.0.1:1002"
    assert {told[f"{topic}.replication.factor"] for topic in ("default", "offsets.topic")} == {"1"}
    assert told["transaction.state.log.min.isr"] == "1"


@pytest.mark.parametrize("node_id", [2, 3])
def test_a_further_node_is_a_broker_that_knows_the_controller_and_advertises_its_proxy(node_id: int) -> None:
    told = server_properties(node_id, THREE, Path("/data"), ServerExtras())
    base = 1000 + 10 * (node_id - 1)
    assert told["process.roles"] == "broker"
    assert "CONTROLLER" not in told["listeners"]
    assert told["controller.quorum.voters"] == "1@127.0.0.1:1003"
    assert told["advertised.listeners"] == f"CLIENT://127.0.0.1:{base + 4},INTERNAL://127.0.0.1:{base + 5}"
    assert told["offsets.topic.replication.factor"] == "3"
    assert told["transaction.state.log.min.isr"] == "2"


def test_a_test_bed_adds_listeners_and_overrides_properties() -> None:
    ports = (NodePorts(1001, 1002, 1003, 1001, 1002, (1006,)),)
    extras = ServerExtras((Listener("SASLS", "SASL_SSL"),), {"auto.create.topics.enable": "true"})
    told = server_properties(1, ports, Path("/data"), extras)
    assert "SASLS://127.0.0.1:1006" in told["listeners"]
    assert "SASLS://127.0.0.1:1006" in told["advertised.listeners"]
    assert told["listener.security.protocol.map"].endswith("SASLS:SASL_SSL")
    assert told["auto.create.topics.enable"] == "true"


def test_values_are_escaped_as_java_reads_them(tmp_path: Path) -> None:
    files = NodeFiles(tmp_path / "node-1")
    write_configuration(files, {"log.dirs": "C:\\käfka\\😀", "plain": 'a "b" = c'})
    written = files.server_properties.read_text(encoding="ascii")
    assert written == 'log.dirs=C:\\\\k\\u00e4fka\\\\\\ud83d\\ude00\nplain=a "b" = c\n'
    assert "appender.f.type = Console" in files.log4j_properties.read_text(encoding="ascii")


def test_the_command_runs_kafka_under_the_guard() -> None:
    files = NodeFiles(Path("/data/node-1"))
    java = Java(Path("/jdk/bin/java"), 25, "bundled")
    command = java_command(java, (Path("/jars/a.jar"),), files, ServerExtras(jvm_flags=("-Dx=y",)), Path("/x.aot"))
    assert command[0] == "/jdk/bin/java"
    assert command[-3:] == ["KafkaGuard", "kafka.Kafka", "/data/node-1/server.properties"]
    assert "-Dlog4j2.configurationFile=file:///data/node-1/log4j2.properties" in command
    assert "-XX:AOTCache=/x.aot" in command
    assert "-Dx=y" in command
    assert "kafka-guard.jar" in command[command.index("-cp") + 1]
