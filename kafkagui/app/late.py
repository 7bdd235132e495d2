"""Ports whose adapters are imported when they are first used.

Importing kafka-python takes longer than painting the window; so the window is painted first. Every password that a
connection uses passes here, which is where the log learns what to hide.
"""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator
from contextlib import aclosing
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kafkagui.app.masking import Masking

if TYPE_CHECKING:
    from kafkagui.core.connection_test import StageReport
    from kafkagui.core.delivery_log import DeliveryRow
    from kafkagui.core.errors import LocalKafkaFailed
    from kafkagui.core.exporting import ExportForm
    from kafkagui.core.installation import Finding
    from kafkagui.core.local_kafka import LocalCluster, LocalKafkaSpec, Readiness, StepReport
    from kafkagui.core.ports import Cluster, Connector, Faults, LocalKafka, SecretStore, SpooledLog
    from kafkagui.core.profiles import Profile
    from kafkagui.core.records import StoredRecord
    from kafkagui.storage.spool_folder import SpoolFactory

_MB = 1_000_000


class LateConnector:
    """The Connector port over kafka-python, imported on a thread at the first use."""

    def __init__(self, masking: Masking) -> None:
        self._masking = masking
        self._real: Connector | None = None

    async def connect(self, profile: Profile, password: str | None) -> Cluster:
        """Open a connection; see the port."""
        self._masking.learn(password)
        return await (await self._connector()).connect(profile, password)

    async def test(self, profile: Profile, password: str | None) -> AsyncGenerator[StageReport, None]:
        """Run the staged test; see the port."""
        self._masking.learn(password)
        async with aclosing((await self._connector()).test(profile, password)) as reports:
            async for report in reports:
                yield report

    async def warm_up(self) -> None:
        """Import the adapter now, so that the first connection need not wait for it."""
        await self._connector()

    async def _connector(self) -> Connector:
        if self._real is None:
            await asyncio.to_thread(importlib.import_module, "kafkagui.client.connector")
            from kafkagui.client.connector import KafkaConnector

            self._real = KafkaConnector()
        return self._real


class LateLocalKafka:
    """The LocalKafka port over the embedded broker, imported when it is started."""

    def __init__(self) -> None:
        self._real: LocalKafka | None = None

    async def readiness(self) -> Readiness:
        """What a start would find; see the port."""
        return await (await self._embedded()).readiness()

    async def start(self, spec: LocalKafkaSpec, step_changed: Callable[[StepReport], None]) -> LocalCluster:
        """Start it; see the port."""
        return await (await self._embedded()).start(spec, step_changed)

    async def _embedded(self) -> LocalKafka:
        await asyncio.to_thread(importlib.import_module, "kafkagui.localkafka")
        # Looked at only after the wait: a check and a start may both have come here.
        if self._real is None:
            from kafkagui.localkafka import EmbeddedKafka

            self._real = EmbeddedKafka()
        return self._real

    async def stop(self) -> None:
        """Stop it; see the port."""
        if self._real is not None:
            await self._real.stop()

    def disk_use_bytes(self) -> int:
        """Bytes of its data; see the port."""
        return self._real.disk_use_bytes() if self._real is not None else 0

    def losses(self) -> tuple[LocalKafkaFailed, ...]:
        """Brokers that ended by themselves; see the port."""
        return self._real.losses() if self._real is not None else ()

    def faults(self) -> Faults | None:
        """What can be broken; see the port."""
        return self._real.faults() if self._real is not None else None


class LateInstallation:
    """The Installation port, imported when somebody looks."""

    def findings(self) -> Iterator[Finding]:
        """Look at one part after the other; see the port."""
        from kafkagui.app.installation import OwnInstallation

        return OwnInstallation().findings()


class LateSecretStore:
    """The SecretStore port over the system's keychain or memory, chosen at the first use."""

    def __init__(self, masking: Masking) -> None:
        self._masking = masking
        self._real: SecretStore | None = None

    @cached_property
    def _choosing(self) -> asyncio.Lock:
        return asyncio.Lock()

    @property
    def is_lasting(self) -> bool:
        """Whether secrets outlive the program; not before the choice is made."""
        return self._real is not None and self._real.is_lasting

    async def load(self, profile_id: str) -> str | None:
        """The profile's password; see the port."""
        password = await (await self._store()).load(profile_id)
        self._masking.learn(password)
        return password

    async def save(self, profile_id: str, password: str) -> None:
        """Keep the profile's password; see the port."""
        self._masking.learn(password)
        await (await self._store()).save(profile_id, password)

    async def delete(self, profile_id: str) -> None:
        """Forget the profile's password; see the port."""
        await (await self._store()).delete(profile_id)

    async def warm_up(self) -> None:
        """Choose now, so that the connection dialog can say where the password goes."""
        await self._store()

    async def _store(self) -> SecretStore:
        async with self._choosing:
            if self._real is None:
                from kafkagui.storage.secrets import choose_secret_store

                self._real = await choose_secret_store()
            return self._real


class LateSpools:
    """The LogFactory port over a folder of spools, imported when the first reading begins.

    Args:
        root: the folder.
        limit_mb: how much disk space the records of one reading may take, in MB.
    """

    def __init__(self, root: Path, limit_mb: int) -> None:
        self._root = root
        self._limit_mb = limit_mb
        self._real: SpoolFactory | None = None

    def set_limit_mb(self, limit_mb: int) -> None:
        """Allow more or less, from the next batch on."""
        self._limit_mb = limit_mb
        if self._real is not None:
            self._real.limit_bytes = limit_mb * _MB

    def create(self) -> SpooledLog:
        """A new, empty log; see the port."""
        if self._real is None:
            from kafkagui.storage.spool_folder import SpoolFactory

            self._real = SpoolFactory(self._root, self._limit_mb * _MB)
        return self._real.create()

    def close(self) -> None:
        """Close all spools made here and remove this run's folder."""
        if self._real is not None:
            self._real.close()


class LateExporter:
    """The Exporter port over files, imported when something is exported."""

    async def deliveries(
        self,
        rows: Iterable[DeliveryRow],
        path: Path,
        form: ExportForm,
        rows_written: Callable[[int], None] | None = None,
    ) -> int:
        """Write rows of the Deliveries table; see the port."""
        from kafkagui.export.file_export import FileExporter

        return await FileExporter().deliveries(rows, path, form, rows_written)

    async def records(
        self, records: Iterable[StoredRecord], path: Path, rows_written: Callable[[int], None] | None = None
    ) -> int:
        """Write records as JSON lines; see the port."""
        from kafkagui.export.file_export import FileExporter

        return await FileExporter().records(records, path, rows_written)


class LateTextFiles:
    """The TextFiles port over the disk, imported when a file is opened or saved."""

    async def read(self, path: Path) -> str:
        """The text of a file; see the port."""
        from kafkagui.storage.text_files import TextFilesOnDisk

        return await TextFilesOnDisk().read(path)

    async def write(self, path: Path, text: str) -> None:
        """Write a file; see the port."""
        from kafkagui.storage.text_files import TextFilesOnDisk

        await TextFilesOnDisk().write(path, text)
