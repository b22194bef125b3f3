"""The look that the person chose, in front of what the desktop says."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QGuiApplication

from tracksync.desktop.look import tokens
from tracksync.desktop.look.look import Look, Theme, system_colours, system_theme
from tracksync.desktop.look.words import Words
from tracksync.ports.settings import Preferences

_THEMES = {"light": tokens.LIGHT, "dark": tokens.DARK, "high contrast": tokens.HIGH_CONTRAST}


class ChosenLook(Look):
    """
    A look that follows what the settings say.

    Args:
        base: The font of ordinary text, as large as the person wants it.
    """

    def __init__(
        self,
        app: QGuiApplication,
        preferences: Preferences,
        *,
        base: QFont,
        words: Words,
        parent: QObject,
    ) -> None:
        super().__init__(_theme(app, preferences, base), words, parent)
        self._app, self._preferences = app, preferences

    def renew(self, base: QFont) -> None:
        """Take on what the settings and the desktop say now."""
        theme = _theme(self._app, self._preferences, base)
        if theme != self.theme:
            self.become(theme)


def _theme(app: QGuiApplication, preferences: Preferences, base: QFont) -> Theme:
    found = system_theme(app)
    chosen = _THEMES.get(preferences.text("appearance.theme"))
    if chosen is None:
        chosen = system_colours(app.palette())
        if found.tokens.is_high_contrast:
            chosen = replace(chosen, is_high_contrast=True)
    return Theme(tokens.derive(chosen), base, is_motion_reduced=found.is_motion_reduced)
