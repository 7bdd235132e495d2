"""Which languages there are besides English, and how one is put in force."""

from __future__ import annotations

from kafkagui.core.wording import speak
from kafkagui.resource_files import resource_path

ENGLISH = "en"
TRANSLATED = ("de",)
"""Languages with a catalogue, by their ISO 639 codes."""


class _InForce:
    """The language of this process."""

    code = ENGLISH


def spoken_language() -> str:
    """The code of the language in force."""
    return _InForce.code


def speak_language(code: str) -> None:
    """Put a language in force; English is what has no catalogue, and costs nothing.

    Texts that are shown already stay as they are.
    """
    _InForce.code = code if code in TRANSLATED else ENGLISH
    if _InForce.code == ENGLISH:
        speak(None)
        return
    from gettext import GNUTranslations  # Here, since English needs none of it.

    with resource_path("translations", f"{code}.mo").open("rb") as file:
        speak(GNUTranslations(file))


def nearest_language(wishes: list[str]) -> str:
    """The first of a person's languages, such as ``de-AT`` or ``en_GB``, that the program speaks; else English."""
    for wish in wishes:
        code = wish.replace("_", "-").partition("-")[0].lower()
        if code == ENGLISH or code in TRANSLATED:
            return code
    return ENGLISH
