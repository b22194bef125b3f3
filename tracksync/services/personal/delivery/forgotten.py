"""What was sent in a time that a restored store does not remember, and stands over there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from tracksync.core.delivery.comparing import Finding
from tracksync.ports.manifest import Grain
from tracksync.ports.tracker import Connection
from tracksync.services.personal.delivery.reading_back import Compared, lost_id
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.journal.recording import Recorder

# What was sent late may be about a day long before the copy was made.
_BEFORE = timedelta(days=14)


class ForgottenService:
    """Finds out, remembers what is open, and forgets it when the person has had their say."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def doubtful(self) -> tuple[Connection, ...]:
        """
        Name the connections over which something may have been sent that is unknown here.

        Totals a day are left out: nobody knows when such time was.
        """
        with self._recorder.store.read() as snapshot:
            known = snapshot.connections()
        return tuple(c for c in known if c.forgotten_since_at and c.grain is Grain.ENTRY)

    def ours(self, compared: Iterable[Compared]) -> tuple[Compared, ...]:
        """Choose those that carry our mark and are unknown here; other strangers are no loss."""
        with self._recorder.store.read() as snapshot:
            return tuple(
                item
                for item in compared
                if item.finding is Finding.FOREIGN
                and item.there is not None
                and lost_id(snapshot, item.there.mark) is not None
                and not snapshot.deliveries_standing(item.connection, [item.remote_id])
            )

    def settle(self, connection: str) -> None:
        """Note that everything is known again, or that the person wants to leave it so."""
        with self._recorder.open("engine") as recording:
            found = recording.unit.connection(connection)
            if found is not None:
                recording.unit.save_connection(found.forgetting_since(None))
                recording.changed |= Changed.OUTBOX


def first_of(since: datetime) -> datetime:
    """Tell where to begin to look for what was sent since then."""
    return since - _BEFORE
