"""Commands of the timer: start, stop, switch, pause, resume, private, status, undo."""

from __future__ import annotations

from uuid import UUID

from tracksync.core.journal.intents import Asked
from tracksync.core.problems import BadInput, NotAllowed
from tracksync.core.sentences import say
from tracksync.engine.api.asking import VIA, Answer, Arguments, Data
from tracksync.engine.api.moments import parse_until
from tracksync.engine.api.shapes import entry_data, timer_data
from tracksync.engine.engine import Engine, State
from tracksync.ports.store import Snapshot
from tracksync.services.personal.worktime.editing import Edit
from tracksync.services.personal.worktime.timer import running_entry

_NO_ANSWER_YET = (
    "The keystore has not answered yet. It may be showing a password window, perhaps behind other "
    "windows: answer it, or wait a moment."
)


def start(engine: Engine, arguments: Arguments) -> Answer:
    """Start the timer on a task, or on the last one."""
    is_last, note = arguments.flag("last"), arguments.text("note")
    ref = "" if is_last else arguments.needed("ref")
    if is_last and arguments.text("ref"):
        msg = say("Name a task, or say --last; not both.")
        raise BadInput(msg)
    kept = engine.ask_spool(Asked.START, via=VIA, ref=ref, note=note)
    if kept is not None:
        return _kept(engine, kept)
    timer = engine.services.timer
    started = timer.start_last(via=VIA) if is_last else timer.start(ref, via=VIA, note=note)
    now = engine.parts.clock.read()
    data: Data = {
        "entry": entry_data(started.entry, now.at),
        "ended": None if started.ended is None else entry_data(started.ended, now.at),
        "is_new": started.is_new,
        "is_kept_for_later": False,
    }
    return Answer(data, ack=started.entry.id)


def switch(engine: Engine, arguments: Arguments) -> Answer:
    """Go on with another task; like `start`, but only while something runs."""
    if engine.state == engine.state.OPEN:
        with engine.services.store.read() as snapshot:
            if running_entry(snapshot) is None:
                msg = say("No timer is running, so there is nothing to switch from.")
                raise NotAllowed(msg, say("tracksync start REF starts one."))
    return start(engine, arguments)


def stop(engine: Engine, _: Arguments) -> Answer:
    """Stop the timer."""
    kept = engine.ask_spool(Asked.STOP, via=VIA)
    if kept is not None:
        return _kept(engine, kept)
    ended = engine.services.timer.stop(via=VIA)
    data = entry_data(ended, engine.parts.clock.read().at)
    return Answer({"entry": data, "is_kept_for_later": False}, ack=ended.id)


def pause(engine: Engine, arguments: Arguments) -> Answer:
    """Pause tracking and sampling; for a while, until a moment, or until told."""
    return _pause(engine, arguments, is_private=False)


def private(engine: Engine, arguments: Arguments) -> Answer:
    """Pause for private time."""
    return _pause(engine, arguments, is_private=True)


def _pause(engine: Engine, arguments: Arguments, *, is_private: bool) -> Answer:
    now = engine.parts.clock.read()
    typed = arguments.text("until") or arguments.text("for")
    until = parse_until(typed, now) if typed else None
    asked = Asked.PRIVATE if is_private else Asked.PAUSE
    kept = engine.ask_spool(asked, via=VIA, until=until)
    if kept is not None:
        return _kept(engine, kept)
    record = engine.parts.ids.new()
    services = engine.services
    timer = services.timer.pause(via=VIA, until=until, is_private=is_private, record=record)
    data: Data = {
        "timer": timer_data(timer, None, now.at),
        "zone": now.zone,
        "is_kept_for_later": False,
    }
    return Answer(data, ack=record)


def resume(engine: Engine, _: Arguments) -> Answer:
    """End the pause; what ran before goes on."""
    kept = engine.ask_spool(Asked.RESUME, via=VIA)
    if kept is not None:
        return _kept(engine, kept)
    entry = engine.services.timer.resume(via=VIA)
    now = engine.parts.clock.read().at
    data: Data = {
        "entry": None if entry is None else entry_data(entry, now),
        "is_kept_for_later": False,
    }
    return Answer(data, ack=last_record(engine) if entry is None else entry.id)


def describe(engine: Engine, arguments: Arguments) -> Answer:
    """Put a note on an entry: the one named, else the one that runs or ended last."""
    note, named = arguments.text("note"), arguments.text("entry")
    if not named:
        kept = engine.ask_spool(Asked.NOTE, via=VIA, note=note)
        if kept is not None:
            return _kept(engine, kept)
    services = engine.services
    entry = services.editing.edit(named or _latest(engine), Edit(note=note), via=VIA)
    now = engine.parts.clock.read().at
    return Answer({"entry": entry_data(entry, now), "is_kept_for_later": False}, ack=entry.id)


def undo(engine: Engine, _: Arguments) -> Answer:
    """Take back the last thing a person did."""
    kind = engine.services.editing.undo(via=VIA)
    with engine.services.store.read() as snapshot:
        data: Data = {"undone": kind, "timer": _timer(engine, snapshot)}
    return Answer(data, ack=last_record(engine))


def last_record(engine: Engine) -> UUID:
    """
    Name the newest record.

    On the STORE lane, right after a write, that is what the write left.
    """
    with engine.services.store.read() as snapshot:
        return snapshot.happenings(limit=1)[0].record.id


def _timer(engine: Engine, snapshot: Snapshot) -> Data:
    now = engine.parts.clock.read().at
    return timer_data(snapshot.timer(), running_entry(snapshot), now)


def _latest(engine: Engine) -> UUID:
    with engine.services.store.read() as snapshot:
        running = running_entry(snapshot)
        latest = running if running is not None else snapshot.latest_entry()
    if latest is None:
        msg = say("Nothing was tracked yet, so there is nothing to describe.")
        raise NotAllowed(msg)
    return latest.id


def _kept(engine: Engine, kept: UUID) -> Answer:
    """Answer for a wish that waits, durable, until the store opens; and say why it waits."""
    problem, says = engine.problem, ""
    if problem is not None:
        says = f"{problem.title} {problem.hint}".rstrip()
    elif engine.state is State.OPENING:
        says = _NO_ANSWER_YET
    return Answer({"entry": None, "is_kept_for_later": True, "kept_says": says}, ack=kept)
