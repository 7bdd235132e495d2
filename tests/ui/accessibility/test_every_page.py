"""Every page and dialog, walked through Qt's accessibility tree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.pages.connection.dialog import ConnectionDialog
from kafkagui.ui.widgets.dialog_frame import DialogFrame
from tests.ui.accessibility.spoken_tree import Place, Role, places
from tests.ui.shell.conftest import Stage
from tests.ui.shell.test_accessibility import window_with_records
from tests.ui.waiting import until

SENSIBLE = {
    Role.Button, Role.ButtonMenu, Role.ButtonDropDown, Role.CheckBox, Role.RadioButton, Role.ComboBox,
    Role.EditableText, Role.SpinBox, Role.Table, Role.Tree, Role.List, Role.PageTab, Role.PageTabList, Role.StaticText,
    Role.Link, Role.Slider, Role.MenuItem, Role.MenuBar, Role.PopupMenu, Role.TreeItem, Role.ListItem, Role.Cell,
    Role.HotkeyField,
}  # fmt: skip
"""Roles that tell what a place is for; a mere pane with the focus tells nothing."""


def kinds_of(window: MainWindow) -> list[str]:
    """Every kind of page that can be opened without a name."""
    return [kind.kind_id for kind in window.workspace.kinds if kind.stands_alone]


def faults(root: QWidget) -> list[str]:
    """What is wrong for somebody who only hears the window."""
    every = list(places(root))
    reached = [each for each in every if each.is_focusable]
    return [
        *(f"no name: {each}" for each in reached if not each.name.strip()),
        *(f"no sensible role: {each}" for each in reached if each.role not in SENSIBLE),
        *doubles(reached),
        *(f"no word for its state: {each}" for each in every if each.role is Role.CheckBox and not is_told(each)),
    ]


def doubles(reached: Iterable[Place]) -> list[str]:
    """Places of the same role and name in the same surroundings: nobody can tell them apart."""
    counts = Counter((each.role, each.name, each.above) for each in reached)
    return [
        f"{count} times “{name}” ({role.name}) in {' > '.join(filter(None, above))}"
        for (role, name, above), count in counts.items()
        if count > 1
    ]


def is_told(each: Place) -> bool:
    """Whether a place that can be on or off says so by its state, not by its looks alone."""
    return bool(each.interface.state().checkable)


async def test_every_page_can_be_heard(stage: Stage) -> None:
    window = await window_with_records(stage)
    found = {}
    for kind in kinds_of(window):
        page = window.workspace.show_kind(kind)
        await until(page.isVisible)
        found[kind] = faults(window)
    assert {kind: wrong for kind, wrong in found.items() if wrong} == {}
    assert {"produce", "consume", "log"} <= set(found)
    await stage.close(window)


async def test_every_dialog_can_be_heard(stage: Stage) -> None:
    window = await window_with_records(stage)
    for open_dialog in (window.deeds.new_connection, window.deeds.create_topic, window.deeds.delete_topic):
        window.side_bar.topics.choose("orders")
        open_dialog()
        dialog = DialogFrame.front_of(window)
        assert isinstance(dialog, DialogFrame)
        if isinstance(dialog, ConnectionDialog):
            dialog.form.security.set_value("SASL_SSL")
        assert faults(dialog) == []
        dialog.reject()
    await stage.close(window)


async def test_a_choice_of_several_says_which_it_is_and_that_it_is_one_of_them(stage: Stage) -> None:
    window = await window_with_records(stage)
    window.workspace.show_kind("produce")
    acks = [each for each in places(window) if each.name.startswith("Acks: ")]
    assert {each.role for each in acks} == {Role.RadioButton}
    assert [each.name for each in acks if each.is_checked] == ["Acks: all"]
    await stage.close(window)
