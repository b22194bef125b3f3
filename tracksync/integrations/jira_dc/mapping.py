"""
Jira Data Center's payloads and our values, one into the other. Pure.

Whatever comes in is untyped and hostile until it has passed through here: what must be there and is
not raises ValueError, what may be missing is left out, text is cleaned.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from tracksync.core.clock import from_ms, to_ms
from tracksync.core.delivery.outcomes import RemoteWorklog
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.tasks import Task, TaskRef
from tracksync.core.text import clean_note
from tracksync.core.values import dataclass
from tracksync.integrations._atlassian.mapping import (
    IssuePlace,
    issue_of,
    started_text,
    worklogs_of,
)
from tracksync.integrations.jira_dc.manifest import MANIFEST
from tracksync.network.untyped import (
    a_line,
    a_list,
    a_number,
    a_secure_url,
    a_zone,
    an_id,
    an_instant,
    an_object,
    odd,
    optional_object,
)
from tracksync.ports.tracker import Account, Standing

# The line that marks a worklog as an entry's. Documented; never change it. No square brackets:
# Jira's own markup would read them as a link.
_MARK = "(tracksync {mark})"
_MARKED = re.compile(r"[ \t]*\(tracksync ([A-Za-z0-9-]{1,64})\)[ \t]*")
_PERSON_LIMIT = 128


def account_of(myself: object, server_info: object) -> Account:
    """Read who is signed in, from GET myself and GET serverInfo."""
    person, site = an_object(myself), optional_object(server_info)
    return Account(
        account_id=_person(person),
        name=a_line(person.get("displayName"), 200),
        email=a_line(person.get("emailAddress"), 254),
        zone=a_zone(person.get("timeZone")),
        site_name=a_line(site.get("serverTitle"), 200),
        avatar_url=a_secure_url(optional_object(person.get("avatarUrls")).get("48x48")),
    )


def kind_of(server_info: object) -> str:
    """Read which kind of Jira answers: "Server" for Data Center too; empty for an old one."""
    told = an_object(server_info)
    if not a_line(told.get("version"), 100):
        raise ValueError(odd("version"))
    return a_line(told.get("deploymentType"), 100)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a search; `next_start` is None for the last one."""

    issues: tuple[Mapping[str, object], ...]
    next_start: int | None


def page_of(search: object) -> Page:
    """Read a page of a search: its issues as they are, and where the next one begins."""
    page = an_object(search)
    issues = tuple(an_object(issue) for issue in a_list(page.get("issues")))
    end = a_number(page.get("startAt")) + len(issues)
    has_more = bool(issues) and end < a_number(page.get("total"))
    return Page(issues, end if has_more else None)


def task_of(
    issue: object, *, connection: str, site_url: str, account_id: str, seen_at: datetime
) -> Task:
    """Read one issue."""
    place = IssuePlace(MANIFEST.name, connection, site_url)
    return issue_of(issue, place, me={"key": account_id}, seen_at=seen_at)


def worklog_body(
    worklog: Worklog, *, zone: str, is_new: bool, is_marked: bool
) -> dict[str, object]:
    """
    Write a worklog as Jira takes it.

    Args:
        worklog: What it should say.
        zone: Of the person's profile at Jira; empty for UTC.
        is_new: A new one without anything to say has no comment at all; an old one loses it.
        is_marked: The comment's last line is the mark.
    """
    comment = clean_note(worklog.comment)
    if is_marked:
        comment = "\n".join(filter(None, (comment, _MARK.format(mark=worklog.mark))))
    body: dict[str, object] = {
        "started": started_text(worklog.started_at, zone),
        "timeSpentSeconds": worklog.seconds,
    }
    if comment or not is_new:
        body["comment"] = comment
    return body


def note_and_mark(comment: object) -> tuple[str, str]:
    """
    Read a comment: the note, and the mark (empty where there is none).

    The mark is usually the last line, but somebody may have written on below it.
    """
    lines = clean_note(comment).split("\n") if isinstance(comment, str) else []
    for place in reversed(range(len(lines))):
        marked = _MARKED.fullmatch(lines[place])
        if marked is not None:
            del lines[place]
            return "\n".join(lines).rstrip("\n"), marked[1]
    return "\n".join(lines), ""


def remote_worklog(raw: object) -> RemoteWorklog:
    """Read one worklog as it stands in Jira."""
    worklog = an_object(raw)
    created = worklog.get("created")
    note, mark = note_and_mark(worklog.get("comment"))
    author = worklog.get("author")
    return RemoteWorklog(
        remote_id=an_id(worklog.get("id")),
        mark=mark,
        started_ms=to_ms(an_instant(worklog.get("started"))),
        seconds=a_number(worklog.get("timeSpentSeconds")),
        comment=note,
        author=a_line(optional_object(author).get("key"), _PERSON_LIMIT),
        created_ms=0 if created is None else to_ms(an_instant(created)),
    )


def all_worklogs(page: object) -> tuple[RemoteWorklog, ...]:
    """Read the worklogs of an issue; ValueError unless all of them are there."""
    entries, total = worklogs_of(page)
    if len(entries) < total:
        raise ValueError(odd("the number of worklogs"))
    return tuple(remote_worklog(entry) for entry in entries)


def standing(raw: object, connection: str) -> Standing:
    """Read one worklog with the task it is on."""
    task = TaskRef(connection, an_id(an_object(raw).get("issueId")))
    return Standing(task, remote_worklog(raw))


def told_apart(found: tuple[RemoteWorklog, ...]) -> tuple[RemoteWorklog, ...]:
    """
    Take the mark from what carries it and is no copy of the first.

    A comment is easily copied by hand, mark and all, into a worklog of another time. What we sent
    twice would be alike.
    """
    return tuple(w if _is_alike(w, found[0]) else replace(w, mark="") for w in found)


@dataclass(frozen=True, slots=True)
class Changes:
    """A page of a feed: ids, until when, and whether it was the last."""

    ids: tuple[int, ...]
    until: datetime
    is_last: bool


def changes_of(page: object) -> Changes:
    """Read a page of the worklogs that changed or were deleted."""
    raw = an_object(page)
    is_last = raw.get("lastPage", raw.get("isLastPage"))
    if not isinstance(is_last, bool):
        raise ValueError(odd("lastPage"))  # noqa: TRY004  # ValueError means: not as described
    values = (an_object(value) for value in a_list(raw.get("values")))
    ids = tuple(a_number(value.get("worklogId")) for value in values)
    return Changes(ids, from_ms(a_number(raw.get("until"))), is_last)


def _is_alike(one: RemoteWorklog, other: RemoteWorklog) -> bool:
    return (one.started_ms, one.seconds) == (other.started_ms, other.seconds)


def _person(person: Mapping[str, object]) -> str:
    """Read the key that names a person for ever; it was a user name once and may hold anything."""
    key = a_line(person.get("key"), _PERSON_LIMIT)
    if not key:
        raise ValueError(odd("key"))
    return key
