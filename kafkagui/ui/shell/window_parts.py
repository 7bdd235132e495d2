"""The parts of the main window, for those who work with several of them."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow

from kafkagui.core.frozen import frozen
from kafkagui.services.program import Program
from kafkagui.ui.pages.local_kafka.local_run import LocalRun
from kafkagui.ui.shell.connection_deeds import ConnectionDeeds
from kafkagui.ui.shell.notifications.notifications import Notifications
from kafkagui.ui.shell.request_desk import RequestDesk
from kafkagui.ui.shell.side_bar import SideBar
from kafkagui.ui.shell.status_bar import StatusBar
from kafkagui.ui.shell.top_bar import TopBar
from kafkagui.ui.shell.workspace import Workspace


@frozen
class WindowParts:
    """The window and what it is made of; built once by the window."""

    window: QMainWindow
    program: Program
    local_run: LocalRun
    top_bar: TopBar
    side_bar: SideBar
    workspace: Workspace
    status_bar: StatusBar
    connections: ConnectionDeeds
    desk: RequestDesk
    notifications: Notifications
