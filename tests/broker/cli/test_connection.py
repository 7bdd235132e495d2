"""No connection: exit code 3 with the stage, in time; the staged test as rows."""

from __future__ import annotations

import socket
import time

import pytest

from tests.broker.cli.conftest import Command


@pytest.fixture
def silent_port() -> object:
    """A port that accepts and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.mark.parametrize(
    ("servers", "stage"), [("127.0.0.1:1", "port"), ("no-such-host.invalid:9092", "name"), (None, "metadata")]
)
def test_no_connection_names_the_stage_in_time(
    command: Command, silent_port: int, servers: str | None, stage: str
) -> None:
    began = time.monotonic()
    ended = command("topics", "list", servers=servers or f"127.0.0.1:{silent_port}")
    assert ended.code == 3
    assert f"stage: {stage}" in ended.err
    assert time.monotonic() - began < 8


def test_the_staged_test_prints_every_step(command: Command) -> None:
    ended = command("test-connection")
    assert ended.code == 0
    states = [(row["stage"], row["state"]) for row in ended.rows]
    assert states == [
        ("name", "passed"),
        ("port", "passed"),
        ("tls", "skipped"),
        ("sign-in", "skipped"),
        ("metadata", "passed"),
        ("advertised", "passed"),
    ]
    failed = command("test-connection", servers="127.0.0.1:1")
    assert (failed.code, failed.rows[-1]["stage"], failed.rows[-1]["state"]) == (3, "port", "failed")


def test_words_about_the_connection_are_checked_first(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    assert command("topics", "list", servers="localhost").code == 2
    sasl = ("--security-protocol", "SASL_PLAINTEXT", "--username", "u")
    assert "password" in command("topics", "list", *sasl).err
    monkeypatch.delenv("NO_SUCH_VARIABLE", raising=False)
    ended = command("topics", "list", *sasl, "--password-env", "NO_SUCH_VARIABLE")
    assert (ended.code, "NO_SUCH_VARIABLE" in ended.err) == (2, True)
    assert command("topics", "list", "--ca-file", "/no/such/file").code == 2
