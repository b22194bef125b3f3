"""Whether and how the screen may be captured: organization, team, person; the more private wins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from functools import reduce

from tracksync.core.captures import PRESETS, more_private
from tracksync.core.readers import Reader
from tracksync.core.sentences import say
from tracksync.core.setting_limits import Limit
from tracksync.core.values import dataclass

_SECOND = timedelta(seconds=1)


class Wish(StrEnum):
    """What somebody above the person says about screenshots; the first captures least."""

    FORBIDDEN = "forbidden"
    OPTIONAL = "optional"
    REQUIRED = "required"


_ORDER = tuple(Wish)


def wish_of(word: str) -> Wish:
    """Read a word; one that is not known here forbids."""
    return Wish(word) if word in _ORDER else Wish.FORBIDDEN


@dataclass(frozen=True, slots=True)
class Manner:
    """
    How pictures are taken and kept.

    Attributes:
        interval: Of tracked time, from one picture to the next; longer is more private.
        preset: One of `PRESETS`.
        keep_days: How long they are kept; None is for ever.
        exclude: Parts of names of programs or of titles, as `folded` gives them.
    """

    interval: timedelta = timedelta(seconds=1)
    preset: str = PRESETS[-1]
    keep_days: int | None = None
    exclude: frozenset[str] = frozenset()


def folded(rules: Iterable[str]) -> frozenset[str]:
    """Make rules comparable: `excluding` does not mind case either."""
    return frozenset(rule.casefold() for rule in rules)


def stricter_manner(one: Manner, other: Manner) -> Manner:
    """Take of each part what shows or keeps less."""
    keeps = [days for days in (one.keep_days, other.keep_days) if days is not None]
    return Manner(
        max(one.interval, other.interval),
        more_private(one.preset, other.preset),
        min(keeps, default=None),
        one.exclude | other.exclude,
    )


@dataclass(frozen=True, slots=True)
class Layer:
    """
    What the organization, or a team in it, decided.

    Attributes:
        who: In words, as shown to the person.
        wish: None leaves it to whoever stands above.
        is_locked: No layer below may loosen or tighten *optional* and *required*. Forbidding it
            stays open to everybody.
        manner: At least so private; the default asks for nothing.
    """

    who: str
    wish: Wish | None = None
    is_locked: bool = False
    manner: Manner = Manner()


@dataclass(frozen=True, slots=True)
class Rules:
    """
    What holds above the person.

    Attributes:
        who: Whose word the wish is; empty where nobody said anything at all.
        is_locked: A layer further down would change only what it forbids.
        readers: Who beside the person may open pictures; the same key under another name is another
            reader.
    """

    wish: Wish = Wish.OPTIONAL
    manner: Manner = Manner()
    who: str = ""
    is_locked: bool = False
    readers: frozenset[Reader] = frozenset()


def inherited(layers: Iterable[Layer]) -> Rules:
    """
    Work out what holds above the person.

    Args:
        layers: The widest first: organization, team. None at all leaves everything to the person.
    """
    return reduce(_under, layers, Rules())


def _under(rules: Rules, layer: Layer) -> Rules:
    manner = stricter_manner(rules.manner, layer.manner)
    is_locked = rules.is_locked or layer.is_locked
    is_settled = rules.wish is Wish.FORBIDDEN
    is_barred = rules.is_locked and layer.wish is not Wish.FORBIDDEN
    if layer.wish is None or is_settled or is_barred:
        return replace(rules, manner=manner, who=rules.who or layer.who, is_locked=is_locked)
    return Rules(layer.wish, manner, layer.who, is_locked)


def limits_of(rules: Rules) -> dict[str, tuple[Limit, ...]]:
    """Say the rules as limits of settings; inside those the person chooses."""
    who, manner = say("{name}'s policy", name=rules.who), rules.manner
    wished = {Wish.FORBIDDEN: (False,), Wish.REQUIRED: (True,)}.get(rules.wish, ())
    presets = PRESETS[: PRESETS.index(manner.preset) + 1]
    return {
        "screenshots.enabled": (Limit(who, choices=wished),),
        "screenshots.interval_seconds": (Limit(who, low=manner.interval // _SECOND),),
        "screenshots.preset": (Limit(who, choices=presets),),
        "screenshots.exclude": (Limit(who, always=tuple(sorted(manner.exclude))),),
        "retention.screenshots_days": (Limit(who, high=manner.keep_days),),
    }


# --- what waits for the person's eyes ------------------------------------------------------------


def captures_more(old: Rules, new: Rules) -> bool:
    """Whether any part of *new* lets more be captured, shown, kept or opened than *old* does."""
    is_looser = _ORDER.index(new.wish) > _ORDER.index(old.wish)
    is_wider = not new.readers <= old.readers
    return is_looser or is_wider or stricter_manner(old.manner, new.manner) != new.manner


def until_seen(old: Rules, new: Rules) -> Rules:
    """Give what holds until the person has seen the change: of each part the stricter one."""
    is_new = _ORDER.index(new.wish) <= _ORDER.index(old.wish)
    kept = new if is_new else old
    return replace(
        kept,
        who=kept.who or new.who,
        manner=stricter_manner(old.manner, new.manner),
        readers=old.readers & new.readers,
    )
