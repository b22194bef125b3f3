"""The style sheet, generated from the tokens."""

from __future__ import annotations

from functools import cache
from string import Template

from tracksync.desktop.look import resources
from tracksync.desktop.look.colour import Rgb, mix, write
from tracksync.desktop.look.scale import NEAR, RADIUS, TARGET
from tracksync.desktop.look.tokens import Tokens


@cache
def _template() -> Template:
    return Template((resources.root() / "style" / "tracksync.qss").read_text(encoding="utf-8"))


def style_sheet(tokens: Tokens, em_px: int) -> str:
    """
    Write the style sheet.

    Args:
        tokens: The colours.
        em_px: Height of a line of body text; buttons grow with it.
    """
    numbers = {
        "radius": RADIUS,
        "near": NEAR,
        "near_less": NEAR - 1,
        "pad": NEAR + 4,
        "pad_less": NEAR + 3,
        "target": max(TARGET - 8, em_px + 4),
        "place": max(TARGET - 4, em_px + 8),
    }
    return _template().substitute(
        {name: write(of) for name, of in _colours(tokens).items()},
        disabled=write(mix(tokens.text_quiet, tokens.surface, 0.3)),
        scroll=write(mix(tokens.surface, tokens.text_quiet, 0.45)),
        **{name: str(number) for name, number in numbers.items()},
    )


def _colours(tokens: Tokens) -> dict[str, Rgb]:
    names = [
        name for name in Tokens.__slots__ if name not in {"is_dark", "is_high_contrast", "states"}
    ]
    return {name: getattr(tokens, name) for name in names}
