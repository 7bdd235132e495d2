"""What a person can do on the lab's page, with its keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kafkagui.core.wording import mark, tr
from kafkagui.ui.actions import ActionSpec, ActionTable

_ACTIONS = (
    ("run", mark("Run"), "play", ("Ctrl+Return", "Ctrl+Enter")),
    ("stop", mark("Stop the run"), "square", ("Esc",)),
    ("open", mark("Open a run or scenario…"), "folder-open", ()),
    ("save", mark("Save the run…"), "download", ()),
    ("compare", mark("Compare with another run…"), "columns-2", ()),
    ("delete-topics", mark("Delete the lab's topics"), "trash-2", ()),
)


def page_actions(page: QWidget, deeds: Mapping[str, Callable[[], None]]) -> ActionTable:
    """The page's actions; their keys act while the focus is in the page.

    Args:
        page: owns the keys.
        deeds: what each action does: ``run``, ``stop``, ``open``, ``save``, ``compare``, ``delete-topics``.
    """
    here = Qt.ShortcutContext.WidgetWithChildrenShortcut
    table = ActionTable(
        page,
        [
            ActionSpec(f"lab.{name}", tr(title), deeds[name], icon, keys, tr("Delivery lab"), context=here)
            for name, title, icon, keys in _ACTIONS
        ],
    )
    table.set_enabled("lab.stop", False, tr("Nothing runs."))
    return table
