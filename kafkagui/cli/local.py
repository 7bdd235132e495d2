"""``local run``: a real Kafka for as long as the command runs."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import threading

from kafkagui.cli import console
from kafkagui.cli.arguments import Arguments
from kafkagui.core.local_kafka import LocalCluster, LocalKafkaSpec, StepReport, StepState
from kafkagui.services.program import Program


async def run_local(arguments: Arguments, program: Program) -> int:
    """Start, print where it is, and wait until standard input closes."""
    spec = LocalKafkaSpec(brokers=arguments.brokers, data_dir=arguments.data_dir, jars_dir=arguments.jars_dir)
    cluster = await program.local_kafka.start(spec, note_step)
    if arguments.json:
        console.say_json(_described(cluster))
    else:
        console.say(f"Kafka {cluster.kafka_version} is ready: {cluster.bootstrap_servers}")
        console.note(f"Data: {cluster.data_dir}. Close standard input or press Ctrl+C to stop.")
    await _input_closed()
    return 0


def note_step(report: StepReport) -> None:
    """Print a finished step with its time."""
    if report.state is StepState.DONE:
        console.note(f"{report.step.value:7} {report.elapsed_s:6.2f} s  {report.detail}".rstrip())


def _described(cluster: LocalCluster) -> dict[str, console.Json]:
    brokers: list[console.Json] = [
        {"node_id": b.node_id, "host": b.host, "port": b.port, "pid": b.pid, "log_file": str(b.log_file)}
        for b in cluster.brokers
    ]
    return {
        "bootstrap_servers": cluster.bootstrap_servers,
        "brokers": brokers,
        "data_dir": str(cluster.data_dir),
        "kafka_version": cluster.kafka_version,
    }


async def _input_closed() -> None:
    """Wait for the end of standard input.

    A daemon thread waits in ``os.read``: asyncio can watch neither files nor Windows pipes, and an executor's thread
    would be waited for at exit.
    """
    loop = asyncio.get_running_loop()
    closed = asyncio.Event()

    def wait() -> None:
        # It may be closed from the start (no file at all), or unreadable: nobody holds its other end then.
        with contextlib.suppress(OSError):
            while sys.stdin is not None and os.read(sys.stdin.fileno(), 65_536):
                pass
        with contextlib.suppress(RuntimeError):  # The command has ended meanwhile.
            loop.call_soon_threadsafe(closed.set)

    threading.Thread(target=wait, name="standard input", daemon=True).start()
    await closed.wait()
