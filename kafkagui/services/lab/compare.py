"""Compare: the same payload by every chosen method and acks, one after another in fair order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kafkagui.core.delivery import Acks
from kafkagui.core.lab.effective import effective_config
from kafkagui.core.lab.expectation import judge
from kafkagui.core.lab.experiment import Experiment, fair_order
from kafkagui.core.lab.figures import Figures
from kafkagui.core.lab.ledger import LedgerEntry, account
from kafkagui.core.lab.marks import lab_topic
from kafkagui.core.lab.run import LabRun, RecordTimeline, Stage
from kafkagui.core.lab.scenario import (
    DEFAULT_DELIVERY_TIMEOUT_MS,
    DEFAULT_REQUEST_TIMEOUT_MS,
    options_for,
)
from kafkagui.core.lab.verdicts import verdicts
from kafkagui.core.ports import Producer
from kafkagui.core.topics import NewTopic
from kafkagui.core.wording import tr
from kafkagui.services.lab.journal import Journal, LabObserver
from kafkagui.services.lab.lab import Lab, made_ready, mended, told
from kafkagui.services.lab.markers import Markers, rest
from kafkagui.services.lab.read_back import read_back
from kafkagui.services.lab.recorder import Recorder, Stopwatch
from kafkagui.services.lab.timed_producer import TimedProducer
from kafkagui.services.lab.timeline import timeline
from kafkagui.services.pacing import Pace, StopSignal
from kafkagui.services.send import SendOrders, send

_FLUSH_S = DEFAULT_DELIVERY_TIMEOUT_MS / 1000 + 5
_TIMEOUTS = (DEFAULT_REQUEST_TIMEOUT_MS, DEFAULT_DELIVERY_TIMEOUT_MS)


@dataclass(slots=True)
class _Lane:
    """One pair's way through the comparison."""

    recorder: Recorder
    producer: Producer
    watch: Stopwatch


async def compare(lab: Lab, experiment: Experiment, observer: LabObserver, *, with_timeline: bool = True) -> LabRun:
    """Run the experiment; cancelling the task breaks it off, and ``lab.topics.left`` names what it made.

    Raises:
        InputRefused: for an experiment that cannot be run here.
        ReadOnlyRefused: on a read-only connection.
        BrokerRefused: when a topic cannot be made.
        ConnectionLost: when no broker answers.
    """
    experiment.check()
    lab.topics.refuse_if_read_only()
    faults = lab.breakable() if experiment.round_trip_ms else None
    order = fair_order(experiment.pairs, experiment.repeats)
    journal = Journal(observer, len(order))
    try:
        journal.enter(Stage.PREPARING, 0)
        surroundings = await lab.surroundings()
        lanes = await _lanes(lab, experiment, journal)
        if faults is not None:
            await faults.set_round_trip(experiment.round_trip_ms)
            journal.note(tr("Round trip: {count} ms more.", count=experiment.round_trip_ms))
        await _warm_up(experiment, lanes, journal)
        for step, (turn, index) in enumerate(order, 1):
            lane = lanes[index]
            journal.enter(Stage.SENDING, step, lane.recorder.pair.label)
            await _send_once(experiment, lane, turn, journal)
        traced = await _timelines(lab, lanes, journal) if with_timeline else ()
    finally:
        if faults is not None:
            await mended(faults, journal)
    journal.enter(Stage.READING_BACK, len(order))
    ledger = await _ledger(lab, lanes, journal, experiment.partitions)
    figures = tuple(_figures(experiment, lane) for lane in lanes)
    journal.enter(Stage.DONE, len(order))
    return LabRun(
        journal.run_id,
        experiment.name,
        journal.started_at_ms,
        round(journal.elapsed_s, 3),
        surroundings,
        experiment=experiment,
        events=tuple(journal.events),
        figures=figures,
        ledger=ledger,
        judgements=judge(experiment.expectations, ledger, figures),
        verdicts=verdicts(figures, ledger),
        timelines=traced,
        configs=tuple(
            effective_config(pair, options_for(pair, experiment.payload, *_TIMEOUTS)) for pair in experiment.pairs
        ),
        topics_left=lab.topics.left,
    )


async def _lanes(lab: Lab, experiment: Experiment, journal: Journal) -> list[_Lane]:
    lanes = []
    for number, pair in enumerate(experiment.pairs, 1):
        topic = lab_topic(journal.run_id, number)
        await lab.topics.create(NewTopic(topic, experiment.partitions, experiment.replication_factor))
        producer = await lab.producer(pair, experiment.payload, *_TIMEOUTS)
        lanes.append(_Lane(Recorder(pair, topic), producer, Stopwatch()))
    journal.recorders = [lane.recorder for lane in lanes]
    return lanes


async def _warm_up(experiment: Experiment, lanes: Sequence[_Lane], journal: Journal) -> None:
    """Open connections and learn leaders before anything is timed; these records have sequence 0."""
    if not experiment.warm_up:
        return
    journal.enter(Stage.WARMING_UP, 0)
    payload = replace(experiment.payload, count=1)
    async with told(journal):
        for lane in lanes:
            records = payload.records(lane.recorder.topic, journal.run_id, 0, 1)
            aside = Recorder(lane.recorder.pair, lane.recorder.topic)
            orders = SendOrders(Pace(repeat=experiment.warm_up))
            await send(lane.recorder.pair.method, lane.producer, records, aside, StopSignal(), orders)
            await lane.producer.flush(_FLUSH_S)


async def _send_once(experiment: Experiment, lane: _Lane, turn: int, journal: Journal) -> None:
    payload, recorder = experiment.payload, lane.recorder
    first = turn * payload.count + 1
    records = await made_ready(payload, recorder.topic, journal.run_id, first, payload.count)
    timed = TimedProducer(lane.producer)
    orders = SendOrders(Pace(per_second=payload.per_second), first)
    async with told(journal):
        await send(recorder.pair.method, timed, records, recorder, StopSignal(), orders)
        await timed.flush(_FLUSH_S)
    lane.watch.add(timed)
    journal.observer.on_figures(_figures(experiment, lane))


def _figures(experiment: Experiment, lane: _Lane) -> Figures:
    has_answers = lane.recorder.pair.acks is not Acks.NONE
    return lane.watch.figures(lane.recorder, experiment.payload.size_bytes, has_answers=has_answers)


async def _timelines(lab: Lab, lanes: Sequence[_Lane], journal: Journal) -> tuple[RecordTimeline, ...]:
    made: list[RecordTimeline] = []
    for lane in lanes:
        few = await timeline(lab, lane.recorder.pair, lane.producer, lane.recorder.topic, journal.run_id)
        journal.observer.on_timelines(few)
        made += few
    return tuple(made)


async def _ledger(lab: Lab, lanes: Sequence[_Lane], journal: Journal, partitions: int) -> tuple[LedgerEntry, ...]:
    entries = []
    async with told(journal):
        await rest(Markers(lab, journal.run_id, [lane.recorder.topic for lane in lanes], partitions), journal)
        for lane in lanes:
            recorder = lane.recorder
            found = await read_back(lab.cluster, lab.logs, recorder.topic, journal.run_id)
            entries.append(account(recorder.pair, recorder.topic, recorder.states, found))
    return tuple(entries)
