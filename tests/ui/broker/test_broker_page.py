"""A broker's page: where it is, what it is, its disks, its configuration."""

from __future__ import annotations

from dataclasses import replace

from kafkagui.core.errors import BrokerRefused
from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.pages.broker.page import BrokerPage
from kafkagui.ui.pages.page import OpenBroker
from kafkagui.ui.pages.topic.page import TopicPage
from tests.ui.overview.conftest import furnish, stage
from tests.ui.overview.test_overview_page import menu_of, texts
from tests.ui.shell.conftest import DEV, Stage
from tests.ui.waiting import until

__all__ = ["stage"]


async def broker_page(stage: Stage, broker_id: int = 1) -> tuple[MainWindow, BrokerPage]:
    """The page of a broker of the furnished cluster."""
    furnish(stage)
    window = stage.window()
    await stage.program.session.connect(DEV, None)
    window.desk.handle(OpenBroker(broker_id))
    page = window.workspace.page
    assert isinstance(page, BrokerPage)
    await until(lambda: page.look.answer is not None or page.look.error is not None)
    return window, page


async def test_it_tells_where_it_is_what_it_is_and_what_it_holds(stage: Stage) -> None:
    _, page = await broker_page(stage)
    assert page.title() == "Broker 1"
    assert page.facts.text() == "broker-1:9092"
    assert [tile.figure for tile in page.tiles] == ["Controller", "r1", "18", "4.6 KB", "3"]
    assert page.controllers.note == "led by 1"
    assert texts(page.dirs, "path") == ["/data"]
    assert texts(page.dirs, "free") == ["93.1 GB"]
    assert texts(page.topics, "topic") == ["orders", "payments", "returns"]


async def test_a_sensitive_value_is_never_shown_and_the_unknown_is_a_dash(stage: Stage) -> None:
    _, page = await broker_page(stage, 2)
    assert dict(zip(texts(page.config, "name"), texts(page.config, "value"), strict=True)) == {
        "broker.id": "2",
        "log.retention.ms": "–",
        "ssl.key.password": "hidden",
    }
    assert page.role.figure == "Broker"


async def test_what_may_not_be_read_leaves_the_rest(stage: Stage) -> None:
    stage.memory.forbidden["logdirs"] = BrokerRefused("Disks may not be looked at.", code="X")
    stage.memory.forbidden["2"] = BrokerRefused("You may not read its configuration.", code="X")
    stage.memory.forbidden["quorum"] = BrokerRefused("Not the quorum.", code="X")
    _, page = await broker_page(stage, 2)
    assert page.dirs.words == "The disks cannot be looked at. Disks may not be looked at."
    assert page.config.words == "The configuration cannot be read. You may not read its configuration."
    assert page.on_disk.figure == page.controllers.figure == "–"
    assert page.rack.figure == "r2"


async def test_a_broker_that_left_says_so(stage: Stage) -> None:
    _, page = await broker_page(stage, 7)
    assert page.empty.accessibleName().startswith("“Broker 7” cannot be shown. Broker 7 takes no part")


async def test_a_fenced_broker_is_marked(stage: Stage) -> None:
    _, page = await broker_page(stage, 3)
    stage.memory.brokers[2] = replace(stage.memory.brokers[2], fenced=True)
    page.refresh()
    await until(lambda: page.trouble.text == "fenced: takes no part")


async def test_a_topic_on_its_disks_opens(stage: Stage) -> None:
    window, page = await broker_page(stage)
    menu = menu_of(page.topics, 0)
    menu.defaultAction().trigger()
    await until(lambda: isinstance(window.workspace.page, TopicPage))
