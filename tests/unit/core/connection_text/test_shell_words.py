from __future__ import annotations

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kafkagui.core.connection_text.shell_words import words_of
from kafkagui.core.errors import InputRefused


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r\\`"), min_size=2), min_size=1)
)
def test_what_is_quoted_for_a_shell_is_one_word_each(words: list[str]) -> None:
    kept = ["kcat", *(f"x{word}" for word in words)]
    if not any(part in " ".join(kept).lower() for part in (".bat", ".cmd", ".exe", ".ps1", "^")):
        assert words_of(shlex.join(kept)) == kept


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("$ kcat -b a", ["kcat", "-b", "a"]),
        ("kcat \\\n  -b a | jq .", ["kcat", "-b", "a"]),
        ("kcat 'a'\"b\"c\\ d", ["kcat", "abc d"]),
        ('kcat "a\\"b\\\\c\\d$"', ["kcat", 'a"b\\c\\d$']),
        ("kcat -X ''", ["kcat", "-X", ""]),
        ('kafka-topics.bat --command-config C:\\me\\a.properties ^\r\n --x "a ""b"" c"',
         ["kafka-topics.bat", "--command-config", "C:\\me\\a.properties", "--x", 'a "b" c']),
    ],
)  # fmt: skip
def test_each_shell_by_its_own_rules(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_an_open_quotation_mark_is_refused() -> None:
    with pytest.raises(InputRefused, match="never closed"):
        words_of("kcat -X 'sasl.password=abc")
