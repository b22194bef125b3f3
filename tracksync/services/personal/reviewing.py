"""The person's word on standups that have not gone yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tracksync.core.postings import UNREVIEWED, MayPost, Review, may_post
from tracksync.core.problems import Conflict
from tracksync.core.sentences import say
from tracksync.ports.tracker import Connection
from tracksync.services.personal.changed import Changed
from tracksync.services.personal.recording import Recorder
from tracksync.services.personal.standups import StandupService

_GONE = {MayPost.POSTED, MayPost.UNDER_WAY}


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

        Args:
            said: Makes of the review as it is kept the one that is wanted.

        Raises:
            Conflict: It has gone, or is on its way.
            DiskFull: There is no room for it.
        """
        since = self._standups.first_told(day)
        with self._recorder.open(via) as recording:
            unit = recording.unit
            found = unit.posting(channel.id, day)
            has_gone = may_post(found, recording.reading.at) in _GONE
            if has_gone and not (found is not None and found.is_standing):
                title = say("The standup of {day} has gone to {to}.", day=day, to=channel.id)
                raise Conflict(title, say("What has gone cannot be changed from here."))
            before = unit.review(channel.id, day)
            after = said(UNREVIEWED if before.is_lost else before)
            unit.save_review(channel.id, day, after, since=since)
            recording.changed |= Changed.STANDUPS
        return after
