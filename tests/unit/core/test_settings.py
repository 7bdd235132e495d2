"""Settings: typed, within their range, defaults for what is missing or odd, and told when they change."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kafkagui.core.errors import InputRefused
from kafkagui.core.settings import (
    DELIVERY_ROWS,
    NEWEST_DELIVERY_FIRST,
    SETTINGS,
    SYNC_TIMEOUT_S,
    TEXT_SIZE_PX,
    THEME,
    TIME_ZONE,
    Setting,
    Settings,
    Theme,
)
from tests.fakes.stores import StateStoreFake


@pytest.fixture
def store() -> StateStoreFake:
    return StateStoreFake()


@pytest.fixture
def settings(store: StateStoreFake) -> Settings:
    return Settings(store)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_every_default_is_a_value_that_reads_back(setting: Setting[object]) -> None:
    assert setting.parse(setting.text(setting.default)) == setting.default
    assert setting.title
    assert setting.description.endswith(".")


def test_keys_and_titles_are_unique() -> None:
    assert len({setting.key for setting in SETTINGS}) == len({setting.title for setting in SETTINGS}) == len(SETTINGS)


def test_what_is_not_set_has_its_default(settings: Settings) -> None:
    assert settings.get(THEME) is Theme.SYSTEM
    assert settings.get(DELIVERY_ROWS) == 1_000_000
    assert settings.get(SYNC_TIMEOUT_S) == 10
    assert settings.get(NEWEST_DELIVERY_FIRST) is True
    assert settings.get(TIME_ZONE) == "local"
    assert settings.problem(THEME) == ""


def test_what_is_put_is_got_now_and_in_the_next_run(settings: Settings, store: StateStoreFake) -> None:
    settings.put(THEME, Theme.DARK)
    settings.put(NEWEST_DELIVERY_FIRST, False)
    settings.put(TEXT_SIZE_PX, 18)
    settings.put(TIME_ZONE, "Europe/Berlin")
    for each in (settings, Settings(store)):
        assert each.get(THEME) is Theme.DARK
        assert each.get(NEWEST_DELIVERY_FIRST) is False
        assert each.get(TEXT_SIZE_PX) == 18
        assert each.get(TIME_ZONE) == "Europe/Berlin"
        assert each.problem(TIME_ZONE) == ""


@pytest.mark.parametrize("value", [10, 19, -1, 10**30])
def test_a_number_out_of_range_is_refused(settings: Settings, value: int) -> None:
    with pytest.raises(InputRefused, match="Text size") as caught:
        settings.put(TEXT_SIZE_PX, value)
    assert caught.value.field == "text_size_px"
    assert caught.value.hint == "Use 11 to 18 px."
    assert settings.get(TEXT_SIZE_PX) == 13


@pytest.mark.parametrize(
    ("setting", "text"),
    [
        (THEME, "purple"),
        (TEXT_SIZE_PX, "1.5"),
        (TEXT_SIZE_PX, "--13"),
        (TEXT_SIZE_PX, "\u0661\u0663"),
        (NEWEST_DELIVERY_FIRST, "True"),
        (TIME_ZONE, "Mars/Olympus"),
        (TIME_ZONE, "../../etc/passwd"),
        (TIME_ZONE, "\x00"),
        (TIME_ZONE, "Europe"),
    ],
)
def test_an_odd_value_in_the_file_is_not_used_and_can_be_said(
    settings: Settings, store: StateStoreFake, setting: Setting[object], text: str
) -> None:
    store.put(f"setting.{setting.key}", text)
    assert settings.get(setting) == setting.default
    assert "The default is used" in settings.problem(setting)


@example(text="0\x1f")
@given(text=st.text(st.characters()))
def test_no_text_in_the_file_breaks_a_setting(text: str) -> None:
    store = StateStoreFake()
    for setting in SETTINGS:
        store.put(f"setting.{setting.key}", text)
    settings = Settings(store)
    assert settings.get(THEME) in Theme
    assert 11 <= settings.get(TEXT_SIZE_PX) <= 18
    assert settings.get(NEWEST_DELIVERY_FIRST) in {True, False}
    zone = settings.get(TIME_ZONE)
    assert TIME_ZONE.parse(zone) == zone


def test_a_change_is_told_once_and_only_a_change(settings: Settings) -> None:
    told: list[str] = []
    end = settings.subscribe(told.append)
    settings.put(THEME, Theme.SYSTEM)
    assert told == []
    settings.put(THEME, Theme.DARK)
    settings.put(THEME, Theme.DARK)
    assert told == ["theme"]
    settings.put(THEME, Theme.SYSTEM)
    assert told == ["theme", "theme"]
    end()
    end()
    settings.put(THEME, Theme.LIGHT)
    assert told == ["theme", "theme"]


def test_a_listener_may_end_while_it_is_told(settings: Settings) -> None:
    told: list[str] = []

    def once(key: str) -> None:
        told.append(key)
        end()

    end = settings.subscribe(once)
    settings.subscribe(told.append)
    settings.put(THEME, Theme.DARK)
    settings.put(THEME, Theme.LIGHT)
    assert told == ["theme", "theme", "theme"]
