"""Where a person stands with an organization's policy: what they saw, what waits, what holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from tracksync.core.pictures.readers import Former, parted
from tracksync.core.policy.document import Policy
from tracksync.core.policy.limits import Rules, Wish, captures_more, until_seen
from tracksync.core.problems import NotAllowed, NotFound
from tracksync.core.sentences import UNSAID, Sentence, say
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
    """Have what a document asks for hold where it is less than holds by now; more of it waits."""
    wanted = policy.rules(now)
    if wanted == standing.held:
        return standing
    if not captures_more(standing.held, wanted):
        return _held(standing, wanted, now, standing)
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
