"""All scenes, in the order of the list."""

from __future__ import annotations

from kafkagui.ui.gallery import consume_scenes, lab_scenes, other_scenes, produce_scenes
from kafkagui.ui.gallery.scenes import Scene

SCENES: tuple[Scene, ...] = (
    *other_scenes.SCENES,
    *produce_scenes.SCENES,
    *consume_scenes.SCENES,
    *lab_scenes.SCENES,
)
