"""The scenes of the gallery: the window with a page in one of its states, or with something over it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from kafkagui.services.program import Program
from kafkagui.ui.gallery import sample_data as data
from kafkagui.ui.gallery.sample_program import Mood, sample_program
from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.pages.page import Page

LIMIT_S = 10.0
_LOOK_EVERY_S = 0.01


@dataclass(frozen=True, slots=True)
class Stage:
    """A window over sample data, and the program behind it."""

    window: MainWindow
    program: Program

    @property
    def page(self) -> Page:
        """The page in front.

        Raises:
            LookupError: no tab is open.
        """
        page = self.window.workspace.page
        if page is None:
            raise LookupError("no page is in front")
        return page

    async def connect(self) -> None:
        """Open the sample cluster."""
        await self.program.session.connect(data.PROFILE, None)

    def show(self, kind_id: str) -> Page:
        """Bring a page of this kind to the front."""
        return self.window.workspace.show_kind(kind_id)


Prepare = Callable[[Stage], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Scene:
    """One scene.

    Attributes:
        scene_id: names its picture, such as ``produce-sent``.
        title: its words in the list.
        mood: of the world behind it.
        prepare: brings it about.
        kind_id: the kind of page it needs; empty for none.
        is_main: whether it is the best picture of its page, taken in every size.
        shows_profiles: whether connections are known.
    """

    scene_id: str
    title: str
    mood: Mood
    prepare: Prepare
    kind_id: str = ""
    is_main: bool = False
    shows_profiles: bool = True


async def until(condition: Callable[[], object]) -> None:
    """Let the window work until the condition holds.

    Raises:
        TimeoutError: it did not within `LIMIT_S`.
    """
    async with asyncio.timeout(LIMIT_S):
        while not condition():  # noqa: ASYNC110 - there is no event for "it looks so"
            await asyncio.sleep(_LOOK_EVERY_S)


async def build(scene: Scene) -> Stage:
    """A window in which the scene is shown; ``take_down`` ends it."""
    profiles = (data.PROFILE, data.STAGING, data.LOCKED) if scene.shows_profiles else ()
    program = sample_program(scene.mood, profiles)
    window = MainWindow(program)
    return Stage(window, program)


async def take_down(stage: Stage) -> None:
    """End the window and everything behind it."""
    await stage.window.shut()
    stage.window.close()
    stage.window.deleteLater()
    await stage.program.session.disconnect()
    await stage.program.local_kafka.stop()
