"""The look of this moment: colours, fonts, icons and words, handed to every view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QWidget

from tracksync.desktop.look import colour, hues, scale, tokens
from tracksync.desktop.look.colour import Rgb
from tracksync.desktop.look.icons import Icons
from tracksync.desktop.look.scale import Type
from tracksync.desktop.look.sheet import style_sheet
from tracksync.desktop.look.tokens import SystemColours, Tokens
from tracksync.desktop.look.words import Words

# What Qt's Fusion style says when no desktop says anything.
_FUSION_LIGHT, _FUSION_DARK = "#efefef", "#323232"


@dataclass(frozen=True)
class Theme:
    """One look, complete."""

    tokens: Tokens
    base: QFont
    is_motion_reduced: bool = False


def qcolor(of: Rgb, alpha: float = 1.0) -> QColor:
    """Make it a colour Qt paints with."""
    made = QColor(*of)
    made.setAlphaF(alpha)
    return made


def system_colours(palette: QPalette, *, is_high_contrast: bool = False) -> SystemColours:
    """Take the colours from the system's palette; our own where the system has none."""
    window = palette.color(QPalette.ColorRole.Window)
    if window.name() == _FUSION_LIGHT:
        return tokens.LIGHT
    if window.name() == _FUSION_DARK:
        return tokens.DARK

    def rgb(role: QPalette.ColorRole) -> Rgb:
        of = palette.color(role)
        return (of.red(), of.green(), of.blue())

    return SystemColours(
        window=rgb(QPalette.ColorRole.Window),
        base=rgb(QPalette.ColorRole.Base),
        text=rgb(QPalette.ColorRole.WindowText),
        accent=rgb(QPalette.ColorRole.Accent),
        is_high_contrast=is_high_contrast,
    )


def system_theme(app: QGuiApplication) -> Theme:
    """Read the system's look."""
    hints = app.styleHints()
    # Qt 6.10 tells of high contrast; earlier releases cannot.
    asked = getattr(getattr(hints, "accessibility", lambda: None)(), "contrastPreference", None)
    strong = asked is not None and getattr(asked(), "name", "") == "HighContrast"
    found = system_colours(app.palette(), is_high_contrast=strong)
    return Theme(tokens.derive(found), app.font(), is_motion_reduced=strong)


class Look(QObject):
    """Holds the theme; everything that paints asks it, and repaints when `changed` comes."""

    changed = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.words = words
        self._icons = Icons()

    @property
    def theme(self) -> Theme:
        return self._theme

    @property
    def tokens(self) -> Tokens:
        return self._theme.tokens

    @property
    def motion_ms(self) -> int:
        return 0 if self._theme.is_motion_reduced else 140

    def become(self, theme: Theme) -> None:
        """Take on another theme."""
        self._theme = theme
        self._icons.forget()
        self.changed.emit()

    def font(self, size: Type = Type.BODY, *, is_strong: bool = False) -> QFont:
        return scale.font(self._theme.base, size, is_strong=is_strong)

    def line_height(self, size: Type = Type.BODY) -> int:
        return QFontMetrics(self.font(size)).height()

    def em(self, ems: float) -> int:
        """Tell a length that grows with the person's text size."""
        return round(ems * QFontMetrics(self.font()).height())

    def hue(self, hue: int) -> Rgb:
        """Tell the colour of a task's hue on this page."""
        wanted = hues.hue_colour(hue, is_dark=self.tokens.is_dark)
        return colour.readable(wanted, (self.tokens.surface,), colour.SHAPE_CONTRAST)

    def hue_tint(self, hue: int) -> Rgb:
        """Tell the ground of a block of that hue; text is readable on it."""
        if self.tokens.is_high_contrast:
            return self.tokens.surface
        return colour.mix(self.tokens.surface, self.hue(hue), 0.26 if self.tokens.is_dark else 0.17)

    def icon(self, name: str, of: Rgb | None = None, size_px: int = 18) -> QIcon:
        return self._icons.icon(name, of or self.tokens.text_quiet, size_px)

    def palette(self) -> QPalette:
        """Make the palette that belongs to the theme."""
        t = self.tokens
        made = QPalette()
        role = QPalette.ColorRole
        for which, of in (
            (role.Window, t.surface),
            (role.Base, t.field),
            (role.AlternateBase, t.raised),
            (role.Button, t.raised),
            (role.WindowText, t.text),
            (role.Text, t.text),
            (role.ButtonText, t.text),
            (role.PlaceholderText, t.text_quiet),
            (role.ToolTipBase, t.raised),
            (role.ToolTipText, t.text),
            (role.Highlight, t.accent),
            (role.HighlightedText, t.on_accent),
            (role.Accent, t.accent),
            (role.Link, t.link),
        ):
            made.setColor(which, qcolor(of))
        disabled = QPalette.ColorGroup.Disabled
        for which in (role.WindowText, role.Text, role.ButtonText):
            made.setColor(disabled, which, qcolor(colour.mix(t.text_quiet, t.surface, 0.3)))
        return made

    def dress(self, window: QWidget) -> None:
        """Give a top-level window the look, now and at each change."""

        def now() -> None:
            window.setPalette(self.palette())
            window.setFont(self.font())
            window.setStyleSheet(style_sheet(self.tokens, self.em(1.0)))

        window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        now()
        self.follow(window, now)

    def follow(self, widget: QObject, now: Callable[[], None]) -> None:
        """Call *now* at each change of the look, as long as *widget* lives."""
        self.changed.connect(now)
        widget.destroyed.connect(lambda: self.changed.disconnect(now))
