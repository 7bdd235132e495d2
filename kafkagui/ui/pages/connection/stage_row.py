"""One step of the connection test."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kafkagui.core.connection_test import StageReport, StageState
from kafkagui.core.stages import Stage
from kafkagui.core.wording import tr, trn
from kafkagui.ui.theme import restyle
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import row, text_label
from kafkagui.ui.widgets.scaled_size import scale_height

_ICONS = {
    StageState.RUNNING: ("loader", "accentText"),
    StageState.PASSED: ("circle-check", "ok"),
    StageState.FAILED: ("circle-x", "err"),
    StageState.SKIPPED: ("circle-dashed", "text3"),
}


class StageRow(QWidget):
    """Icon, what the step does, and its facts and time in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._build()

    def _build(self) -> None:
        self._sign = IconLabel("circle-dashed", "text3", 18)
        self.title = text_label()
        self.fact = ElidedLabel(role="small", middle=True)
        scale_height(self, 30)
        row(self._sign, self.title, None, (self.fact, 0), spacing=10, parent=self)

    def show_untried(self, title: str) -> None:
        """The step is still to come."""
        self._count = 0
        self._title = title
        self._show("circle-dashed", "text2", tr("not tried"), "muted", "small")

    def show_report(self, report: StageReport, *, is_further: bool) -> None:
        """Show how the step stands; ``is_further`` says that it is one more of the same, such as the next broker."""
        self._count = self._count + 1 if is_further and report.state is StageState.PASSED else self._count
        if report.stage is Stage.PORT and report.address:
            self._title = tr("Reach port {port}", port=report.address.rpartition(":")[2])
        failed = report.state is StageState.FAILED
        icon_name, token = _ICONS[report.state]
        self._show(icon_name, token, self._fact(report), "strong" if failed else "", "err" if failed else "small")

    def _fact(self, report: StageReport) -> str:
        if report.state is StageState.RUNNING:
            return report.detail or "…"
        if report.state is StageState.FAILED:
            if report.elapsed_ms is None:
                return tr("failed")
            return tr("failed after {elapsed_ms:,.0f} ms", elapsed_ms=report.elapsed_ms)
        detail = report.detail
        if report.stage is Stage.ADVERTISED and self._count:
            detail = trn("{count} broker", "{count} brokers", self._count + 1)
        time_text = "" if report.elapsed_ms is None else f"{report.elapsed_ms:,.0f} ms"
        return " · ".join(filter(None, [detail, time_text])) or tr("passed")

    def _show(self, icon_name: str, token: str, fact: str, title_role: str, fact_role: str) -> None:
        self._sign.set(icon_name, token)
        self.title.setText(self._title)
        self.fact.set_text(fact)
        restyle(self.title, "role", title_role)
        restyle(self.fact, "role", fact_role)
        self.setAccessibleName(f"{self._title}: {fact}")
