"""Does what pages ask of the window, and what is asked about topics.

Dialogs and toasts are imported where they are shown: the window is painted before anybody can ask for one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.wording import tr, trn
from kafkagui.services.local_kafka import SAMPLE_TOPIC
from kafkagui.services.program import Program
from kafkagui.ui.pages.page import (
    Announce,
    ConnectTo,
    CreateTopic,
    DeleteTopic,
    ImportConnection,
    OpenBeside,
    OpenConnections,
    OpenConsume,
    OpenPage,
    OpenProduce,
    OpenSample,
    OpenTopic,
    PageRequest,
    ShowReport,
    StartLesson,
    Undo,
)
from kafkagui.ui.shell.connection_deeds import ConnectionDeeds
from kafkagui.ui.shell.notifications.notifications import Notifications
from kafkagui.ui.shell.workspace import Workspace

if TYPE_CHECKING:
    from kafkagui.ui.shell.new_topic_dialog import NewTopicDialog


class RequestDesk(QObject):
    """Shows the page that takes a request; what no page takes it does itself.

    Args:
        program: holds the session.
        window: over which dialogs stand.
        workspace: where pages are shown.
        connections: opens the connection dialog.
        notifications: say results.

    Signals:
        lesson_asked(lesson_id): a task of the lessons shall begin.
    """

    lesson_asked = Signal(str)

    def __init__(
        self,
        program: Program,
        window: QWidget,
        workspace: Workspace,
        connections: ConnectionDeeds,
        notifications: Notifications,
    ) -> None:
        super().__init__(window)
        self._program = program
        self._window = window
        self._workspace = workspace
        self._connections = connections
        self._notifications = notifications
        notifications.requested.connect(self.handle)

    def handle(self, request: PageRequest, beside: bool = False) -> None:
        """Do what a page asks; with ``beside`` a page that opens for it opens beside the one in front.

        Raises:
            LookupError: no kind of page takes this request.
        """
        if isinstance(request, OpenBeside):
            self._pass_on(request.request, beside=True)
        elif isinstance(request, OpenPage):
            self._workspace.show_kind(request.kind_id).take_focus()
        elif not self._do(request) and not self._do_for_connections(request):
            self._pass_on(request, beside=beside)

    def _do(self, request: PageRequest) -> bool:
        """Do what no page is needed for; whether it was that."""
        match request:
            case Announce():
                self.announce(request)
            case Undo():
                request.deed()
            case ShowReport():
                self._show_report(request)
            case CreateTopic(name):
                self.create_topic(name)
            case DeleteTopic(topic):
                self.delete_topic(topic)
            case StartLesson(lesson_id):
                self.lesson_asked.emit(lesson_id)
            case _:
                return False
        return True

    def _do_for_connections(self, request: PageRequest) -> bool:
        match request:
            case OpenConnections():
                self._connections.new()
            case ConnectTo(profile_id):
                self._connections.connect_to_kept(profile_id)
            case ImportConnection(text):
                self._connections.import_text(text)
            case _:
                return False
        return True

    def produce(self, topic: str) -> None:
        """Show Produce with this topic."""
        self._pass_on(OpenProduce(topic))

    def consume(self, topic: str) -> None:
        """Show Consume with this topic."""
        self._pass_on(OpenConsume(topic))

    def show_sample(self) -> None:
        """Show Produce with the sample topic and the example lines."""
        self._pass_on(OpenSample(SAMPLE_TOPIC))

    def announce(self, message: Announce) -> None:
        """Say a result as a toast, and keep it under the bell."""
        self._notifications.announce(message)

    def _show_report(self, request: ShowReport) -> None:
        from kafkagui.services.crash_report import CrashReport
        from kafkagui.ui.shell.crash_dialog import CrashDialog

        text = tr("What was typed is kept. The report helps whoever looks for the cause.")
        dialog = CrashDialog(request.what, text, CrashReport("", request.report), self._window)
        dialog.log_asked.connect(lambda: self._workspace.show_kind("log"))
        dialog.pop_up()

    def create_topic(self, name: str = "") -> None:
        """Open the dialog for a new topic."""
        from kafkagui.ui.shell.new_topic_dialog import NewTopicDialog

        dialog = NewTopicDialog(self._program.session, self._window, name)
        dialog.accepted.connect(lambda: self._say_created(dialog))
        dialog.pop_up()

    def delete_topic(self, name: str) -> None:
        """Ask whether to delete a topic, and do it."""
        from kafkagui.ui.shell.delete_topic_dialog import DeleteTopicDialog

        dialog = DeleteTopicDialog(self._program.session, name, self._window)
        dialog.accepted.connect(lambda: self.announce(Announce(tr("Topic “{name}” deleted", name=name))))
        dialog.pop_up()

    def _say_created(self, dialog: NewTopicDialog) -> None:
        if dialog.made is not None:
            count = len(dialog.made.partitions)
            replication = dialog.made.replication_factor
            text = trn(
                "{count} partition, replication {replication}.",
                "{count} partitions, replication {replication}.",
                count,
                replication=replication,
            )
            title = tr("Topic “{name}” created", name=dialog.made.name)
            self.announce(Announce(title, text, action=tr("Open"), request=OpenTopic(dialog.made.name)))

    def _pass_on(self, request: PageRequest, *, beside: bool = False) -> None:
        kind_id = self._workspace.kind_that_takes(request).kind_id
        page = self._workspace.show_kind(kind_id, beside=beside)
        page.fulfil(request)
        page.take_focus()
