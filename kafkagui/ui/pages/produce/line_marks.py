"""What a person decided about single lines: skip it, or give it a null key. A mark moves with its line."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtGui import QTextBlock, QTextDocument


class LineMark(IntEnum):
    """A decision, kept in the text block's user state."""

    NONE = -1
    SKIP = 1
    NULL_KEY = 2


def mark_line(document: QTextDocument, line: int, mark: LineMark) -> None:
    """Mark a line, counted from 1."""
    block = document.findBlockByNumber(line - 1)
    block.setUserState(int(mark))
    document.markContentsDirty(block.position(), max(block.length() - 1, 0))


def mark_of(block: QTextBlock) -> LineMark:
    """What was decided about one line."""
    return LineMark(block.userState()) if block.userState() > 0 else LineMark.NONE


def marks_of(document: QTextDocument) -> dict[int, LineMark]:
    """Marked lines, counted from 1; walks through the whole text."""
    found: dict[int, LineMark] = {}
    block = document.begin()
    while block.isValid():
        state = block.userState()
        if state > 0:
            found[block.blockNumber() + 1] = LineMark(state)
        block = block.next()
    return found
