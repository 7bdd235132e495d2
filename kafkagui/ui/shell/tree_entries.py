"""What stands in the sidebar's tree: topics, groups and brokers, each with a figure or what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from kafkagui.core.wording import mark, tr, trn

if TYPE_CHECKING:
    from kafkagui.core.brokers import BrokerSummary
    from kafkagui.core.groups import GroupSummary
    from kafkagui.core.topics import BrokerInfo, TopicInfo

_THOUSANDS_FROM = 10_000
_MILLIONS_FROM = 1_000_000


class EntryKind(Enum):
    """The sections of the tree, in their order; the value is a section's title."""

    TOPIC = mark("Topics")
    GROUP = mark("Consumer groups")
    BROKER = mark("Brokers")


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """One line of the tree.

    ``key`` names it among those of its kind. ``figure`` is a topic's count of partitions or a group's lag, None where
    it is not known. ``problem`` says in words what is wrong with it, empty if nothing is.
    """

    kind: EntryKind
    key: str
    name: str
    figure: int | None = None
    problem: str = ""
    note: str = ""

    @property
    def figure_text(self) -> str:
        """The figure in a few letters."""
        if self.kind is EntryKind.TOPIC:
            return f"{self.figure or 0:,} p"
        if self.kind is EntryKind.GROUP:
            return "" if self.figure is None else tr("{lag} lag", lag=_short(self.figure))
        return self.note

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return tr("{name}, {facts}", name=self.name, facts=facts) if (facts := self._facts) else self.name

    @property
    def _facts(self) -> str:
        if self.problem:
            return self.problem
        if self.kind is EntryKind.TOPIC:
            return trn("{count} partition", "{count} partitions", self.figure or 0)
        return self.figure_text


def _short(count: int) -> str:
    if count < _THOUSANDS_FROM:
        return f"{count:,}"
    if count < _MILLIONS_FROM:
        return f"{count // 1000}k"
    return f"{count // _MILLIONS_FROM:,}M"


class TopicEntries:
    """Makes the entries of topics; a topic that did not change keeps its entry."""

    def __init__(self) -> None:
        self._topics: Sequence[TopicInfo] = ()
        self._made: dict[str, tuple[TopicInfo, TreeEntry]] = {}

    def of(self, topics: Sequence[TopicInfo]) -> list[TreeEntry]:
        """The entries of all topics that a person works with; internal ones are left out."""
        if topics is not self._topics:
            known = self._made
            self._topics = topics
            self._made = {t.name: self._made_of(known.get(t.name), t) for t in topics if not t.internal}
        return [entry for _, entry in self._made.values()]

    @staticmethod
    def _made_of(known: tuple[TopicInfo, TreeEntry] | None, topic: TopicInfo) -> tuple[TopicInfo, TreeEntry]:
        if known is not None and (known[0] is topic or known[0] == topic):
            return known
        return topic, TreeEntry(EntryKind.TOPIC, topic.name, topic.name, len(topic.partitions), _topic_problem(topic))


def _topic_problem(topic: TopicInfo) -> str:
    if topic.error:
        return topic.error
    leaderless = behind = 0
    # A plain loop: with ten thousand topics this runs over all their partitions while the window waits.
    for part in topic.partitions:
        if part.leader is None:
            leaderless += 1
        elif len(part.isr) < len(part.replicas):
            behind += 1
    total = len(topic.partitions)
    if leaderless:
        return tr("{count} of {total} partitions have no leader", count=leaderless, total=total)
    return tr("{count} of {total} partitions are under-replicated", count=behind, total=total) if behind else ""


def group_entries(groups: Iterable[GroupSummary]) -> list[TreeEntry]:
    """The entries of groups."""
    return [
        TreeEntry(EntryKind.GROUP, g.group_id, g.group_id, g.lag, g.error.message if g.error else "") for g in groups
    ]


def broker_entries(brokers: Iterable[BrokerInfo | BrokerSummary], controller_id: int | None) -> list[TreeEntry]:
    """The entries of brokers."""
    return [
        TreeEntry(
            EntryKind.BROKER,
            str(broker.node_id),
            f"{broker.node_id} · {broker.host}:{broker.port}",
            problem=_broker_problem(broker.fenced, getattr(broker, "behind", 0)),
            note=tr("controller") if broker.node_id == controller_id else "",
        )
        for broker in brokers
    ]


def _broker_problem(fenced: bool, behind: int) -> str:
    if fenced:
        return tr("takes no part at the moment")
    if behind:
        return trn("{count} replica is behind", "{count} replicas are behind", behind)
    return ""
