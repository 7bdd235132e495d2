"""Copies a record or a part of it: the original, never its view."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from kafkagui.codecs.record_json import record_line
from kafkagui.core.records import StoredRecord
from kafkagui.ui.icons import icon


class CopyMenu(QMenu):
    """Copy value, key, the record as JSON, or the value as hex.

    Signals:
        copied(title, text): something was copied otherwise than as its text, with a sentence on how.
    """

    copied = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Copy as", parent)
        self._record: StoredRecord | None = None
        self._add("Value", "copy", self.copy_value)
        self._add("Key", "key-round", self.copy_key)
        self._add("Record as JSON", "braces", self._copy_json)
        self._add("Value as hex", "binary", self._copy_hex)

    def _add(self, text: str, icon_name: str, deed: object) -> None:
        action = self.addAction(icon(icon_name), text)
        action.triggered.connect(deed)

    def set_record(self, record: StoredRecord | None) -> None:
        """What is copied from now on."""
        self._record = record

    def copy_value(self) -> None:
        """Copy the value as text; bytes that are none as hex, which is said."""
        if self._record is not None:
            self._copy(self._record.value, "value")

    def copy_key(self) -> None:
        """Copy the key as text; bytes that are none as hex, which is said."""
        if self._record is not None:
            self._copy(self._record.key, "key")

    def _copy(self, data: bytes | None, part: str) -> None:
        if data is None:
            self.copied.emit("Nothing to copy", f"The {part} is null.")
            return
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.hex()
            self.copied.emit("Copied as hex", f"The {part} is not text (UTF-8).")
        QGuiApplication.clipboard().setText(text)

    def _copy_json(self) -> None:
        if self._record is not None:
            QGuiApplication.clipboard().setText(record_line(self._record))

    def _copy_hex(self) -> None:
        if self._record is not None:
            QGuiApplication.clipboard().setText((self._record.value or b"").hex())
