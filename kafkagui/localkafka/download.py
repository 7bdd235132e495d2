"""Fetches jars in parallel with jgo, each into a private folder, and lets only checked ones into the cache.

jgo returns a file that broke off as if it were whole and only logs a wrong checksum, so size and sha256 are
checked here. Threads are daemons: one that hangs in a read must neither hold up a cancel nor the exit.
"""

from __future__ import annotations

import contextlib
import hashlib
import queue
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kafkagui.core.errors import KafkaGuiError, LocalKafkaFailed
from kafkagui.core.wording import mark, tr
from kafkagui.localkafka.jar_list import Jar

_WORKERS = 8
_TIMEOUT_S = 15
_OFFLINE_HINT = mark(
    "Check the network (and HTTPS_PROXY, if this machine needs a proxy) and try again, or "
    "choose a folder that already holds the jars."
)

BytesArrived = Callable[[int], None]


JarSource = Callable[[Jar, Path, BytesArrived], Path]
"""Brings one jar into an empty private folder and returns its path there.

The third argument is called with the size of each piece that arrives, and raises to stop the fetch.
"""


class _Cancelled(Exception):
    """Raised inside a worker's read when nobody wants the rest."""


class Download:
    """One parallel fetch of some jars into a folder; the caller polls `is_over`."""

    def __init__(self, jars: Sequence[Jar], folder: Path, source: JarSource) -> None:
        self._folder = folder
        self._source = source
        self.size_bytes = sum(jar.size_bytes for jar in jars)
        self._waiting: queue.SimpleQueue[Jar] = queue.SimpleQueue()
        for jar in sorted(jars, key=lambda jar: -jar.size_bytes):
            self._waiting.put(jar)
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()
        self._done_bytes = 0
        self._cancelled = threading.Event()
        self._failure: KafkaGuiError | None = None

    def begin(self) -> None:
        """Start the workers."""
        for number in range(min(_WORKERS, self._waiting.qsize())):
            thread = threading.Thread(target=self._work, name=f"fetch-jars-{number}", daemon=True)
            self._threads.append(thread)
            thread.start()

    def is_over(self) -> bool:
        """True when every jar is there, or one failed."""
        return self._failure is not None or not any(thread.is_alive() for thread in self._threads)

    def done_bytes(self) -> int:
        """Bytes that have arrived so far."""
        with self._lock:
            return self._done_bytes

    def end(self) -> None:
        """Let the workers stop at their next piece; what they have is thrown away."""
        self._cancelled.set()

    def raise_failure(self) -> None:
        """Raise what the first failed worker met, if any did.

        Raises:
            LocalKafkaFailed: with the reason and what to do.
        """
        if self._failure is not None:
            raise self._failure

    def _work(self) -> None:
        while not self._cancelled.is_set():
            try:
                jar = self._waiting.get_nowait()
            except queue.Empty:
                return
            try:
                self._fetch(jar)
            except _Cancelled:
                return
            except KafkaGuiError as failure:
                self._fail(failure)
            except OSError as error:
                # requests' errors (no network, cut, time-out) are OSErrors too.
                self._fail(_not_fetched(jar, error))
            except RuntimeError as error:
                self._fail(_not_fetched(jar, error))

    def _fail(self, failure: KafkaGuiError) -> None:
        self._failure = self._failure or failure
        self._cancelled.set()

    def _fetch(self, jar: Jar) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        private = Path(tempfile.mkdtemp(prefix=".part-", dir=self._folder))
        try:
            path = self._source(jar, private, self._bytes_arrived)
            _check(jar, path)
            if not self._cancelled.is_set():
                path.replace(self._folder / jar.file_name)
        finally:
            shutil.rmtree(private, ignore_errors=True)

    def _bytes_arrived(self, count: int) -> None:
        if self._cancelled.is_set():
            raise _Cancelled
        with self._lock:
            self._done_bytes += count


def maven_source(jar: Jar, folder: Path, bytes_arrived: BytesArrived) -> Path:
    """Fetch a jar from the public Maven repository that jgo knows.

    Raises:
        LocalKafkaFailed: when jgo is not installed.
        OSError: no network, or the connection broke.
        RuntimeError: the repository lacks the jar or answers with an error.
    """
    return repository_source(None)(jar, folder, bytes_arrived)


def repository_source(remote_repos: dict[str, str] | None) -> JarSource:
    """A source that asks these Maven repositories (name and URL); None means jgo's own."""

    def fetch(jar: Jar, folder: Path, bytes_arrived: BytesArrived) -> Path:
        try:
            from jgo.maven import MavenContext, PythonResolver
        except ImportError as error:
            raise LocalKafkaFailed(
                tr("The broker's jars cannot be fetched: the package jgo is not installed."),
                hint=tr('Install it with: pip install "kafkagui[local]", or choose a folder that holds the jars.'),
                code="JGO_MISSING",
            ) from error

        @contextlib.contextmanager
        def progress(_name: str, _total: int) -> Iterator[BytesArrived]:
            yield bytes_arrived

        context = MavenContext(
            resolver=PythonResolver(progress_callback=progress),
            repo_cache=folder,
            local_repos=[],
            remote_repos=remote_repos,
            timeout=_TIMEOUT_S,
        )
        component = context.project(jar.group, jar.artifact).at_version(jar.version)
        return Path(component.artifact().resolve())

    return fetch


def _check(jar: Jar, path: Path) -> None:
    size_bytes = path.stat().st_size
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if size_bytes == jar.size_bytes and found == jar.sha256:
        return
    if size_bytes < jar.size_bytes:
        raise LocalKafkaFailed(
            tr(
                "The download of {file_name} broke off: {size_bytes:,} of {total_bytes:,} bytes arrived.",
                file_name=jar.file_name,
                size_bytes=size_bytes,
                total_bytes=jar.size_bytes,
            ),
            hint=tr("Nothing of it is used. Try again."),
            code="DOWNLOAD_CUT",
            retriable=True,
        )
    raise LocalKafkaFailed(
        tr("The download of {file_name} is not the file that was expected (wrong sha256).", file_name=jar.file_name),
        hint=tr("It is not used. A proxy or mirror may have changed it: try another network."),
        detail=f"expected sha256 {jar.sha256}, {jar.size_bytes} bytes\nfound sha256 {found}, {size_bytes} bytes",
        code="WRONG_HASH",
    )


def _not_fetched(jar: Jar, error: Exception) -> LocalKafkaFailed:
    disk_full = getattr(error, "errno", None) == 28
    message = tr("{file_name} could not be fetched: the jar repository did not deliver it.", file_name=jar.file_name)
    if disk_full:
        message = tr("{file_name} could not be fetched: the disk is full.", file_name=jar.file_name)
    return LocalKafkaFailed(
        message,
        hint=tr("Make room and try again.") if disk_full else tr(_OFFLINE_HINT),
        detail=f"{type(error).__name__}: {error}",
        code="DISK_FULL" if disk_full else "NOT_FETCHED",
        retriable=True,
    )
