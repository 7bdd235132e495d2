"""Starting the local Kafka beside the same broker started by hand with the same command."""

from __future__ import annotations

import asyncio
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from kafkagui.core.local_kafka import LocalCluster, LocalKafkaSpec
from kafkagui.localkafka import EmbeddedKafka
from kafkagui.localkafka.wire import WireError, unfenced_brokers
from tests.bench.comparison import Comparison, Goal, compare
from tests.bench.scene import Scene


def one_node(_scene: Scene) -> Comparison:
    """Seconds until one node is ready."""
    return _compared("local-one", 1)


def three_nodes(_scene: Scene) -> Comparison:
    """Seconds until three nodes are ready."""
    return _compared("local-three", 3)


def _compared(name: str, brokers: int) -> Comparison:
    with tempfile.TemporaryDirectory() as folder:
        spec = LocalKafkaSpec(brokers=brokers, data_dir=Path(folder) / "data")
        _, commands, cluster = asyncio.run(_ours(spec))
        return compare(
            name,
            "s",
            lambda: asyncio.run(_ours(spec))[0],
            lambda: asyncio.run(_by_hand(commands, cluster)),
            Goal("at most 1.2 × by hand", at_most=1.2),
        )


async def _ours(spec: LocalKafkaSpec) -> tuple[float, list[list[str]], LocalCluster]:
    kafka = EmbeddedKafka()
    began = time.perf_counter()
    cluster = await kafka.start(spec, lambda _report: None)
    elapsed_s = time.perf_counter() - began
    commands = [_command(broker.pid) for broker in cluster.brokers]
    await kafka.stop()
    return elapsed_s, commands, cluster


def _command(pid: int) -> list[str]:
    return [part.decode() for part in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[:-1]]


async def _by_hand(commands: Sequence[Sequence[str]], cluster: LocalCluster) -> float:
    wanted = frozenset(broker.node_id for broker in cluster.brokers)
    began = time.perf_counter()
    with tempfile.TemporaryFile() as log:
        processes = [_popen(command, log) for command in commands]
        try:
            for broker in cluster.brokers:
                await _until_seen(broker.port, wanted)
            return time.perf_counter() - began
        finally:
            for process in processes:
                assert process.stdin is not None
                process.stdin.close()
            for process in processes:
                process.wait(20)


def _popen(command: Sequence[str], log: IO[bytes]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=log, stderr=log)


async def _until_seen(port: int, wanted: frozenset[int]) -> None:
    async with asyncio.timeout(60):
        while True:
            try:
                if await unfenced_brokers(port) >= wanted:
                    return
            except (OSError, WireError):
                pass
            await asyncio.sleep(0.02)
