"""The actions that change how the window looks, whatever page is in front."""

from __future__ import annotations

from functools import partial

from kafkagui.core.wording import tr
from kafkagui.ui.actions import ActionSpec
from kafkagui.ui.fonts import BODY_PX
from kafkagui.ui.theme import current_theme


def view_actions() -> list[ActionSpec]:
    """Keys and values larger, smaller, and as usual."""
    group = tr("View")
    return [
        ActionSpec("view.larger", tr("Larger payloads"), partial(_resize, 1), "plus", ("Ctrl+=", "Ctrl++"), group),
        ActionSpec("view.smaller", tr("Smaller payloads"), partial(_resize, -1), "minus", ("Ctrl+-",), group),
        ActionSpec("view.usual", tr("Payloads in their usual size"), _reset, "", ("Ctrl+0",), group),
    ]


def _resize(by_px: int) -> None:
    current_theme().set_payload_px(current_theme().look.payload_px + by_px)


def _reset() -> None:
    current_theme().set_payload_px(BODY_PX)
