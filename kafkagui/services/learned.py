"""Which tasks were done, kept for the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kafkagui.core.ports import StateStore

_KEY = "lessons.done"


def done_lessons(state: StateStore) -> frozenset[str]:
    """The ids of the tasks that were done to their end."""
    return frozenset(state.get(_KEY).split())


def note_done(state: StateStore, lesson_id: str) -> None:
    """This task was done."""
    state.put(_KEY, " ".join(sorted(done_lessons(state) | {lesson_id})))
