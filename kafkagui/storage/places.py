"""Which folders the program keeps its files in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kafkagui.core.frozen import frozen

HOME_VARIABLE = "KAFKAGUI_HOME"
"""Environment variable with one folder for all that is a person's own: connections, settings, the window, the log, a
local Kafka's data, records that are being read. A portable copy and tests set it.

The rule: what is a person's own moves with it. What is the same for everybody and can be had again does not: the
broker's jars, checked by their hashes, and the class archive made from them. All homes share these in the user's cache.
"""


@frozen
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
