"""Runs Kafka's own Java console tools against a broker: the yardstick for what the program sends and reads."""

from __future__ import annotations

import asyncio
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from kafkagui.localkafka.jar_list import Jar, broker_jars, read_jar_list
from kafkagui.localkafka.jars import default_jars_dir, fetched_jars
from kafkagui.localkafka.java import find_java

_JAR_LIST = Path(__file__).with_name("tools-jars.lock")
_TIMEOUT_S = 60
_JVM_FLAGS = ["-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dstdout.encoding=UTF-8"]
_CONSUMER = "org.apache.kafka.tools.consumer.ConsoleConsumer"
_SHARE_CONSUMER = "org.apache.kafka.tools.consumer.ConsoleShareConsumer"
_PRODUCER = "org.apache.kafka.tools.ConsoleProducer"


def console_consume(
    bootstrap: str,
    topic: str,
    max_messages: int,
    properties: Mapping[str, str] | None = None,
    *,
    timeout_ms: int = 15_000,
) -> list[str]:
    """Lines that the Java console consumer prints for the first records of a topic, in its order.

    Args:
        bootstrap: `host:port`, plaintext.
        topic: the topic, read from the beginning.
        max_messages: how many records; fewer come back when the time is up.
        properties: the formatter's, such as `{"print.key": "true", "key.separator": ":"}`.
        timeout_ms: how long it waits for a further record.
    """
    arguments = ["--bootstrap-server", bootstrap, "--topic", topic, "--from-beginning"]
    arguments += ["--max-messages", str(max_messages), "--timeout-ms", str(timeout_ms)]
    done = _run(_CONSUMER, [*arguments, *_properties("--formatter-property", properties)], b"")
    # Not splitlines(): a record may hold a form feed or a line separator.
    return done.stdout.decode("utf-8").split("\n")[:-1]


def console_produce(
    bootstrap: str, topic: str, lines: Sequence[str], properties: Mapping[str, str] | None = None
) -> None:
    """Send lines with the Java console producer, one record a line.

    Args:
        bootstrap: `host:port`, plaintext.
        topic: an existing topic.
        lines: without their ends.
        properties: the line reader's, such as `{"parse.key": "true", "key.separator": ":"}`.

    Raises:
        AssertionError: when the tool failed; carries what it printed.
    """
    arguments = ["--bootstrap-server", bootstrap, "--topic", topic]
    text = "".join(f"{line}\n" for line in lines)
    done = _run(_PRODUCER, [*arguments, *_properties("--reader-property", properties)], text.encode())
    # It logs failed sends and still ends with 0.
    assert done.returncode == 0 and b"ERROR" not in done.stdout + done.stderr, (done.stdout + done.stderr).decode()


@contextmanager
def console_member(bootstrap: str, topic: str, group: str, *, shares: bool = False) -> Iterator[None]:
    """A Java console consumer that stays a member of a group: of KIP-848's protocol, or of a share group.

    Args:
        bootstrap: `host:port`, plaintext.
        topic: the topic it reads.
        group: the group's id.
        shares: whether it is a share group (KIP-932).
    """
    arguments = ["--bootstrap-server", bootstrap, "--topic", topic, "--group", group]
    arguments += [] if shares else ["--command-property", "group.protocol=consumer"]
    process = subprocess.Popen(_command(_SHARE_CONSUMER if shares else _CONSUMER, arguments), stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.kill()
        process.wait(10)


def _properties(option: str, properties: Mapping[str, str] | None) -> list[str]:
    return [part for key, value in (properties or {}).items() for part in (option, f"{key}={value}")]


def _run(main_class: str, arguments: Sequence[str], text: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        _command(main_class, arguments), input=text, capture_output=True, timeout=_TIMEOUT_S, check=False
    )


def _command(main_class: str, arguments: Sequence[str]) -> list[str]:
    return [str(find_java().launcher), *_JVM_FLAGS, "-cp", _class_path(), main_class, *arguments]


def _class_path() -> str:
    jars = (*read_jar_list(_JAR_LIST), *broker_jars())
    return os.pathsep.join(str(path) for path in _fetched(jars))


def _fetched(jars: Sequence[Jar]) -> tuple[Path, ...]:
    """The jars' paths; on a thread of its own, since a test may be running a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(fetched_jars(jars, default_jars_dir()))).result()
