"""The lab's claims on real brokers: what each method costs, and what each acks loses."""

from __future__ import annotations

import pytest

from kafkagui.core.delivery import SendMethod
from kafkagui.core.lab.built_in import ACKS_1_LOSES, BUILT_IN, COMPARE
from kafkagui.core.lab.experiment import Experiment
from kafkagui.core.lab.fates import Range
from kafkagui.core.lab.scenario import Scenario
from kafkagui.services.lab.break_run import run_scenario
from kafkagui.services.lab.compare import compare
from kafkagui.services.lab.lab import Lab
from tests.fakes.lab_observer import FakeLabObserver

OTHERS = [what for name, what in BUILT_IN.items() if isinstance(what, Scenario) and name != ACKS_1_LOSES.name]


async def test_at_ten_milliseconds_synchronous_is_at_least_twenty_times_as_slow(lab: Lab) -> None:
    run = await compare(lab, COMPARE, FakeLabObserver(), with_timeline=False)
    assert run.holds, [judgement.sentence for judgement in run.judgements if not judgement.holds]
    slow = [figure for figure in run.figures if figure.pair.method is SendMethod.SYNCHRONOUS][1:]
    # Each waits for a round trip a record; what the machine adds does not matter.
    assert all(figure.program_s >= 1.0 for figure in slow)
    assert run.surroundings.measured_round_trip_ms is not None


async def test_a_leaders_death_costs_exactly_what_was_not_copied(lab: Lab) -> None:
    run = await run_scenario(lab, ACKS_1_LOSES, FakeLabObserver())
    numbers = [(e.sent, e.acknowledged, e.unconfirmed, e.failed, e.found, e.lost_acknowledged) for e in run.ledger]
    assert numbers == [(900, 0, 900, 0, 600, 0), (900, 900, 0, 0, 600, 300), (900, 900, 0, 0, 900, 0)]
    assert [entry.lost_ranges for entry in run.ledger] == [(Range(301, 600),), (Range(301, 600),), ()]
    assert [entry.duplicated for entry in run.ledger] == [0, 0, 0]
    assert run.holds


@pytest.mark.slow
@pytest.mark.parametrize("scenario", OTHERS, ids=lambda scenario: scenario.name)
async def test_a_scenario_shows_what_it_says(lab: Lab, scenario: Scenario) -> None:
    run = await run_scenario(lab, scenario, FakeLabObserver())
    assert run.holds, [judgement.sentence for judgement in run.judgements if not judgement.holds]
    assert lab.faults is not None
    assert all(state.is_well for state in lab.faults.brokers)


async def test_a_small_comparison_through_more_partitions_and_keys(lab: Lab) -> None:
    experiment = Experiment(payload=COMPARE.payload, pairs=COMPARE.pairs[-1:], partitions=3, repeats=2)
    watcher = FakeLabObserver()
    run = await compare(lab, experiment, watcher)
    (entry,) = run.ledger
    assert (entry.sent, entry.found, entry.out_of_order) == (200, 200, 0)
    assert all(one.read_back_ms is not None for one in run.timelines)
