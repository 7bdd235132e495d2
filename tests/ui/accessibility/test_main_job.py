"""The main job through the accessibility tree alone: no click, no key, no widget's own method."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from kafkagui.core.records import StoredRecord
from kafkagui.ui.main_window import MainWindow
from tests.ui.accessibility.by_ear import send_by_ear
from tests.ui.accessibility.spoken_tree import Place, Role, SpokenTable, has_place, place, places
from tests.ui.shell.conftest import DEV, Stage
from tests.ui.waiting import until


async def open_page(window: QWidget, name: str) -> None:
    """Open a page in a new tab."""
    place(window, Role.Button, "New tab (Ctrl+T)").press()
    await until(lambda: bool(entries(name)))
    entries(name)[0].press()
    await until(lambda: not entries(name))


def entries(name: str) -> list[Place]:
    """The entries of this name in the menus that are open."""
    menus = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each.inherits("QMenu")]
    return [each for menu in menus for each in places(menu) if each.name == name and each.role is Role.MenuItem]


async def written(stage: Stage, topic: str) -> StoredRecord:
    """The one record of a topic, as soon as it is there."""
    await until(lambda: any(stage.memory.topics[topic]))
    (record,) = [each for partition in stage.memory.topics[topic] for each in partition]
    return record


async def window_at_work(stage: Stage) -> MainWindow:
    await stage.program.session.connect(DEV, None)
    window = stage.window()
    await until(lambda: has_place(window, Role.StaticText, "Connected to dev-cluster"))
    return window


async def test_a_record_is_sent_and_its_row_read(stage: Stage) -> None:
    window = await window_at_work(stage)
    await open_page(window, "Produce")
    await until(lambda: has_place(window, Role.PageTab, "Message"))
    await send_by_ear(window, "payments", "k-1", '{"amount": 1}')
    record = await written(stage, "payments")
    assert (record.key, record.value) == (b"k-1", b'{"amount": 1}')

    await until(lambda: has_place(window, Role.Table, "Deliveries"))
    table = SpokenTable(place(window, Role.Table, "Deliveries"))
    await until(lambda: table.rows == 1 and table.words(0, "Status") == "Acknowledged")
    row = {heading: table.words(0, heading) for heading in ("Key", "Topic", "Offset", "Method", "Acks")}
    assert row == {"Key": "k-1", "Topic": "payments", "Offset": "0", "Method": "Sync", "Acks": "1"}
    await stage.close(window)


async def test_records_are_read_and_one_is_opened(stage: Stage) -> None:
    window = await window_at_work(stage)
    await open_page(window, "Produce")
    await until(lambda: has_place(window, Role.PageTab, "Message"))
    await send_by_ear(window, "payments", "k-1", '{"paid": 1}')
    await written(stage, "payments")

    await open_page(window, "Consume")
    await until(lambda: has_place(window, Role.Button, "Read"))
    place(window, Role.EditableText, "Topic").write("payments")
    place(window, Role.Button, "Read").press()
    await until(lambda: has_place(window, Role.Table, "Records"))
    table = SpokenTable(place(window, Role.Table, "Records"))
    assert (table.rows, table.words(0, "Key"), table.words(0, "Value")) == (1, "k-1", '{"paid": 1}')

    selection = table.table.selectionInterface()
    selection.select(table.cell(0, "Value"))
    assert table.cell(0, "Value").tableCellInterface().isSelected()
    await until(lambda: has_place(window, Role.EditableText, "Record content"))
    content = place(window, Role.EditableText, "Record content")
    assert content.read().split() == ["{", '"paid":', "1", "}"]
    assert content.interface.state().readOnly
    assert has_place(window, Role.StaticText, "Offset: 0")
    await stage.close(window)
