"""The look of this moment: colours, fonts, icons and words, handed to every view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QWidget

from tracksync.core.values import dataclass
from tracksync.desktop.look import colour, hues, scale, tokens
from tracksync.desktop.look.colour import Rgb
from tracksync.desktop.look.icons import Icons
from tracksync.desktop.look.scale import Type
from tracksync.desktop.look.sheet import style_sheet
from tracksync.desktop.look.tokens import SystemColours, Tokens
from tracksync.desktop.look.words import Words

# The height of a line of 10 pt text, for which icons were drawn.
_ORDINARY_LINE_PX = 18
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
        self._fonts: dict[tuple[Type, bool], QFont] = {}
        self._heights: dict[Type, int] = {}
        self._hues: dict[int, tuple[Rgb, Rgb]] = {}

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
        self._fonts.clear()
        self._heights.clear()
        self._hues.clear()
        self.changed.emit()

    def font(self, size: Type = Type.BODY, *, is_strong: bool = False) -> QFont:
        asked = (size, is_strong)
        if asked not in self._fonts:
            self._fonts[asked] = scale.font(self._theme.base, size, is_strong=is_strong)
        return self._fonts[asked]

    def line_height(self, size: Type = Type.BODY) -> int:
        if size not in self._heights:
            self._heights[size] = QFontMetrics(self.font(size)).height()
        return self._heights[size]

    def em(self, ems: float) -> int:
        """Tell a length that grows with the person's text size."""
        return round(ems * self.line_height())

    def px(self, of: int) -> int:
        """Tell a size that was chosen for ordinary text at the person's text size."""
        return max(of, round(of * self.line_height() / _ORDINARY_LINE_PX))

    def hue(self, hue: int) -> Rgb:
        """Tell the colour of a task's hue on this page."""
        return self._hue(hue)[0]

    def hue_tint(self, hue: int) -> Rgb:
        """Tell the ground of a block of that hue; text is readable on it."""
        return self._hue(hue)[1]

    def _hue(self, hue: int) -> tuple[Rgb, Rgb]:
        if hue not in self._hues:
            t = self.tokens
            wanted = hues.hue_colour(hue, is_dark=t.is_dark)
            strong = colour.readable(wanted, (t.surface,), colour.SHAPE_CONTRAST)
            tint = colour.mix(t.surface, strong, 0.26 if t.is_dark else 0.17)
            self._hues[hue] = (strong, t.surface if t.is_high_contrast else tint)
        return self._hues[hue]

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
        self.changed.connect(_Follower(widget, now).follow)


class _Follower(QObject):
    """Goes with its widget, and its connection with it."""

    def __init__(self, widget: QObject, now: Callable[[], None]) -> None:
        super().__init__(widget)
        self._now = now

    def follow(self) -> None:
        self._now()
