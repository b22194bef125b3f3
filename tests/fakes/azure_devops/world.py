"""What stands in the double: people, organizations, types of work items, and the items."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from tracksync.demo.world import OnChange, World

COMPLETED = "Microsoft.VSTS.Scheduling.CompletedWork"
REMAINING = "Microsoft.VSTS.Scheduling.RemainingWork"
ORIGINAL = "Microsoft.VSTS.Scheduling.OriginalEstimate"
HOURS = (COMPLETED, REMAINING, ORIGINAL)
HOME = "fabrikam"


@dataclass(frozen=True, slots=True)
class Person:
    """
    Somebody with an account.

    Attributes:
        id: In an organization; stands in the history of work items.
        profile_id: Of the person over all organizations. Another one, as it may be in life.
        organization: The only one the token is good for; empty for all.
        may_write: The token has the scope to write work items.
    """

    id: str
    profile_id: str
    name: str
    email: str
    token: str
    organization: str = ""
    may_write: bool = True


@dataclass(frozen=True, slots=True)
class Kind:
    """
    A type of work items in one project.

    Attributes:
        states: Their categories, by name.
        locked: Fields that a rule makes read-only, by state.
    """

    project: str
    name: str
    fields: tuple[str, ...] = HOURS
    states: Mapping[str, str] = field(default_factory=dict)
    locked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    organization: str = HOME


@dataclass(slots=True)
class Item:
    """A work item: its fields as they are, and all changes of it, oldest first."""

    id: int
    organization: str
    rev: int = 0
    fields: dict[str, Any] = field(default_factory=dict)
    updates: list[dict[str, Any]] = field(default_factory=list)
    is_visible: bool = True
    may_edit: bool = True


class AzureWorld(World):
    """
    The state.

    Args:
        on_change: See `World`.
    """

    def __init__(self, on_change: OnChange | None = None) -> None:
        super().__init__(on_change)
        self.people: dict[str, Person] = {}
        self.organizations: dict[str, str] = {}
        self._kinds: dict[tuple[str, str, str], Kind] = {}
        self._items: dict[tuple[str, int], Item] = {}
        self._plans: list[dict[str, Any]] = []
        # Whom a token of the sign-in belongs to, by e-mail; a test may ask a real server.
        self.introspect: Callable[[str], str | None] = lambda _: None

    # --- changing -----------------------------------------------------------------------------

    def add_person(self, person: Person) -> Person:
        """Let somebody in."""
        self.commit({"do": "person", "is": asdict(person)})
        return person

    def add_organization(self, name: str, host_id: str) -> None:
        """Add an organization."""
        self.commit({"do": "organization", "name": name, "id": host_id})

    def add_kind(self, kind: Kind) -> Kind:
        """Add a type of work items to a project, or change it."""
        self.commit({"do": "kind", "is": asdict(kind)})
        return kind

    def add_item(
        self, number: int, by: str, at: str, fields: Mapping[str, Any], *, organization: str = HOME
    ) -> None:
        """Make a work item."""
        self.revise(number, by, at, fields, organization=organization)

    def revise(
        self, number: int, by: str, at: str, fields: Mapping[str, Any], *, organization: str = HOME
    ) -> None:
        """Change fields of a work item; None empties one."""
        self.commit(revision(number, by, at, fields, organization=organization))

    def work(self, number: int, by: str, at: str, hours: float) -> None:
        """Have somebody add hours of their own."""
        self.commit(hours_more(number, by, at, hours))

    def permit(self, number: int, *, is_visible: bool = True, may_edit: bool = True) -> None:
        """Say whether a work item can be seen and changed."""
        self.commit({"do": "permit", "id": number, "is_visible": is_visible, "may_edit": may_edit})

    def drop(self, number: int) -> None:
        """Delete a work item."""
        self.commit({"do": "drop", "id": number})

    def plan(self, method: str, path: str, change: Mapping[str, Any]) -> None:
        """Have *change* happen just before the next request of that method and path; one each."""
        planned = {"method": method, "path": path, "change": dict(change)}
        self.commit({"do": "plan", "is": planned})

    def carry_out(self, method: str, path: str) -> None:
        """Do what was planned for a request."""
        fitting = (p for p in self._plans if p["method"] == method and p["path"] in path)
        planned = next(fitting, None)
        if planned is not None:
            of = [{"do": "unplan", "is": planned}, planned["change"]]
            self.commit({"do": "all", "of": of})

    # --- looking ------------------------------------------------------------------------------

    def who(self, token: str) -> Person | None:
        """Find whose token it is: one that was made here, or one that Microsoft handed out."""
        made = next((p for p in self.people.values() if p.token == token), None)
        if made is not None or not token:
            return made
        email = self.introspect(token)
        return next((p for p in self.people.values() if p.email == email), None)

    def kind(self, organization: str, project: str, name: str) -> Kind | None:
        """Find a type of work items."""
        return self._kinds.get((organization, project, name))

    def item(self, number: int, organization: str = HOME) -> Item | None:
        """Find a work item, hidden or not."""
        return self._items.get((organization, number))

    def items(self, organization: str = HOME) -> Iterator[Item]:
        """All work items of an organization, by number."""
        for key in sorted(self._items):
            if key[0] == organization:
                yield self._items[key]

    def apply(self, change: Mapping[str, Any]) -> None:
        match change["do"]:
            case "all":
                for part in change["of"]:
                    self.apply(part)
            case "person":
                self.people[change["is"]["id"]] = Person(**change["is"])
            case "organization":
                self.organizations[change["name"]] = change["id"]
            case "kind":
                told = change["is"]
                kind = Kind(**{**told, "fields": tuple(told["fields"])})
                self._kinds[kind.organization, kind.project, kind.name] = kind
            case "plan":
                self._plans.append(change["is"])
            case "unplan":
                self._plans.remove(change["is"])
            case _:
                self._apply_to_item(change)

    def _apply_to_item(self, change: Mapping[str, Any]) -> None:
        match change["do"]:
            case "revise":
                self._revise(change)
            case "work":
                item = self._items[HOME, change["id"]]
                hours = round((item.fields.get(COMPLETED) or 0.0) + change["hours"], 4)
                self._revise({**change, "organization": HOME, "fields": {COMPLETED: hours}})
            case "permit":
                item = self._items[HOME, change["id"]]
                item.is_visible, item.may_edit = change["is_visible"], change["may_edit"]
            case "drop":
                del self._items[HOME, change["id"]]
            case unknown:
                raise ValueError(unknown)

    def _revise(self, change: Mapping[str, Any]) -> None:
        """Make a revision, and tell of it as the service does: the fields that are different."""
        key = (change["organization"], change["id"])
        item = self._items.setdefault(key, Item(change["id"], change["organization"]))
        by = self.people[change["by"]]
        new = {
            **change["fields"],
            "System.Rev": item.rev + 1,
            "System.ChangedDate": change["at"],
            "System.ChangedBy": identity(by),
        }
        told = {}
        for name, value in new.items():
            old = item.fields.get(name)
            if old == value and name != "System.History":
                continue
            told[name] = {} if old is None else {"oldValue": old}
            if value is None:
                item.fields.pop(name, None)
            else:
                told[name]["newValue"] = value
                item.fields[name] = value
        item.rev += 1
        if item.updates:
            item.updates[-1]["revisedDate"] = change["at"]
        item.updates.append(
            {
                "id": len(item.updates) + 1,
                "workItemId": item.id,
                "rev": item.rev,
                "revisedBy": {**identity(by), "name": f"{by.name} <{by.email}>"},
                "revisedDate": "9999-01-01T00:00:00Z",
                "fields": told,
            }
        )


def revision(
    number: int, by: str, at: str, fields: Mapping[str, Any], *, organization: str = HOME
) -> dict[str, Any]:
    """Write a change of a work item down."""
    return {
        "do": "revise",
        "organization": organization,
        "id": number,
        "by": by,
        "at": at,
        "fields": dict(fields),
    }


def hours_more(number: int, by: str, at: str, hours: float) -> dict[str, Any]:
    """Write down that somebody adds hours to whatever stands then."""
    return {"do": "work", "id": number, "by": by, "at": at, "hours": hours}


def identity(person: Person) -> dict[str, Any]:
    """Write somebody as the service does."""
    return {
        "id": person.id,
        "displayName": person.name,
        "uniqueName": person.email,
        "descriptor": f"aad.{person.id}",
    }
