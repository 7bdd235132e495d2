"""Copies a connection as the configuration of another tool; the password is a placeholder in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from kafkagui.core.connection_text.written import as_java_properties, as_librdkafka
from kafkagui.core.profiles import Profile
from kafkagui.core.wording import tr


class CopyAsMenu(QMenu):
    """The forms a connection can be copied in; deletes itself when it closes.

    Args:
        profile: what is copied.
        parent: the widget it opens over.
    """

    def __init__(self, profile: Profile, parent: QWidget) -> None:
        super().__init__(parent)
        self._profile = profile
        self._build()

    def _build(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add(tr("Java client properties"), as_java_properties)
        self._add(tr("librdkafka or kcat configuration"), as_librdkafka)

    def _add(self, words: str, write: Callable[[Profile], str]) -> None:
        action = self.addAction(words)
        action.triggered.connect(lambda: QGuiApplication.clipboard().setText(write(self._profile)))
