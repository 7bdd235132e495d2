"""What a person can do on the Produce page, with its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kafkagui.ui.actions import ActionSpec, ActionTable

if TYPE_CHECKING:
    from kafkagui.ui.pages.produce.page import ProducePage

_GROUP = "Produce"


def page_actions(page: ProducePage) -> ActionTable:
    """The page's actions; their keys act while the focus is in the page."""
    here = Qt.ShortcutContext.WidgetWithChildrenShortcut
    value = page.composer.message.value
    specs = (
        ("send", "Send", page.send, "send", ("Ctrl+Return", "Ctrl+Enter")),
        ("stop", "Stop sending", page.stop, "square", ("Esc",)),
        ("format", "Format JSON", value.format_json, "wand-sparkles", ("Ctrl+Shift+F",)),
        ("repeat", "Repeat…", page.bar.open_repeat, "history", ()),
        ("add-header", "Add header", page.composer.message.headers.table.add_row, "plus", ()),
        ("clear", "Clear deliveries", page.deliveries.clear, "trash-2", ()),
        ("resend", "Resend selected deliveries", page.deliveries.resend_selected, "refresh-cw", ()),
    )
    table = ActionTable(
        page,
        [
            ActionSpec(f"produce.{name}", title, handler, icon, keys, _GROUP, context=here)
            for name, title, handler, icon, keys in specs
        ],
    )
    # Only while a run is going: Esc belongs to the table and the fields otherwise.
    table.set_enabled("produce.stop", False, "Nothing is being sent.")
    return table
