"""``lab``: the delivery lab without a window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kafkagui.cli import console
from kafkagui.cli.arguments import Arguments
from kafkagui.cli.local import note_step
from kafkagui.cli.target import connect
from kafkagui.core.errors import InputRefused, KafkaGuiError
from kafkagui.core.lab.built_in import BUILT_IN, built_in
from kafkagui.core.lab.experiment import Experiment, load_warning
from kafkagui.core.lab.figures import Figures
from kafkagui.core.lab.ledger import LedgerEntry
from kafkagui.core.lab.report.tables import figures_table, ledger_table
from kafkagui.core.lab.run import LabRun, Progress, RecordTimeline, RunEvent, Stage
from kafkagui.core.lab.run_file import to_repeat
from kafkagui.core.lab.scenario import Scenario
from kafkagui.core.local_kafka import LocalKafkaSpec
from kafkagui.core.ports import TextFiles
from kafkagui.services.lab.break_run import run_scenario
from kafkagui.services.lab.compare import compare
from kafkagui.services.lab.keep import load, save
from kafkagui.services.lab.lab import Lab
from kafkagui.services.local_kafka import local_profile
from kafkagui.services.program import Program

_BROKERS = 3


async def list_scenarios(arguments: Arguments, _program: Program) -> int:
    """Print each built-in scenario with what it shows."""
    for name, what in BUILT_IN.items():
        if arguments.json:
            console.say_json({"scenario": name, "shows": what.shows})
        else:
            console.say(f"{name:20}{what.shows}")
    return 0


async def run_lab(arguments: Arguments, program: Program) -> int:
    """Run it, print the account, and return 1 if an expectation does not hold.

    Raises:
        InputRefused: for what is neither a scenario nor a file of the lab, or cannot run on that cluster.
        KafkaGuiError: when it cannot be carried through.
    """
    what = await _what(arguments.what, program)
    lab = await _open_lab(arguments, program, what)
    try:
        watcher = _Watcher()
        if isinstance(what, Scenario):
            run = await run_scenario(lab, what, watcher)
        else:
            run = await compare(lab, what, watcher)
        for path in arguments.out:
            console.note(f"Written: {await save(_files(program), path, run)}")
    finally:
        await _tidy(lab, keep=arguments.keep_topics)
    _print(run, as_json=arguments.json)
    return 0 if run.holds else 1


async def _what(name: str, program: Program) -> Scenario | Experiment:
    if name in BUILT_IN:
        return built_in(name)
    if not Path(name).suffix and "/" not in name and "\\" not in name:
        return built_in(name)  # Refuses it, and says which there are.
    return to_repeat(await load(_files(program), Path(name)))


def _files(program: Program) -> TextFiles:
    if program.files is None:
        raise InputRefused("This program opens and saves no files.", field="file")
    return program.files


async def _open_lab(arguments: Arguments, program: Program, what: Scenario | Experiment) -> Lab:
    if arguments.bootstrap_servers is not None or arguments.profile is not None:
        cluster = await connect(arguments, program)
        if isinstance(what, Experiment):
            warning = load_warning(what, cluster.profile.environment, cluster.profile.name)
            if warning is not None:
                console.note(warning)
        return Lab(cluster, program.logs)
    console.note("Starting three local brokers …")
    spec = LocalKafkaSpec(brokers=_BROKERS, proxied=True, jars_dir=arguments.jars_dir)
    local = await program.local_kafka.start(spec, note_step)
    cluster = await program.session.connect(local_profile(local), None)
    return Lab(cluster, program.logs, program.local_kafka.faults())


async def _tidy(lab: Lab, *, keep: bool) -> None:
    """Delete what the lab made, or name it; the own cluster is thrown away with all it holds."""
    if lab.faults is not None:
        return
    failures: Sequence[KafkaGuiError] = () if keep else await lab.topics.delete()
    for failure in failures:
        console.complain(failure)
    if lab.topics.left:
        console.note(f"Topics of the lab that are still there: {', '.join(lab.topics.left)}")


class _Watcher:
    """Says on standard error what happens."""

    def __init__(self) -> None:
        self._said = ""

    def on_progress(self, progress: Progress) -> None:
        if progress.stage is Stage.SENDING and progress.text and progress.text != self._said:
            self._said = progress.text
            console.note(f"{progress.elapsed_s:7.2f} s  {progress.step}/{progress.steps}  {progress.text}")

    def on_event(self, event: RunEvent) -> None:
        console.note(f"{event.at_s:7.2f} s  {event.text}")

    def on_figures(self, figures: Figures) -> None:
        console.note(
            f"           goes on after {figures.program_s * 1000:,.1f} ms, all after {figures.all_s * 1000:,.1f} ms"
        )

    def on_timelines(self, timelines: Sequence[RecordTimeline]) -> None:
        """Timelines are for the file."""


def _print(run: LabRun, *, as_json: bool) -> None:
    if as_json:
        ledger: list[console.Json] = [_entry(entry) for entry in run.ledger]
        console.say_json({"scenario": run.name, "holds": run.holds, "ledger": ledger})
        return
    for sentence in run.verdicts:
        console.say(sentence)
    for judgement in run.judgements:
        console.say(f"{'holds ' if judgement.holds else 'BROKEN'}  {judgement.sentence}")
    for table in (figures_table(run.figures), ledger_table(run.ledger)):
        console.say("")
        widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
        for row in table:
            console.say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _entry(entry: LedgerEntry) -> console.Json:
    return {
        "method": entry.pair.method.value,
        "acks": entry.pair.acks.label,
        "sent": entry.sent,
        "acknowledged": entry.acknowledged,
        "failed": entry.failed,
        "unconfirmed": entry.unconfirmed,
        "found": entry.found,
        "lost_acknowledged": entry.lost_acknowledged,
        "duplicated": entry.duplicated,
        "out_of_order": entry.out_of_order,
    }
