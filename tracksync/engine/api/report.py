"""Commands that sum up and hand out: report, export."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache

from tracksync.core.clock import Reading, local_date
from tracksync.core.journal.entries import Entry
from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.core.tasks import Task, TaskSeen
from tracksync.core.worktime.reports import ProjectRow, TaskRow
from tracksync.engine.api.asking import Answer, Arguments, Data
from tracksync.engine.api.entries import days_of
from tracksync.engine.api.moments import parse_day
from tracksync.engine.api.shapes import happening_data, instant, length_ms, progress_data
from tracksync.engine.api.standup import posting_data
from tracksync.engine.engine import Engine
from tracksync.ports.store import Snapshot
from tracksync.services.personal.journal.finding import seen_at_start
from tracksync.services.personal.journal.judging import running_entry
from tracksync.services.personal.journal.moments import bounds_of

_LOGGED, _MOST_LOGGED = 50, 10_000
# More than anybody ever posts.
_ALL = 1_000_000


def report(engine: Engine, arguments: Arguments) -> Answer:
    """Sum up days as the window does: rounded as worklogs are, or else with what runs up to now."""
    now = engine.parts.clock.read()
    first, last = period_of(arguments, now)
    found = engine.services.reporting.report(first, last, with_running=True)
    tasks = {row.ref: _named(row) for row in found.tasks}
    is_rounded = engine.parts.preferences.text("rounding.mode") != "none"
    is_now = first <= local_date(now.at, now.zone) <= last
    return Answer(
        {
            "from": first.isoformat(),
            "to": last.isoformat(),
            "zone": now.zone,
            "person": engine.parts.preferences.text("profile.name"),
            "rows": [
                {"day": row.day.isoformat(), "task": tasks[ref]} | _sums(tracked, shown)
                for row in found.days
                for ref, tracked, shown in row.tasks
            ],
            "projects": [_project(row) for row in found.projects],
            "is_rounded": is_rounded,
            "kept_since": _kept_since(engine),
            "running_ms": _running_ms(engine, now.at) if is_rounded and is_now else 0,
        }
        | _sums(found.tracked, found.shown)
    )


def _kept_since(engine: Engine) -> str | None:
    since = engine.services.reporting.kept_since()
    return None if since is None else since.isoformat()


def _named(row: TaskRow) -> Data:
    return {"ref": str(row.ref), "key": row.key, "title": row.title or "(unknown task)"}


def _project(row: ProjectRow) -> Data:
    named: Data = {"connection": row.connection, "project": row.project}
    return named | _sums(row.tracked, row.shown) | progress_data(row)


def _sums(tracked: timedelta, shown: timedelta) -> Data:
    return {"total_ms": length_ms(shown), "tracked_ms": length_ms(tracked)}


def _running_ms(engine: Engine, now: datetime) -> int:
    """Tell how long it runs that no worklog books yet."""
    with engine.services.store.read() as snapshot:
        running = running_entry(snapshot)
    return 0 if running is None else length_ms(running.length_at(now))


def period_of(arguments: Arguments, now: Reading) -> tuple[date, date]:
    """Take a period by name (day, week, month, year), or by its days."""
    if any(arguments.text(name) for name in ("from", "to", "day")):
        if arguments.text("period"):
            msg = say("A period and days were named: it cannot be told which is meant.")
            raise BadInput(msg, say("Say --period, or --day, or --from and --to."))
        return days_of(arguments, now)
    today = parse_day("today", now)
    match arguments.text("period", "week"):
        case "day" | "today":
            return today, today
        case "yesterday":
            return today - timedelta(days=1), today - timedelta(days=1)
        case "week":
            monday = today - timedelta(days=today.weekday())
            return monday, monday + timedelta(days=6)
        case "month":
            first = today.replace(day=1)
            return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        case "year":
            return today.replace(month=1, day=1), today.replace(month=12, day=31)
        case other:
            msg = say("{other!r} is no period.", other=other[:40])
            raise BadInput(msg, say("Say day, yesterday, week, month or year; or --from and --to."))


def export(engine: Engine, arguments: Arguments) -> Answer:
    """Hand out the entries of some days, as rows for a file, what was done, and their standups."""
    now = engine.parts.clock.read()
    first, last = days_of(arguments, now)
    start, end = bounds_of(first, last, now.zone)
    person: Data = {"person": engine.parts.preferences.text("profile.name")}
    with engine.services.store.read() as snapshot:
        known = cache(snapshot.task)
        rows = [
            person | _row(e, now.at) | _about(known(e.task), _seen(snapshot, e))
            for e in snapshot.entries_between(start, end)
        ]
    log = [happening_data(h) for h in engine.services.reporting.log_between(start, end)]
    standups = [p for p in engine.services.postings.history(_ALL) if first <= p.day <= last]
    return Answer(
        {
            "from": first.isoformat(),
            "to": last.isoformat(),
            "kept_since": _kept_since(engine),
            "rows": rows,
            "log": log,
            "standups": [posting_data(posting) for posting in standups],
        }
    )


def log(engine: Engine, arguments: Arguments) -> Answer:
    """Tell what was done, by whom and through which door, newest first."""
    limit = arguments.number("limit", _LOGGED, low=1, high=_MOST_LOGGED)
    happenings = engine.services.reporting.log(limit=limit)
    return Answer({"log": [happening_data(h) for h in happenings]})


def _row(entry: Entry, now: datetime) -> Data:
    return {
        "id": str(entry.id),
        "task": str(entry.task),
        "key": entry.text.key,
        "title": entry.text.title,
        "note": entry.text.note,
        "start_at": instant(entry.start_at),
        "end_at": "" if entry.end_at is None else instant(entry.end_at),
        "duration_ms": length_ms(entry.length_at(now)),
        "zone": entry.zone,
        "origin": entry.origin.value,
        "is_scripted": entry.is_scripted,
    }


def _seen(snapshot: Snapshot, entry: Entry) -> TaskSeen | None:
    return seen_at_start(snapshot.history_of(entry.id), entry.id, on=entry.task)


def _about(known: Task | None, seen: TaskSeen | None) -> Data:
    """Write what the service said of the task at the start, or else what is known of it now."""
    said = seen or known
    return {
        "kind": "" if said is None else said.kind,
        "project": "" if said is None else said.project,
        "url": "" if said is None else said.url,
        "logged_at_start_ms": None if seen is None else seen.logged_ms,
        "logged_seen_at": "" if seen is None else instant(seen.at),
    }
