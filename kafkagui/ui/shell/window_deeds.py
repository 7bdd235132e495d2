"""What a person can do in the window, whatever page is in front: the handlers of the action table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from kafkagui.core.settings import THEME, Theme
from kafkagui.core.wording import tr
from kafkagui.ui.actions import SEPARATOR, ActionTable
from kafkagui.ui.pages.page import Announce, OpenHelp, OpenPage, OpenTopic
from kafkagui.ui.shell.page_kinds import PageKind
from kafkagui.ui.shell.window_parts import WindowParts
from kafkagui.ui.theme import ThemeMode, current_theme

if TYPE_CHECKING:
    from kafkagui.core.local_kafka import LocalKafkaSpec
    from kafkagui.ui.shell.connection_menu import ConnectionMenu
    from kafkagui.ui.shell.pane_ring import PaneRing
    from kafkagui.ui.widgets.row_table import RowTable

TAB_MENU = (
    "tab.close",
    "tab.close-others",
    "tab.close-following",
    "tab.reopen",
    SEPARATOR,
    "tab.duplicate",
    "tab.move",
    "tab.split",
)
"""What the context menu of a tab offers."""


TOPIC_MENU = (
    "topic.consume",
    "topic.produce",
    "topic.open",
    SEPARATOR,
    "entry.beside",
    "entry.copy",
    SEPARATOR,
    "topic.delete",
)
"""What the context menu of a topic in the sidebar offers."""

ENTRY_MENU = ("entry.open", "entry.beside", SEPARATOR, "entry.copy")
"""The same of a group or a broker."""


class WindowDeeds:
    """The deeds; ``table`` holds them as actions.

    Args:
        parts: what they work on.
        table: will hold them.
    """

    def __init__(self, parts: WindowParts, table: ActionTable) -> None:
        self._parts = parts
        self.table = table

    # -- connections ----------------------------------------------------------------------------------------

    def start_local_kafka(self, spec: LocalKafkaSpec | None = None) -> None:
        """Show the local Kafka's page and start it."""
        self._parts.workspace.show_kind("local_kafka")
        # Here, since the window is painted before anybody can ask for it.
        from kafkagui.core.local_kafka import LocalKafkaSpec

        self._parts.local_run.start(spec or LocalKafkaSpec())

    def stop_local_kafka(self) -> None:
        """Stop the local Kafka."""
        self._parts.local_run.stop()

    def connect_last(self) -> None:
        """Connect again to what was connected at the end of the last run."""
        self._parts.connections.connect_last()

    def new_connection(self) -> None:
        """Open the dialog for a new connection."""
        self._parts.connections.new()

    def edit_connection(self) -> None:
        """Open the dialog for the open connection."""
        if profile := self._parts.program.session.state.profile:
            self._parts.connections.edit(profile)

    def duplicate_connection(self) -> None:
        """Keep a copy of the open connection and edit it."""
        if profile := self._parts.program.session.state.profile:
            self._parts.connections.duplicate(profile)

    def switch_connection(self) -> None:
        """Open the switcher below the connection's card."""
        card = self._parts.side_bar.card
        menu = self.connection_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(card.mapToGlobal(card.rect().bottomLeft()))

    def connection_menu(self) -> ConnectionMenu:
        """The switcher's menu, as the connections are now."""
        from kafkagui.ui.shell.connection_menu import ConnectionMenu

        parts = self._parts
        return ConnectionMenu(parts.program, parts.connections, parts.local_run, self.table, parts.window)

    def disconnect_now(self) -> None:
        """Leave the cluster."""
        self._parts.connections.disconnect_now()

    def refresh(self) -> None:
        """Look at the cluster now."""
        self._parts.program.session.refresh()
        if (page := self._parts.workspace.page) is not None:
            page.refresh()

    # -- topics -----------------------------------------------------------------------------------------------

    def create_topic(self) -> None:
        """Open the dialog for a new topic."""
        self._parts.desk.create_topic()

    def produce_to_topic(self) -> None:
        """Show Produce with the topic that is chosen in the sidebar."""
        self._parts.desk.produce(self._parts.side_bar.current_topic)

    def consume_topic(self) -> None:
        """Show Consume with the topic that is chosen in the sidebar."""
        self._parts.desk.consume(self._parts.side_bar.current_topic)

    def open_topic(self) -> None:
        """Show the details of the topic that is chosen in the sidebar."""
        self._parts.desk.handle(OpenTopic(self._parts.side_bar.current_topic))

    def open_entry(self) -> None:
        """Open what is chosen in the sidebar."""
        self._parts.side_bar.topics.open_current()

    def open_beside(self) -> None:
        """Open what is chosen in the sidebar beside the page in front."""
        self._parts.side_bar.topics.open_current(beside=True)

    def copy_name(self) -> None:
        """Put the name of what is chosen in the sidebar on the clipboard."""
        if (entry := self._parts.side_bar.current_entry) is not None:
            QGuiApplication.clipboard().setText(entry.key)

    def open_entry_menu(self, place: QPoint) -> None:
        """Open the menu of what is chosen in the sidebar, at a place of the screen."""
        is_topic = bool(self._parts.side_bar.current_topic)
        self._pop_up(self.table.menu(tr("Sidebar"), TOPIC_MENU if is_topic else ENTRY_MENU), place)

    def delete_topic(self) -> None:
        """Ask whether to delete the topic that is chosen in the sidebar."""
        self._parts.desk.delete_topic(self._parts.side_bar.current_topic)

    def filter_topics(self) -> None:
        """Put the focus into the filter of the topics."""
        self._parts.side_bar.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def kinds(self) -> tuple[PageKind, ...]:
        """The kinds of pages that can be shown."""
        return self._parts.workspace.kinds

    # -- pages and tabs ---------------------------------------------------------------------------------------

    def show_page(self, kind_id: str) -> None:
        """Bring a page of this kind to the front."""
        self._parts.workspace.show_kind(kind_id).take_focus()

    def new_tab(self) -> None:
        """Offer what a new tab can show."""
        self._parts.workspace.offer_new()

    def close_tab(self) -> None:
        """Close the tab in front."""
        self._parts.workspace.close_current()

    def reopen_tab(self) -> None:
        """Open the tab again that was closed last."""
        self._parts.workspace.reopen()

    def next_tab(self) -> None:
        """Bring the next tab to the front."""
        self._parts.workspace.step(1)

    def previous_tab(self) -> None:
        """Bring the tab before to the front."""
        self._parts.workspace.step(-1)

    def duplicate_tab(self) -> None:
        """Open the page in front once more."""
        self._parts.workspace.duplicate()

    def close_other_tabs(self) -> None:
        """Close all tabs of this side but the one in front."""
        self._parts.workspace.close_others()

    def close_following_tabs(self) -> None:
        """Close the tabs after the one in front."""
        self._parts.workspace.close_following()

    def toggle_split(self) -> None:
        """Set two groups of tabs side by side, or make them one again."""
        self._parts.workspace.toggle_split()

    def move_tab(self) -> None:
        """Move the tab in front to the other side."""
        self._parts.workspace.move_to_other_side()

    def open_tab_menu(self, place: QPoint) -> None:
        """Open the context menu of the tab in front, at a place of the screen."""
        self._pop_up(self.table.menu(tr("Tab"), TAB_MENU), place)

    def _pop_up(self, menu: QMenu, place: QPoint) -> None:
        menu.setDefaultAction(menu.actions()[0])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def copy_all(self) -> None:
        """Copy the selected rows of a table, or all of them, with headings."""
        from kafkagui.ui.widgets.table_text import TableForm

        self.in_table(lambda table: table.copy_table(TableForm.TSV_WITH_HEADINGS))

    def copy_markdown(self) -> None:
        """Copy the selected rows of a table, or all of them, as a Markdown table."""
        from kafkagui.ui.widgets.table_text import TableForm

        self.in_table(lambda table: table.copy_table(TableForm.MARKDOWN))

    def in_table(self, deed: Callable[[RowTable], object]) -> None:
        """Do something in the table that has the focus, or in the first that the page in front shows."""
        from kafkagui.ui.widgets.row_table import RowTable

        focused, page = self._parts.window.focusWidget(), self._parts.workspace.page
        tables = [focused] if isinstance(focused, RowTable) else page.findChildren(RowTable) if page else []
        shown = next((table for table in tables if table.isVisible()), None)
        if shown is None:
            self._parts.desk.announce(Announce(tr("No table is in sight"), tone="info"))
        else:
            deed(shown)

    def next_pane(self) -> None:
        """Move the focus to the next of sidebar, tabs and the parts of their page, side by side where it is split."""
        self._ring().step(1)

    def previous_pane(self) -> None:
        """Move the focus to the one before."""
        self._ring().step(-1)

    def _ring(self) -> PaneRing:
        # Here, since nobody goes from pane to pane before the first paint.
        from kafkagui.ui.shell.pane_ring import PaneRing

        return PaneRing(self._parts.window, self._parts.side_bar, self._parts.workspace)

    def open_palette(self) -> None:
        """Open the command palette."""
        from kafkagui.ui.shell.palette.open_palette import open_palette

        open_palette(self._parts, self.table)

    # -- the window -------------------------------------------------------------------------------------------

    def open_notifications(self) -> None:
        """Open the list of what was announced."""
        self._parts.notifications.open()

    def undo_last(self) -> None:
        """Take back the clearing or closing that was last."""
        self._parts.notifications.undo_last()

    def open_menu(self) -> None:
        """Open the main menu."""
        from kafkagui.ui.shell.main_menu import MainMenu

        self._parts.top_bar.pop_up(MainMenu(self.table, self.set_theme, self._parts.window))

    def open_theme_menu(self) -> None:
        """Offer the themes."""
        from kafkagui.ui.shell.theme_menu import ThemeMenu

        self._parts.top_bar.pop_up_themes(ThemeMenu(self.set_theme, self._parts.window))

    def set_theme(self, mode: ThemeMode) -> None:
        """Choose the theme, now and for the next time."""
        current_theme().set_mode(mode)
        self._parts.program.settings.put(THEME, Theme(mode.value))

    def show_help(self) -> None:
        """Show the help on what has the focus, else on the page in front."""
        from kafkagui.ui.pages.help_button import subject_of

        subject = subject_of(self._parts.window.focusWidget(), self._parts.workspace.page)
        self._parts.desk.handle(OpenHelp(subject) if subject else OpenPage("help"))

    def quit(self) -> None:
        """End the program."""
        self._parts.window.close()
