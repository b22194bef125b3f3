"""
Tempo's payloads and our values, one into the other. Pure.

Tempo keeps the start of a worklog as a date and a time of day, without a zone. It is read and
written in the zone of the person's Jira profile: what a person sees in Tempo is what counts here.
`startDateTimeUtc` is not used for it: Tempo works it out itself, with the zone of the browser that
wrote the worklog last, so that it moves when nothing was moved.

Whatever comes in is untyped and hostile until it has passed through here: what must be there and is
not raises ValueError, what may be missing is left out, text is cleaned.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, tzinfo
from urllib.parse import urlsplit

from tracksync.core.clock import to_ms, zone_info
from tracksync.core.delivery.details import Choice, Detail, DetailKind
from tracksync.core.delivery.outcomes import RemoteWorklog
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.text import clean_note
from tracksync.core.values import dataclass
from tracksync.network.untyped import (
    a_line,
    a_list,
    a_number,
    a_zone,
    an_id,
    an_instant,
    an_object,
    odd,
    optional_object,
)

_CLOUD = ".atlassian.net"
_ISSUE = re.compile(r"[1-9][0-9]{0,17}")
# Written by Tempo where a worklog has no description. Taken from wide practice.
_FILLED_IN = re.compile(r"Working on issue [A-Z][A-Z0-9_]{0,60}-[0-9]{1,15}")
_OFFSET = re.compile(r"[?&]offset=([0-9]{1,9})(?:&|$)", re.ASCII)
_MOST_CHOICES = 2_000
_KINDS = {
    "INPUT_FIELD": DetailKind.TEXT,
    "INPUT_NUMERIC": DetailKind.NUMBER,
    "CHECKBOX": DetailKind.FLAG,
    "STATIC_LIST": DetailKind.CHOICE,
    "ACCOUNT": DetailKind.CHOICE,
}

Attributes = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Booked:
    """
    One worklog as it stands in Tempo.

    Attributes:
        remote: As everybody understands it.
        issue: Jira's number of the task; empty where Tempo does not say.
        attributes: All of them, by key, with their values.
        billable: How many of its seconds are billed; None where Tempo does not say.
    """

    remote: RemoteWorklog
    issue: str
    attributes: Attributes
    billable: int | None


def issue_number(remote_id: str) -> int:
    """Read Jira's number of a task; ValueError for what is none."""
    if _ISSUE.fullmatch(remote_id):
        return int(remote_id)
    msg = "the task has no number"
    raise ValueError(msg)


# --- time -----------------------------------------------------------------------------------------


def wall_of(at: datetime, zone: str) -> datetime:
    """
    Tell what a clock in *zone* (empty: UTC) showed, to the minute; naive, as Tempo keeps it.

    Tempo shows minutes. Whether it would keep seconds is documented nowhere.
    """
    local = at.astimezone(_place(zone))
    return local.replace(second=0, microsecond=0, tzinfo=None, fold=0)


def instant_of(wall: datetime, zone: str) -> datetime:
    """Tell when a clock in *zone* showed this; the first time, where it did so twice."""
    return wall.replace(tzinfo=_place(zone)).astimezone(UTC)


def _place(zone: str) -> tzinfo:
    return zone_info(zone) if a_zone(zone) else UTC


def kept(worklog: Worklog, zone: str) -> Worklog:
    """Tell what Tempo keeps: the time of day to the minute, the first where it came twice."""
    started_at = instant_of(wall_of(worklog.started_at, zone), zone)
    return replace(worklog, started_at=started_at, comment=clean_note(worklog.comment))


# --- worklogs -------------------------------------------------------------------------------------


def new_body(worklog: Worklog, *, account_id: str, zone: str, mark_key: str) -> dict[str, object]:
    """
    Write a new worklog.

    Args:
        worklog: What it should say, with its details.
        account_id: Whose timesheet.
        zone: Of the person's profile at Jira; empty for UTC.
        mark_key: The attribute that holds our mark; empty where the site has none.

    Raises:
        ValueError: The task has no number at Jira.
    """
    attributes = _with_ours(worklog.details, worklog, zone, mark_key)
    number = issue_number(worklog.task.remote_id)
    return {"issueId": number, **_body(worklog, attributes, account_id=account_id, zone=zone)}


def changed_body(
    worklog: Worklog, before: Booked, *, account_id: str, zone: str, mark_key: str
) -> dict[str, object]:
    """
    Write a change. It replaces the worklog whole, so all that stands there is said again.

    What others set (an account, a kind of work, what is billed) stays; what must be said and is
    not there is added.
    """
    missing = [(k, v) for k, v in worklog.details if k not in dict(before.attributes)]
    attributes = _with_ours((*before.attributes, *missing), worklog, zone, mark_key)
    body = _body(worklog, attributes, account_id=account_id, zone=zone)
    # Left out, as many are billed as are booked.
    if before.billable is not None and before.billable != before.remote.seconds:
        body["billableSeconds"] = before.billable
    return body


def _body(
    worklog: Worklog, attributes: Attributes, *, account_id: str, zone: str
) -> dict[str, object]:
    wall = wall_of(worklog.started_at, zone)
    return {
        "authorAccountId": account_id,
        "startDate": wall.date().isoformat(),
        "startTime": wall.time().isoformat(),
        "timeSpentSeconds": worklog.seconds,
        "description": clean_note(worklog.comment),
        "attributes": [{"key": key, "value": value} for key, value in attributes],
    }


def _with_ours(given: Attributes, worklog: Worklog, zone: str, mark_key: str) -> Attributes:
    if not mark_key:
        return given
    others = tuple((key, value) for key, value in given if key != mark_key)
    return (*others, (mark_key, mark_text(worklog.mark, wall_of(worklog.started_at, zone))))


def mark_text(mark: str, wall: datetime) -> str:
    """
    Write a mark: the entry's id, and the start it stands at.

    In Tempo people copy worklogs, and attributes with them. A copy at another time shows by the
    start, so that it is never taken for ours, or for one too many.
    """
    return f"{mark}@{wall.isoformat(timespec='minutes')}"


def booked(raw: object, *, zone: str, mark_key: str) -> Booked:
    """Read one worklog."""
    worklog = an_object(raw)
    wall = _wall(worklog)
    attributes = _attributes(worklog.get("attributes"))
    marked = dict(attributes).get(mark_key, "")
    mark = marked.partition("@")[0]
    created, billable = worklog.get("createdAt"), worklog.get("billableSeconds")
    issue = optional_object(worklog.get("issue")).get("id")
    remote = RemoteWorklog(
        remote_id=an_id(str(a_number(worklog.get("tempoWorklogId")))),
        mark=mark if mark and marked == mark_text(mark, wall) else "",
        started_ms=to_ms(instant_of(wall, zone)),
        seconds=a_number(worklog.get("timeSpentSeconds")),
        comment=_note(worklog.get("description")),
        author=a_line(optional_object(worklog.get("author")).get("accountId"), 128),
        created_ms=0 if created is None else to_ms(an_instant(created)),
    )
    return Booked(
        remote,
        "" if issue is None else str(a_number(issue)),
        attributes,
        None if billable is None else a_number(billable),
    )


def page_of(answer: object, offset: int) -> tuple[tuple[object, ...], int | None]:
    """
    Read a page that was asked for from *offset* on.

    Returns:
        Its results as they are, and where the next page begins; None after the last.
    """
    page = an_object(answer)
    results = tuple(a_list(page.get("results")))
    link = optional_object(page.get("metadata")).get("next")
    if not results or not isinstance(link, str):
        return results, None
    told = _OFFSET.search(link)
    # Pages may hold less than they count, where something is hidden from the person.
    return results, max(offset + len(results), int(told[1]) if told else 0)


def _wall(worklog: Mapping[str, object]) -> datetime:
    day, clock = worklog.get("startDate"), worklog.get("startTime", "00:00:00")
    try:
        wall = datetime.combine(date.fromisoformat(str(day)), time.fromisoformat(str(clock)))
    except ValueError as e:
        raise ValueError(odd("the start")) from e
    return wall.replace(microsecond=0, tzinfo=None)


def _note(description: object) -> str:
    note = clean_note(description) if isinstance(description, str) else ""
    return "" if _FILLED_IN.fullmatch(note) else note


def _attributes(raw: object) -> Attributes:
    found: list[tuple[str, str]] = []
    values = optional_object(raw).get("values", [])
    for entry in a_list(values):
        named = an_object(entry)
        key, value = named.get("key"), named.get("value")
        if isinstance(key, str) and isinstance(value, str):
            found.append((key, value))
    return tuple(found)


# --- who, and what must be said -------------------------------------------------------------------


def whose(timesheet: object) -> tuple[str, str]:
    """Read whose timesheet it is: the account, and the address of its Jira site, if it is told."""
    user = an_object(an_object(timesheet).get("user"))
    link = user.get("self")
    try:
        host = urlsplit(link).hostname if isinstance(link, str) else ""
    except ValueError:
        host = ""
    return an_id(user.get("accountId")), host or ""


def is_elsewhere(host: str, home: str) -> bool:
    """
    Whether a token is surely for the Tempo of another Jira site than *home*.

    Only two addresses of Jira Cloud that differ say so: a site may have an address of its own.
    """
    here = home.partition(":")[0]
    return host.endswith(_CLOUD) and here.endswith(_CLOUD) and host != here


def needed_of(attributes: tuple[object, ...], mark_key: str) -> tuple[tuple[object, ...], bool]:
    """
    Tell the attributes a worklog is refused without, and whether there is room for our mark.

    That is in a text field of the key *mark_key*; nobody is asked for that one.
    """
    raw = tuple(an_object(attribute) for attribute in attributes)
    rooms = [a for a in raw if mark_key and a.get("key") == mark_key]
    has_room = any(a.get("type") == "INPUT_FIELD" for a in rooms)
    asked = (a for a in raw if a.get("required") is True and not (has_room and a in rooms))
    return tuple(asked), has_room


def is_account(attribute: object) -> bool:
    """Whether it names one of Tempo's accounts."""
    return an_object(attribute).get("type") == "ACCOUNT"


def detail_of(attribute: object, accounts: tuple[Choice, ...]) -> Detail:
    """Read a work attribute; what has too many values to list is asked for as a text."""
    raw = an_object(attribute)
    key = an_id(raw.get("key"))
    kind = _KINDS.get(a_line(raw.get("type"), 40), DetailKind.TEXT)
    choices = accounts if is_account(raw) else _values(raw)
    if kind is DetailKind.CHOICE and not 0 < len(choices) <= _MOST_CHOICES:
        kind = DetailKind.TEXT
    title = a_line(raw.get("name"), 100) or key
    return Detail(key, title, kind, choices if kind is DetailKind.CHOICE else ())


def account_of(raw: object) -> Choice | None:
    """Read one account; None for one that is not open."""
    account = an_object(raw)
    key = an_id(account.get("key"))
    if account.get("status") != "OPEN":
        return None
    return Choice(key, a_line(account.get("name"), 100) or key)


def _values(raw: Mapping[str, object]) -> tuple[Choice, ...]:
    names = optional_object(raw.get("names"))
    values = raw.get("values")
    return tuple(
        Choice(value, a_line(names.get(value), 100) or value)
        for value in (values if isinstance(values, list) else ())
        if isinstance(value, str)
    )
