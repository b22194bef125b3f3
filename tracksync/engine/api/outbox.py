"""Commands of the outbox: what waits, what to do about it, and sending it now."""

from __future__ import annotations

import threading
import time

from tracksync.core.delivery.door import Delivery, DeliveryState, next_verb
from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.engine.api.asking import VIA, Answer, Arguments, Data
from tracksync.engine.api.shapes import delivery_data
from tracksync.engine.engine import Engine
from tracksync.engine.lanes.threads import Lane
from tracksync.services.personal.journal.changed import Changed

_PENDING = (DeliveryState.READY, DeliveryState.SENDING, DeliveryState.UNKNOWN)
_OPEN = (*_PENDING, DeliveryState.STUCK)
_MOST = 100_000
_LONGEST_WAIT_SECONDS = 3_600
NOT_HAD, REFUSED = 4, 3


def list_outbox(engine: Engine, arguments: Arguments) -> Answer:
    """List deliveries: those not done, or those in one state, or all."""
    return _listed(engine, _states(arguments))


def preview(engine: Engine, _: Arguments) -> Answer:
    """Show exactly what would be sent now, and nothing else."""
    services = engine.services
    due = [d for d in services.deliveries.outbox(_PENDING, limit=_MOST) if d.wanted != d.synced]
    return _with_entries(engine, tuple(due))


def release(engine: Engine, arguments: Arguments) -> Answer:
    """Send one delivery now, or all that wait; stuck ones try again."""
    key, is_all = arguments.text("key"), arguments.flag("all")
    if bool(key) == is_all:
        msg = say("Which? Name a delivery by its key, or say --all.")
        raise BadInput(msg, say("tracksync outbox list shows the keys."))
    return _with_entries(engine, engine.services.deliveries.release(key or None, via=VIA))


def drop(engine: Engine, arguments: Arguments) -> Answer:
    """Do not send this one; what stands over there is left alone."""
    said = engine.services.deliveries.let_go(arguments.needed("key"), via=VIA)
    return _with_entries(engine, said)


def sync(engine: Engine, arguments: Arguments) -> Answer:
    """
    Send everything that waits, and wait for it. Not on the STORE lane.

    Exit code 4 when something still waits at the end, else 3 when something was refused.
    """
    seconds = arguments.number("wait", 0, low=0, high=_LONGEST_WAIT_SECONDS)
    ends_at = time.monotonic() + seconds
    with engine.moved_by(Changed.OUTBOX) as moved:
        return _send_all(engine, moved, ends_at)


def _send_all(engine: Engine, moved: threading.Event, ends_at: float) -> Answer:
    services, lanes = engine.services, engine.lanes
    if not engine.is_watching:
        lanes.ask(Lane.STORE, services.deliveries.recover)
    meant = lanes.ask(Lane.STORE, lambda: services.deliveries.release(None, via=VIA))
    keys = {delivery.key for delivery in meant if next_verb(delivery) is not None}
    engine.running.courier.kick()
    while True:
        moved.clear()
        found = lanes.ask(Lane.STORE, lambda: services.deliveries.named(sorted(keys)))
        waiting = [d for d in found if _is_under_way(d)]
        left = ends_at - time.monotonic()
        if not waiting or left <= 0 or engine.is_closing:
            return _outcome(engine, found, len(waiting))
        moved.wait(left)


def _outcome(engine: Engine, found: tuple[Delivery, ...], waiting: int) -> Answer:
    stuck = sum(d.state is DeliveryState.STUCK for d in found)
    counts: Data = {"sent": len(found) - waiting - stuck, "waiting": waiting, "stuck": stuck}
    answer = _with_entries(engine, found)
    code = NOT_HAD if waiting else REFUSED if stuck else 0
    return Answer(answer.data | counts, exit_code=code)


def _is_under_way(delivery: Delivery) -> bool:
    return delivery.state in _PENDING and next_verb(delivery) is not None


def _states(arguments: Arguments) -> tuple[DeliveryState, ...]:
    named = arguments.text("state")
    if named == "all":
        return ()
    if not named:
        return _OPEN
    try:
        return (DeliveryState(named),)
    except ValueError as e:
        msg = say("{named!r} is no state of a delivery.", named=named[:40])
        raise BadInput(msg, say("Say all, {states}.", states=", ".join(DeliveryState))) from e


def _listed(engine: Engine, states: tuple[DeliveryState, ...]) -> Answer:
    return _with_entries(engine, engine.services.deliveries.outbox(states))


def _with_entries(engine: Engine, deliveries: tuple[Delivery, ...]) -> Answer:
    with engine.services.store.read() as snapshot:
        data = [delivery_data(d, snapshot.entry(d.entry)) for d in deliveries]
    return Answer({"zone": engine.parts.clock.read().zone, "deliveries": data})
