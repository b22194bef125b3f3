"""The one table of colours, derived from what the system says, in light, dark and high contrast."""

from __future__ import annotations

from enum import StrEnum

from tracksync.core.values import dataclass
from tracksync.desktop.look import colour
from tracksync.desktop.look.colour import SHAPE_CONTRAST, TEXT_CONTRAST, Rgb


class State(StrEnum):
    """What a moment of the day was."""

    ACTIVE = "active"
    THINKING = "thinking"
    MEETING = "meeting"
    AWAY = "away"
    ASLEEP = "asleep"
    LOCKED = "locked"
    UNKNOWN = "unknown"


class Hatch(StrEnum):
    """A pattern that says the same as a colour."""

    NONE = "none"
    DOTS = "dots"
    LINES = "lines"
    DIAGONAL = "diagonal"
    CROSS = "cross"
    SPARSE = "sparse"


HATCHES = {
    State.ACTIVE: Hatch.NONE,
    State.THINKING: Hatch.DOTS,
    State.MEETING: Hatch.CROSS,
    State.AWAY: Hatch.SPARSE,
    State.ASLEEP: Hatch.LINES,
    State.LOCKED: Hatch.LINES,
    State.UNKNOWN: Hatch.DIAGONAL,
}

_STATES: dict[State, Rgb] = {
    State.ACTIVE: (46, 158, 91),
    State.THINKING: (20, 150, 150),
    State.MEETING: (64, 120, 210),
    State.AWAY: (205, 140, 20),
    State.ASLEEP: (100, 116, 139),
    State.LOCKED: (100, 116, 139),
    State.UNKNOWN: (134, 138, 143),
}
_AMBER: Rgb = (201, 128, 10)
_RED: Rgb = (214, 58, 58)
_GREEN: Rgb = (34, 139, 84)


@dataclass(frozen=True, slots=True)
class SystemColours:
    """What the desktop says about itself."""

    window: Rgb
    base: Rgb
    text: Rgb
    accent: Rgb
    is_high_contrast: bool = False


# Used where the desktop says nothing about colours.
LIGHT = SystemColours((246, 246, 244), (255, 255, 255), (29, 31, 33), (47, 107, 216))
DARK = SystemColours((38, 40, 43), (29, 31, 33), (232, 232, 230), (110, 163, 255))
HIGH_CONTRAST = SystemColours((0, 0, 0), (0, 0, 0), (255, 255, 255), (255, 214, 0), True)


@dataclass(frozen=True, slots=True)
class Tokens:
    """
    Colours by meaning.

    Attributes:
        canvas: Behind the sidebar and around pages.
        surface: Pages, lists and dialogs.
        raised: The one level of card.
        field: Where text is typed.
        hover, pressed, selected: What a row or quiet button becomes.
        text, text_quiet: At least 4.5 : 1 on all of the above.
        line: Quiet separators; carries no meaning.
        outline: Edges of controls; at least 3 : 1.
        accent, on_accent: Main buttons and what is written on them.
        link: The accent as text.
        focus: The ring around what has the keyboard.
        good, amber, red: Shapes; `*_text` the same as text; `*_tint` the same as a ground for text.
    """

    is_dark: bool
    is_high_contrast: bool
    canvas: Rgb
    surface: Rgb
    raised: Rgb
    field: Rgb
    hover: Rgb
    pressed: Rgb
    selected: Rgb
    text: Rgb
    text_quiet: Rgb
    line: Rgb
    outline: Rgb
    accent: Rgb
    accent_hover: Rgb
    on_accent: Rgb
    link: Rgb
    focus: Rgb
    track: Rgb
    good: Rgb
    good_text: Rgb
    amber: Rgb
    amber_text: Rgb
    amber_tint: Rgb
    red: Rgb
    red_text: Rgb
    red_tint: Rgb
    accent_tint: Rgb
    states: tuple[tuple[State, Rgb], ...]

    def state(self, state: State) -> Rgb:
        """Tell the colour of a state as a shape on `surface` and `raised`."""
        return dict(self.states)[state]

    @property
    def grounds(self) -> tuple[Rgb, ...]:
        """Everything that text may stand on."""
        return (
            self.canvas,
            self.surface,
            self.raised,
            self.field,
            self.hover,
            self.pressed,
            self.selected,
            self.amber_tint,
            self.red_tint,
            self.accent_tint,
        )


@dataclass(frozen=True, slots=True)
class _Grounds:
    """What text may stand on, beside the desktop's own two grounds."""

    raised: Rgb
    hover: Rgb
    pressed: Rgb
    selected: Rgb
    accent_tint: Rgb
    amber_tint: Rgb
    red_tint: Rgb


def _grounds(system: SystemColours, ink: Rgb) -> _Grounds:
    surface, strong = system.base, system.is_high_contrast
    dark = colour.is_dark(surface)

    def shade(share: float) -> Rgb:
        return colour.mix(surface, ink, share)

    def tint(of: Rgb, share: float) -> Rgb:
        return surface if strong else colour.mix(surface, of, share)

    raised = shade(0.055) if dark else colour.mix(surface, system.window, 0.55)
    return _Grounds(
        raised=surface if strong else raised,
        hover=shade(0.07 if dark else 0.045),
        pressed=shade(0.12 if dark else 0.09),
        selected=colour.mix(surface, system.accent, 0.2 if dark else 0.11),
        accent_tint=tint(system.accent, 0.16 if dark else 0.08),
        amber_tint=tint(_AMBER, 0.16 if dark else 0.1),
        red_tint=tint(_RED, 0.18 if dark else 0.08),
    )


def derive(system: SystemColours) -> Tokens:
    """Make the whole table from the few colours the desktop gives."""
    surface, canvas = system.base, system.window
    dark = colour.is_dark(surface)
    strong = system.is_high_contrast
    ink = colour.readable(system.text, (surface, canvas), 12.0 if strong else 7.0)

    def shade(share: float) -> Rgb:
        return colour.mix(surface, ink, share)

    on = _grounds(system, ink)
    plain = (surface, canvas, on.raised, on.hover, on.pressed)
    grounds = (*plain, on.selected, on.accent_tint, on.amber_tint, on.red_tint)

    def as_text(of: Rgb) -> Rgb:
        return colour.readable(of, grounds, 7.0 if strong else TEXT_CONTRAST)

    def as_shape(of: Rgb) -> Rgb:
        return colour.readable(of, grounds, TEXT_CONTRAST if strong else SHAPE_CONTRAST)

    accent = colour.readable(system.accent, plain, SHAPE_CONTRAST)
    on_accent = max((colour.WHITE, colour.BLACK), key=lambda end: colour.contrast(end, accent))
    if colour.contrast(colour.WHITE, accent) >= TEXT_CONTRAST:
        on_accent = colour.WHITE
    quiet = ink if strong else colour.mix(ink, surface, 0.36)
    return Tokens(
        is_dark=dark,
        is_high_contrast=strong,
        canvas=canvas,
        surface=surface,
        raised=on.raised,
        field=surface,
        hover=on.hover,
        pressed=on.pressed,
        selected=on.selected,
        text=as_text(ink),
        text_quiet=as_text(quiet),
        line=shade(0.4) if strong else shade(0.15 if dark else 0.105),
        outline=as_shape(ink if strong else shade(0.45)),
        accent=accent,
        accent_hover=colour.mix(
            accent, colour.BLACK if on_accent == colour.WHITE else colour.WHITE, 0.1
        ),
        on_accent=on_accent,
        link=as_text(system.accent),
        focus=as_shape(system.accent),
        track=shade(0.3) if strong else shade(0.13 if dark else 0.09),
        good=as_shape(_GREEN),
        good_text=as_text(_GREEN),
        amber=as_shape(_AMBER),
        amber_text=as_text(_AMBER),
        amber_tint=on.amber_tint,
        red=as_shape(_RED),
        red_text=as_text(_RED),
        red_tint=on.red_tint,
        accent_tint=on.accent_tint,
        states=tuple((state, as_shape(of)) for state, of in _STATES.items()),
    )
