"""Looks at the whole cluster again and again at little cost: what is big is asked for by turns."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kafka import KafkaAdminClient
from kafka.errors import KafkaError

from kafkagui.client.admin.disks import log_dirs
from kafkagui.client.admin.group_measures import GroupMeasures
from kafkagui.client.admin.group_questions import ListedGroup, list_groups
from kafkagui.client.admin.metadata import TopicList, cluster_info
from kafkagui.client.admin.offsets import EARLIEST, LATEST, Part, find_offsets
from kafkagui.client.admin.topic_measures import TopicMeasures
from kafkagui.client.errors import translate
from kafkagui.core.cluster_sums import broker_summaries, topic_summaries, totals
from kafkagui.core.cluster_view import ClusterView, settle
from kafkagui.core.errors import ConnectionLost, KafkaGuiError
from kafkagui.core.topics import ClusterInfo, TopicInfo
from kafkagui.core.wording import tr


class Surveyor:
    """Remembers what it saw last, so that a view can be made from a share of the answers.

    Args:
        topic_list: asks for all topics.
    """

    def __init__(self, topic_list: TopicList) -> None:
        self._topic_list = topic_list
        self._one_at_a_time = threading.Lock()
        self._topics: dict[str, TopicInfo] = {}
        self._measures = TopicMeasures()
        self._groups = GroupMeasures()
        self._broker_sizes: dict[int, int] = {}
        self._broker_errors: dict[int, KafkaGuiError] = {}

    def survey(self, client: KafkaAdminClient, before: ClusterView | None, *, with_sizes: bool) -> ClusterView:
        """Look, and make a view that keeps of ``before`` what did not change; called on a thread of the admin's.

        Raises:
            KafkaError: when no broker answers.
        """
        with self._one_at_a_time:
            info = cluster_info(client)
            listed = self._look_at_topics(client)
            groups, refusals = list_groups(client, [broker.node_id for broker in info.brokers if not broker.fenced])
            silent = {node: error for node, error in refusals.items() if isinstance(error, ConnectionLost)}
            self._groups.keep(groups, {**refusals, **_fenced(info)})
            self._measure(client, listed, groups, silent)
            if with_sizes:
                self._look_at_disks(client, info, silent)
            problem = self._learn_policies(client)
            view = self._view(info, listed, silent)
            return settle(
                before, replace(view, groups_error=next(iter(refusals.values()), None), offsets_error=problem)
            )

    def _look_at_topics(self, client: KafkaAdminClient) -> tuple[TopicInfo, ...]:
        listed = self._topic_list.look(client)
        self._topics = {topic.name: topic for topic in listed}
        self._measures.keep(listed)
        return listed

    def _measure(
        self,
        client: KafkaAdminClient,
        listed: Sequence[TopicInfo],
        groups: Sequence[ListedGroup],
        silent: Mapping[int, KafkaGuiError],
    ) -> None:
        """Committed offsets and begins first, ends after: neither a lag nor a count comes out below what it is."""
        self._groups.ask(client, groups)
        share = self._measures.next_share(listed)
        parts = [(topic.name, part.partition) for topic in share for part in topic.partitions]
        begins = find_offsets(client, parts, self._topics, EARLIEST, silent)
        ends_of: set[Part] = {*begins.found, *self._groups.parts()}
        ends = find_offsets(client, ends_of, self._topics, LATEST, silent)
        self._measures.take_offsets(share, begins, ends)
        self._groups.take_ends(ends)

    def _look_at_disks(self, client: KafkaAdminClient, info: ClusterInfo, silent: Mapping[int, KafkaGuiError]) -> None:
        nodes = [broker.node_id for broker in info.brokers if not broker.fenced and broker.node_id not in silent]
        found = log_dirs(client, nodes)
        self._measures.take_sizes(found)
        for broker in found:
            if broker.error is not None:
                self._broker_errors[broker.node_id] = broker.error
                continue
            self._broker_errors.pop(broker.node_id, None)
            self._broker_sizes[broker.node_id] = sum(directory.size_bytes for directory in broker.dirs)

    def _learn_policies(self, client: KafkaAdminClient) -> KafkaGuiError | None:
        try:
            self._measures.learn_policies(client)
        except KafkaError as error:
            return translate(error, tr("The topics' configuration"))
        return None

    def _view(
        self, info: ClusterInfo, listed: tuple[TopicInfo, ...], silent: Mapping[int, KafkaGuiError]
    ) -> ClusterView:
        topics = topic_summaries(listed, self._measures.measures(self._topics))
        groups = self._groups.lines()
        return ClusterView(
            info,
            listed,
            topics,
            groups,
            broker_summaries(info, listed, self._broker_sizes, {**self._broker_errors, **silent}),
            totals(topics, groups),
            sizes_error=next(iter(self._broker_errors.values()), None),
        )


def _fenced(info: ClusterInfo) -> dict[int, KafkaGuiError]:
    return {
        broker.node_id: ConnectionLost(
            tr("Broker {node_id} takes no part at the moment.", node_id=broker.node_id), retriable=True
        )
        for broker in info.brokers
        if broker.fenced
    }
