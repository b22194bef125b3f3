"""Kinds of services: with marks or without, an entry or a day at a time, and what they keep."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from tracksync.core.delivery.worklogs import Worklog
from tracksync.ports.manifest import Grain

NOON = time(12)


def everything(worklog: Worklog) -> Worklog:
    return worklog


def whole_seconds(worklog: Worklog) -> Worklog:
    """Keep the start to the second, and of the note its first words."""
    started = worklog.started_at.replace(microsecond=0)
    return replace(worklog, started_at=started, comment=worklog.comment[:4].strip())


def date_only(worklog: Worklog) -> Worklog:
    """Keep the date and the length."""
    noon = datetime.combine(worklog.started_at.date(), NOON, tzinfo=worklog.started_at.tzinfo)
    return replace(worklog, started_at=noon, comment="")


@dataclass(frozen=True)
class Kind:
    """How a service keeps worklogs."""

    grain: Grain = Grain.ENTRY
    finds_by_mark: bool = True
    marks_some: bool = False
    is_lossy: bool = False

    def keeps(self, worklog: Worklog) -> Worklog:
        if self.grain is Grain.DAY:
            return date_only(worklog)
        return whole_seconds(worklog) if self.is_lossy else worklog


MARKED = Kind()
PLAIN = Kind(finds_by_mark=False, is_lossy=True)
TOTALS = Kind(Grain.DAY, finds_by_mark=False)
MARKED_TOTALS = Kind(Grain.DAY)
MIXED_TOTALS = Kind(Grain.DAY, finds_by_mark=False, marks_some=True)
MINUTE = timedelta(minutes=1)
