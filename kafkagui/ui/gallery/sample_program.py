"""A program over sample data, in one of the moods that pages must be able to show."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from enum import Enum
from pathlib import Path

from kafkagui.core.connection_test import StageReport, StageState
from kafkagui.core.errors import ConnectFailed, LocalKafkaFailed
from kafkagui.core.local_kafka import (
    LocalBroker,
    LocalCluster,
    LocalKafkaSpec,
    Readiness,
    StartStep,
    StepReport,
    StepState,
)
from kafkagui.core.ports import Faults
from kafkagui.core.profiles import Profile
from kafkagui.core.settings import Settings
from kafkagui.core.stages import Stage
from kafkagui.services.connections import Connections
from kafkagui.services.program import Program
from kafkagui.services.session import Session
from kafkagui.ui.gallery import sample_data as data
from kafkagui.ui.gallery.sample_admin import SampleAdmin
from kafkagui.ui.gallery.sample_cluster import SampleCluster
from kafkagui.ui.gallery.sample_log import SampleLog
from kafkagui.ui.gallery.sample_matching import SampleMatching

_NEVER_S = 86_400.0


class Mood(Enum):
    """How the world outside of the program is."""

    READY = "ready"
    TROUBLED = "troubled"
    """A replica is behind."""
    EMPTY = "empty"
    """A cluster without topics and records."""
    SLOW = "slow"
    """Connecting and starting do not come to an end."""
    BROKEN = "broken"
    """Connecting and starting fail."""


class SampleConnector:
    """The Connector port; its last cluster's admin is at hand, so that a scene can let it be lost."""

    def __init__(self, mood: Mood) -> None:
        self._mood = mood
        topics = () if mood is Mood.EMPTY else sorted(data.TOPICS)
        self.admin = SampleAdmin(topics, is_troubled=mood is Mood.TROUBLED)

    async def connect(self, profile: Profile, password: str | None) -> SampleCluster:
        """See the port."""
        if self._mood is Mood.SLOW:
            await asyncio.sleep(_NEVER_S)
        if self._mood is Mood.BROKEN:
            raise _refusal()
        return SampleCluster(profile, self.admin, 0 if self._mood is Mood.EMPTY else 60)

    async def test(self, profile: Profile, password: str | None) -> AsyncGenerator[StageReport, None]:
        """See the port."""
        address = str(profile.addresses[0])
        for number, stage in enumerate(Stage):
            yield StageReport(stage, StageState.RUNNING, address)
            if self._mood is Mood.BROKEN and stage is Stage.TLS:
                yield StageReport(stage, StageState.FAILED, address, elapsed_ms=31.0, error=_refusal())
                return
            yield StageReport(stage, StageState.PASSED, address, elapsed_ms=1.4 * (number + 1))


def _refusal() -> ConnectFailed:
    return ConnectFailed(
        "The broker closed the connection during the TLS handshake.",
        stage=Stage.TLS,
        hint="The port may not speak TLS. Choose SASL_PLAINTEXT, or the cluster's TLS port.",
        detail="ConnectionResetError: [Errno 104] Connection reset by peer",
    )


class _LocalKafka:
    """The LocalKafka port without a process."""

    def __init__(self, mood: Mood) -> None:
        self._mood = mood
        self._runs = False

    async def readiness(self) -> Readiness:
        """Java is here, Kafka's files too."""
        return Readiness("Java 25 (bundled)")

    async def start(self, spec: LocalKafkaSpec, step_changed: Callable[[StepReport], None]) -> LocalCluster:
        """See the port."""
        for step in StartStep:
            step_changed(StepReport(step, StepState.RUNNING, done_bytes=None))
            if step is StartStep.JARS and self._mood is Mood.SLOW:
                step_changed(StepReport(step, StepState.RUNNING, done_bytes=17_400_000, total_bytes=38_574_286))
                await asyncio.sleep(_NEVER_S)
            if step is StartStep.START and self._mood is Mood.BROKEN:
                error = LocalKafkaFailed("Broker 1 ended: the disk is full.", hint="Make room and start it again.")
                step_changed(StepReport(step, StepState.FAILED, error.message, 1.2))
                raise error
            step_changed(StepReport(step, StepState.DONE, "", 0.3))
        self._runs = True
        folder = Path("kafkagui-local")
        broker = LocalBroker(1, "127.0.0.1", 19092, 4242, folder / "node-1" / "broker.log")
        return LocalCluster("127.0.0.1:19092", (broker,), folder, "Java 25", "4.3.1")

    async def stop(self) -> None:
        """See the port."""
        self._runs = False

    def disk_use_bytes(self) -> int:
        """See the port."""
        return 48_213_004 if self._runs else 0

    def losses(self) -> tuple[LocalKafkaFailed, ...]:
        """Nothing is lost."""
        return ()

    def faults(self) -> Faults | None:
        """Nothing can be broken."""
        return None


class _Secrets:
    """The SecretStore port in memory."""

    is_lasting = True

    async def load(self, profile_id: str) -> str | None:
        """There is no password."""
        return None

    async def save(self, profile_id: str, password: str) -> None:
        """Kept nowhere."""

    async def delete(self, profile_id: str) -> None:
        """There is nothing."""


class _Profiles:
    """The ProfileStore port in memory."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._profiles = tuple(profiles)

    def load(self) -> tuple[Profile, ...]:
        """See the port."""
        return self._profiles

    def save(self, profiles: Sequence[Profile]) -> None:
        """See the port."""
        self._profiles = tuple(profiles)

    def take_notice(self) -> str:
        """Nothing happened to it."""
        return ""


class _State:
    """The StateStore port in memory."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def get(self, key: str, default: str = "") -> str:
        """See the port."""
        return self._texts.get(key, default)

    def put(self, key: str, value: str) -> None:
        """See the port."""
        self._texts[key] = value

    def flush(self) -> None:
        """Kept nowhere."""

    def take_notice(self) -> str:
        """Nothing happened to it."""
        return ""


class _Logs:
    """The LogFactory port."""

    def create(self) -> SampleLog:
        """See the port."""
        return SampleLog()


def sample_program(mood: Mood, profiles: Sequence[Profile] = (data.PROFILE, data.STAGING, data.LOCKED)) -> Program:
    """A program whose outside world is made up; nothing of it reaches a disk or a network."""
    connector, state = SampleConnector(mood), _State()
    return Program(
        connector=connector,
        session=Session(connector, watch_every_s=_NEVER_S),
        connections=Connections(_Profiles(profiles), _Secrets()),
        local_kafka=_LocalKafka(mood),
        logs=_Logs(),
        state=state,
        settings=Settings(state),
        matching=SampleMatching(),
    )
