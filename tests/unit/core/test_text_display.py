"""One line that shows what has no glyph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kafkagui.core.text_display import one_line


@pytest.mark.parametrize(
    ("text", "limit", "line"),
    [
        ("plain", 5, "plain"),
        ("plainer", 5, "plai…"),
        ("a\tb\r\n\x00\x1b", 40, "a\\tb\\r\\n\\0\\x1b"),
        ("\u202eevil\u2028", 40, "\\u202eevil\\u2028"),
        ("\u06cc\u200c\u062e 👩\u200d🔧", 40, "\u06cc\u200c\u062e 👩\u200d🔧"),
        ("\n\n\n", 5, "\\n\\n…"),
        ("", 5, ""),
        ("ab", 0, "…"),
    ],
)
def test_lines(text: str, limit: int, line: str) -> None:
    assert one_line(text, limit) == line


@given(text=st.text(st.characters()), limit=st.integers(1, 30))
def test_never_longer_than_asked_and_always_encodable(text: str, limit: int) -> None:
    line = one_line(text, limit)
    assert len(line) <= limit
    line.encode("utf-8")
    assert len(line.splitlines()) <= 1
