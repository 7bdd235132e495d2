"""What is expected of a run, stated beforehand and judged by its ledger and its times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from kafkagui.core.delivery import SendMethod
from kafkagui.core.errors import InputRefused
from kafkagui.core.lab.figures import Figures
from kafkagui.core.lab.ledger import LedgerEntry
from kafkagui.core.wording import mark, tr


class Measure(Enum):
    """A number of one pair."""

    SENT = mark("sent")
    ACKNOWLEDGED = mark("acknowledged")
    FAILED = mark("failed")
    UNCONFIRMED = mark("unconfirmed")
    FOUND = mark("found")
    LOST = mark("lost")
    """Not found, though the program was not told that they failed."""
    LOST_ACKNOWLEDGED = mark("lost after acknowledgement")
    FAILED_PRESENT = mark("failed but present")
    DUPLICATED = mark("duplicated")
    OUT_OF_ORDER = mark("out of order")
    SLOWDOWN = mark("times as long as asynchronous")
    """How many times as long the program waited as with the asynchronous pair of the same acks."""


class Relation(Enum):
    """How a number is held against the expected one."""

    EQUAL = "="
    AT_LEAST = ">="
    AT_MOST = "<="


@dataclass(frozen=True, slots=True)
class Expectation:
    """One number of one pair (its index; None: of every pair) and what it should be."""

    measure: Measure
    relation: Relation
    number: float
    pair: int | None = None

    def check(self, pairs: int) -> None:
        """Refuse one about a pair that is not there.

        Raises:
            InputRefused: naming it.
        """
        if self.pair is not None and not 0 <= self.pair < pairs:
            raise InputRefused(tr("There is no pair number {number}.", number=self.pair), field="expectations")

    def holds(self, number: float) -> bool:
        """Whether a number is as expected."""
        if self.relation is Relation.EQUAL:
            return number == self.number
        return number >= self.number if self.relation is Relation.AT_LEAST else number <= self.number


@dataclass(frozen=True, slots=True)
class Judgement:
    """An expectation of one pair beside what was found; ``found`` None is not known, which does not hold."""

    expectation: Expectation
    pair_label: str
    found: float | None

    @property
    def holds(self) -> bool:
        """Whether it came as expected."""
        return self.found is not None and self.expectation.holds(self.found)

    @property
    def sentence(self) -> str:
        """``Asynchronous, acks=all: lost after acknowledgement = 0 (found 0)``."""
        return tr(
            "{pair}: {measure} {relation} {number} (found {found})",
            pair=self.pair_label,
            measure=tr(self.expectation.measure.value),
            relation=self.expectation.relation.value,
            number=f"{self.expectation.number:g}",
            found="–" if self.found is None else f"{self.found:,.4g}" if self.found % 1 else f"{self.found:.0f}",
        )


def judge(
    expectations: Sequence[Expectation], entries: Sequence[LedgerEntry], figures: Sequence[Figures]
) -> tuple[Judgement, ...]:
    """Hold every expectation against what was found; one about every pair gives a judgement for each."""
    judgements = []
    for expectation in expectations:
        chosen = range(len(entries)) if expectation.pair is None else (expectation.pair,)
        for index in chosen:
            label = entries[index].pair.label
            judgements.append(Judgement(expectation, label, _found(expectation.measure, index, entries, figures)))
    return tuple(judgements)


def _found(measure: Measure, index: int, entries: Sequence[LedgerEntry], figures: Sequence[Figures]) -> float | None:
    if measure is Measure.SLOWDOWN:
        return _slowdown(index, figures)
    entry = entries[index]
    numbers = {
        Measure.SENT: entry.sent,
        Measure.ACKNOWLEDGED: entry.acknowledged,
        Measure.FAILED: entry.failed,
        Measure.UNCONFIRMED: entry.unconfirmed,
        Measure.FOUND: entry.found,
        Measure.LOST: entry.lost,
        Measure.LOST_ACKNOWLEDGED: entry.lost_acknowledged,
        Measure.FAILED_PRESENT: entry.failed_present,
        Measure.DUPLICATED: entry.duplicated,
        Measure.OUT_OF_ORDER: entry.out_of_order,
    }
    return numbers[measure]


def _slowdown(index: int, figures: Sequence[Figures]) -> float | None:
    acks = figures[index].pair.acks
    fast = [f for f in figures if f.pair.acks is acks and f.pair.method is SendMethod.ASYNCHRONOUS]
    if not fast or not fast[0].program_s:
        return None
    return figures[index].program_s / fast[0].program_s
