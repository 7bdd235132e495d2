"""Opens connections to clusters; what an open one offers."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kafkagui.core.connection_test import StageReport
    from kafkagui.core.ports.admin import Admin
    from kafkagui.core.ports.producer import Producer
    from kafkagui.core.ports.reading import Reading, SpooledLog
    from kafkagui.core.positions import ReadRequest
    from kafkagui.core.producing import PartitionerKind, ProducerOptions
    from kafkagui.core.profiles import Profile


class Cluster(Protocol):
    """An open connection to one cluster; makes what works on it."""

    @property
    def profile(self) -> Profile:
        """The profile it was opened with."""
        ...

    @property
    def admin(self) -> Admin:
        """The shared admin."""
        ...

    async def producer(self, options: ProducerOptions, partitioner: PartitionerKind) -> Producer:
        """The shared producer for these options; made on first use.

        Raises:
            ReadOnlyRefused: on a read-only profile.
            ConnectionLost: when no broker answers.
        """
        ...

    async def read(self, request: ReadRequest, log: SpooledLog) -> Reading:
        """Start a reading that fills ``log``.

        Raises:
            BrokerRefused: for a topic or partition that does not exist or is not allowed.
            ConnectionLost: when no broker answers.
        """
        ...

    async def close(self) -> None:
        """Close everything made here, within about 3 s."""
        ...


class Connector(Protocol):
    """Opens connections and tests them step by step."""

    async def connect(self, profile: Profile, password: str | None) -> Cluster:
        """Open a connection; runs the staged test's steps up to metadata once, so a wrong password is tried once.

        Raises:
            ConnectFailed: naming the stage, in under 8 s.
        """
        ...

    def test(self, profile: Profile, password: str | None) -> AsyncGenerator[StageReport, None]:
        """Run the staged test; yields each step when it starts and when it ends, and stops after a failure.

        Closing the generator cancels the test and leaves nothing running.
        """
        ...
