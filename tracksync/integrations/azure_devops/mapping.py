"""
Azure DevOps' payloads and our values, one into the other. Pure.

Whatever comes in is untyped and hostile until it has passed through here: what must be there and is
not raises ValueError, what may be missing is left out, text is cleaned.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote

from tracksync.core.tasks import LONGEST_NAME, Task, TaskRef
from tracksync.core.values import dataclass
from tracksync.integrations.azure_devops.history import CHANGED, COMPLETED, DECIMALS, HISTORY
from tracksync.integrations.azure_devops.manifest import MANIFEST
from tracksync.network.untyped import (
    a_decimal,
    a_length,
    a_line,
    a_list,
    a_number,
    an_id,
    an_instant,
    an_object,
    odd,
    optional_object,
)
from tracksync.ports.tracker import Account

REMAINING = "Microsoft.VSTS.Scheduling.RemainingWork"
_ORIGINAL = "Microsoft.VSTS.Scheduling.OriginalEstimate"
_TITLE, _KIND, _STATE = "System.Title", "System.WorkItemType", "System.State"
_PROJECT, _ASSIGNEE = "System.TeamProject", "System.AssignedTo"
_DUE = "Microsoft.VSTS.Scheduling.DueDate"
TASK_FIELDS = (
    *(_TITLE, _KIND, _STATE, _PROJECT, _ASSIGNEE),
    *(_ORIGINAL, COMPLETED, REMAINING, _DUE),
)
ITEM_FIELDS = (_PROJECT, _KIND, COMPLETED, REMAINING)
PLACE_FIELDS = (_PROJECT, CHANGED)
# Categories of states; their names are the same in every process and language.
_ENDED = frozenset({"Completed", "Removed"})
_NOBODY = "System:PublicAccess"
# A day that is picked over there is kept as its midnight where the person was, in UTC: the evening
# before, east of Greenwich. Nothing says where that was: this is right from Honolulu to Auckland.
_FURTHEST_EAST = timedelta(hours=13)
_MOST_HOURS = 87_600  # ten years
_LONGEST_TOKEN = 400_000


@dataclass(frozen=True, slots=True)
class Item:
    """A work item as far as booking on it needs to know. Hours are None where a field is empty."""

    id: int
    rev: int
    project: str
    kind: str
    completed: float | None
    remaining: float | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a work item is, and how far its history goes; `changed_at` None where unknown."""

    project: str
    rev: int
    changed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of work items as a project has it: its fields, and the states that are the end."""

    fields: frozenset[str]
    ended: frozenset[str]


def account_of(connection_data: object, organization: str) -> Account | None:
    """Read who is signed in, from GET connectionData; None for nobody in particular."""
    told = an_object(connection_data)
    person = an_object(told.get("authenticatedUser"))
    described = (person.get("descriptor"), person.get("subjectDescriptor"))
    if any(isinstance(d, str) and d.startswith(_NOBODY) for d in described):
        return None
    properties = optional_object(person.get("properties"))
    mail = optional_object(properties.get("Account")).get("$value")
    own_name = a_line(person.get("customDisplayName"), 200)
    return Account(
        account_id=an_id(person.get("id")),
        name=own_name or a_line(person.get("providerDisplayName"), 200),
        email=a_line(mail, 254),
        zone="",
        site_name=organization,
        site_id=an_id(told.get("instanceId")),
    )


def profile_id_of(profile: object) -> str:
    """Read the id of a profile."""
    return an_id(an_object(profile).get("id"))


def organizations_of(accounts: object) -> tuple[str, ...]:
    """Read the names of the organizations somebody is in, in alphabetical order."""
    names = (a_line(an_object(a).get("accountName"), 63) for a in listed(accounts))
    return tuple(sorted({name for name in names if name}, key=str.casefold))


def listed(answer: object) -> list[object]:
    """Read a list, bare as the description has it or under `value` as it is really sent."""
    return answer if isinstance(answer, list) else a_list(an_object(answer).get("value"))


def found_ids(query: object) -> list[int]:
    """Read the ids that a query found, in its order."""
    return [a_number(an_object(w).get("id")) for w in a_list(an_object(query).get("workItems"))]


def token_of(ids: Iterable[int]) -> str | None:
    """Write the ids of the pages that are left as a page token; None when none is left."""
    return ",".join(map(str, ids)) or None


def ids_of(token: str) -> list[int]:
    """Read a page token."""
    if len(token) > _LONGEST_TOKEN:
        raise ValueError(odd("page token"))
    return [int(part) for part in token.split(",")]


def items_seen(batch: object) -> list[Mapping[str, object]]:
    """Read a batch: the work items that may be seen, as they are; others are null in it."""
    items = listed(batch)
    if not items:  # a batch is never asked for nothing
        raise ValueError(odd("a batch"))
    return [an_object(item) for item in items if item is not None]


def places_of(batch: object) -> dict[str, Place]:
    """Read where the work items of a batch are, by their numbers."""
    return {str(a_number(item.get("id"))): _place_of(item) for item in items_seen(batch)}


def _place_of(item: Mapping[str, object]) -> Place:
    try:
        changed_at = an_instant(optional_object(item.get("fields")).get(CHANGED))
    except ValueError:
        changed_at = None
    return Place(kind_name_of(item)[0], a_number(item.get("rev")), changed_at)


def kind_name_of(item: Mapping[str, object]) -> tuple[str, str]:
    """Tell a work item's project and type; both may be empty."""
    fields = optional_object(item.get("fields"))
    return a_line(fields.get(_PROJECT), 200), a_line(fields.get(_KIND), 128)


def state_of(item: Mapping[str, object]) -> str:
    """Tell the state a work item is in."""
    return a_line(optional_object(item.get("fields")).get(_STATE), 128)


def task_of(
    item: object,
    *,
    connection: str,
    site_url: str,
    account_id: str,
    is_done: bool,
    seen_at: datetime,
) -> Task:
    """Read one work item as a task."""
    raw = an_object(item)
    fields = optional_object(raw.get("fields"))
    number = a_number(raw.get("id"))
    project, kind = kind_name_of(raw)
    assignee = optional_object(fields.get(_ASSIGNEE))
    person = assignee.get("id")
    return Task(
        ref=TaskRef(connection, str(number)),
        key=f"#{number}",
        title=a_line(fields.get(_TITLE), 500),
        service=MANIFEST.name,
        project=project,
        kind=kind,
        state=state_of(raw),
        is_done=is_done,
        url=f"{site_url}/{quote(project, safe='')}/_workitems/edit/{number}" if project else "",
        estimate=_length(fields.get(_ORIGINAL)),
        logged=_length(fields.get(COMPLETED)),
        remaining=_length(fields.get(REMAINING)),
        is_assigned=isinstance(person, str) and person.lower() == account_id.lower(),
        assignee=a_line(assignee.get("displayName"), LONGEST_NAME),
        due_on=_day(fields.get(_DUE)),
        seen_at=seen_at,
    )


def _day(midnight: object) -> date | None:
    try:
        return (an_instant(midnight).astimezone(UTC) + _FURTHEST_EAST).date()
    except (ValueError, OverflowError):
        return None


def item_of(raw: object) -> Item:
    """Read a work item to book on."""
    item = an_object(raw)
    fields = optional_object(item.get("fields"))
    project, kind = kind_name_of(item)
    if not project or not kind:
        raise ValueError(odd("project or type"))
    return Item(
        id=a_number(item.get("id")),
        rev=a_number(item.get("rev")),
        project=project,
        kind=kind,
        completed=a_decimal(fields.get(COMPLETED)),
        remaining=a_decimal(fields.get(REMAINING)),
    )


def kind_of(raw: object) -> Kind:
    """Read a type of work items."""
    told = an_object(raw)
    fields = (told.get("fieldInstances"), told.get("fields"))
    names = {
        optional_object(instance).get("referenceName")
        for instances in fields
        if isinstance(instances, list)
        for instance in instances
    }
    states = told.get("states")
    ended = {
        a_line(state.get("name"), 128)
        for state in map(optional_object, states if isinstance(states, list) else ())
        if state.get("category") in _ENDED
    }
    return Kind(frozenset(n for n in names if isinstance(n, str)), frozenset(ended))


def updates_of(page: object) -> list[Mapping[str, object]]:
    """Read a page of a work item's changes, as they are."""
    return [an_object(update) for update in listed(page)]


def change_of(
    item: Item, comment: str, *, completed: float | None, remaining: float | None
) -> list[dict[str, object]]:
    """
    Write a change as a JSON Patch that does nothing unless the item is as it was read.

    Args:
        completed, remaining: What the fields should hold; None to leave one as it is.
    """
    operations: list[dict[str, object]] = [{"op": "test", "path": "/rev", "value": item.rev}]
    values = {COMPLETED: completed, REMAINING: remaining, HISTORY: comment}
    operations += [
        {"op": "add", "path": f"/fields/{name}", "value": value}
        for name, value in values.items()
        if value is not None
    ]
    return operations


def remaining_after(item: Item, completed: float) -> float | None:
    """Work out the remaining hours when the completed ones change; never below zero."""
    if item.remaining is None:
        return None
    return max(0.0, round(item.remaining - (completed - (item.completed or 0.0)), DECIMALS))


def revision_of(answer: object) -> tuple[int, int]:
    """Read which work item a change was answered with, and its new revision."""
    item = an_object(answer)
    return a_number(item.get("id")), a_number(item.get("rev"))


def _length(hours: object) -> timedelta | None:
    number = a_decimal(hours)
    if number is None or abs(number) > _MOST_HOURS:
        return None
    return a_length(round(number * 3600))
