"""
Jira's payloads and our values, one into the other. Pure.

Whatever comes in is untyped and hostile until it has passed through here: what must be there and is
not raises ValueError, what may be missing is left out, text is cleaned.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from tracksync.core.clock import to_ms
from tracksync.core.delivery.outcomes import RemoteWorklog
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.tasks import Task, TaskRef
from tracksync.core.text import clean_note
from tracksync.integrations._atlassian.mapping import IssuePlace, issue_of, started_text
from tracksync.integrations.jira.manifest import MANIFEST, MARK_PROPERTY, READ_SCOPE
from tracksync.network.origin import Origin
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
from tracksync.ports.authorization import Site
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


def sites_of(resources: object) -> tuple[Site, ...]:
    """
    Read the sites a grant reaches; those of other products are left out.

    Source: Atlassian, OAuth 2.0 (3LO), "accessible-resources", read 2026-11.
    """
    found: dict[str, Site] = {}
    for entry in a_list(resources):
        raw = an_object(entry)
        scopes = raw.get("scopes")
        if isinstance(scopes, list) and READ_SCOPE in scopes:
            site_id, url = an_id(raw.get("id")), a_line(raw.get("url"), limit=500)
            name = a_line(raw.get("name"), limit=200)
            found[site_id] = Site(site_id, name, str(Origin.parse(url)))
    return tuple(found.values())


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
    place = IssuePlace(MANIFEST.name, connection, site_url)
    return issue_of(issue, place, me={"accountId": account_id}, seen_at=seen_at)


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


def changes_of(page: object) -> tuple[tuple[int, ...], int, bool]:
    """Read a page of a feed: the ids in it, up to when it goes (ms), and whether it is the last."""
    raw = an_object(page)
    ids = tuple(a_number(an_object(v).get("worklogId")) for v in a_list(raw.get("values")))
    return ids, a_number(raw.get("until", 0)), raw.get("lastPage") is not False


def standing_of(raw: object, *, connection: str) -> Standing:
    """Read a worklog and the issue it stands on."""
    issue_id = an_id(an_object(raw).get("issueId"))
    return Standing(TaskRef(connection, issue_id), remote_worklog(raw))


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
