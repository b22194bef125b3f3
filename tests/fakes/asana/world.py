"""What stands in the Asana of the tests: people, workspaces, tasks, time entries and stories."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any

from tracksync.demo.world import OnChange, World

# Made-up tasks of `grow` begin here; gids of what is written come after them.
GROWN_FROM = 1_209_050_000_000_000
_WRITTEN_FROM = 1_209_200_000_000_000


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account."""

    gid: str
    name: str
    email: str
    token: str


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace. `members` by gid; `tracks_time`: its plan has time tracking."""

    gid: str
    name: str
    members: tuple[str, ...]
    tracks_time: bool = True


@dataclass(frozen=True, slots=True)
class Job:
    """
    A task.

    Attributes:
        is_visible: The person may see it.
        may_track: The person may write time on it.
        may_comment: The person may comment on it.
    """

    gid: str
    name: str
    workspace: str
    assignee: str = ""
    project: str = ""
    section: str = ""
    parent: str = ""
    custom_id: str = ""
    due_on: str = ""
    is_completed: bool = False
    is_separator: bool = False
    is_visible: bool = True
    may_track: bool = True
    may_comment: bool = True


@dataclass(frozen=True, slots=True)
class TimeEntry:
    """A time entry as it stands; `entered_on` as Asana writes dates."""

    gid: str
    task: str
    author: str
    minutes: int
    entered_on: str
    created_ms: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """Something that happened on a task. `kind` is comment or system."""

    gid: str
    task: str
    author: str
    text: str
    kind: str = "comment"
    created_ms: int = 0


class AsanaWorld(World):
    """The state. Thread-safe: hold `lock` around looking and changing."""

    def __init__(self, on_change: OnChange | None = None) -> None:
        super().__init__(on_change)
        self.people: dict[str, Person] = {}
        self.workspaces: dict[str, Workspace] = {}
        self._jobs: dict[str, Job] = {}
        self._entries: dict[str, TimeEntry] = {}
        self._stories: dict[str, Story] = {}
        self._grown = 0
        self._grown_for = ("", "")
        self._last = _WRITTEN_FROM

    def put(self, *things: Person | Workspace | Job | TimeEntry | Story) -> None:
        """Add things, or put them in the place of those with the same gid."""
        for thing in things:
            self.commit(change_of(thing))

    def grow(self, count: int, assignee: str, workspace: str) -> None:
        """Have *count* tasks for somebody; each is made when asked for."""
        told = {"do": "grow", "count": count, "assignee": assignee, "workspace": workspace}
        self.commit(told)

    def remove(self, gid: str) -> None:
        """Take an entry or a story away."""
        self.commit({"do": "remove", "gid": gid})

    def next_gid(self) -> str:
        """Make a gid for something that is written."""
        return str(self._last + 1)

    def apply(self, change: Mapping[str, Any]) -> None:
        """Apply a change that was told before."""
        match change["do"]:
            case "Person":
                person = Person(**change["is"])
                self.people[person.gid] = person
            case "Workspace":
                told = change["is"]
                workspace = Workspace(**{**told, "members": tuple(told["members"])})
                self.workspaces[workspace.gid] = workspace
            case "Job":
                job = Job(**change["is"])
                self._jobs[job.gid] = job
            case "TimeEntry":
                entry = TimeEntry(**change["is"])
                self._entries[entry.gid] = entry
                self._last = max(self._last, int(entry.gid))
            case "Story":
                story = Story(**change["is"])
                self._stories[story.gid] = story
                self._last = max(self._last, int(story.gid))
            case "remove":
                self._entries.pop(change["gid"], None)
                self._stories.pop(change["gid"], None)
            case "grow":
                self._grown = change["count"]
                self._grown_for = change["assignee"], change["workspace"]
            case unknown:
                raise ValueError(unknown)

    def who(self, token: str) -> Person | None:
        """Find whose token it is."""
        return next((p for p in self.people.values() if token and p.token == token), None)

    def workspaces_of(self, person: Person) -> list[Workspace]:
        """Tell where somebody belongs to."""
        return [w for w in self.workspaces.values() if person.gid in w.members]

    def job(self, gid: str) -> Job | None:
        """Find a task."""
        found = self._jobs.get(gid)
        position = int(gid) - GROWN_FROM if gid.isdecimal() else -1
        if found is None and 0 <= position < self._grown:
            return self._made_up(position)
        return found

    def open_jobs(self, person: Person, workspace: str) -> Iterator[Job]:
        """Go through somebody's open tasks in a workspace."""
        for job in self._jobs.values():
            is_theirs = (job.assignee, job.workspace) == (person.gid, workspace)
            if is_theirs and job.is_visible and not job.is_completed:
                yield job
        if (person.gid, workspace) == self._grown_for:
            yield from (self._made_up(n) for n in range(self._grown))

    def page(
        self, person: Person, workspace: str, start: int, count: int
    ) -> tuple[list[Job], bool]:
        """Take *count* of somebody's open tasks from *start*; whether there are more."""
        found = list(islice(self.open_jobs(person, workspace), start, start + count + 1))
        return found[:count], len(found) > count

    def entry(self, gid: str) -> TimeEntry | None:
        """Find a time entry."""
        return self._entries.get(gid)

    def entries(self, task: str = "") -> list[TimeEntry]:
        """Tell what stands, on one task or all, in the order it was made."""
        with self.lock:
            standing = list(self._entries.values())
        return [e for e in standing if task in {"", e.task}]

    def story(self, gid: str) -> Story | None:
        """Find a story."""
        return self._stories.get(gid)

    def stories(self, task: str = "") -> list[Story]:
        """Tell what happened, on one task or all, in order."""
        with self.lock:
            standing = list(self._stories.values())
        return [s for s in standing if task in {"", s.task}]

    def _made_up(self, position: int) -> Job:
        assignee, workspace = self._grown_for
        name = f"Task number {position + 1}"
        return Job(str(GROWN_FROM + position), name, workspace, assignee, project="Grown")


def change_of(thing: Person | Workspace | Job | TimeEntry | Story) -> dict[str, Any]:
    """Tell the change that puts something into a world."""
    return {"do": type(thing).__name__, "is": asdict(thing)}
