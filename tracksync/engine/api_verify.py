"""Commands that compare both sides, and mend what differs."""

from __future__ import annotations

from tracksync.core.comparing import Finding
from tracksync.core.problems import BadInput, NotFound
from tracksync.core.sentences import say
from tracksync.core.text import clean_line
from tracksync.engine.api_report import period_of
from tracksync.engine.asking import VIA, Answer, Arguments, Data
from tracksync.engine.engine import Engine
from tracksync.engine.mending import keep_ours, read_both, take_clear, take_theirs
from tracksync.engine.shapes import worklog_data
from tracksync.ports.tracker import Connection
from tracksync.services.personal.moments import bounds_of
from tracksync.services.personal.reading_back import Compared

_SIDES = ("ours", "theirs")


def verify(engine: Engine, arguments: Arguments) -> Answer:
    """Compare a period with all connections, or one, and change nothing."""
    reading = engine.parts.clock.read()
    first, last = period_of(arguments, reading)
    connections = _meant(engine, arguments.text("connection"))
    rows: list[Data] = []
    silent: list[str] = []
    for connection in connections:
        if not engine.running.comparing.can_compare(connection):
            silent.append(connection.id)
            continue
        rows += [compared_data(item) for item in _compare(engine, connection, arguments)]
    counts = {finding.value: 0 for finding in Finding}
    for row in rows:
        counts[str(row["finding"])] += 1
    return Answer(
        {
            "from": first.isoformat(),
            "to": last.isoformat(),
            "zone": reading.zone,
            "items": rows,
            "counts": counts,
            "not_compared": silent,
        }
    )


def repair(engine: Engine, arguments: Arguments) -> Answer:
    """
    Mend one item: keep ours (send it), take theirs, or bring in what stands only there.

    With `all`, whatever is unambiguous: what changed only there comes in, what is waiting goes.
    """
    if arguments.flag("all"):
        return _repair_all(engine, arguments)
    key, side = arguments.needed("key"), arguments.text("take", "ours")
    if side not in _SIDES:
        msg = say("{side} is no side.", side=repr(clean_line(side, limit=40)))
        raise BadInput(msg, say("Say --take ours or --take theirs."))
    item = _found(engine, key, arguments)
    if item.finding is Finding.FOREIGN and side == "ours":
        msg = say("This worklog was made over there, so there is nothing of ours to send.")
        raise BadInput(msg, say("Say --take theirs to bring it in as an entry."))
    if side == "theirs":
        take_theirs(engine, item, via=VIA)
    else:
        keep_ours(engine, item, via=VIA)
    return Answer({"item": compared_data(item), "taken": side})


def compared_data(item: Compared) -> Data:
    """Write one compared worklog."""
    return {
        "key": item.key,
        "connection": item.connection,
        "task": str(item.task),
        "finding": item.finding.value,
        "here": worklog_data(item.here),
        "there": worklog_data(item.there),
        "remote_id": item.remote_id,
    }


def _repair_all(engine: Engine, arguments: Arguments) -> Answer:
    taken: list[Data] = []
    for connection in _meant(engine, arguments.text("connection")):
        clear = take_clear(engine, _compare(engine, connection, arguments))
        taken += [compared_data(item) for item in clear]
    return Answer({"items": taken, "taken": "theirs"})


def _meant(engine: Engine, named: str) -> tuple[Connection, ...]:
    connections = engine.services.connections
    return (connections.one(named),) if named else connections.all()


def _compare(engine: Engine, connection: Connection, arguments: Arguments) -> tuple[Compared, ...]:
    reading = engine.parts.clock.read()
    first, last = period_of(arguments, reading)
    start, end = bounds_of(first, last, reading.zone)
    return read_both(engine, connection, start, end)


def _found(engine: Engine, key: str, arguments: Arguments) -> Compared:
    connection = key.partition("/")[0]
    for item in _compare(engine, engine.services.connections.one(connection), arguments):
        if item.key == key:
            return item
    msg = say("Nothing in this period goes by {key}.", key=repr(clean_line(key, limit=120)))
    raise NotFound(msg, say("tracksync verify shows the keys; name the same period."))
