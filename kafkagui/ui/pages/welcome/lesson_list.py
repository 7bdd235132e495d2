"""The tasks to learn by."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.lessons import LESSONS
from kafkagui.core.wording import tr
from kafkagui.services.learned import done_lessons
from kafkagui.services.program import Program
from kafkagui.ui.widgets.entry_button import EntryButton
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import column, text_label


class LessonList(QWidget):
    """A button for each task; those done are marked.

    Signals:
        chosen(lesson_id): begin it.
    """

    chosen = Signal(str)

    def __init__(self, program: Program, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._rows = column(spacing=2)
        self.buttons: dict[str, EntryButton] = {}
        column(text_label(tr("Learn by doing").upper(), "section"), 2, self._rows, None, spacing=4, parent=self)
        self.show_progress()

    def show_progress(self) -> None:
        """Mark what is done by now."""
        for old in self.buttons.values():
            old.hide()
            old.deleteLater()
        done = done_lessons(self._program.state)
        for lesson in LESSONS:
            is_done = lesson.lesson_id in done
            end = IconLabel("circle-check", "ok") if is_done else IconLabel("chevron-right")
            about = tr("Done") + " · " + tr(lesson.about) if is_done else tr(lesson.about)
            button = EntryButton(tr(lesson.title), about, lesson.icon, end, icon_token="accentText")  # noqa: S106
            button.clicked.connect(partial(self.chosen.emit, lesson.lesson_id))
            self._rows.addWidget(button)
            button.show()  # Now: in a list that is in sight the layout would come to it later.
            self.buttons[lesson.lesson_id] = button
