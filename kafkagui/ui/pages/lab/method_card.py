"""One method's verdict: how fast, what was lost, and a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from kafkagui.core.delivery import Acks, SendMethod
from kafkagui.core.lab.pair import METHOD_NAMES
from kafkagui.core.wording import tr, trn
from kafkagui.ui.charts.scale import short_number, short_time
from kafkagui.ui.pages.lab.result_rows import Result
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.layouts import column, row, set_surface
from kafkagui.ui.widgets.pill import Pill
from kafkagui.ui.widgets.wrapped_label import WrappedLabel

_STRENGTH = (Acks.ALL, Acks.LEADER, Acks.NONE)


class MethodCard(QFrame):
    """A method with the strongest acks that it was tried with.

    Args:
        method: which.
    """

    def __init__(self, method: SendMethod, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._method = method
        self._build()

    def _build(self) -> None:
        set_surface(self, "card")
        self.pill = Pill()
        self._figure = ElidedLabel("", "figure")
        self._times = WrappedLabel("", "small")
        self._words = WrappedLabel("", "small")
        head = row(ElidedLabel(tr(METHOD_NAMES[self._method]), "strong"), None, self.pill)
        column(head, self._figure, self._times, self._words, None, margins=(14, 10, 14, 10), spacing=3, parent=self)

    @property
    def words(self) -> str:
        """The sentence."""
        return self._words.text()

    def show_results(self, results: Sequence[Result]) -> None:
        """Judge by all results of the run; hidden when the method was not tried."""
        own = [result for result in results if result.figures.pair.method is self._method]
        self.setVisible(bool(own))
        if not own:
            return
        best = min(own, key=lambda result: _STRENGTH.index(result.figures.pair.acks))
        figures = best.figures
        self._figure.set_text(tr("{number} records/s", number=short_number(figures.records_per_s)))
        self._times.set_text(
            tr(
                "acks {acks}: the program goes on after {program}, the last answer comes after {all}",
                acks=figures.pair.acks.label,
                program=short_time(figures.program_s * 1000),
                all=short_time(figures.all_s * 1000),
            )
        )
        self._show_lost(own)
        self._words.set_text(_sentence(best, own, results))

    def _show_lost(self, own: Sequence[Result]) -> None:
        entries = [result.entry for result in own if result.entry is not None]
        if len(entries) < len(own):
            self.pill.set(tr("not read yet"), "neutral")
            return
        lost = sum(entry.lost for entry in entries)
        self.pill.set(trn("{count:,} lost", "{count:,} lost", lost), "err" if lost else "ok", icon_name=None)


def _sentence(best: Result, own: Sequence[Result], results: Sequence[Result]) -> str:
    if best.figures.pair.method is SendMethod.FIRE_AND_FORGET:
        unseen = sum(result.entry.lost_unconfirmed for result in own if result.entry is not None)
        if unseen:
            return trn(
                "Nobody noticed that {count:,} record was lost.",
                "Nobody noticed that {count:,} records were lost.",
                unseen,
            )
        return tr("Nobody looks at an answer: whatever fails is not noticed.")
    if best.figures.pair.method is SendMethod.ASYNCHRONOUS:
        top = max(result.figures.records_per_s for result in results)
        share = best.figures.records_per_s / top if top else 0.0
        return tr("{percent} of the top speed, and every failure is reported.", percent=f"{share:.0%}")
    fast = _counterpart(best, results)
    if fast is None or not fast.figures.program_s:
        return tr("Waits for each answer before the next record.")
    times = best.figures.program_s / fast.figures.program_s
    return tr(
        "Waits for each answer: the program is held {times} times as long as by asynchronous.",
        times=f"{times:,.0f}" if times >= 10 else f"{times:.1f}",
    )


def _counterpart(best: Result, results: Sequence[Result]) -> Result | None:
    return next(
        (
            result
            for result in results
            if result.figures.pair.method is SendMethod.ASYNCHRONOUS
            and result.figures.pair.acks is best.figures.pair.acks
        ),
        None,
    )
