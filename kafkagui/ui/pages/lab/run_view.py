"""The base of both sides of the lab: heading, state, progress, and a body that scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from kafkagui.core.lab.run import Progress
from kafkagui.core.wording import mark, tr, trn
from kafkagui.ui.fonts import scaled
from kafkagui.ui.models.cells import Tone
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.empty_state import EmptyState
from kafkagui.ui.widgets.error_box import ErrorBox
from kafkagui.ui.widgets.layouts import column, row, text_label
from kafkagui.ui.widgets.pill import Pill
from kafkagui.ui.widgets.progress_strip import ProgressStrip

_NARROW_PX = 680
_STATES: dict[str, tuple[str, Tone]] = {
    "running": (mark("Running"), "info"),
    "finished": (mark("Finished"), "ok"),
    "opened": (mark("From a file"), "neutral"),
    "stopped": (mark("Stopped"), "warn"),
    "failed": (mark("Failed"), "err"),
}


class RunView(QWidget):
    """A subclass builds what scrolls in ``_build_body``.

    Args:
        title: the heading.
        beside: what stands at the end of the heading.
    """

    def __init__(self, title: str, beside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = ""
        self._build(title, beside)

    def _build_body(self) -> QWidget:
        raise NotImplementedError

    def _build(self, title: str, beside: QWidget) -> None:
        self.pill = Pill()
        self.pill.hide()
        self.stage = ElidedLabel("", "small")
        self.progress = ProgressStrip(tr("Progress"), cancel="")
        self.progress.hide()
        self._beside = beside
        self.error = ErrorBox()
        self.empty = EmptyState("flask-conical", "", "")
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = self._build_body()
        self.area.setWidget(body)
        for ground in (body, self.area.viewport()):
            ground.setAutoFillBackground(False)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.area)
        head = row(text_label(title, "h1"), self.pill, (self.stage, 1), beside, margins=(16, 14, 16, 8), spacing=10)
        strip = row(self.progress, margins=(16, 0, 16, 8))
        box = row(self.error, margins=(16, 0, 16, 8))
        column(head, strip, box, (self._stack, 1), spacing=0, parent=self)

    def show_body(self, *, on: bool) -> None:
        """Show what there is, or the words that stand in its place."""
        self._stack.setCurrentWidget(self.area if on else self.empty)

    @property
    def is_empty(self) -> bool:
        """Whether words stand in place of results."""
        return self._stack.currentWidget() is self.empty

    @property
    def is_running(self) -> bool:
        """Whether it shows a run that goes on."""
        return self._state == "running"

    def show_state(self, state: str) -> None:
        """``running``, ``finished``, ``opened``, ``stopped``, ``failed``, or nothing."""
        self._state = state
        self.pill.setVisible(bool(state))
        self.progress.setVisible(state == "running")
        if state:
            words, tone = _STATES[state]
            self.pill.set(tr(words), tone, icon_name=None)
        if state != "running":
            self.stage.set_text("")

    def show_progress(self, progress: Progress) -> None:
        """Show how far the run is."""
        words = tr(progress.stage.value)
        if progress.text:
            words = tr("{stage}: {what}", stage=words, what=progress.text)
        self.stage.set_text(words)
        done = sum(pair.sent for pair in progress.pairs)
        self.progress.set_progress(progress.step, progress.steps, tr("steps"))
        self.progress.setToolTip(trn("{count:,} record sent", "{count:,} records sent", done))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._beside.setVisible(self.width() >= scaled(_NARROW_PX))
