"""Puts the chosen language in force, in the program and in what Qt itself says."""

from __future__ import annotations

import logging

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from kafkagui.core.languages import ENGLISH, nearest_language, speak_language, spoken_language
from kafkagui.core.settings import LANGUAGE, Language, Settings

_log = logging.getLogger(__name__)


def speak_as_set(app: QCoreApplication, settings: Settings) -> None:
    """Speak the language of the settings; called before the window is built, since shown texts stay as they are."""
    chosen = settings.get(LANGUAGE)
    wishes = QLocale.system().uiLanguages() if chosen is Language.SYSTEM else [chosen.value]
    try:
        speak_language(nearest_language(wishes))
    except OSError as error:
        _log.error("The translations cannot be read, so the program speaks English: %s", error)
        speak_language(ENGLISH)
    if spoken_language() != ENGLISH:
        _translate_qt(app, spoken_language())


def _translate_qt(app: QCoreApplication, code: str) -> None:
    """Menus of text fields, file dialogs, buttons: Qt brings their translations along."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{code}", folder):
        app.installTranslator(translator)
    else:
        _log.warning("Qt's own texts stay English: there is no qtbase_%s in %s.", code, folder)
