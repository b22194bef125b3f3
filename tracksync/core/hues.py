"""The hues that tasks are told apart by; what each looks like is for those who paint."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from hashlib import blake2b

from tracksync.core.problems import BadInput
from tracksync.core.sentences import say

AUTOMATIC = "automatic"


class Hue(IntEnum):
    """The palette, by names that fit on a light and on a dark page."""

    ROSE = 0
    BRICK = 1
    COPPER = 2
    GOLD = 3
    MOSS = 4
    GREEN = 5
    JADE = 6
    TEAL = 7
    BLUE = 8
    INDIGO = 9
    LAVENDER = 10
    PLUM = 11

    @property
    def word(self) -> str:
        """Name it as commands do."""
        return self.name.lower()


def hue_of(ref: str, chosen: Hue | None = None) -> Hue:
    """
    Give a task its hue: the one that was chosen, or else one that follows from the task.

    The latter is the same on every machine and in every run.
    """
    if chosen is not None:
        return chosen
    return Hue(blake2b(ref.encode(), digest_size=4).digest()[0] % len(Hue))


def hue_apart(ref: str, used: Iterable[Hue]) -> Hue | None:
    """
    Find a hue for a task, among others that are seen beside it.

    Args:
        used: Those of the others, the nearest first. Where they are the whole palette, that of the
            furthest may be used again.

    Returns:
        The one furthest from all of them on the wheel; None where the hue that follows from the
        task is not like any of theirs, or as far from them as there is one.
    """
    taken = frozenset(list(dict.fromkeys(used))[: len(Hue) - 1])
    own = hue_of(ref)
    best = max(Hue, key=lambda hue: _gap(hue, taken))
    is_apart = _gap(own, taken) > 1 or _gap(own, taken) == _gap(best, taken)
    return None if is_apart else best


def _gap(hue: Hue, taken: frozenset[Hue]) -> int:
    """Tell how many steps of the wheel lie between a hue and the nearest of others."""
    steps = [min((hue - other) % len(Hue), (other - hue) % len(Hue)) for other in taken]
    return min(steps, default=len(Hue))


def hue_chosen(word: str) -> Hue | None:
    """
    Understand what a person chose: a name of the palette, or "automatic" (None).

    Raises:
        BadInput: It is neither.
    """
    wanted = word.strip().lower()
    if wanted == AUTOMATIC:
        return None
    for hue in Hue:
        if hue.word == wanted:
            return hue
    names = ", ".join(hue.word for hue in Hue)
    msg = say("{word!r:.40} is no colour of a task.", word=word)
    raise BadInput(msg, say("Choose one of {names}, or automatic.", names=names))
