"""
Judging the time nobody can vouch for, when the person does something.

The watcher looks every few seconds. Whoever comes back from lunch and clicks "Stop" is quicker; a
command may come hours after the machine slept, with nobody watching at all. The time in between is
unknown then, exactly as if the watcher had seen it first.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from tracksync.core.clock import Reading, elapsed
from tracksync.core.journal.entries import Entry
from tracksync.core.values import dataclass
from tracksync.core.worktime.activity import Used
from tracksync.core.worktime.idle import (
    NOTHING,
    Absence,
    Look,
    Rules,
    Watch,
    after_restart,
    observe,
)
from tracksync.ports.settings import Preferences
from tracksync.ports.store import LastSign, Snapshot

_LONGEST_IDLE = timedelta(hours=12)
# A slow disk may keep looks waiting behind a deed; so short a silence before one is no absence.
PATIENCE = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Stock:
    """
    What is known at the moment the person acts.

    Attributes:
        ends: The clocks for what ends now: a step of the wall clock that the watcher has not seen
            yet must neither lengthen nor shorten it.
        starts: The clocks for what starts now.
        running: What the timer runs on.
        absence: The part of it, up to now, that nobody can vouch for.
        watch: What the watcher has seen once the deed is done, with the person there; None where
            nobody watches.
    """

    ends: Reading
    starts: Reading
    running: Entry | None
    absence: Absence | None = None
    watch: Watch | None = None


def rules_of(preferences: Preferences, patience: timedelta = timedelta(0)) -> Rules:
    """
    Read how absence is judged.

    Args:
        patience: Signs of life may lie so far apart, though looks are taken more often.
    """
    return Rules(
        threshold=preferences.seconds("idle.threshold_seconds"),
        interval=max(preferences.seconds("activity.sample_seconds"), patience),
    )


def running_entry(snapshot: Snapshot) -> Entry | None:
    """Find the entry the timer runs on."""
    running = snapshot.timer().entry
    return None if running is None else snapshot.entry(running)


def take_stock(snapshot: Snapshot, now: Reading, rules: Rules, watch: Watch | None) -> Stock:
    """
    Judge the time up to the person's deed.

    A process that watches knows since when nobody was there, up to the look before. Without one,
    the last durable sign of life is judged as a new run would.
    """
    running = running_entry(snapshot)
    if watch is not None and elapsed(watch.last, now).same_boot:
        # The watcher has not seen a step of the clock yet; until then everything stays on the old
        # time, and is cut together when it does.
        old = on_the_old_clock(watch.last, now)
        seen = observe(watch, Look(old, NOTHING), rules)
        absence = None if running is None else within(seen.absence, running)
        return Stock(old, old, running, absence, seen.watch)
    sign = snapshot.last_sign()
    if running is None or sign is None:
        return Stock(now, now, running)
    old = on_the_old_clock(sign.reading, now)
    return Stock(old, now, running, _silence(snapshot, sign, running, old, rules))


def _silence(
    snapshot: Snapshot, sign: LastSign, running: Entry, now: Reading, rules: Rules
) -> Absence | None:
    """
    Judge the time between the last sign of life and *now*, with nobody watching in between.

    Returns:
        The part of the running entry nobody can vouch for; None when it is short, or nobody was
        meant to watch and the machine was awake all the time.
    """
    passed = elapsed(sign.reading, now)
    if passed.same_boot and passed.awake + passed.asleep <= rules.grace:
        return None
    was_running = snapshot.is_in_run()
    found = after_restart(
        sign.reading,
        now,
        rules,
        was_watched=was_running or sign.is_in_order,
        ended_in_order=not was_running,
        idle_from=_idle_from(snapshot, sign.reading.at, rules),
    )
    return within(found.absence, running)


def within(absence: Absence | None, running: Entry) -> Absence | None:
    """Take the part of an absence that lies in the running entry, if any."""
    if absence is None or absence.end_at <= running.start_at:
        return None
    return replace(absence, start_at=max(absence.start_at, running.start_at))


def on_the_old_clock(earlier: Reading, now: Reading) -> Reading:
    """Read the wall clock as it would stand, had nobody moved it since *earlier*."""
    return replace(now, at=now.at - elapsed(earlier, now).stepped)


def _idle_from(snapshot: Snapshot, last: datetime, rules: Rules) -> datetime | None:
    """Tell where the stretch without input began that still lasted at *last*."""
    start: datetime | None = None
    blocks = snapshot.blocks_between(last - _LONGEST_IDLE, last + timedelta(seconds=1))
    for block in reversed(blocks):
        is_gap = start is not None and start - block.end > rules.grace
        if is_gap or block.use.any is not Used.NO:
            break
        start = block.start
    return start
