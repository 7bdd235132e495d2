"""The Java console tools, which other tests take as yardstick, send and read on the embedded broker."""

from __future__ import annotations

from kafka import KafkaAdminClient
from kafka.admin import NewTopic

from tests.broker.java_tools import console_consume, console_produce
from tests.running_kafka import RunningKafka


def test_what_the_console_producer_sends_the_console_consumer_reads(broker: RunningKafka, topic_name: str) -> None:
    admin = KafkaAdminClient(bootstrap_servers=broker.bootstrap_servers)
    admin.create_topics([NewTopic(topic_name, num_partitions=1, replication_factor=1)])
    admin.close()
    lines = ['1001:"Mobile,100"', "1002:größer"]

    console_produce(broker.bootstrap_servers, topic_name, lines, {"parse.key": "true", "key.separator": ":"})
    read = console_consume(broker.bootstrap_servers, topic_name, 2, {"print.key": "true", "key.separator": "="})

    assert read == ['1001="Mobile,100"', "1002=größer"]
