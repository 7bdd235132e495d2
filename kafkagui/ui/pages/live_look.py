"""Looks at one thing of the cluster every few seconds, for as long as its page is in front."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.errors import KafkaGuiError
from kafkagui.ui.tasks import run

if TYPE_CHECKING:
    from kafkagui.core.ports import Cluster
    from kafkagui.core.session import SessionState
    from kafkagui.services.session import Session

T = TypeVar("T")


class LiveLook(QObject, Generic[T]):
    """The newest answer and how it stands; an answer stays while a newer one is awaited and after an error.

    Looks as often as the overview does, and only between `start` and `stop`.

    Args:
        page: whose look it is; it owns the tasks.
        session: whose cluster is looked at.
        ask: the question.
        name: of the tasks.

    Signals:
        changed: there is another answer, error or connection.
    """

    changed = Signal()

    def __init__(
        self, page: QWidget, session: Session, ask: Callable[[Cluster], Coroutine[object, object, T]], name: str
    ) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._ask = ask
        self._name = name
        self._task: asyncio.Task[T] | None = None
        self._cluster: Cluster | None = None
        self._end_session: Callable[[], None] | None = None
        self.answer: T | None = None
        self.error: KafkaGuiError | None = None
        self.read_at_s = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to look; does nothing when it looks already."""
        if self._end_session is None:
            self._end_session = self._session.subscribe(self._on_session_changed)
            self.look()

    def stop(self) -> None:
        """Look no more; the answer stays."""
        if self._end_session is not None:
            self._end_session()
            self._end_session = None
        self._timer.stop()
        self._cancel()

    def forget(self) -> None:
        """Ask anew, about something else: the old answer means nothing any more."""
        self._cancel()
        self.answer, self.error, self.read_at_s = None, None, 0.0
        self.changed.emit()
        self.look()

    def look(self) -> None:
        """Look now; an answer that is under way is waited for."""
        cluster = self._session.state.cluster
        if self._end_session is None or cluster is None or self._task is not None:
            return
        self._timer.stop()
        self._task = run(self._page, self._ask(cluster), name=self._name, on_error=self._on_failed, on_done=self._take)

    def _cancel(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()

    def _take(self, answer: T) -> None:
        self.answer, self.error, self.read_at_s = answer, None, time.time()
        self._settle()

    def _on_failed(self, error: KafkaGuiError) -> None:
        self.error = error
        self._settle()

    def _settle(self) -> None:
        self._task = None
        every_s = self._session.overview.every_s
        if every_s is not None and self._end_session is not None:
            self._timer.start(round(every_s * 1000))
        self.changed.emit()

    def _on_session_changed(self, state: SessionState) -> None:
        if state.cluster is not self._cluster:
            self._cluster = state.cluster
            self.forget()
        else:
            self.changed.emit()
