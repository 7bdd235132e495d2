"""What every ``Exporter`` does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kafkagui.core.delivery import Acks, SendMethod
from kafkagui.core.delivery_block import Sending
from kafkagui.core.delivery_log import DeliveryLog, DeliveryRow
from kafkagui.core.errors import StorageFailed
from kafkagui.core.exporting import ExportForm
from kafkagui.core.ports import Exporter
from kafkagui.core.records import OutgoingRecord, StoredRecord, TimestampType
from kafkagui.export.file_export import FileExporter
from tests.fakes.exporter import ExporterFake


@pytest.fixture(params=["fake", "file"])
def exporter(request: pytest.FixtureRequest) -> Exporter:
    return ExporterFake() if request.param == "fake" else FileExporter()


def _deliveries(count: int) -> Iterator[DeliveryRow]:
    log = DeliveryLog()
    log.add([OutgoingRecord("t", None, b"x")] * count, Sending(SendMethod.SYNCHRONOUS, Acks.ALL))
    return (log.row(sequence) for sequence in range(1, count + 1))


@pytest.mark.parametrize("form", ExportForm)
@pytest.mark.parametrize("count", [0, 1, 1_300])
async def test_every_delivery_is_counted(exporter: Exporter, tmp_path: Path, form: ExportForm, count: int) -> None:
    told: list[int] = []
    assert await exporter.deliveries(_deliveries(count), tmp_path / "d", form, told.append) == count
    assert told == sorted(told)
    assert told[-1:] == [count][: min(count, 1)]


async def test_every_record_is_counted(exporter: Exporter, tmp_path: Path) -> None:
    records = [StoredRecord("t", 0, number, 0, TimestampType.NONE, None, None) for number in range(700)]
    assert await exporter.records(records, tmp_path / "r") == 700


async def test_an_error_of_the_source_comes_through(exporter: Exporter, tmp_path: Path) -> None:
    def failing() -> Iterator[StoredRecord]:
        yield StoredRecord("t", 0, 0, 0, TimestampType.NONE, None, None)
        raise StorageFailed("Received records cannot be read.")

    with pytest.raises(StorageFailed, match="cannot be read"):
        await exporter.records(failing(), tmp_path / "r")


async def test_the_fake_refuses_when_it_is_told_to(tmp_path: Path) -> None:
    exporter = ExporterFake()
    exporter.refusal = StorageFailed("The disk is full.")
    with pytest.raises(StorageFailed, match="full"):
        await exporter.deliveries(_deliveries(1), tmp_path / "d", ExportForm.CSV)
    assert exporter.written_deliveries == {}
    exporter.refusal = None
    await exporter.records([], tmp_path / "r")
    assert exporter.written_records == {tmp_path / "r": []}
