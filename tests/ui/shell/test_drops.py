"""What is dragged to tabs, pages and the connection's card: topics, records, files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from kafkagui.core.records import StoredRecord, TimestampType
from kafkagui.ui.drags import RecordDrag, topic_drag
from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.pages.connection.dialog import ConnectionDialog
from kafkagui.ui.pages.consume.page import ConsumePage
from kafkagui.ui.pages.produce.composer import LINES
from kafkagui.ui.pages.produce.page import ProducePage
from tests.ui.shell.conftest import DEV, Stage
from tests.ui.waiting import until

RECORD = StoredRecord("orders", 2, 7, 0, TimestampType.CREATE_TIME, b"k-1", b'{"a": 1}')
COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


async def connected(stage: Stage) -> MainWindow:
    window = stage.window()
    await stage.program.session.connect(DEV, None)
    await until(lambda: stage.program.session.state.info is not None)
    return window


def drop(widget: QWidget | None, data: QMimeData, place: QPoint | None = None) -> bool:
    """Drag something over a widget and let go there; tells whether it was taken."""
    assert widget is not None
    at = place or widget.rect().center()
    entered = QDragEnterEvent(at, COPY, data, LEFT, NONE)
    entered.ignore()
    QApplication.sendEvent(widget, entered)
    if not entered.isAccepted():
        return False
    QApplication.sendEvent(widget, QDropEvent(QPointF(at), COPY, data, LEFT, NONE, QEvent.Type.Drop))
    return True


def file_drag(path: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def produce(window: MainWindow) -> ProducePage:
    page = window.workspace.show_kind("produce")
    assert isinstance(page, ProducePage)
    return page


async def settled(page: ConsumePage) -> None:
    await until(lambda: page.run.state is not None)
    page.stop()
    await until(lambda: not page.run.is_running)


async def test_a_topic_on_a_page_is_read_or_sent_to(stage: Stage) -> None:
    window = await connected(stage)
    page = produce(window)
    assert drop(page.parentWidget(), topic_drag("returns"))
    assert page.topic == "returns"
    reader = window.workspace.show_kind("consume")
    assert isinstance(reader, ConsumePage)
    assert drop(reader.parentWidget(), topic_drag("payments"))
    assert reader.topic == "payments"
    await settled(reader)


async def test_a_topic_beside_the_tabs_opens_a_page_that_reads_it(stage: Stage) -> None:
    window = await connected(stage)
    bar = window.workspace.active.bar
    assert drop(bar, topic_drag("payments"), QPoint(bar.width() - 1, 5))
    page = window.workspace.page
    assert isinstance(page, ConsumePage)
    assert page.topic == "payments"
    await settled(page)


async def test_a_record_on_produce_is_composed_byte_by_byte(stage: Stage) -> None:
    window = await connected(stage)
    page = produce(window)
    data = RecordDrag(RECORD, "k-1")
    assert drop(page.parentWidget(), data)
    assert (page.topic, page.composer.message.key.key_bytes()) == ("orders", b"k-1")
    window.deeds.show_page("log")
    bar = window.workspace.active.bar
    assert drop(bar, data, QPoint(bar.width() - 1, 5))
    assert isinstance(window.workspace.page, ProducePage)
    assert window.workspace.page is not page


async def test_over_the_editor_the_page_takes_what_is_for_the_page(stage: Stage) -> None:
    window = await connected(stage)
    page = produce(window)
    editor = page.composer.message.value.editor
    before = editor.toPlainText()
    assert drop(editor.viewport(), topic_drag("returns"))
    assert (page.topic, editor.toPlainText()) == ("returns", before)
    assert drop(editor.viewport(), RecordDrag(RECORD, "k-1"))
    assert page.composer.message.key.key_bytes() == b"k-1"


@pytest.mark.parametrize("tab", [0, LINES])
async def test_a_file_is_put_into_the_editor_that_is_shown(stage: Stage, tmp_path: Path, tab: int) -> None:
    window = await connected(stage)
    page = produce(window)
    page.composer.tabs.setCurrentIndex(tab)
    file = tmp_path / "lines.txt"
    file.write_text("k:ü", encoding="utf-8")
    assert drop(page.parentWidget(), file_drag(file))
    shown = page.composer.lines.editor if tab == LINES else page.composer.message.value.editor
    assert shown.toPlainText() == "k:ü"


async def test_a_file_that_is_no_text_says_so(stage: Stage, tmp_path: Path) -> None:
    window = await connected(stage)
    page = produce(window)
    file = tmp_path / "picture.png"
    file.write_bytes(b"\x89PNG\xff")
    assert drop(page.parentWidget(), file_drag(file))
    told = next(iter(window.notifications.notices.newest_first())).message
    assert told.title == "“picture.png” is no text."
    assert page.composer.message.value.editor.toPlainText() != "\x89PNG"


async def test_a_file_on_the_card_is_imported(stage: Stage, tmp_path: Path) -> None:
    window = await connected(stage)
    file = tmp_path / "client.properties"
    file.write_text("bootstrap.servers=broker-9:9092\n")
    await until(lambda: window.side_bar.card.acceptDrops())
    assert drop(window.side_bar.card, file_drag(file))
    dialogs = window.findChildren(ConnectionDialog)
    assert dialogs
    assert "broker-9:9092" in dialogs[0].paste_view.editor.toPlainText()
    dialogs[0].reject()
