"""`status`: what it is doing right now, and what it knows."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tracksync.core.delivery.door import DeliveryState
from tracksync.core.problems import KeystoreTrouble, NotWritable
from tracksync.engine.api.asking import Answer, Arguments, Data
from tracksync.engine.api.pictures import standing
from tracksync.engine.api.shapes import instant, maybe, timer_data
from tracksync.engine.engine import Engine, State
from tracksync.engine.scripts import refusals
from tracksync.ports.store import Snapshot
from tracksync.services.personal.standup.barred import barred
from tracksync.services.personal.worktime.timer import running_entry


def status(engine: Engine, _: Arguments) -> Answer:
    """Tell everything; also while the store is closed, then with exit code 5 or 6."""
    now, governing = engine.parts.clock.read(), engine.parts.policy.known
    data: Data = {
        "at": instant(now.at),
        "zone": now.zone,
        "version": engine.parts.version,
        "is_running": engine.is_watching,
        "process": _process() if engine.is_watching else None,
        "keystore": {
            "name": engine.parts.keystore.name,
            "is_scripted": engine.parts.keystore_is_scripted,
            "state": _keystore_state(engine),
        },
        "capture": "off",
        "screenshots": None,
        "policy_version": None if governing is None else governing.version,
        "policy_says": "" if governing is None else str(governing.calls),
        "policy_refuses": [],
        "expiry_says": "",
        "waiting_for_store": engine.waiting_room.count,
        "settings": {"says": str(engine.parts.settings.trouble or "")},
    }
    if engine.state is not State.OPEN:
        return _closed(engine, data)
    with engine.services.store.read() as snapshot:
        data |= _open(engine, snapshot)
    return Answer(data)


def _closed(engine: Engine, data: Data) -> Answer:
    problem = engine.problem
    data |= {
        "state": "locked" if isinstance(problem, KeystoreTrouble) else engine.state.value,
        "store": {"health": engine.state.value, "says": "" if problem is None else str(problem)},
        "timer": None,
        "last_sample_at": None,
        "activity": None,
        "outbox": [],
        "forgotten": [],
        "questions": 0,
        "posted_from": [],
        "barred": [],
    }
    return Answer(data, exit_code=5 if problem is None else problem.exit_code)


def _open(engine: Engine, snapshot: Snapshot) -> Data:
    now = engine.parts.clock.read().at
    timer, running = snapshot.timer(), running_entry(snapshot)
    sign = snapshot.last_sign()
    sampled_at = engine.running.last_sample_at
    return {
        "state": _state(engine, snapshot),
        "timer": timer_data(timer, running, now),
        "last_sample_at": maybe(sampled_at),
        "last_sign_at": None if sign is None else instant(sign.reading.at),
        **standing(engine),
        "policy_refuses": [str(said) for said in refusals(engine)],
        "expiry_says": str(engine.services.expiring.held),
        "activity": {
            "source": engine.running.ticking.source_name,
            "is_scripted": engine.parts.is_scripted,
            "away_since_at": maybe(engine.services.watching.away_since_at),
        },
        "outbox": _outbox(engine, snapshot),
        "forgotten": _forgotten(engine),
        "questions": len(snapshot.questions()),
        "posted_from": _elsewhere(engine, snapshot),
        "barred": _barred(engine, snapshot),
        "store": _store(engine),
    }


def _state(engine: Engine, snapshot: Snapshot) -> str:
    """Say in a word: paused, away, tracking or idle (nothing is tracked)."""
    timer = snapshot.timer()
    if timer.is_paused:
        return "private" if timer.is_private else "paused"
    if timer.entry is None:
        return "idle"
    return "tracking" if engine.services.watching.away_since_at is None else "away"


def _outbox(engine: Engine, snapshot: Snapshot) -> list[Data]:
    counts, now = snapshot.delivery_counts(), engine.parts.clock.read().at
    deliveries = engine.services.deliveries
    return [
        {
            "connection": connection.id,
            "counts": {
                state.value: counts.get(connection.id, {}).get(state, 0) for state in DeliveryState
            },
            "depth": sum(
                count
                for state, count in counts.get(connection.id, {}).items()
                if state is not DeliveryState.DONE
            ),
            "next_attempt_at": maybe(deliveries.next_of(snapshot, connection, now)),
            "waits_for": deliveries.turn_of(connection),
            "is_paused": connection.is_paused,
        }
        for connection in snapshot.connections()
    ]


def _forgotten(engine: Engine) -> list[Data]:
    return [
        {
            "connection": offer.connection,
            "count": len(offer.items),
            "since_at": instant(offer.since_at),
        }
        for offer in engine.running.recovering.offers()
    ]


def _elsewhere(engine: Engine, snapshot: Snapshot) -> list[Data]:
    """Tell the schedules of standups that another device posts."""
    here = engine.parts.device()[0]
    return [
        {
            "schedule": schedule.id,
            "channel": schedule.channel,
            "at": schedule.at.isoformat("minutes"),
            "device": schedule.poster.name,
        }
        for schedule in snapshot.schedules()
        if schedule.poster.id not in {"", here}
    ]


def _barred(engine: Engine, snapshot: Snapshot) -> list[Data]:
    """Tell the schedules of standups that cannot go as things are."""
    here = engine.parts.device()[0]
    connections = {connection.id: connection for connection in snapshot.connections()}
    found: list[Data] = []
    for schedule in snapshot.schedules():
        channel = connections.get(schedule.channel)
        if channel is not None and schedule.poster.id in {"", here}:
            problem = barred(channel, engine.running.reach.trouble(channel.id))
            if problem is not None:
                at = schedule.at.isoformat("minutes")
                said = {"channel": channel.id, "at": at, "says": str(problem)}
                found.append({"schedule": schedule.id, **said})
    return found


def _store(engine: Engine) -> Data:
    trouble = engine.no_room
    if trouble is None:
        return {"health": "ok", "says": ""}
    health = "not writable" if isinstance(trouble, NotWritable) else "full"
    return {"health": health, "says": str(trouble)}


def _keystore_state(engine: Engine) -> str:
    if isinstance(engine.problem, KeystoreTrouble):
        kind = type(engine.problem).__name__
        return kind.removeprefix("Keystore").removesuffix("Keystore").casefold()
    return "open" if engine.state is State.OPEN else "not asked"


def _process() -> Data:
    return {"pid": os.getpid(), "memory_bytes": _memory_bytes(), "open_files": _open_files()}


def _memory_bytes() -> int | None:
    """Tell the resident memory, where the system shows it as a file."""
    if sys.platform != "linux":
        return None
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _open_files() -> int | None:
    if sys.platform != "linux":
        return None
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208  one system call instead of one a file
