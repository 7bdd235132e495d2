"""The sending process: messages on standard input and output, its language as the one word.

It is ``python -m kafkagui.client.worker LANGUAGE``, or a packed program started by a word of its own. Big runs are
sent from here: kafka-python is pure Python, and at full speed its threads would make a painting window wait for the
interpreter. It ends when its input ends, so it never outlives the program.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from typing import BinaryIO, cast

from kafkagui.client import worker_messages as messages
from kafkagui.client.errors import detail_of
from kafkagui.client.options import client_settings
from kafkagui.client.outbox import Outbox
from kafkagui.client.producer_internals import BatchOutcome, Intake
from kafkagui.core.languages import ENGLISH, speak_language

_NICENESS = 5


class Worker:
    """Does what the program asks, one message after the other."""

    def __init__(self, answers: BinaryIO) -> None:
        self._answers = answers
        self._writing = threading.Lock()
        self._outbox: Outbox | None = None
        self._flushing: list[Intake] = []

    def tell(self, *message: object) -> None:
        """Send an answer; when nobody reads any more, the input ends soon, too."""
        with self._writing:
            try:
                messages.write(self._answers, message)
            except OSError:
                return

    def do(self, message: messages.Message) -> bool:
        """Do one message; False when it was the last."""
        kind, *rest = message
        if kind == "open":
            return self._open(*rest)
        if kind == "end":
            return False
        outbox = self._outbox
        if outbox is None:
            return True
        if kind == "put":
            rows = messages.records_of(cast("list[messages.Row]", rest[1]))
            self.tell("handed", messages.failure_rows(outbox.put_all(rows, rest[0], breathes=False)))
        elif kind == "flush":
            self._start_flush(outbox)
        elif kind == "flushed":
            self._end_flush()
        elif kind == "look":
            outbox.declare_broken_after(cast("float", rest[0]))
        return True

    def _open(self, *rest: object) -> bool:
        profile = messages.profile_of(cast("messages.ProfileRow", rest[0]))
        options, partitioner = messages.options_of(cast("messages.OptionsRow", rest[2]), cast("str", rest[3]))
        try:
            settings = client_settings(profile, cast("str | None", rest[1]), f"producer-{os.getpid()}")
            self._outbox = Outbox(settings, options, partitioner, self._batch_done)
            self._outbox.open()
        except Exception as error:  # noqa: BLE001 - the program then sends from its own process
            self.tell("failed", detail_of(error))
            return False
        self.tell("ready")
        return True

    def _batch_done(self, outcome: BatchOutcome) -> None:
        self.tell("batch", messages.batch_row(outcome))

    def _start_flush(self, outbox: Outbox) -> None:
        intake = outbox.start_flush()
        if intake is not None:
            self._flushing.append(intake)

    def _end_flush(self) -> None:
        if self._flushing:
            self._flushing.pop().end_flush()

    def end(self) -> None:
        """Close the producer; unfinished records get their outcome first."""
        outbox, self._outbox = self._outbox, None
        if outbox is not None:
            outbox.interrupt()
            outbox.end()


def main(language: str) -> None:
    """Work until the input ends; texts of errors are in this language."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)  # The window comes first; on Windows `worker_link` lowers the priority.
    logging.getLogger("kafka").addHandler(logging.NullHandler())
    logging.getLogger("kafka").propagate = False
    speak_language(language)
    worker = Worker(sys.stdout.buffer)
    while True:
        message = messages.read(sys.stdin.buffer)
        if message is None or not worker.do(message):
            break
    worker.end()


if __name__ == "__main__":
    main(sys.argv[1] if sys.argv[1:] else ENGLISH)
