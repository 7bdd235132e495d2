"""What the main window remembers from one run to the next, as one text."""

from __future__ import annotations

import json
from dataclasses import asdict

from kafkagui.core.frozen import frozen

_VERSION = 2


@frozen
class TabMemory:
    """A tab: which kind of page, its title, and the page's own saved state."""

    kind: str
    title: str = ""
    state: str = ""


@frozen
class WindowMemory:
    """The window.

    Attributes:
        geometry: Qt's own, in base64.
        side_px: the sidebar's width.
        tabs: of the one tab group, or of the leading of two.
        current: which of them is in front.
        beside: tabs of the second group; none where the workspace is not split.
        beside_current: which of those is in front.
        split_px: the widths of both groups.
        is_beside_active: whether work goes on in the second group.
    """

    geometry: str = ""
    side_px: int = 0
    tabs: tuple[TabMemory, ...] = ()
    current: int = 0
    beside: tuple[TabMemory, ...] = ()
    beside_current: int = 0
    split_px: tuple[int, ...] = ()
    is_beside_active: bool = False

    def to_text(self) -> str:
        """The memory as a text for the state store."""
        return json.dumps({"version": _VERSION, **asdict(self)}, ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> WindowMemory:
        """Read ``to_text`` back, also of an older program; what cannot be read counts as never saved."""
        try:
            found = json.loads(text or "{}")
            if found.get("version") == 1:
                # It knew one group of tabs; the rest is as it is now.
                found |= {"beside": [], "beside_current": 0, "split_px": [], "is_beside_active": False}
            elif found.get("version") != _VERSION:
                return cls()
            return cls(
                str(found["geometry"]),
                int(found["side_px"]),
                _tabs(found["tabs"]),
                int(found["current"]),
                _tabs(found["beside"]),
                int(found["beside_current"]),
                tuple(int(width) for width in found["split_px"]),
                bool(found["is_beside_active"]),
            )
        except (ValueError, TypeError, KeyError, AttributeError):
            return cls()


def _tabs(found: list[dict[str, str]]) -> tuple[TabMemory, ...]:
    return tuple(TabMemory(str(tab["kind"]), str(tab["title"]), str(tab["state"])) for tab in found)
