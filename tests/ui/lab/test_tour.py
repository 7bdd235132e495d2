"""The tour of the lab, from nothing to the accident."""

from __future__ import annotations

from kafkagui.ui.pages.page import StartLesson
from kafkagui.ui.pages.produce.page import ProducePage
from tests.ui.lab.conftest import Scene
from tests.ui.waiting import until


async def test_the_tour_leads_to_each_place(scene: Scene) -> None:
    scene.window.desk.handle(StartLesson("lab"))
    guide = scene.window.guide
    assert guide is not None
    await until(lambda: guide.place.text() == "1 of 6")
    assert [spec.brokers for spec in scene.local_kafka.specs] == [3]
    assert isinstance(scene.window.workspace.page, ProducePage)
    guide.next.click()
    assert scene.window.workspace.page is scene.page
    assert scene.page.side.side == "compare"
    assert scene.page.side.form.experiment.payload.count == 100
    assert scene.page.side.form.experiment.round_trip_ms == 10
    for _step in range(3):
        guide.next.click()
    assert scene.page.side.side == "break"
    assert scene.page.side.scenarios.scenario.name == "acks-1-loses"
    guide.next.click()
    guide.next.click()
    assert not guide.isVisible()
