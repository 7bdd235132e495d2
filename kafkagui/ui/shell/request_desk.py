"""Does what pages ask of the window, and what is asked about topics.

Dialogs and toasts are imported where they are shown: the window is painted before anybody can ask for one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kafkagui.services.local_kafka import SAMPLE_TOPIC
from kafkagui.services.program import Program
from kafkagui.ui.models.cells import Tone
from kafkagui.ui.pages.page import (
    Announce,
    ComposeAgain,
    CreateTopic,
    OpenConnections,
    OpenConsume,
    OpenProduce,
    OpenSample,
    PageRequest,
)
from kafkagui.ui.shell.workspace import Workspace

if TYPE_CHECKING:
    from kafkagui.ui.shell.new_topic_dialog import NewTopicDialog

_TONES: dict[str, Tone] = {"ok": "ok", "info": "info", "warn": "warn", "err": "err"}


class RequestDesk(QObject):
    """One deed for each kind of request.

    Args:
        program: holds the session.
        window: over which dialogs and toasts stand.
        workspace: where pages are shown.

    Signals:
        connections_asked: a page wants the connection dialog.
    """

    connections_asked = Signal()

    def __init__(self, program: Program, window: QWidget, workspace: Workspace) -> None:
        super().__init__(window)
        self._program = program
        self._window = window
        self._workspace = workspace

    def handle(self, request: PageRequest) -> None:
        """Do what a page asks."""
        if isinstance(request, Announce):
            self.announce(request)
        elif isinstance(request, OpenProduce | OpenSample | ComposeAgain):
            self._pass_on("produce", request)
        elif isinstance(request, OpenConsume):
            self._pass_on("consume", request)
        elif isinstance(request, CreateTopic):
            self.create_topic(request.name)
        elif isinstance(request, OpenConnections):
            self.connections_asked.emit()

    def produce(self, topic: str) -> None:
        """Show Produce with this topic."""
        self._pass_on("produce", OpenProduce(topic))

    def consume(self, topic: str) -> None:
        """Show Consume with this topic."""
        self._pass_on("consume", OpenConsume(topic))

    def show_sample(self) -> None:
        """Show Produce with the sample topic and the example lines."""
        self._pass_on("produce", OpenSample(SAMPLE_TOPIC))

    def announce(self, message: Announce) -> None:
        """Say a result as a toast."""
        from kafkagui.ui.widgets.toast import Toast

        Toast(self._window, _TONES.get(message.tone, "info"), message.title, message.text).pop_up()

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
        dialog.accepted.connect(lambda: self.announce(Announce(f"Topic “{name}” deleted")))
        dialog.pop_up()

    def _say_created(self, dialog: NewTopicDialog) -> None:
        if dialog.made is not None:
            count = len(dialog.made.partitions)
            text = f"{count} partition{'' if count == 1 else 's'}, replication {dialog.made.replication_factor}."
            self.announce(Announce(f"Topic “{dialog.made.name}” created", text))

    def _pass_on(self, kind_id: str, request: PageRequest) -> None:
        page = self._workspace.show_kind(kind_id)
        page.fulfil(request)
        page.take_focus()
