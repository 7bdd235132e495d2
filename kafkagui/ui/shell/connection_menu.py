"""The switcher's menu: all connections, what can be done with the one that is open, the local Kafka."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from kafkagui.core.profiles import Profile
from kafkagui.core.session import SessionState
from kafkagui.core.wording import tr
from kafkagui.services.local_kafka import local_profile
from kafkagui.services.program import Program
from kafkagui.ui.actions import ActionTable
from kafkagui.ui.environment_look import ENVIRONMENT_LOOKS, short_address
from kafkagui.ui.icons import icon
from kafkagui.ui.pages.local_kafka.local_run import LocalRun
from kafkagui.ui.shell.connection_deeds import ConnectionDeeds


class ConnectionMenu(QMenu):
    """The connections as they are when it is made; made anew each time it opens."""

    def __init__(
        self, program: Program, deeds: ConnectionDeeds, local_run: LocalRun, actions: ActionTable, parent: QWidget
    ) -> None:
        super().__init__(tr("Switch connection"), parent)
        self._program = program
        self._deeds = deeds
        self._local_run = local_run
        self._actions = actions
        self._fill()

    def _fill(self) -> None:
        state = self._program.session.state
        for profile in self._program.connections.profiles:
            self._add_profile(profile, state)
        if self._local_run.cluster is not None:
            self._add_profile(local_profile(self._local_run.cluster), state)
        self.addSeparator()
        for action_id in ("connection.new", "connection.edit", "connection.duplicate"):
            self.addAction(self._actions[action_id])
        self.addSeparator()
        for action_id in ("local.start", "local.stop", "connection.disconnect"):
            self.addAction(self._actions[action_id])

    def _add_profile(self, profile: Profile, state: SessionState) -> None:
        word = ENVIRONMENT_LOOKS[profile.environment].word
        name = profile.name.replace("&", "&&")
        action = self.addAction(f"{name}  ·  {word}  ·  {short_address(profile)}")
        is_open = state.is_usable and state.profile is not None and state.profile.profile_id == profile.profile_id
        action.setIcon(icon("circle-check" if is_open else "lock" if profile.read_only else "database"))
        action.triggered.connect(lambda: self._deeds.connect_to(profile))
