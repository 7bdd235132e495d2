"""What an acknowledgement is worth now: a sentence from the topic's state and the chosen settings."""

from __future__ import annotations

from kafkagui.core.delivery import Acks, SendMethod
from kafkagui.core.topics import PartitionInfo
from kafkagui.core.wording import tr


def guarantee(method: SendMethod, acks: Acks, partition: PartitionInfo, min_isr: int) -> str:
    """One sentence for one partition as it stands now; ``min_isr`` is the topic's ``min.insync.replicas``.

    It promises only what the protocol does: an acknowledgement is no promise that bytes are on a disk.
    """
    if partition.leader is None:
        return tr(
            "No broker leads partition {partition} now: nothing can be sent to it.", partition=partition.partition
        )
    told = _told(method, acks)
    if told is not None:
        return told
    leader, others = partition.leader, tuple(node for node in partition.isr if node != partition.leader)
    if acks is Acks.LEADER:
        return tr(
            "An acknowledged record is lost if broker {leader} dies before another broker has copied it.", leader=leader
        )
    if len(partition.isr) < min_isr:
        return tr(
            "Only {isr} of the {min_isr} replicas that acks=all needs are in sync: a record is refused, not lost.",
            isr=len(partition.isr),
            min_isr=min_isr,
        )
    if not others:
        return tr(
            "Broker {leader} alone is in sync: an acknowledged record is lost if its disk is lost now.", leader=leader
        )
    return tr(
        "An acknowledged record is on brokers {brokers}: it stays as long as one of them lives.",
        brokers=", ".join(str(node) for node in sorted(partition.isr)),
    )


def weakest(partitions: tuple[PartitionInfo, ...]) -> PartitionInfo | None:
    """The partition that promises least: without a leader, else with the fewest in-sync replicas."""
    return min(partitions, key=lambda part: (part.leader is not None, len(part.isr), part.partition), default=None)


def _told(method: SendMethod, acks: Acks) -> str | None:
    if acks is Acks.NONE:
        return tr("No broker confirms anything with acks=0: a record can be lost at any time, and nobody is told.")
    if method is SendMethod.FIRE_AND_FORGET:
        return tr("Nobody looks at the answers: a record that fails is lost, and the program does not know.")
    return None
