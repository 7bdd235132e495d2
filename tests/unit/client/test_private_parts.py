"""kafka-python's private parts that client/ leans on are the ones it was written for.

When this fails, kafka-python has changed: read the named function anew, adapt ``kafka_internals``,
``producer_internals`` or ``fast_batches``, run the broker tests, then write the new digest here.
"""

from __future__ import annotations

import hashlib
import inspect
import logging
from collections.abc import Callable

import kafka
import pytest
from kafka.cluster import ClusterMetadata
from kafka.net.compat import KafkaNetClient
from kafka.net.connection import KafkaConnection
from kafka.net.inet import KafkaNetSocket
from kafka.net.manager import KafkaConnectionManager
from kafka.net.selector import NetworkSelector
from kafka.net.transport import KafkaSSLTransport, KafkaTCPTransport
from kafka.producer.kafka import KafkaProducer
from kafka.producer.producer_batch import ProducerBatch
from kafka.producer.record_accumulator import RecordAccumulator
from kafka.producer.sender import Sender
from kafka.record.memory_records import MemoryRecordsBuilder

from kafkagui.client import kafka_internals

DIGESTS: dict[str, str] = {
    "KafkaTCPTransport.resume_reading": "197e2dd49c69fd40",
    "KafkaTCPTransport.abort": "55905b9407ecd0a8",
    "KafkaTCPTransport._close": "5405dc2e4b9cb244",
    "KafkaSSLTransport.__init__": "3c5e971f71acb1e7",
    "KafkaConnectionManager.__init__": "6f9e40f174130319",
    "KafkaConnectionManager._build_transport": "0362b0a783871097",
    "KafkaConnectionManager._connect": "866ba191c36e23f8",
    "KafkaConnectionManager.get_connection": "e18f019d1fbdfbf8",
    "KafkaConnectionManager.wait_for": "f0ea73bf014c439c",
    "KafkaConnectionManager.close": "7eb2dbd139b8a31e",
    "KafkaConnection.data_received": "331fdbcfb8df98ef",
    "KafkaConnection.initialize": "2dd9d57a25c6bbb5",
    "KafkaNetClient.__init__": "9d5a78ad19c39989",
    "KafkaNetSocket.connect": "d255832e726571c9",
    "NetworkSelector.run": "491eb51ca4037cb4",
    "NetworkSelector.stop": "f2acdccafd35b001",
    "NetworkSelector.close": "73662f6ca48e867b",
    "NetworkSelector.call_soon_threadsafe": "c5926aa4d337b087",
    "ClusterMetadata.update_metadata": "9e8f4e5ed9d0aaee",
    "ClusterMetadata.metadata_request": "21bd6ac3202cfb15",
    "KafkaProducer.__init__": "7111b5f21402340f",
    "KafkaProducer.send": "70c63bac7acf5e37",
    "KafkaProducer._wait_on_metadata": "dc620e64a93ec19e",
    "KafkaProducer.close": "431699b88f333650",
    "ProducerBatch.__init__": "cd85ffe5dd62b4b8",
    "ProducerBatch.abort": "b9ded9f3fdb5218e",
    "ProducerBatch.done": "29a093380e0ca1dc",
    "ProducerBatch._complete_future": "9270795c3676ac05",
    "RecordAccumulator.append": "834a501e1eab0788",
    "RecordAccumulator.split_and_reenqueue": "bc82f289c4577f05",
    "RecordAccumulator.abort_batches": "eed2b87cc20ed4b3",
    "RecordAccumulator.drain_batches_for_one_node": "dbdb5e022752aa33",
    "RecordAccumulator.begin_flush": "ea274ef3f2972e40",
    "RecordAccumulator.await_flush_completion": "0fc740d18f2ed7d1",
    "Sender.run": "58a7e71ecb8bc7c0",
    "Sender.add_topic": "34cd36ccbc1169f7",
    "Sender.force_close": "7963a0d23bc94fc9",
    "Sender._complete_batch": "6fa3de7609466562",
    "Sender._dispatch_error": "4019d9d8c84a1e33",
    "MemoryRecordsBuilder.append": "33b228bdf86c7f9c",
    "MemoryRecordsBuilder.close": "0a2c0f6a3cc5b3c3",
    "MemoryRecordsBuilder.set_producer_state": "2787d5a0a17fbc81",
}

PARTS: list[Callable[..., object]] = [
    KafkaTCPTransport.resume_reading,
    KafkaTCPTransport.abort,
    KafkaTCPTransport._close,
    KafkaSSLTransport.__init__,
    KafkaConnectionManager.__init__,
    KafkaConnectionManager._build_transport,
    KafkaConnectionManager._connect,
    KafkaConnectionManager.get_connection,
    KafkaConnectionManager.wait_for,
    KafkaConnectionManager.close,
    KafkaConnection.data_received,
    KafkaConnection.initialize,
    KafkaNetClient.__init__,
    KafkaNetSocket.connect,
    NetworkSelector.run,
    NetworkSelector.stop,
    NetworkSelector.close,
    NetworkSelector.call_soon_threadsafe,
    ClusterMetadata.update_metadata,
    ClusterMetadata.metadata_request,
    KafkaProducer.__init__,
    KafkaProducer.send,
    KafkaProducer._wait_on_metadata,
    KafkaProducer.close,
    ProducerBatch.__init__,
    ProducerBatch.abort,
    ProducerBatch.done,
    ProducerBatch._complete_future,
    RecordAccumulator.append,
    RecordAccumulator.split_and_reenqueue,
    RecordAccumulator.abort_batches,
    RecordAccumulator.drain_batches_for_one_node,
    RecordAccumulator.begin_flush,
    RecordAccumulator.await_flush_completion,
    Sender.run,
    Sender.add_topic,
    Sender.force_close,
    Sender._complete_batch,
    Sender._dispatch_error,
    MemoryRecordsBuilder.append,
    MemoryRecordsBuilder.close,
    MemoryRecordsBuilder.set_producer_state,
]


def digest(part: Callable[..., object]) -> str:
    return hashlib.sha256(inspect.getsource(part).encode()).hexdigest()[:16]


def test_the_version_is_the_one_that_the_adapter_knows() -> None:
    assert kafka.__version__ == kafka_internals.SUPPORTED_VERSION


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__qualname__)
def test_a_private_part_has_not_changed(part: Callable[..., object]) -> None:
    assert digest(part) == DIGESTS[part.__qualname__]


def test_the_repairs_are_in_place() -> None:
    for transport in (KafkaTCPTransport, KafkaSSLTransport):
        assert transport._read_from_sock is kafka_internals._read_from_sock
        assert transport._sock_recv is kafka_internals._sock_recv
    assert KafkaSSLTransport.handshake is kafka_internals._handshake
    assert KafkaNetSocket.sock_connect is kafka_internals._sock_connect


def test_metadata_requests_create_no_topic() -> None:
    client = kafka_internals.net_client(bootstrap_servers="localhost:1")
    try:
        assert client.cluster.metadata_request().allow_auto_topic_creation is False
    finally:
        kafka_internals.close_net_client(client)


@pytest.mark.parametrize("name", ["kafka.protocol.parser", "kafka.net.connection", "kafka.admin.client"])
def test_bytes_on_the_wire_are_not_logged(name: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger=name):
        logging.getLogger(name).debug("Send: %r", b"\0alice\0alice-pw")
        logging.getLogger(name).info("Connected")
    assert caplog.messages == ["Connected"]


def test_a_client_that_never_connects_is_cleaned_up() -> None:
    reins = kafka_internals.Reins()
    with pytest.raises(kafka.errors.KafkaTimeoutError):
        kafka.KafkaAdminClient(bootstrap_servers="127.0.0.1:1", bootstrap_timeout_ms=200, kafka_client=reins.harness)
    reins.clean_up()
    reins.interrupt()
