"""The whole admin port in one class."""

from __future__ import annotations

from collections.abc import Sequence

from kafka import KafkaAdminClient
from kafka.protocol.admin import DescribeQuorumRequest
from kafka.protocol.api_message import ApiMessage

from kafkagui.client.admin.asking import ask
from kafkagui.client.admin.configs import ConfigCalls
from kafkagui.client.admin.disks import log_dirs
from kafkagui.client.admin.groups import GroupCalls
from kafkagui.client.admin.metadata import cluster_info
from kafkagui.client.admin.rights import DESCRIBE_CLUSTER
from kafkagui.client.admin.surveyor import Surveyor
from kafkagui.client.admin.topics import TopicCalls
from kafkagui.client.errors import refused
from kafkagui.client.options import Settings
from kafkagui.core.brokers import BrokerLogDirs, QuorumInfo, QuorumReplica
from kafkagui.core.cluster_view import ClusterView
from kafkagui.core.profiles import Profile
from kafkagui.core.topics import ClusterInfo
from kafkagui.core.wording import tr

_SURVEY_LIMIT_S = 30.0
_METADATA_LOG = "__cluster_metadata"


class KafkaAdmin(TopicCalls, ConfigCalls, GroupCalls):
    """Asks and changes one cluster."""

    def __init__(self, profile: Profile, settings: Settings) -> None:
        super().__init__(profile, settings)
        self._surveyor = Surveyor(self._topics)

    async def describe_cluster(self) -> ClusterInfo:
        """The cluster and its brokers.

        Raises:
            ConnectionLost: when no broker answers in time.
        """
        return await self._call(tr("The cluster"), cluster_info)

    async def survey(self, before: ClusterView | None = None, *, with_sizes: bool = True) -> ClusterView:
        """The whole cluster at a glance, made from the view before.

        Raises:
            ConnectionLost: when no broker answers in time.
        """
        return await self._call(
            tr("The cluster"),
            lambda client: self._surveyor.survey(client, before, with_sizes=with_sizes),
            _SURVEY_LIMIT_S,
        )

    async def log_dirs(self, node_ids: Sequence[int]) -> tuple[BrokerLogDirs, ...]:
        """The log directories of each of these brokers, in the order asked."""
        return await self._call(tr("Log directories"), lambda client: log_dirs(client, node_ids))

    async def quorum(self) -> QuorumInfo:
        """The controllers that keep the metadata.

        Raises:
            BrokerRefused: with code ``CLUSTER_AUTHORIZATION_FAILED``, or for a cluster without KRaft.
        """
        return await self._call(tr("The controllers"), _quorum)


def _quorum(client: KafkaAdminClient) -> QuorumInfo:
    topic_type = DescribeQuorumRequest.TopicData
    wanted = topic_type(topic_name=_METADATA_LOG, partitions=[topic_type.PartitionData(partition_index=0)])
    answer = ask(client, DescribeQuorumRequest(topics=[wanted]))
    if answer.error_code:
        raise refused(
            answer.error_code, tr("The controllers"), getattr(answer, "error_message", None), right=DESCRIBE_CLUSTER
        )
    log = answer.topics[0].partitions[0]
    if log.error_code:
        raise refused(
            log.error_code, tr("The controllers"), getattr(log, "error_message", None), right=DESCRIBE_CLUSTER
        )
    ends = {replica.replica_id: replica.log_end_offset for replica in log.current_voters}
    newest = max([ends.get(log.leader_id, -1), log.high_watermark])
    return QuorumInfo(
        log.leader_id if log.leader_id >= 0 else None,
        log.leader_epoch,
        tuple(_replica(replica, newest) for replica in log.current_voters),
        tuple(_replica(replica, newest) for replica in log.observers),
    )


def _replica(replica: ApiMessage, newest: int) -> QuorumReplica:
    known = replica.log_end_offset >= 0
    return QuorumReplica(replica.replica_id, max(0, newest - replica.log_end_offset) if known else None)
