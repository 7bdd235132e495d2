"""Tasks to learn by: each step says what to do with the real thing and what it shows."""

from __future__ import annotations

from enum import Enum

from kafkagui.core.frozen import frozen
from kafkagui.core.wording import mark


class LessonPlace(Enum):
    """Where a step is done."""

    SAMPLE_LINES = "sample lines"
    SAMPLE_READING = "sample reading"
    SAME = "same"


@frozen
class LessonStep:
    """One step: what to do or to look at, and where."""

    words: str
    place: LessonPlace = LessonPlace.SAME


@frozen
class Lesson:
    """A task of some minutes; ``lesson_id`` is kept when it is done."""

    lesson_id: str
    title: str
    about: str
    icon: str
    steps: tuple[LessonStep, ...]


LESSONS = (
    Lesson(
        "send",
        mark("Send your first records"),
        mark("2 minutes · key, value, acknowledgement"),
        "send",
        (
            LessonStep(
                mark("Six lines are ready. What stands before the colon is the key, the rest is the value. Send them."),
                LessonPlace.SAMPLE_LINES,
            ),
            LessonStep(
                mark(
                    "Each line is a row below. “Acknowledged” means: the broker wrote it, at this partition and offset."
                )
            ),
            LessonStep(mark("The same key always goes to the same partition. Send once more and compare the column.")),
        ),
    ),
    Lesson(
        "acks",
        mark("See what acks mean"),
        mark("3 minutes · acks 0, 1 and all, three ways to send"),
        "flask-conical",
        (
            LessonStep(
                mark(
                    "Choose Fire and forget and acks 0, then send: the row says “Sent, unconfirmed”. Nobody was asked."
                ),
                LessonPlace.SAMPLE_LINES,
            ),
            LessonStep(
                mark(
                    "Choose Synchronous and acks 1, then send: each record waits for the leader. A leader that dies "
                    "before the others copied the record takes it along."
                )
            ),
            LessonStep(
                mark(
                    "Choose Asynchronous and acks all, then send: nothing waits, and each row is filled when all "
                    "in-sync replicas have the record."
                )
            ),
        ),
    ),
    Lesson(
        "read",
        mark("Read from the beginning"),
        mark("2 minutes · offsets, partitions, live tail"),
        "inbox",
        (
            LessonStep(
                mark("Start stands at Beginning. Press Start: the records come back, each with partition and offset."),
                LessonPlace.SAMPLE_READING,
            ),
            LessonStep(mark("Choose a row: its value, key, headers and bytes stand at the right.")),
            LessonStep(mark("Reading goes on live. Send something in another tab and watch it arrive here.")),
        ),
    ),
)


def lesson(lesson_id: str) -> Lesson:
    """The lesson of this id.

    Raises:
        KeyError: there is none.
    """
    return {known.lesson_id: known for known in LESSONS}[lesson_id]
