from __future__ import annotations

import pytest

from kafkagui.core.quantities import UNKNOWN, ago, byte_size, number, rate, span


@pytest.mark.parametrize(
    ("size_bytes", "text"),
    [
        (None, UNKNOWN),
        (0, "0 B"),
        (1023, "1023 B"),
        (1024, "1.0 KB"),
        (440_000, "429.7 KB"),
        (1_048_550, "1.0 MB"),
        (10_093_173_145, "9.4 GB"),
        (5 * 1024**5, "5.0 PB"),
        (5_000 * 1024**5, "5,000.0 PB"),
    ],
)
def test_a_size_is_told_in_the_unit_that_fits(size_bytes: int | None, text: str) -> None:
    assert byte_size(size_bytes) == text


def test_what_is_not_known_is_never_nought() -> None:
    assert (number(None), rate(None)) == (UNKNOWN, UNKNOWN)
    assert (number(0), rate(0)) == ("0", "0 /s")


def test_counts_and_rates_have_separators() -> None:
    assert number(38_104_227) == "38,104,227"
    assert rate(9_498.4) == "9,498 /s"
    assert rate(0.25) == "0.2 /s"


@pytest.mark.parametrize(
    ("milliseconds", "text"),
    [
        (0, "0 ms"),
        (999, "999 ms"),
        (1_500, "1.5 s"),
        (60_000, "1 min"),
        (90_000, "1 min 30 s"),
        (9_000_000, "2 h 30 min"),
        (604_800_000, "7 d"),
        (90_000_000, "1 d 1 h"),
        (9_223_372_036_854_775_807, "106,751,991,167 d 7 h"),
    ],
)
def test_a_span_takes_two_units_at_most(milliseconds: int, text: str) -> None:
    assert span(milliseconds) == text


def test_an_age_does_not_count_the_seconds_of_minutes() -> None:
    assert [ago(0.4), ago(2.7), ago(59), ago(185)] == ["now", "2 s ago", "59 s ago", "3 min ago"]
