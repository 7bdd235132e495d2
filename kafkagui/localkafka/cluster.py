"""A cluster of broker processes: start until ready, stop, and what may befall a single broker.

The lower storey: `embedded.EmbeddedKafka` adds jars, Java and the throwing away of data. The delivery lab and
test beds use it directly.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kafkagui.core.errors import LocalKafkaFailed
from kafkagui.core.local_kafka import LocalBroker, StartStep, StepReport
from kafkagui.core.wording import tr
from kafkagui.localkafka.faults.network import FaultyNetwork
from kafkagui.localkafka.faults.route import Route
from kafkagui.localkafka.instance import Instance, InstanceLock, format_node, open_instance
from kafkagui.localkafka.java import Java
from kafkagui.localkafka.log_reasons import broker_ended, log_tail
from kafkagui.localkafka.node_config import (
    HOST,
    NodePorts,
    ServerExtras,
    java_command,
    server_properties,
    write_configuration,
)
from kafkagui.localkafka.process import BrokerProcess
from kafkagui.localkafka.steps import StepClock, no_report
from kafkagui.localkafka.wire import WireError, unfenced_brokers

StepChanged = Callable[[StepReport], None]

_READY_TIMEOUT_S = 60.0
_KILL_TIMEOUT_S = 5.0
_POLL_S = 0.02
_PORT_ATTEMPTS = 3
_LOCK_PATIENCE_S = 12.0
"""A broker whose program was killed needs some seconds to close its data folder."""
_LOCK_PAUSE_S = 0.5


@dataclass(frozen=True, slots=True)
class ClusterSpec:
    """What a cluster is made of.

    `extras` is for test beds (TLS, SASL, ACLs, other settings), `class_archive` a faster start, `is_background`
    the lowest priority; a broker that has not ended after `stop_timeout_s` is killed.
    """

    java: Java
    class_path: tuple[Path, ...]
    data_dir: Path
    brokers: int = 1
    proxied: bool = False
    extras: ServerExtras = field(default_factory=ServerExtras)
    class_archive: Path | None = None
    stop_timeout_s: float = 8.0
    is_background: bool = False


class Cluster:
    """One to a few brokers on this machine; node 1 is the controller too. Not started again once stopped."""

    def __init__(self, spec: ClusterSpec) -> None:
        self.spec = spec
        self._lock = InstanceLock(spec.data_dir)
        self._instance: Instance | None = None
        self._processes: dict[int, BrokerProcess] = {}
        self._network: FaultyNetwork | None = None
        self._killed: set[int] = set()

    @property
    def brokers(self) -> tuple[LocalBroker, ...]:
        """The brokers whose process runs, by id."""
        return tuple(
            LocalBroker(
                node_id, HOST, self._ports(node_id).advertised_client, process.pid, self._running.files(node_id).log
            )
            for node_id, process in sorted(self._processes.items())
            if process.exit_code is None
        )

    @property
    def losses(self) -> tuple[LocalKafkaFailed, ...]:
        """One error for each broker whose process has ended by itself, by id; those killed here are none."""
        return tuple(
            broker_ended(node_id, process.exit_code, self._running.files(node_id).log)
            for node_id, process in sorted(self._processes.items())
            if process.exit_code is not None and node_id not in self._killed
        )

    @property
    def bootstrap_servers(self) -> str:
        """The addresses that clients start from: all brokers' plaintext listeners, through the proxies if any."""
        return ",".join(f"{HOST}:{ports.advertised_client}" for ports in self._running.ports)

    @property
    def network(self) -> FaultyNetwork:
        """The faults between clients and brokers.

        Raises:
            LocalKafkaFailed: when the cluster was started without proxies.
        """
        if self._network is None:
            raise LocalKafkaFailed(tr("This local Kafka has no proxies."), hint=tr("Start it with proxies for faults."))
        return self._network

    def client_port(self, node_id: int) -> int:
        """The advertised port of a broker's CLIENT listener: the name of its route in `network`."""
        return self._ports(node_id).advertised_client

    def internal_port(self, node_id: int) -> int:
        """The advertised port of a broker's INTERNAL listener, over which the others copy from it."""
        return self._ports(node_id).advertised_internal

    def address(self, listener_name: str, node_id: int = 1) -> str:
        """`host:port` of one of the further listeners of `spec.extras`."""
        names = [listener.name for listener in self.spec.extras.listeners]
        return f"{HOST}:{self._ports(node_id).further[names.index(listener_name)]}"

    def log(self, node_id: int, max_lines: int = 200) -> str:
        """The end of a broker's log."""
        return log_tail(self._running.files(node_id).log, max_lines)

    async def start(self, step_changed: StepChanged = no_report) -> None:
        """Start all brokers and return when each answers and sees all of them unfenced.

        A taken port is replaced and the start repeated; a data folder that a dying broker still holds is waited
        for. When it fails or is cancelled, nothing is left running.

        Raises:
            LocalKafkaFailed: with the reason from the broker's log.
        """
        self._lock.take()
        try:
            await self._start_with_patience(step_changed)
        except BaseException:
            await asyncio.shield(self.kill())
            raise

    async def stop(self) -> None:
        """Stop all brokers at once and cleanly; what has not ended in time is killed."""
        for process in self._processes.values():
            process.ask_to_stop()
        ended = await asyncio.gather(*(process.wait(self.spec.stop_timeout_s) for process in self._processes.values()))
        if not all(ended):
            await self._kill_all()
        await self._close_network()
        self._processes.clear()
        self._lock.release()

    async def kill(self) -> None:
        """End all brokers at once, as a crash would."""
        await self._abandon()
        self._lock.release()

    async def kill_broker(self, node_id: int) -> None:
        """End a broker as a crash would (SIGKILL); returns when it is gone."""
        process = self._process(node_id)
        self._killed.add(node_id)
        process.kill()
        await process.wait(_KILL_TIMEOUT_S)
        if self._network is not None:
            await asyncio.to_thread(self._network.refuse, self._proxied_ports(node_id))

    async def freeze_broker(self, node_id: int) -> None:
        """Stop a broker's clock (SIGSTOP): its connections stay open and nothing answers."""
        await self._process(node_id).freeze()

    def resume_broker(self, node_id: int) -> None:
        """Let a frozen broker go on."""
        self._process(node_id).resume()

    async def start_broker(self, node_id: int) -> None:
        """Start a broker that was killed, and return when it is unfenced.

        Raises:
            LocalKafkaFailed: when it is running already, or ends again.
        """
        if self._process(node_id).exit_code is None:
            raise LocalKafkaFailed(tr("Broker {node_id} is running.", node_id=node_id), code="RUNNING")
        if self._network is not None:
            await asyncio.to_thread(self._network.accept, self._proxied_ports(node_id))
        self._processes[node_id] = await self._spawn(node_id)
        self._killed.discard(node_id)
        async with asyncio.timeout(_READY_TIMEOUT_S):
            await self._until_unfenced(node_id, frozenset({node_id}))

    async def restart_broker(self, node_id: int) -> None:
        """Stop a broker cleanly, start it again, and return when it is unfenced."""
        process = self._process(node_id)
        self._killed.add(node_id)
        process.ask_to_stop()
        if not await process.wait(self.spec.stop_timeout_s):
            await self.kill_broker(node_id)
        await self.start_broker(node_id)

    @property
    def _running(self) -> Instance:
        if self._instance is None:
            raise LocalKafkaFailed(tr("The local Kafka is not running."), code="NOT_RUNNING")
        return self._instance

    def _ports(self, node_id: int) -> NodePorts:
        return self._running.ports[node_id - 1]

    def _proxied_ports(self, node_id: int) -> tuple[int, int]:
        return self.client_port(node_id), self.internal_port(node_id)

    def _process(self, node_id: int) -> BrokerProcess:
        try:
            return self._processes[node_id]
        except KeyError as error:
            raise LocalKafkaFailed(
                tr("There is no broker {node_id} here.", node_id=node_id), code="NO_SUCH_BROKER"
            ) from error

    async def _start_with_patience(self, step_changed: StepChanged) -> None:
        spec = self.spec
        further = len(spec.extras.listeners)
        instance = open_instance(spec.data_dir, spec.brokers, spec.proxied, further)
        patience_ends = time.monotonic() + _LOCK_PATIENCE_S
        port_attempts = 1
        while True:
            self._instance = instance
            try:
                await self._start_once(instance, step_changed)
            except LocalKafkaFailed as failure:
                await self._abandon()
                if failure.code == "PORT_TAKEN" and port_attempts < _PORT_ATTEMPTS:
                    port_attempts += 1
                    instance = instance.with_new_ports(spec.proxied, further)
                elif failure.code == "LOCK_HELD" and time.monotonic() < patience_ends:
                    await asyncio.sleep(_LOCK_PAUSE_S)
                else:
                    raise
            else:
                return

    async def _start_once(self, instance: Instance, step_changed: StepChanged) -> None:
        node_ids = range(1, instance.brokers + 1)
        with StepClock(StartStep.FORMAT, step_changed) as step:
            await asyncio.to_thread(self._write_files, instance, node_ids)
            step.detail = str(instance.data_dir)
        with StepClock(StartStep.START, step_changed) as step:
            self._open_network(instance)
            for node_id in node_ids:
                self._processes[node_id] = await self._spawn(node_id)
            step.detail = ", ".join(
                tr("broker {node_id}: pid {pid}", node_id=node_id, pid=self._processes[node_id].pid)
                for node_id in node_ids
            )
        with StepClock(StartStep.READY, step_changed) as step:
            await self._until_all_ready(node_ids)
            step.detail = self.bootstrap_servers

    def _write_files(self, instance: Instance, node_ids: Sequence[int]) -> None:
        try:
            instance.save()
            for node_id in node_ids:
                files = instance.files(node_id)
                format_node(instance, node_id)
                write_configuration(files, server_properties(node_id, instance.ports, files.data, self.spec.extras))
        except OSError as error:
            raise LocalKafkaFailed(
                tr("The data folder {data_dir} cannot be written.", data_dir=instance.data_dir),
                hint=tr("Make room on the disk, or choose a folder that you may write to."),
                detail=f"{type(error).__name__}: {error}",
                code="NOT_WRITABLE",
            ) from error

    async def _spawn(self, node_id: int) -> BrokerProcess:
        files = self._running.files(node_id)
        spec = self.spec
        command = java_command(spec.java, spec.class_path, files, spec.extras, spec.class_archive)
        process = await BrokerProcess.start(command, files.log)
        if spec.is_background:
            process.give_way()
        return process

    async def _until_all_ready(self, node_ids: Sequence[int]) -> None:
        everyone = frozenset(node_ids)
        try:
            async with asyncio.timeout(_READY_TIMEOUT_S):
                await _all_or_first_failure([self._until_unfenced(node_id, everyone) for node_id in node_ids])
        except TimeoutError as error:
            raise LocalKafkaFailed(
                tr("The local Kafka was not ready after {limit_s:.0f} s.", limit_s=_READY_TIMEOUT_S),
                hint=tr("The machine may be too busy: close other programs and start again."),
                detail="\n".join(f"broker {node_id}:\n{self.log(node_id, 15)}" for node_id in node_ids),
                code="NOT_READY",
            ) from error

    async def _until_unfenced(self, node_id: int, wanted: frozenset[int]) -> None:
        """Wait until the broker answers and knows all `wanted` as unfenced, or its process ends."""
        process = self._process(node_id)
        answer = asyncio.create_task(_until_seen(self._ports(node_id).client, wanted))
        try:
            while not answer.done():
                if process.exit_code is not None:
                    raise broker_ended(node_id, process.exit_code, self._running.files(node_id).log)
                await asyncio.wait((answer,), timeout=_POLL_S)
            await answer
        finally:
            answer.cancel()

    def _open_network(self, instance: Instance) -> None:
        if not self.spec.proxied:
            return
        network = FaultyNetwork(
            route
            for ports in instance.ports
            for route in (
                Route(ports.advertised_client, ports.client),
                Route(ports.advertised_internal, ports.internal),
            )
        )
        network.start()
        self._network = network

    async def _close_network(self) -> None:
        if self._network is not None:
            await asyncio.to_thread(self._network.stop)
            self._network = None

    async def _abandon(self) -> None:
        await self._kill_all()
        await self._close_network()
        self._processes.clear()

    async def _kill_all(self) -> None:
        for process in self._processes.values():
            process.kill()
        await asyncio.gather(*(process.wait(_KILL_TIMEOUT_S) for process in self._processes.values()))


async def _all_or_first_failure(waits: Sequence[Coroutine[None, None, None]]) -> None:
    """Run all; the first failure is raised as it is (a TaskGroup would wrap it) and ends the others."""
    tasks = [asyncio.ensure_future(wait) for wait in waits]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _until_seen(port: int, wanted: frozenset[int]) -> None:
    """Ask the broker until it names all `wanted`; a port that refuses, or resets, is asked again."""
    while True:
        try:
            if wanted <= await unfenced_brokers(port):
                return
        except (OSError, WireError):
            pass
        await asyncio.sleep(_POLL_S)
