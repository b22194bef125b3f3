"""What a person does to entries by hand."""

from __future__ import annotations

from dataclasses import replace

from tracksync.core.journal import events as ev
from tracksync.core.journal.entries import STOPPED, Change, Entry, EntryChange
from tracksync.core.journal.picture_events import TimeSubtracted
from tracksync.core.journal.view import Impossible, View, made, must_entry, timer_to
from tracksync.core.sentences import say


def entry_added(view: View, event: ev.EntryAdded) -> tuple[Change, ...]:
    """Add an entry; overlap with others is allowed."""
    entry = Entry(
        event.entry, event.task, event.start_at, event.end_at, event.zone, event.text, event.origin
    )
    return (made(view, entry),)


def entry_edited(view: View, event: ev.EntryEdited) -> tuple[Change, ...]:
    """Let an entry say something else; giving the running one an end stops the timer."""
    before = must_entry(view, event.entry)
    is_running = view.timer().entry == event.entry
    if event.end_at is None and not is_running:
        msg = say("only the running entry can be without an end")
        raise Impossible(msg)
    if event.end_at is not None and event.end_at < event.start_at:
        msg = say("an entry cannot end before it starts")
        raise Impossible(msg)
    after = replace(
        before, task=event.task, text=event.text, start_at=event.start_at, end_at=event.end_at
    )
    stopped = timer_to(view, STOPPED) if is_running and event.end_at is not None else ()
    return (EntryChange(event.entry, before, after), *stopped)


def entry_deleted(view: View, event: ev.EntryDeleted) -> tuple[Change, ...]:
    """Take an entry away; a timer on it stops."""
    before = must_entry(view, event.entry)
    stopped = timer_to(view, STOPPED) if view.timer().entry == event.entry else ()
    return (EntryChange(event.entry, before, None), *stopped)


def entry_split(view: View, event: ev.EntrySplit) -> tuple[Change, ...]:
    """Cut an entry in two; the timer stays with the later part."""
    before = must_entry(view, event.entry)
    if event.at <= before.start_at or (before.end_at is not None and event.at >= before.end_at):
        msg = say("a split must lie inside the entry")
        raise Impossible(msg)
    second = replace(before, id=event.second, start_at=event.at)
    timer = view.timer()
    moved = timer_to(view, replace(timer, entry=event.second)) if timer.entry == event.entry else ()
    return (
        EntryChange(event.entry, before, replace(before, end_at=event.at)),
        made(view, second),
        *moved,
    )


def time_subtracted(view: View, event: TimeSubtracted) -> tuple[Change, ...]:
    """Take a span out of an entry, which may leave two parts, one, or none."""
    before = must_entry(view, event.entry)
    end = before.end_at
    has_head = before.start_at < event.start_at
    has_tail = end is None or event.end_at < end
    if event.end_at <= max(before.start_at, event.start_at) or (
        end is not None and end <= event.start_at
    ):
        msg = say("what is subtracted must lie inside the entry")
        raise Impossible(msg)
    if has_head and has_tail:
        tail = replace(before, id=event.rest, start_at=event.end_at)
        timer = view.timer()
        moves = timer.entry == event.entry
        moved = timer_to(view, replace(timer, entry=event.rest)) if moves else ()
        head = replace(before, end_at=event.start_at)
        return (EntryChange(event.entry, before, head), made(view, tail), *moved)
    if has_head:
        return (EntryChange(event.entry, before, replace(before, end_at=event.start_at)),)
    after = replace(before, start_at=event.end_at) if has_tail else None
    return (EntryChange(event.entry, before, after),)


def entries_merged(view: View, event: ev.EntriesMerged) -> tuple[Change, ...]:
    """Join entries into one; the timer, or a pause that remembers one of them, moves along."""
    if (
        not event.others
        or event.first in event.others
        or len(set(event.others)) != len(event.others)
    ):
        msg = say("merging needs two or more different entries")
        raise Impossible(msg)
    first = must_entry(view, event.first)
    others = [must_entry(view, other) for other in event.others]
    together = [first, *others]
    ends = [entry.end_at for entry in together if entry.end_at is not None]
    end = max(ends) if len(ends) == len(together) else None
    start = min(entry.start_at for entry in together)
    merged = replace(first, start_at=start, end_at=end, text=event.text)
    gone = [EntryChange(other.id, other, None) for other in others]
    timer = view.timer()
    if end is None:
        timer = replace(timer, entry=first.id)
    if timer.paused_entry in event.others:
        timer = replace(timer, paused_entry=first.id)
    return (EntryChange(first.id, first, merged), *gone, *timer_to(view, timer))
