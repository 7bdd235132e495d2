"""Marks: when a topic has come to rest, and when that cannot be known."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kafkagui.core.delivery import DeliveryReport, DeliveryState
from kafkagui.core.lab.run import RunEvent
from kafkagui.core.producing import PartitionerKind, ProducerOptions
from kafkagui.core.records import OutgoingRecord
from kafkagui.services.lab import markers as module
from kafkagui.services.lab.journal import Journal
from kafkagui.services.lab.lab import Lab
from kafkagui.services.lab.markers import Markers, rest
from tests.fakes.cluster import FakeProducer
from tests.fakes.cluster_memory import ClusterInMemory
from tests.fakes.lab_observer import FakeLabObserver


class Offsets(FakeProducer):
    """Acknowledges at these offsets, then not at all."""

    def __init__(self, memory: ClusterInMemory, offsets: Iterator[int]) -> None:
        super().__init__(memory, ProducerOptions(), PartitionerKind.KEY)
        self._offsets = offsets

    async def send_and_wait(self, sequence: int, record: OutgoingRecord, timeout_s: float) -> DeliveryReport:
        offset = next(self._offsets, None)
        if offset is None:
            return DeliveryReport(sequence, DeliveryState.FAILED)
        return DeliveryReport(sequence, DeliveryState.ACKNOWLEDGED, 0, offset)


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_REST_S", 0.0)


def marking(lab: Lab, memory: ClusterInMemory, monkeypatch: pytest.MonkeyPatch, *offsets: int) -> Markers:
    producer = Offsets(memory, iter(offsets))

    async def give(_options: ProducerOptions, _partitioner: PartitionerKind) -> FakeProducer:
        return producer

    monkeypatch.setattr(lab.cluster, "producer", give)
    return Markers(lab, "run", ["t"])


@pytest.mark.parametrize(
    ("offsets", "rests"), [((5, 6), True), ((5, 9, 10), True), ((5,), False), ((5, 9), False), ((), False)]
)
async def test_a_partition_rests_when_two_marks_stand_next_to_each_other(
    lab: Lab, memory: ClusterInMemory, monkeypatch: pytest.MonkeyPatch, offsets: tuple[int, ...], rests: bool
) -> None:
    assert await marking(lab, memory, monkeypatch, *offsets).at_rest() is rests


async def test_one_that_never_rests_is_given_up(
    lab: Lab, memory: ClusterInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not await marking(lab, memory, monkeypatch, *range(0, 1_000, 5)).at_rest()


async def test_what_is_not_sure_is_an_event(lab: Lab, memory: ClusterInMemory, monkeypatch: pytest.MonkeyPatch) -> None:
    watcher = FakeLabObserver()
    await rest(marking(lab, memory, monkeypatch), Journal(watcher, 1))
    (event,) = watcher.events
    assert isinstance(event, RunEvent)
    assert event.text.startswith("It is not sure")
    assert not await marking(lab, memory, monkeypatch).accepted()
