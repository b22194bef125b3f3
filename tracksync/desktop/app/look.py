"""The person's choices of theme, text size, language and clock, brought to Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTranslator, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from tracksync.desktop.look import scale
from tracksync.desktop.look.languages import install_language, remove_language
from tracksync.desktop.look.words import Words
from tracksync.ports.settings import Preferences

if TYPE_CHECKING:
    from tracksync.desktop.look.chosen import ChosenLook
    from tracksync.desktop.look.look import Look

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
        self._system_font = QFont(app.font())
        self._language: tuple[QTranslator, ...] = ()
        self._spoken = ("", "")
        self._look: ChosenLook | None = None
        self.speak()
        app.setFont(scale.font(self._base(), scale.Type.BODY))
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def look(self) -> Look:
        """What windows look like; made when a first one, or the open menu, asks for it."""
        if self._look is None:
            # And 1.2 MB for the enums of `Qt`, which painting needs.
            from tracksync.desktop.look.chosen import ChosenLook  # 10 ms, 0.3 MB

            self._look = ChosenLook(
                self._app, self._preferences, base=self._base(), words=self.words, parent=self
            )
        return self._look

    def apply(self) -> None:
        """Take on what the settings say now."""
        if self.speak():
            if self._look is not None:
                self._look.words = self.words
            self.spoken_anew.emit()
        # First the font: style sheets are polished with the application's as it is then.
        font = scale.font(self._base(), scale.Type.BODY)
        if font != self._app.font():
            self._app.setFont(font)
        if self._look is not None:
            self._look.renew(self._base())

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

    def _base(self) -> QFont:
        """Make the font of ordinary text."""
        base = QFont(self._system_font)
        share = self._preferences.number("appearance.text_scale_percent") / 100
        if base.pixelSize() > 0:
            base.setPixelSize(round(base.pixelSize() * share))
        else:
            base.setPointSizeF(base.pointSizeF() * share)
        return base

    def _system_changed(self, _: object) -> None:
        self.apply()


def _locale(language: str) -> QLocale:
    """Choose the locale: the system's own where it speaks that language, for its region."""
    system = QLocale.system()
    if language == "system" or system.name().startswith(language):
        return system
    return QLocale({"de": "de_DE", "en": "en_GB"}.get(language, language))
