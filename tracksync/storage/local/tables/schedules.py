"""Standups that come again and again."""

from __future__ import annotations

from datetime import time, timedelta

from tracksync.core.clock import from_ms, to_ms
from tracksync.core.standup.schedules import CatchUp, Device, Schedule
from tracksync.storage import codec
from tracksync.storage.local.tables.base import Tables

_SECOND = timedelta(seconds=1)


def every(tables: Tables) -> tuple[Schedule, ...]:
    """Tell them by id."""
    rows = tables.db.rows("SELECT id, facts FROM schedules ORDER BY id")
    return tuple(_schedule(name, codec.unpack(facts.encode())) for name, facts in rows)


def save(tables: Tables, schedule: Schedule) -> None:
    since_at = schedule.since_at
    facts = {
        "channel": schedule.channel,
        "at": schedule.at.isoformat("minutes"),
        "days": sorted(schedule.days),
        "zone": schedule.zone,
        "grace_seconds": schedule.grace // _SECOND,
        "catch_up": schedule.catch_up.value,
        "is_automatic": schedule.is_automatic,
        "in_thread": schedule.in_thread,
        "is_ahead": schedule.is_ahead,
        "since_ms": None if since_at is None else to_ms(since_at),
        "poster": [schedule.poster.id, schedule.poster.name],
        "is_offered": schedule.is_offered,
        "template": schedule.template,
    }
    row = (schedule.id, codec.pack(facts).decode())
    tables.db.run("INSERT OR REPLACE INTO schedules VALUES (?, ?)", row)


def forget(tables: Tables, schedule: str) -> None:
    tables.db.run("DELETE FROM schedules WHERE id = ?", (schedule,))


def _schedule(name: str, facts: codec.Json) -> Schedule:
    since_ms = facts["since_ms"]
    # Older ones say nothing of threads, devices and templates.
    return Schedule(
        name,
        facts["channel"],
        time.fromisoformat(facts["at"]),
        days=frozenset(facts["days"]),
        zone=facts["zone"],
        grace=facts["grace_seconds"] * _SECOND,
        catch_up=CatchUp(facts["catch_up"]),
        is_automatic=facts["is_automatic"],
        in_thread=facts.get("in_thread", False),
        is_ahead=facts.get("is_ahead", False),
        since_at=None if since_ms is None else from_ms(since_ms),
        poster=Device(*facts.get("poster", ())),
        is_offered=facts.get("is_offered", True),
        template=facts.get("template", ""),
    )
