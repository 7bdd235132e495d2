"""A group's page: members, lag by partition, and what is not known."""

from __future__ import annotations

from kafkagui.core.errors import BrokerRefused
from kafkagui.core.groups import GroupType
from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.pages.group.page import GroupPage
from kafkagui.ui.pages.page import OpenGroup
from kafkagui.ui.pages.topic.page import TopicPage
from tests.fakes.batches import record
from tests.fakes.cluster_memory import GroupInMemory
from tests.ui.overview.conftest import furnish, stage
from tests.ui.overview.test_overview_page import menu_of, texts
from tests.ui.shell.conftest import DEV, Stage
from tests.ui.waiting import until

__all__ = ["stage"]


async def group_page(stage: Stage, name: str = "mailer") -> tuple[MainWindow, GroupPage]:
    """The page of a group of the furnished cluster."""
    furnish(stage)
    stage.memory.groups["sharers"] = GroupInMemory(GroupType.SHARE, "Stable")
    window = stage.window()
    await stage.program.session.connect(DEV, None)
    window.desk.handle(OpenGroup(name))
    page = window.workspace.page
    assert isinstance(page, GroupPage)
    await until(lambda: page.look.answer is not None or page.look.error is not None)
    return window, page


async def test_members_and_lag_are_told(stage: Stage) -> None:
    _, page = await group_page(stage)
    assert [tile.figure for tile in page.tiles] == ["Stable", "Classic", "1", "25", "Broker 1"]
    assert texts(page.members, "client") == ["mailer-1"]
    assert texts(page.members, "host") == ["10.0.0.7"]
    assert texts(page.members, "partitions") == ["orders 0"]
    assert texts(page.lags, "committed") == ["15"]
    assert texts(page.lags, "end") == ["40"]
    assert texts(page.lags, "lag") == ["25"]
    assert texts(page.lags, "client") == ["mailer-1"]


async def test_what_is_unknown_is_a_dash_and_marks_its_own_row(stage: Stage) -> None:
    window, page = await group_page(stage)
    stage.memory.groups["mailer"].committed["payments", 1] = 2
    stage.memory.forbidden["payments"] = BrokerRefused("You may not read payments.", code="X")
    page.refresh()
    await until(lambda: page.lags.model.count == 2)
    assert texts(page.lags, "lag") == ["25", "–"]
    assert texts(page.lags, "client") == ["mailer-1", "You may not read payments."]
    assert page.lag.note == "1 partition unknown"
    assert window.workspace.page is page


async def test_it_is_live_while_it_is_in_front(stage: Stage) -> None:
    stage.program.session.overview.look_every(0.02)
    window, page = await group_page(stage)
    stage.memory.topics["orders"][0].append(record(40, b"value", topic="orders"))
    await until(lambda: texts(page.lags, "lag") == ["26"])
    window.workspace.show_kind("log")
    assert page.look._timer.isActive() is False
    assert page.look._task is None


async def test_the_lag_is_never_below_zero(stage: Stage) -> None:
    _, page = await group_page(stage)
    stage.memory.groups["mailer"].committed["orders", 0] = 99
    page.refresh()
    await until(lambda: texts(page.lags, "lag") == ["0"])
    assert page.lag.note == "all caught up"


async def test_a_share_group_has_no_lag_and_says_why(stage: Stage) -> None:
    _, page = await group_page(stage, "sharers")
    assert page.lags.words == "The lag is not known. A share group has no committed offsets."
    assert page.lag.figure == "–"


async def test_a_group_that_may_not_be_read_says_so_and_can_be_tried_again(stage: Stage) -> None:
    stage.memory.forbidden["mailer"] = BrokerRefused("You may not read mailer.", code="GROUP_AUTHORIZATION_FAILED")
    _, page = await group_page(stage)
    assert page.empty.accessibleName() == "“mailer” cannot be shown. You may not read mailer."
    stage.memory.forbidden.clear()
    page.empty.button_clicked.emit()
    await until(lambda: texts(page.lags, "lag") == ["25"])


async def test_old_lag_stays_while_the_cluster_is_lost(stage: Stage) -> None:
    _, page = await group_page(stage)
    stage.memory.is_down = True
    page.refresh()
    await until(lambda: page.strip.isVisible())
    assert "What is shown is as of" in page.strip.text
    assert texts(page.lags, "lag") == ["25"]


async def test_a_partition_opens_its_topic(stage: Stage) -> None:
    window, page = await group_page(stage)
    menu = menu_of(page.lags, 0)
    assert menu.defaultAction().text() == "Open topic"
    menu.defaultAction().trigger()
    await until(lambda: isinstance(window.workspace.page, TopicPage))
    assert window.workspace.page is not None
    assert window.workspace.page.topic == "orders"
