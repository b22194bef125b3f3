"""Colours of tasks: twelve hues that people with colour blindness can tell apart."""

from __future__ import annotations

from hashlib import blake2b

from tracksync.desktop.look.colour import Rgb, parse

# Found by search: the smallest distance of any two (OKLab) is 0.07 for normal vision and for each
# dichromacy (Machado et al. 2009, severity 1), with at least 3 : 1 against the page. A test
# computes it again.
ON_LIGHT: tuple[Rgb, ...] = tuple(
    parse(text)
    for text in (
        "#9a234e",
        "#e0696c",
        "#8f6351",
        "#b88100",
        "#4e4703",
        "#003a20",
        "#409e8a",
        "#015d63",
        "#257c9a",
        "#524fb6",
        "#8074e0",
        "#551b61",
    )
)
ON_DARK: tuple[Rgb, ...] = tuple(
    parse(text)
    for text in (
        "#fecbe5",
        "#c76e58",
        "#eb8725",
        "#fdbf2a",
        "#99ae7b",
        "#acef87",
        "#1ee5af",
        "#468c8e",
        "#8abef2",
        "#4c9bf3",
        "#ad74c3",
        "#c89ebb",
    )
)
COUNT = len(ON_LIGHT)


def hue_of(ref: str) -> int:
    """Give a task its hue, 0 to 11: the same on every machine and in every run."""
    return blake2b(ref.encode(), digest_size=4).digest()[0] % COUNT


def hue_colour(hue: int, *, is_dark: bool) -> Rgb:
    """Tell the colour of a hue on a light or dark page."""
    return (ON_DARK if is_dark else ON_LIGHT)[hue % COUNT]
