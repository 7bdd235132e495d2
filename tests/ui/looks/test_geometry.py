"""Every page at the sizes, text sizes and directions it must hold: nothing cut off, nothing overlapping."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication

from kafkagui.ui.gallery.all_scenes import SCENES
from kafkagui.ui.gallery.scenes import Scene, build, take_down
from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.theme import Theme
from tests.ui.looks.geometry import problems
from tests.ui.shell.conftest import Stage

_LTR, _RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
_SMALL, _MIDDLE, _LARGE = QSize(1024, 640), QSize(1280, 720), QSize(1440, 900)
LOOKS = (
    (13, _LTR, (_LARGE, _MIDDLE, _SMALL)),
    (13, _RTL, (_SMALL,)),
    (11, _LTR, (_SMALL,)),
    (18, _LTR, (_MIDDLE, _LARGE)),
    (18, _RTL, (_MIDDLE,)),
)
"""Text size, direction, and the windows that are promised for it."""


async def _look(window: MainWindow, app: QApplication, theme: Theme) -> list[str]:
    found = []
    for text_px, direction, sizes in LOOKS:
        theme.set_text_px(text_px)
        app.setLayoutDirection(direction)
        for size in sizes:
            window.resize(size)
            app.sendPostedEvents()
            await asyncio.sleep(0)
            app.sendPostedEvents()
            where = f"{text_px} px, {size.width()} x {size.height()}, {direction.name}: "
            found += [where + problem for problem in problems(window)]
            if window.size() != size:
                found.append(f"{where}the window is {window.width()} x {window.height()}")
    return found


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.scene_id)
async def test_a_scene_of_the_gallery_holds(direction: QApplication, theme: Theme, scene: Scene) -> None:
    stage = await build(scene)
    kinds = {kind.kind_id for kind in stage.window.workspace.kinds}
    stage.window.show()
    try:
        if not scene.kind_id or scene.kind_id in kinds:
            await scene.prepare(stage)
            assert await _look(stage.window, direction, theme) == []
    finally:
        await take_down(stage)


async def test_every_kind_of_page_has_a_scene(stage: Stage) -> None:
    kinds = {kind.kind_id for kind in stage.window().workspace.kinds}
    assert kinds <= {scene.kind_id for scene in SCENES}
