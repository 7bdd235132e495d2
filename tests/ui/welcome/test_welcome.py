"""The first page: the ways to a cluster, recent connections, and the tasks to learn by."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kafkagui.core.local_kafka import Readiness, StartStep
from kafkagui.services.recent_connections import RecentConnections
from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.pages.connection.dialog import ConnectionDialog
from kafkagui.ui.pages.consume.page import ConsumePage
from kafkagui.ui.pages.local_kafka.local_run import LocalState
from kafkagui.ui.pages.local_kafka.page import LocalKafkaPage
from kafkagui.ui.pages.produce.page import ProducePage
from kafkagui.ui.pages.welcome.page import WelcomePage
from tests.ui.shell.conftest import DEV, LOCKED, PROD, Stage
from tests.ui.waiting import until


def welcome(window: MainWindow) -> WelcomePage:
    page = window.workspace.page
    assert isinstance(page, WelcomePage)
    return page


def dialogs() -> list[ConnectionDialog]:
    return [shown for shown in QApplication.topLevelWidgets() if isinstance(shown, ConnectionDialog)]


async def test_the_start_is_followed_step_by_step_and_ends_at_the_sample(stage: Stage) -> None:
    stage.local_kafka.waits_in = StartStep.START
    window = stage.window()
    first = welcome(window)
    QTest.mouseClick(first.start_card.start, Qt.MouseButton.LeftButton)
    await until(lambda: StartStep.START in window.local_run.steps)
    assert isinstance(window.workspace.page, LocalKafkaPage)
    assert window.workspace.page.starting.cancel.isVisible()
    assert not first.start_card.start.isEnabled()
    assert first.start_card.start.toolTip() == "The local Kafka runs already."
    stage.local_kafka.go_on.set()
    await until(lambda: isinstance(window.workspace.page, ProducePage))


async def test_what_a_start_would_find_is_said(stage: Stage) -> None:
    window = stage.window()
    card = welcome(window).start_card
    assert not card.found.isVisible()
    for found, words in (
        (Readiness("Java 25 (bundled)"), "Java 25 (bundled) and Kafka’s files are here. Ready in seconds."),
        (Readiness("Java 21 (PATH)", 38_574_286), "Java 21 (PATH) found. Kafka itself is fetched first, 36.8 MB."),
        (Readiness(problem="No Java here. Install one."), "No Java here. Install one."),
    ):
        stage.local_kafka.found = found
        window.local_run.check()
        await until(lambda wanted=words: card.found.text() == wanted)
        assert card.found.isVisible()


async def test_connect_and_import_open_the_dialog(stage: Stage) -> None:
    window = stage.window()
    page = welcome(window)
    page.connect_card.button.click()
    (new,) = dialogs()
    assert new.isVisible()
    new.reject()
    page.connect_card.paste.click()
    await until(lambda: any(dialog.isVisible() for dialog in dialogs()))
    for dialog in dialogs():
        dialog.reject()


async def test_a_dropped_file_is_pasted(stage: Stage, tmp_path: Path) -> None:
    file = tmp_path / "client.properties"
    file.write_text("bootstrap.servers=broker.example:9092\n", encoding="utf-8")
    page = welcome(stage.window())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    drop = QDropEvent(
        QPointF(QPoint(5, 5)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(drop)
    (dialog,) = [shown for shown in dialogs() if shown.isVisible()]
    assert "broker.example:9092" in dialog.paste_view.editor.toPlainText()
    dialog.reject()


async def test_the_connection_used_last_stands_first_and_connects(stage: Stage) -> None:
    recent = RecentConnections(stage.state)
    recent.note(PROD, at_ms=1_000)
    recent.note(LOCKED, at_ms=2_000)
    window = stage.window()
    names = [button.accessibleName() for button in welcome(window).recent.buttons]
    assert names == [
        "Connect to audit, STAGING, broker-2:9092 · PLAINTEXT",
        "Connect to payments-eu, PROD, broker-1:9092 · PLAINTEXT",
        "Connect to dev-cluster, DEV, localhost:9092 +1 · PLAINTEXT",
    ]
    welcome(window).recent.buttons[2].click()
    await until(lambda: stage.program.session.state.is_usable)
    assert recent.newest([DEV, PROD, LOCKED], 1)[0][0] == DEV


async def test_a_task_starts_kafka_leads_through_and_is_marked_as_done(stage: Stage) -> None:
    window = stage.window()
    page = welcome(window)
    page.lessons.buttons["send"].click()
    assert window.guide is not None
    guide = window.guide
    assert "is being started" in guide.words.text()
    assert not guide.next.isEnabled()
    await until(lambda: window.local_run.state is LocalState.RUNNING and guide.place.text() == "1 of 3")
    assert isinstance(window.workspace.page, ProducePage)
    assert not guide.back.isVisible()
    guide.next.click()
    guide.back.click()
    assert guide.place.text() == "1 of 3"
    guide.next.click()
    guide.next.click()
    assert guide.next.text() == "Done"
    guide.next.click()
    assert not guide.isVisible()
    window.deeds.show_page("welcome")
    assert page.lessons.buttons["send"].accessibleName().endswith("Done · 2 minutes · key, value, acknowledgement")


async def test_a_task_can_be_left_and_another_begun(stage: Stage) -> None:
    window = stage.window()
    page = welcome(window)
    window.connections.connect_to(DEV)
    await until(lambda: stage.program.session.state.is_usable)
    page.lessons.buttons["read"].click()
    assert window.guide is not None
    assert isinstance(window.workspace.page, ConsumePage)
    window.guide.leave.click()
    assert not window.guide.isVisible()
    window.deeds.show_page("welcome")
    page.lessons.buttons["acks"].click()
    assert window.guide.isVisible()
    assert isinstance(window.workspace.page, ProducePage)
    assert "Done" not in page.lessons.buttons["read"].accessibleName()
