"""A topic on its brokers as it stands now: who leads, who is in sync, how far it is safe, what is broken."""

from __future__ import annotations

from dataclasses import dataclass

from kafkagui.core.delivery import Acks, SendMethod
from kafkagui.core.lab.broker_state import BrokerState
from kafkagui.core.lab.guarantee import guarantee, weakest
from kafkagui.core.topics import PartitionInfo
from kafkagui.core.wording import tr


@dataclass(frozen=True, slots=True)
class Board:
    """What the drawing shows. ``high_watermarks`` are by partition, None where no broker tells now."""

    topic: str
    partitions: tuple[PartitionInfo, ...]
    high_watermarks: tuple[int | None, ...]
    brokers: tuple[BrokerState, ...]
    min_isr: int

    def sentence(self, method: SendMethod, acks: Acks) -> str:
        """What an acknowledgement is worth now, of the partition that promises least."""
        part = weakest(self.partitions)
        if part is None:
            return tr("Nothing is known of {topic} now.", topic=self.topic)
        return guarantee(method, acks, part, self.min_isr)
