"""What a scenario waits for."""

from __future__ import annotations

from collections.abc import Sequence

from kafkagui.core.errors import LocalKafkaFailed
from kafkagui.core.lab.scenario import Until, WaitFor
from kafkagui.core.wording import mark, tr
from kafkagui.services.lab.lane import Lane
from kafkagui.services.lab.patience import until
from kafkagui.services.lab.topics import LabTopics, TopicTest

_TEXTS = {
    Until.IN_SYNC: mark("All replicas are in sync."),
    Until.OUT_OF_SYNC: mark("A replica has left the in-sync replicas."),
    Until.NEW_LEADER: mark("Another broker leads now."),
    Until.SETTLED: mark("Every record has its outcome."),
}


async def wait_for(step: WaitFor, topics: LabTopics, lanes: Sequence[Lane], leader: int, replicas: int) -> str:
    """Wait until it holds; returns the sentence that is then true.

    Raises:
        LocalKafkaFailed: when it does not come to hold in time.
    """
    tests = {
        Until.IN_SYNC: TopicTest(isr=replicas),
        Until.OUT_OF_SYNC: TopicTest(isr_below=replicas),
        Until.NEW_LEADER: TopicTest(not_led_by=leader),
    }
    if step.until is Until.SETTLED:
        came = await until(lambda: all(lane.is_settled for lane in lanes), step.at_most_s)
    else:
        names = tuple(lane.recorder.topic for lane in lanes)
        came = await topics.until(names, tests[step.until], step.at_most_s)
    if not came:
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
