"""Opening and saving runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from kafkagui.core.errors import InputRefused
from kafkagui.core.lab.built_in import ACKS_1_LOSES
from kafkagui.services.lab.keep import load, load_run, save
from tests.fakes.text_files import FakeTextFiles
from tests.unit.core.lab.lab_runs import accident_run


async def test_a_run_is_saved_and_opened_again() -> None:
    files = FakeTextFiles()
    path = await save(files, Path("mine"), accident_run())
    assert path == Path("mine.kafkarun")
    assert await load_run(files, path) == accident_run()


async def test_the_ending_of_the_name_chooses_the_form() -> None:
    files = FakeTextFiles()
    for name, begins in (("r.md", "# Delivery lab"), ("r.html", "<!DOCTYPE html>"), ("r.json", "{")):
        assert files.texts[await save(files, Path(name), accident_run())].startswith(begins)


async def test_a_scenario_is_no_run() -> None:
    files = FakeTextFiles()
    path = await save(files, Path("own.md"), ACKS_1_LOSES)
    assert await load(files, path) == ACKS_1_LOSES
    with pytest.raises(InputRefused, match="no run"):
        await load_run(files, path)
