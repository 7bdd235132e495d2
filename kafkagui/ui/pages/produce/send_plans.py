"""From what is chosen on the page to a run; whatever is wrong is refused before anything is sent."""

from __future__ import annotations

from collections.abc import Iterable

from kafkagui.core.records import OutgoingRecord
from kafkagui.services.pacing import Pace
from kafkagui.ui.pages.produce.composer import Composer
from kafkagui.ui.pages.produce.send_bar import SendBar
from kafkagui.ui.pages.produce.send_run import SendPlan


def composed_plan(bar: SendBar, composer: Composer) -> SendPlan:
    """The message or all lines, at the chosen pace.

    Raises:
        InputRefused: something that is typed makes no sense.
    """
    number = bar.partition_choice().number
    if not composer.sends_lines:
        return _plan(bar, composer, [composer.message.record(bar.topic_name, number)], bar.repeat_panel.pace())
    stamp = composer.options.chosen_timestamp_ms()
    return _plan(bar, composer, composer.lines.records(bar.topic_name, number, stamp), bar.repeat_panel.pace())


def line_plan(bar: SendBar, composer: Composer, line: int) -> SendPlan:
    """One line, once; counted from 1.

    Raises:
        InputRefused: the line is skipped, or something that is typed makes no sense.
    """
    number, stamp = bar.partition_choice().number, composer.options.chosen_timestamp_ms()
    return _plan(bar, composer, [composer.lines.record(line, bar.topic_name, number, stamp)], Pace())


def resend_plan(bar: SendBar, composer: Composer, records: Iterable[OutgoingRecord]) -> SendPlan:
    """Records as they are, once, as the page is set now.

    Raises:
        InputRefused: something that is typed makes no sense.
    """
    return _plan(bar, composer, records, Pace())


def _plan(bar: SendBar, composer: Composer, records: Iterable[OutgoingRecord], pace: Pace) -> SendPlan:
    options = composer.options.options(bar.chosen_acks)
    return SendPlan(bar.send_method, options, bar.partition_choice().kind, records, pace, bar.repeat_panel.timeout_s())
