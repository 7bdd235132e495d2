"""The look of an announcement."""

from __future__ import annotations

from typing import Final

from kafkagui.ui.models.cells import Tone
from kafkagui.ui.pages.page import Announce

_TONES: Final[dict[str, Tone]] = {"ok": "ok", "info": "info", "warn": "warn", "err": "err"}


def tone_of(message: Announce) -> Tone:
    """The tone that the announcement asks for; one that is not known counts as a note."""
    return _TONES.get(message.tone, "info")
