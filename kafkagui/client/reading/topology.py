"""Topics, partitions and their leaders, as the cluster's metadata tells them."""

from __future__ import annotations

import time
from collections.abc import Iterable
from uuid import UUID

from kafka import errors as kafka_errors

from kafkagui.client.errors import refused, translate
from kafkagui.client.reading.broker_link import BrokerLink
from kafkagui.client.reading.partition_state import NO_LEADER, PartitionState
from kafkagui.client.reading.requests import TopicLayout, metadata_request, topic_layouts
from kafkagui.client.reading.status import ReadingStatus
from kafkagui.core.errors import BrokerRefused
from kafkagui.core.positions import ReadRequest
from kafkagui.core.wording import tr

_CREATION_LIMIT_S = 2.0
_ANSWER_LIMIT_S = 6.0
_NEXT_BROKER_S = 0.02
_RETRY_S = 0.1
_UNKNOWN_TOPIC = kafka_errors.UnknownTopicOrPartitionError.errno
_NO_LEADER_YET = kafka_errors.LeaderNotAvailableError.errno


def is_passing(error_code: int) -> bool:
    """Whether a broker's error means "ask again, perhaps another broker"."""
    return bool(kafka_errors.for_code(error_code).retriable)


class Topology:
    """The partitions of one reading; leaders and topic ids are kept up to date by ``apply``."""

    def __init__(self, link: BrokerLink, request: ReadRequest, status: ReadingStatus) -> None:
        self._link = link
        self._request = request
        self._status = status
        self._topic_ids: dict[str, UUID | None] = {}
        self._missing_since_s: dict[str, float] = {}
        self.partitions: dict[tuple[str, int], PartitionState] = {}

    def load(self) -> None:
        """Find the topics and their partitions; a topic just made is waited for.

        Raises:
            BrokerRefused: for a topic or partition that does not exist or is not allowed.
            ConnectionLost: when no broker answers.
            ReadingClosed: when the reading is closed meanwhile.
        """
        give_up_at = time.monotonic() + _CREATION_LIMIT_S
        while True:
            layouts = self._ask()
            missing = [name for name, layout in layouts.items() if layout.error_code == _UNKNOWN_TOPIC]
            if not missing or time.monotonic() > give_up_at:
                break
            self._status.closing.wait(_RETRY_S)
        for name in self._request.topics:
            layout = layouts.get(name) or TopicLayout(_UNKNOWN_TOPIC, None)
            if layout.error_code and layout.error_code != _NO_LEADER_YET:
                raise refused(layout.error_code, tr("Topic “{name}”", name=name))
            self._check_partitions(name, layout)
            self.adopt(name, layout)

    def _ask(self) -> dict[str, TopicLayout]:
        give_up_at = time.monotonic() + _ANSWER_LIMIT_S
        while True:
            try:
                answer = self._link.call(metadata_request(self._request.topics))
                break
            except kafka_errors.KafkaError as error:
                # Any broker can answer: another one is asked next.
                if not error.retriable or time.monotonic() > give_up_at:
                    raise translate(error, tr("Reading the topics' partitions")) from error
            self._status.closing.wait(_NEXT_BROKER_S)
        self._link.learn_brokers(answer)
        return topic_layouts(answer)

    def _check_partitions(self, name: str, layout: TopicLayout) -> None:
        wanted = self._request.partitions
        unknown = sorted(wanted - set(layout.leaders)) if wanted is not None and layout.leaders else []
        if unknown:
            last = len(layout.leaders) - 1
            raise BrokerRefused(
                tr("“{name}” has no partition {partition}.", name=name, partition=unknown[0]),
                hint=tr("It has the partitions 0 to {last}.", last=last) if last else tr("It has one partition, 0."),
                code="UNKNOWN_TOPIC_OR_PARTITION",
            )

    def adopt(self, name: str, layout: TopicLayout) -> list[PartitionState]:
        """Take a topic's partitions anew, with positions at 0; returns them."""
        for key in [key for key in self.partitions if key[0] == name]:
            del self.partitions[key]
        self._topic_ids[name] = layout.topic_id
        self._missing_since_s.pop(name, None)
        return self.add_new(name, layout)

    def add_new(self, name: str, layout: TopicLayout) -> list[PartitionState]:
        """Add the partitions that are not known yet; returns them."""
        added = []
        for number, (leader, epoch) in sorted(layout.leaders.items()):
            is_wanted = self._request.partitions is None or number in self._request.partitions
            if is_wanted and (name, number) not in self.partitions:
                state = PartitionState(name, number, leader, epoch)
                self.partitions[name, number] = state
                added.append(state)
        return added

    def refresh(self) -> set[str]:
        """Ask once and wait; what goes wrong in passing is left for the next time.

        Returns:
            Topics that were made again.

        Raises:
            BrokerRefused: when a topic is not allowed any more.
            ReadingClosed: when the reading is closed meanwhile.
        """
        try:
            answer = self._link.call(metadata_request(self._request.topics))
        except kafka_errors.KafkaError:
            return set()
        return self.apply(answer)

    def apply(self, answer: object) -> set[str]:
        """Take leaders from a metadata answer; returns the topics that were made again (their id changed).

        Raises:
            BrokerRefused: when a topic is not allowed any more.
        """
        self._link.learn_brokers(answer)
        recreated = set()
        self._layouts = topic_layouts(answer)
        for name, layout in self._layouts.items():
            if layout.error_code == 0:
                if self._is_recreated(name, layout):
                    recreated.add(name)
                else:
                    self._take_leaders(name, layout)
            elif layout.error_code == _UNKNOWN_TOPIC:
                self._lose(name)
            elif not is_passing(layout.error_code):
                raise refused(layout.error_code, tr("Topic “{name}”", name=name))
        return recreated

    def layout(self, name: str) -> TopicLayout:
        """A topic in the answer applied last."""
        return self._layouts[name]

    def _is_recreated(self, name: str, layout: TopicLayout) -> bool:
        """By the topic's id; where brokers give none (before 2.8), by its having been away."""
        known = self._topic_ids.get(name)
        if known is None or layout.topic_id is None:
            return name in self._missing_since_s
        if known == layout.topic_id:
            self._missing_since_s.pop(name, None)
        return known != layout.topic_id

    def _take_leaders(self, name: str, layout: TopicLayout) -> None:
        for number, (leader, epoch) in layout.leaders.items():
            state = self.partitions.get((name, number))
            # An answer older than what is known would send us back to a leader that has resigned.
            if state is not None and (epoch < 0 or epoch >= state.leader_epoch):
                state.leader, state.leader_epoch = leader, epoch

    def _lose(self, name: str) -> None:
        if name not in self._missing_since_s:
            self._missing_since_s[name] = time.monotonic()
            self._status.notice(
                tr("Topic “{name}” does not exist any more; waiting for it to be made again.", name=name)
            )
        for state in self.of_topics({name}):
            state.leader = NO_LEADER

    def of_topics(self, names: set[str]) -> Iterable[PartitionState]:
        """The partitions of some topics."""
        return [state for (topic, _), state in self.partitions.items() if topic in names]

    def is_missing(self, name: str) -> bool:
        """Whether a topic does not exist at present."""
        return name in self._missing_since_s

    def missing_topic(self, limit_s: float) -> str | None:
        """A topic that has been away for longer than ``limit_s``."""
        now = time.monotonic()
        return next((name for name, since in self._missing_since_s.items() if now - since > limit_s), None)
