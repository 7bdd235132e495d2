"""Filtering what was read and searching the topic, by what a person types and sees."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kafkagui.core.records import Header
from tests.ui.consume.scene import Scene
from tests.ui.waiting import until


async def _read_three(scene: Scene) -> None:
    scene.put(b'{"n":1}', b"one")
    scene.put(b'{"n":2}', b"two", partition=1, headers=(Header("trace", b"7"),))
    scene.put(None, b"three", partition=2)
    await scene.read()
    await scene.rows(3)


def _type(scene: Scene, text: str) -> None:
    field = scene.page.conditions.field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


async def test_rows_are_filtered_as_one_types(scene: Scene) -> None:
    await _read_three(scene)
    _type(scene, "value.n >= 2")
    await scene.rows(1)
    assert scene.cells("key") == ["two"]
    assert scene.page.conditions.count.text() == "1 of 3 match"
    scene.put(b'{"n":3}', b"four")
    scene.put(b'{"n":0}', b"five")
    await scene.rows(2)
    assert scene.cells("key") == ["two", "four"]
    await until(lambda: scene.page.conditions.count.text() == "2 of 5 match")
    QTest.keyClick(scene.page.conditions.field, Qt.Key.Key_Escape)
    await scene.rows(5)
    assert scene.page.conditions.count.text() == ""


async def test_a_wrong_line_says_where_and_leaves_the_rows(scene: Scene) -> None:
    await _read_three(scene)
    _type(scene, "two")
    await scene.rows(1)
    _type(scene, "two or")
    problem = scene.page.conditions.problem
    await until(problem.isVisible)
    assert problem.text.startswith("Character 7: A condition is missing here.")
    assert scene.cells("key") == ["two"]
    _type(scene, "two or one")
    await scene.rows(2)
    assert not problem.isVisible()


async def test_filtered_to_nothing(scene: Scene) -> None:
    await _read_three(scene)
    _type(scene, "nowhere")
    await until(lambda: scene.page.empty.isVisible())
    assert scene.page.empty.accessibleName().startswith("No record matches")
    scene.page.empty.button_clicked.emit()
    await scene.rows(3)
    assert scene.page.table.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
async def test_ctrl_l_goes_to_the_line_and_down_to_the_rows(scene: Scene) -> None:
    await _read_three(scene)
    scene.page.activateWindow()
    scene.page.table.rows.setFocus()
    scene.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    await until(scene.page.conditions.field.hasFocus)
    QTest.keyClick(scene.page.conditions.field, Qt.Key.Key_Down)
    assert scene.page.table.rows.hasFocus()


async def test_a_condition_is_made_of_a_cell(scene: Scene) -> None:
    await _read_three(scene)
    rows = scene.page.table.rows
    rows.setCurrentIndex(rows.model().index(1, scene.page.model.column_of("key")))
    scene.page.deeds.row_actions["consume.exclude"].trigger()
    await scene.rows(2)
    assert scene.page.conditions.line == '-key="two"'
    rows.setCurrentIndex(rows.model().index(1, scene.page.model.column_of("partition")))
    scene.page.deeds.row_actions["consume.include"].trigger()
    await scene.rows(1)
    assert scene.page.conditions.line == '-key="two" partition:2'


async def test_a_search_reads_the_whole_topic_and_says_how_much(scene: Scene) -> None:
    scene.put_many(40)
    await scene.read("last=3")
    await scene.rows(3)
    _type(scene, "v7 or v3")
    scene.click(scene.page.conditions.search)
    await scene.state("Finished")
    await scene.rows(12)
    assert scene.page.foot.counts == "12 matches · 40 of 40 scanned"
    assert scene.page.conditions.count.text() == ""
    _type(scene, "v7")
    await scene.rows(1)
    assert scene.page.conditions.count.text() == "1 of 12 match"


async def test_a_search_that_finds_nothing(scene: Scene) -> None:
    scene.put_many(5)
    await scene.read()
    await scene.rows(5)
    _type(scene, "nowhere")
    scene.click(scene.page.conditions.search)
    await scene.state("Finished")
    assert scene.page.empty.accessibleName().startswith("Nothing found")
    assert scene.page.foot.counts == "0 matches · 5 of 5 scanned"


async def test_stopping_a_search_keeps_what_was_found(scene: Scene) -> None:
    scene.put_many(20)
    await scene.read(stop="count=1000")
    await scene.rows(20)
    _type(scene, "v1")
    scene.click(scene.page.conditions.search)
    await scene.rows(11)
    scene.page.bar.stop_requested.emit()
    await scene.state("Stopped")
    assert scene.page.model.count == 11
    assert scene.page.foot.counts.startswith("11 matches · 20 of ")


async def test_lines_are_kept_by_name(scene: Scene) -> None:
    scene.page.conditions.set_line("value.n = 2")
    menu = scene.page.conditions.menu
    menu._on_named("Twos")
    menu.aboutToShow.emit()
    scene.page.conditions.set_line("")
    named = next(action for action in menu.actions() if action.text() == "Twos")
    named.trigger()
    assert scene.page.conditions.line == "value.n = 2"
    menu.aboutToShow.emit()
    forget = next(part for part in menu.actions() if part.text() == "Forget").menu()
    assert forget is not None
    forget.actions()[0].trigger()  # type: ignore[attr-defined]
    menu.aboutToShow.emit()
    assert "Twos" not in [action.text() for action in menu.actions()]
