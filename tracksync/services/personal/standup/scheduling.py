"""
Standups that come again and again: which there are, and what each asks for now.

Told from the wall clock and the store alone, so that it does not matter what woke us, or when.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from tracksync.core.clock import local_date, zone_info
from tracksync.core.problems import BadInput, Conflict, NotFound
from tracksync.core.sentences import say
from tracksync.core.standup.handing import may_hand
from tracksync.core.standup.postings import Posting, PostingState, as_seen, recalled
from tracksync.core.standup.schedules import (
    OTHERS_FIRST,
    Deed,
    Device,
    Schedule,
    Stage,
    Turn,
    asked_for,
    comes_otherwise,
    next_turn,
    offered,
    taken_over,
    turns,
    wakes_at,
)
from tracksync.core.text import clean_line
from tracksync.core.values import dataclass
from tracksync.ports.store import Snapshot
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.journal.recording import ENGINE, Recorder, Recording
from tracksync.services.personal.standup.standups import StandupService
from tracksync.services.personal.standup.templates import known_as

LEAST_GRACE, MOST_GRACE = timedelta(minutes=10), timedelta(hours=12)
_ASKING = (Deed.REMIND, Deed.ANNOUNCE, Deed.REVIEW, Deed.OFFER)
_PRESSING = (Deed.RECALL, Deed.POST, Deed.DOUBT, Deed.HAND, *_ASKING, Deed.MISS)
_MANY = 30
_MISSED = say("Its time had passed by more than its grace.")


@dataclass(frozen=True, slots=True)
class Call:
    """A turn of a schedule that asks for something."""

    schedule: Schedule
    turn: Turn
    deed: Deed


@dataclass(frozen=True, slots=True)
class Outlook:
    """
    What there is to be done.

    Attributes:
        calls: Now; one a channel and day, the most pressing first.
        wakes_at: When to look again; None where nothing comes within a year.
        soon: Turns that this device posts within the hour, whatever they ask for.
    """

    calls: tuple[Call, ...]
    wakes_at: datetime | None
    soon: tuple[Call, ...] = ()


class SchedulingService:
    """
    Keeps schedules. All that changes one, and `note_missed`: STORE lane.

    Args:
        here: This device, as it is called now.
    """

    def __init__(
        self,
        recorder: Recorder,
        standups: StandupService,
        here: Callable[[], Device] = Device,
    ) -> None:
        self._recorder = recorder
        self._standups = standups
        self._here = here

    def all(self) -> tuple[Schedule, ...]:
        """Tell them by id."""
        with self._recorder.store.read() as snapshot:
            return snapshot.schedules()

    def one(self, name: str) -> Schedule:
        """
        Find one by its id.

        Raises:
            NotFound: There is none of that id.
        """
        return _found(self.all(), name)

    def wants_thread(self, channel: str) -> bool:
        """Tell whether a channel's standups go into the thread of their day."""
        return any(s.in_thread for s in self.all() if s.channel == channel)

    def add(self, schedule: Schedule, *, via: str) -> Schedule:
        """
        Keep a new one; it is given its id, and counts from now on.

        This device posts it, unless it names another.

        Raises:
            BadInput: Its zone is none, or its grace is too short or too long.
            NotFound: There is no such template.
        """
        _check(schedule)
        with self._recorder.open(via) as recording:
            _check_template(recording, schedule)
            taken = [int(s.id) for s in recording.unit.schedules()]
            name = str(max(taken, default=0) + 1)
            poster = schedule.poster if schedule.poster.id else self._here()
            kept = replace(schedule, id=name, since_at=recording.reading.at, poster=poster)
            recording.unit.save_schedule(kept)
            recording.changed |= Changed.STANDUPS
        return kept

    def change(self, schedule: Schedule, *, via: str) -> Schedule:
        """
        Keep a known one as it is to be from now on; a time that has passed today is not caught up.

        Which device posts it stays.

        Raises:
            BadInput: As for `add`.
            NotFound: There is none of that id, or no such template.
        """
        _check(schedule)
        with self._recorder.open(via) as recording:
            before = _found(recording.unit.schedules(), schedule.id)
            _check_template(recording, schedule)
            is_anew = comes_otherwise(before, schedule)
            since_at = recording.reading.at if is_anew else before.since_at
            poster, is_offered = before.poster, before.is_offered
            kept = replace(schedule, since_at=since_at, poster=poster, is_offered=is_offered)
            recording.unit.save_schedule(kept)
            is_shyer = before.is_automatic and not kept.is_automatic
            reads_otherwise = before.template != kept.template
            if is_anew or is_shyer or reads_otherwise or before.is_ahead != kept.is_ahead:
                _recall(recording, before)
            recording.changed |= Changed.STANDUPS
        return kept

    def remove(self, name: str, *, via: str) -> Schedule:
        """
        Forget one.

        Raises:
            NotFound: There is none of that id.
        """
        with self._recorder.open(via) as recording:
            found = _found(recording.unit.schedules(), name)
            recording.unit.remove_schedule(name)
            _recall(recording, found)
            recording.changed |= Changed.STANDUPS
        return found

    def elsewhere(self, schedule: Schedule) -> str:
        """Name the device that posts one, where that is not this one; else empty."""
        return "" if schedule.is_posted_from(self._here()) else schedule.poster.name

    def take_over(self, name: str, *, via: str) -> Schedule:
        """
        Have this device post one from now on.

        Raises:
            NotFound: There is none of that id.
            Conflict: This device does.
        """
        with self._recorder.open(via) as recording:
            found, now = self._posted_elsewhere(recording.unit.schedules(), name), recording.reading
            calendar, _ = self._standups.calendar(local_date(now.at, found.zone_at(now.zone)))
            kept = taken_over(found, self._here(), now.at, now.zone, calendar)
            recording.unit.save_schedule(kept)
            recording.changed |= Changed.STANDUPS
        return kept

    def leave_to_other(self, name: str, *, via: str) -> Schedule:
        """
        Have this device offer no more to post one in another's place.

        Raises:
            NotFound, Conflict: As `take_over`.
        """
        with self._recorder.open(via) as recording:
            found = self._posted_elsewhere(recording.unit.schedules(), name)
            kept = replace(found, is_offered=False)
            recording.unit.save_schedule(kept)
            recording.changed |= Changed.STANDUPS
        return kept

    def _posted_elsewhere(self, known: tuple[Schedule, ...], name: str) -> Schedule:
        found = _found(known, name)
        if found.is_posted_from(self._here()):
            msg = say("This schedule is posted from this device. Nothing was changed.")
            raise Conflict(msg, say("To have it post no more: tracksync standup schedule remove."))
        return found

    def settle_posters(self) -> None:
        """Have this device post those of which no device is known: they are older than that."""
        here = self._here()
        if not here.id or all(schedule.poster.id for schedule in self.all()):
            return
        with self._recorder.open(ENGINE) as recording:
            for schedule in recording.unit.schedules():
                poster = schedule.poster if schedule.poster.id else here
                recording.unit.save_schedule(replace(schedule, poster=poster))

    def next_turn(self, schedule: Schedule) -> Turn | None:
        """Tell when it goes next; what was posted or skipped already is passed over."""
        now = self._recorder.clock.read()
        calendar, _ = self._standups.calendar(local_date(now.at, schedule.zone_at(now.zone)))
        coming = next_turn(schedule, now.at, now.zone, calendar)
        with self._recorder.store.read() as snapshot:
            while coming is not None and snapshot.posting(schedule.channel, coming.day):
                coming = next_turn(schedule, now.at, now.zone, calendar, after=coming.day)
        return coming

    def turn_of(self, channel: str) -> tuple[Schedule, Turn] | None:
        """
        Tell the turn a channel's standup stands at: of today, or of a late yesterday.

        None where no schedule that this device posts has one whose time is not over, whatever
        became of it.
        """
        now = self._recorder.clock.read()
        open_: list[tuple[Schedule, Turn]] = []
        for schedule in self.all():
            if schedule.channel == channel and schedule.is_posted_from(self._here()):
                day = local_date(now.at, schedule.zone_at(now.zone))
                calendar, _ = self._standups.calendar(day)
                found = turns(schedule, now.at, now.zone, calendar)
                open_ += [(schedule, turn) for turn in found if turn.stage is not Stage.MISSED]
        return min(open_, key=lambda each: each[1].at, default=None)

    def look(self) -> Outlook:
        """Tell what is to be done now, and when to look again."""
        now, here = self._recorder.clock.read(), self._here()
        calls: list[Call] = []
        soon: list[Call] = []
        wakes: list[datetime] = []
        still_open: set[tuple[str, date]] = set()
        with self._recorder.store.read() as snapshot:
            for schedule in snapshot.schedules():
                day = local_date(now.at, schedule.zone_at(now.zone))
                calendar, _ = self._standups.calendar(day)
                for turn in turns(schedule, now.at, now.zone, calendar):
                    if turn.stage is not Stage.MISSED:
                        still_open.add((schedule.channel, turn.day))
                    posted = snapshot.posting(schedule.channel, turn.day)
                    found = None if posted is None else as_seen(posted, now.at)
                    if schedule.is_posted_from(here):
                        deed = self._deed(snapshot, schedule, turn, found, now.at)
                    else:
                        wakes.append(turn.at + OTHERS_FIRST)
                        deed = offered(schedule, turn, found, now.at)
                    calls += [] if deed is None else [Call(schedule, turn, deed)]
                    if _is_soon(turn, found) and schedule.is_posted_from(here):
                        soon.append(Call(schedule, turn, Deed.REVIEW))
                if schedule.is_ahead and schedule.is_posted_from(here):
                    calls += self._held_otherwise(snapshot, schedule, now.at)
                wake = wakes_at(schedule, now.at, now.zone, calendar)
                wakes += [] if wake is None else [wake]
        coming = (at for at in wakes if at > now.at)
        return Outlook(_one_each(calls, still_open), min(coming, default=None), tuple(soon))

    def _deed(
        self,
        snapshot: Snapshot,
        schedule: Schedule,
        turn: Turn,
        found: Posting | None,
        now: datetime,
    ) -> Deed | None:
        """Tell what a turn asks of the device that posts it."""
        is_approved = self._is_approved(snapshot, schedule.channel, turn)
        if turn.stage is Stage.REVIEW and found is not None and found.can_recall(now):
            is_sure = is_approved or schedule.is_automatic or found.goes_at != turn.at
            return None if is_sure else Deed.RECALL
        can_hand = may_hand(turn.at, now)
        return asked_for(schedule, turn.stage, found, is_approved=is_approved, can_hand=can_hand)

    def _held_otherwise(
        self, snapshot: Snapshot, schedule: Schedule, now: datetime
    ) -> tuple[Call, ...]:
        """Tell what was handed over by a schedule, and is to go no more as it was made."""
        return tuple(
            Call(schedule, Turn(p.day, p.made_of.at, Stage.REVIEW), Deed.RECALL)
            for p in _handed_by(snapshot, schedule)
            if p.can_recall(now)
            and p.made_of is not None
            and not self._standups.prepare(p.day, p.channel).is_as_handed
        )

    def recall(self, call: Call) -> None:
        """Have taken back what was handed over, and is to go no more as it is."""
        with self._recorder.open(ENGINE) as recording:
            found = recording.unit.posting(call.schedule.channel, call.turn.day)
            if found is not None and found.can_recall(recording.reading.at):
                recording.unit.save_posting(recalled(found, recording.reading.at))
                recording.changed |= Changed.STANDUPS

    def _is_approved(self, snapshot: Snapshot, channel: str, turn: Turn) -> bool:
        """Whether a turn's standup was approved, and is still what was."""
        if turn.stage is Stage.AHEAD or not snapshot.review(channel, turn.day).is_approved:
            return False
        return self._standups.prepare(turn.day, channel).is_approved

    def note_missed(self, call: Call) -> bool:
        """
        Note that a day goes without, because its time is over; unless something came of it.

        Returns:
            Whether nothing had come of it.
        """
        channel, day = call.schedule.channel, call.turn.day
        with self._recorder.open("engine") as recording:
            found = recording.unit.posting(channel, day)
            if found is not None and found.state is not PostingState.REFUSED:
                return False
            reason = found.reason if found is not None else _MISSED
            now, at = recording.reading.at, call.schedule.at
            skipped = Posting(channel, day, PostingState.SKIPPED, now, reason, schedule_at=at)
            recording.unit.save_posting(skipped)
            recording.changed |= Changed.STANDUPS
        return True


def _found(known: tuple[Schedule, ...], name: str) -> Schedule:
    for schedule in known:
        if schedule.id == name:
            return schedule
    msg = say(
        "There is no schedule {shown!r}. Nothing was changed.", shown=clean_line(name, limit=20)
    )
    raise NotFound(msg, say("tracksync standup schedule list shows them."))


def _recall(recording: Recording, schedule: Schedule) -> None:
    """Have taken back what was handed over by a schedule that no longer goes so."""
    now = recording.reading.at
    for posting in _handed_by(recording.unit, schedule):
        if posting.can_recall(now):
            recording.unit.save_posting(recalled(posting, now))


def _handed_by(snapshot: Snapshot, schedule: Schedule) -> tuple[Posting, ...]:
    """Tell what went, or is to go, by a schedule lately."""
    recent = snapshot.postings(limit=_MANY)
    its = schedule.channel, schedule.at
    return tuple(p for p in recent if (p.channel, p.schedule_at) == its)


def _one_each(calls: list[Call], still_open: set[tuple[str, date]]) -> tuple[Call, ...]:
    """Choose one call a channel and day, the most pressing; missed is what no schedule saves."""
    chosen: dict[tuple[str, date], Call] = {}
    for call in sorted(calls, key=lambda call: (_PRESSING.index(call.deed), call.turn.at)):
        key = (call.schedule.channel, call.turn.day)
        if call.deed is not Deed.MISS or key not in still_open:
            chosen.setdefault(key, call)
    return tuple(chosen.values())


def _is_soon(turn: Turn, found: Posting | None) -> bool:
    """Whether it goes within the hour, and nothing has come of it."""
    is_open = found is None or found.state is PostingState.REFUSED
    return turn.stage is Stage.REVIEW and is_open


def _check_template(recording: Recording, schedule: Schedule) -> None:
    if schedule.template:
        known_as(recording.unit, schedule.template)


def _check(schedule: Schedule) -> None:
    if schedule.zone:
        try:
            zone_info(schedule.zone)
        except ValueError as e:
            shown = clean_line(schedule.zone, limit=40)
            msg = say("{shown!r} is no time zone. Nothing was changed.", shown=shown)
            raise BadInput(msg, say("Write its name: Europe/Berlin.")) from e
    if not LEAST_GRACE <= schedule.grace <= MOST_GRACE:
        msg = say("The grace must be from 10 minutes to 12 hours. Nothing was changed.")
        raise BadInput(msg, say("Write 10m, 30m or 2h."))
    if schedule.is_ahead and schedule.in_thread:
        msg = say("What is handed over before its time goes into no thread. Nothing was changed.")
        raise BadInput(msg, say("Choose one of the two: the thread is begun only at that time."))
