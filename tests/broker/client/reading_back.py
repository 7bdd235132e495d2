"""Plain kafka-python clients to set up and check what the adapter did."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from kafka import KafkaAdminClient, KafkaConsumer
from kafka.structs import TopicPartition


class Found(NamedTuple):
    partition: int
    offset: int
    timestamp_ms: int
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes | None], ...]


def read_back(servers: str, topic: str) -> list[Found]:
    """Every record of a topic, by partition and offset."""
    consumer = KafkaConsumer(bootstrap_servers=servers.split(","), auto_offset_reset="earliest")
    try:
        places = [TopicPartition(topic, number) for number in sorted(consumer.partitions_for_topic(topic) or ())]
        consumer.assign(places)
        ends = consumer.end_offsets(places)
        found: list[Found] = []
        while any(consumer.position(place) < ends[place] for place in places):
            for records in consumer.poll(200).values():
                found += [Found(r.partition, r.offset, r.timestamp, r.key, r.value, tuple(r.headers)) for r in records]
        return sorted(found)
    finally:
        consumer.close()


@contextmanager
def plain_admin(servers: str) -> Iterator[KafkaAdminClient]:
    """An admin without any of our code."""
    admin = KafkaAdminClient(bootstrap_servers=servers.split(","))
    try:
        yield admin
    finally:
        admin.close()


def make_topic(
    servers: str, topic: str, partitions: int = 3, replicas: int = 1, configs: dict[str, str] | None = None
) -> None:
    """Create a topic and wait for its leaders."""
    with plain_admin(servers) as admin:
        wanted = {"num_partitions": partitions, "replication_factor": replicas, "configs": configs or {}}
        admin.create_topics({topic: wanted}, wait_for_metadata=True)
