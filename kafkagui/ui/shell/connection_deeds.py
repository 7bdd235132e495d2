"""What the window does with connections: connect, edit, duplicate, delete, leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.errors import ConnectFailed, KafkaGuiError
from kafkagui.core.profiles import Profile
from kafkagui.core.wording import tr
from kafkagui.services.program import Program
from kafkagui.services.recent_connections import RecentConnections
from kafkagui.ui.pages.page import Announce
from kafkagui.ui.tasks import OnError, run

if TYPE_CHECKING:
    from kafkagui.ui.pages.connection.dialog import ConnectionDialog

LAST_KEY = "connection.last"


class ConnectionDeeds(QObject):
    """The deeds, for menus, the switcher and the pages' requests.

    Args:
        program: holds connections and session.
        window: over which dialogs stand.

    Signals:
        announced(announce): a result to say as a toast.
    """

    announced = Signal(object)

    def __init__(self, program: Program, window: QWidget) -> None:
        super().__init__(window)
        self._program = program
        self._window = window

    def connect_to(self, profile: Profile) -> None:
        """Connect in place of the connection there is; a failure opens the dialog at the step that failed."""
        run(self._window, self._connect(profile), name=f"connect to {profile.name}", on_error=self._failed(profile))

    def connect_to_kept(self, profile_id: str) -> None:
        """Connect to the kept connection of this id; one that is gone meanwhile is passed over."""
        for profile in self._program.connections.profiles:
            if profile.profile_id == profile_id:
                self.connect_to(profile)

    def connect_last(self) -> None:
        """Connect again to what was connected at the end of the last run, without a dialog if that fails."""
        wanted = self._program.state.get(LAST_KEY)
        for profile in self._program.connections.profiles:
            if profile.profile_id == wanted:
                name = f"connect to {profile.name} again"
                run(self._window, self._connect_quietly(profile), name=name, on_error=lambda _error: None)

    def new(self) -> None:
        """Open the dialog for a new connection."""
        self._open_dialog(None)

    def import_text(self, text: str) -> None:
        """Open the dialog for a new connection where a configuration is pasted; ``text`` is there already."""
        self._open_dialog(None).show_paste(text)

    def edit(self, profile: Profile) -> None:
        """Open the dialog for a connection."""
        self._open_dialog(profile)

    def duplicate(self, profile: Profile) -> None:
        """Keep a copy and open the dialog for it."""
        work = self._program.connections.duplicate(profile)
        run(self._window, work, name=f"duplicate {profile.name}", on_error=self._say, on_done=self.edit)

    def disconnect_now(self) -> None:
        """Leave the cluster."""
        self._program.state.put(LAST_KEY, "")
        run(self._window, self._program.session.disconnect(), name="disconnect", on_error=self._say)

    def _open_dialog(self, profile: Profile | None, failure: ConnectFailed | None = None) -> ConnectionDialog:
        # Here, since the window is painted before anybody can ask for it.
        from kafkagui.ui.pages.connection.dialog import ConnectionDialog

        dialog = ConnectionDialog(self._program, self._window, profile)
        dialog.connect_asked.connect(self.connect_to)
        dialog.deleted.connect(self._on_deleted)
        if failure is not None:
            dialog.show_failure(failure)
        dialog.pop_up()
        return dialog

    async def _connect(self, profile: Profile) -> None:
        password = await self._program.connections.password(profile)
        await self._program.session.connect(profile, password)
        known = {kept.profile_id for kept in self._program.connections.profiles}
        self._program.state.put(LAST_KEY, profile.profile_id if profile.profile_id in known else "")
        if profile.profile_id in known:
            RecentConnections(self._program.state).note(profile)

    async def _connect_quietly(self, profile: Profile) -> None:
        password = await self._program.connections.password(profile)
        if password is not None or not profile.security.uses_sasl:
            await self._program.session.connect(profile, password)

    def _failed(self, profile: Profile) -> OnError:
        def on_error(error: KafkaGuiError) -> None:
            if isinstance(error, ConnectFailed) and profile in self._program.connections.profiles:
                self._open_dialog(profile, error)
            else:
                self._say(error)

        return on_error

    def _on_deleted(self, profile: Profile) -> None:
        now = self._program.session.state.profile
        if now is not None and now.profile_id == profile.profile_id:
            self.disconnect_now()
        self.announced.emit(
            Announce(tr("Connection deleted"), tr("“{profile}” and its password are gone.", profile=profile.name))
        )

    def _say(self, error: KafkaGuiError) -> None:
        self.announced.emit(Announce(error.message, error.hint, "err"))
