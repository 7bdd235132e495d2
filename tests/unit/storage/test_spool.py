from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kafkagui.core.errors import StorageFailed
from kafkagui.storage.append_file import AppendFile
from kafkagui.storage.spool import RecordSpool
from kafkagui.storage.spool_folder import SpoolFactory, default_spool_root
from tests.fakes.batches import batch, raw_batch, record


@pytest.fixture
def spool(tmp_path: Path) -> Iterator[RecordSpool]:
    made = RecordSpool(tmp_path / "spool")
    yield made
    made.close()


def _fill(spool: RecordSpool, batches: int, each: int = 4, size: int = 10) -> None:
    for number in range(batches):
        records = [record(number * each + i, b"%d" % (number * each + i) * size) for i in range(each)]
        spool.append("t", number % 3, batch(records), None, "")


def test_rows_in_the_order_of_arrival(spool: RecordSpool) -> None:
    _fill(spool, 200)
    assert len(spool) == 800
    assert [spool.record(row).offset for row in (0, 799, 5, 400)] == [0, 799, 5, 400]
    assert spool.record(5).partition == 1
    assert [r.offset for r in spool.records(797, 10)] == [797, 798, 799]
    for row in (-1, 800):
        with pytest.raises(IndexError):
            spool.record(row)


def test_chosen_rows_of_a_batch(spool: RecordSpool) -> None:
    raw = batch([record(i) for i in range(10)])
    spool.append("t", 0, raw, range(3, 5), "")
    spool.append("t", 0, memoryview(raw), [0, 7, 9], "")
    spool.append("t", 0, raw, range(0), "")
    assert [r.offset for r in spool.records(0, 9)] == [3, 4, 0, 7, 9]
    assert spool.size_bytes == 2 * len(raw)


def test_a_bad_batch_is_one_row_between_its_neighbours(spool: RecordSpool) -> None:
    spool.append("t", 0, batch([record(0)]), None, "")
    spool.append("t", 0, batch([record(1), record(2)]), None, "CRC mismatch")
    spool.append("t", 0, batch([record(3)]), None, "")
    assert [(r.offset, r.problem) for r in spool.records(0, 9)] == [(0, ""), (1, "CRC mismatch"), (3, "")]


def test_a_reading_takes_no_more_disk_than_it_may(tmp_path: Path) -> None:
    raw = batch([record(0, b"x" * 600_000)])
    factory = SpoolFactory(tmp_path, 1_000_000)
    spool = factory.create()
    spool.append("t", 0, raw, None, "")
    with pytest.raises(StorageFailed, match="take the 1 MB") as caught:
        spool.append("t", 0, raw, None, "")
    assert "Disk space for reading" in caught.value.hint
    assert len(spool) == 1
    factory.limit_bytes = 2_000_000
    spool.append("t", 0, raw, None, "")
    assert len(spool) == 2
    factory.close()


def test_rows_that_a_batch_promised_but_does_not_hold(spool: RecordSpool) -> None:
    spool.append("t", 0, raw_batch(b"junk", first=4, last=6, count=3), None, "")
    assert [r.offset for r in spool.records(0, 9)] == [4, 5, 6]
    assert all(r.problem for r in spool.records(0, 9))


def test_selecting_keeps_an_order_and_later_rows_follow(spool: RecordSpool) -> None:
    _fill(spool, 5)
    spool.select([7, 2, 11])
    assert [r.offset for r in spool.records(0, 9)] == [7, 2, 11]
    spool.append("t", 0, batch([record(90), record(91)]), None, "")
    assert [r.offset for r in spool.records(0, 9)] == [7, 2, 11, 90, 91]
    spool.select([4, 0])
    assert [r.offset for r in spool.records(0, 9)] == [91, 7]
    spool.select([])
    assert len(spool) == 0


def test_reading_while_another_thread_writes(spool: RecordSpool) -> None:
    writer = threading.Thread(target=_fill, args=(spool, 3_000, 4, 40))
    writer.start()
    seen = 0
    while seen < 12_000:
        seen = len(spool)
        if seen:
            row = seen - 1
            assert spool.record(row).offset == row
            assert spool.record(row // 2).value == b"%d" % (row // 2) * 40
    writer.join()


def test_a_closed_spool_has_no_rows_and_no_file(tmp_path: Path) -> None:
    spool = RecordSpool(tmp_path / "x")
    _fill(spool, 1)
    spool.close()
    spool.close()
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(IndexError):
        spool.record(0)


def test_few_batches_stay_in_memory(spool: RecordSpool) -> None:
    for number in range(100):
        spool.append("t", 0, batch([record(number, bytes(1_000_000))]), None, "")
    for row in range(100):
        spool.record(row)
    assert spool._cache._bytes <= 33 << 20
    assert spool.record(0).value == bytes(1_000_000)


def test_a_file_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    with pytest.raises(StorageFailed, match="cannot be made"):
        AppendFile(tmp_path / "x")
    with pytest.raises(StorageFailed, match="cannot be made"):
        SpoolFactory(tmp_path / "x").create()


def test_a_file_that_lost_bytes(tmp_path: Path) -> None:
    file = AppendFile(tmp_path / "x")
    file.append(bytes(300_000))
    (tmp_path / "x").write_bytes(b"")
    with pytest.raises(StorageFailed, match="shorter"):
        file.read(10, 10)
    file.close()


_FILL_THE_DISK = """
import resource, sys
from pathlib import Path
from kafkagui.core.errors import StorageFailed
from kafkagui.storage.spool import RecordSpool
from tests.fakes.batches import batch, record
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
spool = RecordSpool(Path(sys.argv[1]) / "x")
try:
    for offset in range(100):
        spool.append("t", 0, batch([record(offset, bytes(50_000))]), None, "")
except StorageFailed as error:
    rows = len(spool)
    assert all(spool.record(row).offset == row for row in range(rows)), "what was kept must stay readable"
    print(rows, error)
spool.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="file-size limits are a POSIX thing")
def test_a_full_disk_is_said_and_what_was_kept_stays(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _FILL_THE_DISK, str(tmp_path)], capture_output=True, text=True, check=True, timeout=60
    )
    rows, _, message = done.stdout.partition(" ")
    assert 10 < int(rows) < 30
    assert "cannot be written" in message
    assert "Free some disk space" in message
    assert list(tmp_path.iterdir()) == []


def test_leftovers_of_a_crash_are_removed_and_the_living_left_alone(tmp_path: Path) -> None:
    crashed = tmp_path / "run-1-dead"
    crashed.mkdir()
    (crashed / "lock").touch()
    (crashed / "0.batches").write_bytes(b"x")
    (tmp_path / "run-2-without-lock").mkdir()
    one, two = SpoolFactory(tmp_path), SpoolFactory(tmp_path)
    first = one.create()
    assert not crashed.exists()
    assert not (tmp_path / "run-2-without-lock").exists()
    second = two.create()
    _fill(first, 1)
    assert (len(first), len(second)) == (4, 0)
    third = one.create()
    assert third is not first
    assert len(list(tmp_path.glob("run-*"))) == 2
    one.close()
    one.close()
    two.close()
    assert list(tmp_path.glob("run-*")) == []
    with pytest.raises(IndexError):
        first.record(0)


def test_spools_live_in_the_users_cache() -> None:
    assert default_spool_root().parts[-2:] == ("kafkagui", "spool")
    assert SpoolFactory()._root == default_spool_root()
