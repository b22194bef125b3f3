"""
Asana's answers, from what stands in an `AsanaWorld`. The part TrackSync uses, and no more.

Source: `tests/contracts/asana-v1.json`; sentences of refusals as Asana words them.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from tests.fakes.asana.shapes import (
    Shape,
    instant,
    named,
    paged,
    range_of,
    refusal,
    told,
    unknown,
)
from tests.fakes.asana.world import AsanaWorld, Job, Person, Story, TimeEntry
from tracksync.demo.loopback import Answer, Asked, Refusal, Routes

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_OPEN_ONLY = "now"


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


class AsanaApi:
    """
    Answers requests as Asana does.

    Args:
        world: What stands.
        now_ms: Asana's clock.
    """

    def __init__(self, world: AsanaWorld, *, now_ms: Callable[[], int] = _now_ms) -> None:
        self.world = world
        self.base_url = "https://app.asana.com"
        self._now_ms = now_ms
        self._routes = Routes(
            "/api/1.0/",
            ("GET", "users/me", self._me),
            ("GET", "users/me/user_task_list", self._task_list),
            ("GET", r"user_task_lists/([^/]+)/tasks", self._tasks),
            ("GET", r"tasks/([^/]+)", self._task),
            ("GET", r"tasks/([^/]+)/time_tracking_entries", self._entries),
            ("POST", r"tasks/([^/]+)/time_tracking_entries", self._add_entry),
            ("GET", "time_tracking_entries", self._entries_of),
            ("GET", r"time_tracking_entries/([^/]+)", self._entry),
            ("PUT", r"time_tracking_entries/([^/]+)", self._change_entry),
            ("DELETE", r"time_tracking_entries/([^/]+)", self._delete_entry),
            ("GET", r"tasks/([^/]+)/stories", self._stories),
            ("POST", r"tasks/([^/]+)/stories", self._add_story),
            ("GET", r"stories/([^/]+)", self._story),
            ("PUT", r"stories/([^/]+)", self._change_story),
            ("DELETE", r"stories/([^/]+)", self._delete_story),
        )

    def answer(self, asked: Asked) -> Answer:
        """Do what was asked, if it may be done."""
        with self.world.lock:
            try:
                return self._answer(asked)
            except Refusal as no:
                return no.answer

    def _answer(self, asked: Asked) -> Answer:
        me = self.world.who(asked.bearer)
        if me is None:
            raise refusal(401, "Not Authorized")
        handler = self._routes.find(asked)
        if handler is None:
            raise refusal(404, "No matching route for request")
        return handler(asked, me)

    # --- reading people and tasks ------------------------------------------------------------

    def _me(self, asked: Asked, me: Person) -> Answer:
        person = {
            **named("user", me.gid, me.name),
            "email": me.email,
            "photo": {"image_60x60": f"https://s3.example/{me.gid}_60x60.png"},
            "workspaces": [named("workspace", w.gid, w.name) for w in self.world.workspaces_of(me)],
        }
        return told(200, person, asked)

    def _task_list(self, asked: Asked, me: Person) -> Answer:
        workspace = self.world.workspaces.get(asked.one("workspace"))
        if workspace is None:
            raise refusal(400, "workspace: Missing input")
        if me.gid not in workspace.members:
            raise refusal(403, "You do not have access to this workspace.")
        name = f"My tasks in {workspace.name}"
        return told(
            200, named("user_task_list", _list_gid(workspace.gid, me), name), asked, default="name"
        )

    def _tasks(self, asked: Asked, me: Person, gid: str) -> Answer:
        theirs = [w for w in self.world.workspaces_of(me) if _list_gid(w.gid, me) == gid]
        if not theirs:
            raise unknown(gid, "user_task_list")
        if asked.one("completed_since") != _OPEN_ONLY:
            raise refusal(400, "completed_since: the tests ask for open tasks only")
        start, count = range_of(asked)
        jobs, has_more = self.world.page(me, theirs[0].gid, start, count)
        return paged([self._job(j) for j in jobs], asked, start + count if has_more else None)

    def _task(self, asked: Asked, _me: Person, gid: str) -> Answer:
        return told(200, self._job(self._seen(gid)), asked)

    # --- time entries ------------------------------------------------------------------------

    def _entries(self, asked: Asked, _me: Person, gid: str) -> Answer:
        job = self._tracked(gid)
        start, count = range_of(asked)
        standing = self.world.entries(job.gid)
        shown = [self._entry_shape(e) for e in standing[start : start + count]]
        return paged(shown, asked, start + count if len(standing) > start + count else None)

    def _entries_of(self, asked: Asked, me: Person) -> Answer:
        if not (asked.one("user") and asked.one("entered_on_start_date")):
            raise refusal(400, "user: the tests ask for somebody's, of some days")
        where = asked.one("workspace")
        places = {w.gid for w in self.world.workspaces_of(me) if w.tracks_time}
        if not places & ({where} if where else places):
            raise refusal(402, "Time tracking is not available for free users or organizations.")
        first, last = (asked.one(f"entered_on_{end}_date") for end in ("start", "end"))
        found = [
            entry
            for entry in self.world.entries()
            if entry.author == asked.one("user") and first <= entry.entered_on <= (last or "9")
            if (job := self.world.job(entry.task)) and job.workspace in places
            if where in {"", job.workspace}
        ]
        start, count = range_of(asked)
        shown = [self._entry_shape(e) for e in found[start : start + count]]
        return paged(shown, asked, start + count if len(found) > start + count else None)

    def _add_entry(self, asked: Asked, me: Person, gid: str) -> Answer:
        job = self._tracked(gid)
        if not job.may_track:
            raise refusal(403, "You do not have permission to edit this task.")
        now = self._now_ms()
        today = datetime.fromtimestamp(now / 1000, tz=UTC).date().isoformat()
        new = TimeEntry(self.world.next_gid(), job.gid, me.gid, 0, today, now)
        data = _data(asked)
        if "duration_minutes" not in data:
            raise refusal(400, "duration_minutes: Missing input")
        new = _changed(new, data)
        self.world.put(new)
        return told(201, self._entry_shape(new), asked, default=_ALL_OF_AN_ENTRY)

    def _entry(self, asked: Asked, _me: Person, gid: str) -> Answer:
        return told(200, self._entry_shape(self._standing(gid)), asked)

    def _change_entry(self, asked: Asked, me: Person, gid: str) -> Answer:
        entry = self._own(self._standing(gid), me)
        changed = _changed(entry, _data(asked))
        self.world.put(changed)
        return told(200, self._entry_shape(changed), asked, default=_ALL_OF_AN_ENTRY)

    def _delete_entry(self, _asked: Asked, me: Person, gid: str) -> Answer:
        self.world.remove(self._own(self._standing(gid), me).gid)
        return Answer(200, {"data": {}})

    # --- stories -----------------------------------------------------------------------------

    def _stories(self, asked: Asked, _me: Person, gid: str) -> Answer:
        job = self._seen(gid)
        start, count = range_of(asked)
        standing = self.world.stories(job.gid)
        shown = [self._story_shape(s) for s in standing[start : start + count]]
        return paged(shown, asked, start + count if len(standing) > start + count else None)

    def _add_story(self, asked: Asked, me: Person, gid: str) -> Answer:
        job = self._seen(gid)
        if not job.may_comment:
            raise refusal(403, "You do not have permission to comment on this task.")
        story = Story(
            self.world.next_gid(), job.gid, me.gid, _text(asked), created_ms=self._now_ms()
        )
        self.world.put(story)
        return told(201, self._story_shape(story), asked, default=_ALL_OF_A_STORY)

    def _story(self, asked: Asked, _me: Person, gid: str) -> Answer:
        return told(200, self._story_shape(self._told_story(gid)), asked)

    def _change_story(self, asked: Asked, me: Person, gid: str) -> Answer:
        story = replace(self._own_story(gid, me), text=_text(asked))
        self.world.put(story)
        return told(200, self._story_shape(story), asked, default=_ALL_OF_A_STORY)

    def _delete_story(self, _asked: Asked, me: Person, gid: str) -> Answer:
        self.world.remove(self._own_story(gid, me).gid)
        return Answer(200, {"data": {}})

    # --- what may be seen and done -----------------------------------------------------------

    def _seen(self, gid: str) -> Job:
        job = self.world.job(gid)
        if job is None:
            raise unknown(gid, "task")
        if not job.is_visible:
            raise refusal(403, "You do not have access to this task.")
        return job

    def _tracked(self, gid: str) -> Job:
        job = self._seen(gid)
        if not self.world.workspaces[job.workspace].tracks_time:
            raise refusal(402, "Time tracking is not available for free users or organizations.")
        return job

    def _standing(self, gid: str) -> TimeEntry:
        entry = self.world.entry(gid)
        if entry is None:
            raise unknown(gid, "time_tracking_entry")
        self._tracked(entry.task)
        return entry

    @staticmethod
    def _own(entry: TimeEntry, me: Person) -> TimeEntry:
        if entry.author != me.gid:
            raise refusal(403, "You do not have permission to edit this time tracking entry.")
        return entry

    def _told_story(self, gid: str) -> Story:
        story = self.world.story(gid)
        if story is None:
            raise unknown(gid, "story")
        self._seen(story.task)
        return story

    def _own_story(self, gid: str, me: Person) -> Story:
        story = self._told_story(gid)
        if story.author != me.gid or story.kind != "comment":
            raise refusal(403, "You do not have permission to edit this story.")
        return story

    # --- shapes ------------------------------------------------------------------------------

    def _user(self, gid: str) -> dict[str, Any] | None:
        person = self.world.people.get(gid)
        return None if person is None else named("user", person.gid, person.name)

    def _job(self, job: Job) -> dict[str, Any]:
        workspace = self.world.workspaces[job.workspace]
        minutes = sum(e.minutes for e in self.world.entries(job.gid))
        project = named("project", "1209000000005501", job.project)
        field = {
            **named("custom_field", "1209000000006601", "ID"),
            "representation_type": "custom_id",
            "display_value": job.custom_id or None,
        }
        other = {
            **named("custom_field", "1209000000006602", "Priority"),
            "representation_type": "enum",
            "display_value": "High",
        }
        return {
            **named("task", job.gid, job.name),
            "completed": job.is_completed,
            "permalink_url": f"https://app.asana.com/0/0/{job.gid}/f",
            "actual_time_minutes": minutes if workspace.tracks_time else None,
            "is_rendered_as_separator": job.is_separator,
            "memberships": [
                {"project": project, "section": named("section", "1209000000007701", job.section)}
            ]
            * bool(job.project and job.section),
            "projects": [project] * bool(job.project),
            "custom_fields": [other, field],
            **self._maybe(job),
        }

    def _maybe(self, job: Job) -> dict[str, Any]:
        """Tell what a task may be without; Asana says null then, its description forbids that."""
        assignee = self._user(job.assignee)
        parent = named("task", "1209000000004400", job.parent) if job.parent else None
        maybe = {"assignee": assignee, "parent": parent, "due_on": job.due_on}
        return {k: v for k, v in maybe.items() if v}

    def _entry_shape(self, entry: TimeEntry) -> dict[str, Any]:
        return {
            "gid": entry.gid,
            "resource_type": "time_tracking_entry",
            "duration_minutes": entry.minutes,
            "entered_on": entry.entered_on,
            "created_by": self._user(entry.author) or named("user", entry.author, ""),
            "created_at": instant(entry.created_ms),
            "task": named("task", entry.task, self._job_name(entry.task)),
        }

    def _story_shape(self, story: Story) -> dict[str, Any]:
        return {
            "gid": story.gid,
            "resource_type": "story",
            "type": story.kind,
            "text": story.text,
            "created_by": self._user(story.author) or named("user", story.author, ""),
            "created_at": instant(story.created_ms),
            "target": named("task", story.task, self._job_name(story.task)),
        }

    def _job_name(self, gid: str) -> str:
        job = self.world.job(gid)
        return "" if job is None else job.name


_ALL_OF_AN_ENTRY = "duration_minutes,entered_on,created_by.name,created_at,task.name"
_ALL_OF_A_STORY = "type,text,created_by.name,created_at,target.name"


def _changed(entry: TimeEntry, data: Shape) -> TimeEntry:
    if "duration_minutes" in data:
        minutes = data["duration_minutes"]
        if not isinstance(minutes, int) or isinstance(minutes, bool) or minutes <= 0:
            raise refusal(400, "duration_minutes: Must be greater than 0")
        entry = replace(entry, minutes=minutes)
    if "entered_on" in data:
        if not _is_date(data["entered_on"]):
            raise refusal(400, "entered_on: Not a valid date")
        entry = replace(entry, entered_on=data["entered_on"])
    return entry


def _is_date(text: object) -> bool:
    if not isinstance(text, str) or not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _data(asked: Asked) -> dict[str, Any]:
    try:
        body = asked.json()
    except ValueError:
        body = None
    if isinstance(body, dict) and isinstance(body.get("data"), dict):
        data: dict[str, Any] = body["data"]
        return data
    raise refusal(400, "Could not parse request data, invalid JSON")


def _text(asked: Asked) -> str:
    text = _data(asked).get("text")
    if not isinstance(text, str) or not text.strip():
        raise refusal(400, "text: Missing input")
    return text


def _list_gid(workspace: str, me: Person) -> str:
    return f"{workspace}{me.gid}"
