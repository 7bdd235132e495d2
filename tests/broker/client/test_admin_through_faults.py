"""An admin whose broker does not answer says so in time, and works again when the broker does."""

from __future__ import annotations

import time

import pytest

from kafkagui.core.errors import ConnectionLost
from kafkagui.core.local_kafka import LocalKafkaSpec
from tests.broker.client.conftest import OpenCluster
from tests.broker.client.test_sending_through_faults import fault
from tests.running_kafka import RunningKafka


@pytest.mark.slow
async def test_a_frozen_broker(open_cluster: OpenCluster) -> None:
    kafka = RunningKafka(LocalKafkaSpec())
    try:
        cluster = await open_cluster(kafka.bootstrap_servers)
        async with fault(kafka, "frozen", 1):
            started = time.monotonic()
            with pytest.raises(ConnectionLost) as caught:
                await cluster.admin.list_topics()
            assert time.monotonic() - started < 11
            assert caught.value.retriable
        assert (await cluster.admin.describe_cluster()).brokers
    finally:
        kafka.stop()
