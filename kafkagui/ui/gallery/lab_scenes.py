"""Scenes of the delivery lab."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from kafkagui.core.lab.built_in import ACKS_1_LOSES
from kafkagui.core.lab.run import LabRun, PairProgress, Progress
from kafkagui.core.lab.run import Stage as RunStage
from kafkagui.core.topics import PartitionInfo
from kafkagui.ui.gallery import sample_data as data
from kafkagui.ui.gallery import sample_lab
from kafkagui.ui.gallery.sample_program import Mood
from kafkagui.ui.gallery.scenes import Scene, until
from kafkagui.ui.gallery.scenes import Stage as Window
from kafkagui.ui.pages.lab.broker_watch import TopicView
from kafkagui.ui.pages.lab.page import LabPage
from kafkagui.ui.pages.page import OpenLab


def _page(stage: Window, side: str) -> LabPage:
    stage.window.desk.handle(OpenLab(side))
    page = stage.page
    if not isinstance(page, LabPage):
        raise LookupError("the lab is not in front")
    return page


def _shown(side: str, run: Callable[[], LabRun]) -> Callable[[Window], Awaitable[None]]:
    async def prepare(stage: Window) -> None:
        await stage.connect()
        page = _page(stage, side)
        page.show_content(run())
        await until(lambda: not page.breaking.is_empty if side == "break" else not page.compare.is_empty)

    return prepare


def _empty(side: str, *, connects: bool = True) -> Callable[[Window], Awaitable[None]]:
    async def prepare(stage: Window) -> None:
        if connects:
            await stage.connect()
        _page(stage, side)

    return prepare


async def _running(stage: Window) -> None:
    await stage.connect()
    page = _page(stage, "compare")
    view, done = page.compare, sample_lab.comparison()
    view.begin(sample_lab.EXPERIMENT)
    view.show_state("running")
    for figures in done.figures[:5]:
        view.add_figures(figures)
    pairs = tuple(PairProgress(figures.pair, figures.sent) for figures in done.figures)
    view.show_progress(Progress(RunStage.SENDING, 6, 9, 12.0, pairs, done.figures[5].pair.label))


async def _locked(stage: Window) -> None:
    await stage.program.session.connect(data.LOCKED, None)
    _page(stage, "compare")


async def _breaking(stage: Window) -> None:
    """Three brokers in the middle of the accident."""
    await stage.connect()
    page = _page(stage, "break")
    view, part = page.breaking, PartitionInfo(0, 3, (2, 1, 3), (1, 3))
    topics = [TopicView(f"kafkagui-lab-{number}", part, mark, 2) for number, mark in enumerate((301, 301, 301), 1)]
    view.begin(ACKS_1_LOSES)
    view.show_state("running")
    for event in sample_lab.EVENTS[:6]:
        view.add_event(event)
    labels = [f"acks {pair.acks.label}" for pair in ACKS_1_LOSES.pairs]
    view.show_brokers(sample_lab.BROKEN, topics, labels)
    view.brokers.about.set_text("leaders and copies of the run's topics, live")
    view.guarantee.show_views(ACKS_1_LOSES.pairs, topics)
    view.show_progress(Progress(RunStage.SENDING, 10, 16, 7.2, ()))


SCENES = (
    Scene("lab", "Lab: a comparison", Mood.READY, _shown("compare", sample_lab.comparison), "lab", is_main=True),
    Scene("lab-start", "Lab: nothing compared yet", Mood.READY, _empty("compare"), "lab"),
    Scene("lab-running", "Lab: a comparison under way", Mood.READY, _running, "lab"),
    Scene("lab-read-only", "Lab: a read-only connection", Mood.READY, _locked, "lab"),
    Scene("lab-disconnected", "Lab: not connected", Mood.READY, _empty("compare", connects=False), "lab"),
    Scene("lab-no-brokers", "Lab: nothing to break", Mood.READY, _empty("break"), "lab"),
    Scene("lab-breaking", "Lab: a broker is dead", Mood.READY, _breaking, "lab"),
    Scene("lab-accident", "Lab: what the accident cost", Mood.READY, _shown("break", sample_lab.accident), "lab"),
)
