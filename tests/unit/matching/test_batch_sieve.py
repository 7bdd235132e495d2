"""A glance at a whole batch never costs a match."""

from __future__ import annotations

import pytest

from kafkagui.codecs.record_batch import Compression
from kafkagui.core.filters.filter_line import FilterLine
from kafkagui.core.filters.regex_literals import required_literals
from kafkagui.core.records import Header, StoredRecord
from kafkagui.matching.batch_sieve import BatchSieve, Candidate
from tests.fakes.batches import batch, body_of, compress, raw_batch, record
from tests.unit.matching.adversarial import LINES, mixed_records

BATCHES = [
    (partition, batch(mixed_records(1000 * codec + 100 * partition + seed, 1 + seed % 4, partition), codec))
    for partition in range(3)
    for codec in Compression
    for seed in range(8)
]


def _found(sieve: BatchSieve, partition: int, raw: bytes) -> list[int]:
    if not sieve.may_hold("t", partition, raw):
        return []
    return list(sieve.matches(Candidate("t", partition, raw, None, "")).records)


@pytest.mark.parametrize("line", LINES)
def test_with_and_without_a_glance_the_same_records_match(line: str) -> None:
    quick, exact = BatchSieve(FilterLine(line, "utc")), BatchSieve(FilterLine(line, "utc", is_exact=True))
    for partition, raw in BATCHES:
        assert _found(quick, partition, raw) == _found(exact, partition, raw), (line, raw)


def test_lines_of_the_comparison_find_something_and_leave_something_out() -> None:
    for line in LINES:
        sieve = BatchSieve(FilterLine(line, "utc", is_exact=True))
        counts = [len(_found(sieve, partition, raw)) for partition, raw in BATCHES]
        may_find_none = line in ("needledle", "kelvin", "value.n = 9007199254740992")
        assert any(counts) or may_find_none, line
        assert sum(counts) < sum(2.5 for _ in BATCHES), line


def test_what_a_glance_leaves_out() -> None:
    raw = batch([record(0, b"plain"), record(1, b"text")], Compression.ZSTD)
    for line in ("needle", "value.status = 1", "/needle/", "partition:1", "offset:>1", "after:2020-01-01", "topic:u"):
        assert not BatchSieve(FilterLine(line, "utc")).may_hold("t", 0, raw), line
        assert BatchSieve(FilterLine(line, "utc", is_exact=True)).may_hold("t", 0, raw), line


def test_a_needle_across_the_border_of_two_records_is_no_match() -> None:
    # The second record's length and attributes stand between the values; a needle can hold them.
    records = [record(0, b"nee"), record(1, b"dle")]
    body = body_of(records)
    needle = body[body.index(b"nee") : body.index(b"dle") + 3]
    line = '"' + "".join(f"\\x{byte:02x}" for byte in needle) + '"'
    sieve = BatchSieve(FilterLine(line))
    raw = batch(records)
    assert sieve.may_hold("t", 0, raw)
    assert _found(sieve, 0, raw) == []


@pytest.mark.parametrize("is_exact", [False, True])
def test_what_cannot_be_read_is_kept_and_counted(is_exact: bool) -> None:
    sieve = BatchSieve(FilterLine("needle", is_exact=is_exact))
    closed = raw_batch(b"no lz4", attributes=Compression.LZ4)
    assert sieve.may_hold("t", 0, closed)
    assert sieve.matches(Candidate("t", 0, closed, None, "")) == (range(1), 1)
    broken = raw_batch(body_of([record(0, b"needle")]) + b"\x40 needle", last=1, count=2)
    assert sieve.matches(Candidate("t", 0, broken, None, "")) == (range(2), 1)
    elsewhere = raw_batch(body_of([record(0, b"needle")]) + b"\x40 other", last=1, count=2)
    assert sieve.matches(Candidate("t", 0, elsewhere, None, "")) == (range(1), 0)
    assert sieve.matches(Candidate("t", 0, b"anything", range(7), "The CRC is wrong.")) == (range(1), 1)


@pytest.mark.parametrize("is_exact", [False, True])
def test_a_header_name_that_is_no_utf8_hides_nothing_else(is_exact: bool) -> None:
    good = body_of([StoredRecord("t", 0, 0, 1, record(0).timestamp_type, None, b"needle", (Header("name", b"7"),))])
    raw = raw_batch(compress(Compression.GZIP, good.replace(b"name", b"n\xffme")), attributes=Compression.GZIP)
    for line, matches in (("needle", True), ("7", True), ("xff", False), (r'header:"n\\xffme"', False)):
        assert bool(_found(BatchSieve(FilterLine(line, is_exact=is_exact)), 0, raw)) is matches, line


def test_only_the_chosen_records_of_a_batch_are_looked_at() -> None:
    raw = batch([record(offset, b"needle") for offset in range(5)])
    assert list(BatchSieve(FilterLine("needle")).matches(Candidate("t", 0, raw, [1, 4], "")).records) == [1, 4]


@pytest.mark.parametrize(
    ("pattern", "folds", "literals"),
    [
        ("needle", False, ["needle"]),
        ("Needle", True, ["needle"]),
        ("ab+cd", False, ["ab", "cd"]),
        ("ab*cd?ef", False, ["ef"]),
        ("ab{2}cd", False, ["cd"]),
        (r"a\.b\d+xy", False, ["a.b", "xy"]),
        (r"\x41bcd zz", False, [" zz"]),
        ("[abc]def[^]x]gh", False, ["def", "gh"]),
        ("^start.*end$", False, ["start", "end"]),
        ("one|two", False, []),
        ("(?i)abc", False, []),
        ("task", True, ["ta"]),
    ],
)
def test_texts_that_every_match_must_hold(pattern: str, folds: bool, literals: list[str]) -> None:
    assert required_literals(pattern, folds=folds) == literals
