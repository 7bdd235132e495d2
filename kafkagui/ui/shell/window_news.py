"""Shows in the window what happens by itself: the session's news, changed settings, the local Kafka's end."""

from __future__ import annotations

from collections.abc import Callable

from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.session import SessionState
from kafkagui.core.settings import SETTINGS, THEME, TIME_ZONE
from kafkagui.core.wording import tr, trn
from kafkagui.ui.pages.page import Announce, Undo
from kafkagui.ui.shell.action_rules import ActionRules
from kafkagui.ui.shell.window_memory import TabMemory
from kafkagui.ui.shell.window_parts import WindowParts
from kafkagui.ui.theme import ThemeMode

_GLANCE_EVERY_S = 15.0


class WindowNews:
    """Who is told.

    Args:
        parts: where it is shown.
        rules: what is allowed changes with the session.
    """

    def __init__(self, parts: WindowParts, rules: ActionRules) -> None:
        self._parts = parts
        self._rules = rules
        self._trouble = ""
        self._end_overview: Callable[[], None] | None = None
        parts.local_run.ended.connect(self._on_local_ended)
        parts.workspace.tabs_closed.connect(self._on_tabs_closed)
        parts.notifications.notices.changed.connect(rules.apply)
        parts.local_run.sample_missed.connect(self._on_sample_missed)
        parts.status_bar.show_zone(parts.program.settings.get(TIME_ZONE))
        self._subscriptions = (
            parts.program.session.subscribe(self._on_session_changed),
            parts.program.settings.subscribe(self._on_setting_changed),
        )

    def announce_notices(self) -> None:
        """Say what happened to broken files of the program, and which settings are not used."""
        program, announce = self._parts.program, self._parts.desk.announce
        for notice in filter(None, (program.connections.take_notice(), program.state.take_notice())):
            announce(Announce(tr("A file of kafkagui was set aside"), notice, "err"))
        for setting in SETTINGS:
            if problem := program.settings.problem(setting):
                announce(Announce(tr("A setting could not be used"), problem, "warn"))

    def announce_trouble(self) -> None:
        """Say why the window's state could not be written, once for each reason."""
        trouble = self._parts.program.state.take_notice()
        if trouble and trouble != self._trouble:
            self._trouble = trouble
            self._parts.desk.announce(Announce(tr("What you change is not kept"), trouble, "err"))

    def end(self) -> None:
        """Hear nothing more."""
        for unsubscribe in self._subscriptions:
            unsubscribe()
        self._follow_overview(False)

    def _on_session_changed(self, state: SessionState) -> None:
        self._parts.side_bar.show_session(state)
        self._follow_overview(state.is_usable)
        self._parts.status_bar.show_session(state)
        self._rules.apply()

    def _follow_overview(self, is_wanted: bool) -> None:
        """Groups and brokers of the sidebar come from the live view; a glance at it now and then is enough."""
        if not is_wanted and self._end_overview is not None:
            self._end_overview()
            self._end_overview = None
        elif is_wanted and self._end_overview is None:
            overview = self._parts.program.session.overview
            self._end_overview = overview.subscribe(self._parts.side_bar.show_overview, _GLANCE_EVERY_S)

    def _on_setting_changed(self, key: str) -> None:
        settings = self._parts.program.settings
        if key == TIME_ZONE.key:
            self._parts.status_bar.show_zone(settings.get(TIME_ZONE))
        elif key == THEME.key:
            self._parts.top_bar.show_theme(ThemeMode(settings.get(THEME).value))

    def _on_tabs_closed(self, tabs: tuple[TabMemory, ...]) -> None:
        workspace = self._parts.workspace

        def reopen() -> None:
            for tab in reversed(tabs):
                workspace.reopen(tab)

        one = tr("Closed “{tab}”", tab=tabs[0].title)
        title = one if len(tabs) == 1 else trn("Closed {count} tab", "Closed {count} tabs", len(tabs))
        self._parts.desk.announce(Announce(title, tone="info", action=tr("Undo"), request=Undo(reopen)))
        self._rules.apply()

    def _on_local_ended(self, error: KafkaGuiError) -> None:
        page = self._parts.workspace.page
        if page is None or page.page_id != "local_kafka":
            text = tr("{what_happened} Its page can start it again.", what_happened=error.message)
            self._parts.desk.announce(Announce(tr("The local Kafka ended by itself"), text, "err"))

    def _on_sample_missed(self, error: KafkaGuiError) -> None:
        self._parts.desk.announce(Announce(tr("The sample topic could not be made"), str(error), "warn"))
