"""Texts in and out of a Qt document letter by letter.

Qt's own ways change letters: ``toPlainText`` and the clipboard turn no-break spaces into spaces and line separators
into line feeds, and PySide drops a byte order mark at the start of a text that it hands to Qt.
"""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtGui import QTextCursor, QTextDocument

_MARK: Final = "\ufeff"
_CHANGED: Final = re.compile("[\r\u2029\ufdd0\ufdd1\ud800-\udfff]")
"""Letters that come out as a line feed, since they end a line in a document; halves of letters, which PySide drops."""


def document_text(document: QTextDocument) -> str:
    """What a document holds, lines ending in a line feed."""
    return document.toRawText().replace("\u2029", "\n")


def selected_text(cursor: QTextCursor) -> str:
    """What is selected, lines ending in a line feed."""
    return cursor.selectedText().replace("\u2029", "\n")


def insert_exactly(cursor: QTextCursor, text: str) -> None:
    """Put a text in the place of the selection; the cursor is behind it then."""
    if not text.startswith(_MARK):
        cursor.insertText(text)
        return
    cursor.beginEditBlock()
    start = cursor.selectionStart()
    cursor.insertText(f".{text}")
    end = cursor.position()
    cursor.setPosition(start)
    cursor.deleteChar()
    cursor.setPosition(end - 1)
    cursor.endEditBlock()


def is_kept_exactly(text: str) -> bool:
    """Whether a document gives this text back as it is.

    A carriage return, a paragraph separator and two noncharacters that Qt uses for itself come back as line feeds.
    """
    return _CHANGED.search(text) is None
