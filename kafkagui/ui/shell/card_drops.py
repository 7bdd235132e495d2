"""A configuration file that is dropped on the connection's card."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from kafkagui.core.errors import StorageFailed
from kafkagui.ui.drags import dragged_file
from kafkagui.ui.pages.page import Announce, ImportConnection


class CardDrops(QObject):
    """Lets a widget take one file.

    Args:
        card: the widget.

    Signals:
        requested(request): ``ImportConnection`` with the file's text, or ``Announce`` what is wrong with it.
    """

    requested = Signal(object)

    def __init__(self, card: QWidget) -> None:
        super().__init__(card)
        card.setAcceptDrops(True)
        card.installEventFilter(self)

    def _take(self, path: str) -> None:
        # Here, since nothing is dropped before the first paint.
        from kafkagui.ui.pages.connection.pasted_files import read_text_file

        try:
            self.requested.emit(ImportConnection(read_text_file(Path(path))))
        except StorageFailed as failed:
            self.requested.emit(Announce(failed.message, failed.hint, "err"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A drag that enters and one that moves are drops for Qt, too.
        if isinstance(event, QDropEvent) and (path := dragged_file(event.mimeData())):
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self._take(path)
            return True
        return False
