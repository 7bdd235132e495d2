"""``lab`` over fakes: what is printed, the exit codes, and what is left on the cluster."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kafkagui.cli import run
from kafkagui.core.delivery import Acks, SendMethod
from kafkagui.core.lab.built_in import BUILT_IN
from kafkagui.core.lab.expectation import Expectation, Measure, Relation
from kafkagui.core.lab.experiment import Experiment
from kafkagui.core.lab.pair import Pair
from kafkagui.core.lab.payload import Payload
from kafkagui.core.lab.run_file import to_text
from kafkagui.services.program import Program
from tests.fakes.cluster_memory import ClusterInMemory
from tests.fakes.connector import FakeConnector
from tests.fakes.program import program_of_fakes
from tests.fakes.record_log import FakeLogFactory
from tests.fakes.text_files import FakeTextFiles

KEYS = {"method", "acks", "sent", "acknowledged", "failed", "unconfirmed"}
KEYS |= {"found", "lost_acknowledged", "duplicated", "out_of_order"}
PAIR = Pair(SendMethod.ASYNCHRONOUS, Acks.ALL)
SMALL = Experiment(name="small", payload=Payload(5), pairs=(PAIR,))
FOREIGN = ("--bootstrap-servers", "localhost:9092")


class World:
    """A program over one cluster in memory, and its files."""

    def __init__(self, folder: Path) -> None:
        self.memory = ClusterInMemory()
        self.files = FakeTextFiles()
        self._folder = folder

    def program(self) -> Program:
        return replace(
            program_of_fakes(self._folder, connector=FakeConnector(self.memory), logs=FakeLogFactory()),
            files=self.files,
        )

    def put(self, name: str, what: Experiment) -> None:
        self.files.texts[Path(name)] = to_text(what)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def test_the_list_names_every_scenario(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lab", "list", "--json"], world.program) == 0
    assert [json.loads(line)["scenario"] for line in capsys.readouterr().out.splitlines()] == list(BUILT_IN)
    assert run(["lab", "list"], world.program) == 0
    assert "acks-1-loses  " in capsys.readouterr().out


def test_the_last_line_is_the_ledger_and_no_topic_is_left(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.put("own.json", SMALL)
    assert run(["lab", "run", "own.json", "--json", *FOREIGN], world.program) == 0
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert set(last) == {"scenario", "holds", "ledger"}
    assert (last["scenario"], last["holds"]) == ("small", True)
    assert [set(entry) for entry in last["ledger"]] == [KEYS]
    assert last["ledger"][0]["found"] == 5
    assert world.memory.topics == {}


def test_an_expectation_that_does_not_hold_is_exit_code_1(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.put("own.json", replace(SMALL, expectations=(Expectation(Measure.LOST, Relation.AT_LEAST, 1),)))
    assert run(["lab", "run", "own.json", *FOREIGN], world.program) == 1
    out = capsys.readouterr().out
    assert "BROKEN  Asynchronous, acks=all: lost >= 1 (found 0)" in out
    assert "Every record of every pair is there." in out


def test_topics_that_are_kept_are_named(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.put("own.json", SMALL)
    assert run(["lab", "run", "own.json", "--keep-topics", *FOREIGN], world.program) == 0
    (left,) = world.memory.topics
    assert f"still there: {left}" in capsys.readouterr().err


def test_a_run_is_written_and_can_be_repeated_from_its_file(world: World) -> None:
    world.put("own.json", SMALL)
    assert run(["lab", "run", "own.json", "--out", "a.kafkarun", "--out", "a.md", *FOREIGN], world.program) == 0
    assert world.files.texts[Path("a.md")].startswith("# Delivery lab: small")
    assert run(["lab", "run", "a.kafkarun", *FOREIGN], world.program) == 0


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["nope"], "There is no scenario “nope”"),
        (["acks-1-loses", *FOREIGN], "need the local Kafka with three brokers"),
        (["compare", *FOREIGN], "need the local Kafka with three brokers"),
    ],
)
def test_what_cannot_be_run_there_is_refused(
    world: World, capsys: pytest.CaptureFixture[str], words: list[str], why: str
) -> None:
    assert run(["lab", "run", *words], world.program) == 2
    assert why in capsys.readouterr().err
    assert world.memory.topics == {}


def test_a_program_without_files_says_so(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lab", "run", "own.json", *FOREIGN], lambda: replace(world.program(), files=None)) == 2
    assert "opens and saves no files" in capsys.readouterr().err


def test_without_a_cluster_it_starts_three_brokers_behind_proxies(world: World) -> None:
    made: list[Program] = []

    def make() -> Program:
        made.append(world.program())
        return made[-1]

    world.put("own.json", SMALL)
    assert run(["lab", "run", "own.json"], make) == 0
    (spec,) = made[0].local_kafka.specs  # type: ignore[attr-defined]
    assert (spec.brokers, spec.proxied) == (3, True)
