"""The tasks to learn by."""

from __future__ import annotations

import pytest

from kafkagui.core.lessons import LESSONS, Lesson, LessonPlace, lesson


@pytest.mark.parametrize("known", LESSONS, ids=lambda known: known.lesson_id)
def test_a_task_begins_where_it_is_done(known: Lesson) -> None:
    assert lesson(known.lesson_id) is known
    assert known.steps[0].place is not LessonPlace.SAME


def test_each_task_has_its_own_id() -> None:
    assert len({known.lesson_id for known in LESSONS}) == len(LESSONS)
    with pytest.raises(KeyError):
        lesson("other")
