"""Words that make no sense together are refused before anything is connected or sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from kafkagui.app.wiring import build_program
from kafkagui.cli import run
from kafkagui.storage.places import HOME_VARIABLE
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


@pytest.mark.parametrize("digits", ["9" * 5_000, "x", "-1", "0", ""])
def test_a_count_that_is_none(command: Command, topic: str, digits: str) -> None:
    ended = command("consume", topic, "--from", f"last:{digits}")
    assert (ended.code, ended.out, len(ended.err) < 200) == (2, "", True)


def test_more_partitions_than_the_protocol_can_say(command: Command, topic_name: str) -> None:
    assert command("topics", "create", topic_name, "--partitions", str(2**31)).code == 2


def test_a_header_name_that_is_no_text(command: Command, topic: str) -> None:
    ended = command("send", topic, "--value", "v", "--header", "\udcff=x")
    assert (ended.code, ended.out) == (2, "")
    assert "must be UTF-8" in ended.err


def test_no_servers_at_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["topics", "list", "--bootstrap-servers", ""], build_program) == 2
    assert "Give at least one address." in capsys.readouterr().err


def test_a_header_name_in_a_line_that_is_no_text(command: Command, topic: str, tmp_path: Path) -> None:
    lines = tmp_path / "lines"
    lines.write_bytes(b"a:1\tv\n\xff:1\tv\n")
    ended = command("send", topic, "--lines", str(lines), "--parse-headers")
    assert (ended.code, ended.out) == (2, "")
    assert "line number 2 is not UTF-8" in ended.err


def test_a_broken_file_of_profiles_is_said(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "profiles.json").write_text("{")
    ended = command("topics", "list")
    assert ended.code == 0
    assert "profiles.json is broken" in ended.err
    assert "set aside as profiles.json.broken-" in ended.err
