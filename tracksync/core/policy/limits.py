"""What may be captured and how long it is kept: organization, team, person; less always wins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from functools import reduce

from tracksync.core.pictures.captures import PRESETS, more_private
from tracksync.core.pictures.readers import Reader
from tracksync.core.policy.keeping import CLASSES, Keeps, shorter
from tracksync.core.sentences import Sentence, say
from tracksync.core.settings.limits import Limit
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
    How pictures are taken and kept, and how long all else is.

    Attributes:
        interval: Of tracked time, from one picture to the next; longer is more private.
        preset: One of `PRESETS`.
        keep_days: How long they are kept; None is for ever.
        exclude: Parts of names of programs or of titles, as `folded` gives them.
        keeps: How long data of other classes is kept at most.
    """

    interval: timedelta = timedelta(seconds=1)
    preset: str = PRESETS[-1]
    keep_days: int | None = None
    exclude: frozenset[str] = frozenset()
    keeps: Keeps = ()


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
        shorter(one.keeps, other.keeps),
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
        subtracts: Tracked time goes with a picture that a person deletes; one layer is enough.
        assigned_only: Time goes only on tasks that are assigned to the person; one layer is enough.
    """

    who: str
    wish: Wish | None = None
    is_locked: bool = False
    manner: Manner = Manner()
    subtracts: bool = False
    assigned_only: bool = False


# Somebody above the person, and the manner they asked for.
Share = tuple[str, Manner]


@dataclass(frozen=True, slots=True)
class Rules:
    """
    What holds above the person.

    Attributes:
        who: Whose word the wish is; empty where nobody said anything at all.
        is_locked: A layer further down would change only what it forbids.
        shares: What the manner is made of: who asked for what, the widest first, each once. Empty
            where all of it is *who*'s.
        subtracts: Whose word it is that tracked time goes with a deleted picture; empty while it
            stays.
        readers: Who beside the person may open pictures; the same key under another name is another
            reader.
        assigned_only: Whose word it is that time goes only on assigned tasks; empty while it may go
            on all. It captures nothing, so it holds at once.
        notice_days: So long before it holds a person is told of what captures more; promising
            less is more, so that it waits as long as was promised before.
    """

    wish: Wish = Wish.OPTIONAL
    manner: Manner = Manner()
    who: str = ""
    is_locked: bool = False
    readers: frozenset[Reader] = frozenset()
    shares: tuple[Share, ...] = ()
    subtracts: str = ""
    assigned_only: str = ""
    notice_days: int = 0


def inherited(layers: Iterable[Layer]) -> Rules:
    """
    Work out what holds above the person.

    Args:
        layers: The widest first: organization, team. None at all leaves everything to the person.
    """
    return reduce(_under, layers, Rules())


def _under(rules: Rules, layer: Layer) -> Rules:
    manner = stricter_manner(rules.manner, layer.manner)
    shares = _joined(rules.shares, ((layer.who, layer.manner),))
    subtracts = rules.subtracts or (layer.who if layer.subtracts else "")
    assigned_only = rules.assigned_only or (layer.who if layer.assigned_only else "")
    is_locked = rules.is_locked or layer.is_locked
    is_settled = rules.wish is Wish.FORBIDDEN
    is_barred = rules.is_locked and layer.wish is not Wish.FORBIDDEN
    if layer.wish is None or is_settled or is_barred:
        wish, who = rules.wish, rules.who or layer.who
    else:
        wish, who = layer.wish, layer.who
    return Rules(
        wish,
        manner,
        who,
        is_locked,
        shares=shares,
        subtracts=subtracts,
        assigned_only=assigned_only,
    )


def shares_of(rules: Rules) -> tuple[Share, ...]:
    """Tell who asked for which part of the manner; at least one."""
    return rules.shares or ((rules.who, rules.manner),)


def _joined(some: Iterable[Share], more: Iterable[Share]) -> tuple[Share, ...]:
    found: dict[str, Manner] = {}
    for who, manner in (*some, *more):
        found[who] = stricter_manner(found.get(who, Manner()), manner)
    return tuple((who, manner) for who, manner in found.items() if manner != Manner())


def limits_of(rules: Rules) -> dict[str, tuple[Limit, ...]]:
    """Say the rules as limits of settings, each in the name of who asked for it."""
    wished = {Wish.FORBIDDEN: (False,), Wish.REQUIRED: (True,)}.get(rules.wish, ())
    asked = tuple((_policy_of(who), manner) for who, manner in shares_of(rules))
    only = rules.assigned_only
    return {
        "screenshots.enabled": (Limit(_policy_of(rules.who), choices=wished),),
        "screenshots.interval_seconds": tuple(
            Limit(who, low=manner.interval // _SECOND) for who, manner in asked
        ),
        "screenshots.preset": tuple(
            Limit(who, choices=PRESETS[: PRESETS.index(manner.preset) + 1]) for who, manner in asked
        ),
        "screenshots.exclude": tuple(
            Limit(who, always=tuple(sorted(manner.exclude))) for who, manner in asked
        ),
        "retention.screenshots_days": tuple(
            Limit(who, high=manner.keep_days) for who, manner in asked
        ),
        **{
            kept.setting: tuple(
                Limit(who, high=dict(manner.keeps)[kept.name])
                for who, manner in asked
                if kept.name in dict(manner.keeps)
            )
            for kept in CLASSES
        },
        "tasks.assigned_only": (Limit(_policy_of(only), choices=(True,)),) if only else (),
    }


def _policy_of(name: str) -> Sentence:
    return say("{name}'s policy", name=name)


# --- what waits for the person's eyes ------------------------------------------------------------


def captures_more(old: Rules, new: Rules) -> bool:
    """
    Whether any part of *new* lets more be captured, shown, kept or opened than *old* does.

    Having time go with a deleted picture counts as more: it makes deleting dearer. So does a
    shorter notice of what comes next.
    """
    is_dearer = bool(new.subtracts) and not old.subtracts
    is_looser = _ORDER.index(new.wish) > _ORDER.index(old.wish)
    is_wider = not new.readers <= old.readers
    is_sooner = new.notice_days < old.notice_days
    is_clearer = stricter_manner(old.manner, new.manner) != new.manner
    return is_dearer or is_looser or is_wider or is_sooner or is_clearer


def until_seen(old: Rules, new: Rules) -> Rules:
    """Give what holds until a change may: of each part the stricter one, and the longer notice."""
    if not captures_more(old, new):
        return new
    is_new = _ORDER.index(new.wish) <= _ORDER.index(old.wish)
    kept = new if is_new else old
    return replace(
        kept,
        who=kept.who or new.who,
        manner=stricter_manner(old.manner, new.manner),
        readers=old.readers & new.readers,
        shares=_joined(shares_of(old), shares_of(new)),
        subtracts=new.subtracts if old.subtracts else "",
        assigned_only=new.assigned_only,
        notice_days=max(old.notice_days, new.notice_days),
    )
