"""Timestamps as text and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kafkagui.core.errors import InputRefused
from kafkagui.core.times import clock, full, parse, zone_label

MOMENT_MS = 1_778_751_717_240


def test_a_moment_in_three_zones() -> None:
    assert full(MOMENT_MS, "utc") == "2026-05-14 09:41:57.240"
    assert full(MOMENT_MS, "Asia/Kolkata") == "2026-05-14 15:11:57.240"
    assert clock(MOMENT_MS, "utc") == "09:41:57.240"
    assert clock(-1_760, "utc") == "23:59:58.240"


def test_no_timestamp_and_impossible_ones_are_said() -> None:
    assert (clock(-1, "utc"), full(-1, "local")) == ("none", "none")
    assert full(9_223_372_036_854_775_807, "utc") == "9223372036854775807 ms"


def test_a_time_with_a_zone_of_its_own_keeps_it() -> None:
    assert parse("2026-05-14T09:41:57.240Z", "Asia/Kolkata") == MOMENT_MS
    assert parse("2026-05-14T11:41:57.240+02:00", "utc") == MOMENT_MS
    assert parse(" 2026-05-14 15:11:57.240 ", "Asia/Kolkata") == MOMENT_MS


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13-01", "9:41"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(InputRefused) as caught:
        parse(text, "utc", "from")
    assert caught.value.field == "from"


@pytest.mark.parametrize("zone_name", ["utc", "local", "America/New_York"])
@given(seconds=st.integers(0, 4_000_000_000), rest=st.integers(0, 999))
def test_text_and_back(zone_name: str, seconds: int, rest: int) -> None:
    moment = seconds * 1000 + rest
    again = parse(full(moment, zone_name), zone_name)
    # Where clocks are turned back an hour happens twice, and a text without its zone cannot say which one it means.
    assert again == moment or abs(again - moment) == 3_600_000


def test_the_zone_in_words() -> None:
    assert zone_label("utc") == "UTC"
    assert zone_label("local").startswith("Local time (UTC")
    assert zone_label("Asia/Kolkata") == "Asia/Kolkata (UTC+5:30)"
    assert zone_label("Asia/Tokyo") == "Asia/Tokyo (UTC+9)"
    assert zone_label("America/Bogota") == "America/Bogota (UTC−5)"
    assert zone_label("Africa/Abidjan") == "Africa/Abidjan (UTC)"
