"""What must be settled before a worklog may leave: which way it goes, and what goes with it."""

from __future__ import annotations

from datetime import datetime

from tracksync.core.clock import to_ms
from tracksync.core.delivery.details import Detail, said_for, unsaid
from tracksync.core.delivery.door import Delivery, DeliveryState, Verb, lacking
from tracksync.core.delivery.worklogs import is_day_id
from tracksync.core.sentences import Sentence, say
from tracksync.core.tasks import TaskRef
from tracksync.ports.store import Snapshot, Unit
from tracksync.ports.tracker import Connection
from tracksync.services.personal.journal.booking import redirected

_TIME_VERSION = 7


def may_leave(unit: Unit, delivery: Delivery, verb: Verb, now: datetime) -> bool:
    """
    Settle what must be before a write.

    Returns:
        It must not be sent so: it goes out over another connection, or waits for something to be
        said first. That is saved.
    """
    if redirected(unit, delivery, verb, now):
        return False
    kept = kept_back(unit, delivery, now)
    if kept is delivery:
        return True
    unit.save_delivery(kept)
    return False


def kept_back(snapshot: Snapshot, delivery: Delivery, now: datetime) -> Delivery:
    """Keep a worklog back that the service would refuse for want of a word; else as it is."""
    if delivery.state is not DeliveryState.READY or delivery.wanted is None:
        return delivery
    connection = snapshot.connection(delivery.connection)
    if connection is None:
        return delivery
    project = project_of(snapshot, delivery.task)
    missing = unsaid(connection.details, connection.said, project)
    return lacking(delivery, *_words(connection, missing, project), now) if missing else delivery


def said_with(
    snapshot: Snapshot, connection: Connection, task: TaskRef
) -> tuple[tuple[str, str], ...]:
    """Tell what goes with a worklog on a task, beside its time and note."""
    return said_for(connection.details, connection.said, project_of(snapshot, task))


def project_of(snapshot: Snapshot, task: TaskRef) -> str:
    """Name a task's project; empty where it is not known."""
    known = snapshot.task(task)
    return "" if known is None else known.project


def looks_first(delivery: Delivery, verb: Verb, began_ms: int) -> bool:
    """
    Tell whether to look what stands there before a write.

    A new worklog may have been sent in a time that a restored store does not remember, if it is
    older than this run.
    """
    if verb is not Verb.CREATE:
        return verb in {Verb.UPDATE, Verb.DELETE}
    entry, said = delivery.entry, delivery.sending
    if is_day_id(entry) and said is not None:
        return to_ms(said.started_at) < began_ms
    return entry.version != _TIME_VERSION or entry.int >> 80 < began_ms


def _words(
    connection: Connection, missing: tuple[Detail, ...], project: str
) -> tuple[Sentence, Sentence]:
    titles = ", ".join(detail.title for detail in missing)
    keys = " ".join(f"{detail.key}=…" for detail in missing)
    reason = (
        say(
            "Nobody has said yet what goes with the project {project}: {titles}.",
            project=project,
            titles=titles,
        )
        if project
        else say("Nobody has said yet what goes with tasks of no project: {titles}.", titles=titles)
    )
    command = f'tracksync connection say {connection.id} --project "{project}" {keys}'
    return reason, say("Say it once for all its worklogs: {command}", command=command)
