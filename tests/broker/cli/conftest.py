"""Runs commands in this process against the real broker and takes what they print apart."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from kafkagui.app.wiring import build_program
from kafkagui.cli import run
from tests.running_kafka import RunningKafka


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Standard output, one JSON object a line."""
        return [json.loads(line) for line in self.out.splitlines()]


Command = Callable[..., Ended]


@pytest.fixture
def command(broker: RunningKafka, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run `kafkagui WORDS --bootstrap-servers … --json`."""

    def conduct(*words: str, servers: str | None = None, as_json: bool = True) -> Ended:
        where = ["--bootstrap-servers", servers or broker.bootstrap_servers]
        capsys.readouterr()
        code = run([*words, *where, *(["--json"] if as_json else [])], build_program)
        captured = capsys.readouterr()
        return Ended(code, captured.out, captured.err)

    return conduct


@pytest.fixture
def topic(command: Command, topic_name: str) -> str:
    """A topic of three partitions."""
    assert command("topics", "create", topic_name, "--partitions", "3").code == 0
    return topic_name
