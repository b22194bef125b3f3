"""
Dropping what is past its time, here and from every copy.

Days of activity and of what was sent are forgotten, then their keys destroyed. A crash between the
two loses nothing: as long as a key is there, its day is asked for again.

Of a month the personal content goes for ever, its times and totals stay. (Where times go as well,
that is a transaction of its own for each month: `drop_entries`.) Three steps, because the
keystore may be slow and the writer never waits for it. A crash after any of them loses nothing:
`finish_drops` completes at the next start what was begun, or the drop is simply asked for again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial

from tracksync.core.clock import Reading
from tracksync.core.journal.chain import month_of
from tracksync.core.journal.events import Checkpoint, EntriesExpired, MonthDropped
from tracksync.core.policy.retention import expired_months, first_month_kept
from tracksync.core.problems import BadInput, NotAllowed
from tracksync.core.sentences import say
from tracksync.ports.clock import Clock, Ids
from tracksync.ports.keystore import Keystore
from tracksync.storage.local.store import LocalStore
from tracksync.storage.local.traces import Trace, expired

_MS = timedelta(milliseconds=1)


def drop_month(
    store: LocalStore, month: str, keystore: Keystore, *, clock: Clock, ids: Ids
) -> None:
    """Take all three steps on one thread; see them for what they raise."""
    prepare_drop(store, month, clock=clock, ids=ids)
    destroy_key(store, month, keystore)
    record_drop(store, month, clock=clock, ids=ids)


def drop_expired(
    store: LocalStore,
    keep: int,
    keystore: Keystore,
    *,
    now: Reading,
    clock: Clock,
    ids: Ids,
    on_store: Callable[[Callable[[], None]], None],
    spared: frozenset[str] = frozenset(),
) -> None:
    """
    Drop all months whose words are older than *keep* months. KEYSTORE lane.

    Args:
        now: By which they are; the clock only says when it was done.
        on_store: Does its work on the STORE lane and waits for it.
        spared: Months that are left alone.
    """
    # By the keys: what was written about a month after it had been erased has one again.
    held = sorted(store.ring.names() - spared)
    for month in expired_months(held, month_of(now.at, now.zone), keep=keep):
        on_store(partial(prepare_drop, store, month, clock=clock, ids=ids))
        destroy_key(store, month, keystore)
        on_store(partial(record_drop, store, month, clock=clock, ids=ids))


def drop_entries(
    store: LocalStore,
    keep: int,
    *,
    now: Reading,
    clock: Clock,
    ids: Ids,
    on_store: Callable[[Callable[[], None]], None],
) -> bool:
    """
    Let the entries of all months go that are older than *keep* months. KEYSTORE lane.

    Month by month, the oldest first: nobody waits for the writer longer than for one of them. Each
    is one transaction: a crash leaves all of it, or nothing. What was said in a checkpoint before
    is the chain's head and the totals of months, which stay.

    Args:
        now: By which they are; the clock only says when it was done.
        on_store: Does its work on the STORE lane and waits for it.

    Returns:
        Whether anything had come to its time.
    """
    from tracksync.storage.local import trimming  # 0.1 MB, where entries go at all

    until, reached = first_month_kept(month_of(now.at, now.zone), keep=keep), ""
    while True:
        with store.read() as snapshot:
            month = trimming.next_month(snapshot.tables, until, now.zone)
        if month is None or month <= reached:
            return bool(reached)
        on_store(partial(_drop_entries_before, store, month, now.zone, clock=clock, ids=ids))
        reached = month


def _drop_entries_before(
    store: LocalStore, month: str, zone: str, *, clock: Clock, ids: Ids
) -> None:
    """Let all go that is from before a month, in one transaction. STORE lane."""
    from tracksync.storage.local import trimming  # as above

    now = clock.read()
    with store.scrubbing(), store.write() as unit:
        trim = trimming.find(unit.tables, month, zone, now.at)
        if trim is not None:
            base = trim.base
            said = EntriesExpired(month, base.sequence, base.digest.hex(), trim.totals)
            unit.append(said, record=ids.new(), reading=now, via="engine")
            trimming.carry_out(unit.tables, trim)
    store.forget_texts()


def months_left(store: LocalStore) -> frozenset[str]:
    """Name the months of which something is left, or waits to be sent."""
    from tracksync.storage.local import trimming  # as above

    with store.read() as snapshot:
        return trimming.months_left(snapshot.tables)


def drop_days(
    store: LocalStore,
    keystore: Keystore,
    *,
    kept: Mapping[Trace, date],
    forget: Callable[[], None],
) -> None:
    """
    Destroy the keys of all days before those that are kept, where there are any. KEYSTORE lane.

    Args:
        forget: Makes the broad lines of what only has a strip yet, and forgets the rest; comes back
            when that is done.
    """
    gone = expired(store.day_ring.names(), kept)
    if gone:
        forget()
        store.day_ring.drop(gone, keystore)


def prepare_drop(store: LocalStore, month: str, *, clock: Clock, ids: Ids) -> None:
    """
    First step: keep what must outlive the month. STORE lane.

    Totals and the head of the chain go into a checkpoint; the titles of tasks that are still in use
    are sealed under the present month.

    Raises:
        NotAllowed: The month is not over.
        BadInput: It is none.
    """
    now = clock.read()
    first, last = _bounds(month)
    present = month_of(now.at, now.zone)
    if month >= present:
        title = say("The month {month} is not over.", month=month)
        raise NotAllowed(title, say("Only past months can be erased. Nothing was changed."))
    with store.write() as unit:
        # Of the month, not of its days: this record may outlive the entries.
        totals = tuple(
            (month, str(task), total // _MS)
            for task, total in sorted(unit.task_totals(first, last).items())
        )
        checkpoint = Checkpoint(month, unit.head.digest.hex(), totals)
        unit.append(checkpoint, record=ids.new(), reading=now, via="engine")
        for task in unit.carry_tasks_over(month, present):
            unit.append(task, record=ids.new(), reading=now, via="engine")


def destroy_key(store: LocalStore, month: str, keystore: Keystore) -> None:
    """Second step: destroy the key, here and for every copy of the folder. KEYSTORE lane."""
    store.ring.drop(frozenset({month}), keystore)


def record_drop(store: LocalStore, month: str, *, clock: Clock, ids: Ids) -> None:
    """Last step: journal that it is gone, and keep nothing of it in memory. STORE lane."""
    store.forget_texts()
    with store.write() as unit:
        unit.append(MonthDropped(month), record=ids.new(), reading=clock.read(), via="engine")


def finish_drops(store: LocalStore, clock: Clock, ids: Ids) -> None:
    """Journal drops whose key is gone but whose last step was cut short."""
    with store.read() as snapshot:
        destroyed = snapshot.destroyed_months()
    for month in destroyed:
        record_drop(store, month, clock=clock, ids=ids)


def _bounds(month: str) -> tuple[date, date]:
    try:
        first = date.fromisoformat(f"{month}-01")
        # `calendar` would say it too, and costs a program that stays 0.1 MB.
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    except (OverflowError, ValueError) as e:
        title = say("{month!r:.40} is not a month.", month=month)
        raise BadInput(title, say("Write it as 2026-11.")) from e
