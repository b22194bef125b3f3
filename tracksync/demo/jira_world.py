"""What stands in the loopback Jira: people, issues, worklogs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, field
from itertools import islice
from typing import Any

from tracksync.core.values import dataclass
from tracksync.demo.world import OnChange, World

# Made-up issues of `grow` begin here; ids below are for those made one by one.
GROWN_FROM = 1_000_000
_NUMBER = re.compile(r"[0-9]{1,12}")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account: how they sign in and how their profile is set."""

    account_id: str
    name: str
    email: str
    token: str
    zone: str = "Europe/Berlin"


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue. `category` is new, indeterminate or done; estimates in seconds."""

    id: str
    key: str
    title: str
    project: str = "Demo"
    state: str = "In Progress"
    category: str = "indeterminate"
    assignee: str = ""
    original_s: int | None = None
    remaining_s: int | None = None
    spent_s: int = 0
    updated_ms: int = 0
    is_visible: bool = True
    is_editable: bool = True
    may_log: bool = True
    due_on: str = ""


@dataclass(frozen=True, slots=True)
class Booked:
    """One worklog as it stands: `started_ms` to the millisecond, `comment` a document or None."""

    id: str
    issue_id: str
    author: str
    started_ms: int
    seconds: int
    created_ms: int
    updated_ms: int
    comment: Any = None
    properties: dict[str, Any] = field(default_factory=dict)


class JiraWorld(World):
    """
    The state.

    Args:
        on_change: See `World`.
        title: Of the site.
    """

    def __init__(self, on_change: OnChange | None = None, *, title: str = "Demo site") -> None:
        super().__init__(on_change)
        self.title = title
        self.has_time_tracking = True
        self.people: dict[str, Person] = {}
        self._issues: dict[str, Issue] = {}
        self._keys: dict[str, str] = {}
        self._worklogs: dict[str, Booked] = {}
        self._deleted: dict[str, int] = {}
        self._grown = 0
        self._grown_for = ""
        self._last_id = 10_000

    def add_person(self, person: Person) -> Person:
        """Let somebody in."""
        self.commit({"do": "person", "is": asdict(person)})
        return person

    def add_issue(self, issue: Issue) -> Issue:
        """Add an issue, or put another in the place of one with the same id."""
        self.commit({"do": "issue", "is": asdict(issue)})
        return issue

    def grow(self, count: int, assignee: str) -> None:
        """Have *count* issues GROW-1, GROW-2, ... for somebody; each is made when asked for."""
        self.commit({"do": "grow", "count": count, "assignee": assignee})

    def track_time(self, is_on: bool) -> None:
        """Switch time tracking for the whole site."""
        self.commit({"do": "tracking", "is_on": is_on})

    def book(self, issue: Issue, worklog: Booked) -> None:
        """Add or change a worklog, and the times of its issue, in one step."""
        of = [{"do": "issue", "is": asdict(issue)}, {"do": "worklog", "is": asdict(worklog)}]
        self.commit({"do": "all", "of": of})

    def unbook(self, issue: Issue, worklog: Booked, *, at_ms: int = 0) -> None:
        """Take a worklog away, and set the times of its issue, in one step."""
        drop = {"do": "drop", "id": worklog.id, "at_ms": at_ms}
        of = [{"do": "issue", "is": asdict(issue)}, drop]
        self.commit({"do": "all", "of": of})

    def next_id(self) -> str:
        """Make an id for a worklog."""
        return str(self._last_id + 1)

    def apply(self, change: Mapping[str, Any]) -> None:
        """Apply a change that was told before."""
        match change["do"]:
            case "all":
                for part in change["of"]:
                    self.apply(part)
            case "person":
                person = Person(**change["is"])
                self.people[person.account_id] = person
            case "issue":
                issue = Issue(**change["is"])
                self._issues[issue.id] = issue
                self._keys[issue.key] = issue.id
            case "grow":
                self._grown, self._grown_for = change["count"], change["assignee"]
            case "tracking":
                self.has_time_tracking = change["is_on"]
            case "worklog":
                worklog = Booked(**change["is"])
                self._worklogs[worklog.id] = worklog
                self._last_id = max(self._last_id, int(worklog.id))
            case "drop":
                del self._worklogs[change["id"]]
                self._deleted[change["id"]] = change.get("at_ms", 0)
            case unknown:
                raise ValueError(unknown)

    def who(self, email: str, token: str) -> Person | None:
        """Find who signs in so."""
        for person in self.people.values():
            if (person.email, person.token) == (email, token):
                return person
        return None

    def issue(self, key_or_id: str) -> Issue | None:
        """Find an issue by key or id."""
        found = self._issues.get(self._keys.get(key_or_id, key_or_id))
        if found is not None:
            return found
        number = key_or_id.removeprefix("GROW-")
        if not _NUMBER.fullmatch(number):
            return None
        position = int(number) - (1 if number != key_or_id else GROWN_FROM)
        return self._made_up(position) if 0 <= position < self._grown else None

    def assigned(self, account_id: str) -> Iterator[Issue]:
        """Go through somebody's open issues, the last changed first."""
        made = [i for i in self._issues.values() if i.assignee == account_id and i.is_visible]
        for issue in sorted(made, key=lambda i: (-i.updated_ms, i.id)):
            if issue.category != "done":
                yield issue
        if account_id == self._grown_for:
            grown = (self._made_up(n) for n in range(self._grown))
            yield from (i for i in grown if i.id not in self._issues)

    def page(self, account_id: str, start: int, count: int) -> tuple[tuple[Issue, ...], bool]:
        """Take *count* of somebody's open issues from *start*; whether there are more."""
        found = tuple(islice(self.assigned(account_id), start, start + count + 1))
        return found[:count], len(found) > count

    def worklog(self, issue: Issue, worklog_id: str) -> Booked | None:
        """Find a worklog of an issue."""
        found = self._worklogs.get(worklog_id)
        return found if found is not None and found.issue_id == issue.id else None

    def worklogs(self, issue: Issue | None = None) -> tuple[Booked, ...]:
        """Tell what stands, on one issue or all, in the order it was created."""
        with self.lock:
            standing = tuple(self._worklogs.values())
        return tuple(w for w in standing if issue is None or w.issue_id == issue.id)

    def deleted(self) -> dict[str, int]:
        """Tell the ids of the worklogs that were deleted, and when (milliseconds)."""
        with self.lock:
            return dict(self._deleted)

    def _made_up(self, position: int) -> Issue:
        return Issue(
            id=str(GROWN_FROM + position),
            key=f"GROW-{position + 1}",
            title=f"Task number {position + 1}",
            project="Grown",
            assignee=self._grown_for,
        )
