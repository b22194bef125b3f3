"""The person's word on a day's standup: lines off and on, reworded, in another order, and added."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from tracksync.core.standup.composer import Line, Section, Standup
from tracksync.core.standup.postings import Review, Seen
from tracksync.core.text import clean_line

# So many lines of their own a person can add to one standup.
MOST_ADDED = 50
_OWN = "own/"


def reviewed(standup: Standup, review: Review) -> Standup:
    """Bring the person's word to bear; lines that are no longer there are passed over."""
    own = [
        Line(f"{_OWN}{number}", Section.BLOCKERS, text)
        for number, text in enumerate(review.added)
        if text
    ]
    lines = [_said(line, review) for line in (*standup.lines, *own)]
    places = {name: place for place, name in enumerate(review.order)}
    sections = list(Section)
    lines.sort(key=lambda line: (sections.index(line.section), places.get(line.id, len(places))))
    return replace(standup, lines=tuple(lines))


def _said(line: Line, review: Review) -> Line:
    is_on = (line.is_on or line.id in review.on) and line.id not in review.off
    return replace(line, is_on=is_on, text=review.texts.get(line.id) or line.text)


def is_own(line: str) -> bool:
    """Whether a line, by its id, is one that the person added."""
    return line.startswith(_OWN)


def switched(review: Review, line: str, *, is_on: bool) -> Review:
    """Have a line told, or not."""
    if is_on:
        return replace(review, on=review.on | {line}, off=review.off - {line})
    return replace(review, on=review.on - {line}, off=review.off | {line})


def reworded(review: Review, line: str, text: str) -> Review:
    """
    Have a line say something else.

    Emptied, a line that was composed says again what it said, and one of the person's own goes.
    """
    said = clean_line(text)
    if is_own(line):
        places = enumerate(review.added)
        added = tuple(said if line == f"{_OWN}{at}" else before for at, before in places)
        return replace(review, added=added)
    texts = {name: before for name, before in review.texts.items() if name != line}
    return replace(review, texts=texts | ({line: said} if said else {}))


def moved(review: Review, shown: Sequence[Line], line: str, by: int) -> Review:
    """
    Move a line up (-1) or down (1) inside its section; beyond either end it stays.

    Args:
        shown: All lines as the person sees them.
    """
    section = next((one.section for one in shown if one.id == line), None)
    part = [one.id for one in shown if one.section is section]
    if section is None or not 0 <= (to := part.index(line) + by) < len(part):
        return review
    part.insert(to, part.pop(part.index(line)))
    rest = [one.id for one in shown if one.section is not section]
    return replace(review, order=(*part, *rest))


def with_blocker(review: Review, text: str) -> Review:
    """Add a blocker of the person's own, behind the others."""
    said = clean_line(text)
    if not said or len(review.added) >= MOST_ADDED:
        return review
    return replace(review, added=(*review.added, said))


def approved(review: Review, *, is_approved: bool, seen: Seen | None = None) -> Review:
    """Have it go at its time without another word, as it was *seen*, or not."""
    return replace(review, is_approved=is_approved, seen=seen if is_approved else None)


def gist(standup: Standup) -> str:
    """Tell two standups apart by what they say, whatever their days and hours."""
    told = [(line.section.value, line.key, line.text) for line in standup.lines if line.is_on]
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()
