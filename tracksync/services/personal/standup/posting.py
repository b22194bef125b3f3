"""
Standups on their way to channels: at most one a channel and day.

What is about to be sent is durable as *sending* before the request. A webhook tells nothing
afterwards, so there a lost answer stays *unknown* and is never sent again by itself; where a
channel can be looked through, `engine.afterwards` finds out.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from tracksync.core.clock import Reading, local_date
from tracksync.core.delivery.outcomes import Busy, Refused, SignInExpired, WriteOutcome
from tracksync.core.problems import BadInput, Conflict, NotAllowed, NotAnswered, NotFound, Problem
from tracksync.core.sentences import UNSAID, Sentence, say
from tracksync.core.standup.postings import (
    MayPost,
    Posting,
    PostingState,
    ReviewedMeanwhile,
    as_seen,
    found_there,
    is_in_reach,
    may_post,
    settled,
)
from tracksync.core.text import clean_line
from tracksync.ports.tracker import Connection, HasThreads, TakesAhead
from tracksync.services.personal.connecting.connections import ConnectionService
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.journal.recording import Recorder
from tracksync.services.personal.standup.posted import refuse_read_only

if TYPE_CHECKING:  # loaded with the first standup
    from tracksync.core.standup.schedules import Schedule
    from tracksync.services.personal.standup.standups import Prepared

_ALL = 1_000_000
_LOOK = say("Look in the channel. If it is not there: tracksync standup post --again.")


class PostingService:
    """Decides, and keeps what became of each. `begin`, `settle` and `skip`: STORE lane."""

    def __init__(self, recorder: Recorder, connections: ConnectionService) -> None:
        self._recorder = recorder
        self._connections = connections

    def channels(self) -> tuple[Connection, ...]:
        """Tell the connections standups can be posted to, by id."""
        return tuple(c for c in self._connections.all() if self._is_channel(c.service))

    def _is_channel(self, service: str) -> bool:
        try:
            return self._connections.integration(service).manifest.is_channel
        except NotFound:
            return False  # connected by a newer TrackSync

    def channel(self, name: str) -> Connection:
        """
        Find a channel by id, or by service where there is one of it; without a name the only one.

        Raises:
            NotFound: None is meant, or it cannot be told which.
        """
        channels = self.channels()
        found = [c for c in channels if not name or name in (c.id, c.service)]
        if len(found) == 1:
            return found[0]
        if not channels:
            msg = say("No channel is connected, so nothing was done.")
            raise NotFound(msg, say("Connect one: tracksync connect slack --token-stdin."))
        shown = clean_line(name, limit=60)
        msg = say("It cannot be told which channel is meant. Nothing was done.")
        if name and not found:
            msg = say("There is no channel {shown!r}. Nothing was done.", shown=shown)
        ids = ", ".join(c.id for c in channels)
        raise NotFound(msg, say("Name one with --channel: {ids}.", ids=ids))

    def has_threads(self, channel: Connection) -> bool:
        """Tell whether standups can go into threads there."""
        found = self._connections.integration(channel.service)
        return isinstance(found, HasThreads) and found.has_threads(channel)

    def check_threads(self, channel: Connection) -> None:
        """Refuse a thread where there is none; `NotAllowed` in words."""
        if not self.has_threads(channel):
            msg = say("{to} has no threads that TrackSync can post into.", to=channel.id)
            hint = say("Go without the thread, or connect Slack by a token: the guide tells how.")
            raise NotAllowed(msg, hint)

    def takes_ahead(self, channel: Connection) -> bool:
        """Tell whether standups can be handed over there before their time."""
        found = self._connections.integration(channel.service)
        return isinstance(found, TakesAhead) and found.takes_ahead(channel)

    def check_schedule(self, channel: Connection, schedule: Schedule) -> None:
        """Refuse what a channel cannot do; `NotAllowed` in words."""
        if schedule.in_thread:
            self.check_threads(channel)
        if schedule.is_ahead and not self.takes_ahead(channel):
            raise not_ahead(channel.id)

    def begin(
        self,
        channel: Connection,
        prepared: Prepared,
        *,
        via: str,
        again: bool = False,
        schedule_at: time | None = None,
        goes_at: datetime | None = None,
        by_approval: bool = False,
    ) -> Posting:
        """
        Note, durably, that a day's standup is about to be sent.

        Args:
            prepared: What will be sent.
            again: The person says that it is not there, or goes though it was skipped.
            schedule_at: The time of the schedule it goes by.
            goes_at: When the service shall post it; None where it is posted now.
            by_approval: It goes because the person approved it, and only as that.

        Raises:
            NotAllowed: The channel is only read.
            BadInput: The day is more than a year away.
            Conflict: It is there, may be there, or was skipped; or the review is lost, or it is
                not what was approved.
            ReviewedMeanwhile: The person has changed it since it was prepared.
            DiskFull: It could not be noted, so it must not be sent.
        """
        refuse_read_only(channel)
        day = prepared.standup.day
        with self._recorder.open(via) as recording:
            _check_reach(day, recording.reading)
            now, unit = recording.reading.at, recording.unit
            _check(unit.posting(channel.id, day), now, channel.id, day, again=again)
            if unit.review(channel.id, day) != prepared.review:
                raise ReviewedMeanwhile
            if prepared.review.is_lost:
                raise Conflict(*_lost(day.isoformat()))
            if by_approval and not prepared.is_approved:
                raise Conflict(say("The standup is not the one that was approved."))
            begun = Posting(
                channel.id,
                day,
                PostingState.SENDING,
                now,
                told=prepared.told,
                schedule_at=schedule_at,
                goes_at=goes_at,
                made_of=None if goes_at is None else prepared.seen(goes_at),
            )
            unit.save_posting(begun)
            recording.changed |= Changed.STANDUPS
        return begun

    def note_found(
        self, channel: Connection, day: date, remote_id: str, *, via: str, again: bool = False
    ) -> Posting:
        """
        Note that a day's standup stands in its channel already, so that it is not sent from here.

        Args:
            again: As for `begin`.

        Raises:
            Conflict: As `begin`.
        """
        with self._recorder.open(via) as recording:
            now, unit = recording.reading.at, recording.unit
            before = unit.posting(channel.id, day)
            _check(before, now, channel.id, day, again=again)
            found = found_there(before, channel.id, day, remote_id, now)
            unit.save_posting(found)
            recording.changed |= Changed.STANDUPS
        return found

    def settle(
        self, begun: Posting, outcome: WriteOutcome, *, via: str, note: Sentence = UNSAID
    ) -> Posting:
        """Take in how the request ended, and what is to be known of a standup that is there."""
        with self._recorder.open(via) as recording:
            after = settled(begun, outcome, recording.reading.at, note=note)
            recording.unit.save_posting(after)
            recording.changed |= Changed.STANDUPS
        return after

    def skip(self, channel: Connection, day: date, *, via: str) -> Posting:
        """
        Note that no standup goes to a channel on a day.

        One that was handed over stays known as that until it was taken back.

        Raises:
            BadInput: The day is more than a year away.
            Conflict: One has gone, or may have.
        """
        with self._recorder.open(via) as recording:
            _check_reach(day, recording.reading)
            now = recording.reading.at
            found = recording.unit.posting(channel.id, day)
            skipped = Posting(channel.id, day, PostingState.SKIPPED, now)
            if found is not None and found.can_recall(now):
                skipped = replace(found, state=PostingState.SKIPPED, changed_at=now)
            else:
                _check(found, now, channel.id, day, again=True, is_skip=True)
            recording.unit.save_posting(skipped)
            recording.changed |= Changed.STANDUPS
        return skipped

    def history(
        self, limit: int, *, channel: str = "", day: date | None = None
    ) -> tuple[Posting, ...]:
        """
        Tell what became of the standups, newest day first.

        Args:
            channel: Of that one alone, by id, or of all of a service; also of one that was left.
            day: Of that one alone.

        Raises:
            NotFound: There is no such channel, and none was posted to.
        """
        now = self._recorder.clock.read().at
        is_all = not channel and day is None
        with self._recorder.store.read() as snapshot:
            kept = snapshot.postings(limit=limit if is_all else _ALL)
        named = {c.id for c in self.channels() if channel in {c.id, c.service}}
        of = [p for p in kept if not channel or p.channel in {channel, *named}]
        if channel and not (of or named):
            self.channel(channel)
        found = [posting for posting in of if day in {None, posting.day}]
        return tuple(as_seen(posting, now) for posting in found[:limit])

    def problem_of(self, posting: Posting, outcome: WriteOutcome) -> Problem:
        """Say why a standup was not, or may not have been, posted."""
        to = posting.channel
        if posting.state is PostingState.UNKNOWN:
            msg = say("The standup may have reached {to}: its answer was lost.", to=to)
            return NotAnswered(_with(msg, posting.reason), _LOOK)
        msg = say("The standup did not reach {to}.", to=to)
        return NotAnswered(_with(msg, posting.reason), _remedy(outcome))


def not_ahead(to: str) -> NotAllowed:
    """Say that a channel takes nothing before its time."""
    msg = say("{to} takes no standup before its time.", to=to)
    hint = say("Go without that, or connect Slack by a token: the guide tells how.")
    return NotAllowed(msg, hint)


def _with(message: Sentence, reason: Sentence) -> Sentence:
    if not reason:
        return message
    return say("{message} {reason}", message=message, reason=reason)


def _remedy(outcome: WriteOutcome) -> Sentence:
    match outcome:
        case Refused(remedy=remedy):
            return remedy
        case SignInExpired():
            return say("Connect the channel again.")
        case Busy(wait=timedelta() as wait):
            seconds = round(wait.total_seconds())
            return say("It asks to wait: post it again in {seconds} s.", seconds=seconds)
        case Busy():
            return say("It asks to wait. Post it again in a few minutes.")
        case _:
            return say("Check the network, and post it again.")


def _check_reach(day: date, now: Reading) -> None:
    if not is_in_reach(day, local_date(now.at, now.zone)):
        msg = say("{day} is more than a year away. Nothing was done.", day=day.isoformat())
        raise BadInput(msg, say("Name a day at most a year before or after today."))


def _check(
    found: Posting | None,
    now: datetime,
    to: str,
    day: date,
    *,
    again: bool,
    is_skip: bool = False,
) -> None:
    may = may_post(found, now)
    if may is MayPost.YES or (may in {MayPost.SKIPPED, MayPost.DELETED} and again):
        return
    if may is MayPost.ANEW and again and not is_skip:
        return
    why = UNSAID if found is None else found.reason
    raise Conflict(*_refusal(may, to, day.isoformat(), why))


def _lost(day: str) -> tuple[Sentence, Sentence]:
    title = say(
        "What you changed in the standup of {day} can no longer be read, so it was not posted.",
        day=day,
    )
    return title, say("Look at it on the Standup page, change what must not be said, and post it.")


def _refusal(may: MayPost, to: str, day: str, why: Sentence) -> tuple[Sentence, Sentence]:
    match may:
        case MayPost.POSTED:
            title = say("The standup of {day} is at {to} already.", day=day, to=to)
            return title, say("There is one a day.")
        case MayPost.UNDER_WAY:
            title = say("The standup of {day} is on its way to {to}.", day=day, to=to)
            return title, say("Look in a quarter of an hour: tracksync standup history.")
        case MayPost.HANDED:
            title = say("{to} has the standup of {day}, and posts it at its time.", day=day, to=to)
            return title, say("What you change before that is said. To have none: skip it.")
        case MayPost.SKIPPED:
            title = say("The standup of {day} was skipped for {to}.", day=day, to=to)
            return title, say("To post it after all: tracksync standup post --again.")
        case MayPost.DELETED:
            title = say("The standup of {day} was deleted at {to}.", day=day, to=to)
            return title, say("To post it anew: tracksync standup post --again.")
        case _ if why:
            title = say("The standup of {day} may be at {to} already.", day=day, to=to)
            return _with(title, why), _LOOK
        case _:
            title = say(
                "The standup of {day} may be at {to} already: its answer was lost.", day=day, to=to
            )
            return title, _LOOK
