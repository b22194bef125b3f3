"""What a policy means for a person, and what changes, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import timedelta
from functools import partial

from tracksync.core.pictures.readers import listed, who_opens
from tracksync.core.policy.keeping import CLASSES, Kept, meaning
from tracksync.core.policy.limits import Manner, Rules, Wish, shares_of
from tracksync.core.sentences import Sentence, say
from tracksync.core.settings.forms import in_larger_unit

# So many parts, the first ones, tell how pictures are taken, and who opens them.
_OF_PICTURES = 7
_WISHES = {
    Wish.FORBIDDEN: say("No screenshots are taken, whatever you choose."),
    Wish.OPTIONAL: say("You choose whether screenshots are taken."),
    Wish.REQUIRED: say(
        "Screenshots are taken while a timer runs. A pause stops them at once, and your tracked "
        "time with them."
    ),
}
_PRESETS = {
    "blurred": say("Pictures show hardly more than colours."),
    "light": say("Pictures show windows, but no text, or less."),
    "clear": say("How much pictures show is yours to choose."),
}


def in_sentences(rules: Rules) -> tuple[Sentence, ...]:
    """
    Say what rules mean for a person, part by part; where none are taken, how is no matter.

    Where more than one asked for them, each part tells who asked for it.
    """
    parts = _said(rules)
    *every, deleting = (said for _, said in parts[:_OF_PICTURES])
    # Of these, what nobody asked for is as it always was.
    others = ((rules.subtracts, deleting), *parts[_OF_PICTURES:])
    also = tuple(said for asked, said in others if asked)
    if rules.wish is not Wish.FORBIDDEN:
        return (*every, *also)
    wish, *_, keep, _, readers = every
    told = (rules.manner.keep_days is not None, keep), (bool(rules.readers), readers)
    return (wish, *(said for is_told, said in told if is_told), *also)


def differences(old: Rules, new: Rules) -> tuple[Sentence, ...]:
    """
    Say what changes for a person, and for each change what it was before.

    Where pictures begin to be taken, how they are taken belongs to it, though it was so before.
    """
    begins = old.wish is Wish.FORBIDDEN and new.wish is not Wish.FORBIDDEN
    pairs = zip(_said(old), _said(new), strict=True)
    return tuple(
        say("{now} Before: {before}", now=said, before=before) if was != now else said
        for number, ((was, before), (now, said)) in enumerate(pairs)
        if was != now or (begins and now is not False and number < _OF_PICTURES)
    )


def _said(rules: Rules) -> tuple[tuple[object, Sentence], ...]:
    """Give each part as it is compared and as it is said, with its name where there are several."""
    parts = _parts(rules)
    asked = {rules.who, *(who for who, _ in shares_of(rules))}
    if len(asked | ({rules.subtracts, rules.assigned_only} - {""})) == 1:
        return parts
    return tuple(
        (part, say("{said} ({who})", said=said, who=who) if who else said)
        for (part, said), who in zip(parts, _whose(rules), strict=True)
    )


def _whose(rules: Rules) -> tuple[str, ...]:
    """Name who asked for each part, in the order of `_parts`; empty for what nobody asked for."""
    manner, shares, free = rules.manner, shares_of(rules), Manner()

    def first(part: Callable[[Manner], object]) -> str:
        asked = (who for who, one in shares if part(one) == part(manner) != part(free))
        return next(asked, "")

    left_out = ", ".join(who for who, one in shares if one.exclude)
    return (
        rules.who,
        first(lambda one: one.interval),
        first(lambda one: one.preset),
        first(lambda one: one.keep_days),
        left_out,
        "",
        rules.subtracts,
        *(first(partial(_count, kept)) for kept in CLASSES),
        rules.assigned_only,
        "",
    )


def _count(kept: Kept, manner: Manner) -> int | None:
    return meaning(kept, manner.keeps)[0]


def _parts(rules: Rules) -> tuple[tuple[object, Sentence], ...]:
    manner, subtracts = rules.manner, bool(rules.subtracts)
    return (
        (rules.wish, _WISHES[rules.wish]),
        (manner.interval // timedelta(seconds=1), _interval(manner.interval)),
        (manner.preset, _PRESETS[manner.preset]),
        (manner.keep_days, _kept(manner.keep_days)),
        (manner.exclude, _left_out(manner.exclude)),
        (rules.readers, _openers(rules)),
        (subtracts, _deleting(subtracts=subtracts)),
        *(meaning(kept, manner.keeps) for kept in CLASSES),
        (bool(rules.assigned_only), _tasks(is_assigned=bool(rules.assigned_only))),
        (rules.notice_days, _notice(rules.notice_days)),
    )


def _interval(interval: timedelta) -> Sentence:
    if interval == Manner().interval:
        return say("How often pictures are taken is yours to choose.")
    return say(
        "From one picture to the next at least {length} of tracked time go by.",
        length=in_larger_unit(interval // timedelta(seconds=1), "s", "min"),
    )


def _kept(days: int | None) -> Sentence:
    if days is None:
        return say("How long pictures are kept is yours to choose.")
    return say("Pictures are destroyed after {count} days at the latest.", count=days)


def _left_out(names: Collection[str]) -> Sentence:
    if not names:
        return say("No windows are left out but those you name.")
    return say(
        "None are taken while one of these is open: {names}.", names=", ".join(sorted(names))
    )


def _openers(rules: Rules) -> Sentence:
    if not rules.readers:
        return who_opens(())
    return say(
        "Pictures, also those that are there already, can be opened by you and by: {names}.",
        names=listed(rules.readers),
    )


def _deleting(*, subtracts: bool) -> Sentence:
    if not subtracts:
        return say("Deleting a picture takes no minute from your time.")
    return say(
        "Deleting a picture also takes away the time since the one before it, up to one interval."
    )


def _notice(days: int) -> Sentence:
    if not days:
        return say("A change that asks for more holds once you have seen it.")
    return say(
        "A change that asks for more holds once you have seen it, and {count} days after it came "
        "to this computer at the earliest.",
        count=days,
    )


def _tasks(*, is_assigned: bool) -> Sentence:
    if is_assigned:
        return say(
            "Time can be tracked only on tasks that are assigned to you, and on your own local "
            "ones."
        )
    return say("Time can be tracked on every task.")
