"""The main window's part of the action table, and which menu shows what."""

from __future__ import annotations

from typing import Protocol

from kafkagui.ui.actions import SEPARATOR, ActionSpec


class WindowDeeds(Protocol):
    """What the window can do; the handlers of its actions."""

    def new_connection(self) -> None:
        """Open the dialog for a new connection."""
        ...

    def edit_connection(self) -> None:
        """Open the dialog for the open connection."""
        ...

    def duplicate_connection(self) -> None:
        """Keep a copy of the open connection."""
        ...

    def switch_connection(self) -> None:
        """Open the switcher."""
        ...

    def disconnect_now(self) -> None:
        """Leave the cluster."""
        ...

    def start_local_kafka(self) -> None:
        """Start the local Kafka."""
        ...

    def stop_local_kafka(self) -> None:
        """Stop the local Kafka."""
        ...

    def refresh(self) -> None:
        """Look at the cluster now."""
        ...

    def create_topic(self) -> None:
        """Open the dialog for a new topic."""
        ...

    def produce_to_topic(self) -> None:
        """Show Produce with the chosen topic."""
        ...

    def consume_topic(self) -> None:
        """Show Consume with the chosen topic."""
        ...

    def delete_topic(self) -> None:
        """Ask whether to delete the chosen topic."""
        ...

    def show_page(self, kind_id: str) -> None:
        """Bring a page of this kind to the front."""
        ...

    def filter_topics(self) -> None:
        """Put the focus into the topics' filter."""
        ...

    def new_tab(self) -> None:
        """Offer what a new tab can show."""
        ...

    def close_tab(self) -> None:
        """Close the tab in front."""
        ...

    def reopen_tab(self) -> None:
        """Open the tab again that was closed last."""
        ...

    def next_tab(self) -> None:
        """Bring the next tab to the front."""
        ...

    def previous_tab(self) -> None:
        """Bring the tab before to the front."""
        ...

    def next_pane(self) -> None:
        """Move the focus to the next of the sidebar and the parts of the page."""
        ...

    def previous_pane(self) -> None:
        """Move the focus to the one before."""
        ...

    def open_menu(self) -> None:
        """Open the main menu."""
        ...

    def quit(self) -> None:
        """End the program."""
        ...


MENUS = {
    "Connection": (
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
    "Topic": ("topic.consume", "topic.produce", SEPARATOR, "topic.create", "topic.delete"),
    "Go to": ("page.produce", "page.consume", "page.log", SEPARATOR, "window.filter", "window.pane", "window.back"),
    "Tab": ("tab.new", "tab.close", "tab.reopen", SEPARATOR, "tab.next", "tab.previous"),
}


def window_actions(window: WindowDeeds) -> list[ActionSpec]:
    """All actions of the window."""
    return [*_connection(window), *_topic(window), *_go_to(window), *_tab(window)]


def _connection(window: WindowDeeds) -> list[ActionSpec]:
    group = "Connection"
    return [
        ActionSpec("connection.new", "New connection…", window.new_connection, "plug", ("Ctrl+N",), group),
        ActionSpec(
            "connection.switch", "Switch connection", window.switch_connection, "database", ("Ctrl+Shift+C",), group
        ),
        ActionSpec("connection.edit", "Edit connection…", window.edit_connection, "settings", (), group),
        ActionSpec("connection.duplicate", "Duplicate connection", window.duplicate_connection, "copy", (), group),
        ActionSpec("connection.disconnect", "Disconnect", window.disconnect_now, "x", (), group),
        ActionSpec("local.start", "Start a local Kafka", window.start_local_kafka, "rocket", (), group),
        ActionSpec("local.stop", "Stop the local Kafka", window.stop_local_kafka, "square", (), group),
        ActionSpec("window.refresh", "Refresh", window.refresh, "refresh-cw", ("F5",), "Window"),
        ActionSpec("window.quit", "Quit", window.quit, "", ("Ctrl+Q",), "Window"),
    ]


def _topic(window: WindowDeeds) -> list[ActionSpec]:
    group = "Topic"
    return [
        ActionSpec("topic.consume", "Consume topic", window.consume_topic, "inbox", ("Ctrl+O",), group),
        ActionSpec("topic.produce", "Produce to topic", window.produce_to_topic, "send", ("Ctrl+P",), group),
        ActionSpec("topic.create", "New topic…", window.create_topic, "plus", ("Ctrl+Shift+N",), group),
        ActionSpec("topic.delete", "Delete topic…", window.delete_topic, "trash-2", (), group),
    ]


def _go_to(window: WindowDeeds) -> list[ActionSpec]:
    group = "Window"

    def page(kind_id: str, title: str, icon: str, keys: str) -> ActionSpec:
        return ActionSpec(f"page.{kind_id}", title, lambda: window.show_page(kind_id), icon, (keys,), group)

    return [
        page("produce", "Produce", "send", "Ctrl+2"),
        page("consume", "Consume", "inbox", "Ctrl+3"),
        page("log", "Log", "list", "Ctrl+5"),
        ActionSpec("window.filter", "Filter topics", window.filter_topics, "search", ("Ctrl+Shift+L",), group),
        ActionSpec("window.pane", "Next pane", window.next_pane, "panel-left", ("F6",), group),
        ActionSpec("window.back", "Previous pane", window.previous_pane, "", ("Shift+F6",), group),
        ActionSpec("window.menu", "Main menu", window.open_menu, "menu", ("F10",), group),
    ]


def _tab(window: WindowDeeds) -> list[ActionSpec]:
    group = "Tab"
    return [
        ActionSpec("tab.new", "New tab", window.new_tab, "plus", ("Ctrl+T",), group),
        ActionSpec("tab.close", "Close tab", window.close_tab, "x", ("Ctrl+W",), group),
        ActionSpec("tab.reopen", "Reopen closed tab", window.reopen_tab, "history", ("Ctrl+Shift+T",), group),
        ActionSpec("tab.next", "Next tab", window.next_tab, "arrow-right", ("Ctrl+Tab",), group),
        ActionSpec("tab.previous", "Previous tab", window.previous_tab, "", ("Ctrl+Shift+Tab",), group),
    ]
