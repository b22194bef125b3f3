"""What the person's word on unknown time does to entries."""

from __future__ import annotations

from dataclasses import replace

from tracksync.core.journal import events as ev
from tracksync.core.journal.entries import (
    Change,
    Entry,
    EntryChange,
    Origin,
    Question,
    QuestionChange,
    QuestionState,
    TimerChange,
)
from tracksync.core.journal.view import Impossible, View, ended, made, timer_to
from tracksync.core.sentences import say


def absence_answered(view: View, event: ev.AbsenceAnswered) -> tuple[Change, ...]:
    """Take the person's word; kept time joins the entries around it where they still meet it."""
    question = view.question(event.question)
    if question is None:
        msg = say("question {question} does not exist", question=event.question)
        raise Impossible(msg)
    if question.state is QuestionState.ANSWERED:
        msg = say("that question was answered already")
        raise Impossible(msg)
    state = QuestionState.DEFERRED if event.choice is ev.Choice.LATER else QuestionState.ANSWERED
    asked = QuestionChange(question.id, question, replace(question, state=state))
    if event.choice is ev.Choice.KEEP:
        return (*_kept(view, question, event), asked, *_kept_timer(view, question))
    if event.choice is ev.Choice.ASSIGN:
        return (*_parts(view, question, event), asked)
    return (asked,)


def _before_of(view: View, question: Question) -> Entry | None:
    before = view.entry(question.before)
    return before if before is not None and before.end_at == question.start_at else None


def _after_of(view: View, question: Question) -> Entry | None:
    """The entry the timer went on as, if it still begins where the span ends."""
    after = view.entry(question.after) if question.after is not None else None
    return after if after is not None and after.start_at == question.end_at else None


def _joined(view: View, question: Question) -> tuple[Entry, Entry] | None:
    """The entries on both sides of the span, if they still say the same and can become one."""
    before, after = _before_of(view, question), _after_of(view, question)
    if before is None or after is None:
        return None
    return (before, after) if (before.task, before.text) == (after.task, after.text) else None


def _kept(view: View, question: Question, event: ev.AbsenceAnswered) -> tuple[EntryChange, ...]:
    """Join both sides; else lengthen the entry before, else the one after, else make one."""
    both = _joined(view, question)
    if both is not None:
        before, after = both
        return (
            EntryChange(before.id, before, replace(before, end_at=after.end_at)),
            EntryChange(after.id, after, None),
        )
    earlier, later = _before_of(view, question), _after_of(view, question)
    if earlier is not None:
        return (ended(earlier, question.end_at),)
    if later is not None and (later.task, later.text) == (question.task, question.text):
        return (EntryChange(later.id, later, replace(later, start_at=question.start_at)),)
    return _parts(view, question, event)


def _kept_timer(view: View, question: Question) -> tuple[TimerChange, ...]:
    """Let the timer, or a pause, go on with the entry that both sides became."""
    both, timer = _joined(view, question), view.timer()
    if both is None:
        return ()
    before, after = both
    if timer.entry == after.id:
        return timer_to(view, replace(timer, entry=before.id))
    if timer.paused_entry == after.id:
        return timer_to(view, replace(timer, paused_entry=before.id))
    return ()


def _parts(view: View, question: Question, event: ev.AbsenceAnswered) -> tuple[EntryChange, ...]:
    """Make the entries of the pieces; those without a task were breaks."""
    reached = question.start_at
    for part in event.parts:
        if part.start_at != reached or part.end_at <= part.start_at:
            msg = say("the pieces do not fill the span in order")
            raise Impossible(msg)
        reached = part.end_at
    if reached != question.end_at:
        msg = say("the pieces do not fill the span")
        raise Impossible(msg)
    return tuple(_part(view, question, part) for part in event.parts if part.task is not None)


def _part(view: View, question: Question, part: ev.AbsencePart) -> EntryChange:
    entry = Entry(
        part.entry,
        part.task or question.task,
        part.start_at,
        part.end_at,
        question.zone,
        part.text or question.text,
        Origin.ABSENCE,
    )
    return made(view, entry)
