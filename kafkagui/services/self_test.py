"""Checks this installation: its parts one by one and, with a cluster, the main job on it."""

from __future__ import annotations

import asyncio
import json
import secrets
import sys
import tempfile
from collections.abc import AsyncGenerator, Awaitable, Callable
from functools import partial
from pathlib import Path

from kafkagui.core.delivery import SendMethod
from kafkagui.core.errors import KafkaGuiError, StorageFailed
from kafkagui.core.installation import Finding, FindingState
from kafkagui.core.ports import Cluster
from kafkagui.core.positions import AtEnd, FromBeginning, ReadRequest
from kafkagui.core.producing import Compression, PartitionerKind, ProducerOptions
from kafkagui.core.records import Header, OutgoingRecord, StoredRecord, TimestampType
from kafkagui.core.topics import NewTopic
from kafkagui.services.program import Program
from kafkagui.services.read import open_reading

_TIMEOUT_S = 20.0
_VALUE = "Grüße, 世界 " * 40
_HAS_KEYCHAIN = ("win32", "darwin")
"""Systems that always have one; on Linux it is the desktop's."""


async def check_installation(program: Program, cluster: Cluster | None = None) -> AsyncGenerator[Finding, None]:
    """Look at everything this copy of the program needs, one finding after the other; never raises for a bad part.

    Args:
        program: the program whose parts are looked at.
        cluster: where a topic is made, each compression produced and read, and the topic deleted; None leaves it out.
    """
    if program.installation is not None:
        findings = program.installation.findings()
        while (found := await asyncio.to_thread(next, findings, None)) is not None:
            yield found
    yield await _keychain(program)
    yield await _tried("spool", lambda: _spool(program))
    yield await _tried("export", lambda: _export(program, (_SAMPLE,)))
    if cluster is not None:
        async for found in _main_job(program, cluster):
            yield found


_SAMPLE = StoredRecord("self-test", 0, 0, 0, TimestampType.CREATE_TIME, b"key", _VALUE.encode(), (Header("h", None),))


async def _tried(part: str, deed: Callable[[], Awaitable[str]]) -> Finding:
    try:
        return Finding(part, FindingState.PASSED, await deed())
    except KafkaGuiError as error:
        return Finding(part, FindingState.FAILED, " ".join(filter(None, (error.message, error.detail))))
    except (OSError, ValueError, ImportError) as error:
        return Finding(part, FindingState.FAILED, f"{type(error).__name__}: {error}")


async def _keychain(program: Program) -> Finding:
    """Keep, read and forget a made-up password; a session-only store is no keychain."""
    found = await _tried("keychain", lambda: _password_kept(program))
    if found.state is FindingState.PASSED and not program.connections.secrets.is_lasting:
        must_be_there = sys.platform in _HAS_KEYCHAIN
        state = FindingState.FAILED if must_be_there else FindingState.ABSENT
        return Finding("keychain", state, "no keychain answers: passwords are kept for one run")
    return found


async def _password_kept(program: Program) -> str:
    store = program.connections.secrets
    name, password = f"self-test-{secrets.token_hex(8)}", secrets.token_urlsafe(32)
    await store.save(name, password)
    try:
        if await store.load(name) != password:
            raise StorageFailed("The keychain gave another password back than it was given.")
    finally:
        await store.delete(name)
    if await store.load(name) is not None:
        raise StorageFailed("The keychain still has a password that it was told to forget.")
    return f"{type(store).__name__}: kept, read and forgotten"


async def _spool(program: Program) -> str:
    log = await asyncio.to_thread(program.logs.create)
    log.close()
    return "made and removed"


async def _export(program: Program, records: tuple[StoredRecord, ...]) -> str:
    if program.exporter is None:
        raise ValueError("there is no exporter")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Prüfung 试验.jsonl"
        written = await program.exporter.records(records, path)
        lines = path.read_text(encoding="utf-8").splitlines()
    keys = [json.loads(line)["key"] for line in lines]
    if written != len(records) or len(keys) != len(records):
        raise ValueError(f"{len(records)} records became {len(lines)} lines")
    return f"{written} records as JSON lines"


async def _main_job(program: Program, cluster: Cluster) -> AsyncGenerator[Finding, None]:
    topic = f"kafkagui-self-test-{secrets.token_hex(4)}"
    made = await _tried("topic", lambda: _make_topic(cluster, topic))
    yield made
    if made.state is not FindingState.PASSED:
        return
    try:
        for kind in Compression:
            yield await _tried(f"send, {kind.value}", partial(_send, cluster, topic, kind))
        yield await _tried("read", lambda: _read_back(program, cluster, topic))
    finally:
        gone = await _tried("topic deleted", lambda: _delete_topic(cluster, topic))
    yield gone


async def _make_topic(cluster: Cluster, topic: str) -> str:
    await cluster.admin.create_topic(NewTopic(topic, 1))
    return topic


async def _delete_topic(cluster: Cluster, topic: str) -> str:
    await cluster.admin.delete_topic(topic)
    return topic


async def _send(cluster: Cluster, topic: str, kind: Compression) -> str:
    producer = await cluster.producer(ProducerOptions(compression=kind), PartitionerKind.KEY)
    report = await producer.send_and_wait(0, _record(topic, kind), _TIMEOUT_S)
    if report.error is not None:
        raise report.error
    return f"offset {report.offset}, {SendMethod.SYNCHRONOUS.value}"


def _record(topic: str, kind: Compression) -> OutgoingRecord:
    headers = (Header("compression", kind.value.encode()), Header("empty", None))
    return OutgoingRecord(topic, kind.value.encode(), _VALUE.encode(), headers)


async def _read_back(program: Program, cluster: Cluster, topic: str) -> str:
    opened = await open_reading(cluster, program.logs, ReadRequest((topic,), start=FromBeginning(), stop=AtEnd()))
    try:
        await opened.follow(lambda _progress: None)
        records = tuple(opened.log.record(row) for row in range(len(opened.log)))
    finally:
        await opened.close()
    got = [(record.key, record.value, record.headers) for record in records]
    sent = [_record(topic, kind) for kind in Compression]
    if got != [(record.key, record.value, record.headers) for record in sent]:
        raise ValueError(f"{len(got)} records came back, not the {len(sent)} that were sent, or changed")
    return f"{len(got)} records, byte for byte; {await _export(program, records)}"
