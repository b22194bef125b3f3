"""A week in one text, by the same composer as the daily standup."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tracksync.core.clock import local_date
from tracksync.core.standup.composer import (
    Discretion,
    Line,
    Material,
    Section,
    compose,
    in_minutes,
    parts_of,
)
from tracksync.core.standup.text import Message, Part, hours, item_of
from tracksync.core.standup.words import WORDS
from tracksync.core.values import dataclass

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Digest:
    """
    What was done from *first* to *last*, both included, and what was in the way.

    Attributes:
        done: Longest first, each with its length; then the meetings, which have none.
        blockers: As the notes of those days call them.
    """

    first: date
    last: date
    done: tuple[Line, ...]
    blockers: tuple[Line, ...]

    @property
    def total(self) -> timedelta:
        """The lengths together, each as it is shown: to the minute."""
        lengths = (line.length for line in self.done if line.length is not None)
        return timedelta(minutes=sum(map(in_minutes, lengths)))


def digest(first: date, material: Material, discretion: Discretion) -> Digest:
    """Compose the seven days from *first*; what may not be named is neither told nor counted."""
    last = first + WEEK - timedelta(days=1)
    entries = tuple(
        entry
        for entry in material.entries
        if any(first <= day <= last for day, *_ in parts_of(entry, material.now))
    )
    today = local_date(material.now, material.zone)
    held = tuple(meeting for meeting in material.meetings if meeting.day <= min(last, today))
    given = replace(material, entries=entries, planned=False, stuck=0, meetings=held)
    told = compose(last + timedelta(days=1), first, given, discretion, until=last)
    return Digest(first, last, told.part(Section.DONE), told.part(Section.BLOCKERS))


def laid_out(week: Digest, language: str) -> Message:
    """Lay it out in a language of `core.standup.words`; with hours, for it sums them up."""
    words = WORDS[language]
    total = words.total.format(length=hours(week.total))
    done = tuple(item_of(line, words, with_hours=True) for line in week.done)
    blockers = tuple(item_of(line, words, with_hours=False) for line in week.blockers)
    return Message(
        words.week.format(first=words.day(week.first), last=words.day(week.last)),
        (
            Part(total, done, words.nothing),
            Part(words.blockers, blockers, words.no_blockers),
        ),
    )
