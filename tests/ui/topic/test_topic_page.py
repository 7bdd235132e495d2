"""A topic's page: what it shows, what it changes, and what it refuses."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kafkagui.core.errors import BrokerRefused
from kafkagui.core.profiles import Environment, Profile
from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.pages.page import OpenTopic
from kafkagui.ui.pages.produce.page import ProducePage
from kafkagui.ui.pages.topic.add_partitions_dialog import AddPartitionsDialog
from kafkagui.ui.pages.topic.edit_setting_dialog import EditSettingDialog
from kafkagui.ui.pages.topic.page import TopicPage
from kafkagui.ui.shell.delete_topic_dialog import DeleteTopicDialog
from kafkagui.ui.widgets.dialog_frame import DialogFrame
from tests.ui.overview.conftest import furnish, stage
from tests.ui.overview.test_overview_page import texts
from tests.ui.shell.conftest import DEV, LOCKED, Stage
from tests.ui.waiting import until

__all__ = ["stage"]

PROD = Profile("live", "broker-1:9092", Environment.PRODUCTION)


async def topic_page(stage: Stage, name: str = "payments", profile: Profile = DEV) -> tuple[MainWindow, TopicPage]:
    """The page of a topic of the furnished cluster."""
    if "mailer" not in stage.memory.groups:
        furnish(stage)
    window = stage.window()
    await stage.program.session.connect(profile, None)
    window.desk.handle(OpenTopic(name))
    page = window.workspace.page
    assert isinstance(page, TopicPage)
    await until(lambda: page.look.answer is not None or page.look.error is not None)
    return window, page


async def edit_dialog(window: MainWindow, page: TopicPage, setting: str) -> EditSettingDialog:
    """The dialog of one setting, opened as a person does."""
    page.config.table.setFocus()
    page.config.table.select_row(texts(page.config, "name").index(setting))
    page.edit.click()
    await until(lambda: isinstance(DialogFrame.front_of(window), EditSettingDialog))
    dialog = DialogFrame.front_of(window)
    assert isinstance(dialog, EditSettingDialog)
    return dialog


async def test_partitions_tell_what_is_wrong_with_them_by_word(stage: Stage) -> None:
    _, page = await topic_page(stage)
    assert texts(page.partitions, "state").count("Under-replicated") == 1
    assert texts(page.partitions, "isr")[2] == "1"
    assert texts(page.partitions, "replicas")[2] == "1, 3"
    assert texts(page.partitions, "end")[1] == "7"
    assert page.trouble.text == "1 partition under-replicated"
    assert page.title() == "payments"
    assert page.records.figure == "7"


async def test_counts_with_gaps_are_at_most(stage: Stage) -> None:
    stage.memory.has_transactions = True
    _, page = await topic_page(stage)
    assert page.records.figure == "≤ 7"


async def test_groups_that_read_it_are_found_with_their_lag_here(stage: Stage) -> None:
    _, page = await topic_page(stage, "orders")
    await until(lambda: page.readers.model.count)
    assert texts(page.readers, "group") == ["mailer"]
    assert texts(page.readers, "lag") == ["25"]


async def test_a_group_that_may_not_be_read_marks_its_own_row(stage: Stage) -> None:
    _, page = await topic_page(stage, "orders")
    await until(lambda: page.readers.model.count)
    stage.memory.forbidden["mailer"] = BrokerRefused("You may not read mailer.", code="X")
    page.refresh()
    await until(lambda: texts(page.readers, "state") == ["You may not read mailer."])
    assert texts(page.readers, "lag") == ["–"]
    assert page.partitions.model.count == 6


async def test_a_setting_is_changed_after_its_difference_was_seen(stage: Stage) -> None:
    window, page = await topic_page(stage)
    dialog = await edit_dialog(window, page, "min.insync.replicas")
    dialog.value.setText("2")
    dialog.review.click()
    await until(lambda: dialog.apply.isVisible())
    assert (dialog.before.text(), dialog.after.text()) == ("1", "2")
    assert dialog.cancel.hasFocus() or not dialog.isActiveWindow()
    dialog.apply.click()
    await until(lambda: stage.memory.configs.get("payments") == {"min.insync.replicas": "2"})
    await until(lambda: texts(page.config, "value")[2] == "2")
    assert texts(page.config, "origin")[2] == "Topic"


async def test_a_setting_goes_back_to_its_default(stage: Stage) -> None:
    stage.memory.configs["payments"] = {"retention.ms": "1000"}
    window, page = await topic_page(stage)
    dialog = await edit_dialog(window, page, "retention.ms")
    dialog.default.click()
    await until(lambda: dialog.apply.isVisible())
    assert dialog.after.text() == "604800000 (default)"
    dialog.apply.click()
    await until(lambda: not stage.memory.configs["payments"])


async def test_a_refused_value_stands_beside_its_field(stage: Stage) -> None:
    window, page = await topic_page(stage)
    dialog = await edit_dialog(window, page, "retention.ms")
    dialog.value.setText("soon")
    dialog.review.click()
    await until(lambda: dialog.apply.isVisible())
    dialog.apply.click()
    await until(lambda: dialog.field_error)
    assert "retention.ms" in dialog.field_error
    dialog.value.setText("604800001")
    dialog.reject()


async def test_in_production_the_name_is_typed(stage: Stage) -> None:
    window, page = await topic_page(stage, profile=PROD)
    dialog = await edit_dialog(window, page, "retention.ms")
    dialog.value.setText("5")
    dialog.review.click()
    await until(lambda: dialog.apply.isVisible())
    assert not dialog.apply.isEnabled()
    QTest.keyClicks(dialog.typed, "payments")
    assert dialog.apply.isEnabled()
    dialog.back.click()
    assert dialog.review.isVisible()
    dialog.reject()


async def test_partitions_are_added(stage: Stage) -> None:
    window, page = await topic_page(stage)
    page.grow.click()
    await until(lambda: isinstance(DialogFrame.front_of(window), AddPartitionsDialog))
    dialog = DialogFrame.front_of(window)
    assert isinstance(dialog, AddPartitionsDialog)
    assert dialog.total.minimum() == 7
    stage.memory.topics["payments"].extend([[], []])
    dialog.add.click()
    await until(lambda: dialog.field_error)
    assert "8 partitions already" in dialog.field_error
    dialog.total.setValue(9)
    dialog.add.click()
    await until(lambda: page.partitions.model.count == 9)


async def test_buttons_lead_on_and_delete_asks(stage: Stage) -> None:
    window, page = await topic_page(stage)
    page.delete.click()
    await until(lambda: isinstance(DialogFrame.front_of(window), DeleteTopicDialog))
    dialog = DialogFrame.front_of(window)
    assert dialog is not None
    dialog.reject()
    QTest.mouseClick(page.produce, Qt.MouseButton.LeftButton)
    assert isinstance(window.workspace.page, ProducePage)
    assert window.workspace.page.topic == "payments"


async def test_read_only_locks_what_changes_and_says_why(stage: Stage) -> None:
    _, page = await topic_page(stage, profile=LOCKED)
    for button in (page.delete, page.grow, page.produce, page.edit):
        assert not button.isEnabled()
        assert button.toolTip() == "“audit” is open read-only."
    assert page.consume.isEnabled()


async def test_a_topic_that_is_not_there_says_so(stage: Stage) -> None:
    _, page = await topic_page(stage, "nowhere")
    assert page.empty.accessibleName() == "“nowhere” cannot be shown. There is no topic “nowhere”."


async def test_a_configuration_that_may_not_be_read_leaves_the_rest(stage: Stage) -> None:
    stage.memory.forbidden["orders"] = BrokerRefused("You may not describe orders.", code="X")
    _, page = await topic_page(stage, "orders")
    assert page.config.words.startswith("The configuration cannot be read. You may not describe orders.")
    assert texts(page.partitions, "end") == ["–"] * 6


async def test_the_page_comes_back_with_its_topic(stage: Stage) -> None:
    window, page = await topic_page(stage)
    page.partitions.filter.field.setText("under")
    kept = page.saved_state()
    await stage.close(window)
    fresh = TopicPage(stage.program)
    fresh.restore_state(kept)
    fresh.restore_state("no sense")
    assert fresh.title() == "payments"
    assert fresh.partitions.filter.field.text() == "under"
    await fresh.shut()
    fresh.deleteLater()
