"""A person compares methods and acks, and reads what it says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kafkagui.core.delivery import Acks, SendMethod
from kafkagui.core.lab.marks import is_lab_topic
from kafkagui.core.profiles import Environment
from kafkagui.ui.pages.lab.confirm_run_dialog import ConfirmRunDialog
from tests.ui.lab.conftest import DEV, Scene
from tests.ui.waiting import until


def _column(scene: Scene, key: str) -> list[str]:
    model = scene.page.compare.model
    return [model.text(row, model.column_of(key)) for row in range(model.count)]


async def test_without_a_connection_it_says_so(scene: Scene) -> None:
    foot = scene.page.side.foot
    assert not foot.run.isEnabled()
    assert foot.refusal.text() == "There is no connection."


async def test_every_pair_gets_a_row_and_a_topic(scene: Scene) -> None:
    await scene.connect()
    scene.small()
    await scene.run()
    assert scene.page.compare.error.isHidden(), scene.page.compare.error.text
    assert _column(scene, "arrived") == ["5"] * 9
    assert _column(scene, "acks") == ["0"] * 3 + ["1"] * 3 + ["all"] * 3
    assert _column(scene, "method")[:3] == ["Fire and forget", "Asynchronous", "Synchronous"]
    assert _column(scene, "outcome").count("All confirmed") == 4
    assert scene.page.compare.pill.text == "Finished"
    assert "Every record of every pair is there." in scene.page.compare.verdicts.sentences
    assert sum(is_lab_topic(name) for name in scene.memory.topics) == 9


async def test_only_what_is_ticked_is_tried(scene: Scene) -> None:
    await scene.connect()
    scene.small()
    pairs = scene.page.side.form.pairs
    pairs.methods[SendMethod.FIRE_AND_FORGET].setChecked(False)
    pairs.methods[SendMethod.SYNCHRONOUS].setChecked(False)
    pairs.acks[Acks.NONE].setChecked(False)
    await scene.run()
    assert _column(scene, "acks") == ["1", "all"]
    assert not scene.page.compare.cards[SendMethod.SYNCHRONOUS].isVisible()
    assert scene.page.compare.cards[SendMethod.ASYNCHRONOUS].pill.text == "0 lost"


async def test_nothing_ticked_is_refused_beside_the_button(scene: Scene) -> None:
    await scene.connect()
    for box in scene.page.side.form.pairs.acks.values():
        box.setChecked(False)
    assert scene.page.side.foot.refusal.text() == "Choose at least one method and one acks setting."
    assert not scene.page.side.foot.run.isEnabled()


async def test_the_charts_say_their_numbers(scene: Scene) -> None:
    await scene.connect()
    scene.small()
    await scene.run()
    charts = scene.page.compare.charts
    assert "acks all, Synchronous" in charts.bars.accessibleDescription()
    before = charts.bars.accessibleDescription()
    charts.until.set_value("program")
    assert charts.bars.accessibleDescription() != before
    assert "p99" in charts.ranges.accessibleDescription()


async def test_read_only_is_refused_with_the_reason(scene: Scene) -> None:
    await scene.connect(replace(DEV, name="audit", read_only=True))
    foot = scene.page.side.foot
    assert not foot.run.isEnabled()
    assert "“audit” is open read-only" in foot.refusal.text()
    scene.page.actions_table["lab.run"].trigger()
    assert not scene.page.work.is_running


async def test_staging_asks_first_and_says_the_load(scene: Scene) -> None:
    await scene.connect(replace(DEV, name="staging-eu", environment=Environment.STAGING))
    scene.small()
    scene.page.side.foot.run.click()
    (dialog,) = scene.window.findChildren(ConfirmRunDialog)
    assert "9 topics" in dialog.load.text()
    assert "45 records" in dialog.load.text()
    assert dialog.cancel.hasFocus() or dialog.focusWidget() is dialog.cancel
    dialog.cancel.click()
    assert not scene.page.work.is_running
    assert not any(is_lab_topic(name) for name in scene.memory.topics)


async def test_production_wants_its_name_typed(scene: Scene) -> None:
    await scene.connect(replace(DEV, name="prod-eu", environment=Environment.PRODUCTION))
    scene.small()
    scene.page.side.foot.run.click()
    (dialog,) = scene.window.findChildren(ConfirmRunDialog)
    assert not dialog.go_on.isEnabled()
    dialog.typed.setText("prod-eu")
    dialog.go_on.click()
    await until(lambda: scene.page.compare.pill.text == "Finished", 20)


async def test_keys_run_and_stop(scene: Scene) -> None:
    await scene.connect()
    scene.page.side.form.count.setValue(2_000)
    scene.page.side.form.rate.setValue(100)
    scene.page.side.foot.run.setFocus()
    QTest.keyClick(scene.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: scene.page.work.is_running)
    assert scene.page.side.foot.stop.isVisible()
    QTest.keyClick(scene.page, Qt.Key.Key_Escape)
    await until(lambda: not scene.page.work.is_running)
    assert scene.page.compare.pill.text == "Stopped"


async def test_topics_are_counted_and_deleted(scene: Scene) -> None:
    await scene.connect()
    scene.small()
    await scene.run()
    foot = scene.page.side.foot
    await until(lambda: foot.delete.isVisible())
    foot.delete.click()
    await until(lambda: not any(is_lab_topic(name) for name in scene.memory.topics))
    await until(lambda: not foot.delete.isVisible())


async def test_a_run_is_saved_opened_and_compared(scene: Scene) -> None:
    await scene.connect()
    scene.small()
    await scene.run()
    page, path = scene.page, Path("compare.kafkarun")
    assert page.files is not None
    done = page.compare.results
    page.files.save(page._run, path)  # type: ignore[arg-type]
    await until(lambda: path in scene.files.texts)
    page.compare.begin(page.side.form.experiment)
    page.files.open(path)
    await until(lambda: page.compare.pill.text == "From a file")
    assert [result.figures for result in page.compare.results] == [result.figures for result in done]
    page.files.open_other(path)
    await until(lambda: page.compare.differences.isVisible())
    assert page.compare.differences.model.count == 9
    page.files.open(Path("none.kafkarun"))
    await until(lambda: not page.compare.error.isHidden())
    assert "cannot be read" in page.compare.error.text


async def test_what_was_chosen_is_remembered(scene: Scene) -> None:
    page = scene.page
    page.side.form.count.setValue(777)
    page.side.scenarios.choose("idempotence")
    page.side.show_side("break")
    kept = page.saved_state()
    page.side.form.count.setValue(1)
    page.side.scenarios.choose("slow-network")
    page.side.show_side("compare")
    page.restore_state(kept)
    assert (page.side.form.count.value(), page.side.side) == (777, "break")
    assert page.side.scenarios.scenario.name == "idempotence"
    page.restore_state("{")
    assert page.side.form.count.value() == 777
