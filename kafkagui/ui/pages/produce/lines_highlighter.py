"""Colours key:value lines by the grammar: headers, key, separator, value."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument

from kafkagui.core.errors import InputRefused
from kafkagui.core.lines import LineGrammar, LineSpans, parse_line
from kafkagui.ui.pages.produce.line_marks import LineMark
from kafkagui.ui.widgets.json_highlighter import JsonHighlighter

LONGEST_LINE = 4_000
"""A longer line stays plain: colouring costs time with its length."""


class LinesHighlighter(JsonHighlighter):
    """Key bold, separators tinted, the value as JSON, headers tinted; skipped lines faint.

    A long text is coloured only where it is in sight: ``first`` to ``last`` are the lines (from 0) that are.
    """

    def __init__(self, document: QTextDocument) -> None:
        self.grammar = LineGrammar()
        self.lazy = False
        self.is_colouring = False
        """Whether the document changes only because it is being coloured."""
        self.first, self.last = 0, 0
        super().__init__(document)

    def set_grammar(self, grammar: LineGrammar) -> None:
        """Colour by another grammar."""
        if grammar != self.grammar:
            self.grammar = grammar
            if not self.lazy:
                self.colour_all()

    def colour_all(self) -> None:
        """Colour every line."""
        self.is_colouring = True
        self.rehighlight()
        self.is_colouring = False

    def show_range(self, first: int, last: int) -> None:
        """Colour the lines that came into sight."""
        self.first, self.last = first, last
        document = self.document()
        self.is_colouring = True
        for number in range(first, last + 1):
            self.rehighlightBlock(document.findBlockByNumber(number))
        self.is_colouring = False

    def _colour(self, text: str, spans: LineSpans) -> None:
        if spans.headers is not None:
            self._headers(text, *spans.headers)
            self._separator(spans.headers[1], len(self.grammar.headers_delimiter))
        if spans.key is not None:
            self.paint_span(spans.key[0], spans.key[1] - spans.key[0], "text", bold=True)
            self._separator(spans.key[1], len(self.grammar.key_separator))
        self.colour_json(text, spans.value[0])

    def _headers(self, text: str, start: int, end: int) -> None:
        self.paint_span(start, end - start, "jsonLit")
        for separator in (self.grammar.headers_separator, self.grammar.headers_key_separator):
            place = text.find(separator, start, end)
            while place >= 0:
                self._separator(place, len(separator))
                place = text.find(separator, place + len(separator), end)

    def _separator(self, start: int, length: int) -> None:
        self.paint_span(start, length, "accentText", fill="accentSoft")

    def highlightBlock(self, text: str) -> None:
        if self.lazy and not self.first <= self.currentBlock().blockNumber() <= self.last:
            return
        if not text or len(text) > LONGEST_LINE:
            return
        mark = self.currentBlock().userState()
        if mark == LineMark.SKIP:
            self.paint_span(0, len(text), "text3")
            return
        if mark == LineMark.NULL_KEY:
            self.colour_json(text)
            return
        try:
            parsed = parse_line(text, 1, self.grammar)
        except InputRefused:
            self.paint_span(0, len(text), "err")
            return
        self._colour(text, parsed.spans)
