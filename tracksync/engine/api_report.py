"""Commands that sum up and hand out: report, export."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tracksync.core.clock import Reading, day_bounds
from tracksync.core.entries import Entry
from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.core.tasks import TaskSeen
from tracksync.engine.api_entries import days_of
from tracksync.engine.api_standup import posting_data
from tracksync.engine.asking import Answer, Arguments, Data
from tracksync.engine.engine import Engine
from tracksync.engine.moments import parse_day
from tracksync.engine.shapes import happening_data, instant, length_ms
from tracksync.services.personal.finding import seen_at_start

_LOGGED, _MOST_LOGGED = 50, 10_000
# More than anybody ever posts.
_ALL = 1_000_000


def report(engine: Engine, arguments: Arguments) -> Answer:
    """Sum up days by task: from the roll-up, so that years cost no more than a week."""
    now = engine.parts.clock.read()
    first, last = period_of(arguments, now)
    with engine.services.store.read() as snapshot:
        totals = snapshot.day_totals(first, last)
        rows = []
        for total in totals:
            task = snapshot.task(total.task)
            shown: Data = {"ref": str(total.task), "key": "", "title": "(unknown task)"}
            if task is not None:
                shown = {"ref": str(task.ref), "key": task.key, "title": task.title}
            ms = length_ms(total.total)
            rows.append({"day": total.day.isoformat(), "task": shown, "total_ms": ms})
    whole = length_ms(sum((t.total for t in totals), timedelta(0)))
    return Answer(
        {
            "from": first.isoformat(),
            "to": last.isoformat(),
            "zone": now.zone,
            "person": engine.parts.preferences.text("profile.name"),
            "rows": rows,
            "total_ms": whole,
        }
    )


def period_of(arguments: Arguments, now: Reading) -> tuple[date, date]:
    """Take a period by name (day, week, month, year), or by its days."""
    if arguments.text("from") or arguments.text("day"):
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
    start, end = day_bounds(first, now.zone)[0], day_bounds(last, now.zone)[1]
    person: Data = {"person": engine.parts.preferences.text("profile.name")}
    with engine.services.store.read() as snapshot:
        rows = [
            person | _row(e, now.at) | _at_start(seen_at_start(snapshot.history_of(e.id), e.id))
            for e in snapshot.entries_between(start, end)
        ]
    log = [happening_data(h) for h in engine.services.reporting.log_between(start, end)]
    standups = [p for p in engine.services.postings.history(_ALL) if first <= p.day <= last]
    return Answer(
        {
            "from": first.isoformat(),
            "to": last.isoformat(),
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
    }


def _at_start(seen: TaskSeen | None) -> Data:
    """Write what the service said of the task when the timer was started; empty for nothing."""
    return {
        "kind": "" if seen is None else seen.kind,
        "project": "" if seen is None else seen.project,
        "url": "" if seen is None else seen.url,
        "logged_at_start_ms": None if seen is None else seen.logged_ms,
        "logged_seen_at": "" if seen is None else instant(seen.at),
    }
