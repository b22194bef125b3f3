"""Commands about the daily standup."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tracksync.core.postings import Posting, PostingState
from tracksync.engine.asking import VIA, Answer, Arguments, Data
from tracksync.engine.engine import Engine
from tracksync.engine.lanes import Lane
from tracksync.engine.moments import parse_day
from tracksync.engine.shapes import instant, length_ms
from tracksync.services.personal.post_once import post_once

if TYPE_CHECKING:  # loaded with the first standup
    from tracksync.core.standup import Line
    from tracksync.services.personal.standups import Prepared


def preview(engine: Engine, arguments: Arguments) -> Answer:
    """Show a day's standup; sends nothing."""
    prepared = engine.services.standups.prepare(_day(engine, arguments))
    return Answer(prepared_data(prepared))


def post(engine: Engine, arguments: Arguments) -> Answer:
    """Post a day's standup to a channel, once. COMMANDS lane."""
    lanes, services = engine.lanes, engine.services
    postings, day = services.postings, _day(engine, arguments)
    channel = postings.channel(arguments.text("channel"))
    port = engine.running.reach.channel(channel)
    prepared = lanes.ask(Lane.READ, lambda: services.standups.prepare(day))
    again = arguments.flag("again")
    begun = lanes.ask(Lane.STORE, lambda: postings.begin(channel, day, via=VIA, again=again))
    outcome = lanes.ask(Lane.NETWORK, lambda: post_once(port, prepared.message))
    settled = lanes.ask(Lane.STORE, lambda: postings.settle(begun, outcome, via=VIA))
    if settled.state is not PostingState.POSTED:
        raise postings.problem_of(settled, outcome)
    return Answer({"posting": posting_data(settled)})


def skip(engine: Engine, arguments: Arguments) -> Answer:
    """Note that no standup goes to a channel on a day."""
    postings = engine.services.postings
    channel = postings.channel(arguments.text("channel"))
    skipped = postings.skip(channel, _day(engine, arguments), via=VIA)
    return Answer({"posting": posting_data(skipped)})


def history(engine: Engine, arguments: Arguments) -> Answer:
    """Tell what became of the standups so far."""
    limit = arguments.number("limit", 30, low=1, high=1000)
    found = engine.services.postings.history(limit)
    return Answer({"postings": [posting_data(posting) for posting in found]})


def posting_data(posting: Posting) -> Data:
    """Write what became of a standup at a channel."""
    return {
        "channel": posting.channel,
        "date": posting.day.isoformat(),
        "state": posting.state.value,
        "changed_at": instant(posting.changed_at),
        "reason": posting.reason,
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
        "is_working_day": prepared.is_worked,
        "day_off": prepared.day_off,
        "troubles": list(prepared.troubles),
        "title": prepared.message.title,
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
    }
