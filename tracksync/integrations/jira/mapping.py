"""
Jira's payloads and our values, one into the other. Pure.

Whatever comes in is untyped and hostile until it has passed through here: what must be there and is
not raises ValueError, what may be missing is left out, text is cleaned.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from tracksync.core.clock import to_ms, zone_info
from tracksync.core.outcomes import RemoteWorklog
from tracksync.core.tasks import Task, TaskRef
from tracksync.core.text import clean_note
from tracksync.core.worklogs import Worklog
from tracksync.integrations.jira.manifest import MANIFEST, MARK_PROPERTY
from tracksync.network.untyped import (
    a_length,
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

_ID_LIMIT = 128
_TOKEN_LIMIT = 4000
_DEEPEST = 40
_EMPTY_DOCUMENT: dict[str, object] = {"type": "doc", "version": 1, "content": []}


def account_of(myself: object, server_info: object) -> Account:
    """Read who is signed in, from GET myself and GET serverInfo."""
    person, site = an_object(myself), optional_object(server_info)
    return Account(
        account_id=an_id(person.get("accountId")),
        name=a_line(person.get("displayName"), 200),
        email=a_line(person.get("emailAddress"), 254),
        zone=a_zone(person.get("timeZone")),
        site_name=a_line(site.get("serverTitle"), 200),
        avatar_url=a_secure_url(optional_object(person.get("avatarUrls")).get("48x48")),
    )


def is_cloud(server_info: object) -> bool:
    """Whether this Jira is the one whose interface we speak."""
    return optional_object(server_info).get("deploymentType") == "Cloud"


def page_of(search: object) -> tuple[tuple[Mapping[str, object], ...], str | None]:
    """Read a page of a search: its issues as they are, and the token of the next page."""
    page = an_object(search)
    issues = a_list(page.get("issues"))  # the package reads a broken answer as one without
    token = page.get("nextPageToken")
    if page.get("isLast") is True or token is None:
        return tuple(an_object(i) for i in issues), None
    if isinstance(token, str) and 0 < len(token) <= _TOKEN_LIMIT:
        return tuple(an_object(i) for i in issues), token
    raise ValueError(odd("nextPageToken"))


def issue_id(issue: object) -> str:
    """Read the id of an issue."""
    return an_id(an_object(issue).get("id"))


def task_of(
    issue: object, *, connection: str, site_url: str, account_id: str, seen_at: datetime
) -> Task:
    """Read one issue."""
    raw = an_object(issue)
    fields = optional_object(raw.get("fields"))
    status = optional_object(fields.get("status"))
    times = optional_object(fields.get("timetracking"))
    key = a_line(raw.get("key"), 100)
    if not key:
        raise ValueError(odd("key"))
    assignee = optional_object(fields.get("assignee"))
    return Task(
        ref=TaskRef(connection, an_id(raw.get("id"))),
        key=key,
        title=a_line(fields.get("summary"), 500),
        service=MANIFEST.name,
        project=a_line(optional_object(fields.get("project")).get("name"), 200),
        state=a_line(status.get("name"), 100),
        is_done=optional_object(status.get("statusCategory")).get("key") == "done",
        url=f"{site_url.rstrip('/')}/browse/{key}",
        estimate=a_length(times.get("originalEstimateSeconds")),
        logged=a_length(times.get("timeSpentSeconds")),
        remaining=a_length(times.get("remainingEstimateSeconds")),
        is_assigned=assignee.get("accountId") == account_id,
        seen_at=seen_at,
    )


def worklog_body(worklog: Worklog, *, zone: str, is_new: bool) -> dict[str, object]:
    """
    Write a worklog as Jira takes it.

    Args:
        worklog: What it should say.
        zone: Of the person's profile at Jira; empty for UTC.
        is_new: A new one without a note has no comment at all; an old one loses the note it had.

    Source: Jira Cloud REST v3, "Add worklog"; a text node without text is refused.
    """
    body: dict[str, object] = {
        "started": started_text(worklog.started_at, zone),
        "timeSpentSeconds": worklog.seconds,
        "properties": [{"key": MARK_PROPERTY, "value": {"id": worklog.mark}}],
    }
    document = document_of(worklog.comment)
    if document is not None:
        body["comment"] = document
    elif not is_new:
        body["comment"] = _EMPTY_DOCUMENT
    return body


def started_text(at: datetime, zone: str) -> str:
    """
    Write an instant as `2021-01-17T12:34:00.000+0000`, with the offset *zone* has at that moment.

    Jira refuses `Z` and `+00:00`. An offset with seconds in it (before time zones) is told in UTC.
    """
    local = at.astimezone(zone_info(zone) if a_zone(zone) else UTC)
    offset = local.utcoffset() or timedelta(0)
    if offset % timedelta(minutes=1):
        local, offset = at.astimezone(UTC), timedelta(0)
    sign = "-" if offset < timedelta(0) else "+"
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    wall = local.replace(tzinfo=None).isoformat(timespec="milliseconds")
    return f"{wall}{sign}{hours:02}{minutes:02}"


def document_of(note: str) -> dict[str, object] | None:
    """
    Write a note in the Atlassian document format; None where there is nothing to write.

    An empty line begins a paragraph, a line end is a hard break.
    """
    paragraphs: list[list[str]] = [[]]
    for line in clean_note(note).split("\n"):
        if line.strip():
            paragraphs[-1].append(line)
        elif paragraphs[-1]:
            paragraphs.append([])
    content = [{"type": "paragraph", "content": _lines(lines)} for lines in paragraphs if lines]
    return {"type": "doc", "version": 1, "content": content} if content else None


def note_of(document: object) -> str:
    """Read a comment as plain text; what has no text (a picture) is left out."""
    if isinstance(document, str):  # version 2 of the interface, and old entries
        return clean_note(document)
    return clean_note(_words(document, 0).strip("\n"))


def remote_worklog(raw: object) -> RemoteWorklog:
    """Read one worklog as it stands in Jira."""
    worklog = an_object(raw)
    created = worklog.get("created")
    return RemoteWorklog(
        remote_id=an_id(worklog.get("id")),
        mark=_mark(worklog.get("properties")),
        started_ms=to_ms(an_instant(worklog.get("started"))),
        seconds=a_number(worklog.get("timeSpentSeconds")),
        comment=note_of(worklog.get("comment")),
        author=a_line(optional_object(worklog.get("author")).get("accountId"), _ID_LIMIT),
        created_ms=0 if created is None else to_ms(an_instant(created)),
    )


def worklogs_of(page: object) -> tuple[tuple[Mapping[str, object], ...], int]:
    """Read a page of worklogs: the entries as they are, and how many there are on all pages."""
    raw = an_object(page)
    entries = tuple(an_object(e) for e in a_list(raw.get("worklogs")))
    return entries, a_number(raw.get("total"))


def changes_of(page: object) -> tuple[tuple[int, ...], int, bool]:
    """Read a page of a feed: the ids in it, up to when it goes (ms), and whether it is the last."""
    raw = an_object(page)
    ids = tuple(a_number(an_object(v).get("worklogId")) for v in a_list(raw.get("values")))
    return ids, a_number(raw.get("until", 0)), raw.get("lastPage") is not False


def standing_of(raw: object, *, connection: str) -> Standing:
    """Read a worklog and the issue it stands on."""
    issue_id = an_id(an_object(raw).get("issueId"))
    return Standing(TaskRef(connection, issue_id), remote_worklog(raw))


def written_id(answer: object) -> str:
    """Read the id of the worklog a create or change answered with."""
    return an_id(an_object(answer).get("id"))


def _lines(lines: list[str]) -> list[dict[str, object]]:
    nodes: list[dict[str, object]] = []
    for line in lines:
        if nodes:
            nodes.append({"type": "hardBreak"})
        nodes.append({"type": "text", "text": line})
    return nodes


def _words(node: object, depth: int) -> str:
    if not isinstance(node, Mapping) or depth > _DEEPEST:
        return ""
    kind = node.get("type")
    if kind == "hardBreak":
        return "\n"
    attributes = optional_object(node.get("attrs"))
    for own in (node.get("text"), attributes.get("text"), attributes.get("url")):
        if isinstance(own, str):
            return own
    content = node.get("content")
    parts = [_words(c, depth + 1) for c in content] if isinstance(content, list) else []
    if kind in {"paragraph", "heading"}:
        return "".join(parts)
    return ("\n\n" if kind == "doc" else "\n").join(parts)


def _mark(properties: object) -> str:
    for entry in properties if isinstance(properties, list) else ():
        named = optional_object(entry)
        if named.get("key") == MARK_PROPERTY:
            mark = optional_object(named.get("value")).get("id")
            return mark if isinstance(mark, str) and len(mark) <= _ID_LIMIT else ""
    return ""
