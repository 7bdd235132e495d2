"""Leads through a task: one sentence at a time above the page where it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QWidget

from kafkagui.core.lessons import Lesson, LessonPlace, lesson
from kafkagui.core.wording import tr
from kafkagui.services.learned import note_done
from kafkagui.services.local_kafka import SAMPLE_TOPIC
from kafkagui.services.program import Program
from kafkagui.ui.pages.local_kafka.local_run import LocalRun
from kafkagui.ui.pages.page import OpenConsume, OpenLab, OpenPage, OpenSample
from kafkagui.ui.shell.request_desk import RequestDesk
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import row, set_surface, text_label
from kafkagui.ui.widgets.wrapped_label import WrappedLabel

if TYPE_CHECKING:
    from kafkagui.core.local_kafka import LocalKafkaSpec


class LessonGuide(QFrame):
    """The strip of the task that is under way; it can be left at any time.

    Without a connection it starts a local Kafka first, and goes on when the sample topic is there.

    Args:
        program: keeps what was done, and tells whether there is a cluster.
        local_run: starts a Kafka to learn with.
        desk: opens the pages.
    """

    def __init__(self, program: Program, local_run: LocalRun, desk: RequestDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._run = local_run
        self._desk = desk
        self._lesson: Lesson | None = None
        self._step = 0
        self._build()
        self._connect()

    def _build(self) -> None:
        set_surface(self, "info")
        self.place = text_label("", "strong")
        self.words = WrappedLabel()
        self.back = Button(tr("Back"), "ghost")
        self.next = Button(tr("Next"), "primary")
        self.leave = IconButton("x", tr("Leave this task"), side=28)
        self.leave.setIconSize(QSize(14, 14))
        icon = IconLabel("graduation-cap", "accentText", 18)
        parts = (icon, self.place, (self.words, 1), self.back, self.next, self.leave)
        row(*parts, margins=(14, 6, 8, 6), spacing=10, parent=self)
        self.setAccessibleName(tr("Task"))

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self._go_to(self._step - 1))
        self.next.clicked.connect(self._on_next_clicked)
        self.leave.clicked.connect(self._end)
        self._run.started.connect(self._on_started)

    def begin(self, lesson_id: str) -> None:
        """Begin a task at its first step."""
        self._lesson = lesson(lesson_id)
        self.show()
        if self._program.session.state.is_usable:
            self._go_to(0)
        else:
            self._start_first()

    def _start_first(self) -> None:
        self._step = -1
        self.place.setText(tr("First"))
        self.words.set_text(tr("This task needs a Kafka: one is being started on this computer."))
        self.back.hide()
        self.next.set_allowed(False, tr("It goes on by itself when Kafka is ready."))
        self._desk.handle(OpenPage("local_kafka"))
        self._run.start(self._spec)

    @property
    def _spec(self) -> LocalKafkaSpec:
        """What to start: brokers that can be broken, where the task breaks some."""
        from kafkagui.core.local_kafka import LocalKafkaSpec

        brokers = self._lesson.brokers if self._lesson is not None else 1
        return LocalKafkaSpec(brokers=brokers, proxied=True) if brokers > 1 else self._run.spec

    def _on_started(self) -> None:
        if self._lesson is not None and self._step < 0:
            self._go_to(0)

    def _go_to(self, step: int) -> None:
        if self._lesson is None:
            return
        self._step = step
        steps = self._lesson.steps
        self.place.setText(tr("{step} of {steps}", step=step + 1, steps=len(steps)))
        self.words.set_text(tr(steps[step].words))
        self.back.setVisible(step > 0)
        self.next.set_allowed(True)
        self.next.set_text(tr("Next") if step + 1 < len(steps) else tr("Done"))
        self._show_place(steps[step].place)

    def _show_place(self, place: LessonPlace) -> None:
        if place is LessonPlace.SAMPLE_LINES:
            self._desk.handle(OpenSample(SAMPLE_TOPIC))
        elif place is LessonPlace.SAMPLE_READING:
            self._desk.handle(OpenConsume(SAMPLE_TOPIC))
        elif place is LessonPlace.LAB_COMPARISON:
            self._desk.handle(OpenLab("compare", "compare"))
        elif place is LessonPlace.LAB_ACCIDENT:
            self._desk.handle(OpenLab("break", "acks-1-loses"))

    def _on_next_clicked(self) -> None:
        if self._lesson is None:
            return
        if self._step + 1 < len(self._lesson.steps):
            self._go_to(self._step + 1)
        else:
            note_done(self._program.state, self._lesson.lesson_id)
            self._end()

    def _end(self) -> None:
        self._lesson = None
        self.hide()
