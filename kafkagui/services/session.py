"""Keeps the program's one connection: opens, watches, recovers and closes it."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from kafkagui.core.errors import ConnectionLost, KafkaGuiError
from kafkagui.core.profiles import Profile
from kafkagui.core.session import ConnectionState, SessionState
from kafkagui.core.wording import tr

if TYPE_CHECKING:
    from kafkagui.core.ports import Cluster, Connector
    from kafkagui.core.topics import ClusterInfo, NewTopic, TopicInfo
    from kafkagui.services.overview import Overview

WATCH_EVERY_S = 5.0

StateChanged = Callable[[SessionState], None]


class Session:
    """One connection at a time and everybody who wants to know how it stands.

    Args:
        connector: opens connections.
        watch_every_s: how often the cluster and its topics are looked at.
    """

    def __init__(self, connector: Connector, watch_every_s: float = WATCH_EVERY_S) -> None:
        self._connector = connector
        self._watch_every_s = watch_every_s
        self._subscribers: list[StateChanged] = []
        self._watch: asyncio.Task[None] | None = None
        self._adopted = False
        self._overview: Overview | None = None
        self.state = SessionState(since_s=time.time())

    @cached_property
    def _look_now(self) -> asyncio.Event:
        return asyncio.Event()

    @cached_property
    def _opening(self) -> asyncio.Lock:
        return asyncio.Lock()

    @property
    def overview(self) -> Overview:
        """The live view of the whole cluster; it costs nothing until somebody subscribes."""
        if self._overview is None:
            from kafkagui.services.overview import Overview

            self._overview = Overview(self)
        return self._overview

    def subscribe(self, state_changed: StateChanged) -> Callable[[], None]:
        """Call ``state_changed`` at once and at each change; the returned function ends that."""
        self._subscribers.append(state_changed)
        state_changed(self.state)

        def end() -> None:
            if state_changed in self._subscribers:
                self._subscribers.remove(state_changed)

        return end

    async def connect(self, profile: Profile, password: str | None) -> Cluster:
        """Open a connection in place of the one there is.

        Raises:
            ConnectFailed: naming the stage; the session is then disconnected and holds the error.
        """
        async with self._opening:
            await self._let_go()
            self._become(SessionState(ConnectionState.CONNECTING, time.time(), profile))
            try:
                cluster = await self._connector.connect(profile, password)
            except KafkaGuiError as error:
                self._become(SessionState(ConnectionState.DISCONNECTED, time.time(), profile, error=error))
                raise
            except asyncio.CancelledError:
                self._become(SessionState(ConnectionState.DISCONNECTED, time.time(), profile))
                raise
            self._become(SessionState(ConnectionState.CONNECTED, time.time(), profile, cluster))
            # The watch first: whoever gives up waiting for the first look has a connection that is looked after.
            self._watch = asyncio.create_task(self._keep_watching(cluster), name=f"watch {profile.name}")
            await self._look(cluster)
            return cluster

    async def disconnect(self) -> None:
        """Close the connection; does nothing when there is none."""
        async with self._opening:
            await self._let_go()
            self._become(SessionState(ConnectionState.DISCONNECTED, time.time()))

    def refresh(self) -> None:
        """Look at the cluster now rather than at the next turn, and so does the overview."""
        self._look_now.set()
        if self._overview is not None:
            self._overview.refresh()

    def adopt(self, info: ClusterInfo, topics: tuple[TopicInfo, ...]) -> None:
        """Take what somebody has just read of the cluster; the next look can then wait for a turn."""
        self._adopted = True
        self._take(info, topics)

    async def create_topic(self, topic: NewTopic) -> TopicInfo:
        """Create a topic on purpose; the list shows it at once.

        Raises:
            InputRefused: for a name that Kafka does not allow.
            ConnectionLost: when there is no connection.
            BrokerRefused: with the broker's reason.
        """
        # Here, since a window that shows no topic yet needs none of these nouns.
        from kafkagui.core.topic_name import check_topic_name

        check_topic_name(topic.name)
        made = await self.open_cluster().admin.create_topic(topic)
        self.refresh()
        return made

    async def delete_topic(self, name: str) -> None:
        """Delete a topic.

        Raises:
            ConnectionLost: when there is no connection.
            BrokerRefused: with the broker's reason.
        """
        await self.open_cluster().admin.delete_topic(name)
        self.refresh()

    def open_cluster(self) -> Cluster:
        """The open cluster.

        Raises:
            ConnectionLost: when there is none.
        """
        if self.state.cluster is None:
            raise ConnectionLost(tr("There is no connection."), hint=tr("Connect to a cluster first."))
        return self.state.cluster

    async def _let_go(self) -> None:
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await watch
        if self.state.cluster is not None:
            await self.state.cluster.close()

    async def _keep_watching(self, cluster: Cluster) -> None:
        me = asyncio.current_task()
        # An answer that comes together with the cancellation can swallow it: then the next turn ends the watch.
        while me is None or not me.cancelling():
            self._adopted = False
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._watch_every_s):
                    await self._look_now.wait()
            if self._adopted and not self._look_now.is_set():
                continue
            # Cleared before the look, so that a refresh asked for during it is not lost.
            self._look_now.clear()
            await self._look(cluster)

    async def _look(self, cluster: Cluster) -> None:
        try:
            info = await cluster.admin.describe_cluster()
            topics = await cluster.admin.list_topics()
        except KafkaGuiError as error:
            lost = replace(self.state, state=ConnectionState.LOST, error=error)
            self._become(lost)
            return
        self._take(info, topics)

    def _take(self, info: ClusterInfo, topics: tuple[TopicInfo, ...]) -> None:
        state = ConnectionState.DEGRADED if _in_trouble(info, topics) else ConnectionState.CONNECTED
        self._become(replace(self.state, state=state, info=info, topics=topics, error=None))

    def _become(self, state: SessionState) -> None:
        if state.state is not self.state.state:
            state = replace(state, since_s=time.time())
        if state == self.state:
            return
        self.state = state
        for subscriber in tuple(self._subscribers):
            subscriber(state)


def _in_trouble(info: ClusterInfo, topics: tuple[TopicInfo, ...]) -> bool:
    fenced = any(broker.fenced for broker in info.brokers)
    return fenced or any(part.leader is None or part.under_replicated for topic in topics for part in topic.partitions)
