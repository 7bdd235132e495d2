"""The head of a record: its key as a title, what can be done with it, and where and when it was written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from kafkagui.codecs.preview import preview
from kafkagui.core.records import StoredRecord, TimestampType
from kafkagui.core.times import full
from kafkagui.core.wording import mark, tr
from kafkagui.ui.pages.consume.copy_menu import CopyMenu
from kafkagui.ui.pages.consume.record_model import size_text
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.layouts import column, row, text_label

_TITLE_CHARACTERS = 80
_PARTITION, _OFFSET, _TIMESTAMP, _SIZE = mark("Partition"), mark("Offset"), mark("Timestamp"), mark("Size")
_TIMESTAMP_WORDS = {
    TimestampType.CREATE_TIME: mark("create time"),
    TimestampType.LOG_APPEND_TIME: mark("log append time"),
    TimestampType.NONE: mark("no timestamp type"),
}


class RecordHead(QWidget):
    """Title, buttons and facts of one record."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._build_line()
        self._build_facts()
        self._below = QWidget()
        self._below.setLayout(self._grid)
        column(self._line, self._below, spacing=0, parent=self)

    def _build_line(self) -> None:
        self.title = ElidedLabel("", "h2")
        self.previous = IconButton("chevron-up", tr("Previous record (K)"))
        self.next = IconButton("chevron-down", tr("Next record (J)"))
        self.copy = Button(tr("Copy as"), "ghost", icon_name="copy", name=tr("Copy the record as"))
        self.copy_menu = CopyMenu(self)
        self.copy.setMenu(self.copy_menu)
        self.compose = IconButton("send", tr("Edit and send again (Ctrl+E)"))
        self.close_button = IconButton("x", tr("Close the record (Esc)"))
        buttons = (self.previous, self.next, self.copy, self.compose, self.close_button)
        self._line = row((self.title, 1), *buttons, margins=(16, 8, 10, 4), spacing=2)

    def _build_facts(self) -> None:
        self._grid = QGridLayout()
        self._grid.setContentsMargins(16, 0, 16, 8)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self.facts = {name: ElidedLabel() for name in (_PARTITION, _OFFSET, _TIMESTAMP, _SIZE)}
        for line, (name, label) in enumerate(self.facts.items()):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            caption = text_label(tr(name), "small")
            caption.setBuddy(label)
            self._grid.addWidget(caption, line, 0)
            self._grid.addWidget(label, line, 1)

    def set_low(self, on: bool) -> None:
        """Leave the facts out, where there is hardly room for the content."""
        self._below.setVisible(not on)

    def show_record(self, record: StoredRecord, zone: str, key_codec: str) -> None:
        """Show a record, its time in a zone."""
        self.title.set_text(_title(record, key_codec))
        words = _TIMESTAMP_WORDS[record.timestamp_type]
        self._set(_PARTITION, tr("{partition} of {topic}", partition=record.partition, topic=record.topic))
        self._set(_OFFSET, f"{record.offset:,}")
        self._set(_TIMESTAMP, f"{full(record.timestamp_ms, zone)} ({tr(words)})")
        self._set(_SIZE, _sizes(record))

    def _set(self, name: str, text: str) -> None:
        self.facts[name].setText(text)
        self.facts[name].setToolTip(text)
        # A label's name is what it says; what it is called alone would hide that.
        self.facts[name].setAccessibleName(tr("{name}: {text}", name=tr(name), text=text))


def _title(record: StoredRecord, key_codec: str) -> str:
    if record.problem:
        return tr("Not decoded")
    if not record.key:
        return tr("Null key") if record.key is None else tr("Empty key")
    return preview(record.key, _TITLE_CHARACTERS, key_codec)


def _sizes(record: StoredRecord) -> str:
    parts = [tr("key {size}", size=_size(record.key)), tr("value {size}", size=_size(record.value))]
    if record.headers:
        rest = record.size_bytes - len(record.key or b"") - len(record.value or b"")
        parts.append(tr("headers {size}", size=size_text(rest)))
    return " · ".join(parts)


def _size(data: bytes | None) -> str:
    return "null" if data is None else size_text(len(data))
