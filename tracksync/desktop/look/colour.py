"""Arithmetic on colours: mixing, contrast, and the nearest colour that can be read."""

from __future__ import annotations

Rgb = tuple[int, int, int]

BLACK: Rgb = (0, 0, 0)
WHITE: Rgb = (255, 255, 255)
TEXT_CONTRAST = 4.5
SHAPE_CONTRAST = 3.0
_STEPS = 40


def parse(text: str) -> Rgb:
    """Read `#rrggbb`; ValueError for anything else."""
    if len(text) != len("#rrggbb") or not text.startswith("#"):
        msg = f"{text[:20]!r} is not a colour"
        raise ValueError(msg)
    return (int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16))


def write(colour: Rgb) -> str:
    """Write it as `#rrggbb`."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def mix(colour: Rgb, other: Rgb, share: float) -> Rgb:
    """Blend *share* (0 to 1) of *other* into *colour*."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(colour, other, strict=True))
    return (red, green, blue)


def luminance(colour: Rgb) -> float:
    """
    Tell how light it is, 0 to 1.

    Source: WCAG 2.2, "relative luminance".
    """
    red, green, blue = (_linear(c / 255) for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    threshold = 0.04045
    return channel / 12.92 if channel <= threshold else ((channel + 0.055) / 1.055) ** 2.4


def contrast(one: Rgb, other: Rgb) -> float:
    """Tell the contrast of two colours, 1 to 21. Source: WCAG 2.2, "contrast ratio"."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def is_dark(colour: Rgb) -> bool:
    """Whether white reads better on it than black."""
    return contrast(colour, WHITE) > contrast(colour, BLACK)


def readable(wanted: Rgb, grounds: tuple[Rgb, ...], ratio: float) -> Rgb:
    """
    Find the colour nearest to *wanted* that stands out from every ground by *ratio*.

    Goes toward black or white, whichever gets there with the smaller change; where neither does
    (grounds of opposite lightness), the end with the better worst contrast.
    """
    for step in range(_STEPS + 1):
        for end in (BLACK, WHITE):
            candidate = mix(wanted, end, step / _STEPS)
            if all(contrast(candidate, ground) >= ratio for ground in grounds):
                return candidate
    return max((BLACK, WHITE), key=lambda end: min(contrast(end, ground) for ground in grounds))
