"""Break: runs a scenario step by step on the local Kafka, and mends what it broke whatever happens."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from kafkagui.core.delivery import Acks
from kafkagui.core.errors import InputRefused, LocalKafkaFailed
from kafkagui.core.lab.effective import effective_config
from kafkagui.core.lab.expectation import judge
from kafkagui.core.lab.figures import Figures
from kafkagui.core.lab.ledger import LedgerEntry, account
from kafkagui.core.lab.marks import lab_topic
from kafkagui.core.lab.run import LabRun, Stage, Surroundings
from kafkagui.core.lab.scenario import (
    Break,
    Pause,
    ReadBack,
    RoundTrip,
    Scenario,
    Send,
    Step,
    WaitFor,
    Who,
    options_for,
)
from kafkagui.core.lab.verdicts import verdicts
from kafkagui.core.ports import Faults
from kafkagui.core.topics import NewTopic
from kafkagui.core.wording import tr
from kafkagui.services.lab.breaking import FAULT_TEXTS, befall
from kafkagui.services.lab.journal import Journal, LabObserver
from kafkagui.services.lab.lab import Lab, mended, told
from kafkagui.services.lab.lane import Lane
from kafkagui.services.lab.markers import Markers, rest
from kafkagui.services.lab.read_back import read_back
from kafkagui.services.lab.topics import IN_SYNC_WITHIN_S, TopicTest
from kafkagui.services.lab.waiting import Waiting, wait_for

_BROKERS = 3


@dataclass(frozen=True, slots=True)
class _Cast:
    """Which brokers play a part: the leader of the topics, a follower, and the rest."""

    leader: int
    follower: int
    others: tuple[int, ...]

    def node(self, who: Who) -> int:
        return self.leader if who is Who.LEADER else self.follower

    def replicas(self, count: int) -> tuple[int, ...]:
        return (self.leader, self.follower, *self.others)[:count]


async def run_scenario(lab: Lab, scenario: Scenario, observer: LabObserver) -> LabRun:
    """Run it; cancelling the task breaks it off, mends the brokers, and ``lab.topics.left`` names what it made.

    Raises:
        InputRefused: for a scenario that cannot be run, or not here.
        LocalKafkaFailed: when a broker does not do what it should.
        ConnectionLost: when no broker answers.
    """
    scenario.check()
    lab.topics.refuse_if_read_only()
    faults = lab.breakable()
    run = _Run(lab, scenario, faults, Journal(observer, len(scenario.steps)))
    try:
        return await run.conduct()
    finally:
        await mended(faults, run.journal)


class _Run:
    """One run of a scenario."""

    def __init__(self, lab: Lab, scenario: Scenario, faults: Faults, journal: Journal) -> None:
        self._lab = lab
        self._scenario = scenario
        self._faults = faults
        self.journal = journal
        self._lanes: list[Lane] = []
        self._ledger: tuple[LedgerEntry, ...] = ()
        self._cast = _Cast(0, 0, ())

    async def conduct(self) -> LabRun:
        journal = self.journal
        journal.enter(Stage.PREPARING, 0)
        surroundings = await self._lab.surroundings()
        self._cast = await self._choose_cast()
        try:
            await self._prepare()
            for number, step in enumerate(self._scenario.steps, 1):
                await self._do(number, step)
        finally:
            await asyncio.gather(*(lane.abandon() for lane in self._lanes))
        journal.enter(Stage.DONE, len(self._scenario.steps))
        return self._result(surroundings)

    async def _choose_cast(self) -> _Cast:
        """The controller never plays a part: without it no other broker could take over."""
        nodes = [state.node_id for state in self._faults.brokers]
        if len(nodes) < _BROKERS:
            raise InputRefused(
                tr("A scenario needs three brokers, here are {count}.", count=len(nodes)), field="cluster"
            )
        controller = (await self._lab.cluster.admin.quorum()).leader_id
        free = [node for node in nodes if node != controller]
        others = (controller,) if controller in nodes else ()
        return _Cast(free[0], free[1], tuple(node for node in (*others, *free[2:]) if node is not None))

    async def _prepare(self) -> None:
        scenario, lab = self._scenario, self._lab
        configs = (("min.insync.replicas", str(scenario.min_isr)),)
        for number, pair in enumerate(scenario.pairs, 1):
            topic = lab_topic(self.journal.run_id, number)
            replicas = (self._cast.replicas(scenario.replicas),)
            await lab.topics.create(NewTopic(topic, configs=configs, replicas=replicas))
            producer = await lab.producer(
                pair, scenario.payload, scenario.request_timeout_ms, scenario.delivery_timeout_ms
            )
            self._lanes.append(Lane(pair, topic, producer, scenario.delivery_timeout_ms / 1000))
        self.journal.recorders = [lane.recorder for lane in self._lanes]
        in_sync = TopicTest(isr=scenario.replicas)
        if not await lab.topics.until(self._topics, in_sync, IN_SYNC_WITHIN_S):
            raise LocalKafkaFailed(tr("The replicas of the lab's topics did not get in sync."), code="NOT_IN_SYNC")
        for lane in self._lanes:
            await lane.warm_up(scenario.payload, self.journal.run_id)
            lane.start()

    @property
    def _topics(self) -> tuple[str, ...]:
        return tuple(lane.recorder.topic for lane in self._lanes)

    async def _do(self, number: int, step: Step) -> None:
        journal = self.journal
        async with told(journal):
            if isinstance(step, Send):
                journal.enter(Stage.SENDING, number)
                await self._send(step)
            elif isinstance(step, Break):
                node = self._cast.node(step.who)
                text = tr(FAULT_TEXTS[step.fault], node=node)
                journal.enter(Stage.BREAKING, number, text)
                await befall(self._faults, step.fault, node)
                journal.note(text, node, is_fault=True)
            elif isinstance(step, RoundTrip):
                await self._faults.set_round_trip(step.milliseconds)
                journal.note(tr("Round trip: {count} ms more.", count=step.milliseconds))
            elif isinstance(step, ReadBack):
                journal.enter(Stage.READING_BACK, number)
                await self._read_back()
            else:
                await self._wait(number, step)

    async def _send(self, step: Send) -> None:
        run_id, payload = self.journal.run_id, self._scenario.payload
        self.journal.note(tr("Sending {count:,} records to each topic.", count=step.count))
        await asyncio.gather(*(lane.feed(payload, run_id, step) for lane in self._lanes))

    async def _wait(self, number: int, step: Pause | WaitFor) -> None:
        self.journal.enter(Stage.WAITING, number)
        if isinstance(step, Pause):
            await asyncio.sleep(step.seconds)
            return
        on = Waiting(self._lab.topics, self._lanes, self._markers, self._cast.leader, self._scenario.replicas)
        self.journal.note(await wait_for(step, on))

    @property
    def _markers(self) -> Markers:
        return Markers(self._lab, self.journal.run_id, self._topics)

    async def _read_back(self) -> None:
        await asyncio.gather(*(lane.finish() for lane in self._lanes))
        await rest(self._markers, self.journal)
        entries = []
        for lane in self._lanes:
            recorder = lane.recorder
            found = await read_back(self._lab.cluster, self._lab.logs, recorder.topic, self.journal.run_id)
            entries.append(account(recorder.pair, recorder.topic, recorder.states, found))
        self._ledger = tuple(entries)
        self.journal.note(tr("Every topic is read back."))

    def _figures(self) -> Sequence[Figures]:
        size = self._scenario.payload.size_bytes
        return [lane.figures(size, has_answers=lane.recorder.pair.acks is not Acks.NONE) for lane in self._lanes]

    def _result(self, surroundings: Surroundings) -> LabRun:
        scenario, journal = self._scenario, self.journal
        figures = tuple(self._figures())
        timeouts = (scenario.request_timeout_ms, scenario.delivery_timeout_ms)
        return LabRun(
            journal.run_id,
            scenario.name,
            journal.started_at_ms,
            round(journal.elapsed_s, 3),
            surroundings,
            scenario=scenario,
            events=tuple(journal.events),
            figures=figures,
            ledger=self._ledger,
            judgements=judge(scenario.expectations, self._ledger, figures),
            verdicts=verdicts((), self._ledger),
            configs=tuple(
                effective_config(pair, options_for(pair, scenario.payload, *timeouts)) for pair in scenario.pairs
            ),
            topics_left=self._lab.topics.left,
        )
