"""Keeps the view of the brokers true while it is looked at, and silent while it is not."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kafkagui.core.delivery import Acks, SendMethod
from kafkagui.core.lab.pair import Pair
from kafkagui.core.lab.scenario import Scenario
from kafkagui.core.wording import tr
from kafkagui.services.local_kafka import SAMPLE_TOPIC
from kafkagui.services.session import Session
from kafkagui.ui.pages.lab.break_view import BreakView
from kafkagui.ui.pages.lab.broker_watch import BrokerWatch
from kafkagui.ui.pages.lab.lab_work import LabWork
from kafkagui.ui.pages.lab.three_brokers import ThreeBrokers

_THREE = tuple(Pair(SendMethod.ASYNCHRONOUS, acks) for acks in Acks)


class BreakStage(QObject):
    """Brings together brokers, faults, and what is shown of them.

    Args:
        session: whose topics are followed.
        work: knows what can be broken and what runs.
        three: the brokers.
        view: shows them.
    """

    def __init__(self, session: Session, work: LabWork, three: ThreeBrokers, view: BreakView) -> None:
        super().__init__(view)
        self._session = session
        self._work = work
        self._three = three
        self._view = view
        self._is_wanted = False
        self.watch = BrokerWatch(view)
        self._connect()

    def _connect(self) -> None:
        self.watch.changed.connect(self.show)
        self._three.changed.connect(self._on_changed)
        self._work.broken.connect(self.show)
        self._view.start_asked.connect(self._three.start)
        self._view.fault_asked.connect(self._work.befall)

    def look(self, *, is_wanted: bool) -> None:
        """Follow the brokers as long as somebody looks at them."""
        self._is_wanted = is_wanted
        if is_wanted and self._work.can_break:
            self.watch.start(self._work.lab(), self._topics)
        else:
            self.watch.stop()
        self.show()

    def show(self) -> None:
        """Show how everything stands."""
        faults = self._work.faults
        if faults is None or not self._work.can_break:
            self._view.show_brokers((), (), ())
            self._view.guarantee.hide()
            self._view.say_instead(*self._three.words)
            return
        views, pairs = self.watch.views, self._pairs
        labels = [tr("acks {acks}", acks=pair.acks.label) for pair in pairs] if self._lab_topics else [SAMPLE_TOPIC]
        self._view.show_brokers(faults.brokers, views, labels)
        self._view.brokers.about.set_text(self._about)
        self._view.guarantee.show_views(pairs, views)

    def _on_changed(self) -> None:
        self.look(is_wanted=self._is_wanted)

    @property
    def _lab_topics(self) -> tuple[str, ...]:
        return self._work.topics if isinstance(self._work.what, Scenario) else ()

    @property
    def _topics(self) -> tuple[str, ...]:
        if self._lab_topics:
            return self._lab_topics
        return (SAMPLE_TOPIC,) if self._session.state.topic(SAMPLE_TOPIC) is not None else ()

    @property
    def _pairs(self) -> tuple[Pair, ...]:
        what = self._work.what
        return what.pairs if isinstance(what, Scenario) and self._lab_topics else _THREE

    @property
    def _about(self) -> str:
        if self._lab_topics:
            return tr("leaders and copies of the run's topics, live")
        return tr("partition 0 of “{topic}”, live", topic=SAMPLE_TOPIC)
