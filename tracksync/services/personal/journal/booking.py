"""
Over which connection time goes out.

Usually over the one its task belongs to. Some services keep time and no tasks (Tempo): such a
connection books for another one, and then nothing new goes out over that other one any more, so
that the same time never stands in both. What stood there already stays there and is kept up to
date there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from tracksync.core.delivery.door import Delivery, DeliveryState, Verb, handed_over
from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.core.tasks import TaskRef
from tracksync.core.text import clean_line
from tracksync.ports.manifest import Manifest
from tracksync.ports.store import Snapshot, Unit
from tracksync.ports.tracker import Account, Connection

_OPEN = tuple(state for state in DeliveryState if state is not DeliveryState.DONE)
_MANY = 100_000


def booker_of(snapshot: Snapshot, connection: str) -> Connection | None:
    """Find what time on a connection's tasks goes out over; None where nothing is connected."""
    for found in snapshot.connections():
        if found.books_for == connection:
            return found
    return snapshot.connection(connection)


def bound(snapshot: Snapshot, task: TaskRef, entry: UUID) -> Delivery | None:
    """Find the delivery of an entry that stands somewhere, or may; else one that was left out."""
    kept = [
        delivery
        for delivery in snapshot.deliveries_of(entry)
        if delivery.task == task and (delivery.may_stand or delivery.is_withheld)
    ]
    return max(kept, key=lambda delivery: delivery.may_stand, default=None)


def take_over(unit: Unit, old: str, new: str, now: datetime) -> bool:
    """Move what waits over *old*, and stands nowhere yet, to *new*, for the person's word."""
    moved = False
    for delivery in unit.deliveries(_OPEN, limit=_MANY):
        is_free = not (delivery.may_stand or delivery.is_withheld)
        if delivery.connection == old and delivery.wanted is not None and is_free:
            _move(unit, delivery, new, now, is_released=False)
            moved = True
    return moved


def redirected(unit: Unit, delivery: Delivery, verb: Verb, now: datetime) -> bool:
    """
    Make sure, just before a worklog is made, that it goes out over the right connection.

    Returns:
        It did not: it goes out over that one now, as released as it was, and not over this one.
    """
    if verb is not Verb.CREATE:
        return False
    booker = booker_of(unit, delivery.task.connection)
    if booker is None or booker.id == delivery.connection:
        return False
    _move(unit, delivery, booker.id, now, is_released=delivery.is_released)
    return True


def _move(unit: Unit, delivery: Delivery, to: str, now: datetime, *, is_released: bool) -> None:
    left, taken = handed_over(delivery, to, now, is_released=is_released)
    unit.save_delivery(left)
    known = unit.delivery(taken.key)
    if known is None or not known.may_stand:
        unit.save_delivery(taken)


def borrowed(home: Connection) -> Account:
    """Tell who somebody is at a service that knows people only by another one's account."""
    where = urlsplit(home.site_url).netloc
    return replace(home.account, site_name=where, site_id=home.id)


def home_of(manifest: Manifest, named: str, connections: Iterable[Connection]) -> Connection | None:
    """
    Find the connection that a new one would book for.

    Args:
        named: Its id, as said; may be empty where there is only one.

    Returns:
        None for a service with tasks of its own.

    Raises:
        BadInput: There is none, or it must be said which.
    """
    if not manifest.books_for:
        if named:
            msg = say(
                "{service} has tasks of its own and books for no other connection.",
                service=manifest.title,
            )
            raise BadInput(msg, say("Leave --for out."))
        return None
    homes = {c.id: c for c in connections if c.service == manifest.books_for}
    service = manifest.books_for.capitalize()
    if not homes:
        names = {"service": manifest.title, "home": service}
        msg = say("{service} books time on tasks of {home}, which is not connected yet.", **names)
        raise BadInput(msg, say("Connect {home} first, then {service}.", **names))
    if named in homes:
        return homes[named]
    if len(homes) == 1 and named in {"", manifest.books_for}:
        return next(iter(homes.values()))
    ids = ", ".join(sorted(homes))
    shown = clean_line(named, limit=60)
    msg = (
        say("There is no {home} connection {shown}.", home=service, shown=repr(shown))
        if shown
        else say("For which {home}?", home=service)
    )
    raise BadInput(msg, say("Say --for, followed by one of: {ids}.", ids=ids))
