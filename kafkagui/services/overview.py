"""A live view of the whole cluster, for as long as somebody looks at it."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from kafkagui.core.cluster_view import ClusterView, OverviewState
from kafkagui.core.errors import KafkaGuiError

if TYPE_CHECKING:
    from kafkagui.core.ports import Cluster
    from kafkagui.core.session import SessionState
    from kafkagui.core.topics import ClusterInfo, TopicInfo

OVERVIEW_EVERY_S = 3.0
SIZES_EVERY_S = 60.0
_REST_PER_WORK = 9.0
_LONGEST_REST_S = 60.0

OverviewChanged = Callable[[OverviewState], None]


class Connection(Protocol):
    """The connection whose cluster is looked at; the session is one."""

    def subscribe(self, state_changed: Callable[[SessionState], None]) -> Callable[[], None]:
        """Call ``state_changed`` at once and at each change; the returned function ends that."""
        ...

    def adopt(self, info: ClusterInfo, topics: tuple[TopicInfo, ...]) -> None:
        """Take what was just read of the cluster."""
        ...


class Overview:
    """Looks at the session's cluster every few seconds and tells its subscribers.

    Nothing runs without a subscriber or a connection. A cluster that takes long to look at is left in peace for longer.

    Args:
        session: whose cluster it is.
        every_s: the time between two looks; None looks only when asked to.
        sizes_every_s: how often the sizes of logs, which cost most, are part of it.
    """

    def __init__(
        self, session: Connection, every_s: float | None = OVERVIEW_EVERY_S, sizes_every_s: float = SIZES_EVERY_S
    ) -> None:
        self._session = session
        self._every_s = every_s
        self._sizes_every_s = sizes_every_s
        self._subscribers: list[tuple[OverviewChanged, float | None]] = []
        self._cluster: Cluster | None = None
        self._looking: asyncio.Task[None] | None = None
        self._sizes_at_s: float | None = None
        self.state = OverviewState()
        session.subscribe(self._on_session)

    @cached_property
    def _look_now(self) -> asyncio.Event:
        return asyncio.Event()

    @property
    def every_s(self) -> float | None:
        """The time between two looks; None looks only when asked to."""
        return self._every_s

    def look_every(self, every_s: float | None) -> None:
        """Look this often from now on, first at once."""
        self._every_s = every_s
        self.refresh()

    def subscribe(self, overview_changed: OverviewChanged, every_s: float | None = None) -> Callable[[], None]:
        """Call ``overview_changed`` at once and at each change; the returned function ends that.

        ``every_s`` is how often is enough for one who only glances at it; the most demanding sets the pace.
        """
        subscriber = (overview_changed, every_s)
        self._subscribers.append(subscriber)
        self._start_or_stop()
        if every_s is None and self.state.view is not None:
            self.refresh()
        overview_changed(self.state)

        def end() -> None:
            if subscriber in self._subscribers:
                self._subscribers.remove(subscriber)
                self._start_or_stop()

        return end

    def refresh(self, *, with_sizes: bool = False) -> None:
        """Look now rather than at the next turn; ``with_sizes`` asks for the sizes of logs too."""
        if with_sizes:
            self._sizes_at_s = None
        self._look_now.set()

    def _on_session(self, session: SessionState) -> None:
        if session.cluster is not self._cluster:
            self._cluster = session.cluster
            self._stop()
            self._sizes_at_s = None
            self._become(OverviewState())
        elif self._looking is not None and self._is_behind(session):
            self.refresh()
        self._start_or_stop()

    def _is_behind(self, session: SessionState) -> bool:
        """Whether the session has topics that the view has not, such as one that was just created."""
        view = self.state.view
        return view is not None and session.topics is not view.listed and session.topics != view.listed

    def _start_or_stop(self) -> None:
        wanted = bool(self._subscribers) and self._cluster is not None
        if not wanted:
            self._stop()
        elif self._looking is None and self._cluster is not None:
            self._looking = asyncio.create_task(self._keep_looking(self._cluster), name="overview")

    def _stop(self) -> None:
        looking, self._looking = self._looking, None
        if looking is not None:
            looking.cancel()
        if self.state.is_reading:
            self._become(replace(self.state, is_reading=False))

    async def _keep_looking(self, cluster: Cluster) -> None:
        me = asyncio.current_task()
        # An answer that comes together with the cancellation can swallow it: then the next turn ends this.
        while me is None or not me.cancelling():
            # Cleared before the look, so that a refresh asked for during it is not lost.
            self._look_now.clear()
            began_s = time.monotonic()
            await self._look(cluster)
            rest_s = self._rest_s(time.monotonic() - began_s)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(rest_s):
                    await self._look_now.wait()

    def _rest_s(self, took_s: float) -> float | None:
        wishes = [self._every_s if every_s is None else every_s for _, every_s in self._subscribers]
        every_s = min((wish for wish in wishes if wish is not None), default=None)
        return None if every_s is None else max(every_s, min(took_s * _REST_PER_WORK, _LONGEST_REST_S))

    async def _look(self, cluster: Cluster) -> None:
        with_sizes = self._sizes_are_due()
        self._become(replace(self.state, is_reading=True))
        try:
            view = await cluster.admin.survey(self.state.view, with_sizes=with_sizes)
        except KafkaGuiError as error:
            if self._is_mine():
                failed = replace(self.state, error=error, error_at_s=time.time(), is_reading=False)
                self._become(failed)
            return
        if self._is_mine():
            if with_sizes:
                self._sizes_at_s = time.monotonic()
            self._take(view)

    def _is_mine(self) -> bool:
        """Whether the running look is still wanted: a stopped one may get its answer all the same."""
        return self._looking is asyncio.current_task()

    def _sizes_are_due(self) -> bool:
        return self._sizes_at_s is None or time.monotonic() - self._sizes_at_s >= self._sizes_every_s

    def _take(self, view: ClusterView) -> None:
        self._become(OverviewState(view, time.time()))
        self._session.adopt(view.info, view.listed)

    def _become(self, state: OverviewState) -> None:
        if state == self.state:
            return
        self.state = state
        for overview_changed, _ in tuple(self._subscribers):
            overview_changed(state)
