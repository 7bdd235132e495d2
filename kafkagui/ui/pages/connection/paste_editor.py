"""The field that a configuration is pasted into; files may be dropped on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.fonts import mono_font


class PasteEditor(QPlainTextEdit):
    """Takes text; a file that is pasted or dropped is asked for instead of its name being typed in.

    Signals:
        file_dropped(path): a file came in place of text.
    """

    file_dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()

    def _build(self) -> None:
        self.setAccessibleName(tr("Configuration to read"))
        self.setFont(mono_font(12))
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setPlaceholderText(
            tr(
                "client.properties, a kcat or librdkafka configuration, a kcat or console-tool command line, "
                "or Spring Boot YAML"
            )
        )

    def forget(self) -> None:
        """Empty it, with all that could be undone: what was pasted may hold a secret."""
        self.setPlainText("")
        self.document().clearUndoRedoStacks()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasUrls() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        paths = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
        if paths:
            self.file_dropped.emit(Path(paths[0]))
        else:
            super().insertFromMimeData(source)
