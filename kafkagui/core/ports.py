"""Protocols of the outside world. Services and pages know these; the adapter rooms implement them.

All ``async`` methods run on the program's one loop and never block it; callbacks are called on that loop.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kafkagui.core.connection_test import StageReport
    from kafkagui.core.delivery import DeliveryReport
    from kafkagui.core.delivery_log import DeliveryRow
    from kafkagui.core.errors import LocalKafkaFailed
    from kafkagui.core.exporting import ExportForm
    from kafkagui.core.local_kafka import LocalCluster, LocalKafkaSpec, StepReport
    from kafkagui.core.positions import ReadProgress, ReadRequest
    from kafkagui.core.producing import PartitionerKind, ProducerOptions
    from kafkagui.core.profiles import Profile
    from kafkagui.core.records import OutgoingRecord, StoredRecord
    from kafkagui.core.topics import ClusterInfo, NewTopic, TopicInfo


ReportsArrived = Callable[[Sequence["DeliveryReport"]], None]


class Producer(Protocol):
    """Hands records to the client and reports what becomes of each.

    A record that cannot even start (metadata time-out, too large, wrong partition) is reported as failed, never
    raised. A producer that got stuck is replaced inside; what was in flight in it is reported as failed.
    """

    async def hand_over(
        self, records: Sequence[tuple[int, OutgoingRecord]], reports_arrived: ReportsArrived | None
    ) -> Sequence[DeliveryReport]:
        """Hand over ``(sequence, record)`` pairs in order and return when the client has them all.

        Returns the reports of those that failed on this side. The outcome of the others arrives in batches by
        ``reports_arrived``; with None (fire and forget) nobody asks and nothing arrives.
        """
        ...

    async def send_and_wait(self, sequence: int, record: OutgoingRecord, timeout_s: float) -> DeliveryReport:
        """Hand over one record and return its outcome; after ``timeout_s`` it is failed, ``maybe_written``."""
        ...

    async def flush(self, timeout_s: float) -> int:
        """Wait until nothing is in flight or the time is up; returns how many records still are."""
        ...

    async def close(self) -> None:
        """End the producer within about 2 s; what is still in flight is reported as failed, ``maybe_written``."""
        ...


class Admin(Protocol):
    """Asks and changes the cluster. Changing deeds raise ``ReadOnlyRefused`` on a read-only profile."""

    async def describe_cluster(self) -> ClusterInfo:
        """The cluster and its brokers.

        Raises:
            ConnectionLost: when no broker answers in time.
        """
        ...

    async def list_topics(self) -> tuple[TopicInfo, ...]:
        """All topics this user may see, by name; never creates one."""
        ...

    async def describe_topic(self, name: str) -> TopicInfo:
        """One topic.

        Raises:
            BrokerRefused: with code ``UNKNOWN_TOPIC_OR_PARTITION`` or ``TOPIC_AUTHORIZATION_FAILED``.
        """
        ...

    async def create_topic(self, topic: NewTopic) -> TopicInfo:
        """Create a topic and wait until it has leaders.

        Raises:
            BrokerRefused: with the broker's reason.
        """
        ...

    async def delete_topic(self, name: str) -> None:
        """Delete a topic and wait until it is gone.

        Raises:
            BrokerRefused: with the broker's reason.
        """
        ...


class RecordLog(Protocol):
    """The records that a reading has received, by row number from 0 in the order of arrival.

    Only raw batches are kept, on disk; a row is decoded when it is asked for, so asking is cheap for rows near
    each other.
    """

    def __len__(self) -> int: ...

    def record(self, row: int) -> StoredRecord:
        """The record of a row.

        Raises:
            IndexError: for a row that is not there.
        """
        ...

    def records(self, first: int, count: int) -> Sequence[StoredRecord]:
        """The records of up to ``count`` rows from ``first`` on; fewer at the end."""
        ...

    def close(self) -> None:
        """Forget the rows and remove the files."""
        ...


class BatchSink(Protocol):
    """Where the reading engine puts raw record batches; called from the engine's own thread."""

    def append(
        self, topic: str, partition: int, batch: bytes | memoryview, rows: Sequence[int] | None, problem: str
    ) -> None:
        """Add one raw batch (magic 2). ``rows`` chooses records inside it by index, ascending; None means all.

        ``problem`` non-empty marks a batch that cannot be decoded: it becomes one row.

        Raises:
            StorageFailed: when the disk is full.
        """
        ...

    def select(self, order: Sequence[int]) -> None:
        """Keep only these of the rows so far, in this order (what ``last N`` leaves)."""
        ...


class SpooledLog(RecordLog, BatchSink, Protocol):
    """A record log that a reading engine fills."""


class Reading(Protocol):
    """One reading that joins no group and commits nothing."""

    @property
    def progress(self) -> ReadProgress:
        """How it stands now; cheap, for polling about ten times a second."""
        ...

    @property
    def error(self) -> Exception | None:
        """Why it failed, when its state is ``FAILED``."""
        ...

    def pause(self) -> None:
        """Stop fetching; positions stay."""
        ...

    def resume(self) -> None:
        """Go on where it paused, without a gap."""
        ...

    async def finished(self) -> ReadProgress:
        """Wait until it is finished, stopped or failed."""
        ...

    async def close(self) -> None:
        """Stop within 300 ms and let go of connections and threads; the log stays readable."""
        ...


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


class LocalKafka(Protocol):
    """Starts and stops the embedded Kafka; one cluster at a time."""

    async def start(self, spec: LocalKafkaSpec, step_changed: Callable[[StepReport], None]) -> LocalCluster:
        """Start and return when every broker answers unfenced. Cancelling the task stops and cleans up.

        Raises:
            LocalKafkaFailed: with the reason from the broker's log and what to do.
        """
        ...

    async def stop(self) -> None:
        """Stop all brokers cleanly, kill after 8 s, throw temporary data away; does nothing when none runs."""
        ...

    def disk_use_bytes(self) -> int:
        """Bytes that the running cluster's data takes."""
        ...

    def losses(self) -> tuple[LocalKafkaFailed, ...]:
        """One error for each broker of the running cluster that has ended by itself, with its log's reason."""
        ...


class SecretStore(Protocol):
    """Keeps passwords: in the system's keychain, or for this run only."""

    @property
    def is_lasting(self) -> bool:
        """Whether secrets outlive the program."""
        ...

    async def load(self, profile_id: str) -> str | None:
        """The profile's password, None if there is none."""
        ...

    async def save(self, profile_id: str, password: str) -> None:
        """Keep the profile's password.

        Raises:
            StorageFailed: when the keychain refuses.
        """
        ...

    async def delete(self, profile_id: str) -> None:
        """Forget the profile's password; does nothing when there is none."""
        ...


class ProfileStore(Protocol):
    """Keeps profiles in a versioned file."""

    def load(self) -> tuple[Profile, ...]:
        """All profiles; a broken file is set aside and ``take_notice`` says so."""
        ...

    def save(self, profiles: Sequence[Profile]) -> None:
        """Write all profiles, atomically.

        Raises:
            StorageFailed: when the file cannot be written.
        """
        ...

    def take_notice(self) -> str:
        """A sentence on what happened to a broken file, once; then empty."""
        ...


class StateStore(Protocol):
    """Keeps small texts (window state, drafts, settings) by key in a versioned file, written atomically."""

    def get(self, key: str, default: str = "") -> str:
        """The text under ``key``."""
        ...

    def put(self, key: str, value: str) -> None:
        """Keep a text; written soon, and at ``flush`` at the latest."""
        ...

    def flush(self) -> None:
        """Write what is not written yet.

        Raises:
            StorageFailed: when the file cannot be written.
        """
        ...

    def take_notice(self) -> str:
        """A sentence on what happened to a broken file, once; then empty."""
        ...


class LogFactory(Protocol):
    """Makes the spools that readings fill."""

    def create(self) -> SpooledLog:
        """A new, empty log.

        Raises:
            StorageFailed: when its file cannot be made.
        """
        ...


class Exporter(Protocol):
    """Writes what a page shows to a file. Rows are taken on the loop, a few hundred at a time."""

    async def deliveries(
        self,
        rows: Iterable[DeliveryRow],
        path: Path,
        form: ExportForm,
        rows_written: Callable[[int], None] | None = None,
    ) -> int:
        """Write rows of the Deliveries table; returns how many. Cancelling leaves no file.

        Raises:
            StorageFailed: when the file cannot be written; what was at ``path`` stays.
        """
        ...

    async def records(
        self, records: Iterable[StoredRecord], path: Path, rows_written: Callable[[int], None] | None = None
    ) -> int:
        """Write records as JSON lines, without losing a byte; returns how many.

        Raises:
            StorageFailed: when the file cannot be written; what was at ``path`` stays.
        """
        ...
