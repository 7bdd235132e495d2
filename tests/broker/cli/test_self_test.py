"""``self-test``: every part of the installation, and the main job on a real broker in the clear and signed in."""

from __future__ import annotations

import pytest

from tests.broker.cli.conftest import Command
from tests.broker.cli.test_secured import PASSWORD, words
from tests.secure_test_bed import SecureKafka

SENT = {f"send, {kind}" for kind in ("none", "gzip", "snappy", "lz4", "zstd")}


def test_every_part_is_looked_at_and_the_main_job_done(command: Command) -> None:
    ended = command("self-test")
    states = {row["part"]: row["state"] for row in ended.rows}
    assert [row for row in ended.rows if row["state"] == "failed"] == []
    assert ended.code == 0
    assert states.keys() >= {"Python", "Qt", "crc32c", "compression", "sending process", "keychain", "spool", "export"}
    assert states.keys() >= SENT | {"topic", "read", "topic deleted"}
    read = next(row["detail"] for row in ended.rows if row["part"] == "read")
    assert read.startswith("5 records, byte for byte")
    left = [row["name"] for row in command("topics", "list").rows]
    assert [name for name in left if name.startswith("kafkagui-self-test-")] == []


def test_it_signs_in_where_it_is_told(
    command: Command, secure_broker: SecureKafka, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSWORD, secure_broker.admin_password)
    ended = command("self-test", *words("SASL_SSL", secure_broker), servers=secure_broker.sasl_ssl)
    assert ended.code == 0, ended.out
    assert {row["part"] for row in ended.rows if row["state"] == "ok"} >= SENT | {"read"}


def test_without_a_broker_it_says_so(command: Command) -> None:
    assert command("self-test", servers="127.0.0.1:1").code == 3
