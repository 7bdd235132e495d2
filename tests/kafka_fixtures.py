"""Real brokers for tests, each started once a session by the program's own localkafka room.

`broker`: one node. `secure_broker`: one node with TLS, SASL and ACL listeners. `three_brokers`: three nodes
behind proxies. All run on an own loop in a thread, so sync, Qt and asyncio tests can share them.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from kafkagui.core.local_kafka import LocalKafkaSpec
from tests.running_kafka import RunningKafka

if TYPE_CHECKING:
    from tests.secure_test_bed import SecureKafka


@pytest.fixture(scope="session")
def broker() -> Iterator[RunningKafka]:
    """One node, plaintext, no proxy: `.bootstrap_servers`. Shared: use `topic_name`, leave it running."""
    kafka = RunningKafka(LocalKafkaSpec())
    yield kafka
    kafka.stop()


@pytest.fixture(scope="session")
def secure_broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SecureKafka]:
    """One node with TLS, SASL and ACLs: `.ssl`, `.mtls`, `.sasl_plaintext`, `.sasl_ssl`, `.ca_file`, `.username`."""
    # Imports Kafka's client and cryptography: not needed by the other tests.
    from tests.secure_test_bed import start_secure_kafka

    secure = start_secure_kafka(tmp_path_factory.mktemp("secure"))
    yield secure
    secure.kafka.stop()


@pytest.fixture(scope="session")
def three_brokers() -> Iterator[RunningKafka]:
    """Three nodes behind proxies. Shared: heal what you cut, restart what you kill."""
    kafka = RunningKafka(LocalKafkaSpec(brokers=3, proxied=True))
    yield kafka
    kafka.stop()


@pytest.fixture
def topic_name(request: pytest.FixtureRequest) -> str:
    """A topic name of this test alone."""
    plain = re.sub(r"[^A-Za-z0-9._-]", "-", request.node.name)[:60]
    return f"{plain}-{uuid.uuid4().hex[:8]}"
