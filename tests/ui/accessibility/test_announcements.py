"""What is said aloud, and that it is never more than one sentence a second."""

from __future__ import annotations

from time import perf_counter

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kafkagui.core.errors import ConnectionLost
from kafkagui.ui.widgets import announcing
from kafkagui.ui.widgets.announcing import announce
from kafkagui.ui.widgets.error_box import ErrorBox
from kafkagui.ui.widgets.toast import Toast
from tests.ui.accessibility.by_ear import send_by_ear
from tests.ui.accessibility.spoken_tree import Role, has_place
from tests.ui.accessibility.test_main_job import open_page, window_at_work
from tests.ui.shell.conftest import Stage
from tests.ui.waiting import until


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced."""
    heard: list[str] = []

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        heard.append(event.message())
        QAccessible.updateAccessibility(event)

    class Spoken:
        """`QAccessible` with an ear at its door."""

        updateAccessibility = staticmethod(hear)  # noqa: N815 - Qt's own name

    monkeypatch.setattr(announcing, "QAccessible", Spoken)
    return heard


def test_much_at_once_is_said_together_a_second_later(qtbot: QtBot, said: list[str]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    begun = perf_counter()
    announce(window, "First")
    for count in range(1, 4):
        announce(window, f"{count} sent", about="sends")
    announce(window, "Connected.")
    assert said == ["First."]
    qtbot.waitUntil(lambda: len(said) == 2)
    assert perf_counter() - begun > 0.9
    assert said == ["First.", "3 sent. Connected."]


def test_errors_and_toasts_are_said(qtbot: QtBot, said: list[str]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = ErrorBox(window)
    box.show_error(ConnectionLost("The broker does not answer.", hint="Is it running?"))
    Toast(window, "ok", "Topic created", "3 partitions.")
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said == ["Error: The broker does not answer. Is it running?", "Topic created. 3 partitions."]


async def test_connections_and_sends_are_said(stage: Stage, said: list[str]) -> None:
    window = await window_at_work(stage)
    await until(lambda: any("Connected to dev-cluster" in each for each in said))
    await open_page(window, "Produce")
    await until(lambda: has_place(window, Role.PageTab, "Message"))
    await send_by_ear(window, "payments", "k-1", "{}")
    await until(lambda: any("1 record acknowledged" in each for each in said))
    await stage.close(window)
