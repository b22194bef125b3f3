"""What a card of the Connections page says of an account, beside its name. READ lane."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from tracksync.core.clock import Reading
from tracksync.core.delivery.details import asked
from tracksync.core.delivery.door import Delivery, DeliveryState
from tracksync.desktop.models.common import Trouble
from tracksync.desktop.models.connections import Asked, Keeps, Moment, Queue, Rights, Scope
from tracksync.desktop.presenters.base import Desk
from tracksync.ports.authorization import Site
from tracksync.ports.manifest import Grain, Manifest, Way
from tracksync.ports.store import Snapshot
from tracksync.ports.tracker import Connection
from tracksync.services.personal.delivery.wording import problem_of

SERVICES = "Services"
_MOST = 100_000
_NOT_DONE = tuple(state for state in DeliveryState if state is not DeliveryState.DONE)


def not_done(snapshot: Snapshot) -> tuple[Delivery, ...]:
    """Every delivery that is still to go, of all connections."""
    return snapshot.deliveries(_NOT_DONE, limit=_MOST)


def queue_of(desk: Desk, connection: Connection, open_: Iterable[Delivery], now: datetime) -> Queue:
    """Tell what is still to go over a connection, and what holds it back."""
    shown = desk.services.turns.shown
    to_go = (d for d in open_ if d.connection == connection.id and _is_to_go(d))
    found = [shown(connection, delivery, now) for delivery in to_go]
    stuck = sum(d.state is DeliveryState.STUCK for d in found)
    held = [
        (d.not_before_at, d.reason)
        for d in found
        if d.reason and d.not_before_at is not None and d.not_before_at > now
    ]
    if not held or connection.is_paused:
        return Queue(len(found), stuck)
    next_at, because = min(held, key=lambda pair: pair[0])
    return Queue(len(found), stuck, next_at, desk.said(because))


def _is_to_go(delivery: Delivery) -> bool:
    if delivery.is_withheld:
        return False
    is_stuck = delivery.state is DeliveryState.STUCK
    return is_stuck or delivery.is_in_flight or delivery.wanted != delivery.synced


def keeps_of(desk: Desk, manifest: Manifest | None, connection: Connection) -> Keeps:
    """Tell what is left of an entry over there."""
    is_total = connection.grain is Grain.DAY
    if manifest is None:
        return Keeps(is_total)
    said = manifest.keeps_said and desk.translate(SERVICES, manifest.keeps_said)
    return Keeps(is_total, manifest.keeps_start, manifest.keeps_note, said)


def is_channel(manifest: Manifest | None) -> bool:
    """Whether standups are posted there, and nothing else."""
    return manifest is not None and manifest.is_channel


def is_by_address(manifest: Manifest | None, connection: Connection) -> bool:
    """Whether it is a channel by its secret address, which says nothing of where it leads."""
    return is_channel(manifest) and not connection.account.site_name


def place_of(manifest: Manifest | None, connection: Connection) -> str:
    """Name the place it leads to: a channel, that of the tasks it books for, or its address."""
    is_named = bool(connection.books_for) or is_channel(manifest)
    name = connection.account.site_name if is_named else ""
    return name or connection.site_url.partition("://")[2]


def can_be_tried(manifest: Manifest | None, connection: Connection) -> bool:
    """Whether its sign-in can be tested without leaving anything there."""
    if manifest is None:
        return False
    # Who signed in can always be asked.
    return manifest.can_be_tried or connection.way is not Way.TOKEN


def rights_of(desk: Desk, manifest: Manifest | None, connection: Connection) -> Rights:
    """Tell what a connection may do, in the person's language."""
    account = connection.account
    if manifest is None:
        return Rights(connection.way, account_id=account.account_id, picture_url=account.avatar_url)

    def told(text: str) -> str:
        return desk.translate(SERVICES, text)

    granted = () if connection.way is Way.TOKEN else connection.scopes
    return Rights(
        connection.way,
        tuple(told(use) for use in manifest.uses_for(is_read_only=connection.is_read_only)),
        tuple(Scope(name, told(manifest.reason_for(name))) for name in granted),
        tuple(told(caveat) for caveat in manifest.caveats),
        # That of a channel is made of its secret address: it names nobody.
        "" if manifest.is_channel else account.account_id,
        () if manifest.is_channel else places_of(connection),
        "" if manifest.is_channel else account.avatar_url,
    )


def asked_of(desk: Desk, connection: Connection) -> Asked | None:
    """Tell what is asked with worklogs, and of how many projects it was answered."""
    if connection.is_read_only:
        return None
    found = desk.services.details.of(connection)
    if not found:
        return None
    named = [of for of in found if of.project] or list(found)
    return Asked(
        tuple(detail.title for detail in asked(connection.details)),
        sum(bool(of.project) for of in named),
        sum(of.is_answered for of in named if of.project),
        all(of.is_answered for of in named),
    )


def moment_of(at: datetime | None, now: Reading) -> Moment | None:
    """Tell when something was done, where the person is."""
    if at is None:
        return None
    here = ZoneInfo(now.zone)
    return Moment(at, at.astimezone(here).date() == now.at.astimezone(here).date())


def reading_of(desk: Desk, connection: Connection) -> Trouble | None:
    """Tell why a service cannot be read now, or could not the last time it was tried."""
    wait = desk.services.waits.asked(connection.id)
    if wait is not None:
        return Trouble(desk.said(wait.reason))
    failure = desk.engine.running.reach.trouble(connection.id)
    if failure is None or connection.is_paused:
        return None
    return desk.trouble_of(problem_of(failure, desk.title_of(connection.service)))


def places_of(connection: Connection) -> tuple[str, ...]:
    """Name the sites, workspaces or organizations it reaches, with their ids."""
    account = connection.account
    known = account.places or (Site(account.site_id, account.site_name, ""),)
    named = (f"{site.name} ({site.id})" if site.name else site.id for site in known if site.id)
    return tuple(named) or (account.site_name,) * bool(account.site_name)
