"""Tasks to learn by: each step says what to do with the real thing and what it shows."""

from __future__ import annotations

from enum import Enum

from kafkagui.core.frozen import frozen
from kafkagui.core.wording import mark


class LessonPlace(Enum):
    """Where a step is done."""

    SAMPLE_LINES = "sample lines"
    SAMPLE_READING = "sample reading"
    LAB_COMPARISON = "lab comparison"
    LAB_ACCIDENT = "lab accident"
    SAME = "same"


@frozen
class LessonStep:
    """One step: what to do or to look at, and where."""

    words: str
    place: LessonPlace = LessonPlace.SAME


@frozen
class Lesson:
    """A task of some minutes; ``lesson_id`` is kept when it is done.

    Where there is no Kafka, a local one with so many ``brokers`` is started.
    """

    lesson_id: str
    title: str
    about: str
    icon: str
    steps: tuple[LessonStep, ...]
    brokers: int = 1


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
        "lab",
        mark("See what is lost, and why"),
        mark("5 minutes · three ways to send, acks, a broker that dies"),
        "zap",
        (
            LessonStep(
                mark(
                    "First a few records: six lines are ready. Send them; each row below says which broker's answer "
                    "came back, and for which partition and offset."
                ),
                LessonPlace.SAMPLE_LINES,
            ),
            LessonStep(
                mark(
                    "Press Run: the same 100 records go out in three ways with three acks settings, each to a topic "
                    "of its own. On the lab's own brokers an answer takes 10 ms."
                ),
                LessonPlace.LAB_COMPARISON,
            ),
            LessonStep(
                mark(
                    "“Goes on” is how long your program is held. Synchronous waits for every answer. Asynchronous "
                    "waits for none and still learns of each failure. Fire and forget never learns of one."
                )
            ),
            LessonStep(
                mark(
                    "acks says who must have a record before it counts as sent: 0 nobody, 1 the leader, all the leader "
                    "and every copy that is in sync. See at the right what that costs."
                )
            ),
            LessonStep(
                mark(
                    "Now the accident. Press Run: the copies stop, records go on to the leader, and the leader is "
                    "killed. Watch the drawing; it takes about 15 seconds."
                ),
                LessonPlace.LAB_ACCIDENT,
            ),
            LessonStep(
                mark(
                    "The ledger tells: with acks=1 records were acknowledged and are gone, with acks=0 nobody was "
                    "told. With acks=all none is lost, as long as one in-sync replica lives."
                )
            ),
        ),
        brokers=3,
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
