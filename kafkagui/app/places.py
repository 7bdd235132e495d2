"""Where the program keeps its files on this computer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs

_NAME = "kafkagui"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders: ``config`` for profiles and settings, ``state`` for window state and log."""

    config: Path
    state: Path

    @property
    def log_file(self) -> Path:
        """The rotating log file."""
        return self.state / "kafkagui.log"


def personal_places() -> Places:
    """The folders that belong to this user on this system."""
    return Places(
        config=Path(platformdirs.user_config_dir(_NAME, appauthor=False)),
        state=Path(platformdirs.user_state_dir(_NAME, appauthor=False)),
    )
