"""What the timer, an absence and a stepped clock do to entries."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from tracksync.core.journal import events as ev
from tracksync.core.journal.entries import (
    STOPPED,
    Change,
    Entry,
    EntryChange,
    Origin,
    Question,
    QuestionChange,
    Timer,
)
from tracksync.core.journal.view import (
    Impossible,
    View,
    cut_running,
    ended,
    made,
    must_entry,
    timer_to,
)
from tracksync.core.sentences import say


def timer_started(view: View, event: ev.TimerStarted) -> tuple[Change, ...]:
    """End what runs and start anew; a pause is over."""
    entry = Entry(
        event.entry,
        event.task,
        event.start_at,
        None,
        event.zone,
        event.text,
        is_scripted=event.is_scripted,
    )
    cut = cut_running(view, event.start_at)
    return (*cut, made(view, entry), *timer_to(view, Timer(event.entry)))


def timer_stopped(view: View, event: ev.TimerStopped) -> tuple[Change, ...]:
    """End the running entry."""
    if view.timer().entry != event.entry:
        msg = say("entry {entry} is not running", entry=event.entry)
        raise Impossible(msg)
    return (ended(must_entry(view, event.entry), event.end_at), *timer_to(view, STOPPED))


def timer_paused(view: View, event: ev.TimerPaused) -> tuple[Change, ...]:
    """End the running entry and remember what it was; a second pause keeps that memory."""
    timer = view.timer()
    after = Timer(
        None,
        is_paused=True,
        paused_entry=timer.paused_entry if timer.is_paused else timer.entry,
        paused_until=event.until,
        is_private=event.is_private,
    )
    return (*cut_running(view, event.end_at), *timer_to(view, after))


def timer_resumed(view: View, event: ev.TimerResumed) -> tuple[Change, ...]:
    """End the pause; what ran before goes on as a new entry, if it is still there."""
    timer = view.timer()
    if not timer.is_paused:
        msg = say("nothing is paused")
        raise Impossible(msg)
    earlier = view.entry(timer.paused_entry) if timer.paused_entry is not None else None
    if event.entry is None or earlier is None:
        return timer_to(view, STOPPED)
    entry = replace(
        earlier,
        id=event.entry,
        start_at=event.start_at,
        end_at=None,
        zone=event.zone,
        origin=Origin.TIMER,
    )
    return (made(view, entry), *timer_to(view, Timer(event.entry)))


def absence_found(view: View, event: ev.AbsenceFound) -> tuple[Change, ...]:
    """Cut the running entry where the absence began, and open a question about it."""
    if view.timer().entry != event.before:
        msg = say("entry {before} is not running", before=event.before)
        raise Impossible(msg)
    if view.question(event.question) is not None:
        msg = say("question {question} exists already", question=event.question)
        raise Impossible(msg)
    running = must_entry(view, event.before)
    start = max(event.start_at, running.start_at)
    if event.end_at <= start:
        msg = say("an absence must end after it starts, and after the running entry starts")
        raise Impossible(msg)
    question = Question(
        event.question,
        start,
        event.end_at,
        event.zone,
        running.task,
        running.text,
        event.before,
        event.after,
        event.evidence,
    )
    entries = _gone_on(view, running, start, event.after, question.end_at, event.zone)
    asked = QuestionChange(question.id, None, question)
    return (*entries, asked, *timer_to(view, Timer(event.after)))


def clock_stepped(view: View, event: ev.ClockStepped) -> tuple[Change, ...]:
    """Cut the running entry at the old time, and go on from the new one."""
    if event.before is None:
        return ()
    if view.timer().entry != event.before:
        msg = say("entry {before} is not running", before=event.before)
        raise Impossible(msg)
    running = must_entry(view, event.before)
    entries = _gone_on(view, running, event.end_at, event.after, event.start_at, event.zone)
    return (*entries, *timer_to(view, Timer(event.after)))


def _gone_on(
    view: View, running: Entry, cut_at: datetime, after: UUID | None, start: datetime, zone: str
) -> tuple[EntryChange, ...]:
    """Cut what runs; it goes on as *after*, if that is not None. Cut at its start, as itself."""
    if after is None:
        return (ended(running, cut_at),)
    behind = replace(running, id=after, start_at=start, end_at=None, zone=zone)
    if after != running.id:
        return (ended(running, cut_at), made(view, behind))
    if cut_at > running.start_at:
        msg = say("a cut that begins inside the entry leaves a piece before it")
        raise Impossible(msg)
    return (EntryChange(running.id, running, behind),)
