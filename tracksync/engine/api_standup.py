"""Commands about the daily standup."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tracksync.engine.asking import Answer, Arguments, Data
from tracksync.engine.engine import Engine
from tracksync.engine.moments import parse_day
from tracksync.engine.shapes import length_ms

if TYPE_CHECKING:  # loaded with the first standup
    from tracksync.core.standup import Line
    from tracksync.services.personal.standups import Prepared


def preview(engine: Engine, arguments: Arguments) -> Answer:
    """Show a day's standup; sends nothing."""
    prepared = engine.services.standups.prepare(_day(engine, arguments))
    return Answer(prepared_data(prepared))


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
