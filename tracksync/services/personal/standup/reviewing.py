"""The person's word on standups that have not gone yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from tracksync.core.problems import Conflict
from tracksync.core.sentences import say
from tracksync.core.standup.postings import UNREVIEWED, MayPost, Posting, Review, may_post, recalled
from tracksync.ports.tracker import Connection
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.journal.recording import Recorder
from tracksync.services.personal.standup.standups import StandupService

_GONE = {MayPost.POSTED, MayPost.UNDER_WAY, MayPost.HANDED}


class ReviewingService:
    """Keeps reviews, by channel and day. STORE lane."""

    def __init__(self, recorder: Recorder, standups: StandupService) -> None:
        self._recorder = recorder
        self._standups = standups

    def change(
        self, channel: Connection, day: date, said: Callable[[Review], Review], *, via: str
    ) -> Review:
        """
        Take in the person's word; from now on it is what goes out.

        What was handed over as it was is taken back.

        Args:
            said: Makes of the review as it is kept the one that is wanted.

        Raises:
            Conflict: It has gone, or is on its way.
            DiskFull: There is no room for it.
        """
        since = self._standups.first_told(day, channel.id)
        with self._recorder.open(via) as recording:
            unit = recording.unit
            found, now = unit.posting(channel.id, day), recording.reading.at
            if not _may_change(found, now):
                title = say("The standup of {day} has gone to {to}.", day=day, to=channel.id)
                raise Conflict(title, say("What has gone cannot be changed from here."))
            before = unit.review(channel.id, day)
            after = said(UNREVIEWED if before.is_lost else before)
            unit.save_review(channel.id, day, after, since=since)
            is_same = after == replace(before, is_approved=after.is_approved, seen=after.seen)
            stays = is_same and (after.is_approved or not before.is_approved)
            if found is not None and found.can_recall(now) and not stays:
                unit.save_posting(recalled(found, now))
            recording.changed |= Changed.STANDUPS
        return after


def _may_change(found: Posting | None, now: datetime) -> bool:
    """Tell whether the person's word still counts: nothing went, or what went is within reach."""
    if found is None or found.is_standing or found.can_recall(now) or found.is_recalled:
        return True
    # Until it is known whether the service took it for its time, it stays as it is.
    is_unsure = found.goes_at is not None and not found.remote_id
    return not is_unsure and may_post(found, now) not in _GONE
