"""Sending a standup: prepared, noted as on its way, looked for, posted. Loaded with the first."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time
from functools import partial
from typing import TYPE_CHECKING

from tracksync.core.delivery.outcomes import WriteOutcome, Written
from tracksync.core.standup.postings import Posting, ReviewedMeanwhile
from tracksync.core.standup.text import Message
from tracksync.engine.afterwards import Afterwards
from tracksync.engine.barring import Barring
from tracksync.engine.lanes.threads import Lane, Lanes
from tracksync.engine.posting_ways import way_ahead, way_to
from tracksync.engine.reaching import Reach
from tracksync.engine.services import Services
from tracksync.ports.clock import Clock
from tracksync.ports.tracker import Connection
from tracksync.services.personal.journal.recording import ENGINE

if TYPE_CHECKING:
    from tracksync.services.personal.standup.scheduling import Call
    from tracksync.services.personal.standup.standups import Prepared


class Dispatch:
    """
    Waits for other lanes: COMMANDS only.

    Args:
        prepare: Done before each post: a copy of the folder made before it can be told as one.
    """

    def __init__(
        self,
        services: Services,
        reach: Reach,
        afterwards: Afterwards,
        *,
        clock: Clock,
        lanes: Lanes,
        prepare: Callable[[], None],
    ) -> None:
        self._services = services
        self._reach = reach
        self._afterwards = afterwards
        self._clock = clock
        self._lanes = lanes
        self._prepare = prepare
        self.barring = Barring(services, reach, clock, lanes)

    def post(
        self,
        channel: Connection,
        day: date,
        *,
        via: str,
        again: bool = False,
        schedule_at: time | None = None,
        in_thread: bool = False,
        goes_at: datetime | None = None,
        by_approval: bool = False,
    ) -> tuple[Posting, WriteOutcome]:
        """
        Post a day's standup, once, as it was reviewed; what became of it.

        One that stands there already, from another device, is noted, and none is sent.

        Args:
            schedule_at: The time of the schedule it goes by.
            in_thread: It goes into the thread of its day, as far as there can be one.
            goes_at: The service is handed it, to post it then.
            by_approval: As for `PostingService.begin`.

        Raises:
            Conflict: It is there, may be there, or was skipped.
            KeystoreTrouble, DiskFull: Nothing was sent.
        """
        lanes, services, afterwards = self._lanes, self._services, self._afterwards
        postings = services.postings
        if goes_at is None:
            now = self._clock.read().at
            send = way_to(self._reach, channel, day, now, in_thread=in_thread)
        else:
            send = way_ahead(self._reach, channel, goes_at, afterwards.withdrawn)
        afterwards.look_for(channel.id, day)
        found = afterwards.look_beforehand(channel.id, day)
        if isinstance(found, Written):
            return self._note(channel, day, found, via=via, again=again), found
        lanes.ask(Lane.KEYSTORE, self._prepare)

        begun, message = _until_it_stays(
            lambda: self._begin(
                channel,
                day,
                partial(
                    postings.begin,
                    via=via,
                    again=again,
                    schedule_at=schedule_at,
                    goes_at=goes_at,
                    by_approval=by_approval,
                ),
            )
        )
        mark = services.posted.mark(channel.id, day)
        outcome, note = lanes.ask(Lane.NETWORK, lambda: send(message, mark))
        self._reach.heard(channel, outcome)
        settled = lanes.ask(Lane.STORE, lambda: postings.settle(begun, outcome, via=via, note=note))
        return afterwards.link(settled), outcome

    def _begin(
        self, channel: Connection, day: date, begin: Callable[[Connection, Prepared], Posting]
    ) -> tuple[Posting, Message]:
        """Prepare a standup, and note that it is about to be sent."""
        standups = self._services.standups
        prepared = self._lanes.ask(Lane.READ, lambda: standups.prepare(day, channel.id))
        return self._lanes.ask(Lane.STORE, lambda: begin(channel, prepared)), prepared.message

    def seen(self, call: Call) -> bool | None:
        """
        Look whether another device has posted a turn's standup, and note it if so.

        Returns:
            None where that cannot be seen.

        Raises:
            Conflict: Something came of it here meanwhile.
        """
        channel = self._services.postings.channel(call.schedule.channel)
        found = self._afterwards.look_beforehand(channel.id, call.turn.day)
        if isinstance(found, Written):
            self._note(channel, call.turn.day, found, via=ENGINE)
            return True
        return False if found is None else None

    def _note(
        self, channel: Connection, day: date, found: Written, *, via: str, again: bool = False
    ) -> Posting:
        postings = self._services.postings
        noted = self._lanes.ask(
            Lane.STORE,
            lambda: postings.note_found(channel, day, found.remote_id, via=via, again=again),
        )
        return self._afterwards.link(noted)


def _until_it_stays(begin: Callable[[], tuple[Posting, Message]]) -> tuple[Posting, Message]:
    """Prepare and begin anew while the person still changes it: what was said last goes."""
    while True:
        with suppress(ReviewedMeanwhile):
            return begin()
