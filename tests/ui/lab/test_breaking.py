"""A person starts three brokers and breaks them."""

from __future__ import annotations

from kafkagui.core.lab.scenario import Fault, ReadBack, Scenario, Send
from kafkagui.core.topics import PartitionInfo
from kafkagui.ui.gallery import sample_lab
from kafkagui.ui.pages.lab.scenario_list import BY_HAND
from tests.ui.lab.conftest import Scene
from tests.ui.waiting import until


async def test_three_brokers_start_by_one_click_and_the_lab_stays_in_front(scene: Scene) -> None:
    scene.page.side.show_side("break")
    assert scene.page.breaking.is_empty
    await scene.start_three()
    (spec,) = scene.local_kafka.specs
    assert (spec.brokers, spec.proxied) == (3, True)
    assert scene.window.workspace.page is scene.page
    assert "Broker 1" in scene.page.breaking.brokers.drawing.accessibleDescription()
    assert scene.page.side.form.round_trip.slider.isEnabled()


async def test_a_local_kafka_that_runs_otherwise_is_stopped_first(scene: Scene) -> None:
    scene.window.local_run.start(scene.window.local_run.spec)
    await until(lambda: scene.program.session.state.is_usable)
    scene.page.side.show_side("break")
    scene.window.workspace.show_kind("lab")
    await until(lambda: scene.window.local_run.cluster is not None)
    await scene.start_three()
    assert [spec.brokers for spec in scene.local_kafka.specs] == [1, 3]


async def test_buttons_break_and_mend(scene: Scene) -> None:
    await scene.start_three()
    faults, page = scene.local_kafka.breaks, scene.page
    assert faults is not None
    buttons = page.breaking.brokers.buttons[2].buttons
    assert not buttons[Fault.THAW].isEnabled()
    buttons[Fault.FREEZE].click()
    await until(lambda: buttons[Fault.THAW].isEnabled())
    assert "Broker 2, Frozen" in page.breaking.brokers.drawing.accessibleDescription()
    buttons[Fault.THAW].click()
    await until(lambda: not buttons[Fault.THAW].isEnabled())
    buttons[Fault.CUT_CLIENTS].click()
    await until(lambda: buttons[Fault.HEAL].isEnabled())
    assert faults.deeds == ["freeze 2", "thaw 2", "cut clients 2"]
    assert page.breaking.shown_events[0].text == "Broker 2 is frozen."


async def test_the_guarantee_follows_the_isr(scene: Scene) -> None:
    await scene.start_three()
    card = scene.page.breaking.guarantee
    await until(lambda: len(card.sentences) == 3)
    scene.memory.partitions["hello_world", 0] = PartitionInfo(0, 1, (1, 2, 3), (1,))
    await until(lambda: "Broker 1 alone is in sync" in card.sentences[2])
    assert "if broker 1 dies" in card.sentences[1]


async def test_nothing_is_asked_while_nobody_looks(scene: Scene) -> None:
    await scene.start_three()
    watch = scene.page.stage.watch
    await until(lambda: watch.is_looking)
    scene.window.desk.produce("hello_world")
    assert not watch.is_looking
    scene.window.workspace.show_kind("lab")
    await until(lambda: watch.is_looking)
    scene.page.side.show_side("compare")
    assert not watch.is_looking


async def test_a_scenario_runs_and_is_accounted_for(scene: Scene) -> None:
    await scene.start_three()
    own = Scenario("my own", "Nothing is broken.", BY_HAND.pairs, (Send(20), ReadBack()))
    scene.page.show_content(own)
    assert scene.page.side.scenarios.scenario is own
    await scene.run()
    view = scene.page.breaking
    assert view.error.isHidden(), view.error.text
    assert view.pill.text == "Finished"
    assert view.ledger.model.count == 3
    assert {entry.found for entry in scene.page._run.ledger} == {20}  # type: ignore[union-attr]
    assert view.configs.isVisible()
    assert any("read back" in event.text for event in view.shown_events)


async def test_a_fault_by_hand_is_an_event_of_the_run(scene: Scene) -> None:
    await scene.start_three()
    scene.page.show_content(Scenario("slowly", "", BY_HAND.pairs, (Send(40, 20.0), ReadBack())))
    scene.page.side.foot.run.click()
    await until(lambda: scene.page.work.is_running)
    scene.page.work.befall(Fault.CUT_REPLICATION, 1)
    await until(lambda: scene.page._run is not None, 20)
    (event,) = [event for event in scene.page._run.events if event.is_fault]  # type: ignore[union-attr]
    assert (event.node_id, event.text) == (1, "The others can copy nothing more from broker 1.")


async def test_an_accident_from_a_file_shows_its_strip(scene: Scene) -> None:
    scene.page.show_content(sample_lab.accident())
    view = scene.page.breaking
    assert scene.page.side.side == "break"
    assert "Asynchronous, acks=1: 300 acknowledged records of 900 are lost." in view.verdicts.sentences
    assert any("300 lost: numbers 301–600" in label for label in _texts(scene))
    assert [event.is_fault for event in view.shown_events].count(True) == 2


def _texts(scene: Scene) -> list[str]:
    from PySide6.QtWidgets import QLabel

    return [label.text() for label in scene.page.breaking.ledger.findChildren(QLabel)]


async def test_leaving_in_the_middle_mends_and_ends(scene: Scene) -> None:
    await scene.start_three()
    scene.page.show_content(Scenario("slowly", "", BY_HAND.pairs, (Send(2_000, 20.0), ReadBack())))
    scene.page.side.foot.run.click()
    await until(lambda: scene.page.breaking.shown_events)
    faults = scene.local_kafka.breaks
    assert faults is not None
    await scene.page.shut()
    assert not scene.page.work.is_running
    assert faults.deeds[-1] == "mend"
