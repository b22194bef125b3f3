"""The person's choices of theme, text size, language and clock, brought to Qt."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QLocale, QObject, Qt, QTranslator, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from tracksync.desktop.look import scale, tokens
from tracksync.desktop.look.languages import install_language, remove_language
from tracksync.desktop.look.look import Look, Theme, system_colours, system_theme
from tracksync.desktop.look.words import Words
from tracksync.ports.settings import Preferences

_THEMES = {"light": tokens.LIGHT, "dark": tokens.DARK, "high contrast": tokens.HIGH_CONTRAST}
_CLOCKS = {"24 h": "HH:mm", "12 h": "h:mm AP"}


class ChosenWords(Words):
    """Times as the person chose them, whatever the language does."""

    def __init__(self, locale: QLocale, clock: str, parent: QObject | None = None) -> None:
        super().__init__(locale, parent)
        self._time_format = _CLOCKS.get(clock, self._time_format)


class AppLook(QObject):
    """
    Applies what the settings say, now and at each change.

    `spoken_anew` comes when language or clock changed: words that are on a screen are old then.
    """

    spoken_anew = Signal()

    def __init__(self, app: QApplication, preferences: Preferences) -> None:
        super().__init__(app)
        self._app, self._preferences = app, preferences
        self._base = QFont(app.font())
        self._palette = QPalette(app.palette())
        self._language: tuple[QTranslator, ...] = ()
        self._spoken = ("", "")
        self.speak()
        self.look = Look(self._theme(), self.words, self)
        app.setFont(self.look.font())
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    def apply(self) -> None:
        """Take on what the settings say now."""
        if self.speak():
            self.look.words = self.words
            self.spoken_anew.emit()
        theme = self._theme()
        if theme != self.look.theme:
            # First the font: style sheets are polished with the application's as it is then.
            self._app.setFont(scale.font(theme.base, scale.Type.BODY))
            self.look.become(theme)

    def speak(self) -> bool:
        """Load the language and clock that are chosen; tell whether that changed anything."""
        language = self._preferences.text("appearance.language")
        clock = self._preferences.text("appearance.clock")
        if (language, clock) == self._spoken:
            return False
        self._spoken = (language, clock)
        locale = _locale(language)
        QLocale.setDefault(locale)
        remove_language(self._app, self._language)
        self._language = install_language(self._app, locale)
        self.words = ChosenWords(locale, clock, self)
        return True

    def _theme(self) -> Theme:
        chosen = _THEMES.get(self._preferences.text("appearance.theme"))
        found = system_theme(self._app)
        if chosen is None:
            chosen = system_colours(self._app.palette())
            if found.tokens.is_high_contrast:
                chosen = replace(chosen, is_high_contrast=True)
        base = QFont(self._base)
        share = self._preferences.number("appearance.text_scale_percent") / 100
        if base.pixelSize() > 0:
            base.setPixelSize(round(base.pixelSize() * share))
        else:
            base.setPointSizeF(base.pointSizeF() * share)
        return Theme(tokens.derive(chosen), base, is_motion_reduced=found.is_motion_reduced)

    def _system_changed(self, _: Qt.ColorScheme) -> None:
        self.apply()


def _locale(language: str) -> QLocale:
    """Choose the locale: the system's own where it speaks that language, for its region."""
    system = QLocale.system()
    if language == "system" or system.name().startswith(language):
        return system
    return QLocale({"de": "de_DE", "en": "en_GB"}.get(language, language))
