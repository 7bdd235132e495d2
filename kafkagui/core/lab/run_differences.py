"""Two runs side by side, pair by pair."""

from __future__ import annotations

from dataclasses import dataclass

from kafkagui.core.lab.figures import Figures
from kafkagui.core.lab.ledger import LedgerEntry
from kafkagui.core.lab.pair import Pair
from kafkagui.core.lab.run import LabRun


@dataclass(frozen=True, slots=True)
class PairDifference:
    """One pair in both runs; None where a run did not have it."""

    pair: Pair
    figures: tuple[Figures | None, Figures | None]
    entries: tuple[LedgerEntry | None, LedgerEntry | None]

    @property
    def speed_ratio(self) -> float | None:
        """Records a second of the second run over the first's."""
        first, second = self.figures
        if first is None or second is None or not first.records_per_s:
            return None
        return second.records_per_s / first.records_per_s

    @property
    def lost_more(self) -> int | None:
        """Records that the second run lost beyond the first."""
        first, second = self.entries
        return None if first is None or second is None else second.lost - first.lost


def differences(first: LabRun, second: LabRun) -> tuple[PairDifference, ...]:
    """Every pair of either run, in the order of the first, then those that only the second has."""
    pairs = dict.fromkeys([figure.pair for figure in (*first.figures, *second.figures)])
    return tuple(
        PairDifference(
            pair, (_figures(first, pair), _figures(second, pair)), (_entry(first, pair), _entry(second, pair))
        )
        for pair in pairs
    )


def _figures(run: LabRun, pair: Pair) -> Figures | None:
    return next((figure for figure in run.figures if figure.pair == pair), None)


def _entry(run: LabRun, pair: Pair) -> LedgerEntry | None:
    return next((entry for entry in run.ledger if entry.pair == pair), None)
