from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton

from kafkagui.core.errors import BrokerRefused, LocalKafkaFailed
from kafkagui.core.local_kafka import LocalKafkaSpec, StartStep
from kafkagui.services.local_kafka import SAMPLE_TOPIC
from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.pages.local_kafka.local_run import LocalState
from kafkagui.ui.pages.local_kafka.page import LocalKafkaPage
from kafkagui.ui.pages.local_kafka.running_view import tail_of
from kafkagui.ui.widgets.toast import Toast
from tests.ui.shell.conftest import Stage
from tests.ui.waiting import until


def page_of(window: MainWindow) -> LocalKafkaPage:
    page = window.workspace.show_kind("local_kafka")
    assert isinstance(page, LocalKafkaPage)
    return page


def words(page: LocalKafkaPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible() and label.text()]


async def test_a_start_ends_at_the_sample_lines(stage: Stage) -> None:
    window = stage.window()
    assert page_of(window).start_card.start.sizeHint().height() >= 38
    page_of(window).start_card.start.click()
    await until(lambda: window.local_run.state is LocalState.RUNNING)
    front = window.workspace.active.currentIndex()
    assert window.workspace.active.tabText(front) == f"Produce · {SAMPLE_TOPIC}"
    assert '1001:"Mobile,100"' in window.workspace.page.saved_state().replace("\\", "")
    assert window.status_bar.connection.text() == "Connected to Local Kafka"


async def test_the_fetching_shows_its_bytes_and_can_be_cancelled(stage: Stage) -> None:
    stage.local_kafka.waits_in = StartStep.JARS
    window = stage.window()
    page = page_of(window)
    page.start_card.start.click()
    await until(lambda: "1.0 of 38.6 MB" in words(page))
    assert "Starting a local Kafka" in words(page)
    page.starting.cancel.click()
    await until(lambda: window.local_run.state is LocalState.OFF)
    assert page.start_card.isVisible()


async def test_a_failure_shows_its_reason_and_tries_again(stage: Stage) -> None:
    stage.local_kafka.fails_in = StartStep.READY
    window = stage.window()
    page = page_of(window)
    page.start_card.start.setFocus()
    page.start_card.start.click()
    await until(lambda: page.starting.error.isVisible())
    assert "the disk is full" in page.starting.error.text
    assert "Make room." in page.starting.error.text
    assert window.focusWidget() is page.starting.first_deed
    assert page.starting.first_deed.text() == "Try again"
    page.starting.back.click()
    assert page.start_card.isVisible()
    page.start_card.start.click()
    await until(lambda: page.starting.error.isVisible())
    stage.local_kafka.fails_in = None
    page.starting.again_asked.emit()
    await until(lambda: window.local_run.state is LocalState.RUNNING)


async def test_what_is_chosen_is_started(stage: Stage, tmp_path: Path) -> None:
    window = stage.window()
    card = page_of(window).start_card
    card.brokers.set_value("3")
    card.keeps.setChecked(True)
    card.use_jars(tmp_path)
    card.start.click()
    await until(lambda: window.local_run.steps)
    spec = window.local_run.spec
    assert (spec.brokers, spec.jars_dir) == (3, tmp_path)
    assert stage.program.local_data_dir is not None
    assert stage.program.local_data_dir is not None
    assert spec.data_dir == stage.program.local_data_dir / "brokers-3"
    await until(lambda: window.local_run.state is LocalState.RUNNING)


async def test_without_the_sample_topic_it_runs_all_the_same_and_says_so(stage: Stage) -> None:
    stage.memory.refuses_topics = BrokerRefused("The policy allows no topic.", code="POLICY_VIOLATION")
    window = stage.window()
    window.deeds.start_local_kafka()
    await until(lambda: window.local_run.state is LocalState.RUNNING)
    toasts = [toast.accessibleName() for toast in window.findChildren(Toast)]
    assert any("sample topic could not be made" in words and "policy allows no" in words for words in toasts)


async def test_a_broker_that_ends_by_itself_is_said_and_started_again(stage: Stage) -> None:
    window = stage.window()
    window.deeds.start_local_kafka()
    await until(lambda: window.local_run.state is LocalState.RUNNING)
    window.workspace.active.setCurrentIndex(0)
    page = page_of(window)
    stage.local_kafka.lost = (LocalKafkaFailed("Broker 1 was killed by signal 9."),)
    window.local_run.look()
    assert "The local Kafka ended by itself" in words(page)
    assert "killed by signal 9" in page.starting.error.text
    again = next(b for b in page.starting.findChildren(QPushButton) if b.text() == "Start again")
    again.click()
    await until(lambda: window.local_run.state is LocalState.RUNNING)
    assert len(stage.local_kafka.specs) == 2


async def test_its_end_is_said_on_other_pages_too(stage: Stage) -> None:
    window = stage.window()
    window.deeds.start_local_kafka()
    await until(lambda: window.local_run.state is LocalState.RUNNING)
    stage.local_kafka.lost = (LocalKafkaFailed("Broker 1 was killed by signal 9."),)
    await until(lambda: window.local_run.state is LocalState.ENDED)
    (said,) = [toast.accessibleName() for toast in window.findChildren(Toast)]
    assert "ended by itself" in said
    assert "killed by signal 9" in said


async def test_one_of_three_brokers_that_ends_is_named(stage: Stage) -> None:
    window = stage.window()
    window.deeds.start_local_kafka(LocalKafkaSpec(brokers=3))
    await until(lambda: window.local_run.state is LocalState.RUNNING)
    window.workspace.active.setCurrentIndex(0)
    page = page_of(window)
    stage.local_kafka.lost = (LocalKafkaFailed("Broker 2 was killed by signal 9."),)
    window.local_run.look()
    assert window.local_run.state is LocalState.RUNNING
    assert "Broker 2 was killed" in page.running.losses.text
    assert page.running.losses.isVisible()


async def test_stopping_disconnects_and_offers_a_start_again(stage: Stage) -> None:
    window = stage.window()
    window.deeds.start_local_kafka()
    await until(lambda: window.local_run.state is LocalState.RUNNING)
    window.workspace.active.setCurrentIndex(0)
    page = page_of(window)
    await until(lambda: any("on the disk" in word for word in words(page)))
    page.running.stop.click()
    await until(lambda: window.local_run.state is LocalState.OFF)
    assert stage.local_kafka.cluster is None
    assert window.status_bar.connection.text() == "Not connected"
    assert page.start_card.isVisible()


async def test_the_end_of_the_window_during_a_start_leaves_nothing(stage: Stage) -> None:
    stage.local_kafka.waits_in = StartStep.READY
    window = stage.window()
    window.deeds.start_local_kafka()
    await until(lambda: StartStep.READY in window.local_run.steps)
    await window.shut()
    await window.local_run.end()
    assert stage.local_kafka.cluster is None
    assert window.local_run.state is LocalState.OFF


def test_the_tail_of_a_log_is_whole_lines(tmp_path: Path) -> None:
    log = tmp_path / "broker.log"
    log.write_text("".join(f"line {number}\n" for number in range(1000)))
    tail = tail_of(log, 100)
    assert tail.splitlines()[0].startswith("line 9")
    assert tail.endswith("line 999")
    assert "cannot be read" in tail_of(tmp_path / "nothing.log")
