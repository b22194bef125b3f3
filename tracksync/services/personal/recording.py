"""
The one way into the journal.

An event, what it changes, and the deliveries that follow, in one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from tracksync.core.clock import Reading
from tracksync.core.entries import Change, EntryChange
from tracksync.core.events import Event
from tracksync.core.ledger import Impossible
from tracksync.core.problems import Conflict
from tracksync.ports.clock import Clock, Ids
from tracksync.ports.settings import Preferences
from tracksync.ports.store import Store, Unit
from tracksync.services.personal.changed import Changed, parts_of
from tracksync.services.personal.following import follow


@dataclass
class Recording:
    """
    One transaction on the journal, open.

    Attributes:
        unit: The transaction, for reads and for what is not an event.
        via: Which door: "tray", "window", "cli", "engine".
    """

    unit: Unit
    reading: Reading
    via: str
    _ids: Ids
    changed: Changed = Changed.NOTHING
    changes: list[Change] = field(default_factory=list)

    def add(
        self, event: Event, *, record: UUID | None = None, reading: Reading | None = None
    ) -> tuple[Change, ...]:
        """
        Append an event.

        Raises:
            Conflict: It does not fit what is, in words; the whole transaction is given up.
        """
        try:
            changes = self.unit.append(
                event,
                record=record or self._ids.new(),
                reading=reading or self.reading,
                via=self.via,
            )
        except Impossible as e:
            msg = f"That does not fit any more: {e}."
            raise Conflict(msg, "Look at the day as it is now and try once more.") from e
        self.changes.extend(changes)
        self.changed |= parts_of(changes)
        return changes


class Recorder:
    """
    Opens transactions on the journal and lets deliveries follow what changed.

    *told* is called with the changed parts after each commit, on the same lane.
    """

    def __init__(self, store: Store, clock: Clock, ids: Ids, preferences: Preferences) -> None:
        self.store = store
        self.clock = clock
        self.ids = ids
        self._preferences = preferences
        self._told: list[Callable[[Changed], None]] = []

    def tell(self, told: Callable[[Changed], None]) -> None:
        """Have *told* called with the changed parts after each commit."""
        self._told.append(told)

    def announce(self, changed: Changed) -> None:
        """Tell of parts that changed in another way."""
        if changed:
            for told in self._told:
                told(changed)

    @contextmanager
    def open(self, via: str, *, reading: Reading | None = None) -> Iterator[Recording]:
        """Open a transaction; when the block ends it is durable, and only then is anybody told."""
        with self.store.write() as unit:
            recording = Recording(unit, reading or self.clock.read(), via, self.ids)
            yield recording
            recording.changed |= self._follow(unit, recording)
        self.announce(recording.changed)

    def _follow(self, unit: Unit, recording: Recording) -> Changed:
        """Let the deliveries follow the entries that changed."""
        entries = [change for change in recording.changes if isinstance(change, EntryChange)]
        return follow(unit, entries, recording.reading.at, self._preferences)
