"""Carrying out one step of one delivery, away from the store."""

from __future__ import annotations

from dataclasses import dataclass

from tracksync.core.delivery import Delivery, Verb, contradicts, ours
from tracksync.core.outcomes import (
    Looked,
    LookOutcome,
    NoAnswer,
    NotReached,
    Refused,
    RemoteWorklog,
    WriteOutcome,
    Written,
)
from tracksync.core.worklogs import Worklog
from tracksync.ports.tracker import Connection, TimesheetSink


@dataclass(frozen=True, slots=True)
class Attempt:
    """
    One step of one delivery, ready to be carried out on the NETWORK lane.

    Attributes:
        looks_first: Look what stands there before writing: somebody may have changed it, or it may
            have been sent in a time that a restored store does not remember.
    """

    connection: Connection
    delivery: Delivery
    verb: Verb
    looks_first: bool = False


def perform(attempt: Attempt, sink: TimesheetSink) -> WriteOutcome | LookOutcome:
    """
    Carry out a step. Blocking: NETWORK lane; touches nothing but the service.

    A write that would overwrite, delete or double what it did not expect is left out, and `Looked`
    tells what stands there. When a look finds our mark more than once, all copies but the one to
    keep, which are ours, are deleted at once; if that fails the look counts as failed and is
    repeated.
    """
    if attempt.verb is Verb.LOOK:
        return _look(attempt.delivery, sink)
    if attempt.looks_first:
        met = _look_before(attempt, sink)
        if met is not None:
            return met
    delivery, said = attempt.delivery, attempt.delivery.sending
    if attempt.verb is Verb.DELETE or said is None:
        return sink.delete(delivery.task, delivery.remote_id)
    if attempt.verb is Verb.UPDATE:
        return sink.update(delivery.remote_id, said)
    return sink.create(said)


def _look_before(attempt: Attempt, sink: TimesheetSink) -> WriteOutcome | Looked | None:
    """See whether the write may go on: None if so, else how the step ended without writing."""
    delivery = attempt.delivery
    looked = _everything(delivery, sink, _places(delivery.synced, delivery.sending)[:1])
    match looked:
        case Looked(found):
            contrary = contradicts(delivery, attempt.verb, found)
            return None if contrary is None else Looked((contrary,))
        case NoAnswer(reason):
            return NotReached(reason)
        case Refused() if attempt.verb is not Verb.CREATE:
            # The write meets the same refusal, and knows better what it means.
            return None
        case _:
            return looked


def _look(delivery: Delivery, sink: TimesheetSink) -> LookOutcome:
    looked = _everything(delivery, sink, _places(delivery.sending, delivery.synced))
    if not isinstance(looked, Looked) or not looked.found:
        return looked
    kept = ours(delivery, looked.found)
    for extra in looked.found:
        if extra != kept:
            gone = sink.delete(delivery.task, extra.remote_id)
            if not isinstance(gone, Written):
                return gone
    return Looked((kept,))


def _places(*known: Worklog | None) -> tuple[Worklog, ...]:
    """Name where it may stand: a change may have moved it to another day, or not yet."""
    return tuple(worklog for worklog in known if worklog is not None)


def _everything(
    delivery: Delivery, sink: TimesheetSink, places: tuple[Worklog, ...]
) -> LookOutcome:
    """Find all that carry our mark near any of the *places*, oldest first."""
    found: dict[str, RemoteWorklog] = {}
    days = {worklog.started_at.date(): worklog for worklog in places}
    for worklog in days.values():
        looked = sink.look(delivery.task, worklog.mark, worklog.started_at)
        if not isinstance(looked, Looked):
            return looked
        found.update({remote.remote_id: remote for remote in looked.found})
    return Looked(tuple(sorted(found.values(), key=lambda remote: remote.created_ms)))
