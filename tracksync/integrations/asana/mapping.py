"""
Asana's payloads and our values, one into the other. Pure.

Whatever comes in is untyped and hostile until it has passed through here: what must be there and is
not raises ValueError, what may be missing is left out, text is cleaned.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

from tracksync.core.clock import to_ms
from tracksync.core.delivery.outcomes import RemoteWorklog
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.tasks import LONGEST_NAME, Task, TaskRef
from tracksync.core.values import dataclass
from tracksync.integrations.asana.manifest import MANIFEST, SITE
from tracksync.network.untyped import (
    a_date,
    a_length,
    a_line,
    a_list,
    a_number,
    a_secure_url,
    an_id,
    an_instant,
    an_object,
    odd,
    optional_date,
    optional_object,
)
from tracksync.ports.authorization import Site
from tracksync.ports.tracker import Account

_OFFSET_LIMIT = 4000
_MINUTE_S = 60
# Comments that stand in for time entries go by this and the story's gid.
_STORY = "story:"
# The line that marks a comment as a day's. Documented; never change it.
_MARK = "(tracksync {mark})"
_MARKED = re.compile(r"\(tracksync ([A-Za-z0-9-]{1,64})\)")
_TIME = re.compile(
    r"Time tracked on ([0-9-]{10}): (?:([0-9]{1,5}) h)?(?:(?:(?<=h) )?([0-9]{1,6}) min)?"
)
_GID = r"([0-9]{1,25})"
# A task's address: the two ways Asana writes it.
_ADDRESS = re.compile(rf"https://[^/?#]+/(?:0/[0-9]+/{_GID}(?:/f)?|1/[0-9]+/[^?#]*?task/{_GID})/?")
_BARE = re.compile(_GID)


@dataclass(frozen=True, slots=True)
class Workspace:
    """One of the person's workspaces or organizations."""

    gid: str
    name: str


def data_of(body: object) -> object:
    """Take what an answer is about out of it."""
    return an_object(body).get("data")


def page_of(body: object) -> tuple[tuple[Mapping[str, object], ...], str]:
    """Read a page: what is on it, and what asks for the next one; empty after the last."""
    found = tuple(an_object(part) for part in a_list(data_of(body)))
    offset = optional_object(an_object(body).get("next_page")).get("offset", "")
    if isinstance(offset, str) and len(offset) <= _OFFSET_LIMIT and offset.isprintable():
        return found, offset
    raise ValueError(odd("offset"))


def account_of(me: object, chosen: str) -> Account:
    """
    Read who is signed in.

    Args:
        me: What `users/me` is about.
        chosen: The gid of the one workspace the connection is for; empty for all of them.
    """
    person = an_object(me)
    places = tuple(
        Site(w.gid, w.name, f"{SITE}/0/{w.gid}") for w in workspaces_of(me) if chosen in {"", w.gid}
    )
    photo = optional_object(person.get("photo"))
    return Account(
        account_id=gid_of(person),
        name=a_line(person.get("name"), 200),
        email=a_line(person.get("email"), 254),
        zone="",  # Asana does not tell it, and keeps dates only
        site_name=a_line(", ".join(place.name for place in places), 200),
        site_id=chosen,
        places=places,
        avatar_url=a_secure_url(photo.get("image_60x60")),
    )


def workspaces_of(me: object) -> tuple[Workspace, ...]:
    """Read the workspaces a person belongs to."""
    found = [an_object(raw) for raw in a_list(an_object(me).get("workspaces"))]
    return tuple(Workspace(gid_of(raw), a_line(raw.get("name"), 200)) for raw in found)


def gid_of(raw: object) -> str:
    """Read the lasting id of anything."""
    return an_id(an_object(raw).get("gid"))


def author_of(raw: Mapping[str, object]) -> str:
    """Read whose an entry or a story is; empty for one that is nobody's any more."""
    if "created_by" not in raw:
        raise ValueError(odd("created_by"))
    return a_line(optional_object(raw["created_by"]).get("gid"), 128)


def gid_typed(text: str) -> str:
    """Read which task a person means: its gid or its address; empty for anything else."""
    typed = text.strip()
    found = _BARE.fullmatch(typed) or _ADDRESS.fullmatch(typed[:2000].partition("?")[0])
    return next((gid for gid in found.groups() if gid), "") if found else ""


def is_task(raw: Mapping[str, object]) -> bool:
    """Tell a task from a heading that is kept as one."""
    return raw.get("is_rendered_as_separator") is not True


def task_of(raw: object, *, connection: str, account_id: str, seen_at: datetime) -> Task:
    """Read one task. Its key is what a field for ids of the workspace's own says; often nothing."""
    task = an_object(raw)
    gid = gid_of(task)
    project, section = _home(task)
    assignee = optional_object(task.get("assignee"))
    return Task(
        ref=TaskRef(connection, gid),
        key=_key(task.get("custom_fields")),
        title=a_line(task.get("name"), 500),
        service=MANIFEST.name,
        project=project,
        state=section,
        is_done=task.get("completed") is True,
        url=a_secure_url(task.get("permalink_url")) or f"{SITE}/0/0/{gid}",
        logged=_logged(task.get("actual_time_minutes")),
        is_assigned=assignee.get("gid") == account_id,
        assignee=a_line(assignee.get("name"), LONGEST_NAME),
        seen_at=seen_at,
        due_on=optional_date(task.get("due_on")),
    )


def noon_of(day: date) -> datetime:
    """Name a date by an instant, as day totals do."""
    return datetime.combine(day, time(12), tzinfo=UTC)


def as_kept(worklog: Worklog) -> Worklog:
    """Tell what Asana keeps of a worklog: its task, date and whole minutes."""
    seconds = worklog.seconds // _MINUTE_S * _MINUTE_S
    noon = noon_of(worklog.started_at.date())
    return Worklog(worklog.task, noon, seconds, "", worklog.mark)


def entry_data(worklog: Worklog) -> dict[str, object]:
    """
    Write a day's total as a time entry.

    The date is the one `started_at` names in UTC: core put it there, and no zone may move it.
    """
    day = worklog.started_at.astimezone(UTC).date()
    return {"duration_minutes": worklog.seconds // _MINUTE_S, "entered_on": day.isoformat()}


def remote_entry(raw: object) -> RemoteWorklog:
    """Read a time entry as it stands in Asana."""
    entry = an_object(raw)
    return RemoteWorklog(
        remote_id=gid_of(entry),
        mark="",
        started_ms=to_ms(noon_of(a_date(entry.get("entered_on")))),
        seconds=a_number(entry.get("duration_minutes")) * _MINUTE_S,
        comment="",
        author=author_of(entry),
        created_ms=_created_ms(entry),
    )


def comment_text(worklog: Worklog) -> str:
    """
    Write a day's total as a comment.

    People read the first line; the last one is the mark it is found by. `remote_story` reads both.
    """
    day = worklog.started_at.astimezone(UTC).date()
    hours, minutes = divmod(worklog.seconds // _MINUTE_S, 60)
    spent = " ".join(
        part for part in (f"{hours} h" * (hours > 0), f"{minutes} min" * (minutes > 0)) if part
    )
    return f"Time tracked on {day.isoformat()}: {spent}\n{_MARK.format(mark=worklog.mark)}"


def remote_story(raw: object) -> RemoteWorklog:
    """
    Read a story as it stands in Asana; only a comment of ours has a mark.

    What no longer tells a time as we write it, because somebody edited it, stands for none: that
    contradicts whatever we know.
    """
    story = an_object(raw)
    text = story.get("text") if story.get("type") == "comment" else None
    lines = text[:2000].strip().split("\n") if isinstance(text, str) else [""]
    mark = _MARKED.fullmatch(lines[-1].strip())
    started_ms, seconds = _told(" ".join(lines[:-1]).strip()) if mark else (0, 0)
    return RemoteWorklog(
        remote_id=story_id(gid_of(story)),
        mark=mark[1] if mark else "",
        started_ms=started_ms,
        seconds=seconds,
        comment="",
        author=author_of(story),
        created_ms=_created_ms(story),
    )


def told_apart(comments: tuple[RemoteWorklog, ...]) -> tuple[RemoteWorklog, ...]:
    """
    Leave out what carries a mark by hand: ours is the first, and a copy of ours says the same.

    Args:
        comments: Oldest first; all with marks.
    """
    first: dict[str, RemoteWorklog] = {}
    for comment in comments:
        first.setdefault(comment.mark, comment)
    return tuple(c for c in comments if c is first[c.mark] or _says(c) == _says(first[c.mark]))


def story_gid(remote_id: str) -> str:
    """Read the gid of the comment a worklog stands in; empty where it is a time entry."""
    return remote_id.removeprefix(_STORY) if remote_id.startswith(_STORY) else ""


def story_id(gid: str) -> str:
    """Name a worklog that stands in a comment."""
    return f"{_STORY}{gid}"


def task_gid(raw: object, field: str) -> str:
    """Read which task something stands on."""
    return gid_of(an_object(raw).get(field))


def _says(worklog: RemoteWorklog) -> tuple[int, int]:
    return worklog.started_ms, worklog.seconds


def _told(line: str) -> tuple[int, int]:
    found = _TIME.fullmatch(line)
    if found is None or (found[2] is None and found[3] is None):
        return 0, 0
    try:
        day = a_date(found[1])
    except ValueError:
        return 0, 0
    minutes = int(found[2] or 0) * 60 + int(found[3] or 0)
    return to_ms(noon_of(day)), minutes * _MINUTE_S


def _created_ms(raw: Mapping[str, object]) -> int:
    created = raw.get("created_at")
    return 0 if created is None else to_ms(an_instant(created))


def _home(task: Mapping[str, object]) -> tuple[str, str]:
    """Name the project a task stands in, and the section there; a subtask stands in its parent."""
    for membership in _objects(task.get("memberships")):
        project = a_line(optional_object(membership.get("project")).get("name"), 200)
        if project:
            return project, a_line(optional_object(membership.get("section")).get("name"), 100)
    around = (*_objects(task.get("projects")), optional_object(task.get("parent")))
    return a_line(around[0].get("name"), 200), ""


def _key(fields: object) -> str:
    for field in _objects(fields):
        if field.get("representation_type") == "custom_id":
            return a_line(field.get("display_value"), 100)
    return ""


def _logged(minutes: object) -> timedelta | None:
    if isinstance(minutes, float) and minutes.is_integer():
        minutes = int(minutes)
    return a_length(a_number(minutes) * _MINUTE_S) if minutes is not None else None


def _objects(value: object) -> list[Mapping[str, object]]:
    return [v for v in value if isinstance(v, Mapping)] if isinstance(value, list) else []
