"""The drawings of the icons: Lucide's SVG files in the colour and stroke that is asked for."""

from __future__ import annotations

from functools import cache

from kafkagui.resource_files import resource_path

STROKE = 1.8
"""Width of the lines on Lucide's grid of 24."""


@cache
def _drawing(name: str) -> str:
    return resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")


def tinted_svg(name: str, colour: str, stroke: float = STROKE) -> bytes:
    """The SVG of an icon, drawn in `colour` (`#RRGGBB`).

    Raises:
        FileNotFoundError: there is no icon of that name.
    """
    text = _drawing(name).replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    return text.encode()
