"""The steps of starting a local Kafka, each with its state, its facts and its time."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QProgressBar, QWidget

from kafkagui.core.local_kafka import StartStep, StepReport, StepState
from kafkagui.core.wording import mark, tr
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import column, row, text_label
from kafkagui.ui.widgets.scaled_size import scale_height

_TITLES = {
    StartStep.JAVA: mark("Find Java"),
    StartStep.JARS: mark("Fetch Kafka, once"),
    StartStep.FORMAT: mark("Prepare the data folder"),
    StartStep.START: mark("Start the broker"),
    StartStep.READY: mark("Wait until it answers"),
}
_ICONS = {
    StepState.RUNNING: ("loader", "accentText"),
    StepState.DONE: ("circle-check", "ok"),
    StepState.FAILED: ("circle-x", "err"),
}
_MB = 1_000_000


class StepList(QWidget):
    """All steps from the first moment, the ones to come dimmed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = {step: _StepRow(tr(title)) for step, title in _TITLES.items()}
        column(*self._rows.values(), spacing=2, parent=self)

    def show_steps(self, steps: Mapping[StartStep, StepReport]) -> None:
        """Show how the steps stand."""
        for step, line in self._rows.items():
            line.show_report(steps.get(step))


class _StepRow(QWidget):
    def __init__(self, title: str) -> None:
        super().__init__()
        self._name = title
        self._sign = IconLabel("circle-dashed", "text3")
        self._title = text_label(title)
        self._fact = ElidedLabel(role="small", middle=True)
        self._time = text_label("", "mono")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        self._bar.hide()
        row(self._sign, self._title, (self._fact, 1), (self._bar, 2), self._time, spacing=10, parent=self)
        scale_height(self, 28)

    def show_report(self, report: StepReport | None) -> None:
        if report is None:
            self._sign.set("circle-dashed", "text3")
            self._fact.set_text("")
            self._time.setText("")
        else:
            self._sign.set(*_ICONS[report.state])
            self._fact.set_text("" if report.state is StepState.FAILED else report.detail)
            self._time.setText(f"{report.elapsed_s:.2f} s" if report.elapsed_s else "")
        self._title.setEnabled(report is not None)
        self.setAccessibleName(f"{self._name}: {tr(report.state.value) if report else tr('to come')}")
        self._show_progress(report)

    def _show_progress(self, report: StepReport | None) -> None:
        is_fetching = report is not None and report.state is StepState.RUNNING and report.done_bytes is not None
        self._bar.setVisible(is_fetching)
        if report is None or not is_fetching:
            return
        done_mb, total_mb = (report.done_bytes or 0) / _MB, (report.total_bytes or 0) / _MB
        self._bar.setRange(0, round(total_mb * 10))
        self._bar.setValue(round(done_mb * 10))
        self._fact.set_text(
            tr("{done:,.1f} of {total:,.1f} MB", done=done_mb, total=total_mb) if total_mb else f"{done_mb:,.1f} MB"
        )
