"""Joins the theme to the settings: what is chosen there is seen at once, and a zoomed payload stays zoomed."""

from __future__ import annotations

from collections.abc import Callable

from kafkagui.core.settings import (
    HIGH_CONTRAST,
    PAYLOAD_SIZE_PX,
    REDUCED_MOTION,
    TEXT_SIZE_PX,
    THEME,
    Preference,
    Settings,
)
from kafkagui.ui.theme import Look, Theme, ThemeMode

_LOOKS = frozenset(setting.key for setting in (THEME, TEXT_SIZE_PX, PAYLOAD_SIZE_PX, HIGH_CONTRAST, REDUCED_MOTION))
_MEANINGS = {Preference.SYSTEM: None, Preference.ON: True, Preference.OFF: False}


def look_of(settings: Settings) -> Look:
    """The look that the settings ask for."""
    return Look(
        ThemeMode(settings.get(THEME).value),
        settings.get(TEXT_SIZE_PX),
        settings.get(PAYLOAD_SIZE_PX),
        _MEANINGS[settings.get(HIGH_CONTRAST)],
        _MEANINGS[settings.get(REDUCED_MOTION)],
    )


def follow_settings(theme: Theme, settings: Settings) -> Callable[[], None]:
    """Let the theme look as the settings say, now and whenever they change; returns what ends that."""

    def on_setting_changed(key: str) -> None:
        if key in _LOOKS:
            theme.adopt(look_of(settings))

    def on_payload_resized(px: int) -> None:
        settings.put(PAYLOAD_SIZE_PX, px)

    def end() -> None:
        end_settings()
        theme.payload_resized.disconnect(on_payload_resized)

    theme.adopt(look_of(settings))
    theme.payload_resized.connect(on_payload_resized)
    end_settings = settings.subscribe(on_setting_changed)
    return end
