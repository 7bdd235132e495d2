"""What the palette finds of the cluster: topics, groups, brokers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from kafkagui.core.quantities import number
from kafkagui.core.wording import tr, trn
from kafkagui.ui.pages.page import OpenBroker, OpenConsume, OpenGroup, OpenProduce, OpenTopic, PageRequest
from kafkagui.ui.shell.palette.entries import GROUPS, Entry
from kafkagui.ui.shell.palette.list_source import Head, ListSource

if TYPE_CHECKING:
    from kafkagui.core.brokers import BrokerSummary
    from kafkagui.core.cluster_view import ClusterView, TopicSummary
    from kafkagui.core.groups import GroupSummary
    from kafkagui.core.session import SessionState
    from kafkagui.core.topics import TopicInfo

Ask = Callable[[PageRequest, bool], None]
"""Has the window do a request, beside the page in front or not."""


class ClusterSources:
    """Makes the sources.

    Args:
        state: the connection, which knows its topics.
        view: what the overview knows more, if anything.
        ask: opens what is chosen.
        can_open: whether there is a page for a kind of request.
    """

    def __init__(
        self, state: SessionState, view: ClusterView | None, ask: Ask, can_open: Callable[[type[PageRequest]], bool]
    ) -> None:
        self._state = state
        self._view = view
        self._ask = ask
        self._can_open = can_open
        self._summaries: Mapping[str, TopicSummary] | None = None

    def topics(self) -> ListSource[TopicInfo]:
        """Topics a person works with; Enter reads one, and more can be done with the best."""
        topics = [topic for topic in self._state.topics if not topic.internal]
        return ListSource(Head("topic", tr("Topics"), most=5), topics, name=_topic_name, make=self._topic_entry)

    def groups(self) -> ListSource[GroupSummary]:
        """Consumer groups."""
        groups = self._view.groups if self._view is not None and self._can_open(OpenGroup) else ()
        return ListSource(
            Head("group", tr("Consumer groups"), GROUPS), groups, name=lambda g: g.group_id, make=self._group_entry
        )

    def brokers(self) -> ListSource[BrokerSummary]:
        """Brokers, by id and address."""
        brokers = self._view.brokers if self._view is not None and self._can_open(OpenBroker) else ()
        return ListSource(Head("broker", tr("Brokers"), most=3), brokers, name=_broker_name, make=self._broker_entry)

    def _topic_entry(self, topic: TopicInfo) -> Entry:
        name = topic.name
        further = [Entry(tr("Produce to {topic}", topic=name), self._asking(OpenProduce(name)), "send")]
        if self._can_open(OpenTopic):
            further.append(Entry(tr("Open topic {topic}", topic=name), self._asking(OpenTopic(name)), "layers"))
        further.append(Entry(tr("Consume {topic}", topic=name), self._asking(OpenConsume(name)), "inbox"))
        return Entry(
            name, self._asking(OpenConsume(name)), "layers", self._topic_facts(topic), further=tuple(further), key=name
        )

    def _topic_facts(self, topic: TopicInfo) -> str:
        partitions = trn("{count} partition", "{count} partitions", len(topic.partitions))
        if self._summaries is None:
            self._summaries = {summary.name: summary for summary in (self._view.topics if self._view else ())}
        summary = self._summaries.get(topic.name)
        if summary is None or summary.records is None:
            return partitions
        records = trn("{count:,} record", "{count:,} records", summary.records.at_most)
        return tr("{partitions} · {records}", partitions=partitions, records=records)

    def _group_entry(self, group: GroupSummary) -> Entry:
        facts = tr("{state} · {lag} lag", state=group.state, lag=number(group.lag)) if group.state else ""
        return Entry(group.group_id, self._asking(OpenGroup(group.group_id)), "users", facts, key=group.group_id)

    def _broker_entry(self, broker: BrokerSummary) -> Entry:
        name = _broker_name(broker)
        note = tr("controller") if broker.is_controller else ""
        return Entry(name, self._asking(OpenBroker(broker.node_id)), "server", note, key=name)

    def _asking(self, request: PageRequest) -> Callable[[bool], None]:
        return partial(self._ask, request)


def _topic_name(topic: TopicInfo) -> str:
    return topic.name


def _broker_name(broker: BrokerSummary) -> str:
    return f"{broker.node_id} · {broker.host}:{broker.port}"
