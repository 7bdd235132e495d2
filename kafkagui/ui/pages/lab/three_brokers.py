"""The lab's own three brokers: how they stand, and the way to start them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from kafkagui.core.local_kafka import LocalKafkaSpec, StartStep
from kafkagui.core.wording import mark, tr
from kafkagui.ui.pages.lab.lab_work import words_of
from kafkagui.ui.pages.local_kafka.local_run import LocalRun, LocalState

SPEC = LocalKafkaSpec(brokers=3, proxied=True)
_STEPS = {
    StartStep.JAVA: mark("Java is looked for."),
    StartStep.JARS: mark("Kafka's files are made ready."),
    StartStep.FORMAT: mark("The brokers' folders are made."),
    StartStep.START: mark("Three brokers are started."),
    StartStep.READY: mark("The brokers get to know each other."),
}


class ThreeBrokers(QObject):
    """Starts three brokers behind proxies, in place of a local Kafka that runs otherwise.

    Args:
        local_run: the local Kafka of the window.

    Signals:
        changed: they stand differently.
    """

    changed = Signal()

    def __init__(self, local_run: LocalRun, parent: QObject) -> None:
        super().__init__(parent)
        self._run = local_run
        self._is_wanted = False
        local_run.changed.connect(self._on_changed)

    @property
    def words(self) -> tuple[str, str, str]:
        """What is said in place of the brokers: a title, a text, and the button's words."""
        state = self._run.state
        if state is LocalState.STARTING:
            step = max(self._run.steps, key=list(StartStep).index, default=StartStep.JAVA)
            return tr("Three brokers are being started"), tr(_STEPS[step]), ""
        if state is LocalState.STOPPING or self._is_wanted:
            return tr("Three brokers are being started"), tr("The local Kafka that ran is stopped first."), ""
        text = tr(
            "Three real brokers on this computer, behind proxies that can delay and cut. It takes some seconds, and "
            "ends with this window. Nothing is ever broken on a cluster of others."
        )
        if state is LocalState.FAILED and self._run.error is not None:
            text = words_of(self._run.error)
        elif state is LocalState.RUNNING:
            text = tr("The local Kafka that runs now is stopped first; its records are gone unless they are kept.")
        return tr("Breaking needs three brokers"), text, tr("Start three brokers")

    def start(self) -> None:
        """Start them; what runs now is stopped first."""
        if self._run.state is LocalState.RUNNING:
            self._is_wanted = True
            self._run.stop()
        elif self._run.can_start:
            self._run.start(SPEC)

    def _on_changed(self) -> None:
        if self._is_wanted and self._run.can_start:
            self._is_wanted = False
            self._run.start(SPEC)
        self.changed.emit()
