"""The words a person reads, in the language they chose.

Sources hold English. `tr` gives a text in the language in force, `trn` one that depends on a number, and `mark`
stands around a text that is declared before a language is chosen and shown later with `tr`. Values are put in
after the translation, so that a language can order them its own way:

    tr("{topic} has {count:,} partitions.", topic=name, count=12)

Translations are gettext catalogues, `resources/translations/<language>.po`; `dev.py words` keeps them. Commands
without a window never call `speak`, so their output is English for every script.
"""

from __future__ import annotations

from typing import Protocol


class Translations(Protocol):
    """A catalogue in one language; `gettext.GNUTranslations` is one."""

    def gettext(self, message: str, /) -> str:
        """The text in this language, or itself if the catalogue lacks it."""

    def ngettext(self, singular: str, plural: str, count: int, /) -> str:
        """The form of the text that this language uses for `count`."""


class _Spoken:
    """What is spoken in this process: one language at a time, as one person reads it."""

    translations: Translations | None = None


def speak(translations: Translations | None) -> None:
    """Use these translations from now on; None is English. Texts that are shown already stay as they are."""
    _Spoken.translations = translations


def tr(text: str, /, **values: object) -> str:
    """The text in the language in force, with `values` put into its braces.

    Raises:
        KeyError: the text names a value that is not given.
    """
    spoken = _Spoken.translations  # No text is no text, while gettext would give its catalogue's head.
    translated = spoken.gettext(text) if spoken and text else text
    return translated.format(**values) if values else translated


def trn(singular: str, plural: str, count: int, /, **values: object) -> str:
    """The form of the text for `count` in the language in force; `{count}` and `values` are put in.

    Raises:
        KeyError: the text names a value that is not given.
    """
    spoken = _Spoken.translations
    if spoken:
        form = spoken.ngettext(singular, plural, count)
    else:
        form = singular if count == 1 else plural
    return form.format(count=count, **values)


def mark(text: str, /) -> str:
    """The text itself, found by the translators; whoever shows it calls `tr` on it."""
    return text
