"""The control that fits a setting: segments, a list, a switch, a number, a field that suggests time zones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from kafkagui.core.settings import LOCAL_TIME, UTC, AnySetting, Choice, Switch, TimeZoneName, Whole
from kafkagui.core.wording import tr
from kafkagui.ui.pages.settings.value_words import choice_words, unit_words, zone_name, zone_words
from kafkagui.ui.pages.settings.zone_field import ZoneField
from kafkagui.ui.widgets.combo_box import ComboBox
from kafkagui.ui.widgets.number_field import NumberField
from kafkagui.ui.widgets.segmented_switch import Segment, SegmentedSwitch
from kafkagui.ui.widgets.toggle_switch import ToggleSwitch

_MOST_SEGMENTS = 4


class SettingControl(Protocol):
    """What a row asks of its control; values are the texts that are kept."""

    @property
    def widget(self) -> QWidget:
        """The control itself."""
        ...

    def show_value(self, text: str) -> None:
        """Show this value, without telling it as chosen."""
        ...


def control_of(setting: AnySetting, chosen: Callable[[str], None]) -> SettingControl:
    """A control for the setting; `chosen` is called with the text of what the person chose.

    Raises:
        TypeError: for a kind of setting that nobody made a control for.
    """
    if isinstance(setting, Choice):
        words = choice_words(setting)
        return _Segments(setting, words, chosen) if len(words) <= _MOST_SEGMENTS else _List(setting, words, chosen)
    if isinstance(setting, Switch):
        return _Toggle(setting, chosen)
    if isinstance(setting, Whole):
        return _Number(setting, chosen)
    if isinstance(setting, TimeZoneName):
        return _Zone(setting, chosen)
    raise TypeError(f"no control for {setting}")


class _Segments:
    def __init__(self, setting: AnySetting, words: list[tuple[str, str]], chosen: Callable[[str], None]) -> None:
        self.widget = SegmentedSwitch(tr(setting.title), [Segment(*pair) for pair in words])
        self.widget.changed.connect(chosen)

    def show_value(self, text: str) -> None:
        before = self.widget.blockSignals(True)
        self.widget.set_value(text)
        self.widget.blockSignals(before)


class _List:
    def __init__(self, setting: AnySetting, words: list[tuple[str, str]], chosen: Callable[[str], None]) -> None:
        self.widget = ComboBox(tr(setting.title), words)
        self.widget.chosen.connect(chosen)

    def show_value(self, text: str) -> None:
        before = self.widget.blockSignals(True)
        self.widget.set_value(text)
        self.widget.blockSignals(before)


class _Toggle:
    def __init__(self, setting: AnySetting, chosen: Callable[[str], None]) -> None:
        self.widget = ToggleSwitch("")
        self.widget.setAccessibleName(tr(setting.title))
        self.widget.toggled.connect(lambda on: chosen("on" if on else "off"))

    def show_value(self, text: str) -> None:
        before = self.widget.blockSignals(True)
        self.widget.setChecked(text == "on")
        self.widget.blockSignals(before)


class _Number:
    def __init__(self, setting: Whole, chosen: Callable[[str], None]) -> None:
        unit = unit_words(setting)
        self.widget = NumberField(
            tr(setting.title), minimum=setting.low, maximum=setting.high, suffix=unit and f" {unit}"
        )
        # A number is not taken while it is typed: 18 would be 1 first.
        self.widget.setKeyboardTracking(False)
        self.widget.valueChanged.connect(lambda value: chosen(str(value)))

    def show_value(self, text: str) -> None:
        before = self.widget.blockSignals(True)
        self.widget.setValue(int(text))
        self.widget.blockSignals(before)


class _Zone:
    def __init__(self, setting: AnySetting, chosen: Callable[[str], None]) -> None:
        self.widget = ZoneField(tr(setting.title), [zone_words(LOCAL_TIME), zone_words(UTC)])
        self.widget.text_settled.connect(lambda words: chosen(zone_name(words)))

    def show_value(self, text: str) -> None:
        before = self.widget.blockSignals(True)
        self.widget.set_text(zone_words(text))
        self.widget.blockSignals(before)
