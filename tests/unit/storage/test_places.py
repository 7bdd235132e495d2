"""Where files are kept."""

from __future__ import annotations

from pathlib import Path

import platformdirs

from kafkagui.storage.places import HOME_VARIABLE, find_places


def test_one_folder_for_everything_when_asked(tmp_path: Path) -> None:
    places = find_places({HOME_VARIABLE: str(tmp_path)})
    assert (places.config, places.data, places.cache) == (
        tmp_path / "config",
        tmp_path / "data",
        tmp_path / "cache",
    )
    assert list(tmp_path.iterdir()) == []


def test_a_relative_home_does_not_follow_the_working_folder() -> None:
    assert find_places({HOME_VARIABLE: "here"}).config.is_absolute()


def test_the_systems_custom_otherwise() -> None:
    places = find_places({HOME_VARIABLE: " "})
    assert places.config == platformdirs.user_config_path("kafkagui", appauthor=False)
    assert places.data == platformdirs.user_data_path("kafkagui", appauthor=False)
    assert places.cache == platformdirs.user_cache_path("kafkagui", appauthor=False)
