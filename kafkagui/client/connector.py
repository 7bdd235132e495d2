"""The connector port: opens connections and tests them step by step."""

from __future__ import annotations

from kafkagui.client.cluster import KafkaCluster
from kafkagui.core.ports import Cluster
from kafkagui.core.profiles import Profile


class KafkaConnector:
    """Opens connections to Kafka clusters with kafka-python."""

    async def connect(self, profile: Profile, password: str | None) -> Cluster:
        """Open a connection."""
        cluster = KafkaCluster(profile, password)
        await cluster.open()
        return cluster
