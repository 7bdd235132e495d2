"""The program prepares a faster next start in the background, and gives that up when it stops."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from kafkagui.core.local_kafka import LocalKafkaSpec
from kafkagui.localkafka import EmbeddedKafka, embedded
from kafkagui.localkafka.jar_list import broker_jars
from kafkagui.localkafka.jars import default_jars_dir, fetched_jars
from kafkagui.localkafka.java import Java
from kafkagui.localkafka.steps import no_report


async def test_a_missing_archive_is_made_after_the_start_and_dropped_at_the_stop(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begun: asyncio.Future[Path] = asyncio.get_running_loop().create_future()
    dropped = asyncio.Event()

    async def train(_java: Java, _jars: Sequence[Path], archive: Path, *, in_background: bool) -> None:
        assert in_background
        begun.set_result(archive)
        try:
            await asyncio.Event().wait()
        finally:
            dropped.set()

    monkeypatch.setattr(embedded, "_TRAINING_DELAY_S", 0.0)
    monkeypatch.setattr(embedded, "make_archive", train)
    await fetched_jars(broker_jars(), default_jars_dir())
    kafka = EmbeddedKafka(tmp_path)
    await kafka.start(LocalKafkaSpec(jars_dir=default_jars_dir()), no_report)
    archive = await asyncio.wait_for(begun, 5)
    assert archive.parent == tmp_path
    await kafka.stop()
    assert dropped.is_set()
