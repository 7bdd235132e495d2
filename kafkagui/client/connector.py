"""The connector port: opens connections and tests them step by step."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable

from kafkagui.client.cluster import KafkaCluster
from kafkagui.client.probe import Probe
from kafkagui.client.probe_sockets import Interrupted
from kafkagui.client.threads import call_threadsafe, in_own_thread
from kafkagui.core.connection_test import StageReport
from kafkagui.core.errors import ConnectFailed, ConnectionLost
from kafkagui.core.ports import Cluster
from kafkagui.core.profiles import Profile, check_profile
from kafkagui.core.stages import Stage
from kafkagui.core.wording import tr


class KafkaConnector:
    """Opens connections to Kafka clusters with kafka-python, and tests them."""

    async def connect(self, profile: Profile, password: str | None) -> Cluster:
        """Open a connection; a wrong password is tried once.

        Raises:
            ConnectFailed: naming the stage, in under 8 s.
            InputRefused: for a profile that cannot work.
        """
        check_profile(profile, has_password=password is not None)
        probe = Probe(profile, password, lambda report: None)
        try:
            await in_own_thread(lambda: probe.run(advertised=False), "kafkagui-connect")
        finally:
            probe.interrupt()
        cluster = KafkaCluster(profile, password, probe.reached)
        try:
            await cluster.open()
        except ConnectionLost as error:
            await cluster.close()
            raise ConnectFailed(
                tr("“{profile}” answered the test, but then went away.", profile=profile.name),
                stage=Stage.METADATA,
                hint=tr("Try again."),
                detail=error.detail,
                code=error.code,
            ) from error
        except BaseException:
            await cluster.close()
            raise
        return cluster

    async def test(self, profile: Profile, password: str | None) -> AsyncGenerator[StageReport, None]:
        """Run the staged test; yields each step when it starts and when it ends, and stops after a failure.

        Closing the iterator cancels the test and leaves nothing running.

        Raises:
            InputRefused: for a profile that cannot work.
        """
        check_profile(profile, has_password=password is not None)
        loop = asyncio.get_running_loop()
        reports: asyncio.Queue[StageReport | None] = asyncio.Queue()

        def tell(report: StageReport | None) -> None:
            call_threadsafe(loop, lambda: reports.put_nowait(report))

        probe = Probe(profile, password, tell)
        running = asyncio.create_task(in_own_thread(lambda: _run(probe, tell), "kafkagui-test"))
        try:
            while (report := await reports.get()) is not None:
                yield report
        finally:
            probe.interrupt()
            await running


def _run(probe: Probe, tell: Callable[[StageReport | None], None]) -> None:
    try:
        probe.run(advertised=True)
    except (ConnectFailed, Interrupted):
        pass  # It was told, or nobody listens any more.
    finally:
        tell(None)
