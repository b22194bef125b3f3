"""From what is true to what is shown: tasks, the timer, questions."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tracksync.core.clock import day_bounds, local_date
from tracksync.core.delivery.door import DeliveryState
from tracksync.core.journal.entries import (
    Entry,
    EntryText,
    Evidence,
    Question,
    QuestionState,
    Timer,
)
from tracksync.core.tasks import Task, TaskRef
from tracksync.desktop.models.question import Answer, QuestionModel, Seen
from tracksync.desktop.models.timer import TaskLine, TimerModel, TimerState, TrayModel
from tracksync.desktop.presenters.base import Desk
from tracksync.engine.engine import Engine
from tracksync.ports.settings import Preferences
from tracksync.ports.store import Snapshot
from tracksync.services.personal.journal.colouring import hue_in
from tracksync.services.personal.worktime.tasks import recent_tasks
from tracksync.services.personal.worktime.timer import running_entry

RECENT = 5
SWITCH = "screenshots.enabled"
_FEW = 3
_WAITING = (DeliveryState.READY, DeliveryState.SENDING, DeliveryState.UNKNOWN)
# Whoever was there all the time and only not looking is likelier to have worked.
_LIKELY_WORK = {Evidence.CRASHED, Evidence.NOT_RUNNING, Evidence.NOT_SEEN}


def line_in(snapshot: Snapshot, ref: TaskRef, text: EntryText) -> TaskLine:
    """Show a task as an entry knows it."""
    return TaskLine(str(ref), text.title, text.key, hue_in(snapshot, ref))


def line_of(task: Task) -> TaskLine:
    """Show a task as the list knows it."""
    return TaskLine(str(task.ref), task.title, task.key, task.hue)


def target_of(preferences: Preferences, day: date) -> timedelta:
    """Tell how much a day should have; nothing on a day off."""
    days = preferences.text("day.work_days").replace(" ", "").split(",")
    if str(day.isoweekday()) not in days:
        return timedelta(0)
    return timedelta(minutes=preferences.number("day.target_minutes"))


def capture(engine: Engine, *, is_on: bool) -> None:
    """Take pictures of the screen from now on, or none; tracking is not touched. STORE lane."""
    choose(engine, SWITCH, is_on=is_on)


def choose(engine: Engine, key: str, *, is_on: bool) -> None:
    """Turn a setting on or off. STORE lane."""
    engine.parts.settings.choose(key, is_on)
    engine.settings_changed()


def set_by(desk: Desk, key: str) -> str:
    """Tell who decided about a setting above the person, in their language; empty for nobody."""
    now = desk.engine.parts.settings.in_force(key)
    return desk.said(now.source) if now.is_locked else ""


def short_length(of: timedelta) -> str:
    """Write a length in a form every language reads."""
    minutes, seconds = divmod(of // timedelta(seconds=1), 60)
    return f"{minutes} min" if minutes and not seconds else f"{60 * minutes + seconds} s"


def question_model(question: Question) -> QuestionModel:
    """Show a question, the likeliest answer first."""
    first, second = Answer.BREAK, Answer.KEEP
    if set(question.evidence) <= _LIKELY_WORK:
        first, second = second, first
    return QuestionModel(
        str(question.id),
        question.start_at,
        question.end_at,
        question.zone,
        TaskLine(str(question.task), question.text.title, question.text.key),
        tuple(Seen(each) for each in question.evidence),
        (first, second, Answer.OTHER, Answer.SPLIT, Answer.LATER),
    )


def timer_model(engine: Engine, snapshot: Snapshot) -> TimerModel:
    """Show the timer at a glance."""
    now = engine.parts.clock.read()
    day = local_date(now.at, now.zone)
    start, end = day_bounds(day, now.zone)
    timer = snapshot.timer()
    today = sum(
        (_within(e, start, end, now.at) for e in snapshot.entries_between(start, end)),
        timedelta(0),
    )
    entry = _entry_of(snapshot, timer)
    state = TimerState.IDLE
    if timer.is_paused:
        state = TimerState.PAUSED
    elif timer.entry is not None:
        state = TimerState.RUNNING
    return TimerModel(
        state,
        now.zone,
        line_in(snapshot, entry.task, entry.text) if entry is not None else None,
        entry.length_at(now.at) if entry is not None and state is not TimerState.IDLE else _ZERO,
        today,
        target_of(engine.parts.preferences, day),
        timer.paused_until,
        timer.is_private,
        is_scripted=engine.parts.is_scripted,
        keystore_is_scripted=engine.parts.keystore_is_scripted,
    )


_ZERO = timedelta(0)


def overview(desk: Desk) -> TrayModel:
    """Read everything that tray, head and badges show. READ lane."""
    engine = desk.engine
    with engine.services.store.read() as snapshot:
        timer = timer_model(engine, snapshot)
        running = running_entry(snapshot)
        shown = None if running is None else running.task
        recent = [t for t in _at_hand(snapshot) if t.ref != shown]
        questions = snapshot.questions()
        counts = snapshot.delivery_counts()
        connections = snapshot.connections()
    stuck = sum(by.get(DeliveryState.STUCK, 0) for by in counts.values())
    waiting = sum(by.get(state, 0) for by in counts.values() for state in _WAITING)
    is_open = any(q.state is QuestionState.OPEN for q in questions)
    no_room = engine.no_room
    trouble = "" if no_room is None else f"{desk.said(no_room.title)} {desk.said(no_room.hint)}"
    first = questions[0] if questions else None
    return TrayModel(
        timer,
        tuple(line_of(task) for task in recent[:RECENT]),
        len(questions),
        first.start_at if first else None,
        first.end_at if first else None,
        waiting,
        stuck,
        needs_you=is_open or stuck > 0 or bool(trouble) or any(c.is_paused for c in connections),
        trouble=trouble,
    )


def closed_overview(desk: Desk) -> TrayModel:
    """Show that the store is closed, and why."""
    engine = desk.engine
    problem = engine.problem
    return TrayModel(
        TimerModel(TimerState.IDLE, "UTC"),
        needs_you=problem is not None,
        trouble="" if problem is None else desk.said(problem.title),
        is_closed=True,
        can_unlock=engine.state is engine.state.LOCKED,
    )


def _at_hand(snapshot: Snapshot) -> tuple[Task, ...]:
    """Find pinned and recent tasks; for somebody who has hardly begun, the first of the list."""
    found = recent_tasks(snapshot, RECENT + 1)
    if len(found) < _FEW:
        together = {task.ref: task for task in (*found, *snapshot.tasks(limit=RECENT + 1))}
        found = tuple(together.values())
    return found[: RECENT + 1]


def _entry_of(snapshot: Snapshot, timer: Timer) -> Entry | None:
    """Find what runs; while paused what will run again; else what ran last, if not deleted."""
    named = timer.paused_entry if timer.is_paused else timer.entry
    if named is not None:
        return snapshot.entry(named)
    last = None if timer.is_paused else snapshot.latest_entry()
    task = None if last is None else snapshot.task(last.task)
    return None if task is not None and task.is_deleted else last


def _within(entry: Entry, start: datetime, end: datetime, now: datetime) -> timedelta:
    last = min(entry.end_at or now, end)
    return max(_ZERO, last - max(entry.start_at, start))
