"""How one broker of the lab stands, as it is drawn and said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kafkagui.core.lab.broker_state import BrokerState
from kafkagui.core.wording import tr
from kafkagui.ui.models.cells import Tone
from kafkagui.ui.pages.lab.broker_watch import TopicView


@dataclass(frozen=True, slots=True)
class BrokerLook:
    """One broker: what is broken, and its part for the topics that are followed.

    ``marks`` are the high watermarks of the topics it leads, each a line.
    """

    state: BrokerState
    leads: int = 0
    in_sync: int = 0
    holds: int = 0
    marks: tuple[str, ...] = ()

    @property
    def node_id(self) -> int:
        """Its id."""
        return self.state.node_id

    @property
    def part(self) -> tuple[str, Tone]:
        """Its part in a word or two, with the tone."""
        if not self.state.is_running:
            return tr("Dead"), "err"
        if self.state.is_frozen:
            return tr("Frozen"), "err"
        if self.leads:
            return tr("Leader"), "info"
        if not self.holds:
            return tr("No replica"), "neutral"
        return (tr("In sync"), "ok") if self.in_sync == self.holds else (tr("Out of sync"), "warn")

    @property
    def cuts(self) -> tuple[str, ...]:
        """What is cut, in words."""
        said = (
            (self.state.clients_are_cut, tr("cut from clients")),
            (self.state.answers_are_cut, tr("answers cut")),
            (self.state.replication_is_cut, tr("replication cut")),
        )
        return tuple(words for is_cut, words in said if is_cut)

    @property
    def lines(self) -> tuple[str, ...]:
        """What is cut, and what its replicas are worth."""
        if self.marks or not self.holds or not self.state.is_running:
            return (*self.cuts, *self.marks)
        in_sync = tr("in sync for {count} of {total} topics", count=self.in_sync, total=self.holds)
        return (*self.cuts, in_sync)

    @property
    def words(self) -> str:
        """All of it, for those who hear it."""
        parts = (tr("Broker {node}", node=self.node_id), self.part[0], *self.lines)
        return ", ".join(parts)


def looks(states: Sequence[BrokerState], views: Sequence[TopicView], labels: Sequence[str]) -> tuple[BrokerLook, ...]:
    """Every broker with its part; ``labels`` name the topics in a word each."""
    known = [view.partition for view in views if view.partition is not None]
    return tuple(
        BrokerLook(
            state,
            leads=sum(part.leader == state.node_id for part in known),
            in_sync=sum(state.node_id in part.isr for part in known),
            holds=sum(state.node_id in part.replicas for part in known),
            marks=tuple(
                tr("{topic}: high watermark {mark}", topic=label, mark=f"{view.high_watermark:,}")
                for view, label in zip(views, labels, strict=False)
                if view.partition is not None
                and view.partition.leader == state.node_id
                and view.high_watermark is not None
            ),
        )
        for state in states
    )
