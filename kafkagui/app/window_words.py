"""What the command line says of the window: nothing, its switches, files and links to open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from kafkagui.core.frozen import frozen

LOCAL = "--local"
NEW_WINDOW = "--new-window"
_LINK = "kafka://"


@frozen
class WindowWords:
    """How the window starts.

    Attributes:
        starts_local_kafka: the local Kafka is started at once.
        is_separate: a window of its own is wanted, also where one is open.
        to_open: full paths of files, and links.
    """

    starts_local_kafka: bool = False
    is_separate: bool = False
    to_open: tuple[str, ...] = ()

    def to_text(self) -> str:
        """The words as one line."""
        import json

        return json.dumps(asdict(self))

    @classmethod
    def from_text(cls, text: str) -> WindowWords:
        """Read ``to_text`` back.

        Raises:
            ValueError: it is none.
        """
        import json

        try:
            found = json.loads(text)
            opened = tuple(str(word) for word in found["to_open"])
            return cls(bool(found["starts_local_kafka"]), bool(found["is_separate"]), opened)
        except (KeyError, TypeError) as error:
            raise ValueError(f"no words for the window: {text[:80]!r}") from error


def window_words(words: Sequence[str]) -> WindowWords | None:
    """The words for the window; None where they are a command."""
    to_open = [word for word in words if word not in (LOCAL, NEW_WINDOW)]
    if not all(_can_be_opened(word) for word in to_open):
        return None
    full = (word if word.startswith(_LINK) else str(Path(word).absolute()) for word in to_open)
    return WindowWords(LOCAL in words, NEW_WINDOW in words, tuple(full))


def _can_be_opened(word: str) -> bool:
    """A link, or a file; a bare name is a command even where a file is called like it."""
    return word.startswith(_LINK) or (not word.startswith("-") and not word.isidentifier() and Path(word).is_file())
