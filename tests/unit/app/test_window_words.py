"""Words of the window, told from commands, and passed on."""

from __future__ import annotations

from pathlib import Path

import pytest

from kafkagui.app.call import Call
from kafkagui.app.window_words import WindowWords, window_words


def test_no_words_and_switches_open_the_window() -> None:
    assert window_words([]) == WindowWords()
    assert window_words(["--new-window", "--local"]) == WindowWords(starts_local_kafka=True, is_separate=True)


def test_files_and_links_are_opened_and_commands_are_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("dev.properties").write_text("bootstrap.servers=h:1")
    Path("topics").write_text("a file that is called like a command")
    words = window_words(["dev.properties", "kafka://broker:9092"])
    assert words == WindowWords(to_open=(str(tmp_path / "dev.properties"), "kafka://broker:9092"))
    for command in (["topics"], ["missing.properties"], ["--version"], ["--local", "consume"]):
        assert window_words(command) is None


def test_a_call_is_read_back_and_nonsense_refused() -> None:
    call = Call(WindowWords(True, False, ("/tmp/ü\n", "kafka://h")), "token")
    assert Call.from_line(call.to_line()) == call
    assert call.to_line().count(b"\n") == 1
    for line in (b"", b"{", b"1\n", b"[1]\n", b'["{}", ""]\n', b'["[]", ""]\n', b"\xff\n"):
        with pytest.raises(ValueError):
            Call.from_line(line)
