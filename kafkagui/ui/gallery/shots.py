"""Pictures of all scenes, written without anybody clicking."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from PySide6.QtCore import QSize

from kafkagui.ui.gallery.all_scenes import SCENES
from kafkagui.ui.gallery.pictures import picture_of, save_small
from kafkagui.ui.gallery.scenes import Scene, build, take_down
from kafkagui.ui.gallery.widget_shelf import WidgetShelf
from kafkagui.ui.theme import ThemeMode, current_theme

MODES = (ThemeMode.LIGHT, ThemeMode.DARK)
_SETTLE_S = 0.35
"""Longer than a filter or a spinner waits, so that nothing is about to change."""


async def shoot(
    folder: Path, size: QSize, *, suffix: str = "", main_only: bool = False, only: Sequence[str] = ()
) -> AsyncIterator[str]:
    """Write a picture of every scene in light and in dark; yields the name of each file.

    Args:
        folder: where they go.
        size: of the window.
        suffix: ends each name, such as ``-150``.
        main_only: only the best picture of each page.
        only: ids of the scenes that are wanted; all if there are none.

    Raises:
        OSError: a picture cannot be written.
        TimeoutError: a scene does not come about.
    """
    for scene in SCENES:
        if (scene.is_main or not main_only) and (not only or scene.scene_id in only):
            async for name in _shoot_scene(scene, folder, size, suffix):
                yield name
    if not main_only and not only:
        for name in await _shoot_widgets(folder, size, suffix):
            yield name


async def _shoot_scene(scene: Scene, folder: Path, size: QSize, suffix: str) -> AsyncIterator[str]:
    stage = await build(scene)
    if scene.kind_id and scene.kind_id not in {kind.kind_id for kind in stage.window.workspace.kinds}:
        await take_down(stage)
        return
    stage.window.resize(size)
    stage.window.show()
    try:
        await scene.prepare(stage)
        for mode in MODES:
            current_theme().set_mode(mode)
            stage.window.top_bar.show_theme(mode)
            await asyncio.sleep(_SETTLE_S)
            name = f"{scene.scene_id}-{mode.value}{suffix}.png"
            save_small(picture_of(stage.window), folder / name)
            yield name
    finally:
        await take_down(stage)


async def _shoot_widgets(folder: Path, size: QSize, suffix: str) -> list[str]:
    shelf = WidgetShelf()
    current_theme().dress(shelf)
    shelf.resize(size)
    shelf.show()
    shelf.resize(size.width(), max(size.height(), shelf.full_height))
    names = []
    for mode in MODES:
        current_theme().set_mode(mode)
        await asyncio.sleep(_SETTLE_S)
        names.append(f"widgets-{mode.value}{suffix}.png")
        save_small(picture_of(shelf), folder / names[-1])
    shelf.close()
    shelf.deleteLater()
    return names
