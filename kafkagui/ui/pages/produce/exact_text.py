"""The text of an editor, letter by letter."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit


def exact_text(editor: QPlainTextEdit) -> str:
    """What was typed; ``toPlainText`` would turn no-break spaces into spaces and line separators into line feeds."""
    return editor.document().toRawText().replace("\u2029", "\n")
