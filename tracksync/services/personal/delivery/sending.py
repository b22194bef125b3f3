"""Carrying out one step of one delivery, away from the store."""

from __future__ import annotations

from dataclasses import replace

from tracksync.core.clock import to_ms
from tracksync.core.delivery.door import Delivery, Verb, contradicts, ours, same, standing
from tracksync.core.delivery.outcomes import (
    Failure,
    Looked,
    LookOutcome,
    NoAnswer,
    NotReached,
    Refused,
    RemoteWorklog,
    Surveyed,
    WriteOutcome,
    Written,
)
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.values import dataclass
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
    details: tuple[tuple[str, str], ...] = ()


def perform(attempt: Attempt, sink: TimesheetSink) -> WriteOutcome | LookOutcome | Surveyed:
    """
    Carry out a step. Blocking: NETWORK lane; touches nothing but the service.

    Before the first write of a worklog that carries no mark over there, it is only seen what stands
    there (`Surveyed`); once that is durable, ours can be told from it.

    A write that would overwrite, delete or double what it did not expect is left out, and `Looked`
    tells what stands there. When a look finds our mark more than once, all copies but the one to
    keep, which are ours, are deleted at once; if that fails the look counts as failed and is
    repeated.
    """
    if attempt.verb is Verb.LOOK:
        return _look(attempt.delivery, sink)
    if _must_survey(attempt, sink):
        return _survey(attempt, sink)
    if attempt.looks_first:
        met = _look_before(attempt, sink)
        if met is not None:
            return met
    delivery, said = attempt.delivery, attempt.delivery.sending
    if attempt.verb is Verb.DELETE or said is None:
        return sink.delete(delivery.task, delivery.remote_id)
    said = replace(said, details=attempt.details)
    if attempt.verb is Verb.UPDATE:
        return sink.update(delivery.remote_id, said)
    return sink.create(said)


def _must_survey(attempt: Attempt, sink: TimesheetSink) -> bool:
    is_first = attempt.verb is Verb.CREATE and attempt.delivery.before is None
    return is_first and not sink.finds_by_mark


def _survey(attempt: Attempt, sink: TimesheetSink) -> WriteOutcome | Looked | Surveyed:
    """See what stands there; what looks like ours, though none was sent, is for the person."""
    delivery = attempt.delivery
    near = _near(delivery, sink, _places(delivery.sending))
    if not isinstance(near, Looked):
        return _as_read(near)
    marked = tuple(w for w in near.found if w.mark)
    twins = tuple(w for w in near.found if attempt.looks_first and _says_the_same(delivery, w))
    surveyed = Surveyed(tuple(remote.remote_id for remote in near.found), twins)
    return Looked(marked) if marked else surveyed


def _look_before(attempt: Attempt, sink: TimesheetSink) -> WriteOutcome | Looked | None:
    """See whether the write may go on: None if so, else how the step ended without writing."""
    delivery = attempt.delivery
    looked = _everything(delivery, sink, _places(delivery.synced, delivery.sending)[:1])
    match looked:
        case Looked(found):
            contrary = contradicts(delivery, attempt.verb, found)
            return None if contrary is None else Looked((contrary,))
        case Refused() if attempt.verb is not Verb.CREATE:
            # The write meets the same refusal, and knows better what it means.
            return None
        case _:
            return _as_read(looked)


def _as_read(failure: Failure) -> Failure:
    """Take a failure of a read before a write: nothing was written."""
    return NotReached(failure.reason) if isinstance(failure, NoAnswer) else failure


def _look(delivery: Delivery, sink: TimesheetSink) -> LookOutcome:
    looked = _everything(delivery, sink, _places(delivery.sending, delivery.synced))
    if not isinstance(looked, Looked) or not looked.found:
        return looked
    kept = ours(delivery, looked.found)
    for extra in looked.found:
        # Without a mark nothing proves that it is ours, so it is left.
        if extra != kept and extra.mark:
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
    """Find all that are ours near any of the *places*, oldest first."""
    near = _near(delivery, sink, places)
    if not isinstance(near, Looked):
        return near
    found = tuple(remote for remote in near.found if _is_ours(delivery, remote))
    # A mark proves more than any likeness.
    return Looked(tuple(remote for remote in found if remote.mark) or found)


def _near(delivery: Delivery, sink: TimesheetSink, places: tuple[Worklog, ...]) -> LookOutcome:
    """Find what the service shows near any of the *places*, oldest first."""
    found: dict[str, RemoteWorklog] = {}
    days = {worklog.started_at.date(): worklog for worklog in places}
    for worklog in days.values():
        looked = sink.look(delivery.task, worklog.mark, worklog.started_at)
        if not isinstance(looked, Looked):
            return looked
        for remote in looked.found:
            found[remote.remote_id] = recognised(delivery, sink, remote)
    return Looked(tuple(sorted(found.values(), key=lambda remote: remote.created_ms)))


def recognised(delivery: Delivery, sink: TimesheetSink, remote: RemoteWorklog) -> RemoteWorklog:
    """Read it as what we said, where it is what the service keeps of that."""
    for said in _places(delivery.sending, delivery.synced, delivery.wanted):
        if same(sink.as_kept(said), standing(delivery, remote)):
            started_ms = to_ms(said.started_at)
            return replace(
                remote, started_ms=started_ms, seconds=said.seconds, comment=said.comment
            )
    return remote


def _is_ours(delivery: Delivery, remote: RemoteWorklog) -> bool:
    """Tell ours from others: by its mark, or where nothing marks it by what is known."""
    if remote.mark:
        return remote.mark == str(delivery.entry)
    if delivery.remote_id:
        return remote.remote_id == delivery.remote_id
    # Only what was sent without a mark was preceded by a look.
    is_new = delivery.before is not None and remote.remote_id not in delivery.before
    return is_new and _says_the_same(delivery, remote)


def _says_the_same(delivery: Delivery, remote: RemoteWorklog) -> bool:
    said = delivery.sending
    return said is not None and same(said, standing(delivery, remote))
