"""
What a person approved is what goes: those lines, so worded, at that time.

What was begun since is offered, and goes only by another word. Where the approved one cannot go as
it was seen, the approval no longer counts, and the person is asked again. What a service was handed
for its time is held to the same, though nobody looked at it: it is taken back, and made anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from tracksync.core.standup.composer import Discretion, Line, Section, Standup, may_still_tell
from tracksync.core.standup.postings import Seen
from tracksync.core.standup.templates import Template
from tracksync.core.tasks import Task, TaskRef

_PLACES = {section: place for place, section in enumerate(Section)}


def form_of(template: Template, person: str) -> str:
    """Tell how a standup reads from how another one does, whatever the template is called."""
    told = repr((replace(template, name=""), person))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def counts(
    seen: Seen | None,
    fresh: Standup,
    *,
    form: str,
    times: Collection[datetime | None],
    tasks: Mapping[TaskRef, Task],
    discretion: Discretion,
) -> bool:
    """
    Tell whether an approval, or what was handed over, still counts.

    It does not where the standup reads otherwise, goes at another time, or where what was done on
    the days it tells about was corrected; nor where a line may no longer be told.

    Args:
        seen: None, of an older TrackSync, counts.
        fresh: As it is composed now.
        times: When it may go by its schedules.
    """
    if seen is None:
        return True
    if form != seen.form or seen.at not in times or _done(seen.lines) != _done(fresh.lines):
        return False
    there = {line.id for line in fresh.lines}
    return all(
        (one.id in there or may_still_tell(one.id, tasks, discretion))
        and all(map(discretion.allows_words, one.subjects))
        for one in seen.lines
    )


def as_approved(seen: Seen, fresh: Standup) -> Standup:
    """Have a standup say what was approved; what came since stands behind it, and is off."""
    known = {line.id for line in seen.lines}
    new = (replace(line, is_on=False) for line in fresh.lines if line.id not in known)
    lines = sorted((*seen.lines, *new), key=lambda line: _PLACES[line.section])
    return replace(fresh, lines=tuple(lines))


def _done(lines: Collection[Line]) -> frozenset[tuple[str, timedelta | None]]:
    return frozenset((one.id, one.length) for one in lines if one.section is Section.DONE)
