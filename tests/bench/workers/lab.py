"""The lab beside bare loops on the same brokers. Arguments: ours | bare | accident, then what each needs.

`ours SERVERS RECORDS` and `bare SERVERS TOPIC RECORDS` print records a second until the last answer; `accident` runs
*acks=1 loses* on three brokers of its own and prints its ledger's numbers and the seconds it took.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import threading
import time
from pathlib import Path

from kafkagui.core.delivery import Acks, SendMethod
from kafkagui.core.lab.built_in import ACKS_1_LOSES
from kafkagui.core.lab.experiment import Experiment
from kafkagui.core.lab.pair import Pair
from kafkagui.core.lab.payload import Payload
from kafkagui.core.local_kafka import LocalKafkaSpec
from kafkagui.core.profiles import Profile
from kafkagui.services.lab.break_run import run_scenario
from kafkagui.services.lab.compare import compare
from kafkagui.services.lab.lab import Lab
from kafkagui.services.local_kafka import local_profile
from kafkagui.storage.spool_folder import SpoolFactory
from tests.fakes.lab_observer import FakeLabObserver

SIZE_BYTES = 100
WARM_UP = 500


async def ours(servers: str, count: int) -> dict[str, float]:
    """One asynchronous pair with acks=all through the lab."""
    from kafkagui.client.connector import KafkaConnector

    cluster = await KafkaConnector().connect(Profile("bench", servers), None)
    spools = SpoolFactory(Path(tempfile.mkdtemp()))
    lab = Lab(cluster, spools)
    pair = Pair(SendMethod.ASYNCHRONOUS, Acks.ALL)
    experiment = Experiment(payload=Payload(count, SIZE_BYTES), pairs=(pair,), warm_up=WARM_UP)
    run = await compare(lab, experiment, FakeLabObserver(), with_timeline=False)
    assert run.ledger[0].found == count
    await lab.topics.delete()
    await cluster.close()
    spools.close()
    return {"records_per_s": run.figures[0].records_per_s}


def bare(servers: str, topic: str, count: int) -> dict[str, float]:
    """The same records, headers and callbacks with kafka-python alone."""
    from kafka import KafkaProducer

    producer = KafkaProducer(bootstrap_servers=servers, allow_auto_create_topics=False, max_block_ms=8_000)
    room, outcomes = threading.Semaphore(20_000), []
    records = list(Payload(count, SIZE_BYTES).records(topic, "bare", 1, count))

    def done(outcome: object) -> None:
        outcomes.append(outcome)
        room.release()

    for record in records[:WARM_UP]:
        producer.send(topic, record.value, headers=list(record.headers))
    producer.flush()
    began = time.perf_counter()
    for record in records:
        room.acquire()
        sent = producer.send(topic, record.value, headers=[(h.name, h.value) for h in record.headers])
        sent.add_callback(done).add_errback(done)
    producer.flush()
    elapsed_s = time.perf_counter() - began
    assert len(outcomes) == count
    producer.close()
    return {"records_per_s": count / elapsed_s}


async def accident() -> dict[str, float]:
    """The accident once; 1 under `exact` when the ledger is the known one."""
    from kafkagui.client.connector import KafkaConnector
    from kafkagui.localkafka import EmbeddedKafka

    kafka = EmbeddedKafka(makes_archive=False)
    local = await kafka.start(LocalKafkaSpec(brokers=3, proxied=True), lambda _report: None)
    spools = SpoolFactory(Path(tempfile.mkdtemp()))
    try:
        cluster = await KafkaConnector().connect(local_profile(local), None)
        began = time.monotonic()
        run = await run_scenario(Lab(cluster, spools, kafka.faults()), ACKS_1_LOSES, FakeLabObserver())
        took_s = time.monotonic() - began
        await cluster.close()
    finally:
        await kafka.stop()
        spools.close()
    numbers = [(entry.sent, entry.found, entry.lost_acknowledged, entry.duplicated) for entry in run.ledger]
    exact = numbers == [(900, 600, 0, 0), (900, 600, 300, 0), (900, 900, 0, 0)]
    return {"exact": float(exact), "took_s": took_s}


def main() -> None:
    """Measure the side that the arguments name."""
    side, *rest = sys.argv[1:]
    if side == "ours":
        figures = asyncio.run(ours(rest[0], int(rest[1])))
    elif side == "bare":
        figures = bare(rest[0], rest[1], int(rest[2]))
    else:
        figures = asyncio.run(accident())
    print(json.dumps(figures))


main()
