"""The language of the settings, in the program's words and in Qt's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from kafkagui.app.language import speak_as_set
from kafkagui.core.languages import ENGLISH, TRANSLATED, speak_language, spoken_language
from kafkagui.core.settings import LANGUAGE, Language, Settings
from kafkagui.core.wording import tr
from tests.fakes.stores import StateStoreFake


@pytest.fixture(autouse=True)
def _english_again(qapp: QApplication) -> Iterator[None]:
    yield
    speak_language(ENGLISH)
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


def test_german_is_spoken_by_the_program_and_by_qt(qapp: QApplication) -> None:
    settings = Settings(StateStoreFake())
    settings.put(LANGUAGE, Language.GERMAN)
    speak_as_set(qapp, settings)
    assert tr("Cancel") == "Abbrechen"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


def test_the_system_of_the_tests_speaks_english(qapp: QApplication) -> None:
    speak_as_set(qapp, Settings(StateStoreFake()))
    assert spoken_language() == ENGLISH
    assert not qapp.findChildren(QTranslator)


def test_every_language_of_the_settings_can_be_spoken() -> None:
    assert {language.value for language in Language} == {"system", ENGLISH, *TRANSLATED}
    assert len(LANGUAGE.words) == len(LANGUAGE.options)
