"""The main window's part of the action table, and which menu shows what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kafkagui.core.wording import mark, tr
from kafkagui.ui.actions import SEPARATOR, ActionSpec

if TYPE_CHECKING:
    from kafkagui.ui.shell.window_deeds import WindowDeeds


MENUS = {
    mark("Connection"): (
        "connection.new",
        "connection.switch",
        "connection.edit",
        "connection.duplicate",
        "connection.disconnect",
        SEPARATOR,
        "local.start",
        "local.stop",
        SEPARATOR,
        "window.refresh",
        "window.quit",
    ),
    mark("Topic"): ("topic.consume", "topic.produce", SEPARATOR, "topic.create", "topic.delete"),
    mark("Go to"): (
        "page.produce",
        "page.consume",
        "page.log",
        SEPARATOR,
        "window.filter",
        "window.pane",
        "window.back",
        "window.news",
        "window.undo",
    ),
    mark("Tab"): ("tab.new", "tab.close", "tab.reopen", SEPARATOR, "tab.next", "tab.previous"),
}


def window_actions(deeds: WindowDeeds) -> list[ActionSpec]:
    """All actions of the deeds."""
    return [*_connection(deeds), *_topic(deeds), *_go_to(deeds), *_tab(deeds)]


def _connection(deeds: WindowDeeds) -> list[ActionSpec]:
    group = tr("Connection")
    return [
        ActionSpec("connection.new", tr("New connection…"), deeds.new_connection, "plug", ("Ctrl+N",), group),
        ActionSpec(
            "connection.switch", tr("Switch connection"), deeds.switch_connection, "database", ("Ctrl+Shift+C",), group
        ),
        ActionSpec("connection.edit", tr("Edit connection…"), deeds.edit_connection, "settings", (), group),
        ActionSpec("connection.duplicate", tr("Duplicate connection"), deeds.duplicate_connection, "copy", (), group),
        ActionSpec("connection.disconnect", tr("Disconnect"), deeds.disconnect_now, "x", (), group),
        ActionSpec("local.start", tr("Start a local Kafka"), deeds.start_local_kafka, "rocket", (), group),
        ActionSpec("local.stop", tr("Stop the local Kafka"), deeds.stop_local_kafka, "square", (), group),
        ActionSpec("window.refresh", tr("Refresh"), deeds.refresh, "refresh-cw", ("F5",), tr("Window")),
        ActionSpec("window.quit", tr("Quit"), deeds.quit, "", ("Ctrl+Q",), tr("Window")),
    ]


def _topic(deeds: WindowDeeds) -> list[ActionSpec]:
    group = tr("Topic")
    return [
        ActionSpec("topic.consume", tr("Consume topic"), deeds.consume_topic, "inbox", ("Ctrl+O",), group),
        ActionSpec("topic.produce", tr("Produce to topic"), deeds.produce_to_topic, "send", ("Ctrl+P",), group),
        ActionSpec("topic.create", tr("New topic…"), deeds.create_topic, "plus", ("Ctrl+Shift+N",), group),
        ActionSpec("topic.delete", tr("Delete topic…"), deeds.delete_topic, "trash-2", (), group),
    ]


def _go_to(deeds: WindowDeeds) -> list[ActionSpec]:
    group = tr("Window")

    def page(kind_id: str, title: str, icon: str, keys: str) -> ActionSpec:
        return ActionSpec(f"page.{kind_id}", title, lambda: deeds.show_page(kind_id), icon, (keys,), group)

    return [
        page("produce", tr("Produce"), "send", "Ctrl+2"),
        page("consume", tr("Consume"), "inbox", "Ctrl+3"),
        page("log", tr("Log"), "list", "Ctrl+5"),
        ActionSpec("window.filter", tr("Filter topics"), deeds.filter_topics, "search", ("Ctrl+Shift+L",), group),
        ActionSpec("window.pane", tr("Next pane"), deeds.next_pane, "panel-left", ("F6",), group),
        ActionSpec("window.back", tr("Previous pane"), deeds.previous_pane, "", ("Shift+F6",), group),
        ActionSpec("window.news", tr("Notifications"), deeds.open_notifications, "bell", ("Ctrl+Shift+M",), group),
        ActionSpec(
            "window.undo", tr("Take back the last clear or close"), deeds.undo_last, "history", ("Ctrl+Alt+Z",), group
        ),
        ActionSpec("window.menu", tr("Main menu"), deeds.open_menu, "menu", ("F10",), group),
    ]


def _tab(deeds: WindowDeeds) -> list[ActionSpec]:
    group = tr("Tab")
    return [
        ActionSpec("tab.new", tr("New tab"), deeds.new_tab, "plus", ("Ctrl+T",), group),
        ActionSpec("tab.close", tr("Close tab"), deeds.close_tab, "x", ("Ctrl+W",), group),
        ActionSpec("tab.reopen", tr("Reopen closed tab"), deeds.reopen_tab, "history", ("Ctrl+Shift+T",), group),
        ActionSpec("tab.next", tr("Next tab"), deeds.next_tab, "arrow-right", ("Ctrl+Tab",), group),
        ActionSpec("tab.previous", tr("Previous tab"), deeds.previous_tab, "", ("Ctrl+Shift+Tab",), group),
    ]
