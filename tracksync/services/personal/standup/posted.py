"""
Standups that stand in channels, and those that may: found again, changed, taken back.

Only where a service tells what it calls a message; a webhook does not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from tracksync.core.delivery.outcomes import (
    Busy,
    Failure,
    NoAnswer,
    Refused,
    SignInExpired,
    WriteOutcome,
    Written,
)
from tracksync.core.problems import Conflict, NotAllowed, NotAnswered, NotFound, Problem
from tracksync.core.sentences import Sentence, say
from tracksync.core.standup.handing import sought, withdrawn
from tracksync.core.standup.postings import (
    LOOKED_FOR,
    UNDER_WAY,
    Posting,
    PostingState,
    Told,
    as_seen,
    looked,
    mark_of,
    recalled,
)
from tracksync.core.values import dataclass
from tracksync.ports.tracker import Connection
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.journal.recording import ENGINE, Recorder

_MANY = 30
# When it is looked whether one that was handed over was posted: at once, and when it has to be.
_AFTER_IT = (timedelta(seconds=10), timedelta(minutes=1), UNDER_WAY)
_GONE = 404


@dataclass(frozen=True, slots=True)
class Doubts:
    """
    Standups that may have arrived.

    Attributes:
        lost: Those whose answer will not come any more.
        ahead: Those the service has, or may have, for their time: it is not known whether it does,
            they shall be taken back, or their time has come.
        wakes_at: When a look may tell more than now; None where there is nothing to wait for.
    """

    lost: tuple[Posting, ...]
    ahead: tuple[Posting, ...]
    wakes_at: datetime | None


class PostedService:
    """Keeps what becomes of standups after they went. Writes: STORE lane."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def mark(self, channel: str, day: date) -> str:
        """Tell the mark a day's standup carries in a channel that keeps one."""
        with self._recorder.store.read() as snapshot:
            return mark_of(snapshot.origin(), channel, day)

    def doubts(self) -> Doubts:
        """Tell which standups of the last days may have arrived, or are on their way."""
        now = self._recorder.clock.read().at
        with self._recorder.store.read() as snapshot:
            recent = [p for p in snapshot.postings(limit=_MANY) if _is_recent(p, now)]
        unknown = [p for p in recent if as_seen(p, now).state is PostingState.UNKNOWN]
        lost = tuple(p for p in unknown if p.goes_at is None)
        ahead = tuple(p for p in recent if p in unknown or _is_up(p, now) if p.goes_at is not None)
        sending = [p for p in recent if p.state is PostingState.SENDING]
        ends = [p.changed_at + UNDER_WAY for p in (*unknown, *sending)]
        ends += [p.goes_at + wait for p in recent if p.goes_at is not None for wait in _AFTER_IT]
        return Doubts(lost, ahead, min((at for at in ends if at > now), default=None))

    def note_look(self, posting: Posting, found: Written | Failure | None) -> Posting:
        """Take in what a look for a lost one showed, unless it has become something else since."""
        return self._note(posting, lambda now: looked(posting, found, now))

    def _note(self, posting: Posting, became: Callable[[datetime], Posting]) -> Posting:
        with self._recorder.open(ENGINE) as recording:
            now, unit = recording.reading.at, recording.unit
            current = unit.posting(posting.channel, posting.day)
            if current != posting:
                return current or posting
            after = became(now)
            if after != posting:
                unit.save_posting(after)
                recording.changed |= Changed.STANDUPS
        return after

    def note_sought(
        self,
        posting: Posting,
        waiting: Written | Failure | None,
        there: Written | Failure | None,
    ) -> Posting:
        """Take in whether one that was handed over waits, or is there; as `note_look`."""
        return self._note(posting, lambda now: sought(posting, waiting, there, now))

    def note_withdrawal(self, posting: Posting, outcome: WriteOutcome) -> Posting:
        """Take in how taking back one that waits ended; as `note_look`."""
        return self._note(posting, lambda now: withdrawn(posting, outcome, now))

    def recall(self, channel: str) -> tuple[Posting, ...]:
        """Have taken back what a channel has for a later time; tell what is to come back."""
        with self._recorder.open(ENGINE) as recording:
            now, unit = recording.reading.at, recording.unit
            for posting in unit.postings(limit=_MANY):
                if posting.channel == channel and posting.can_recall(now):
                    unit.save_posting(recalled(posting, now))
                    recording.changed |= Changed.STANDUPS
            last = unit.postings(limit=_MANY)
        return tuple(p for p in last if p.channel == channel and p.is_recalled)

    def note_kept(self, posting: Posting) -> Posting:
        """Take in that nobody can take one back any more: it goes at its time."""
        return self._note(posting, lambda _: replace(posting, state=PostingState.HANDED))

    def note_link(self, posting: Posting, link: str) -> Posting:
        """Keep where a message can be read."""
        return self._save(replace(posting, link=link), ENGINE)

    def standing(self, channel: str, day: date) -> Posting:
        """
        Find a standup that stands in a channel under a name.

        Raises:
            NotFound: None was posted there that day.
            NotAllowed: The service told no name, so it is out of reach.
        """
        with self._recorder.store.read() as snapshot:
            found = snapshot.posting(channel, day)
        on = day.isoformat()
        if found is None or found.state is not PostingState.POSTED:
            msg = say("No standup of {day} stands at {to}.", day=on, to=channel)
            raise NotFound(msg, say("tracksync standup history lists what was posted."))
        if not found.is_standing:
            raise out_of_reach(channel, found.link)
        return found

    def note_change(self, posting: Posting, told: Told, outcome: WriteOutcome, via: str) -> Posting:
        """
        Take in how changing a message ended.

        Raises:
            NotFound: It is gone over there.
            NotAnswered: It was not, or may not have been, changed.
        """
        if isinstance(outcome, Written):
            return self._save(replace(posting, told=told), via)
        to = posting.channel
        if _is_gone(outcome):
            self._deleted(posting, via)
            msg = say("The standup no longer stands at {to}: it was deleted there.", to=to)
            raise NotFound(msg, say("To post it anew: tracksync standup post --again."))
        raise _not_done(say("The standup at {to} was not changed.", to=to), outcome)

    def note_deletion(self, posting: Posting, outcome: WriteOutcome, via: str) -> Posting:
        """
        Take in how deleting a message ended.

        Raises:
            NotAnswered: It was not, or may not have been, deleted.
        """
        if isinstance(outcome, Written) or _is_gone(outcome):
            return self._deleted(posting, via)
        title = say("The standup at {to} was not deleted.", to=posting.channel)
        raise _not_done(title, outcome)

    def _deleted(self, posting: Posting, via: str) -> Posting:
        now = self._recorder.clock.read().at
        gone = replace(posting, state=PostingState.DELETED, changed_at=now, remote_id="", link="")
        return self._save(gone, via)

    def _save(self, posting: Posting, via: str) -> Posting:
        with self._recorder.open(via) as recording:
            recording.unit.save_posting(posting)
            recording.changed |= Changed.STANDUPS
        return posting


def refuse_read_only(channel: Connection) -> None:
    """Refuse to write into a channel that is only read; `NotAllowed` in words."""
    if channel.is_read_only:
        msg = say("{to} is only read, so nothing was changed there.", to=channel.id)
        hint = say("To post there: tracksync connection set {to} --no-read-only", to=channel.id)
        raise NotAllowed(msg, hint)


def out_of_reach(channel: str, link: str = "") -> NotAllowed:
    """Say that what stands in a channel cannot be reached from here, and where it stands."""
    msg = say("What was posted to {to} cannot be changed or deleted from here.", to=channel)
    why = say("What was posted this way is out of reach afterwards. Do it in the channel itself.")
    if link:
        why = say(
            "What was posted this way is out of reach afterwards. Do it there: {link}", link=link
        )
    return NotAllowed(msg, why)


def lost_review(day: date) -> Conflict:
    """Say that nothing is changed to words the person may not want."""
    on = day.isoformat()
    msg = say(
        "What you changed in the standup of {day} can no longer be read, so nothing was sent.",
        day=on,
    )
    return Conflict(msg, say("Change it in the channel itself."))


def _is_recent(posting: Posting, now: datetime) -> bool:
    is_open = posting.state in {PostingState.SENDING, PostingState.UNKNOWN}
    is_open = is_open or posting.goes_at is not None
    return is_open and abs(now - posting.changed_at) < LOOKED_FOR


def _is_up(posting: Posting, now: datetime) -> bool:
    """Whether there is something to be done about one the service has for its time."""
    has_come = posting.goes_at is not None and now >= posting.goes_at
    return posting.is_recalled or (posting.state is PostingState.HANDED and has_come)


def _is_gone(outcome: WriteOutcome) -> bool:
    return isinstance(outcome, Refused) and outcome.status == _GONE


def _not_done(title: Sentence, outcome: WriteOutcome) -> Problem:
    reason = getattr(outcome, "reason", "")
    if isinstance(outcome, NoAnswer):
        title = say("{title} Or it was: the answer was lost.", title=title)
    if reason:
        title = say("{message} {reason}", message=title, reason=reason)
    return NotAnswered(title, _remedy(outcome))


def _remedy(outcome: WriteOutcome) -> Sentence:
    match outcome:
        case Refused(remedy=remedy):
            return remedy
        case SignInExpired():
            return say("Connect the channel again.")
        case Busy():
            return say("It asks to wait. Do it again in a few minutes.")
        case _:
            return say("Check the network, and do it again: that does no harm.")
