"""What a scenario waits for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kafkagui.core.errors import LocalKafkaFailed
from kafkagui.core.lab.scenario import Until, WaitFor
from kafkagui.core.wording import mark, tr
from kafkagui.services.lab.lane import Lane
from kafkagui.services.lab.markers import Markers
from kafkagui.services.lab.patience import until
from kafkagui.services.lab.topics import LabTopics, TopicTest

_TEXTS = {
    Until.IN_SYNC: mark("All replicas are in sync."),
    Until.OUT_OF_SYNC: mark("A replica has left the in-sync replicas."),
    Until.NEW_LEADER: mark("Another broker leads now."),
    Until.SETTLED: mark("Every record has its outcome."),
    Until.COPIED: mark("Every in-sync replica has everything."),
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waiting looks at: the topics and who led them at the start, the pairs that send, and the marks."""

    topics: LabTopics
    lanes: Sequence[Lane]
    markers: Markers
    leader: int
    replicas: int


async def wait_for(step: WaitFor, on: Waiting) -> str:
    """Wait until it holds; returns the sentence that is then true.

    Raises:
        LocalKafkaFailed: when it does not come to hold in time.
    """
    if not await _came(step, on):
        raise LocalKafkaFailed(
            tr(
                "This did not come to be within {limit_s:g} s: {what}",
                limit_s=step.at_most_s,
                what=tr(_TEXTS[step.until]),
            ),
            hint=tr("The machine may be too busy: run the scenario again."),
            code="DID_NOT_HAPPEN",
        )
    return tr(_TEXTS[step.until])


async def _came(step: WaitFor, on: Waiting) -> bool:
    if step.until in (Until.SETTLED, Until.COPIED):
        came = await until(lambda: all(lane.is_settled for lane in on.lanes), step.at_most_s)
        return came and (step.until is Until.SETTLED or await on.markers.at_rest())
    tests = {
        Until.IN_SYNC: TopicTest(isr=on.replicas),
        Until.OUT_OF_SYNC: TopicTest(isr_below=on.replicas),
        Until.NEW_LEADER: TopicTest(not_led_by=on.leader),
    }
    names = tuple(lane.recorder.topic for lane in on.lanes)
    came = await on.topics.until(names, tests[step.until], step.at_most_s)
    # A broker may be named as leader before it knows of it, and would let records of acks=0 fall.
    return came and (step.until is not Until.NEW_LEADER or await on.markers.accepted())
