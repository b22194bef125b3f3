"""Commands about the daily standup."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.core.standup.postings import UNREVIEWED, Posting
from tracksync.core.standup.schedules import CatchUp, Schedule
from tracksync.core.text import clean_line
from tracksync.engine.api.asking import VIA, Answer, Arguments, Data
from tracksync.engine.api.moments import parse_clock, parse_day, parse_length, parse_weekdays
from tracksync.engine.api.shapes import instant, length_ms
from tracksync.engine.engine import Engine
from tracksync.engine.lanes.threads import Lane
from tracksync.services.personal.standup.barred import barred

if TYPE_CHECKING:  # loaded with the first standup
    from tracksync.core.standup.composer import Line
    from tracksync.services.personal.standup.standups import Prepared

T = TypeVar("T")

_SAID = ("at", "channel", "days", "zone", "grace", "catch_up", "template")
_CHOSEN = ("auto", "thread", "ahead")


def preview(engine: Engine, arguments: Arguments) -> Answer:
    """Show a day's standup, as it was reviewed for its channel; sends nothing."""
    postings, name = engine.services.postings, arguments.text("channel")
    # Without any, or one of several that was named, it is shown as it is composed.
    is_clear = name or len(postings.channels()) == 1
    channel = postings.channel(name).id if is_clear else ""
    day, template = _day(engine, arguments), arguments.optional("template")
    prepared = engine.services.standups.prepare(day, channel, template=template)
    return Answer(prepared_data(prepared))


def week(engine: Engine, arguments: Arguments) -> Answer:
    """Show the week of a day; sends nothing."""
    told = engine.services.standups.week(_day(engine, arguments))
    made = told.digest
    return Answer(
        {
            "first": made.first.isoformat(),
            "last": made.last.isoformat(),
            "zone": told.zone,
            "language": told.language,
            "total_ms": length_ms(made.total),
            "troubles": list(told.troubles),
            "lines": [_line_data(line) for line in (*made.done, *made.blockers)],
            "text": told.text,
            "markdown": told.markdown,
        }
    )


def post(engine: Engine, arguments: Arguments) -> Answer:
    """Post a day's standup to a channel, once. COMMANDS lane."""
    postings, day = engine.services.postings, _day(engine, arguments)
    channel = postings.channel(arguments.text("channel"))
    again, in_thread = arguments.flag("again"), arguments.choice("thread")
    posted = engine.running.herald.ask_for(channel, day, via=VIA, again=again, in_thread=in_thread)
    return Answer({"posting": posting_data(posted)})


def update(engine: Engine, arguments: Arguments) -> Answer:
    """Have what stands in a channel say what the standup says now. COMMANDS lane."""
    channel = engine.services.postings.channel(arguments.text("channel"))
    afterwards, day = engine.running.herald.afterwards, _day(engine, arguments)
    return Answer({"posting": posting_data(afterwards.change(channel, day, via=VIA))})


def delete(engine: Engine, arguments: Arguments) -> Answer:
    """Delete what stands in a channel. COMMANDS lane."""
    channel = engine.services.postings.channel(arguments.text("channel"))
    afterwards, day = engine.running.herald.afterwards, _day(engine, arguments)
    return Answer({"posting": posting_data(afterwards.delete(channel, day, via=VIA))})


def skip(engine: Engine, arguments: Arguments) -> Answer:
    """Note that no standup goes to a channel on a day. COMMANDS lane: one may have to come back."""
    postings, day = engine.services.postings, _day(engine, arguments)
    channel = postings.channel(arguments.text("channel"))
    lanes = engine.lanes
    skipped = lanes.ask(Lane.STORE, lambda: postings.skip(channel, day, via=VIA))
    if skipped.is_recalled:
        skipped = engine.running.herald.afterwards.follow(skipped)
    return Answer({"posting": posting_data(skipped)})


def history(engine: Engine, arguments: Arguments) -> Answer:
    """Tell what became of the standups so far."""
    limit = arguments.number("limit", 30, low=1, high=1000)
    day = None if arguments.optional("date") is None else _day(engine, arguments)
    channel = arguments.text("channel")
    found = engine.services.postings.history(limit, channel=channel, day=day)
    return Answer({"postings": [posting_data(posting) for posting in found]})


def schedules(engine: Engine, _: Arguments) -> Answer:
    """List the standups that come again and again."""
    known, here = engine.services.schedules, engine.parts.clock.read().zone
    listed = [schedule_data(engine, schedule) for schedule in known.all()]
    return Answer({"zone": here, "schedules": listed})


def add_schedule(engine: Engine, arguments: Arguments) -> Answer:
    """Have a standup come again and again."""
    known = engine.services.schedules
    channel = engine.services.postings.channel(arguments.text("channel"))
    at = parse_clock(arguments.needed("at"))
    wish = _as_said(arguments, Schedule("", channel.id, at))
    engine.services.postings.check_schedule(channel, wish)
    return _scheduled(engine, known.add(wish, via=VIA))


def change_schedule(engine: Engine, arguments: Arguments) -> Answer:
    """Have one come otherwise from now on; what is not said stays."""
    known = engine.services.schedules
    before = known.one(arguments.needed("schedule"))
    takes_over = arguments.choice("take_over")
    # Whoever names nothing forgot something: the channel, too, would be the one it has.
    is_said = any(arguments.optional(name) is not None for name in _SAID)
    is_said = is_said or any(arguments.choice(name) is not None for name in _CHOSEN)
    if not is_said and takes_over is None:
        msg = say("Nothing was said to change.")
        raise BadInput(msg, say("Say when, where or how: --at, --channel, --days, --auto …"))
    channel = engine.services.postings.channel(arguments.text("channel", before.channel))
    wish = replace(_as_said(arguments, before), channel=channel.id)
    engine.services.postings.check_schedule(channel, wish)
    kept = known.change(wish, via=VIA) if is_said else before
    if takes_over is not None:
        see_to_it = known.take_over if takes_over else known.leave_to_other
        kept = see_to_it(before.id, via=VIA)
    return _scheduled(engine, kept)


def remove_schedule(engine: Engine, arguments: Arguments) -> Answer:
    """Forget a schedule."""
    known = engine.services.schedules
    removed = known.remove(arguments.needed("schedule"), via=VIA)
    gone = schedule_data(engine, removed) | {"next_at": None}
    return Answer({"zone": engine.parts.clock.read().zone, "schedule": gone})


def _as_said(arguments: Arguments, schedule: Schedule) -> Schedule:
    """Put what was said of a schedule into it; where it goes is asked for elsewhere."""

    def said(name: str, read: Callable[[str], T], before: T) -> T:
        text = arguments.optional(name)
        return before if text is None else read(text)

    def chosen(name: str, *, before: bool) -> bool:
        choice = arguments.choice(name)
        return before if choice is None else choice

    return replace(
        schedule,
        at=said("at", parse_clock, schedule.at),
        days=said("days", parse_weekdays, schedule.days),
        zone=said("zone", str.strip, schedule.zone),
        grace=said("grace", parse_length, schedule.grace),
        catch_up=said("catch_up", _catch_up, schedule.catch_up),
        is_automatic=chosen("auto", before=schedule.is_automatic),
        template=said("template", str, schedule.template),
        in_thread=chosen("thread", before=schedule.in_thread),
        is_ahead=chosen("ahead", before=schedule.is_ahead),
    )


def _scheduled(engine: Engine, schedule: Schedule) -> Answer:
    data, here = schedule_data(engine, schedule), engine.parts.clock.read().zone
    return Answer({"zone": here, "schedule": data, "is_running": engine.is_watching})


def _catch_up(text: str) -> CatchUp:
    try:
        return CatchUp(text)
    except ValueError as e:
        msg = say("{text!r} is no way to catch up.", text=clean_line(text, limit=20))
        raise BadInput(msg, say("Say skip, ask or late.")) from e


def bar_of(engine: Engine, channel: str) -> str:
    """Say why no standup can go to a channel as things are; empty where that is not known."""
    found = next((c for c in engine.services.postings.channels() if c.id == channel), None)
    if found is None:
        return ""
    problem = barred(found, engine.running.reach.trouble(channel))
    return "" if problem is None else str(problem)


def schedule_data(engine: Engine, schedule: Schedule) -> Data:
    """Write a schedule."""
    known = engine.services.schedules
    coming = known.next_turn(schedule)
    return {
        "id": schedule.id,
        "channel": schedule.channel,
        "at": schedule.at.isoformat("minutes"),
        "days": sorted(schedule.days),
        "zone": schedule.zone,
        "grace_ms": length_ms(schedule.grace),
        "catch_up": schedule.catch_up.value,
        "is_automatic": schedule.is_automatic,
        "in_thread": schedule.in_thread,
        "is_ahead": schedule.is_ahead,
        "posted_from": known.elsewhere(schedule),
        "is_offered": schedule.is_offered,
        "template": schedule.template,
        "next_at": None if coming is None else instant(coming.at),
        "barred": bar_of(engine, schedule.channel),
    }


def posting_data(posting: Posting) -> Data:
    """Write what became of a standup at a channel."""
    at = posting.schedule_at
    return {
        "channel": posting.channel,
        "date": posting.day.isoformat(),
        "state": posting.state.value,
        "changed_at": instant(posting.changed_at),
        "reason": posting.reason,
        "schedule_at": None if at is None else at.isoformat("minutes"),
        "text": "" if posting.told is None else posting.told.text,
        "link": posting.link,
        "goes_at": None if posting.goes_at is None else instant(posting.goes_at),
        "can_change": posting.is_standing,
    }


def _day(engine: Engine, arguments: Arguments) -> date:
    return parse_day(arguments.text("date", "today"), engine.parts.clock.read())


def prepared_data(prepared: Prepared) -> Data:
    """Write a standup that was prepared."""
    standup = prepared.standup
    return {
        "date": standup.day.isoformat(),
        "told_from": standup.first.isoformat(),
        "told_to": standup.last.isoformat(),
        "zone": prepared.zone,
        "language": prepared.language,
        "channel": prepared.channel,
        "is_reviewed": prepared.review != UNREVIEWED,
        "same_as": None if prepared.same_as is None else prepared.same_as.isoformat(),
        "is_working_day": prepared.is_worked,
        "day_off": prepared.day_off,
        "troubles": list(prepared.troubles),
        "template": prepared.template.name,
        "title": prepared.message.title,
        "greeting": prepared.message.greeting,
        "sections": [section.value for section in prepared.template.sections],
        "parts": [part.title for part in prepared.message.parts],
        "lines": [_line_data(line) for line in standup.lines],
        "text": prepared.text,
    }


def _line_data(line: Line) -> Data:
    return {
        "id": line.id,
        "section": line.section,
        "text": line.text,
        "key": line.key,
        "url": line.url,
        "total_ms": None if line.length is None else length_ms(line.length),
        "is_finished": line.is_finished,
        "is_on": line.is_on,
        "days_late": line.days_late,
        "moved_to": line.moved_to,
        "commits": line.commits,
        "subjects": list(line.subjects),
    }
