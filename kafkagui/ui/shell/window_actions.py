"""The main window's part of the action table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from kafkagui.core.wording import tr
from kafkagui.ui.actions import ActionSpec
from kafkagui.ui.fonts import BODY_PX
from kafkagui.ui.shell.window_deeds import WindowDeeds
from kafkagui.ui.theme import current_theme


def window_actions(deeds: WindowDeeds) -> list[ActionSpec]:
    """All actions of the deeds."""
    return [
        *_connection(deeds),
        *_topic(deeds),
        *_pages(deeds),
        *_go_to(deeds),
        *_tab(deeds),
        *_table(deeds),
        *_view(),
    ]


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
        ActionSpec("topic.open", tr("Open topic"), deeds.open_topic, "layers", (), group),
        ActionSpec("entry.open", tr("Open"), deeds.open_entry, "external-link", (), tr("Sidebar"), listed=False),
        ActionSpec("entry.beside", tr("Open beside"), deeds.open_beside, "columns-2", (), tr("Sidebar"), listed=False),
        ActionSpec("entry.copy", tr("Copy name"), deeds.copy_name, "copy", (), tr("Sidebar"), listed=False),
        ActionSpec("topic.create", tr("New topic…"), deeds.create_topic, "plus", ("Ctrl+Shift+N",), group),
        ActionSpec("topic.delete", tr("Delete topic…"), deeds.delete_topic, "trash-2", (), group),
    ]


def _pages(deeds: WindowDeeds) -> list[ActionSpec]:
    """One for each kind of page that can be opened by itself."""
    return [
        ActionSpec(
            f"page.{kind.kind_id}",
            tr(kind.title),
            partial(deeds.show_page, kind.kind_id),
            kind.icon,
            (kind.keys,) if kind.keys else (),
            tr("Go to"),
        )
        for kind in deeds.kinds
        if kind.stands_alone
    ]


def _go_to(deeds: WindowDeeds) -> list[ActionSpec]:
    group = tr("Go to")
    return [
        ActionSpec(
            "window.palette",
            tr("Search topics, records and commands…"),
            deeds.open_palette,
            "search",
            ("Ctrl+K",),
            group,
            listed=False,
        ),
        ActionSpec("window.filter", tr("Filter topics"), deeds.filter_topics, "list-filter", ("Ctrl+Shift+L",), group),
        ActionSpec("window.pane", tr("Next pane"), deeds.next_pane, "panel-left", ("F6",), group),
        ActionSpec("window.back", tr("Previous pane"), deeds.previous_pane, "", ("Shift+F6",), group),
        ActionSpec("window.news", tr("Notifications"), deeds.open_notifications, "bell", ("Ctrl+Shift+M",), group),
        ActionSpec(
            "window.undo", tr("Take back the last clear or close"), deeds.undo_last, "history", ("Ctrl+Alt+Z",), group
        ),
        ActionSpec("window.help", tr("Help on this"), deeds.show_help, "circle-help", ("F1",), tr("Help")),
        ActionSpec("window.menu", tr("Main menu"), deeds.open_menu, "menu", ("F10",), group, listed=False),
        ActionSpec("window.theme", tr("Theme…"), deeds.open_theme_menu, "sun-moon", (), group),
    ]


def _tab(deeds: WindowDeeds) -> list[ActionSpec]:
    group = tr("Tab")
    return [
        ActionSpec("tab.new", tr("New tab"), deeds.new_tab, "plus", ("Ctrl+T",), group),
        ActionSpec("tab.duplicate", tr("Duplicate tab"), deeds.duplicate_tab, "copy", (), group),
        ActionSpec("tab.close", tr("Close tab"), deeds.close_tab, "x", ("Ctrl+W",), group),
        ActionSpec("tab.close-others", tr("Close other tabs"), deeds.close_other_tabs, "", (), group),
        ActionSpec(
            "tab.close-following", tr("Close the tabs after this one"), deeds.close_following_tabs, "", (), group
        ),
        ActionSpec("tab.reopen", tr("Reopen closed tab"), deeds.reopen_tab, "history", ("Ctrl+Shift+T",), group),
        ActionSpec("tab.next", tr("Next tab"), deeds.next_tab, "arrow-right", ("Ctrl+Tab",), group),
        ActionSpec("tab.previous", tr("Previous tab"), deeds.previous_tab, "", ("Ctrl+Shift+Tab",), group),
        ActionSpec("tab.split", tr("Split"), deeds.toggle_split, "columns-2", ("Ctrl+\\",), group, checkable=True),
        ActionSpec(
            "tab.move", tr("Move tab to the other side"), deeds.move_tab, "arrow-right", ("Ctrl+Alt+\\",), group
        ),
    ]


def _table(deeds: WindowDeeds) -> list[ActionSpec]:
    """What can be done with the table that has the focus, or with the first of the page; its keys are its own."""
    group = tr("Table")

    def spec(name: str, title: str, deed: Callable[[], None], icon: str = "") -> ActionSpec:
        return ActionSpec(f"table.{name}", title, deed, icon, (), group)

    return [
        spec("copy-cell", tr("Copy cell"), lambda: deeds.in_table(lambda table: table.copy_cell()), "copy"),
        spec("copy-rows", tr("Copy rows"), lambda: deeds.in_table(lambda table: table.copy_rows())),
        spec("copy-all", tr("Copy all with headings"), deeds.copy_all),
        spec("copy-markdown", tr("Copy as Markdown table"), deeds.copy_markdown),
        spec("select-all", tr("Select all"), lambda: deeds.in_table(lambda table: table.selectAll())),
        spec("columns", tr("Columns…"), lambda: deeds.in_table(lambda t: t.pop_up_columns(t.header)), "table-2"),
    ]


def _view() -> list[ActionSpec]:
    """How the window looks, whatever page is in front: keys and values larger, smaller, and as usual."""
    group = tr("View")
    return [
        ActionSpec("view.larger", tr("Larger payloads"), partial(_resize, 1), "plus", ("Ctrl+=", "Ctrl++"), group),
        ActionSpec("view.smaller", tr("Smaller payloads"), partial(_resize, -1), "minus", ("Ctrl+-",), group),
        ActionSpec("view.usual", tr("Payloads in their usual size"), _reset, "", ("Ctrl+0",), group),
    ]


def _resize(by_px: int) -> None:
    current_theme().set_payload_px(current_theme().look.payload_px + by_px)


def _reset() -> None:
    current_theme().set_payload_px(BODY_PX)
