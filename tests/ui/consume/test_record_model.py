"""The cells of records, those that could not be decoded among them."""

from __future__ import annotations

from kafkagui.core.errors import StorageFailed
from kafkagui.core.records import StoredRecord
from kafkagui.ui.models.cells import Cell
from kafkagui.ui.pages.consume.format_memory import FormatMemory, Formats
from kafkagui.ui.pages.consume.record_model import RecordModel, size_text
from tests.fakes.batches import batch, record
from tests.fakes.record_log import FakeRecordLog
from tests.fakes.stores import StateStoreFake


class BrokenLog(FakeRecordLog):
    """Its second row cannot be read back."""

    def record(self, row: int) -> StoredRecord:
        if row == 1:
            raise StorageFailed("The received records cannot be read back.")
        return super().record(row)


def _model(log: FakeRecordLog, formats: Formats = Formats()) -> RecordModel:
    model = RecordModel(lambda _topic: formats, "utc")
    model.show_log(log)
    model.show_rows(len(log))
    return model


def _value(model: RecordModel, row: int) -> Cell:
    cell = model.cells(row)[model.column_of("value")]
    return cell if isinstance(cell, Cell) else Cell(cell)


def test_a_stretch_that_cannot_be_decoded_is_a_row_and_its_neighbours_are_intact() -> None:
    log = FakeRecordLog()
    log.append("t", 0, batch([record(0, b"before")]), None, "")
    log.append("t", 0, batch([record(1, b"lost")]), None, "The checksum (CRC) is wrong.")
    log.append("t", 0, batch([record(2, b"after")]), None, "")
    model = _model(log)
    assert [_value(model, row).text for row in (0, 2)] == ["before", "after"]
    assert _value(model, 1) == Cell("The checksum (CRC) is wrong.", "warn", icon="triangle-alert", mono=False)


def test_a_row_that_cannot_be_read_back_says_so() -> None:
    log = BrokenLog()
    for offset in range(3):
        log.append("t", 0, batch([record(offset, b"v")]), None, "")
    model = _model(log)
    assert _value(model, 1).kind == "err"
    assert _value(model, 2).text == "v"
    assert model.stored(1) is None


def test_what_does_not_fit_a_chosen_format_says_why_and_is_shown_raw() -> None:
    log = FakeRecordLog()
    log.append("t", 0, batch([record(0, b"12345", b"key")]), None, "")
    model = _model(log, Formats(key="int64", value="int32"))
    value = _value(model, 0)
    assert value.kind == "warn"
    assert value.text.endswith("12345")
    assert value.text != "12345"
    key = model.cells(0)[model.column_of("key")]
    assert isinstance(key, Cell)
    assert (key.text, key.kind) == ("key", "warn")


def test_rows_can_become_fewer() -> None:
    log = FakeRecordLog()
    for offset in range(4):
        log.append("t", 0, batch([record(offset, b"%d" % offset)]), None, "")
    model = _model(log)
    assert _value(model, 0).text == "0"
    log.select([3, 1])
    model.show_rows(len(log))
    assert [_value(model, row).text for row in range(model.count)] == ["3", "1"]


def test_sizes_have_fitting_units() -> None:
    assert [size_text(size) for size in (0, 999, 1_200, 10_400_000)] == ["0 B", "999 B", "1.2 kB", "10.4 MB"]


def test_formats_outlive_the_page_and_nonsense_is_forgotten() -> None:
    store = StateStoreFake()
    FormatMemory(store).put("orders", Formats("int32", "json"))
    assert FormatMemory(store).of("orders") == Formats("int32", "json")
    assert FormatMemory(store).of("others") == Formats()
    store.put("consume.formats", '{"orders": ["int32", "nonsense"], "x": 1}')
    assert FormatMemory(store).of("orders") == Formats()
