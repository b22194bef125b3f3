"""Commands that compare both sides, and mend what differs."""

from __future__ import annotations

from collections.abc import Iterator

from tracksync.core.delivery.comparing import Finding
from tracksync.core.problems import BadInput, NotAnswered, NotFound
from tracksync.core.sentences import say
from tracksync.core.text import clean_line
from tracksync.engine.api.asking import VIA, Answer, Arguments, Data
from tracksync.engine.api.report import period_of
from tracksync.engine.api.shapes import worklog_data
from tracksync.engine.engine import Engine
from tracksync.engine.mending import keep_ours, read_both, take_clear, take_theirs
from tracksync.ports.tracker import Connection
from tracksync.services.personal.delivery.reading_back import Compared
from tracksync.services.personal.journal.moments import bounds_of

_SIDES = ("ours", "theirs")


def verify(engine: Engine, arguments: Arguments) -> Answer:
    """
    Compare a period with all connections, or one, and change nothing.

    Exit code 4 when one of several gave no answer, after all others were told.
    """
    reading = engine.parts.clock.read()
    first, last = period_of(arguments, reading)
    connections = _meant(engine, arguments)
    failed: list[Data] = []
    each = _each(engine, connections, arguments, failed)
    rows = [compared_data(item) for compared in each for item in compared]
    can_compare = engine.running.comparing.can_compare
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
            "not_compared": [c.id for c in connections if not can_compare(c)],
            "failed": failed,
        },
        exit_code=_code(failed),
    )


def repair(engine: Engine, arguments: Arguments) -> Answer:
    """
    Mend one item: keep ours (send it), take theirs, or bring in what stands only there.

    With `all`, what changed only there comes in, and nothing else is done. Exit code 4 when one
    of several connections gave no answer, after what came in from the others was told.
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
    failed: list[Data] = []
    taken: list[Data] = []
    for compared in _each(engine, _meant(engine, arguments), arguments, failed):
        taken += [compared_data(item) for item in take_clear(engine, compared)]
    data: Data = {"items": taken, "taken": "theirs", "failed": failed}
    return Answer(data, exit_code=_code(failed))


def _meant(engine: Engine, arguments: Arguments) -> tuple[Connection, ...]:
    named, connections = arguments.text("connection"), engine.services.connections
    return (connections.one(named),) if named else connections.all()


def _each(
    engine: Engine, connections: tuple[Connection, ...], arguments: Arguments, failed: list[Data]
) -> Iterator[tuple[Compared, ...]]:
    """
    Compare with one connection after the other.

    Args:
        failed: Takes up those of several that give no answer.

    Raises:
        NotAnswered: The only one gives no answer.
    """
    for connection in connections:
        try:
            compared = _compare(engine, connection, arguments)
        except NotAnswered as problem:
            if len(connections) == 1:
                raise
            failed.append(_failed_data(connection, problem))
        else:
            yield compared


def _failed_data(connection: Connection, problem: NotAnswered) -> Data:
    return {
        "connection": connection.id,
        "site_url": connection.site_url,
        "title": problem.title,
        "hint": problem.hint,
    }


def _code(failed: list[Data]) -> int:
    return NotAnswered.exit_code if failed else 0


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
