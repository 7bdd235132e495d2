"""`groups` on a real broker."""

from __future__ import annotations

from kafka import KafkaConsumer
from kafka.structs import OffsetAndMetadata, TopicPartition

from tests.broker.cli.conftest import Command
from tests.running_kafka import RunningKafka


def test_a_group_is_listed_and_described(command: Command, broker: RunningKafka, topic: str) -> None:
    assert command("send", topic, "--value", "v", "--repeat", "3").code == 0
    consumer = KafkaConsumer(bootstrap_servers=broker.bootstrap_servers, group_id=topic, enable_auto_commit=False)
    place = TopicPartition(topic, 0)
    consumer.assign([place])
    end = consumer.end_offsets([place])[place]
    consumer.commit({place: OffsetAndMetadata(0, "", -1)})
    consumer.close()
    listed = {row["group"]: row for row in command("groups", "list").rows}
    assert (listed[topic]["type"], listed[topic]["state"], listed[topic]["members"]) == ("classic", "Empty", 0)
    assert listed[topic]["lag"] == end
    (described,) = command("groups", "describe", topic).rows
    (part,) = described["partitions"]
    assert (part["topic"], part["committed"], part["lag"], part["client"]) == (topic, 0, end, None)


def test_a_missing_group_fails_and_says_so(command: Command, topic: str) -> None:
    ended = command("groups", "describe", f"{topic}-missing")
    assert ended.code == 1
    assert "no such group" in ended.err
