"""What the main window remembers from one run to the next, as one text."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

_VERSION = 1


@dataclass(frozen=True, slots=True)
class TabMemory:
    """A tab: which kind of page, its title, and the page's own saved state."""

    kind: str
    title: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class WindowMemory:
    """The window: Qt's geometry in base64, the sidebar's width, the tabs, and which one is in front."""

    geometry: str = ""
    side_px: int = 0
    tabs: tuple[TabMemory, ...] = ()
    current: int = 0

    def to_text(self) -> str:
        """The memory as a text for the state store."""
        return json.dumps({"version": _VERSION, **asdict(self)}, ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> WindowMemory:
        """Read ``to_text`` back; what cannot be read counts as never saved."""
        try:
            found = json.loads(text or "{}")
            if found.get("version") != _VERSION:
                return cls()
            tabs = tuple(TabMemory(str(t["kind"]), str(t["title"]), str(t["state"])) for t in found["tabs"])
            return cls(str(found["geometry"]), int(found["side_px"]), tabs, int(found["current"]))
        except (ValueError, TypeError, KeyError, AttributeError):
            return cls()
