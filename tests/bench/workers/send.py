"""Sending beside bare loops. Arguments: ours | bare | ours-sync | bare-sync, SERVERS TOPIC RECORDS."""

from __future__ import annotations

import asyncio
import json
import sys
import threading
import time
from collections.abc import Iterator, Sequence

from kafkagui.core.delivery import DeliveryReport, SendMethod
from kafkagui.core.delivery_block import Sending
from kafkagui.core.delivery_log import DeliveryLog
from kafkagui.core.producing import PartitionerKind, ProducerOptions, resolve
from kafkagui.core.profiles import Profile
from kafkagui.core.records import OutgoingRecord
from kafkagui.services.pacing import Batch, StopSignal
from kafkagui.services.send import send
from tests.bench.scene import PARTITIONS

VALUE = b"v" * 100
WARM_UP = 500


def records(topic: str, count: int) -> Iterator[OutgoingRecord]:
    """Records of 100 bytes spread over the partitions in long runs, so that both sides batch alike."""
    for number in range(count):
        yield OutgoingRecord(topic, None, VALUE, (), number // 500 % PARTITIONS)


class Rows:
    """The observer that the Produce page is, without the window: a row each, settled by the callbacks."""

    def __init__(self, sending: Sending) -> None:
        self.log = DeliveryLog()
        self._sending = sending

    def on_handed_over(self, records: Batch) -> None:
        self.log.add([record for _, record in records], self._sending)

    def on_send_success(self, reports: Sequence[DeliveryReport]) -> None:
        self.log.settle(reports)

    on_send_error = on_send_success
    on_not_asked = on_send_success


async def ours(servers: str, topic: str, count: int, method: SendMethod) -> dict[str, float]:
    """Through the service, with a row each."""
    from kafkagui.client.connector import KafkaConnector

    cluster = await KafkaConnector().connect(Profile("bench", servers), None)
    options, _ = resolve(ProducerOptions())
    producer = await cluster.producer(options, PartitionerKind.KEY)
    sending = Sending(method, options.acks)
    await send(method, producer, records(topic, WARM_UP), Rows(sending), StopSignal())
    rows = Rows(sending)
    began = time.perf_counter()
    summary = await send(method, producer, records(topic, count), rows, StopSignal())
    elapsed_s = time.perf_counter() - began
    assert summary.handed_over == count
    assert rows.log.totals.acknowledged == count, rows.log.totals
    await cluster.close()
    return {"records_per_s": count / elapsed_s, "ms_per_record": elapsed_s / count * 1000}


def bare(servers: str, topic: str, count: int, *, waits: bool) -> dict[str, float]:
    """What a program with kafka-python alone does: `send()` with callbacks, or `send().get()`."""
    from kafka import KafkaProducer

    producer = KafkaProducer(bootstrap_servers=servers, allow_auto_create_topics=False, max_block_ms=8_000)
    room = threading.Semaphore(20_000)
    outcomes: list[object] = []

    def done(outcome: object) -> None:
        outcomes.append(outcome)
        room.release()

    for record in records(topic, WARM_UP):
        producer.send(topic, record.value, partition=record.partition).get(10)
    began = time.perf_counter()
    for record in records(topic, count):
        if waits:
            producer.send(topic, record.value, partition=record.partition).get(10)
        else:
            room.acquire()
            producer.send(topic, record.value, partition=record.partition).add_callback(done).add_errback(done)
    producer.flush()
    elapsed_s = time.perf_counter() - began
    assert waits or len(outcomes) == count
    producer.close()
    return {"records_per_s": count / elapsed_s, "ms_per_record": elapsed_s / count * 1000}


def main() -> None:
    """Measure the side that the arguments name."""
    side, servers, topic, count = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
    if side.startswith("bare"):
        figures = bare(servers, topic, count, waits=side == "bare-sync")
    else:
        method = SendMethod.SYNCHRONOUS if side == "ours-sync" else SendMethod.ASYNCHRONOUS
        figures = asyncio.run(ours(servers, topic, count, method))
    print(json.dumps(figures))


main()
