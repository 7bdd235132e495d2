"""Sentences that follow from a run's numbers, and from nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from kafkagui.core.delivery import Acks, SendMethod
from kafkagui.core.lab.figures import Figures
from kafkagui.core.lab.ledger import LedgerEntry
from kafkagui.core.wording import tr, trn

_ALIKE = 1.2
"""Times that differ by less say nothing."""


def verdicts(figures: Sequence[Figures], ledger: Sequence[LedgerEntry]) -> tuple[str, ...]:
    """What the numbers say, the most telling first: losses, then times."""
    return (*_losses(ledger), *_duplicates(ledger), *_times(figures))


def _losses(ledger: Sequence[LedgerEntry]) -> list[str]:
    said = []
    for entry in ledger:
        if entry.lost_acknowledged:
            said.append(
                trn(
                    "{pair}: {count:,} acknowledged record of {sent:,} is lost.",
                    "{pair}: {count:,} acknowledged records of {sent:,} are lost.",
                    entry.lost_acknowledged,
                    pair=entry.pair.label,
                    sent=entry.sent,
                )
            )
        if entry.lost_unconfirmed:
            said.append(
                trn(
                    "{pair}: {count:,} record of {sent:,} is lost, and the program does not know.",
                    "{pair}: {count:,} records of {sent:,} are lost, and the program does not know.",
                    entry.lost_unconfirmed,
                    pair=entry.pair.label,
                    sent=entry.sent,
                )
            )
        if entry.failed:
            said.append(
                trn(
                    "{pair}: {count:,} record failed, and the program was told; {present:,} arrived all the same.",
                    "{pair}: {count:,} records failed, and the program was told; {present:,} arrived all the same.",
                    entry.failed,
                    pair=entry.pair.label,
                    present=entry.failed_present,
                )
            )
    whole = [entry for entry in ledger if entry.sent and entry.found == entry.sent]
    if ledger and len(whole) == len(ledger):
        said.append(tr("Every record of every pair is there."))
    else:
        said += [tr("{pair}: every record is there.", pair=entry.pair.label) for entry in whole]
    return said


def _duplicates(ledger: Sequence[LedgerEntry]) -> list[str]:
    return [
        trn(
            "{pair}: {count:,} record is there more than once.",
            "{pair}: {count:,} records are there more than once.",
            entry.duplicated,
            pair=entry.pair.label,
        )
        for entry in ledger
        if entry.duplicated
    ]


def _times(figures: Sequence[Figures]) -> list[str]:
    said = []
    for acks in Acks:
        of = {figure.pair.method: figure for figure in figures if figure.pair.acks is acks}
        slow, fast = of.get(SendMethod.SYNCHRONOUS), of.get(SendMethod.ASYNCHRONOUS)
        if slow is None or fast is None or not fast.program_s or not fast.all_s:
            continue
        if slow.program_s / fast.program_s >= _ALIKE:
            said.append(
                tr(
                    "acks={acks}: the synchronous program waited {slow:,.3g} s, the asynchronous one {fast:,.2g} s: "
                    "{times} times as long.",
                    acks=acks.label,
                    slow=slow.program_s,
                    fast=fast.program_s,
                    times=_times_as(slow.program_s / fast.program_s),
                )
            )
        if acks is not Acks.NONE and slow.all_s / fast.all_s >= _ALIKE:
            said.append(
                tr(
                    "acks={acks}: until the last answer, synchronous took {slow:,.3g} s, asynchronous {fast:,.3g} s.",
                    acks=acks.label,
                    slow=slow.all_s,
                    fast=fast.all_s,
                )
            )
    return said


def _times_as(ratio: float) -> str:
    return f"{ratio:,.0f}" if ratio >= 10 else f"{ratio:.1f}"
