"""Charts: axes, what is said, what stands under the pointer."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from kafkagui.ui.charts.bar_chart import Bar, BarChart, BarGroup
from kafkagui.ui.charts.chart import Chart
from kafkagui.ui.charts.range_chart import RangeChart, RangeGroup, TimeRange
from kafkagui.ui.charts.scale import linear_ticks, log_share, log_ticks, short_number, short_time
from kafkagui.ui.charts.sequence_strip import SequenceStrip, StripMoment, StripPart
from kafkagui.ui.charts.series import Marker, Series
from kafkagui.ui.charts.timeline_chart import TimelineChart, Way, WayGroup
from kafkagui.ui.theme import color

ONE = Series("one", "c1", Marker.CIRCLE)
TWO = Series("two", "c2", Marker.DIAMOND)


@pytest.mark.parametrize("most", [0.0, 0.3, 1.0, 7.0, 99.0, 100.0, 91_200.0, 3e9])
def test_ticks_are_round_and_hold_the_most(most: float) -> None:
    ticks = linear_ticks(most)
    assert ticks[0] == 0
    assert ticks[-1] >= most
    assert 2 <= len(ticks) <= 6
    steps = {round((later - before) / ticks[1], 6) for before, later in pairwise(ticks)}
    assert steps == {1.0}


def test_log_ticks_are_powers_of_ten_around_all() -> None:
    assert log_ticks([0.006, 250.0]) == pytest.approx((0.001, 0.01, 0.1, 1, 10, 100, 1000))
    assert log_ticks([]) == (0.1, 1.0)
    assert len(log_ticks([10.0])) == 2
    ticks = log_ticks([0.01, 100])
    assert [log_share(value, ticks) for value in (0.01, 1, 100, 0, 1e9)] == pytest.approx([0, 0.5, 1, 0, 1])


@pytest.mark.parametrize(
    ("value", "words"), [(0, "0"), (9.5, "9.5"), (940, "940"), (6_100, "6.1k"), (116_550, "117k"), (1e6, "1M")]
)
def test_numbers_in_few_letters(value: float, words: str) -> None:
    assert short_number(value) == words


@pytest.mark.parametrize(
    ("ms", "words"), [(0.0057, "5.7 µs"), (0.1, "0.1 ms"), (12.0, "12 ms"), (999.0, "999 ms"), (1_500, "1.5 s")]
)
def test_times_in_few_letters(ms: float, words: str) -> None:
    assert short_time(ms) == words


def _has(chart: Chart, token: str) -> bool:
    picture = chart.grab().toImage()
    wanted = QColor(color(token)).rgb()
    return any(
        picture.pixel(x, y) == wanted for x in range(0, picture.width(), 2) for y in range(0, picture.height(), 2)
    )


def _shown(qtbot: QtBot, chart: Chart) -> None:
    qtbot.addWidget(chart)
    chart.resize(400, 240)
    chart.show()


def test_bars_are_painted_and_said(qtbot: QtBot) -> None:
    chart = BarChart("Throughput", "records per second")
    _shown(qtbot, chart)
    assert not _has(chart, "c1")
    chart.show_groups([BarGroup("acks 0", (Bar(ONE, 91_200), Bar(TWO, 940)))])
    assert _has(chart, "c1")
    assert chart.accessibleDescription() == (
        "acks 0, one: 91.2k records per second; acks 0, two: 940 records per second"
    )


def test_ranges_are_painted_and_said(qtbot: QtBot) -> None:
    chart = RangeChart("Wait")
    _shown(qtbot, chart)
    chart.show_groups([RangeGroup("acks 1", (TimeRange(TWO, 1.0, 20.0, 300.0),))])
    assert _has(chart, "c2")
    assert chart.accessibleDescription() == "acks 1, two: p50 1 ms, p95 20 ms, p99 300 ms"


def test_a_timeline_tells_what_is_known(qtbot: QtBot) -> None:
    chart = TimelineChart("Way", ("sent", "acknowledged", "read back"))
    _shown(qtbot, chart)
    chart.show_groups([WayGroup("one", ONE, (Way(0.05, None, 5.0),)), WayGroup("two", TWO, (Way(0.01, 12.0, None),))])
    assert _has(chart, "c1")
    assert chart.accessibleDescription() == "one: sent 50 µs, read back 5 ms; two: sent 10 µs, acknowledged 12 ms"


def test_a_strip_tells_what_stands_under_the_pointer(qtbot: QtBot) -> None:
    strip = SequenceStrip("Fates")
    _shown(qtbot, strip)
    parts = [StripPart(1, 300, "there", "c3"), StripPart(301, 600, "lost", "err", is_hatched=True)]
    strip.show_parts(900, [*parts, StripPart(601, 900, "there", "c3")], [StripMoment(300, "Broker 2 is killed.")])
    assert strip.words_at(200) == "301–600: lost"
    assert strip.words_at(133).startswith("Broker 2 is killed.")
    assert _has(strip, "err")


def test_one_lost_record_among_many_is_seen(qtbot: QtBot) -> None:
    strip = SequenceStrip("Fates")
    _shown(qtbot, strip)
    count = 100_000
    strip.show_parts(count, [StripPart(500, 500, "lost", "err"), StripPart(1, count, "there", "c3")], [])
    assert _has(strip, "err")
