"""A start that goes on, or that failed: its steps, the way out, the reason."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.local_kafka import StartStep, StepReport, StepState
from kafkagui.core.wording import mark, tr
from kafkagui.ui.pages.local_kafka.local_run import LocalState
from kafkagui.ui.pages.local_kafka.step_list import StepList
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.error_box import ErrorBox
from kafkagui.ui.widgets.layouts import column, row, set_surface, text_label

_TITLES = {
    LocalState.STARTING: mark("Starting a local Kafka"),
    LocalState.STOPPING: mark("Stopping the local Kafka"),
    LocalState.FAILED: mark("The local Kafka did not start"),
    LocalState.ENDED: mark("The local Kafka ended by itself"),
}


class StartingCard(QFrame):
    """The steps as they happen.

    Signals:
        cancelled: give it up.
        again_asked: try the same again.
        back_asked: leave the error and choose anew.
        jars_chosen(path): take the jars from this folder and try again.
    """

    cancelled = Signal()
    again_asked = Signal()
    back_asked = Signal()
    jars_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self.cancel.clicked.connect(self.cancelled)
        self.back.clicked.connect(self.back_asked)

    def _build(self) -> None:
        set_surface(self, "card")
        self._title = text_label("", "h1")
        self.cancel = Button(tr("Cancel"), name=tr("Cancel the start"))
        self.back = Button(tr("Back"), name=tr("Back to what can be started"))
        self._steps = StepList()
        self.error = ErrorBox()
        head = row(self._title, None, self.cancel, self.back)
        column(head, 6, self._steps, self.error, margins=(24, 20, 24, 20), spacing=8, parent=self)

    def show_run(self, state: LocalState, steps: Mapping[StartStep, StepReport], error: KafkaGuiError | None) -> None:
        """Show how the start stands."""
        self._title.setText(tr(_TITLES[state]))
        self.cancel.setVisible(state is LocalState.STARTING)
        self.back.setVisible(state in (LocalState.FAILED, LocalState.ENDED))
        self._steps.setVisible(state in (LocalState.STARTING, LocalState.FAILED))
        self._steps.show_steps(steps)
        if error is None:
            self.error.clear()
            return
        detail = error.detail
        if detail and detail not in error.message:
            last = [line for line in detail.splitlines() if line.strip()][-3:]
            self.error.show_message(error.message, "\n".join(filter(None, [error.hint, "", *last])).strip(), detail)
        else:
            self.error.show_error(error)
        self.error.set_fixes(*self._fixes(state, steps))

    @property
    def first_deed(self) -> Button:
        """What a person would press next."""
        return self.cancel if self.error.isHidden() else self.error.fixes[0]

    def _fixes(self, state: LocalState, steps: Mapping[StartStep, StepReport]) -> list[Button]:
        again = Button(tr("Start again") if state is LocalState.ENDED else tr("Try again"), icon_name="refresh-cw")
        again.clicked.connect(self.again_asked)
        jars = steps.get(StartStep.JARS)
        if jars is None or jars.state is not StepState.FAILED:
            return [again]
        folder = Button(tr("Use a folder of jars…"), icon_name="folder-open")
        folder.clicked.connect(self._on_folder_clicked)
        return [again, folder]

    def _on_folder_clicked(self) -> None:
        dialog = QFileDialog(self, tr("Choose the folder that holds Kafka's jars"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda path: self.jars_chosen.emit(Path(path)))
        dialog.open()
