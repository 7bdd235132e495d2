"""Files of an export: complete, or not there; and the loop goes on meanwhile."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kafkagui.codecs.delivery_text import csv_header, csv_lines, delivery_json_line
from kafkagui.codecs.record_json import record_line
from kafkagui.core.delivery import Acks, SendMethod
from kafkagui.core.delivery_block import Sending
from kafkagui.core.delivery_log import DeliveryLog, DeliveryRow
from kafkagui.core.errors import StorageFailed
from kafkagui.core.exporting import ExportForm
from kafkagui.core.records import OutgoingRecord, StoredRecord, TimestampType
from kafkagui.export.file_export import FileExporter


def _log(count: int) -> DeliveryLog:
    log = DeliveryLog()
    records = [OutgoingRecord("t", b"%d" % number, b"\xff") for number in range(count)]
    log.add(records, Sending(SendMethod.ASYNCHRONOUS, Acks.ALL), at_ns=0)
    return log


def _rows(log: DeliveryLog) -> Iterator[DeliveryRow]:
    return (log.row(sequence) for sequence in range(log.first_sequence, log.next_sequence))


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def test_deliveries_as_json_lines(tmp_path: Path) -> None:
    log = _log(1_201)
    told: list[int] = []
    count = await FileExporter().deliveries(_rows(log), tmp_path / "d.jsonl", ExportForm.JSON_LINES, told.append)
    lines = (tmp_path / "d.jsonl").read_text(encoding="utf-8").split("\n")
    assert count == 1_201
    assert lines == [*map(delivery_json_line, _rows(log)), ""]
    assert told == [500, 1_000, 1_201]


async def test_deliveries_as_csv(tmp_path: Path) -> None:
    log = _log(501)
    count = await FileExporter().deliveries(_rows(log), tmp_path / "d.csv", ExportForm.CSV)
    assert count == 501
    assert (tmp_path / "d.csv").read_bytes().decode() == csv_header() + csv_lines(_rows(log))


async def test_nothing_to_export_is_an_empty_file(tmp_path: Path) -> None:
    assert await FileExporter().deliveries([], tmp_path / "d.jsonl", ExportForm.JSON_LINES) == 0
    assert (tmp_path / "d.jsonl").read_bytes() == b""
    assert await FileExporter().deliveries([], tmp_path / "d.csv", ExportForm.CSV) == 0
    assert (tmp_path / "d.csv").read_text() == csv_header().replace("\r\n", "\n")


async def test_records_as_json_lines(tmp_path: Path) -> None:
    records = [StoredRecord("t", 0, n, n, TimestampType.CREATE_TIME, None, b"\xff" * n) for n in range(3)]
    assert await FileExporter().records(records, tmp_path / "r.jsonl") == 3
    lines = (tmp_path / "r.jsonl").read_text().splitlines()
    assert lines == [record_line(record) for record in records]
    assert [json.loads(line)["offset"] for line in lines] == [0, 1, 2]


async def test_a_source_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text("old")

    def failing() -> Iterator[StoredRecord]:
        for number in range(700):
            yield StoredRecord("t", 0, number, 0, TimestampType.NONE, None, None)
        raise StorageFailed("Received records cannot be read.")

    with pytest.raises(StorageFailed):
        await FileExporter().records(failing(), path)
    assert path.read_text() == "old"
    assert _names(tmp_path) == ["r.jsonl"]


async def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match="the folder is not there"):
        await FileExporter().records([], tmp_path / "none" / "r.jsonl")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
async def test_a_full_disk_is_said_and_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    really = os.open

    def open_full(path: Path, flags: int, mode: int = 0o777) -> int:
        os.close(really(path, flags, mode))
        return really("/dev/full", os.O_WRONLY)

    monkeypatch.setattr(os, "open", open_full)
    with pytest.raises(StorageFailed, match="the disk is full"):
        await FileExporter().deliveries(_rows(_log(5_000)), tmp_path / "d.csv", ExportForm.CSV)
    assert _names(tmp_path) == []


async def test_cancelling_leaves_nothing(tmp_path: Path) -> None:
    task: asyncio.Task[int]

    def cancel_at_the_second_piece(written: int) -> None:
        if written == 1_000:
            task.cancel()

    exporter = FileExporter()
    task = asyncio.create_task(
        exporter.deliveries(_rows(_log(5_000)), tmp_path / "d.csv", ExportForm.CSV, cancel_at_the_second_piece)
    )
    with pytest.raises(asyncio.CancelledError):
        await task
    assert _names(tmp_path) == []


async def test_the_loop_turns_between_pieces(tmp_path: Path) -> None:
    turns = 0

    async def count_turns() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    counter = asyncio.create_task(count_turns())
    await FileExporter().deliveries(_rows(_log(3_000)), tmp_path / "d.csv", ExportForm.CSV)
    counter.cancel()
    assert turns > 6


def test_forms_have_names_and_endings() -> None:
    assert [(form.title, form.value) for form in ExportForm] == [("JSON lines", "jsonl"), ("CSV", "csv")]
