"""Mending what differs between both sides, one item at a time; each waits for other lanes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from tracksync.core.delivery.comparing import Finding
from tracksync.core.problems import Conflict
from tracksync.core.sentences import say
from tracksync.engine.engine import Engine
from tracksync.engine.lanes.threads import Lane
from tracksync.ports.tracker import Connection
from tracksync.services.personal.delivery.reading_back import Compared
from tracksync.services.personal.delivery.wording import problem_of


def read_both(
    engine: Engine,
    connection: Connection,
    start: datetime,
    end: datetime,
    *,
    is_over: Callable[[], bool] = lambda: False,
) -> tuple[Compared, ...]:
    """
    Compare a period without changing anything. Waits: on the COMMANDS lane.

    Raises:
        NotAnswered: The service could not be asked, or nobody wants the answer any more.
    """
    compared = engine.running.comparing.period(connection, start, end, is_over=is_over)
    if not isinstance(compared, tuple):
        raise problem_of(compared, _title(engine, connection))
    return compared


def is_clear(item: Compared) -> bool:
    """Whether there is nothing to choose: it changed only over there."""
    return item.finding is Finding.THEIRS


def unchanged(item: Compared, fresh: Iterable[Compared]) -> Compared:
    """
    Find an item in a newer comparison.

    Raises:
        Conflict: Either side says something else by now than what was decided about.
    """
    for found in fresh:
        if found == item:
            return found
    msg = say("One of both sides changed meanwhile, so nothing was done.")
    raise Conflict(msg, say("Look at what they say now, and choose again."))


def keep_ours(engine: Engine, item: Compared, *, via: str) -> None:
    """Send what stands here, whoever changed what over there; there must be something."""
    services = engine.services
    engine.lanes.ask(Lane.STORE, lambda: services.reconciling.keep_ours(item))
    engine.lanes.ask(Lane.STORE, lambda: services.deliveries.release(item.key, via=via))


def take_theirs(engine: Engine, item: Compared, *, via: str) -> None:
    """
    Let what stands over there stand here too; one that is unknown here becomes an entry.

    Raises:
        NotAllowed: It cannot become an entry.
    """
    if item.finding is Finding.FOREIGN:
        engine.running.comparing.bring_in(item, via=via)
    else:
        _set_aside_and_take(engine, item, via)


def take_clear(engine: Engine, items: Iterable[Compared]) -> tuple[Compared, ...]:
    """Take in whatever changed only over there; what that was."""
    clear = tuple(item for item in items if is_clear(item))
    if clear:
        engine.lanes.ask(Lane.STORE, lambda: engine.services.reconciling.take_in(clear))
    return clear


def _set_aside_and_take(engine: Engine, item: Compared, via: str) -> None:
    reconciling = engine.services.reconciling

    def take() -> None:
        reconciling.take_in((item,))
        if item.finding in {Finding.BOTH, Finding.GONE}:
            reconciling.take_theirs(item.key, via=via)

    engine.lanes.ask(Lane.STORE, take)


def _title(engine: Engine, connection: Connection) -> str:
    return engine.services.connections.integration(connection.service).manifest.title
