"""The settings page: made from the declarations, searched, applied at once, set back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox
from pytestqt.qtbot import QtBot

from kafkagui.core.settings import (
    HIGH_CONTRAST,
    NEWEST_DELIVERY_FIRST,
    PAYLOAD_SIZE_PX,
    SETTINGS,
    TEXT_SIZE_PX,
    THEME,
    TIME_ZONE,
    AnySetting,
    Preference,
    Settings,
)
from kafkagui.core.settings import Theme as ThemeChoice
from kafkagui.ui.pages.page import Announce, OpenSetting, Undo
from kafkagui.ui.pages.settings.page import SettingsPage
from kafkagui.ui.pages.settings.setting_row import SettingRow
from kafkagui.ui.theme import Theme
from kafkagui.ui.theme_settings import follow_settings
from kafkagui.ui.widgets.segmented_switch import SegmentedSwitch
from kafkagui.ui.widgets.toggle_switch import ToggleSwitch
from tests.fakes.program import program_of_fakes
from tests.fakes.stores import StateStoreFake


@pytest.fixture
def store() -> StateStoreFake:
    return StateStoreFake()


@pytest.fixture
def settings(store: StateStoreFake) -> Settings:
    return Settings(store)


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, store: StateStoreFake) -> Iterator[SettingsPage]:
    program = program_of_fakes(tmp_path, state=store)
    made = SettingsPage(program)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    yield made
    made.close()


def _row(page: SettingsPage, setting: AnySetting) -> SettingRow:
    return next(row for row in page.rows if row.setting is setting)


def test_every_setting_has_a_row_with_its_words_and_its_default(page: SettingsPage) -> None:
    assert [row.setting for row in page.rows] == list(SETTINGS)
    for row in page.rows:
        assert row.control.accessibleName() == row.setting.title
        assert row.control.accessibleDescription()
        assert row.default_words
        assert not row.reset.isEnabled()
    assert _row(page, TEXT_SIZE_PX).default_words == "Default: 13 px"
    assert _row(page, TIME_ZONE).default_words == "Default: Local time"
    assert _row(page, NEWEST_DELIVERY_FIRST).default_words == "Default: On"


def test_what_is_chosen_is_kept_and_can_be_set_back(qtbot: QtBot, page: SettingsPage, settings: Settings) -> None:
    theme_row, newest = _row(page, THEME), _row(page, NEWEST_DELIVERY_FIRST)
    assert isinstance(theme_row.control, SegmentedSwitch)
    theme_row.control.set_value("dark")
    assert settings.get(THEME) is ThemeChoice.DARK
    assert isinstance(newest.control, ToggleSwitch)
    qtbot.mouseClick(newest.control, Qt.MouseButton.LeftButton)
    assert settings.get(NEWEST_DELIVERY_FIRST) is False
    qtbot.mouseClick(theme_row.reset, Qt.MouseButton.LeftButton)
    assert settings.get(THEME) is ThemeChoice.SYSTEM
    assert theme_row.control.value == "system"
    assert not theme_row.reset.isEnabled()
    assert newest.reset.isEnabled()


def test_a_number_counts_when_it_is_typed_to_its_end(qtbot: QtBot, page: SettingsPage, settings: Settings) -> None:
    field = _row(page, TEXT_SIZE_PX).control
    assert isinstance(field, QAbstractSpinBox)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "1")
    assert settings.get(TEXT_SIZE_PX) == 13
    qtbot.keyClicks(field, "6")
    assert settings.get(TEXT_SIZE_PX) == 13
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert settings.get(TEXT_SIZE_PX) == 16


def test_an_unknown_zone_is_refused_beside_its_field(page: SettingsPage, settings: Settings) -> None:
    row = _row(page, TIME_ZONE)
    assert isinstance(row.control, QComboBox)
    line = row.control.lineEdit()
    assert line is not None
    line.setText("Mars/Olympus")
    line.editingFinished.emit()
    assert "Mars/Olympus" in row.error
    assert "Europe/Berlin" in row.error
    assert settings.get(TIME_ZONE) == "local"
    line.setText("utc")
    line.editingFinished.emit()
    assert row.error == ""
    assert settings.get(TIME_ZONE) == "utc"
    assert row.control.currentText() == "UTC"


def test_a_kept_value_that_makes_no_sense_is_said_and_can_be_set_back(
    qtbot: QtBot, tmp_path: Path, store: StateStoreFake
) -> None:
    store.put("setting.text_size_px", "huge")
    page = SettingsPage(program_of_fakes(tmp_path, state=store))
    qtbot.addWidget(page)
    row = _row(page, TEXT_SIZE_PX)
    assert "huge" in row.error
    row.reset.click()
    assert row.error == ""
    assert store.get("setting.text_size_px") == "13"


def test_a_search_shows_what_fits_and_says_when_nothing_does(qtbot: QtBot, page: SettingsPage) -> None:
    qtbot.keyClicks(page.search, "size text")
    shown = [row.setting.key for row in page.rows if row.isVisible()]
    assert shown == ["text_size_px", "payload_size_px"]
    qtbot.keyClicks(page.search, " zzz")
    assert not any(row.isVisible() for row in page.rows)
    assert page.empty.isVisible()
    assert "No setting fits" in page.empty.accessibleName()
    page.search.clear_search()
    assert all(row.isVisibleTo(page) for row in page.rows)


def test_a_setting_that_changes_elsewhere_is_shown(page: SettingsPage, tmp_path: Path) -> None:
    program = program_of_fakes(tmp_path)
    other = SettingsPage(program)
    program.settings.put(THEME, ThemeChoice.DARK)
    control = _row(other, THEME).control
    assert isinstance(control, SegmentedSwitch)
    assert control.value == "dark"


def test_a_request_brings_the_setting_into_sight_with_the_focus(qtbot: QtBot, page: SettingsPage) -> None:
    page.resize(800, 300)
    page.activateWindow()
    page.search.setText("theme")
    page.fulfil(OpenSetting("spool_limit_mb"))
    row = next(row for row in page.rows if row.setting.key == "spool_limit_mb")
    qtbot.waitUntil(lambda: row.control.hasFocus())
    assert row.visibleRegion().boundingRect().height() == row.height()
    page.take_focus()
    assert row.control.hasFocus()


def test_reset_all_can_be_undone(qtbot: QtBot, tmp_path: Path) -> None:
    program = program_of_fakes(tmp_path)
    program.settings.put(THEME, ThemeChoice.DARK)
    program.settings.put(TEXT_SIZE_PX, 15)
    page = SettingsPage(program)
    qtbot.addWidget(page)
    said: list[object] = []
    page.requested.connect(said.append)
    page.reset_all.click()
    assert program.settings.get(TEXT_SIZE_PX) == 13
    assert not page.reset_all.isEnabled()
    assert isinstance(said[0], Announce)
    assert said[0].title == "2 settings have their default again"
    assert isinstance(said[0].request, Undo)
    said[0].request.deed()
    assert program.settings.get(THEME) is ThemeChoice.DARK
    assert program.settings.get(TEXT_SIZE_PX) == 15


def test_the_theme_follows_the_settings(theme: Theme, settings: Settings) -> None:
    end = follow_settings(theme, settings)
    settings.put(THEME, ThemeChoice.DARK)
    settings.put(HIGH_CONTRAST, Preference.ON)
    settings.put(TEXT_SIZE_PX, 16)
    assert theme.is_dark
    assert theme.high_contrast
    assert theme.look.text_px == 16
    theme.set_payload_px(20)
    assert settings.get(PAYLOAD_SIZE_PX) == 20
    end()
    settings.put(TEXT_SIZE_PX, 11)
    assert theme.look.text_px == 16
