"""After a restore: finding what was sent since the copy was made, and offering to bring it in."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

from tracksync.core.problems import Conflict
from tracksync.core.values import dataclass
from tracksync.engine.comparing import Comparing
from tracksync.engine.lanes.alarms import Alarms
from tracksync.engine.lanes.threads import Lane, Lanes
from tracksync.engine.services import Services
from tracksync.ports.clock import Clock
from tracksync.ports.tracker import Connection
from tracksync.services.personal.delivery.forgotten import first_of
from tracksync.services.personal.delivery.reading_back import Compared
from tracksync.services.personal.journal.changed import Changed

_ALARM = "after a restore"
# Not while the program is coming up, and not at once again where a service does not answer.
_FIRST_SECONDS, _AGAIN_SECONDS = 5.0, 900.0
# So much is compared at a time: in between others have their turn, and the program may end.
_STRETCH = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Offer:
    """What stands over there with our mark and is unknown here, of one connection."""

    connection: str
    since_at: datetime
    items: tuple[Compared, ...]


class Recovering:
    """
    Compares by itself, each connection once a run, for the time from the copy until now.

    Nothing is written over there, and nothing comes in before the person says so.
    """

    def __init__(
        self,
        services: Services,
        comparing: Comparing,
        clock: Clock,
        *,
        lanes: Lanes,
        alarms: Alarms,
    ) -> None:
        self._forgotten = services.forgotten
        self._recorder = services.recorder
        self._comparing = comparing
        self._clock = clock
        self._lanes = lanes
        self._alarms = alarms
        self._guard = threading.Lock()
        self._looked: set[str] = set()
        self._found: dict[str, Offer] = {}
        self._is_over = False

    def start(self) -> None:
        """Look soon, if there is anything to look for: a start, or a sign-in that works again."""
        if not self._is_over and self._open():
            self._alarms.set(_ALARM, _FIRST_SECONDS, self.look)

    def close(self) -> None:
        """Look no further; the comparison under way ends with its question."""
        self._is_over = True
        self._alarms.clear(_ALARM)

    def look(self) -> None:
        """Look at each connection that was not looked at yet."""
        for connection in self._open():
            with self._guard:
                self._looked.add(connection.id)
            self._lanes.submit(
                Lane.COMMANDS,
                partial(self._look_at, connection),
                failed=partial(self._later, connection.id),
            )

    def pending(self) -> tuple[Connection, ...]:
        """Name the connections of which it is not known yet what is missing."""
        return tuple(c for c in self._forgotten.doubtful() if c.id not in self._found)

    def offers(self) -> tuple[Offer, ...]:
        """Tell what was found and is still unknown here."""
        found = tuple(self._found.values())
        still = (Offer(o.connection, o.since_at, self._forgotten.ours(o.items)) for o in found)
        return tuple(offer for offer in still if offer.items)

    def bring_in(
        self,
        *,
        via: str,
        progress: Callable[[int], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> int:
        """
        Make entries of all that was found; tells how many. Not on the STORE or NETWORK lane.

        Args:
            via: The door.
            progress: Told how many there are so far, after each.
            cancelled: Asked before each. What came in until then stays; the rest is offered.

        Raises:
            Problem: One of them could not be brought in; those before it are.
        """
        count = 0
        for offer in self.offers():
            for item in offer.items:
                if cancelled():
                    return count
                with suppress(Conflict):  # somebody was quicker
                    self._comparing.bring_in(item, via=via, is_over=cancelled)
                    count += 1
                    progress(count)
            self._settle(offer.connection)
        return count

    def leave(self) -> None:
        """Take the person's word that it is to stay as it is. Not on the STORE lane."""
        for connection in tuple(self._found):
            self._settle(connection)

    def _open(self) -> tuple[Connection, ...]:
        doubtful = self._forgotten.doubtful()
        return tuple(c for c in doubtful if not c.is_paused and c.id not in self._looked)

    def _look_at(self, connection: Connection) -> None:
        since = connection.forgotten_since_at or self._clock.read().at
        end = self._clock.read().at + timedelta(days=1)
        start, found = first_of(since), dict[str, Compared]()
        while start < end and not self._is_over:
            until = min(start + _STRETCH, end)
            compared = self._comparing.period(
                connection, start, until, is_over=lambda: self._is_over
            )
            if not isinstance(compared, tuple):
                self._later(connection.id)
                return
            found |= {item.remote_id: item for item in self._forgotten.ours(compared)}
            start = until
        if self._is_over:
            return
        if not found:
            self._settle(connection.id)
            return
        self._found[connection.id] = Offer(connection.id, since, tuple(found.values()))
        self._lanes.ask(Lane.STORE, lambda: self._recorder.announce(Changed.OUTBOX))

    def _later(self, connection: str, _: object = None) -> None:
        """It could not be done now: try once more in a while."""
        with self._guard:
            self._looked.discard(connection)
        if not self._is_over:
            self._alarms.set(_ALARM, _AGAIN_SECONDS, self.look)

    def _settle(self, connection: str) -> None:
        self._found.pop(connection, None)
        self._lanes.ask(Lane.STORE, lambda: self._forgotten.settle(connection))
