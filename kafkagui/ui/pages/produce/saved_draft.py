"""The page's draft as a text for the state store; holds what was typed, and no secret of a connection."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field

from kafkagui.codecs.table import codec
from kafkagui.core.errors import InputRefused
from kafkagui.core.lines import LineGrammar
from kafkagui.services.compose import Typed

_VERSION = 1
_LONGEST = 2_000_000
"""Letters of a text that are kept; a longer one is not saved."""


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """Everything that is typed, chosen or laid out on the page; ``split`` is the heights of its halves."""

    topic: str = ""
    partition: str = "By key"
    method: str = "asynchronous"
    acks: str = "all"
    tab: int = 0
    key: Typed = field(default_factory=lambda: Typed(codec="null"))
    value: Typed = field(default_factory=lambda: Typed(codec="json"))
    value_format: str = "json"
    headers: tuple[tuple[str, Typed], ...] = ()
    options: dict[str, str] = field(default_factory=dict)
    repeat: dict[str, str] = field(default_factory=dict)
    split: tuple[int, ...] = ()
    lines: str = ""
    grammar: LineGrammar = field(default_factory=LineGrammar)
    marks: dict[int, int] = field(default_factory=dict)
    each_line: bool = False

    def to_text(self) -> str:
        """The draft as JSON."""
        kept = asdict(self)
        for name in ("lines", "value"):
            if len(str(kept[name])) > _LONGEST:
                del kept[name]
        return json.dumps({"version": _VERSION, **kept}, ensure_ascii=True)

    @classmethod
    def from_text(cls, text: str) -> SavedDraft | None:
        """Read ``to_text`` back; None for a text that makes no sense."""
        try:
            kept = json.loads(text)
            if kept["version"] != _VERSION:
                return None
            return cls(
                topic=_word(kept, "topic", ""),
                partition=_word(kept, "partition", "By key"),
                method=_word(kept, "method", "asynchronous"),
                acks=_word(kept, "acks", "all"),
                tab=int(kept.get("tab", 0)),
                key=_typed(kept.get("key"), Typed(codec="null")),
                value=_typed(kept.get("value"), Typed(codec="json")),
                value_format=_word(kept, "value_format", "json"),
                headers=tuple((str(name), _typed(typed, Typed())) for name, typed in kept.get("headers", ())),
                options=_texts(kept.get("options")),
                repeat=_texts(kept.get("repeat")),
                split=tuple(int(size) for size in kept.get("split", ())),
                lines=_word(kept, "lines", ""),
                grammar=LineGrammar(**kept.get("grammar", {})),
                marks={int(line): int(mark) for line, mark in kept.get("marks", {}).items()},
                each_line=bool(kept.get("each_line", False)),
            )
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError, InputRefused):
            return None


def _word(kept: dict[str, object], name: str, default: str) -> str:
    value = kept.get(name, default)
    if not isinstance(value, str):
        raise TypeError(f"{name} is a text")
    return value


def _typed(value: object, default: Typed) -> Typed:
    if not isinstance(value, dict):
        return default
    codec(str(value["codec"]))
    return Typed(str(value["text"]), str(value["codec"]))


def _texts(value: object) -> dict[str, str]:
    return {str(name): str(text) for name, text in value.items()} if isinstance(value, dict) else {}
