"""What the window remembers, as a text: read back, also from an older program, and never fatal."""

from __future__ import annotations

import json

import pytest

from kafkagui.ui.shell.window_memory import TabMemory, WindowMemory
from kafkagui.ui.widgets.toast import Toast
from tests.ui.shell.conftest import Stage

SPLIT = WindowMemory(
    "Z2VvbWV0cnk=",
    300,
    (TabMemory("produce", "Produce · orders", "draft"), TabMemory("log")),
    1,
    (TabMemory("consume", "Consume · ü", "{}"),),
    0,
    (700, 500),
    True,
)


def test_what_is_kept_comes_back() -> None:
    assert WindowMemory.from_text(SPLIT.to_text()) == SPLIT


def test_a_memory_of_the_first_version_has_one_group_of_tabs() -> None:
    tab = {"kind": "produce", "title": "Produce · orders", "state": "draft"}
    old = {"version": 1, "geometry": "eA==", "side_px": 256, "tabs": [tab], "current": 0}
    assert WindowMemory.from_text(json.dumps(old)) == WindowMemory(
        "eA==", 256, (TabMemory("produce", "Produce · orders", "draft"),), 0
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"version": 3}',
        '{"version": 1}',
        SPLIT.to_text()[:-9],
        SPLIT.to_text().replace('"kind"', '"sort"'),
        SPLIT.to_text().replace("[700, 500]", "7"),
    ],
)
def test_what_cannot_be_read_counts_as_never_saved(text: str) -> None:
    assert WindowMemory.from_text(text) == WindowMemory()


@pytest.mark.asyncio
async def test_a_window_of_a_screen_that_is_gone_comes_back_on_one_that_is_there(stage: Stage) -> None:
    first = stage.window()
    first.setGeometry(9_000, 7_000, 1_100, 700)
    first.remember()
    second = stage.window()
    room = second.screen().availableGeometry()
    assert room.intersected(second.frameGeometry()).width() >= min(room.width(), 1_024) - 1
    assert room.contains(second.geometry().topLeft())


@pytest.mark.asyncio
async def test_why_the_state_cannot_be_written_is_said_once(stage: Stage) -> None:
    window = stage.window()
    for _ in range(3):
        stage.state.notice = "state.json could not be written: the disk is full."
        window.news.announce_trouble()
    assert [toast.accessibleName() for toast in window.findChildren(Toast)] == [
        "What you change is not kept state.json could not be written: the disk is full."
    ]
