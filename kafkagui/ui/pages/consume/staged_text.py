"""Fills a viewer with a long text piece by piece, so that the window goes on meanwhile."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, QTimer

from kafkagui.ui.widgets.code_editor import HIGHLIGHT_LIMIT, CodeEditor, HighlighterFactory

COLOURED_PIECE = 4_096
"""Characters that are coloured at once; colouring them takes about 6 ms."""

PLAIN_PIECE = 32_768
"""Characters that are laid out at once without colours, in about 15 ms."""

_LEAST_PAUSE_MS = 4
"""Between two pieces; at least as long as the piece took, so that input and other work come in."""

LONGEST_LINE = 4_096
"""Characters of one line; a longer one would be laid out anew, whole, with every piece."""


class StagedText(QObject):
    """Shows the first piece of a text at once and adds the others as the loop has time.

    Args:
        viewer: a read-only editor.
    """

    def __init__(self, viewer: CodeEditor) -> None:
        super().__init__(viewer)
        self._viewer = viewer
        self._rest: Iterator[str] = iter(())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)

    @property
    def is_complete(self) -> bool:
        """Whether everything is shown."""
        return not self._timer.isActive()

    def show_pieces(self, pieces: Iterable[str], highlighter: HighlighterFactory | None = None) -> None:
        """Show a text that comes in pieces, each short enough to be laid out at once."""
        self._rest = iter(pieces)
        self._viewer.set_highlighter(None)
        self._viewer.set_text(next(self._rest, ""))
        self._viewer.set_highlighter(highlighter)
        self._timer.start(_LEAST_PAUSE_MS)

    def _on_time(self) -> None:
        begun = time.perf_counter()
        piece = next(self._rest, None)
        if piece is not None:
            self._viewer.append_text(piece)
            took_ms = int((time.perf_counter() - begun) * 1_000)
            self._timer.start(max(_LEAST_PAUSE_MS, took_ms))


def has_long_line(text: str) -> bool:
    """Whether a line of the text is broken by ``pieces_of``."""
    return any(len(line) > LONGEST_LINE for line in text.split("\n"))


def pieces_of(text: str) -> Iterator[str]:
    """A text in pieces that end with a line; lines that are too long are broken."""
    piece: list[str] = []
    size = shown = 0
    for line in _short_lines(text):
        piece.append(line)
        size += len(line)
        if size >= (COLOURED_PIECE if shown < HIGHLIGHT_LIMIT else PLAIN_PIECE):
            yield "".join(piece)
            shown += size
            piece, size = [], 0
    if piece:
        yield "".join(piece)


def _short_lines(text: str) -> Iterator[str]:
    """Lines with their ends, broken where they are too long."""
    start = 0
    while start < len(text):
        end = text.find("\n", start, start + LONGEST_LINE + 1)
        if end >= 0:
            yield text[start : end + 1]
            start = end + 1
        elif start + LONGEST_LINE < len(text):
            yield text[start : start + LONGEST_LINE] + "\n"
            start += LONGEST_LINE
        else:
            yield text[start:]
            return
