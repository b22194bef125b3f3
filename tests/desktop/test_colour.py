"""Everything can be read: contrast is computed, not judged."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracksync.core.hues import Hue
from tracksync.desktop.look import colour, hues, tokens
from tracksync.desktop.look.colour import SHAPE_CONTRAST, TEXT_CONTRAST, Rgb
from tracksync.desktop.look.tokens import SystemColours, Tokens

TEXTS = ("text", "text_quiet", "good_text", "amber_text", "red_text", "link")
SHAPES = ("outline", "focus", "good", "amber", "red")
RGB = st.tuples(*[st.integers(0, 255)] * 3)

# Machado, Oliveira, Fernandes 2009, severity 1.0.
BLINDNESS = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "none": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
}


def assert_readable(made: Tokens) -> None:
    for name, ground in itertools.product(TEXTS, made.grounds):
        assert colour.contrast(getattr(made, name), ground) >= TEXT_CONTRAST, name
    for name, ground in itertools.product(SHAPES, made.grounds):
        assert colour.contrast(getattr(made, name), ground) >= SHAPE_CONTRAST, name
    for state, of in made.states:
        assert colour.contrast(of, made.surface) >= SHAPE_CONTRAST, state
    assert colour.contrast(made.on_accent, made.accent) >= TEXT_CONTRAST
    assert colour.contrast(made.on_accent, made.accent_hover) >= TEXT_CONTRAST
    assert colour.contrast(made.accent, made.surface) >= SHAPE_CONTRAST


@pytest.mark.parametrize(
    "system", [tokens.LIGHT, tokens.DARK, tokens.HIGH_CONTRAST], ids=["light", "dark", "contrast"]
)
def test_our_own_looks_can_be_read(system: SystemColours) -> None:
    """Every text and shape keeps its contrast on every ground it may stand on."""
    assert_readable(tokens.derive(system))


@given(accent=RGB, shift=st.integers(-12, 12), is_dark=st.booleans())
def test_any_accent_and_any_usual_desktop_can_be_read(
    accent: Rgb, shift: int, is_dark: bool
) -> None:
    """A desktop with its own accent and greys changes the colours, not their contrast."""
    base = tokens.DARK if is_dark else tokens.LIGHT

    def moved(of: Rgb) -> Rgb:
        red, green, blue = (min(255, max(0, c + shift)) for c in of)
        return (red, green, blue)

    assert_readable(
        tokens.derive(SystemColours(moved(base.window), moved(base.base), base.text, accent))
    )


def test_a_palette_that_is_no_help_still_gives_text() -> None:
    """Grey on grey from the system becomes black or white."""
    grey = (128, 128, 128)
    made = tokens.derive(SystemColours(grey, grey, grey, grey))

    assert colour.contrast(made.text, made.surface) >= TEXT_CONTRAST


def _linear(channel: int) -> float:
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _seen(of: Rgb, blindness: str) -> tuple[float, float, float]:
    """OKLab of a colour as seen with one kind of colour blindness."""
    linear = [_linear(c) for c in of]
    red, green, blue = (
        sum(weight * c for weight, c in zip(row, linear, strict=True))
        for row in BLINDNESS[blindness]
    )
    long = max(0, 0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = max(0, 0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = max(0, 0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize("table", [hues.ON_LIGHT, hues.ON_DARK], ids=["light", "dark"])
def test_task_colours_can_be_told_apart(table: tuple[Rgb, ...], blindness: str) -> None:
    """No two of the twelve look alike, with any colour blindness (0.02 is noticeable)."""
    seen = [_seen(of, blindness) for of in table]

    assert min(math.dist(a, b) for a, b in itertools.combinations(seen, 2)) > 0.05


@pytest.mark.parametrize("table", [hues.ON_LIGHT, hues.ON_DARK], ids=["light", "dark"])
def test_every_hue_has_its_colour(table: tuple[Rgb, ...]) -> None:
    """None is left over, none is missing."""
    assert len(set(table)) == len(table) == len(Hue)


@given(RGB)
def test_a_colour_is_written_and_read(of: Rgb) -> None:
    """`#rrggbb` goes both ways."""
    assert colour.parse(colour.write(of)) == of


@pytest.mark.parametrize("text", ["", "#12345", "123456#", "#12345g"])
def test_what_is_no_colour_is_refused(text: str) -> None:
    """Nothing is guessed from a colour that cannot be read."""
    with pytest.raises(ValueError, match=r"colour|invalid literal"):
        colour.parse(text)
