"""Which language is put in force."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kafkagui.core.languages import ENGLISH, nearest_language, speak_language, spoken_language
from kafkagui.core.wording import tr, trn


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    speak_language(ENGLISH)


def test_german_is_spoken_from_its_catalogue() -> None:
    speak_language("de")
    assert (spoken_language(), tr("Cancel")) == ("de", "Abbrechen")
    assert trn("{count} broker", "{count} brokers", 1) == "1 Broker"


def test_no_text_stays_none() -> None:
    speak_language("de")
    assert tr("") == ""


@pytest.mark.parametrize("code", [ENGLISH, "tlh"])
def test_what_has_no_catalogue_is_english(code: str) -> None:
    speak_language("de")
    speak_language(code)
    assert (spoken_language(), tr("Cancel")) == (ENGLISH, "Cancel")


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        (["de-AT", "en"], "de"),
        (["de_DE.UTF-8"], "de"),
        (["fr", "de"], "de"),
        (["en-GB", "de"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_first_language_that_is_known_is_the_nearest(wishes: list[str], expected: str) -> None:
    assert nearest_language(wishes) == expected
