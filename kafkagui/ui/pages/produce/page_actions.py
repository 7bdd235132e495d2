"""What a person can do on the Produce page, with its keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kafkagui.core.wording import mark, tr
from kafkagui.ui.actions import ActionSpec, ActionTable

_ACTIONS = (
    ("send", mark("Send"), "send", ("Ctrl+Return", "Ctrl+Enter")),
    ("stop", mark("Stop sending"), "square", ("Esc",)),
    ("format", mark("Format JSON"), "wand-sparkles", ("Ctrl+Shift+F",)),
    ("repeat", mark("Repeat…"), "history", ()),
    ("add-header", mark("Add header"), "plus", ()),
    ("clear", mark("Clear deliveries"), "trash-2", ()),
    ("open", mark("Open in Consume"), "inbox", ()),
    ("export", mark("Export deliveries…"), "download", ()),
    ("move-header-up", mark("Move header up"), "arrow-up", ()),
    ("move-header-down", mark("Move header down"), "arrow-down", ()),
    ("remove-header", mark("Remove header"), "minus", ()),
    ("resend", mark("Resend selected deliveries"), "refresh-cw", ()),
)


def page_actions(page: QWidget, deeds: Mapping[str, Callable[[], None]]) -> ActionTable:
    """The page's actions; their keys act while the focus is in the page.

    Args:
        page: owns the keys.
        deeds: what each action does, by its name: ``send``, ``stop``, ``format``, ``repeat``, ``add-header``,
            ``clear``, ``resend``, ``open``, ``export``, ``move-header-up``, ``move-header-down``, ``remove-header``.
    """
    here = Qt.ShortcutContext.WidgetWithChildrenShortcut
    table = ActionTable(
        page,
        [
            ActionSpec(f"produce.{name}", tr(title), deeds[name], icon, keys, tr("Produce"), context=here)
            for name, title, icon, keys in _ACTIONS
        ],
    )
    # Only while a run is going: Esc belongs to the table and the fields otherwise.
    table.set_enabled("produce.stop", False, tr("Nothing is being sent."))
    return table
