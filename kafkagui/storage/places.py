"""Which folders the program keeps its files in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "KAFKAGUI_HOME"
"""Environment variable with one folder for everything; a portable copy and tests set it."""


@dataclass(frozen=True, slots=True)
class Places:
    """``config`` holds profiles and settings, ``data`` what a person made, ``cache`` what can be had again."""

    config: Path
    data: Path
    cache: Path


def find_places(environment: Mapping[str, str]) -> Places:
    """The user's folders by the system's custom, or those below ``KAFKAGUI_HOME``; none is made yet."""
    home = environment.get(HOME_VARIABLE, "").strip()
    if home:
        root = Path(home).expanduser().absolute()
        return Places(root / "config", root / "data", root / "cache")
    import platformdirs

    return Places(
        platformdirs.user_config_path("kafkagui", appauthor=False),
        platformdirs.user_data_path("kafkagui", appauthor=False),
        platformdirs.user_cache_path("kafkagui", appauthor=False),
    )
