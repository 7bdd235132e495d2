"""All that is told of one broker: where it is, its disks, its configuration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kafkagui.core.brokers import BrokerLogDirs, QuorumInfo
from kafkagui.core.configs import ConfigListing
from kafkagui.core.errors import BrokerRefused
from kafkagui.core.topics import BrokerInfo, ClusterInfo
from kafkagui.core.wording import tr

if TYPE_CHECKING:
    from kafkagui.core.ports import Admin


@dataclass(frozen=True, slots=True)
class BrokerLook:
    """One look at a broker; ``quorum`` is None where the cluster does not tell of its controllers."""

    cluster: ClusterInfo
    broker: BrokerInfo
    log_dirs: BrokerLogDirs
    config: ConfigListing
    quorum: QuorumInfo | None = None

    @property
    def is_controller(self) -> bool:
        """Whether it leads the controllers now; with KRaft only the quorum knows, brokers name any one of them."""
        if self.quorum is not None:
            return self.quorum.leader_id == self.broker.node_id
        return self.cluster.controller_id == self.broker.node_id


async def look_at_broker(admin: Admin, node_id: int) -> BrokerLook:
    """Ask for a broker; what may not be asked carries its own error.

    Raises:
        BrokerRefused: the cluster has no such broker now.
        ConnectionLost: when no broker answers in time.
    """
    info = await admin.describe_cluster()
    broker = next((broker for broker in info.brokers if broker.node_id == node_id), None)
    if broker is None:
        raise BrokerRefused(
            tr("Broker {id} takes no part in the cluster now.", id=node_id),
            hint=tr("It may have stopped. The page shows it again when it is back."),
            code="BROKER_NOT_AVAILABLE",
        )
    (log_dirs,) = await admin.log_dirs([node_id])
    config = await admin.broker_config(node_id)
    return BrokerLook(info, broker, log_dirs, config, await _quorum(admin))


async def _quorum(admin: Admin) -> QuorumInfo | None:
    try:
        return await admin.quorum()
    except BrokerRefused:
        return None
