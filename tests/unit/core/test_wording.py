"""The words in the language in force."""

from __future__ import annotations

import gettext
from collections.abc import Iterator

import pytest

from kafkagui.core.wording import mark, speak, tr, trn


class Shouting(gettext.NullTranslations):
    """A language of capitals, whose plural begins at three."""

    def gettext(self, message: str) -> str:
        return message.upper() if "{" not in message else message.replace(" has ", " HAS ")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return msgid2 if n > 2 else msgid1


@pytest.fixture
def _shouting() -> Iterator[None]:
    speak(Shouting())
    yield
    speak(None)


def test_english_is_the_text_itself() -> None:
    assert tr("Connect") == "Connect"
    assert mark("Connect") == "Connect"


def test_values_are_put_in_with_their_format() -> None:
    assert tr("{topic} has {count:,} partitions.", topic="a", count=1200) == "a has 1,200 partitions."


def test_braces_stay_where_no_value_is_given() -> None:
    assert tr('{"a": 1}') == '{"a": 1}'


@pytest.mark.parametrize(("count", "words"), [(0, "0 records"), (1, "1 record"), (2, "2 records")])
def test_english_plural(count: int, words: str) -> None:
    assert trn("{count} record", "{count} records", count) == words


@pytest.mark.usefixtures("_shouting")
def test_another_language() -> None:
    assert tr("Connect") == "CONNECT"
    assert tr("{topic} has it", topic="a") == "a HAS it"
    assert trn("{count} record", "{count} records", 2) == "2 record"


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        tr("{topic} of {cluster}", topic="a")
