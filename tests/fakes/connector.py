"""The Connector port: opens fake clusters, or fails at the stage that a test names."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

from kafkagui.core.connection_test import StageReport, StageState
from kafkagui.core.errors import ConnectFailed
from kafkagui.core.profiles import Profile, check_profile
from kafkagui.core.stages import Stage
from tests.fakes.cluster import ClusterInMemory, FakeCluster


class FakeConnector:
    """Opens clusters over one memory; ``fails_with`` makes connecting and the test fail at its stage."""

    def __init__(self, memory: ClusterInMemory | None = None, fails_with: ConnectFailed | None = None) -> None:
        self.memory = memory or ClusterInMemory()
        self.fails_with = fails_with
        self.opened: list[FakeCluster] = []
        self.passwords: list[str | None] = []
        self.waits_for: asyncio.Event | None = None
        """What connecting and each step of the test wait for, if set."""
        self.asked = asyncio.Event()

    async def connect(self, profile: Profile, password: str | None) -> FakeCluster:
        self.passwords.append(password)
        await self._wait()
        if self.fails_with is not None:
            raise self.fails_with
        cluster = FakeCluster(self.memory, profile)
        self.opened.append(cluster)
        return cluster

    async def test(self, profile: Profile, password: str | None) -> AsyncGenerator[StageReport, None]:
        check_profile(profile, has_password=password is not None)
        self.passwords.append(password)
        address = str(profile.addresses[0])
        skipped = set() if profile.security.uses_tls else {Stage.TLS}
        skipped |= set() if profile.security.uses_sasl else {Stage.SIGN_IN}
        for stage in Stage:
            if stage in skipped:
                yield StageReport(stage, StageState.SKIPPED, address)
                continue
            yield StageReport(stage, StageState.RUNNING, address)
            await self._wait()
            if self.fails_with is not None and self.fails_with.stage is stage:
                yield StageReport(stage, StageState.FAILED, address, elapsed_ms=3.0, error=self.fails_with)
                return
            yield StageReport(stage, StageState.PASSED, address, detail="ok", elapsed_ms=1.0)

    async def _wait(self) -> None:
        self.asked.set()
        if self.waits_for is not None:
            await self.waits_for.wait()
