"""Allows and forbids the window's actions as the session, the tabs and the choices are now."""

from __future__ import annotations

from kafkagui.core.wording import tr
from kafkagui.services.local_kafka import LOCAL_PROFILE_ID
from kafkagui.ui.actions import ActionTable
from kafkagui.ui.pages.local_kafka.local_run import LocalState
from kafkagui.ui.shell.window_parts import WindowParts


class ActionRules:
    """The rules.

    Args:
        parts: what they look at.
        table: the actions that they allow.
    """

    def __init__(self, parts: WindowParts, table: ActionTable) -> None:
        self._parts = parts
        self._table = table

    def apply(self, *_what_changed: object) -> None:
        """Allow what can be done now; what cannot says why."""
        self._allow_connections()
        self._allow_topics()
        self._allow_tabs()

    def _allow_connections(self) -> None:
        state, table, local = self._parts.program.session.state, self._table, self._parts.local_run
        is_kept = state.profile is not None and state.profile.profile_id != LOCAL_PROFILE_ID
        no_kept, no_cluster = tr("There is no kept connection open."), tr("There is no connection.")
        table.set_enabled("connection.edit", is_kept, no_kept)
        table.set_enabled("connection.duplicate", is_kept, no_kept)
        table.set_enabled("connection.disconnect", state.is_usable, no_cluster)
        table.set_enabled("window.refresh", state.is_usable, no_cluster)
        table.set_enabled("local.start", local.can_start, tr("The local Kafka runs already."))
        table.set_enabled("local.stop", local.state is LocalState.RUNNING, tr("No local Kafka runs."))

    def _allow_topics(self) -> None:
        state, table = self._parts.program.session.state, self._table
        locked = state.profile is not None and state.profile.read_only
        topic = self._parts.side_bar.current_topic
        why_not = tr("Needs a connection that is not read-only.")
        table.set_enabled("topic.create", state.is_usable and not locked, why_not)
        has_entry = self._parts.side_bar.current_entry is not None
        for action_id in ("entry.open", "entry.beside", "entry.copy"):
            table.set_enabled(action_id, has_entry, tr("Choose something in the sidebar first."))
        for action_id in ("topic.consume", "topic.produce", "topic.open"):
            table.set_enabled(action_id, bool(topic), tr("Choose a topic in the sidebar first."))
        table.set_enabled("topic.delete", bool(topic) and not locked, tr("Choose a topic that may be deleted first."))

    def _allow_tabs(self) -> None:
        workspace, table = self._parts.workspace, self._table
        group, none = workspace.active, tr("No tab is open.")
        is_several, last = group.count() > 1, group.count() - 1
        for action_id in ("tab.close", "tab.split"):
            table.set_enabled(action_id, group.count() > 0, none)
        is_single = group.front is None or group.front.kind.single
        table.set_enabled("tab.duplicate", not is_single, tr("This page is open once only."))
        table.set_enabled("tab.close-others", is_several, tr("There is no other tab on this side."))
        table.set_enabled("tab.close-following", group.currentIndex() < last, tr("No tab follows this one."))
        table.set_enabled("tab.move", is_several or workspace.is_split, tr("There is no other tab on this side."))
        table["tab.split"].setChecked(workspace.is_split)
        table.set_enabled("window.undo", self._parts.notifications.can_undo, tr("Nothing can be taken back."))
        table.set_enabled("tab.reopen", workspace.can_reopen, tr("No tab was closed."))
