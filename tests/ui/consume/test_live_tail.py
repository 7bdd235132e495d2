"""Live tail: it follows at the bottom, holds when a person looks, and pauses without a gap."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.consume.scene import Scene
from tests.ui.waiting import until

MANY = 100


async def _live(scene: Scene, count: int = MANY) -> None:
    scene.put_many(count)
    await scene.read()
    await scene.rows(count)


def _bottom_row(scene: Scene) -> int:
    rows = scene.page.table.rows
    return rows.rowAt(rows.viewport().height() - 2)


async def test_it_follows_while_at_the_bottom(scene: Scene) -> None:
    await _live(scene)
    assert _bottom_row(scene) == MANY - 1
    scene.put_many(10)
    await scene.rows(MANY + 10)
    assert _bottom_row(scene) == MANY + 9
    assert scene.page.table.newer.isHidden()
    assert scene.page.foot.hint == ""


async def test_a_selected_row_holds_the_view_and_new_records_are_counted(scene: Scene) -> None:
    await _live(scene)
    rows = scene.page.table.rows
    place = QPoint(200, rows.viewport().height() // 2)
    under_pointer = rows.rowAt(place.y())
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    scene.put_many(14)
    await scene.rows(MANY + 14)
    assert rows.rowAt(place.y()) == under_pointer, "rows never move under the pointer"
    assert scene.page.table.newer.text() == "14 new records"
    assert "holds while a row is selected" in scene.page.foot.hint
    scene.click(scene.page.table.newer)
    assert _bottom_row(scene) == MANY + 13
    assert scene.page.table.newer.isHidden()
    assert scene.page.foot.hint == ""
    assert not scene.page.record_view.isVisible()


async def test_scrolling_up_holds_and_end_follows_again(scene: Scene) -> None:
    await _live(scene)
    bar = scene.page.table.rows.verticalScrollBar()
    bar.setValue(bar.value() - 200)
    held = bar.value()
    scene.put(b"one")
    await scene.rows(MANY + 1)
    assert bar.value() == held
    assert scene.page.table.newer.text() == "1 new record"
    assert scene.page.foot.hint == "Live tail holds. Press End to follow again."
    scene.key(Qt.Key.Key_End)
    assert _bottom_row(scene) == MANY
    scene.put(b"two")
    await scene.rows(MANY + 2)
    assert _bottom_row(scene) == MANY + 1


async def test_home_goes_to_the_oldest(scene: Scene) -> None:
    await _live(scene)
    scene.key(Qt.Key.Key_Home)
    assert scene.page.table.rows.current_row == 0
    assert scene.page.record_view.head.facts["Offset"].text() == "0"


async def test_esc_lets_the_row_go_and_follows_at_the_bottom(scene: Scene) -> None:
    await _live(scene)
    scene.page.table.rows.select_row(MANY - 1)
    scene.put(b"new")
    await scene.rows(MANY + 1)
    bar = scene.page.table.rows.verticalScrollBar()
    bar.setValue(bar.maximum())
    scene.key(Qt.Key.Key_Escape)
    assert scene.page.record_view.isHidden()
    assert scene.page.table.rows.is_following()


async def test_the_first_step_from_following_is_to_the_newest(scene: Scene) -> None:
    await _live(scene)
    scene.key(Qt.Key.Key_K)
    assert scene.page.table.rows.current_row == MANY - 1
    scene.key(Qt.Key.Key_K)
    assert scene.page.table.rows.current_row == MANY - 2
    scene.key(Qt.Key.Key_J)
    assert scene.page.table.rows.current_row == MANY - 1


async def test_space_pauses_and_resumes_without_a_gap(scene: Scene) -> None:
    await _live(scene, 5)
    scene.key(Qt.Key.Key_Space)
    assert scene.page.foot.state == "Paused"
    assert scene.page.bar.pause.text() == "Resume"
    scene.put_many(7)
    looks = scene.reading.looks
    await until(lambda: scene.reading.looks > looks + 2)
    assert len(scene.reading.log) == 5, "nothing is fetched"
    scene.click(scene.page.bar.pause)
    await scene.rows(12)
    assert scene.cells("offset") == [str(number) for number in range(12)]
    assert scene.page.foot.state == "Live"


async def test_a_bounded_reading_stays_at_its_first_row(scene: Scene) -> None:
    scene.put_many(MANY)
    await scene.read(stop="end")
    await scene.state("Finished")
    assert scene.page.table.rows.rowAt(2) == 0
    assert scene.page.table.newer.isHidden()


async def test_the_progress_of_each_partition_is_shown_on_demand(scene: Scene) -> None:
    scene.put_many(4, partition=1)
    await scene.read()
    await scene.rows(4)
    scene.click(scene.page.foot.details)
    model = scene.page.foot.partitions.model()
    seen = [[model.index(row, column).data() for column in range(model.columnCount())] for row in range(3)]
    assert seen[1] == ["orders", "1", "0", "4", "4", "4", "100 %"]
    assert seen[0] == ["orders", "0", "0", "0", "0", "0", "100 %"]
