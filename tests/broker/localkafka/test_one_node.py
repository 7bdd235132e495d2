"""The shared one-node broker answers a real client."""

from __future__ import annotations

from kafka import KafkaAdminClient

from tests.running_kafka import RunningKafka


def test_a_client_finds_one_unfenced_broker(broker: RunningKafka) -> None:
    admin = KafkaAdminClient(bootstrap_servers=broker.bootstrap_servers)
    try:
        brokers = admin.describe_cluster()["brokers"]
    finally:
        admin.close()
    assert [each["is_fenced"] for each in brokers] == [False]
