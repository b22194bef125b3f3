"""Commands of time entries: add, edit, delete, list, split, merge, history; and of questions."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from tracksync.core.clock import Reading, local_date
from tracksync.core.journal.differences import Difference, differences
from tracksync.core.journal.entries import Entry, overlaps
from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.core.text import clean_line
from tracksync.engine.api.asking import VIA, Answer, Arguments, Data
from tracksync.engine.api.moments import parse_day, parse_moment
from tracksync.engine.api.shapes import (
    delivery_data,
    entry_data,
    happening_data,
    instant,
    question_data,
    seen_data,
)
from tracksync.engine.api.timer import last_record
from tracksync.engine.engine import Engine
from tracksync.services.personal.journal.finding import find_entry, seen_at_start
from tracksync.services.personal.journal.following import deliveries_of
from tracksync.services.personal.journal.moments import bounds_of
from tracksync.services.personal.worktime.absences import Piece
from tracksync.services.personal.worktime.editing import Edit

_MOST_DAYS = timedelta(days=3_700)


def add(engine: Engine, arguments: Arguments) -> Answer:
    """Add an entry by hand."""
    now = engine.parts.clock.read()
    task, start = arguments.needed("task"), arguments.needed_moment("start", now)
    entry = engine.services.editing.add(
        task,
        start,
        arguments.needed_moment("end", now, local_date(start, now.zone)),
        via=VIA,
        note=arguments.text("note"),
    )
    return _one(engine, entry, now)


def edit(engine: Engine, arguments: Arguments) -> Answer:
    """Change times, task or note. A bare clock time is one of the entry's own day."""
    now = engine.parts.clock.read()
    before = _entry(engine, arguments)
    start = arguments.moment("start", now, local_date(before.start_at, now.zone))
    end_day = local_date(start or before.end_at or now.at, now.zone)
    wanted = Edit(
        task=arguments.optional("task"),
        start_at=start,
        end_at=arguments.moment("end", now, end_day),
        note=arguments.optional("note"),
    )
    if wanted == Edit():
        msg = say("Nothing was said to change.")
        raise BadInput(msg, say("Say --task, --start, --end or --note."))
    entry = engine.services.editing.edit(arguments.needed("entry"), wanted, via=VIA)
    return _one(engine, entry, now)


def delete(engine: Engine, arguments: Arguments) -> Answer:
    """Delete an entry."""
    entry = engine.services.editing.delete(arguments.needed("entry"), via=VIA)
    data = entry_data(entry, engine.parts.clock.read().at)
    return Answer({"entry": data}, ack=entry.id)


def split(engine: Engine, arguments: Arguments) -> Answer:
    """Cut an entry in two. A bare clock time is one inside the entry."""
    now = engine.parts.clock.read()
    before = _entry(engine, arguments)
    at = arguments.needed_moment("at", now, local_date(before.start_at, now.zone))
    if at <= before.start_at:
        at = arguments.needed_moment("at", now, local_date(before.end_at or now.at, now.zone))
    entries = engine.services.editing.split(arguments.needed("entry"), at, via=VIA)
    return Answer({"entries": [entry_data(e, now.at) for e in entries]}, ack=entries[1].id)


def merge(engine: Engine, arguments: Arguments) -> Answer:
    """Join entries of one task."""
    entry = engine.services.editing.merge(arguments.texts("entries"), via=VIA)
    return _one(engine, entry, engine.parts.clock.read())


def list_entries(engine: Engine, arguments: Arguments) -> Answer:
    """List entries of a day or of several."""
    now = engine.parts.clock.read()
    first, last = days_of(arguments, now)
    start, end = bounds_of(first, last, now.zone)
    with engine.services.store.read() as snapshot:
        entries = snapshot.entries_between(start, end)
        doubled = overlaps(entries, now.at)
        data = [
            entry_data(
                e,
                now.at,
                deliveries=deliveries_of(snapshot, e),
                is_overlapping=e.id in doubled,
            )
            for e in entries
        ]
    total = sum((_within(e, start, end, now.at) for e in entries), timedelta(0))
    return Answer(
        {
            "from": first.isoformat(),
            "to": last.isoformat(),
            "zone": now.zone,
            "entries": data,
            "total_ms": total // timedelta(milliseconds=1),
        }
    )


def history(engine: Engine, arguments: Arguments) -> Answer:
    """Tell everything that ever happened to one entry."""
    named = arguments.needed("entry")
    happenings = engine.services.editing.history(named)
    entry = UUID(named.strip())
    history = [
        {
            **happening_data(h),
            "changes": [_difference(d) for d in differences(h.changes, entry)],
        }
        for h in happenings
    ]
    seen = seen_at_start(happenings, entry)
    return Answer({"history": history, "task_at_start": seen_data(seen)})


def _difference(difference: Difference) -> Data:
    before, after = difference.before, difference.after
    return {
        "what": difference.aspect.value,
        "before": instant(before) if isinstance(before, datetime) else before,
        "after": instant(after) if isinstance(after, datetime) else after,
    }


def list_questions(engine: Engine, _: Arguments) -> Answer:
    """List what waits for the person's word."""
    questions = engine.services.absences.waiting()
    return Answer({"questions": [question_data(q) for q in questions]})


def resolve(engine: Engine, arguments: Arguments) -> Answer:
    """Answer a question: keep, discard, later, assign to a task, or split into pieces."""
    absences = engine.services.absences
    question, choice = arguments.needed("question"), arguments.needed("choice")
    match choice:
        case "keep":
            asked = absences.keep(question, via=VIA)
        case "discard":
            asked = absences.discard(question, via=VIA)
        case "later":
            asked = absences.later(question, via=VIA)
        case "assign":
            asked = absences.assign(question, arguments.needed("task"), via=VIA)
        case "split":
            pieces = _pieces(engine, question, arguments.texts("pieces"))
            asked = absences.split(question, pieces, via=VIA)
        case _:
            msg = say("{choice!r} is no answer.", choice=choice[:40])
            raise BadInput(msg, say("Say keep, discard, later, assign or split."))
    return Answer({"question": question_data(asked), "choice": choice}, ack=last_record(engine))


def days_of(arguments: Arguments, now: Reading) -> tuple[date, date]:
    """Take the days meant: --day, or --from and --to; today when nothing is said."""
    if arguments.text("day"):
        if arguments.text("from") or arguments.text("to"):
            msg = say("One day and several were named: it cannot be told which are meant.")
            raise BadInput(msg, say("Say --day, or --from and --to."))
        day = parse_day(arguments.text("day"), now)
        return day, day
    last = parse_day(arguments.text("to"), now)
    first = parse_day(arguments.text("from"), now) if arguments.text("from") else last
    if last < first:
        msg = say("{first} comes after {last}, so there is no such period.", first=first, last=last)
        raise BadInput(msg, say("Name the earlier day first."))
    if last - first > _MOST_DAYS:
        msg = say("{first} to {last} is too long to list at once.", first=first, last=last)
        raise BadInput(msg, say("Ask for ten years at most."))
    return first, last


def _pieces(engine: Engine, question: str, texts: tuple[str, ...]) -> list[Piece]:
    """Read how a span is divided; a bare clock time is one after the span begins."""
    if not texts:
        msg = say("How is it divided? Nothing was changed.")
        raise BadInput(msg, say("Say --piece TIME=REF once or more; TIME= is a break until then."))
    now = engine.parts.clock.read()
    spans = [q for q in engine.services.absences.waiting() if str(q.id) == question.strip()]
    start = spans[0].start_at if spans else now.at
    return [_piece(text, now, start) for text in texts]


def _piece(text: str, now: Reading, start: datetime) -> Piece:
    """Read "10:30=PROJ-1" (work until then) or "10:30=" (a break until then)."""
    end, equals, task = text.partition("=")
    if not equals:
        msg = say("{text!r} is no piece.", text=clean_line(text, limit=60))
        raise BadInput(msg, say("Write TIME=TASK, or TIME= for a break."))
    day = local_date(start, now.zone)
    at = parse_moment(end, now, day)
    if at <= start:
        at = parse_moment(end, now, day + timedelta(days=1))
    return Piece(at, task.strip() or None)


def _entry(engine: Engine, arguments: Arguments) -> Entry:
    """Find the entry that is meant."""
    with engine.services.store.read() as snapshot:
        return find_entry(snapshot, arguments.needed("entry"))


def _one(engine: Engine, entry: Entry, now: Reading) -> Answer:
    """Answer with one entry, the entries it shares time with, and its way out."""
    with engine.services.store.read() as snapshot:
        end = entry.end_at or now.at
        others = snapshot.entries_between(entry.start_at, max(end, entry.start_at))
        deliveries = deliveries_of(snapshot, entry)
        outbox = [delivery_data(d, entry) for d in deliveries]
        is_overlapping = entry.id in overlaps(others, now.at)
    data: Data = {
        "entry": entry_data(entry, now.at, deliveries=deliveries, is_overlapping=is_overlapping),
        "zone": now.zone,
        "deliveries": outbox,
    }
    return Answer(data, ack=entry.id)


def _within(entry: Entry, start: datetime, end: datetime, now: datetime) -> timedelta:
    last = min(entry.end_at or now, end)
    return max(timedelta(0), last - max(entry.start_at, start))
