"""What a Log page remembers of itself, as a text."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from kafkagui.ui.pages.log.log_bar import LEVELS


@dataclass(frozen=True, slots=True)
class LogMemory:
    """The least level that is shown, the filter's words, and the sizes of the parts."""

    level: str = "0"
    words: str = ""
    split: tuple[int, ...] = ()

    def to_text(self) -> str:
        """The memory as JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def from_text(cls, text: str) -> LogMemory:
        """Read ``to_text`` back, or the bare level of an older program; what makes no sense is as at first."""
        if text in LEVELS:
            return cls(text)
        try:
            found = json.loads(text)
            return cls(str(found["level"]), str(found["words"]), tuple(int(px) for px in found["split"]))
        except (ValueError, TypeError, KeyError):
            return cls()
