"""Colours for the beginning of a long JSON text."""

from __future__ import annotations

from kafkagui.ui.widgets.code_editor import HIGHLIGHT_LIMIT
from kafkagui.ui.widgets.json_highlighter import JsonHighlighter


class LimitedJsonHighlighter(JsonHighlighter):
    """Colours JSON up to the usual limit and leaves the rest plain, however the text grows."""

    def highlightBlock(self, text: str) -> None:
        if self.currentBlock().position() < HIGHLIGHT_LIMIT:
            super().highlightBlock(text)
