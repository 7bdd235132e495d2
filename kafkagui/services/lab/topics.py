"""The topics that the lab has made: it works on no other, and forgets none before it is gone."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from kafkagui.core.errors import BrokerRefused, KafkaGuiError, ReadOnlyRefused
from kafkagui.core.lab.marks import is_lab_topic
from kafkagui.core.topics import NewTopic, TopicInfo
from kafkagui.core.wording import tr

if TYPE_CHECKING:
    from kafkagui.core.ports import Cluster

_LOOK_EVERY_S = 0.05
IN_SYNC_WITHIN_S = 30.0


class LabTopics:
    """Makes and deletes topics on one cluster; ``left`` are those that are there still."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._left: dict[str, None] = {}

    @property
    def left(self) -> tuple[str, ...]:
        """Topics made here and not deleted, oldest first."""
        return tuple(self._left)

    def refuse_if_read_only(self) -> None:
        """Refuse a connection that is open read-only, before anything happens.

        Raises:
            ReadOnlyRefused: naming the connection.
        """
        profile = self._cluster.profile
        if profile.read_only:
            raise ReadOnlyRefused(tr("run the delivery lab"), profile.name)

    async def create(self, topic: NewTopic) -> TopicInfo:
        """Make a topic and remember it, even if making it is broken off.

        Raises:
            BrokerRefused: with the broker's reason; ``TOPIC_ALREADY_EXISTS`` is one of them.
        """
        self.refuse_if_read_only()
        self._left[topic.name] = None
        try:
            return await self._cluster.admin.create_topic(topic)
        except BrokerRefused:
            del self._left[topic.name]
            raise

    async def delete(self, *names: str) -> tuple[KafkaGuiError, ...]:
        """Delete topics that the lab made (all that are left without names); returns what went wrong.

        A topic of another name is refused, whoever asks.
        """
        failures: list[KafkaGuiError] = []
        for name in names or self.left:
            if not is_lab_topic(name):
                failures.append(BrokerRefused(tr("The lab did not make “{topic}”.", topic=name), code="NOT_OURS"))
                continue
            try:
                await self._cluster.admin.delete_topic(name)
            except BrokerRefused as error:
                if error.code != "UNKNOWN_TOPIC_OR_PARTITION":
                    failures.append(error)
                    continue
            except KafkaGuiError as error:
                failures.append(error)
                continue
            self._left.pop(name, None)
        return tuple(failures)

    async def on_the_cluster(self) -> tuple[str, ...]:
        """All topics of the lab that the cluster has, those of other runs of the program too."""
        return tuple(topic.name for topic in await self._cluster.admin.list_topics() if is_lab_topic(topic.name))

    async def until(self, names: tuple[str, ...], holds: TopicTest, at_most_s: float) -> bool:
        """Look until something holds of each topic; False when the time is up."""
        loop = asyncio.get_running_loop()
        ends_at = loop.time() + at_most_s
        while True:
            try:
                infos = [await self._cluster.admin.describe_topic(name) for name in names]
                if all(holds(info) for info in infos):
                    return True
            except KafkaGuiError:
                pass  # A broker that has just died: ask again.
            if loop.time() > ends_at:
                return False
            await asyncio.sleep(_LOOK_EVERY_S)


class TopicTest:
    """Something that holds of a topic or does not."""

    def __init__(self, *, isr: int | None = None, isr_below: int | None = None, not_led_by: int | None = None) -> None:
        self._isr, self._isr_below, self._not_led_by = isr, isr_below, not_led_by

    def __call__(self, topic: TopicInfo) -> bool:
        """Whether it holds in every partition."""
        return bool(topic.partitions) and all(
            part.leader is not None
            and (self._isr is None or len(part.isr) >= self._isr)
            and (self._isr_below is None or len(part.isr) < self._isr_below)
            and (self._not_led_by is None or part.leader != self._not_led_by)
            for part in topic.partitions
        )
