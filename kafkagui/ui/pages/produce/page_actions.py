"""What a person can do on the Produce page, with its keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kafkagui.ui.actions import ActionSpec, ActionTable

_GROUP = "Produce"
_ACTIONS = (
    ("send", "Send", "send", ("Ctrl+Return", "Ctrl+Enter")),
    ("stop", "Stop sending", "square", ("Esc",)),
    ("format", "Format JSON", "wand-sparkles", ("Ctrl+Shift+F",)),
    ("repeat", "Repeat…", "history", ()),
    ("add-header", "Add header", "plus", ()),
    ("clear", "Clear deliveries", "trash-2", ()),
    ("resend", "Resend selected deliveries", "refresh-cw", ()),
)


def page_actions(page: QWidget, deeds: Mapping[str, Callable[[], None]]) -> ActionTable:
    """The page's actions; their keys act while the focus is in the page.

    Args:
        page: owns the keys.
        deeds: what each action does, by its name: ``send``, ``stop``, ``format``, ``repeat``, ``add-header``,
            ``clear``, ``resend``.
    """
    here = Qt.ShortcutContext.WidgetWithChildrenShortcut
    table = ActionTable(
        page,
        [
            ActionSpec(f"produce.{name}", title, deeds[name], icon, keys, _GROUP, context=here)
            for name, title, icon, keys in _ACTIONS
        ],
    )
    # Only while a run is going: Esc belongs to the table and the fields otherwise.
    table.set_enabled("produce.stop", False, "Nothing is being sent.")
    return table
