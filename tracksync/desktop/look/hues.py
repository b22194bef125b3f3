"""What the hues of `core.hues` look like: people with colour blindness can tell them apart."""

from __future__ import annotations

from tracksync.core.hues import Hue
from tracksync.desktop.look.colour import Rgb, parse

# Found by search: the smallest distance of any two (OKLab) is 0.055 for normal vision and for each
# dichromacy (Machado et al. 2009, severity 1), with at least 3 : 1 against the page. A test
# computes it again.
ON_LIGHT: tuple[Rgb, ...] = tuple(
    parse(text)
    for text in (
        "#b5505b",
        "#723825",
        "#943b00",
        "#a08546",
        "#597e0c",
        "#32723e",
        "#499c7e",
        "#008a99",
        "#0168bf",
        "#403d9e",
        "#7e76d4",
        "#894a6e",
    )
)
ON_DARK: tuple[Rgb, ...] = tuple(
    parse(text)
    for text in (
        "#b4738a",
        "#db584c",
        "#d38f19",
        "#e5c627",
        "#8db67a",
        "#8bdd7a",
        "#07dbb1",
        "#52b4b4",
        "#0695be",
        "#7d7df0",
        "#d5baf7",
        "#da8df7",
    )
)


def hue_colour(hue: int, *, is_dark: bool) -> Rgb:
    """Tell the colour of a hue on a light or dark page."""
    return (ON_DARK if is_dark else ON_LIGHT)[hue % len(Hue)]
