"""Printing the morning: the timeline, the report, and what arrived."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tracksync.core.journal.entries import Entry
from tracksync.demo.morning import ZONE, Moment, Morning, length_of
from tracksync.services.personal.worktime.reporting import sent_mark

_ZONE = ZoneInfo(ZONE)


def line_of(moment: Moment) -> str:
    """Write one moment as a line."""
    return f"  {_clock(moment.at)}  {moment.mark} {moment.said}"


def report_of(morning: Morning) -> list[str]:
    """Write the day and what Jira received, as lines."""
    day = morning.day
    titles = [entry.text.title for entry in day.entries]
    width = max((len(title) for title in titles), default=0)
    lines = ["", f"The day: {_long(day.total)}", ""]
    lines += [
        f"  {_clock(entry.start_at)}–{_clock(entry.end_at or day.end_at)}"
        f"  {entry.text.title:<{width}}  {entry.text.key or '—':<8}"
        f"  {length_of(entry, day.end_at):>5}  {sent_mark(day.deliveries[entry.id])}"
        for entry in day.entries
    ]
    lines += ["", "What arrived in Jira:", ""]
    lines += [
        f"  {worklog.key:<8}  {_clock(worklog.started_at)}  {worklog.seconds // 60:>4} min"
        f"  {worklog.mark}"
        for worklog in morning.received
    ]
    return lines


def object_of(morning: Morning, pictures: Mapping[Path, tuple[str, ...]]) -> dict[str, object]:
    """Make the answer of `tracksync demo --json`: what we say was sent beside what was received."""
    return {
        "schema": "tracksync.demo.1",
        "timeline": [
            {"at": m.at.isoformat(), "mark": m.mark, "said": m.said} for m in morning.moments
        ],
        "questions": [
            {
                "start": a.question.start_at.isoformat(),
                "end": a.question.end_at.isoformat(),
                "evidence": [e.value for e in a.question.evidence],
                "answer": a.answer,
            }
            for a in morning.answers
        ],
        "looks": morning.looks,
        "total_ms": morning.day.total // timedelta(milliseconds=1),
        "entries": [_entry(entry) for entry in morning.day.entries],
        "sent": [
            {
                "id": delivery.wanted.mark,
                "started": delivery.wanted.started_at.isoformat(),
                "seconds": delivery.wanted.seconds,
            }
            for deliveries in morning.day.deliveries.values()
            for delivery in deliveries
            if delivery.wanted is not None
        ],
        "received": [
            {
                "key": w.key,
                "id": w.mark,
                "started": w.started_at.isoformat(),
                "seconds": w.seconds,
            }
            for w in morning.received
        ],
        "pictures": [{"file": str(file), "texts": list(texts)} for file, texts in pictures.items()],
    }


def _entry(entry: Entry) -> dict[str, object]:
    return {
        "id": str(entry.id),
        "task": str(entry.task),
        "key": entry.text.key,
        "title": entry.text.title,
        "start": entry.start_at.isoformat(),
        "end": None if entry.end_at is None else entry.end_at.isoformat(),
        "note": entry.text.note,
    }


def _clock(at: datetime) -> str:
    return f"{at.astimezone(_ZONE):%H:%M}"


def _long(length: timedelta) -> str:
    minutes = length // timedelta(minutes=1)
    return f"{minutes // 60} h {minutes % 60:02d} min"
