"""What the palette finds of the window: commands, records of its pages, settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from kafkagui.core.settings import SETTINGS, AnySetting, Settings
from kafkagui.core.wording import tr
from kafkagui.ui.actions import ActionSpec, ActionTable
from kafkagui.ui.pages.page import OpenConsume, OpenSetting, RecordPlace
from kafkagui.ui.pages.settings.value_words import value_words
from kafkagui.ui.shell.palette.entries import COMMANDS, Entry
from kafkagui.ui.shell.palette.list_source import Head, ListSource

if TYPE_CHECKING:
    from kafkagui.ui.shell.palette.cluster_sources import Ask


def command_source(tables: Iterable[ActionTable]) -> ListSource[tuple[ActionSpec, QAction]]:
    """What can be done: those of the tables' actions that are listed."""
    actions = [(spec, table[spec.id]) for table in tables for spec in table if spec.listed]
    return ListSource(
        Head("command", tr("Commands"), COMMANDS, 6),
        actions,
        name=lambda action: action[0].title,
        make=_command,
        key=lambda action: action[0].id,
    )


def record_source(records: Sequence[RecordPlace], ask: Ask) -> ListSource[RecordPlace]:
    """Records that were sent or read of late."""
    return ListSource(
        Head("", tr("Recent records")), records, name=lambda place: place.label, make=partial(_record, ask)
    )


def setting_source(settings: Settings, ask: Ask) -> ListSource[AnySetting]:
    """The settings, with their values."""
    return ListSource(
        Head("setting", tr("Settings"), most=3),
        SETTINGS,
        name=lambda setting: tr(setting.title),
        make=partial(_setting, settings, ask),
        key=lambda setting: setting.key,
    )


def _command(command: tuple[ActionSpec, QAction]) -> Entry:
    spec, action = command
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    refusal = "" if action.isEnabled() else action.toolTip()
    return Entry(
        spec.title, _triggering(action), spec.icon or "command", spec.group, keys=keys, refusal=refusal, key=spec.id
    )


def _triggering(action: QAction) -> Callable[[bool], None]:
    def trigger(_beside: bool) -> None:
        action.trigger()

    return trigger


def _record(ask: Ask, place: RecordPlace) -> Entry:
    facts = tr(
        "{topic} · partition {partition} · offset {offset:,}",
        topic=place.topic,
        partition=place.partition,
        offset=place.offset,
    )
    return Entry(place.label, partial(ask, OpenConsume(place.topic, place.partition, place.offset)), "braces", facts)


def _setting(settings: Settings, ask: Ask, setting: AnySetting) -> Entry:
    value = value_words(setting, settings.text(setting))
    return Entry(tr(setting.title), partial(ask, OpenSetting(setting.key)), "settings", value, key=setting.key)
