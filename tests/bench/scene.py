"""What the comparisons share: one real broker, started when first needed, and topics filled once."""

from __future__ import annotations

import shutil
import subprocess
import uuid
from collections.abc import Callable
from types import TracebackType

from kafkagui.core.local_kafka import LocalKafkaSpec
from tests.running_kafka import RunningKafka

SMALL_RECORDS = 2_000_000
JSON_RECORDS = 300_000
PARTITIONS = 6


class Scene:
    """A broker and its topics, for as long as the bench runs."""

    def __init__(self) -> None:
        self._kafka: RunningKafka | None = None
        self._small = ""
        self._json = ""

    def __enter__(self) -> Scene:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._kafka is not None:
            self._kafka.stop()

    @property
    def bootstrap_servers(self) -> str:
        """Where the broker is."""
        if self._kafka is None:
            self._kafka = RunningKafka(LocalKafkaSpec())
        return self._kafka.bootstrap_servers

    def new_topic(self, partitions: int = PARTITIONS) -> str:
        """An empty topic."""
        from kafka import KafkaAdminClient

        name = f"bench-{uuid.uuid4().hex[:8]}"
        admin = KafkaAdminClient(bootstrap_servers=self.bootstrap_servers)
        try:
            admin.create_topics({name: {"num_partitions": partitions, "replication_factor": 1}})
            admin.wait_for_topics([name])
        finally:
            admin.close()
        return name

    def small_topic(self) -> str:
        """2,000,000 records of 100 bytes with short keys, lz4, filled by kcat."""
        if not self._small:
            self._small = self._filled(SMALL_RECORDS, small_line)
        return self._small

    def json_topic(self) -> str:
        """300,000 JSON records of 1 KiB with short keys, lz4, filled by kcat; one in 1,000 has the status FAILED."""
        if not self._json:
            self._json = self._filled(JSON_RECORDS, json_line)
        return self._json

    def _filled(self, count: int, line: Callable[[int], bytes]) -> str:
        name = self.new_topic()
        kcat = shutil.which("kcat")
        if kcat is None:
            raise RuntimeError("kcat is not installed")
        command = [kcat, "-P", "-b", self.bootstrap_servers, "-t", name, "-z", "lz4", "-K", "\t", "-X", "linger.ms=5"]
        with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
            assert process.stdin is not None
            for start in range(0, count, 10_000):
                process.stdin.write(b"".join(map(line, range(start, start + 10_000))))
        if process.returncode != 0:
            raise RuntimeError(f"kcat ended with {process.returncode}")
        return name


def small_line(number: int) -> bytes:
    """A key, a tab and a value of 100 bytes."""
    value = f'{{"id":{number},"event":"e{number * 7919 % 2000}","customer":"C-{number * 31 % 9973}","note":"'
    return f'{number % 100000:06d}\t{value:_<98}"}}\n'.encode()


def json_line(number: int) -> bytes:
    """A key, a tab and a JSON value of 1,024 bytes."""
    status = "FAILED" if number % 1000 == 7 else "OK"
    words = " ".join(f"w{number * factor % 9973}" for factor in range(3, 120))
    value = f'{{"id":{number},"status":"{status}","amount":{number % 977}.{number % 100:02d},"note":"{words}'
    return f'{number % 100000:06d}\t{value[:1022]:_<1022}"}}\n'.encode()
