"""From a broker's log to the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from kafkagui.localkafka.log_reasons import broker_ended, log_tail

LOCK = "org.apache.kafka.common.KafkaException: Failed to acquire lock on file .lock in /d. A Kafka instance in"
PORT = "org.apache.kafka.common.KafkaException: Socket server failed to bind to 127.0.0.1:1: Address already in use."


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (PORT, "PORT_TAKEN"),
        (LOCK, "LOCK_HELD"),
        ("java.lang.OutOfMemoryError: Java heap space", "OUT_OF_MEMORY"),
        ("There is insufficient memory for the Java Runtime Environment to continue.", "OUT_OF_MEMORY"),
        ("java.io.IOException: No space left on device", "DISK_FULL"),
        ("java.nio.file.AccessDeniedException: /d/meta.properties", "NOT_WRITABLE"),
        ("Error: LinkageError java.lang.UnsupportedClassVersionError: kafka/Kafka", "JAVA_TOO_OLD"),
        ("java.lang.NoClassDefFoundError: com/fasterxml/jackson", "JARS_INCOMPLETE"),
        ("org.apache.kafka.common.config.ConfigException: Invalid value x", "BAD_CONFIGURATION"),
        ("something else", "BROKER_ENDED"),
    ],
)
def test_each_reason_is_known_by_its_words(tmp_path: Path, line: str, code: str) -> None:
    log = tmp_path / "broker.log"
    log.write_text(f"INFO starting\n{line}\n", encoding="utf-8")
    failure = broker_ended(2, 1, log)
    assert failure.code == code
    assert failure.message.startswith("Broker 2 ended")
    assert failure.hint
    assert line in failure.detail


def test_a_signal_is_named(tmp_path: Path) -> None:
    assert "killed by signal 9" in broker_ended(1, -9, tmp_path / "none.log").message


def test_the_tail_is_the_end_of_a_long_log(tmp_path: Path) -> None:
    log = tmp_path / "broker.log"
    log.write_text("".join(f"line {n}\n" for n in range(100_000)), encoding="utf-8")
    assert log_tail(log, 2) == "line 99998\nline 99999"
