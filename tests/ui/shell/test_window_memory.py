"""What the window remembers, as a text: read back, also from an older program, and never fatal."""

from __future__ import annotations

import json

import pytest

from kafkagui.ui.shell.window_memory import TabMemory, WindowMemory

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
