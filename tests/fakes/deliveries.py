"""Made-up worklogs and deliveries, and where a delivery has come to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from tracksync.core.clock import to_ms
from tracksync.core.delivery.door import (
    Delivery,
    DeliveryState,
    Pace,
    begin,
    delivery_key,
    interrupted,
    release,
    want,
)
from tracksync.core.delivery.outcomes import RemoteWorklog
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.tasks import TaskRef

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
TASK = TaskRef("jira-1", "10142")
ENTRY = UUID(int=7)
PACE = Pace()
SETTLED = PACE.settle
SECOND = timedelta(seconds=1)
AT_ONCE = timedelta(0)


def worklog(minutes: int = 30, comment: str = "", *, hours_later: float = 0) -> Worklog:
    started_at = NOON - timedelta(hours=2) + timedelta(hours=hours_later)
    return Worklog(TASK, started_at, minutes * 60, comment, str(ENTRY))


def remote(said: Worklog, remote_id: str = "900") -> RemoteWorklog:
    """Give *said* as it stands over there."""
    return RemoteWorklog(
        remote_id, said.mark, to_ms(said.started_at), said.seconds, said.comment, "me"
    )


def fresh() -> Delivery:
    """Give a delivery nobody wanted anything of yet."""
    return Delivery(delivery_key(TASK.connection, ENTRY, TASK), TASK.connection, ENTRY, TASK, None)


def wanted(said: Worklog | None = None) -> Delivery:
    """Give one that waits for the person's click."""
    return want(fresh(), said or worklog(), NOON, release_after=None)


def ready(said: Worklog | None = None) -> Delivery:
    """Give one the person said send to."""
    return release(wanted(said), NOON)


def sending(said: Worklog | None = None) -> Delivery:
    """Give one whose first write is under way."""
    return begin(ready(said), NOON)


def unknown(said: Worklog | None = None) -> Delivery:
    """Give one whose first write was cut short by a crash."""
    return interrupted(sending(said), NOON)


def sent(said: Worklog | None = None, remote_id: str = "900") -> Delivery:
    """Give one that stands over there."""
    said = said or worklog()
    return replace(
        fresh(),
        wanted=said,
        synced=said,
        remote_id=remote_id,
        state=DeliveryState.DONE,
        is_released=True,
    )


def changing(to: Worklog | None, said: Worklog | None = None) -> Delivery:
    """Give one that stands over there, and whose update (or deletion) is under way."""
    return begin(release(want(sent(said), to, NOON, release_after=AT_ONCE), NOON), NOON)
