"""What stands in the double of Tempo: people, tasks by number, worklogs, and a site's rules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from tracksync.demo.world import OnChange, World

_ID = re.compile(r"[0-9]{1,18}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a timesheet. `zone` is of their profile at Jira."""

    account_id: str
    name: str
    token: str
    zone: str = "Europe/Berlin"


@dataclass(frozen=True, slots=True)
class Issue:
    """One task of Jira's, as Tempo knows it: by its number."""

    id: int
    is_visible: bool = True
    may_log: bool = True


@dataclass(frozen=True, slots=True)
class Booked:
    """One worklog as it stands; `attributes` by key."""

    id: int
    issue_id: int
    author: str
    start_date: str
    start_time: str
    seconds: int
    billable: int
    description: str
    created_ms: int
    updated_ms: int
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Attribute:
    """A work attribute. `names` of a static list: its values, and as people read them."""

    key: str
    name: str
    type: str = "INPUT_FIELD"
    required: bool = False
    names: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Account:
    """An account that time is billed to."""

    key: str
    name: str
    status: str = "OPEN"


Thing = Person | Issue | Attribute | Account


class TempoWorld(World):
    """
    The state.

    Args:
        on_change: See `World`.
        site: The Jira site it belongs to.
    """

    def __init__(
        self, on_change: OnChange | None = None, *, site: str = "acme.atlassian.net"
    ) -> None:
        super().__init__(on_change)
        self.site = site
        self.people: dict[str, Person] = {}
        self.issues: dict[int, Issue] = {}
        self.attributes: dict[str, Attribute] = {}
        self.accounts: dict[str, Account] = {}
        self.closed: list[tuple[str, str]] = []
        self.rules: dict[str, bool] = {}
        self._worklogs: dict[int, Booked] = {}
        self._last_id = 100

    def add(self, thing: Thing) -> None:
        """Add a person, a task, an attribute or an account, or put another in its place."""
        self.commit({"do": type(thing).__name__, "is": asdict(thing)})

    def close(self, first: str, last: str) -> None:
        """Close the period from one day to another, both included."""
        self.commit({"do": "close", "from": first, "to": last})

    def rule(self, name: str, *, is_on: bool) -> None:
        """Set a rule of the site: "description", "estimate" or "accounts are private"."""
        self.commit({"do": "rule", "name": name, "is_on": is_on})

    def book(self, worklog: Booked) -> None:
        """Add or change a worklog."""
        self.commit({"do": "worklog", "is": asdict(worklog)})

    def unbook(self, worklog_id: int) -> None:
        """Take a worklog away."""
        self.commit({"do": "drop", "id": worklog_id})

    def next_id(self) -> int:
        """Make an id for a worklog."""
        return self._last_id + 1

    def apply(self, change: Mapping[str, Any]) -> None:
        """Apply a change that was told before."""
        match change["do"]:
            case "Person":
                person = Person(**change["is"])
                self.people[person.account_id] = person
            case "Issue":
                issue = Issue(**change["is"])
                self.issues[issue.id] = issue
            case "Attribute":
                attribute = Attribute(**change["is"])
                self.attributes[attribute.key] = attribute
            case "Account":
                account = Account(**change["is"])
                self.accounts[account.key] = account
            case "close":
                self.closed.append((change["from"], change["to"]))
            case "rule":
                self.rules[change["name"]] = change["is_on"]
            case "worklog":
                worklog = Booked(**change["is"])
                self._worklogs[worklog.id] = worklog
                self._last_id = max(self._last_id, worklog.id)
            case "drop":
                del self._worklogs[change["id"]]
            case unknown:
                raise ValueError(unknown)

    def who(self, token: str) -> Person | None:
        """Find whose token it is."""
        return next((p for p in self.people.values() if token and p.token == token), None)

    def worklog(self, worklog_id: str) -> Booked | None:
        """Find a worklog."""
        return (
            self._worklogs.get(int(worklog_id))
            if worklog_id.isascii() and worklog_id.isdigit()
            else None
        )

    def worklogs(self) -> tuple[Booked, ...]:
        """Tell what stands, in the order it was made."""
        with self.lock:
            return tuple(self._worklogs.values())

    def is_closed(self, day: str) -> bool:
        """Whether a day lies in a closed period."""
        return any(first <= day <= last for first, last in self.closed)
