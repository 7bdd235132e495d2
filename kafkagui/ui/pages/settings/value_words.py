"""The value of a setting as a person reads it."""

from __future__ import annotations

from enum import Enum
from typing import TypeVar

from kafkagui.core.settings import LOCAL_TIME, UTC, AnySetting, Choice, Switch, TimeZoneName, Whole
from kafkagui.core.wording import tr

E = TypeVar("E", bound=Enum)


def value_words(setting: AnySetting, text: str) -> str:
    """What is kept as `text`, in words: ``13 px``, ``On``, ``Local time``."""
    if isinstance(setting, Choice):
        return dict(choice_words(setting)).get(text, text)
    if isinstance(setting, Switch):
        return tr("On") if text == "on" else tr("Off")
    if isinstance(setting, Whole):
        return f"{int(text):,} {unit_words(setting)}".strip()
    if isinstance(setting, TimeZoneName):
        return zone_words(text)
    return text


def choice_words(setting: Choice[E]) -> list[tuple[str, str]]:
    """(value, words) of each option."""
    values = [setting.text(option) for option in setting.options]
    return [(value, tr(words)) for value, words in zip(values, setting.words or values, strict=True)]


def unit_words(setting: Whole) -> str:
    """The unit, or nothing."""
    return tr(setting.unit) if setting.unit else ""


def zone_words(name: str) -> str:
    """A time zone's name, as the field shows it."""
    return {LOCAL_TIME: tr("Local time"), UTC: "UTC"}.get(name, name)


def zone_name(words: str) -> str:
    """What is kept for a zone that was typed or taken from the list."""
    known = {zone_words(name).casefold(): name for name in (LOCAL_TIME, UTC)}
    return known.get(words.strip().casefold(), words.strip())
