"""Where a configuration is pasted: what it is, what becomes of each key, and the way into the form."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from kafkagui.core.connection_text.pasted import Outcome, PastedConnection
from kafkagui.core.connection_text.read import read_connection
from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.wording import tr, trn
from kafkagui.ui.fonts import scaled
from kafkagui.ui.pages.connection.finding_model import FindingModel
from kafkagui.ui.pages.connection.paste_editor import PasteEditor
from kafkagui.ui.pages.connection.pasted_files import open_named_file, read_text_file
from kafkagui.ui.tasks import run
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.error_box import ErrorBox
from kafkagui.ui.widgets.layouts import column, panel, row, set_surface, text_label
from kafkagui.ui.widgets.row_table import RowTable
from kafkagui.ui.widgets.wrapped_label import WrappedLabel

_READ_AFTER_MS = 200


class PasteView(QWidget):
    """Reads what is pasted as it changes; keeps nothing of it once it is left.

    Signals:
        filled(pasted): the form is to be filled with this ``PastedConnection``.
        left: back to the form, with nothing filled.
    """

    filled = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pasted: PastedConnection | None = None
        self._reading: asyncio.Task[PastedConnection] | None = None
        self._build_parts()
        self._build_layout()
        self._connect()
        self._show(None)

    def _build_parts(self) -> None:
        set_surface(self, "surface")
        self.setAcceptDrops(True)
        self.editor = PasteEditor()
        self.open = Button(tr("Open a file…"), icon_name="folder-open")
        self.error = ErrorBox()
        self.kind = text_label("", "h2")
        self.counts = text_label("", "small")
        self.table = RowTable(tr("What becomes of each key"))
        self.model = FindingModel(self)
        self.table.set_rows(self.model)
        self.whole = WrappedLabel("", "muted")
        self.remarks = WrappedLabel("", "warn")
        self.back = Button(tr("Back to the form"), "ghost")
        self.fill = Button(tr("Fill the form"), "primary", icon_name="arrow-down-to-line")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_READ_AFTER_MS)

    def _build_layout(self) -> None:
        words = WrappedLabel(
            tr("Paste what you have, or drop its file here. Nothing is kept before you save the connection."), "muted"
        )
        self.editor.setMinimumHeight(scaled(120))
        self.table.setMinimumHeight(scaled(120))
        self._found = QWidget()
        head = row(self.kind, self.counts, None)
        column(head, (self.table, 1), self.whole, self.remarks, spacing=6, parent=self._found)
        top = row((words, 1), self.open, spacing=12)
        body = column(top, (self.editor, 2), self.error, (self._found, 3), margins=(20, 16, 20, 16), spacing=12)
        foot = panel("pageFoot", row(self.back, None, self.fill, margins=(16, 12, 20, 12)))
        column(body, foot, spacing=0, parent=self)

    def _connect(self) -> None:
        self.editor.textChanged.connect(self._timer.start)
        self.editor.file_dropped.connect(self.read_file)
        self._timer.timeout.connect(self._read)
        self.open.clicked.connect(self._on_open_clicked)
        self.back.clicked.connect(self._on_back_clicked)
        self.fill.clicked.connect(self._on_fill_clicked)
        self.table.current_row_changed.connect(self._show_whole)

    def show_text(self, text: str) -> None:
        """Put a text in, as if it was pasted."""
        self.editor.setPlainText(text)

    def read_file(self, path: Path) -> None:
        """Put the text of a file in."""
        work = asyncio.to_thread(read_text_file, path)
        run(self, work, name=f"read {path.name}", on_error=self._refuse, on_done=self.show_text)

    def _read(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        text = self.editor.toPlainText()
        if not text.strip():
            self._show(None)
            return
        work = asyncio.to_thread(read_connection, text, open_named_file)
        self._reading = run(self, work, name="read what was pasted", on_error=self._refuse, on_done=self._show)

    def _refuse(self, error: KafkaGuiError) -> None:
        self._show(None)
        self.error.show_error(error)

    def _show(self, pasted: PastedConnection | None) -> None:
        self.pasted = pasted
        self.error.clear()
        self._found.setVisible(pasted is not None)
        self.fill.set_allowed(pasted is not None, tr("Paste a configuration first."))
        if pasted is None:
            return
        self.kind.setText(tr(pasted.kind.value))
        self.counts.setText(_counts(pasted))
        self.model.show_findings(pasted.findings)
        self.remarks.set_text("\n".join(pasted.remarks))
        self.remarks.setVisible(bool(pasted.remarks))
        self._show_whole(-1)

    def _show_whole(self, number: int) -> None:
        """Say the chosen row in full, since a table shows one line of it."""
        self.whole.setVisible(number >= 0)
        if number >= 0:
            self.whole.set_text(self.model.finding(number).words)

    def _on_open_clicked(self) -> None:
        dialog = QFileDialog(self, tr("Open a configuration"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.read_file(Path(path)))
        dialog.open()

    def _on_back_clicked(self) -> None:
        self.editor.forget()
        self.left.emit()

    def _on_fill_clicked(self) -> None:
        pasted = self.pasted
        if pasted is not None:
            self.editor.forget()
            self.filled.emit(pasted)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.editor.insertFromMimeData(event.mimeData())
        event.acceptProposedAction()


def _counts(pasted: PastedConnection) -> str:
    used = pasted.count(Outcome.USED) + pasted.count(Outcome.TRANSLATED)
    taken = trn("{count} key used", "{count} keys used", used)
    left_out = pasted.count(Outcome.UNSUPPORTED)
    if not left_out:
        return taken
    rest = trn("{count} not supported, with the reason", "{count} not supported, each with the reason", left_out)
    return tr("{used} · {rest}", used=taken, rest=rest)
