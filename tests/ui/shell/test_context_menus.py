"""Nothing stands in a context menu only: each entry is an action of a table, or a control that is in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QMenu, QWidget

from kafkagui.ui.actions import open_tables
from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.pages.consume.page import ConsumePage
from kafkagui.ui.pages.page import OpenConsume
from kafkagui.ui.pages.produce.page import ProducePage
from kafkagui.ui.shell.tree_entries import EntryKind
from kafkagui.ui.widgets.row_table import RowTable
from tests.ui.shell.conftest import DEV, Stage
from tests.ui.waiting import until

CONTROLS = {
    "Copy as": "the button of the record that is shown",
    "Table": "the table's own menu; its entries are looked at one by one",
    "Columns": "the button above the table, or the action",
    "Show only partition": "the choice of partitions",
    "Value as": "the column “As”",
    "Sort by": "a click on the heading",
}
"""Beginnings of entries whose control has other words, and which control that is."""


async def connected(stage: Stage) -> MainWindow:
    window = stage.window()
    await stage.program.session.connect(DEV, None)
    await until(lambda: stage.program.session.state.info is not None)
    return window


def entries(menu: QMenu) -> list[str]:
    """The words of all entries but those of submenus that a control opens, too."""
    found: list[str] = []
    for action in menu.actions():
        words = action.text().partition("\t")[0]
        found += [words] if words else []
        submenu = action.menu()
        if words == "Table" and isinstance(submenu, QMenu):
            found += entries(submenu)
    return found


def popped_up(widget: QWidget, place: QPoint) -> list[str]:
    """The entries of the menu that the menu key opens there."""
    target = widget.viewport() if hasattr(widget, "viewport") else widget
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, target.mapToGlobal(place))
    QApplication.sendEvent(target, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu), widget
    found = entries(menu)
    menu.close()
    return found


def homeless(window: MainWindow, found: list[str]) -> list[str]:
    """The entries that stand nowhere else."""
    titles = {spec.title for table in open_tables() for spec in table}
    controls = [w for w in window.findChildren(QWidget) if isinstance(w, QAbstractButton | QComboBox) and w.isVisible()]
    words = {
        text.partition(" (")[0]
        for w in controls
        for text in (w.accessibleName(), w.toolTip(), w.property("text"))
        if text
    }
    known = titles | words
    return [entry for entry in found if entry not in known and not entry.startswith(tuple(CONTROLS))]


@pytest.mark.parametrize(("kind", "key"), [(EntryKind.TOPIC, "orders"), (EntryKind.BROKER, "1")])
async def test_of_the_sidebar(stage: Stage, kind: EntryKind, key: str) -> None:
    window = await connected(stage)
    tree = window.side_bar.topics
    if kind is EntryKind.BROKER:
        await until(lambda: tree.names(kind) or tree.toggle(kind))
    tree.choose(key, kind)
    found = popped_up(tree, tree.place_of(key, kind))
    assert found[0] == ("Consume topic" if kind is EntryKind.TOPIC else "Open")
    assert {"Open beside", "Copy name"} <= set(found)
    assert window.actions_table["entry.beside"].isEnabled()
    assert homeless(window, found) == []


async def test_of_the_tabs(stage: Stage) -> None:
    window = await connected(stage)
    assert homeless(window, popped_up(window.workspace.active.bar, QPoint(5, 5))) == []


async def test_of_records_and_their_table(stage: Stage) -> None:
    window = await connected(stage)

    window.desk.handle(OpenConsume("orders"))
    page = window.workspace.page
    assert isinstance(page, ConsumePage)
    await until(lambda: page.run.state is not None)
    page.stop()
    await until(lambda: not page.run.is_running)
    page.deeds.menu.set_chosen(0)
    found = entries(page.deeds.menu)
    assert "Copy as Markdown table" in found
    assert homeless(window, found) == []


async def test_of_deliveries_and_headers(stage: Stage) -> None:
    window = await connected(stage)
    page = window.workspace.show_kind("produce")
    assert isinstance(page, ProducePage)
    menus = (page.deliveries.menu(), page.composer.message.headers.menu())
    assert [homeless(window, entries(menu)) for menu in menus] == [[], []]


async def test_table_actions_act_on_the_table_in_front(stage: Stage) -> None:
    window = await connected(stage)
    stage.program.log.add(0.0, 20, "kafkagui.test", "a line")
    window.deeds.show_page("log")
    table = next(t for t in window.workspace.page.findChildren(RowTable))
    await until(table.isVisible)
    window.actions_table["table.copy-markdown"].trigger()
    await until(lambda: "a line" in QApplication.clipboard().text())
    assert QApplication.clipboard().text().startswith("|")
    window.actions_table["table.select-all"].trigger()
    assert table.selected_count() == 1
