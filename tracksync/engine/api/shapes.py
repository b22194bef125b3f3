"""The product's values as JSON: the shapes that `docs/reference/cli.json` describes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from tracksync.core.clock import local_date
from tracksync.core.delivery.door import Delivery, DeliveryState
from tracksync.core.delivery.outcomes import Busy
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.journal.entries import Entry, EntryText, Question, Timer
from tracksync.core.problems import Problem
from tracksync.core.tasks import Task, TaskRef, TaskSeen
from tracksync.core.worktime.reports import ProjectRow
from tracksync.engine.api.asking import Data
from tracksync.ports.store import Happening
from tracksync.ports.tracker import Connection
from tracksync.services.personal.delivery.details import Known, ProjectDetails
from tracksync.services.personal.worktime.reporting import sent_mark

_MILLISECOND = timedelta(milliseconds=1)


def instant(at: datetime) -> str:
    """Write an instant in UTC: 2026-11-21T09:15:00.000Z."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def maybe(at: datetime | None) -> str | None:
    """Write an instant that may be missing."""
    return None if at is None else instant(at)


def length_ms(length: timedelta) -> int:
    """Write a length in whole milliseconds."""
    return length // _MILLISECOND


def maybe_ms(length: timedelta | None) -> int | None:
    """Write a length that nobody may know."""
    return None if length is None else length_ms(length)


def progress_data(of: Task | ProjectRow) -> Data:
    """Write how far a task or a project is, as its service says; None where it says nothing."""
    return {
        "logged_ms": maybe_ms(of.logged),
        "estimate_ms": maybe_ms(of.estimate),
        "remaining_ms": maybe_ms(of.remaining),
    }


def task_data(task: Task) -> Data:
    """Write a task."""
    data: Data = {
        "ref": str(task.ref),
        "key": task.key,
        "title": task.title,
        "service": task.service,
        "project": task.project,
        "kind": task.kind,
        "state": task.state,
        "is_done": task.is_done,
        "is_assigned": task.is_assigned,
        "assignee": task.assignee,
        "is_pinned": task.is_pinned,
        "colour": task.hue.word,
        "is_colour_chosen": task.chosen_hue is not None,
        "url": task.url,
        "seen_at": maybe(task.seen_at),
        "due_on": None if task.due_on is None else task.due_on.isoformat(),
    }
    return data | progress_data(task)


def seen_data(seen: TaskSeen | None) -> Data | None:
    """Write what a service said of a task when the timer was started; None for nothing."""
    if seen is None:
        return None
    return {
        "seen_at": instant(seen.at),
        "kind": seen.kind,
        "project": seen.project,
        "url": seen.url,
        "logged_ms": seen.logged_ms,
        "estimate_ms": seen.estimate_ms,
        "remaining_ms": seen.remaining_ms,
    }


def tracked_data(ref: TaskRef, text: EntryText) -> Data:
    """Write a task as it was when it was tracked."""
    return {"ref": str(ref), "key": text.key, "title": text.title}


def entry_data(
    entry: Entry,
    now: datetime,
    *,
    deliveries: tuple[Delivery, ...] | None = None,
    is_overlapping: bool | None = None,
) -> Data:
    """Write an entry; what is not asked for is left out."""
    data: Data = {
        "id": str(entry.id),
        "task": tracked_data(entry.task, entry.text),
        "note": entry.text.note,
        "start_at": instant(entry.start_at),
        "end_at": maybe(entry.end_at),
        "duration_ms": length_ms(entry.length_at(now)),
        "zone": entry.zone,
        "day": local_date(entry.start_at, entry.zone).isoformat(),
        "origin": entry.origin.value,
        "is_running": entry.end_at is None,
        "is_scripted": entry.is_scripted,
    }
    if deliveries is not None:
        data["sent"] = sent_mark(deliveries)
    if is_overlapping is not None:
        data["is_overlapping"] = is_overlapping
    return data


def question_data(question: Question) -> Data:
    """Write a question about unknown time."""
    return {
        "id": str(question.id),
        "start_at": instant(question.start_at),
        "end_at": instant(question.end_at),
        "duration_ms": length_ms(question.end_at - question.start_at),
        "zone": question.zone,
        "task": tracked_data(question.task, question.text),
        "evidence": [seen.value for seen in question.evidence],
        "state": question.state.value,
        "before": str(question.before),
        "after": None if question.after is None else str(question.after),
    }


def worklog_data(worklog: Worklog | None) -> Data | None:
    """Write a worklog; None where none is to stand."""
    if worklog is None:
        return None
    return {
        "task": str(worklog.task),
        "started_at": instant(worklog.started_at),
        "seconds": worklog.seconds,
        "comment": worklog.comment,
        "mark": worklog.mark,
    }


def delivery_data(delivery: Delivery, entry: Entry | None) -> Data:
    """Write a delivery."""
    text = EntryText("") if entry is None else entry.text
    return {
        "key": delivery.key,
        "connection": delivery.connection,
        "entry": str(delivery.entry),
        "task": tracked_data(delivery.task, text),
        "state": delivery.state.value,
        "is_released": delivery.is_released,
        "is_waiting_for_you": is_for_person(delivery),
        "wanted": worklog_data(delivery.wanted),
        "synced": worklog_data(delivery.synced),
        "remote_id": delivery.remote_id,
        "attempts": delivery.attempts,
        "not_before_at": maybe(delivery.not_before_at),
        "reason": delivery.reason,
        "remedy": delivery.remedy,
        "changed_at": maybe(delivery.changed_at),
    }


def is_for_person(delivery: Delivery) -> bool:
    """Tell whether nothing will happen until the person says so."""
    if delivery.state is DeliveryState.STUCK:
        return True
    return delivery.state is DeliveryState.READY and not delivery.is_released


def connection_data(
    connection: Connection,
    *,
    is_lost: bool,
    wait: Busy | None = None,
    trouble: Problem | None = None,
    now: datetime | None = None,
) -> Data:
    """
    Write a connection. It holds no secret.

    Args:
        connection: Which.
        is_lost: The last worklog did not reach the service.
        wait: Why nothing may be asked there from *now* on.
        trouble: Why the last reading failed.
        now: For the end of *wait*.
    """
    account = connection.account
    until = None if wait is None or wait.wait is None or now is None else now + wait.wait
    return {
        "id": connection.id,
        "service": connection.service,
        "site_url": connection.site_url,
        "email": connection.email,
        "account": account.name,
        "account_id": account.account_id,
        "avatar_url": account.avatar_url,
        "site_name": account.site_name,
        "site_id": account.site_id,
        "places": [{"id": place.id, "name": place.name} for place in account.places],
        "zone": account.zone,
        "way": connection.way.value,
        "scopes": list(connection.scopes),
        "mode": connection.mode,
        "is_read_only": connection.is_read_only,
        "is_paused": connection.is_paused,
        "is_lost": is_lost,
        "last_read_at": maybe(connection.last_read_at),
        "last_compared_at": maybe(connection.compared_at),
        "last_sent_at": maybe(connection.sent_at),
        "waits_until": maybe(until),
        "waits_for": "" if wait is None else wait.reason,
        "trouble": None if trouble is None else {"title": trouble.title, "hint": trouble.hint},
        "books_for": connection.books_for,
    }


def details_data(projects: Iterable[ProjectDetails]) -> list[Data]:
    """Write what goes with the worklogs of each project; a value is empty until it was said."""
    return [
        {"project": of.project, "details": [_known_data(known) for known in of.known]}
        for of in projects
    ]


def _known_data(known: Known) -> Data:
    detail = known.detail
    return {
        "key": detail.key,
        "title": detail.title,
        "kind": detail.kind.value,
        "choices": [{"value": c.value, "title": c.title} for c in detail.choices],
        "value": known.value,
    }


def timer_data(timer: Timer, running: Entry | None, now: datetime) -> Data:
    """Write the timer."""
    return {
        "entry": None if running is None else entry_data(running, now),
        "is_paused": timer.is_paused,
        "is_private": timer.is_private,
        "paused_until": maybe(timer.paused_until),
    }


def happening_data(happening: Happening) -> Data:
    """Write what happened and who did it, without the texts it was about."""
    record = happening.record
    return {
        "id": str(record.id),
        "sequence": record.sequence,
        "kind": record.kind,
        "at": instant(record.reading.at),
        "zone": record.reading.zone,
        "via": record.via,
        "actor": happening.actor,
        "is_undone": happening.is_undone,
    }
