"""After a standup went: where it can be read, whether a lost one is there, changes, deletions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from tracksync.core.delivery.outcomes import Failure, NotReached, Refused, Written
from tracksync.core.problems import KeystoreTrouble, NotFound
from tracksync.core.standup.postings import Posting, PostingState, as_seen
from tracksync.engine.lanes.threads import Lane, Lanes
from tracksync.engine.reaching import Reach
from tracksync.engine.services import Services
from tracksync.ports.clock import Clock
from tracksync.ports.tracker import Connection
from tracksync.services.personal.standup.posted import lost_review, out_of_reach, refuse_read_only

if TYPE_CHECKING:
    from tracksync.ports.channel import Posts

T = TypeVar("T")

_OPEN = {PostingState.UNKNOWN, PostingState.HANDED}
_CLOSED = Refused(0)


class Afterwards:
    """Waits for other lanes: COMMANDS only."""

    def __init__(self, services: Services, reach: Reach, clock: Clock, *, lanes: Lanes) -> None:
        self._services = services
        self._reach = reach
        self._clock = clock
        self._lanes = lanes
        # Looks that were refused; until the next start it would only be refused again.
        self._closed: set[str] = set()
        # What was taken back: for a moment a service may still list it.
        self.withdrawn: set[str] = set()

    def link(self, posting: Posting) -> Posting:
        """Keep where a message can be read, if the service tells."""
        posts = self._posts(posting.channel)
        if posts is None or not posting.is_standing:
            return posting
        link = self._asked(lambda: posts.link(posting.remote_id))
        if not isinstance(link, str):
            return posting
        posted = self._services.posted
        return self._lanes.ask(Lane.STORE, lambda: posted.note_link(posting, link))

    def look(self) -> tuple[tuple[Posting, ...], datetime | None]:
        """Look for all lost ones: what became of those that are known now; when to look again."""
        doubts = self._services.posted.doubts()
        seen = [self._looked(posting) for posting in doubts.lost]
        seen += [after for p in doubts.ahead if (after := self.follow(p)) != p]
        known = tuple(posting for posting in seen if posting.state not in _OPEN)
        return known, doubts.wakes_at

    def follow(self, posting: Posting) -> Posting:
        """Take back one that is recalled; else look whether the service has it, or posted it."""
        now, goes_at = self._clock.read().at, posting.goes_at
        ahead = self._reached_at(posting.channel, self._reach.ahead)
        if ahead is None or goes_at is None:
            return posting
        if posting.state is PostingState.HANDED and posting.channel in self._closed:
            return posting  # nothing tells more than what is known
        posted = self._services.posted
        if posting.is_recalled and posting.remote_id and now < goes_at:
            outcome = self._asked(lambda: ahead.withdraw(posting.remote_id))
            self.withdrawn.add(posting.remote_id)
            return self._lanes.ask(Lane.STORE, lambda: posted.note_withdrawal(posting, outcome))
        waiting = self._asked(lambda: ahead.waiting(goes_at))
        there = self._seen(posting, near=goes_at)
        after = self._lanes.ask(Lane.STORE, lambda: posted.note_sought(posting, waiting, there))
        return self.link(after) if isinstance(there, Written) else after

    def let_go_of(self, channel: str) -> bool:
        """Take back what a channel has for a later time; whether nothing of it goes any more."""
        posted = self._services.posted
        waiting = self._lanes.ask(Lane.STORE, lambda: posted.recall(channel))
        still = [after for posting in waiting if (after := self.follow(posting)).is_recalled]
        for posting in still:
            self._lanes.ask(Lane.STORE, partial(posted.note_kept, posting))
        return not still

    def look_for(self, channel: str, day: date) -> Posting | None:
        """Look for one standup, if it may have arrived; what became of it, None where nothing."""
        with self._services.store.read() as snapshot:
            found = snapshot.posting(channel, day)
        now = self._clock.read().at
        if found is None or as_seen(found, now).state is not PostingState.UNKNOWN:
            return found
        return self._looked(found) if found.goes_at is None else self.follow(found)

    def look_beforehand(self, channel: str, day: date) -> Written | Failure | None:
        """
        Look whether a day's standup stands there though nothing was sent from here.

        A store that shares its past with this one, on another device, posts under the same mark.

        Returns:
            None where it does not stand there; a failure where that cannot be seen.
        """
        posts = None if channel in self._closed else self._posts(channel)
        if posts is None:
            return NotReached()
        mark, now = self._services.posted.mark(channel, day), self._clock.read().at
        return self._asked(lambda: posts.look(mark, now))

    def change(self, channel: Connection, day: date, *, via: str) -> Posting:
        """
        Have a message say what the day's standup says now, as it was reviewed.

        Raises:
            Problem: It is not there, out of reach, or was not, or may not have been, changed.
        """
        services = self._services
        standing, posts = self._reached(channel, day)
        prepared = self._lanes.ask(Lane.READ, lambda: services.standups.prepare(day, channel.id))
        if prepared.review.is_lost:
            raise lost_review(day)
        mark, message = services.posted.mark(channel.id, day), prepared.message
        outcome = self._asked(lambda: posts.change(standing.remote_id, message, mark))
        told = prepared.told
        return self._lanes.ask(
            Lane.STORE, lambda: services.posted.note_change(standing, told, outcome, via)
        )

    def delete(self, channel: Connection, day: date, *, via: str) -> Posting:
        """
        Delete a message.

        Raises:
            Problem: It is not there, out of reach, or was not, or may not have been, deleted.
        """
        standing, posts = self._reached(channel, day)
        outcome = self._asked(lambda: posts.delete(standing.remote_id))
        posted = self._services.posted
        return self._lanes.ask(Lane.STORE, lambda: posted.note_deletion(standing, outcome, via))

    def _reached(self, channel: Connection, day: date) -> tuple[Posting, Posts]:
        refuse_read_only(channel)
        standing = self._services.posted.standing(channel.id, day)
        posts = self._reach.posts(channel)
        if posts is None:
            raise out_of_reach(channel.id)
        return standing, posts

    def _looked(self, posting: Posting) -> Posting:
        if posting.channel in self._closed or self._posts(posting.channel) is None:
            return posting if posting.state is PostingState.UNKNOWN else self._unknown(posting)
        found = self._seen(posting, near=posting.changed_at)
        posted = self._services.posted
        after = self._lanes.ask(Lane.STORE, lambda: posted.note_look(posting, found))
        return self.link(after) if isinstance(found, Written) else after

    def _seen(self, posting: Posting, near: datetime) -> Written | Failure | None:
        """Look for one in its channel, unless that was refused before."""
        posts = None if posting.channel in self._closed else self._posts(posting.channel)
        if posts is None:
            return _CLOSED
        mark = self._services.posted.mark(posting.channel, posting.day)
        found = self._asked(lambda: posts.look(mark, near))
        if isinstance(found, Refused):
            self._closed.add(posting.channel)
        return found

    def _unknown(self, posting: Posting) -> Posting:
        return as_seen(posting, self._clock.read().at)

    def _posts(self, channel: str) -> Posts | None:
        return self._reached_at(channel, self._reach.posts)

    def _reached_at(self, channel: str, reach: Callable[[Connection], T]) -> T | None:
        try:
            return reach(self._services.postings.channel(channel))
        except NotFound:
            return None  # disconnected meanwhile

    def _asked(self, ask: Callable[[], T | Failure]) -> T | Failure:
        try:
            return self._lanes.ask(Lane.NETWORK, ask)
        except KeystoreTrouble as e:
            return NotReached(e.title)
