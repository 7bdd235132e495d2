"""Creating a topic: settings reach the cluster, and what is wrong stands beside its field."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from kafkagui.core.errors import BrokerRefused
from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.pages.topic.page import TopicPage
from kafkagui.ui.shell.new_topic_dialog import NewTopicDialog
from kafkagui.ui.widgets.dialog_frame import DialogFrame
from tests.ui.overview.conftest import furnish
from tests.ui.shell.conftest import DEV, Stage
from tests.ui.waiting import until


async def new_topic(stage: Stage) -> tuple[MainWindow, NewTopicDialog]:
    """The dialog over a cluster of three brokers."""
    furnish(stage)
    window = stage.window()
    await stage.program.session.connect(DEV, None)
    window.deeds.create_topic()
    dialog = DialogFrame.front_of(window)
    assert isinstance(dialog, NewTopicDialog)
    return window, dialog


async def test_everything_that_was_chosen_reaches_the_cluster(stage: Stage) -> None:
    window, dialog = await new_topic(stage)
    dialog.name.setText("invoices")
    dialog.partitions.setValue(4)
    dialog.cleanup.set_value("compact")
    dialog.retention.setText("-1")
    dialog.in_sync.setValue(1)
    dialog.configs.setPlainText("# the larger ones\nmax.message.bytes = 2097152\n")
    dialog.create_button.click()
    await until(lambda: "invoices" in stage.memory.topics)
    assert len(stage.memory.topics["invoices"]) == 4
    assert stage.memory.configs["invoices"] == {
        "cleanup.policy": "compact",
        "retention.ms": "-1",
        "min.insync.replicas": "1",
        "max.message.bytes": "2097152",
    }
    await until(lambda: len(window.notifications.notices))
    assert DialogFrame.front_of(window) is None


@pytest.mark.parametrize(
    ("field", "text", "problem"),
    [
        ("retention", "a week", "Give milliseconds, or -1 for no limit."),
        ("configs", "max.message.bytes", "Line 1 is no name=value. Such as max.message.bytes=2097152."),
        ("configs", "a=1\na=2", "a stands twice."),
    ],
)
async def test_what_cannot_be_meant_is_said_before_it_is_sent(
    stage: Stage, field: str, text: str, problem: str
) -> None:
    _, dialog = await new_topic(stage)
    dialog.name.setText("invoices")
    if field == "retention":
        dialog.retention.setText(text)
    else:
        dialog.configs.setPlainText(text)
    dialog.create_button.click()
    assert dialog.errors == {field: problem}
    assert "invoices" not in stage.memory.topics
    dialog.reject()


async def test_replicas_are_checked_against_the_brokers(stage: Stage) -> None:
    _, dialog = await new_topic(stage)
    dialog.name.setText("invoices")
    dialog.replication.setValue(4)
    dialog.create_button.click()
    assert dialog.errors == {"replication": "There are only 3 brokers."}
    dialog.replication.setValue(2)
    dialog.in_sync.setValue(3)
    dialog.create_button.click()
    assert dialog.errors == {"in_sync": "More than there are replicas: nothing could be acknowledged."}
    hints = {label.text() for label in dialog.findChildren(QLabel)}
    assert "This cluster has 3 brokers." in hints
    dialog.reject()


async def test_a_setting_with_a_field_is_not_given_twice(stage: Stage) -> None:
    _, dialog = await new_topic(stage)
    dialog.name.setText("invoices")
    dialog.cleanup.set_value("compact")
    dialog.configs.setPlainText("cleanup.policy=delete")
    dialog.create_button.click()
    assert dialog.errors == {"configs": "cleanup.policy has a field of its own above."}
    dialog.reject()


async def test_the_brokers_refusal_stands_beside_the_setting_it_names(stage: Stage) -> None:
    _, dialog = await new_topic(stage)
    dialog.name.setText("invoices")
    dialog.configs.setPlainText("no.such.setting=1")
    dialog.create_button.click()
    await until(lambda: dialog.errors)
    assert dialog.errors == {"configs": "Unknown topic config name: no.such.setting"}
    dialog.configs.clear()
    dialog.retention.setText("5")
    stage.memory.refuses_topics = BrokerRefused("retention.ms is too low here.", code="INVALID_CONFIG")
    dialog.create_button.click()
    await until(lambda: dialog.errors == {"retention": "retention.ms is too low here."})
    stage.memory.refuses_topics = BrokerRefused("Topics are made by the platform team.", code="POLICY_VIOLATION")
    dialog.create_button.click()
    await until(lambda: "platform team" in dialog.error.text)
    dialog.reject()


async def test_the_announcement_opens_the_new_topic(stage: Stage) -> None:
    window, dialog = await new_topic(stage)
    dialog.name.setText("invoices")
    dialog.create_button.click()
    await until(lambda: len(window.notifications.notices))
    newest = next(window.notifications.notices.newest_first())
    assert newest.message.title == "Topic “invoices” created"
    assert newest.message.request is not None
    window.desk.handle(newest.message.request)
    assert isinstance(window.workspace.page, TopicPage)
    assert window.workspace.page.topic == "invoices"
