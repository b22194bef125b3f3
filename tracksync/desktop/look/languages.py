"""Loads the person's language into Qt, before any window is made."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from tracksync.desktop.look.resources import translations

LANGUAGES = ("en", "de")


def install_language(app: QCoreApplication, locale: QLocale) -> tuple[QTranslator, ...]:
    """
    Load Qt's own words and ours, where there are any in that language.

    English has a file too: it holds the plurals. Keep what is returned to take it out again.
    """
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    made = []
    for name, folder in (("qtbase", qt_folder), ("tracksync", str(translations()))):
        translator = QTranslator()
        fallback = QLocale(QLocale.Language.English)
        if translator.load(locale, name, "_", folder) or (
            name == "tracksync" and translator.load(fallback, name, "_", folder)
        ):
            app.installTranslator(translator)
            made.append(translator)
    return tuple(made)


def remove_language(app: QCoreApplication, installed: tuple[QTranslator, ...]) -> None:
    """Take a language out again."""
    for translator in installed:
        app.removeTranslator(translator)
