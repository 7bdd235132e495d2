"""`python -m kafkagui.localkafka fetch`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kafkagui.localkafka.__main__ import main
from tests.unit.localkafka.repository import jar


@pytest.fixture
def list_of_one(tmp_path: Path) -> Path:
    one = jar("one", b"1")
    path = tmp_path / "jars.lock"
    path.write_text(f"{one.group}:{one.artifact}:{one.version} {one.sha256} {one.size_bytes}\n", encoding="utf-8")
    return path


def test_jars_that_are_there_end_with_0(list_of_one: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one-1.0.jar").write_bytes(b"1")
    assert main(["fetch", str(tmp_path), "--list", str(list_of_one)]) == 0
    assert capsys.readouterr().out == f"jars.lock: 1 jars are in {tmp_path}, all checked.\n"


def test_a_failure_ends_with_1_and_says_what_to_do(
    list_of_one: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jgo.maven", None)
    assert main(["fetch", str(tmp_path), "--list", str(list_of_one)]) == 1
    shown = capsys.readouterr().out
    assert "Fetching jars: 0.0 of 0.0 MB (0 %)" in shown
    assert 'pip install "kafkagui[local]"' in shown


def test_without_a_deed_it_shows_its_use(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 2
    assert "fetch" in capsys.readouterr().err
