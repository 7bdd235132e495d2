"""Words that make no sense together are refused before anything is connected or sent."""

from __future__ import annotations

import pytest

from kafkagui.app.wiring import build_program
from kafkagui.cli import run
from tests.broker.cli.conftest import Command


@pytest.mark.parametrize(
    "words",
    [
        ("--every-ms", "nan"),
        ("--every-ms", "inf"),
        ("--per-second", "nan"),
        ("--timeout-s", "0"),
        ("--timeout-s", "nan"),
    ],
)
def test_numbers_that_make_no_sense(command: Command, topic: str, words: tuple[str, str]) -> None:
    assert command("send", topic, "--value", "v", "--method", "synchronous", *words).code == 2
    assert command("consume", topic).rows == []


@pytest.mark.parametrize(
    "words", [("--ca-file", __file__), ("--username", "u"), ("--password-env", "PATH"), ("--sasl-mechanism", "PLAIN")]
)
def test_a_secured_connection_is_not_made_plain_in_silence(command: Command, words: tuple[str, str]) -> None:
    ended = command("topics", "list", *words)
    assert (ended.code, ended.out) == (2, "")
    assert f"{words[0]} does not go with PLAINTEXT." in ended.err


def test_a_profile_is_not_half_overruled(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["topics", "list", "--profile", "p", "--username", "u"], build_program) == 2
    assert "--username does not go with a profile." in capsys.readouterr().err


def test_a_topic_name_that_cannot_be_is_refused_for_reading_too(command: Command) -> None:
    ended = command("consume", "no such name")
    assert (ended.code, ended.out) == (2, "")


def test_a_time_before_1970_is_the_beginning(command: Command, topic: str) -> None:
    command("send", topic, "--value", "v")
    assert [row["value"] for row in command("consume", topic, "--from", "time:1901-01-01T00:00:00Z").rows] == ["v"]
