"""A run becomes rows."""

from __future__ import annotations

from kafkagui.core.delivery import Acks, DeliveryState, SendMethod
from kafkagui.core.delivery_block import Sending
from kafkagui.core.delivery_log import DeliveryLog
from kafkagui.core.errors import DeliveryFailed
from kafkagui.core.producing import PartitionerKind, ProducerOptions
from kafkagui.core.records import OutgoingRecord
from kafkagui.services.deliveries import DeliveryRecorder
from kafkagui.services.pacing import StopSignal
from kafkagui.services.send import SendOrders, send
from tests.fakes.cluster import ClusterInMemory, FakeProducer


async def test_two_runs_fill_their_own_rows() -> None:
    memory = ClusterInMemory()
    memory.add_topic("t")
    log = DeliveryLog()
    producer = FakeProducer(memory, ProducerOptions(), PartitionerKind.KEY)
    for method in (SendMethod.FIRE_AND_FORGET, SendMethod.ASYNCHRONOUS):
        if method is SendMethod.ASYNCHRONOUS:
            memory.failures.append(DeliveryFailed("Refused.", maybe_written=True))
        recorder = DeliveryRecorder(log, Sending(method, Acks.ALL))
        orders = SendOrders(first_sequence=log.next_sequence)
        await send(method, producer, [OutgoingRecord("t", b"k", b"v")] * 2, recorder, StopSignal(), orders)
    assert [(log.row(number).state, log.row(number).offset) for number in range(1, 5)] == [
        (DeliveryState.UNCONFIRMED, None),
        (DeliveryState.UNCONFIRMED, None),
        (DeliveryState.FAILED, None),
        (DeliveryState.ACKNOWLEDGED, 2),
    ]
