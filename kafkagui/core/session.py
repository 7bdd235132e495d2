"""The program's connection as everybody sees it: one immutable state, replaced as things change."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.frozen import frozen
from kafkagui.core.profiles import Profile
from kafkagui.core.wording import mark

if TYPE_CHECKING:
    from kafkagui.core.ports import Cluster
    from kafkagui.core.topics import ClusterInfo, TopicInfo


class ConnectionState(Enum):
    """How the connection stands."""

    DISCONNECTED = mark("not connected")
    CONNECTING = mark("connecting")
    CONNECTED = mark("connected")
    DEGRADED = mark("degraded")
    """The cluster answers, but a broker or a leader is missing."""
    LOST = mark("lost")
    """The cluster has stopped answering; the program keeps trying."""


@frozen
class SessionState:
    """The connection now.

    ``since_s`` is when this state began, in seconds since the epoch. ``topics`` and ``info`` are the newest that were
    read, also while the connection is lost. ``error`` says why it is lost, or why connecting failed.
    """

    state: ConnectionState = ConnectionState.DISCONNECTED
    since_s: float = 0.0
    profile: Profile | None = None
    cluster: Cluster | None = None
    info: ClusterInfo | None = None
    topics: tuple[TopicInfo, ...] = ()
    error: KafkaGuiError | None = None

    @property
    def is_usable(self) -> bool:
        """Whether there is a cluster to work on, even if it is in trouble."""
        return self.cluster is not None

    def topic(self, name: str) -> TopicInfo | None:
        """The named topic as last read, if it is there."""
        return next((topic for topic in self.topics if topic.name == name), None)
