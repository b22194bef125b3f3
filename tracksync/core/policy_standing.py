"""Where a person stands with an organization's policy: what they saw, what waits, what holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from tracksync.core.capture_policy import (
    Manner,
    Rules,
    Wish,
    captures_more,
    shares_of,
    until_seen,
)
from tracksync.core.policy_document import Policy
from tracksync.core.problems import NotAllowed, NotFound
from tracksync.core.readers import Former, listed, parted, who_opens
from tracksync.core.sentences import UNSAID, Sentence, say
from tracksync.core.setting_forms import in_larger_unit
from tracksync.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """
    What is remembered.

    Attributes:
        key: Fingerprint of the organization's key; empty while no policy was taken.
        serial: The highest version ever taken; it never goes down.
        document: The newest one, as it came.
        seen: The version the person acknowledged last, or that asked for nothing more; 0 for none.
        held: What held when something last changed; never more than was acknowledged.
        is_over: Its end was seen: setting the clock back does not bring it to life again.
        is_machines: It came by this machine's file.
        taken_at: When the newest document was taken.
        seen_at: When the person acknowledged it; None where it asked for nothing more, or waits.
        told: The version the person was told of last, of those that waited for them.
        former: Who could open pictures once, and until when; leaving a policy keeps it.
        due_at: What the newest document captures more does not hold before, whatever the person
            says: the days of notice run. None where none were promised, or all of it holds.
    """

    key: str = ""
    serial: int = 0
    document: str = ""
    seen: int = 0
    held: Rules = Rules()
    is_over: bool = False
    is_machines: bool = False
    taken_at: datetime | None = None
    seen_at: datetime | None = None
    told: int = 0
    former: tuple[Former, ...] = ()
    due_at: datetime | None = None


def taken(
    standing: Standing,
    policy: Policy,
    document: str,
    *,
    key: str,
    now: datetime,
    is_machines: bool = False,
) -> Standing:
    """
    Take a document whose signature is good and whose key is trusted.

    Raises:
        NotAllowed: Another organization's policy holds here; or it is older than one that was
            taken before, or another one of the same version.
    """
    if standing.key and standing.key != key:
        msg = say("Another organization's policy holds here, so this one was not taken.")
        raise NotAllowed(msg, say("Leave that one first: tracksync policy leave."))
    is_same = document == standing.document
    refuse_older(policy.serial, standing.serial if is_same else standing.serial + 1)
    if is_same:
        return replace(standing, is_machines=standing.is_machines or is_machines)
    wanted = policy.rules(now)
    is_more = captures_more(standing.held, wanted)
    meanwhile = until_seen(standing.held, wanted)
    # The longer of what was promised before and what this one promises itself.
    notice = timedelta(days=meanwhile.notice_days)
    return _held(
        standing,
        meanwhile,
        now,
        Standing(
            key,
            policy.serial,
            document,
            standing.seen if is_more else policy.serial,
            is_machines=standing.is_machines or is_machines,
            taken_at=now,
            due_at=now + notice if is_more and notice else None,
        ),
    )


def left(standing: Standing, now: datetime) -> Standing:
    """Follow the policy no more: what stays is who could open pictures."""
    return _held(standing, Rules(), now, Standing())


def _held(before: Standing, rules: Rules, now: datetime, since: Standing) -> Standing:
    """Have rules hold in a standing, and remember who may open pictures no longer by them."""
    former = parted(before.former, before.held.readers, rules.readers, now)
    return replace(since, held=rules, former=former)


def refuse_older(serial: int, least: int) -> None:
    """Raise `NotAllowed` for a version below the one that is at least needed."""
    if serial < least:
        msg = say(
            "Version {given} of this policy is older than what was taken before, so it was not.",
            given=serial,
        )
        hint = say("It would have to be version {least} or higher.", least=least)
        raise NotAllowed(msg, hint)


def acknowledged(standing: Standing, policy: Policy, serial: int, now: datetime) -> Standing:
    """
    Note that the person saw what a version changes: all of it holds, once the notice is over.

    Raises:
        NotFound: That version is not the one that waits.
    """
    if not waits(standing) or serial != standing.serial or not policy.is_valid(now):
        msg = say("No version {serial} of a policy waits for your word.", serial=serial)
        raise NotFound(msg, say("tracksync policy show tells what waits."))
    return _begun(replace(standing, seen=serial, seen_at=now), policy, now)


def _begun(standing: Standing, policy: Policy, now: datetime) -> Standing:
    """Have all of a document that was seen hold, unless the days of notice still run."""
    if standing.due_at is not None and now < standing.due_at:
        return standing
    return _held(standing, policy.rules(now), now, replace(standing, due_at=None))


def _anew(standing: Standing, policy: Policy, now: datetime) -> Standing:
    """Have a document wait of which more holds by now than held when it came; else nothing."""
    wanted = policy.rules(now)
    if not captures_more(standing.held, wanted):
        return standing
    meanwhile = until_seen(standing.held, wanted)
    notice = timedelta(days=meanwhile.notice_days)
    since = replace(standing, seen=0, seen_at=None, due_at=now + notice if notice else None)
    return _held(standing, meanwhile, now, since)


def waits(standing: Standing) -> bool:
    """Whether the newest document asks for more than the person acknowledged; not after its end."""
    return standing.seen != standing.serial and not standing.is_over


def comes(standing: Standing) -> bool:
    """Whether something of the newest document is still to hold: it waits for word, or for days."""
    return waits(standing) or (standing.due_at is not None and not standing.is_over)


def holding(standing: Standing, policy: Policy | None, now: datetime) -> Rules:
    """
    Tell what holds now.

    Args:
        policy: The standing's document; None where it cannot be read any more.
    """
    if not standing.key:
        return Rules()
    if policy is None or standing.is_over or not policy.is_valid(now):
        who = standing.held.who if policy is None else policy.name
        less = replace(standing.held, wish=Wish.FORBIDDEN, readers=frozenset(), subtracts="")
        return replace(less, who=who)
    return standing.held


def after(standing: Standing, policy: Policy | None, now: datetime) -> Standing:
    """
    Note that a document's end has come, or that of the notice of what was seen, if it has.

    One that was not understood when it came, and is now, waits as if it came now.
    """
    if policy is None or standing.is_over:
        return standing
    if now < policy.expires_at:
        if waits(standing) or not policy.is_valid(now):
            return standing
        return _begun(standing, policy, now) if comes(standing) else _anew(standing, policy, now)
    former = parted(standing.former, standing.held.readers, frozenset(), policy.expires_at)
    return replace(standing, is_over=True, former=former)


def followed(standing: Standing, policy: Policy | None, now: datetime) -> str:
    """
    Name the organization whose policy was taken and is not over; empty where there is none.

    One that cannot be read any more, or is not in force yet, is followed as well.
    """
    if not standing.key or standing.is_over:
        return ""
    if policy is None:
        return standing.held.who or say("Your organization")
    return "" if now >= policy.expires_at else policy.name


# --- in sentences ---------------------------------------------------------------------------------

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
    *every, deleting, tasks, notice = (said for _, said in _said(rules))
    asked = (
        (rules.subtracts, deleting),
        (rules.assigned_only, tasks),
        (rules.notice_days, notice),
    )
    also = tuple(said for who, said in asked if who)
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
    pairs = tuple(zip(_said(old), _said(new), strict=True))
    # Which tasks may be tracked, and how changes come, says nothing of how pictures are taken.
    apart = pairs[-2:]
    return tuple(
        say("{now} Before: {before}", now=said, before=before) if was != now else said
        for pair in pairs
        for (was, before), (now, said) in (pair,)
        if was != now or (begins and now is not False and pair not in apart)
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
        rules.assigned_only,
        "",
    )


def _parts(rules: Rules) -> tuple[tuple[object, Sentence], ...]:
    manner = rules.manner
    seconds = manner.interval // timedelta(seconds=1)
    return (
        (rules.wish, _WISHES[rules.wish]),
        (
            seconds,
            say("How often pictures are taken is yours to choose.")
            if manner.interval == Manner().interval
            else say(
                "From one picture to the next at least {length} of tracked time go by.",
                length=in_larger_unit(seconds, "s", "min"),
            ),
        ),
        (manner.preset, _PRESETS[manner.preset]),
        (
            manner.keep_days,
            say("How long pictures are kept is yours to choose.")
            if manner.keep_days is None
            else say(
                "Pictures are destroyed after {count} days at the latest.", count=manner.keep_days
            ),
        ),
        (
            manner.exclude,
            say("No windows are left out but those you name.")
            if not manner.exclude
            else say(
                "None are taken while one of these is open: {names}.",
                names=", ".join(sorted(manner.exclude)),
            ),
        ),
        (
            rules.readers,
            say(
                "Pictures, also those that are there already, can be opened by you and by: "
                "{names}.",
                names=listed(rules.readers),
            )
            if rules.readers
            else who_opens(()),
        ),
        (
            bool(rules.subtracts),
            say(
                "Deleting a picture also takes away the time since the one before it, up to one "
                "interval."
            )
            if rules.subtracts
            else say("Deleting a picture takes no minute from your time."),
        ),
        (bool(rules.assigned_only), _tasks(is_assigned=bool(rules.assigned_only))),
        (rules.notice_days, _notice(rules.notice_days)),
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


def state_of(standing: Standing, policy: Policy | None, now: datetime) -> Sentence:
    """Say why a policy turns screenshots off; empty where it does not, or there is none."""
    if not standing.key:
        return UNSAID
    if policy is None or not policy.is_understood:
        return say("The policy is not understood here, so no screenshots are taken.")
    if standing.is_over or now >= policy.expires_at:
        return say("The policy is over, so no screenshots are taken until there is a newer one.")
    if not policy.is_valid(now):
        return say(
            "By this computer's clock the policy is not in force yet: no screenshots are taken."
        )
    return UNSAID
