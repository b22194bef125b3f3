"""When a standup is due: a question about the wall clock, never about what woke us."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from tracksync.core.clock import day_bounds, local_date, zone_info
from tracksync.core.sentences import UNSAID, Sentence, say
from tracksync.core.standup.postings import Posting, PostingState
from tracksync.core.values import dataclass
from tracksync.core.worktime.workdays import FURTHEST, Calendar

REVIEW = timedelta(hours=1)
# The device that posts goes first; after so long another one may offer to.
OTHERS_FIRST = timedelta(minutes=2)
_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)


class CatchUp(StrEnum):
    """What becomes of a standup whose time was missed by more than the grace."""

    SKIP = "skip"
    ASK = "ask"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Device:
    """
    A data folder on a machine.

    Attributes:
        id: Comes with no backup, so that a store that was brought back elsewhere finds another.
        name: What the person calls it.
    """

    id: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Schedule:
    """
    One standup that comes again and again.

    Attributes:
        channel: Where it goes. However many schedules name it, it gets one standup a day.
        at: By the clock on the wall, whole minutes.
        days: Days of the week; 1 is Monday. Empty: the person's working days. On holidays and days
            off it never goes.
        zone: Whose clock; empty for that of wherever the person is.
        grace: So late it may still go by itself.
        catch_up: What is done after that: nothing; wait for the person's word; or send it on the
            same day all the same.
        is_automatic: It goes without having been looked at.
        in_thread: It goes into the thread of its day, where the channel has threads.
        is_ahead: It is handed to the service before its time, where that takes it; the service
            then posts it, whether or not this computer is on. Not into a thread.
        since_at: When it was made; a time before that was not missed.
        poster: The device it goes from; without an id it is not known yet.
        is_offered: Other devices offer to post in its place.
        template: How it reads, by name; empty for what the settings say.
    """

    id: str
    channel: str
    at: time
    days: frozenset[int] = frozenset()
    zone: str = ""
    grace: timedelta = timedelta(minutes=30)
    catch_up: CatchUp = CatchUp.SKIP
    is_automatic: bool = False
    in_thread: bool = False
    is_ahead: bool = False
    since_at: datetime | None = None
    poster: Device = Device()
    is_offered: bool = True
    template: str = ""

    def zone_at(self, here: str) -> str:
        """Tell by whose clock it goes, for a person who is in the zone *here*."""
        return self.zone or here

    def is_posted_from(self, device: Device) -> bool:
        """Whether a device posts it; one nobody posts yet is posted from whichever finds it."""
        return self.poster.id in {"", device.id}


class Stage(StrEnum):
    """How far a day's turn has come."""

    AHEAD = "ahead"
    REVIEW = "review"
    DUE = "due"
    ASKING = "asking"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Turn:
    """One day's turn of a schedule: the local date it is for, when it goes, how far it has come."""

    day: date
    at: datetime
    stage: Stage


class Deed(StrEnum):
    """What a turn asks for."""

    ANNOUNCE = "announce"  # it goes by itself soon: show it
    REVIEW = "review"  # its time comes soon: show it, and ask
    HAND = "hand"  # its time comes soon, and the service shall post it then
    RECALL = "recall"  # the service has it, and it is to go no more as it is
    POST = "post"
    REMIND = "remind"  # it waits for the person's word
    DOUBT = "doubt"  # it was sent, and its answer was lost
    OFFER = "offer"  # another device posts it: this one could
    MISS = "miss"  # nobody may send it any more, though it was to go by itself


def comes_otherwise(before: Schedule, after: Schedule) -> bool:
    """Whether a change could have something go that nobody expects: it counts from then on."""
    same = (before.channel, before.at, before.days, before.zone)
    is_bolder = after.is_automatic and not before.is_automatic
    return is_bolder or same != (after.channel, after.at, after.days, after.zone)


def goes_at(schedule: Schedule, day: date, here: str) -> datetime | None:
    """
    Tell when a day's standup goes; None where the zone skipped that day.

    An hour that comes twice is meant the first time. In one that is left out it goes as soon as
    there is a time again.
    """
    zone = schedule.zone_at(here)
    start, end = day_bounds(day, zone)
    if start == end:
        return None
    tz = zone_info(zone)
    local = datetime.combine(day, schedule.at)
    while (at := local.replace(tzinfo=tz).astimezone(UTC)).astimezone(tz).replace(
        tzinfo=None
    ) != local:
        local += _MINUTE
    return at


def goes_on(schedule: Schedule, day: date, calendar: Calendar) -> bool:
    """Whether it goes on a day at all."""
    return day.isoweekday() in (schedule.days or calendar.week) and day not in calendar.off


def told_from(schedules: Iterable[Schedule], day: date, zone: str, calendar: Calendar) -> date:
    """
    Tell the first day that a channel's standup of *day* tells about: the last working day.

    Where it comes on some days of the week only, the last of those, so that no day's work stays
    untold.

    Args:
        schedules: All of the channel.
        zone: Where the person is.
    """
    first, its = calendar.last_before(day, zone), tuple(schedules)
    if not its or any(not schedule.days for schedule in its):
        return first
    before = (day - back * _DAY for back in range(1, FURTHEST))
    return min(first, next((d for d in before if any(goes_on(s, d, calendar) for s in its)), first))


def turn_on(
    schedule: Schedule, day: date, now: datetime, here: str, calendar: Calendar
) -> Turn | None:
    """Tell how far a day's turn has come; None where it has none."""
    at = goes_at(schedule, day, here) if goes_on(schedule, day, calendar) else None
    if at is None or (schedule.since_at is not None and at < schedule.since_at):
        return None
    return Turn(day, at, _stage(schedule, day, at, now, here))


def _stage(schedule: Schedule, day: date, at: datetime, now: datetime, here: str) -> Stage:
    if now < at:
        return Stage.REVIEW if now >= at - REVIEW else Stage.AHEAD
    if now <= at + schedule.grace:
        return Stage.DUE
    is_over = now >= day_bounds(day, schedule.zone_at(here))[1]
    if is_over or schedule.catch_up is CatchUp.SKIP:
        return Stage.MISSED
    return Stage.DUE if schedule.catch_up is CatchUp.LATE else Stage.ASKING


def asked_for(
    schedule: Schedule,
    stage: Stage,
    posting: Posting | None,
    *,
    is_approved: bool = False,
    can_hand: bool = False,
) -> Deed | None:
    """
    Tell what a turn at this stage asks for, if anything.

    Args:
        posting: What became of the day's standup at the channel, as it is seen now.
        is_approved: The person looked at it, and wants it to go at its time.
        can_hand: There is time to hand it to the service, where that is wanted.
    """
    if posting is not None and posting.state is not PostingState.REFUSED:
        is_lost = posting.state is PostingState.UNKNOWN and stage is not Stage.MISSED
        # Whether the service has it for its time is found out before that comes.
        is_early = stage is Stage.REVIEW and posting.goes_at is not None
        return Deed.DOUBT if is_lost and not is_early else None
    is_certain = is_approved or schedule.is_automatic
    if stage is Stage.REVIEW and is_certain and schedule.is_ahead and can_hand:
        return Deed.HAND
    asks = {Stage.REVIEW: Deed.REVIEW, Stage.DUE: Deed.REMIND, Stage.ASKING: Deed.REMIND}
    goes = {Stage.DUE: Deed.POST, Stage.MISSED: Deed.MISS}
    if is_approved:
        return (asks | goes | {Stage.REVIEW: None}).get(stage)
    if schedule.is_automatic:
        return (asks | goes | {Stage.REVIEW: Deed.ANNOUNCE}).get(stage)
    return asks.get(stage)


def offered(schedule: Schedule, turn: Turn, posting: Posting | None, now: datetime) -> Deed | None:
    """
    Tell what a turn asks for on a device that does not post it.

    Args:
        posting: What this device knows of the day's standup at the channel.
    """
    if posting is not None and posting.state is not PostingState.REFUSED:
        return asked_for(schedule, turn.stage, posting)
    is_open = turn.stage in {Stage.DUE, Stage.ASKING} and now >= turn.at + OTHERS_FIRST
    return Deed.OFFER if is_open and schedule.is_offered else None


def removed_with(schedules: int) -> Sentence:
    """Say that a channel's schedules go with it; nothing where there are none."""
    if schedules > 1:
        return say("{count} schedules of standups that name it are removed.", count=schedules)
    return say("One schedule of standups that names it is removed.") if schedules else UNSAID


def taken_over(
    schedule: Schedule, device: Device, now: datetime, here: str, calendar: Calendar
) -> Schedule:
    """
    Have a device post a schedule from now on.

    A turn that is open goes on: whoever is offered one means it. What had passed before is not
    caught up, for the other device has seen to it.
    """
    stages = {turn.stage for turn in turns(schedule, now, here, calendar)}
    goes_on = not stages.isdisjoint({Stage.DUE, Stage.ASKING})
    since_at = schedule.since_at if goes_on else max(now, schedule.since_at or now)
    return replace(schedule, poster=device, is_offered=True, since_at=since_at)


def after_restore(schedule: Schedule, now: datetime, here: str) -> Schedule:
    """
    Tell how a schedule goes on in a store that came out of a copy.

    What was posted since the copy was made is unknown there, so nothing goes before the next day.
    """
    zone = schedule.zone_at(here)
    since_at = day_bounds(local_date(now, zone), zone)[1]
    return replace(schedule, since_at=max(since_at, schedule.since_at or since_at))


def turns(schedule: Schedule, now: datetime, here: str, calendar: Calendar) -> tuple[Turn, ...]:
    """
    Tell the turns that may concern anybody now: yesterday's, in case of a late hour, and today's.

    Whether one was taken already is for the store to say.
    """
    today = local_date(now, schedule.zone_at(here))
    found = (turn_on(schedule, day, now, here, calendar) for day in (today - _DAY, today))
    return tuple(turn for turn in found if turn is not None)


def next_turn(
    schedule: Schedule, now: datetime, here: str, calendar: Calendar, *, after: date | None = None
) -> Turn | None:
    """
    Find the next turn whose time has not come; None where there is none within a year.

    Args:
        after: Only later days than this one.
    """
    today = local_date(now, schedule.zone_at(here))
    for ahead in range(FURTHEST):
        day = today + ahead * _DAY
        turn = turn_on(schedule, day, now, here, calendar)
        if turn is not None and turn.at > now and (after is None or day > after):
            return turn
    return None


def wakes_at(schedule: Schedule, now: datetime, here: str, calendar: Calendar) -> datetime | None:
    """Tell when its state changes next: a review begins, it goes, or it is too late."""
    zone = schedule.zone_at(here)
    instants: list[datetime] = []
    for turn in turns(schedule, now, here, calendar):
        too_late = turn.at + schedule.grace + _MINUTE
        instants += [turn.at - REVIEW, turn.at, too_late, day_bounds(turn.day, zone)[1]]
    coming = next_turn(schedule, now, here, calendar)
    if coming is not None:
        instants += [coming.at - REVIEW, coming.at]
    return min((instant for instant in instants if instant > now), default=None)
