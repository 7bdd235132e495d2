"""kafka-python's `poll()` over a whole topic, every record touched. Arguments: SERVERS TOPIC."""

from __future__ import annotations

import json
import sys
import time

from kafka import KafkaConsumer, TopicPartition

from tests.bench.scene import PARTITIONS, SMALL_RECORDS


def main() -> None:
    """Read until every record has come."""
    servers, topic = sys.argv[1:3]
    consumer = KafkaConsumer(bootstrap_servers=servers, enable_auto_commit=False, allow_auto_create_topics=False)
    consumer.assign([TopicPartition(topic, number) for number in range(PARTITIONS)])
    consumer.seek_to_beginning()
    read = 0
    began = time.perf_counter()
    while read < SMALL_RECORDS:
        for records in consumer.poll(500, max_records=2_000).values():
            read += sum(1 for record in records if record.value is not None)
    elapsed_s = time.perf_counter() - began
    consumer.close()
    print(json.dumps({"records_per_s": read / elapsed_s}))


main()
