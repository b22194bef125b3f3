"""Days nobody would think of: every store says what the core's ledger says."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes.store import MORNING, SteppedClock, make_local_store
from tests.fakes.store_events import Wanderer
from tracksync.core.journal.chain import verify
from tracksync.core.journal.ledger import Impossible, Ledger
from tracksync.ports.store import Snapshot, Store
from tracksync.storage.memory import MemoryStore

FAR = timedelta(days=20_000)


def told(now: Snapshot, ids: list[UUID]) -> dict[str, object]:
    """Everything a snapshot tells about time."""
    return {
        "entries": now.entries_between(MORNING - FAR, MORNING + FAR),
        "questions": now.questions(),
        "every question": [now.question(ident) for ident in ids],
        "timer": now.timer(),
        "totals": now.day_totals(date(1980, 1, 1), date(2080, 1, 1)),
        "undone": [h.is_undone for h in now.happenings(limit=1000)],
        "changes": [now.changes_of(ident) for ident in ids],
        "events": [event for _, event in now.records()],
        "histories": [[h.record.id for h in now.history_of(ident)] for ident in ids],
        "tasks": now.tasks(),
    }


def wander(store: Store, seed: int, steps: int) -> tuple[Ledger, list[UUID]]:
    clock = SteppedClock()
    wanderer, ledger = Wanderer(seed, clock), Ledger()
    for _ in range(steps):
        event = wanderer.next(ledger)
        record = wanderer.new()
        try:
            expected = ledger.add(record, event)
        except Impossible:
            expected = None
        try:
            with store.write() as unit:
                changes = unit.append(event, record=record, reading=clock.read(), via="test")
        except Impossible:
            assert expected is None
        else:
            assert changes == expected
            wanderer.done.append(record)
    return ledger, [UUID(int=number) for number in range(1, wanderer.new().int)]


@settings(max_examples=25)
@given(st.integers(0, 10**9))
def test_every_store_says_what_the_ledger_says(seed: int) -> None:
    """Sixty random wishes: entries, questions, undo and totals agree, and the chain holds."""
    with tempfile.TemporaryDirectory() as folder:
        local, memory = make_local_store(Path(folder), SteppedClock()), MemoryStore()
        ledger, ids = wander(local, seed, 60)
        wander(memory, seed, 60)
        with local.read() as on_disk, memory.read() as in_memory:
            assert told(on_disk, ids) == told(in_memory, ids)
            assert {e.id: e for e in on_disk.entries_between(MORNING - FAR, MORNING + FAR)} == {
                e.id: e for e in ledger.entries.values()
            }
            assert on_disk.timer() == ledger.timer()
            assert verify(record for record, _ in on_disk.records()) == ()
            assert verify(record for record, _ in in_memory.records()) == ()
        local.close()
