"""The overview of three real brokers: one that is killed shows as under-replicated, and comes back."""

from __future__ import annotations

import asyncio

import pytest

from kafkagui.ui.pages.broker.page import BrokerPage
from kafkagui.ui.pages.page import OpenBroker, OpenTopic
from kafkagui.ui.pages.topic.page import TopicPage
from tests.broker.overview_page.conftest import DEADLINE_S, Desk
from tests.ui.waiting import until

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise", extend=True)


def health(desk: Desk, topic: str) -> str:
    """What the overview says of a topic."""
    model = desk.page.topics.model
    names = [model.text(row, 0) for row in range(model.count)]
    return model.text(names.index(topic), model.column_of("health")) if topic in names else ""


async def test_a_killed_broker_shows_and_comes_back(desk: Desk, topic_name: str) -> None:
    await until(lambda: health(desk, topic_name) == "Healthy", DEADLINE_S)
    victim = 3
    await asyncio.to_thread(desk.kafka.run, desk.kafka.cluster.kill_broker(victim))
    try:
        await until(lambda: health(desk, topic_name) == "3 under-repl.", DEADLINE_S)
        assert desk.page.head.trouble.isVisible()
        desk.window.desk.handle(OpenTopic(topic_name))
        page = desk.window.workspace.page
        assert isinstance(page, TopicPage)
        await until(lambda: page.partitions.model.count == 3, DEADLINE_S)
        state = page.partitions.model.column_of("state")
        assert {page.partitions.model.text(row, state) for row in range(3)} == {"Under-replicated"}
    finally:
        await asyncio.to_thread(desk.kafka.run, desk.kafka.cluster.restart_broker(victim))
    desk.window.workspace.show_kind("overview")
    await until(lambda: health(desk, topic_name) == "Healthy", DEADLINE_S)
    desk.window.desk.handle(OpenBroker(victim))
    broker = desk.window.workspace.page
    assert isinstance(broker, BrokerPage)
    await until(lambda: broker.config.model.count > 100, DEADLINE_S)
    secrets = [
        entry for row in range(broker.config.model.count) if (entry := broker.config.model.item(row)).is_sensitive
    ]
    assert secrets
    assert broker.dirs.model.count == 1
