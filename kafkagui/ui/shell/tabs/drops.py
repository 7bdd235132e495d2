"""What is dropped on a tab or a page, as what it asks of the page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from kafkagui.core.errors import StorageFailed
from kafkagui.core.wording import tr
from kafkagui.ui.drags import dragged_file, dragged_record, dragged_topic
from kafkagui.ui.pages.page import Announce, ComposeAgain, ComposeText, OpenConsume, OpenProduce, PageRequest

_LARGEST_BYTES = 4_000_000


def request_for(data: QMimeData, kind_id: str) -> PageRequest | None:
    """What a drop asks of a page of this kind; None where such a page takes no such thing.

    Consume reads a topic, Produce sends to it; Produce opens a record in the composer.
    """
    if topic := dragged_topic(data):
        requests: dict[str, PageRequest] = {"produce": OpenProduce(topic), "consume": OpenConsume(topic)}
        return requests.get(kind_id)
    record = dragged_record(data)
    return ComposeAgain(record) if record is not None and kind_id == "produce" else None


def takes(data: QMimeData, kind_id: str) -> bool:
    """Whether a page of this kind takes a drop, a file for the composer included."""
    return request_for(data, kind_id) is not None or (kind_id == "produce" and bool(dragged_file(data)))


def text_for(path: str) -> ComposeText | Announce:
    """A dropped file for the composer, or what is wrong with it."""
    try:
        return ComposeText(_read(Path(path)))
    except StorageFailed as failed:
        return Announce(failed.message, failed.hint, "err")


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            hint = tr("The composer takes up to {size} MB.", size=_LARGEST_BYTES // 1_000_000)
            raise StorageFailed(tr("“{name}” is too large.", name=path.name), hint=hint)
        return path.read_bytes().decode()
    except OSError as error:
        message = tr("“{name}” cannot be read.", name=path.name)
        raise StorageFailed(message, hint=error.strerror or "", detail=str(error)) from error
    except UnicodeDecodeError as error:
        hint = tr("The composer takes text in UTF-8.")
        raise StorageFailed(tr("“{name}” is no text.", name=path.name), hint=hint, detail=str(error)) from error
