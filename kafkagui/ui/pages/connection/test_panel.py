"""The test's steps, and the cause when one fails."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from kafkagui.core.connection_test import StageReport, StageState
from kafkagui.core.errors import ConnectFailed
from kafkagui.core.profiles import Profile
from kafkagui.core.stages import Stage
from kafkagui.core.wording import mark, tr
from kafkagui.ui.pages.connection.fixes import Fix, fixes_for
from kafkagui.ui.pages.connection.stage_row import StageRow
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.error_box import ErrorBox
from kafkagui.ui.widgets.layouts import column, row, set_surface, text_label
from kafkagui.ui.widgets.pill import Pill
from kafkagui.ui.widgets.wrapped_label import WrappedLabel

_ORDER = list(Stage)
_IDLE = mark("Tries each step with what stands at the left, and says which one fails and why. Nothing is saved.")


class TestPanel(QFrame):
    """Shows a test while it runs and when it has ended.

    Signals:
        fix_chosen(fix): a fix's button was pressed.
    """

    __test__ = False  # Not a test case, for pytest.

    fix_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self.forget(Profile("", ""))

    def _build(self) -> None:
        set_surface(self, "sunken")
        self.verdict = Pill()
        self._about = WrappedLabel(tr(_IDLE), "small")
        self._rows = {stage: StageRow() for stage in Stage}
        self.error = ErrorBox()
        head = row(text_label(tr("Connection test"), "h2"), None, self.verdict)
        parts = (head, self._about, *self._rows.values(), 6, self.error, None)
        column(*parts, margins=(20, 18, 20, 18), spacing=6, parent=self)

    def forget(self, profile: Profile) -> None:
        """Show the steps of a profile, none of them tried."""
        self._profile = profile
        self._reports: dict[Stage, StageReport] = {}
        self.verdict.hide()
        self._about.show()
        self.error.clear()
        for stage, line in self._rows.items():
            line.show_untried(_title(stage, profile))
            line.setVisible(_is_needed(stage, profile))

    def begin(self, profile: Profile) -> None:
        """A test of this profile starts."""
        self.forget(profile)
        self._about.hide()
        self.verdict.set(tr("Running"), "info", icon_name=None)
        self.verdict.show()

    def show_report(self, report: StageReport) -> None:
        """Show a step's state."""
        before = self._reports.get(report.stage)
        self._reports[report.stage] = report
        line = self._rows[report.stage]
        line.setVisible(report.state is not StageState.SKIPPED)
        passed_before = before is not None and before.state is StageState.PASSED
        line.show_report(report, is_further=passed_before and report.stage is Stage.ADVERTISED)
        if report.error is not None:
            self.show_error(report.error)

    def show_error(self, error: ConnectFailed) -> None:
        """Show which step failed and why, and what can be done."""
        self._about.hide()
        shown = [stage for stage in _ORDER if self._rows[stage].isVisibleTo(self)]
        number = shown.index(error.stage) + 1 if error.stage in shown else len(shown)
        self.verdict.set(tr("Failed at step {number}", number=number), "err", icon_name=None)
        self.verdict.show()
        detail = f"Step: {error.stage.value}\nCode: {error.code}\n{error.detail}".strip()
        self.error.show_message(error.message, error.hint, detail)
        self.error.set_fixes(*(self._fix_button(fix) for fix in fixes_for(error, self._profile)))

    def show_failure(self, error: ConnectFailed) -> None:
        """Show a failure of connecting as the test would have: steps before it passed, those after it not tried."""
        for stage in _ORDER:
            if stage is error.stage:
                self.show_report(StageReport(stage, StageState.FAILED, error=error))
                return
            if _is_needed(stage, self._profile):
                self.show_report(StageReport(stage, StageState.PASSED))

    def finish(self) -> None:
        """The test has ended without a failure."""
        self.verdict.set(tr("All steps passed"), "ok", icon_name=None)

    def interrupted(self) -> None:
        """The test was cancelled; what was running counts as not tried."""
        self.verdict.set(tr("Cancelled"), "neutral", icon_name=None)
        for stage, report in self._reports.items():
            if report.state is StageState.RUNNING:
                self._rows[stage].show_untried(_title(stage, self._profile))

    def _fix_button(self, fix: Fix) -> Button:
        button = Button(tr(fix.words), icon_name=fix.icon)
        button.clicked.connect(lambda: self.fix_chosen.emit(fix))
        return button


def _is_needed(stage: Stage, profile: Profile) -> bool:
    if stage is Stage.TLS:
        return profile.security.uses_tls
    return profile.security.uses_sasl if stage is Stage.SIGN_IN else True


def _title(stage: Stage, profile: Profile) -> str:
    return {
        Stage.NAME: tr("Resolve the name"),
        Stage.PORT: tr("Reach the port"),
        Stage.TLS: tr("Secure the line (TLS)"),
        Stage.SIGN_IN: tr("Sign in ({mechanism})", mechanism=profile.mechanism.value),
        Stage.METADATA: tr("Read the cluster's metadata"),
        Stage.ADVERTISED: tr("Reach every broker"),
    }[stage]
