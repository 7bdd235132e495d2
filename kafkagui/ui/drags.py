"""What is dragged inside the program, and what other programs make of it: plain text."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from kafkagui.core.records import StoredRecord

_TOPIC = "application/x-kafkagui-topic"


def topic_drag(topic: str) -> QMimeData:
    """A topic; another program gets its name."""
    data = QMimeData()
    data.setData(_TOPIC, topic.encode())
    data.setText(topic)
    return data


def dragged_topic(data: QMimeData) -> str:
    """The topic that is dragged, empty if something else is."""
    return bytes(data.data(_TOPIC).data()).decode() if data.hasFormat(_TOPIC) else ""


class RecordDrag(QMimeData):
    """A record, byte by byte as it is; another program gets ``text``. It does not leave this process."""

    def __init__(self, record: StoredRecord, text: str) -> None:
        super().__init__()
        self.record = record
        self.setText(text)


def dragged_record(data: QMimeData) -> StoredRecord | None:
    """The record that is dragged, if one is."""
    return data.record if isinstance(data, RecordDrag) else None


def is_for_page(data: QMimeData) -> bool:
    """Whether it is for the page as a whole, not text for the field that it is over."""
    return bool(dragged_topic(data) or dragged_file(data)) or dragged_record(data) is not None


def dragged_file(data: QMimeData) -> str:
    """The path of the one file that is dragged from another program, empty if something else is."""
    urls = data.urls() if data.hasUrls() else []
    return urls[0].toLocalFile() if len(urls) == 1 else ""
