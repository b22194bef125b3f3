"""What a rule may know of the state, and the changes that rules are made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Protocol
from uuid import UUID

from tracksync.core.journal.entries import Change, Entry, EntryChange, Question, Timer, TimerChange
from tracksync.core.sentences import Sentence, say


class Impossible(ValueError):
    """The event does not fit what is; *why* says it in words."""

    def __init__(self, why: Sentence) -> None:
        super().__init__(why)
        self.why = why


class View(Protocol):
    """What `apply` needs to know of the state before the event."""

    def entry(self, entry: UUID) -> Entry | None:
        """Find an entry that exists now."""

    def question(self, question: UUID) -> Question | None:
        """Find a question."""

    def timer(self) -> Timer:
        """Tell the timer."""

    def changes_of(self, record: UUID) -> tuple[Change, ...]:
        """Tell what a record did, in order; empty when it did nothing or is unknown."""


def must_entry(view: View, entry: UUID) -> Entry:
    """Find an entry; `Impossible` when it does not exist."""
    found = view.entry(entry)
    if found is None:
        msg = say("entry {entry} does not exist", entry=entry)
        raise Impossible(msg)
    return found


def ended(entry: Entry, at: datetime) -> EntryChange:
    """End an entry; never before it starts."""
    return EntryChange(entry.id, entry, replace(entry, end_at=max(at, entry.start_at)))


def made(view: View, entry: Entry) -> EntryChange:
    """Make an entry; `Impossible` when its id is taken or it would end before it starts."""
    if view.entry(entry.id) is not None:
        msg = say("entry {id} exists already", id=entry.id)
        raise Impossible(msg)
    if entry.end_at is not None and entry.end_at < entry.start_at:
        msg = say("entry {id} would end before it starts", id=entry.id)
        raise Impossible(msg)
    return EntryChange(entry.id, None, entry)


def timer_to(view: View, after: Timer) -> tuple[TimerChange, ...]:
    """Set the timer; no change when it stands so already."""
    before = view.timer()
    return () if before == after else (TimerChange(before, after),)


def cut_running(view: View, at: datetime) -> tuple[EntryChange, ...]:
    """End what runs, if anything does."""
    running = view.timer().entry
    return () if running is None else (ended(must_entry(view, running), at),)
