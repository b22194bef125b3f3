"""Azure DevOps' payloads and ours, one into the other."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tracksync.core.tasks import Task
from tracksync.integrations.azure_devops import mapping
from tracksync.integrations.azure_devops.history import COMPLETED
from tracksync.integrations.azure_devops.mapping import REMAINING, Item, Kind, Place

NOW = datetime(2026, 3, 2, tzinfo=UTC)
MIA = "8c8c7d32-6b1b-47f4-b2e9-30b477b5ab3d"
HOST = "33333333-cccc-4ccc-8ccc-333333333333"
PERSON: dict[str, object] = {
    "id": MIA,
    "providerDisplayName": "Mia Krystof",
    "descriptor": "Microsoft.IdentityModel.Claims.ClaimsIdentity;x\\mia@example.org",
    "subjectDescriptor": "aad.M",
    "properties": {"Account": {"$type": "System.String", "$value": "mia@example.org"}},
}


def told(**more: object) -> dict[str, object]:
    return {"authenticatedUser": {**PERSON, **more}, "instanceId": HOST}


def item(fields: dict[str, object] | None = None, **more: object) -> dict[str, object]:
    known = {
        "System.Title": "Draw the owl",
        "System.WorkItemType": "Task",
        "System.TeamProject": "Zoo",
        "System.State": "Active",
        "System.AssignedTo": {"id": MIA.upper()},
    }
    return {"id": 1001, "rev": 7, "fields": {**known, **(fields or {})}, **more}


def task(raw: object) -> Task:
    return mapping.task_of(
        raw,
        connection="azure_devops-1",
        site_url="https://dev.azure.com/fabrikam",
        account_id=MIA,
        is_done=False,
        seen_at=NOW,
    )


# --- people and places -----------------------------------------------------------------------


def test_an_account_is_read() -> None:
    """With the organization as its site."""
    account = mapping.account_of(told(), "fabrikam")

    assert account is not None
    assert (account.account_id, account.name, account.email) == (
        MIA,
        "Mia Krystof",
        "mia@example.org",
    )
    assert (account.site_name, account.site_id, account.zone) == ("fabrikam", HOST, "")


def test_a_name_of_ones_own_goes_first() -> None:
    """People may choose what they are called."""
    account = mapping.account_of(told(customDisplayName="  Mia\u202e K. "), "fabrikam")

    assert account is not None
    assert account.name == "Mia K."


@pytest.mark.parametrize(
    "more",
    [
        {"descriptor": "System:PublicAccess;aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa"},
        {"subjectDescriptor": "System:PublicAccess;a"},
    ],
)
def test_the_public_is_nobody(more: dict[str, object]) -> None:
    """Where projects are public, somebody unknown is let in as this."""
    assert mapping.account_of(told(**more), "fabrikam") is None


@pytest.mark.parametrize(
    "raw",
    [
        None,
        [],
        {},
        {"authenticatedUser": PERSON},
        {"authenticatedUser": {**PERSON, "id": None}, "instanceId": HOST},
        {"authenticatedUser": "mia", "instanceId": HOST},
    ],
)
def test_an_account_without_an_id_is_none(raw: object) -> None:
    """Whose hours are whose hangs on it."""
    with pytest.raises(ValueError, match="description"):
        mapping.account_of(raw, "fabrikam")


def test_organizations_are_read_in_order() -> None:
    """Bare or wrapped; without those that have no name."""
    accounts: list[object] = [{"accountName": "b"}, {"accountName": "A"}, {"accountName": ""}, {}]

    assert mapping.organizations_of(accounts) == ("A", "b")
    assert mapping.organizations_of({"count": 4, "value": accounts}) == ("A", "b")
    with pytest.raises(ValueError, match="description"):
        mapping.organizations_of({"value": {}})


# --- tasks -----------------------------------------------------------------------------------


def test_a_work_item_becomes_a_task() -> None:
    """Cleaned, with its hours, and its address for a browser."""
    fields: dict[str, object] = {
        "System.Title": "Draw\n the \u202eowl\x00",
        "Microsoft.VSTS.Scheduling.OriginalEstimate": 8,
        COMPLETED: 1.2583,
        REMAINING: 0.0,
    }
    found = task(item(fields))

    assert (found.key, found.title, found.project, found.kind) == (
        "#1001",
        "Draw the owl",
        "Zoo",
        "Task",
    )
    assert found.logged == timedelta(seconds=4530)
    assert (found.estimate, found.remaining) == (timedelta(hours=8), timedelta(0))
    assert found.url == "https://dev.azure.com/fabrikam/Zoo/_workitems/edit/1001"
    assert (found.is_assigned, found.state) == (True, "Active")


@pytest.mark.parametrize("hours", [None, "8", -1, True, 1e9, 1e308, float("nan"), float("inf")])
def test_hours_that_make_no_sense_are_unknown(hours: object) -> None:
    """The task is there all the same."""
    assert task(item({COMPLETED: hours})).logged is None


@pytest.mark.parametrize(
    ("kept", "day"),
    [
        ("2026-12-01T00:00:00Z", date(2026, 12, 1)),
        ("2026-11-30T23:00:00Z", date(2026, 12, 1)),  # Berlin
        ("2026-12-01T08:00:00Z", date(2026, 12, 1)),  # Seattle
        ("2026-12-01T10:00:00Z", date(2026, 12, 1)),  # Honolulu
        ("2026-11-30T11:00:00Z", date(2026, 12, 1)),  # Auckland, in its summer
        ("2026-12-01T00:00:00+01:00", date(2026, 12, 1)),
        ("9999-12-31T23:00:00Z", None),
        ("2026-12-01", None),
        (5, None),
        (None, None),
    ],
)
def test_the_day_a_task_is_due_is_the_day_that_was_picked(kept: object, day: date | None) -> None:
    """It is kept as a midnight somewhere; what makes no sense is no date."""
    assert task(item({"Microsoft.VSTS.Scheduling.DueDate": kept})).due_on == day


def test_a_task_may_be_of_nobody_and_nowhere() -> None:
    """What is missing is left out."""
    found = task({"id": 5, "rev": 1})

    assert (found.title, found.kind, found.url, found.is_assigned) == ("", "", "", False)
    assert not task(item({"System.AssignedTo": {"id": "bob"}})).is_assigned
    assert not task(item({"System.AssignedTo": "Mia <m@x>"})).is_assigned


def test_page_tokens_are_what_is_left() -> None:
    """Numbers, and None at the end."""
    assert mapping.token_of([3, 1, 2]) == "3,1,2"
    assert mapping.token_of([]) is None
    assert mapping.ids_of("3,1,2") == [3, 1, 2]
    for token in ("", "x", "1,,2", "1," * 200_001):
        with pytest.raises(ValueError, match=r"description|invalid literal"):
            mapping.ids_of(token)


def test_found_ids_keep_their_order() -> None:
    """The latest changed first."""
    assert mapping.found_ids({"workItems": [{"id": 3}, {"id": 1, "url": "x"}]}) == [3, 1]
    nonsense: tuple[object, ...] = ({}, {"workItems": None}, {"workItems": [{"id": "3"}]}, [])
    for raw in nonsense:
        with pytest.raises(ValueError, match="description"):
            mapping.found_ids(raw)


def test_a_batch_leaves_out_what_may_not_be_seen() -> None:
    """It is null there; a batch of nothing at all is no batch."""
    assert mapping.items_seen({"count": 2, "value": [None, item()]}) == [item()]
    changed: dict[str, object] = {"System.ChangedDate": "2026-03-02T00:00:00Z"}
    assert mapping.places_of([item(), None]) == {"1001": Place("Zoo", 7, None)}
    assert mapping.places_of([item(changed)]) == {"1001": Place("Zoo", 7, NOW)}
    nonsense: tuple[object, ...] = ([], {"value": []}, {"value": ["x"]})
    for raw in nonsense:
        with pytest.raises(ValueError, match="description"):
            mapping.items_seen(raw)


# --- booking ---------------------------------------------------------------------------------


def test_an_item_to_book_on_is_read() -> None:
    """An empty field is told from zero."""
    assert mapping.item_of(item({COMPLETED: 0})) == Item(1001, 7, "Zoo", "Task", 0.0, None)


@pytest.mark.parametrize(
    "raw",
    [
        {"id": 1, "rev": 1},
        item(rev="7"),
        item(id=None),
        item({"System.TeamProject": ""}),
        item({"System.WorkItemType": 5}),
    ],
)
def test_an_item_that_lacks_what_is_needed_is_none(raw: object) -> None:
    """Nothing is written on a guess."""
    with pytest.raises(ValueError, match="description"):
        mapping.item_of(raw)


def test_a_type_tells_its_fields_and_ends() -> None:
    """By category, whatever the states are called."""
    raw = {
        "fieldInstances": [{"referenceName": COMPLETED}, "x", {"referenceName": 5}],
        "fields": [{"referenceName": "System.Title"}],
        "states": [
            {"name": "Neu", "category": "Proposed"},
            {"name": "Fertig", "category": "Completed"},
            {"name": "Weg", "category": "Removed"},
            "x",
        ],
    }

    assert mapping.kind_of(raw) == Kind(
        frozenset({COMPLETED, "System.Title"}), frozenset({"Fertig", "Weg"})
    )
    assert mapping.kind_of({"states": 5}) == Kind(frozenset(), frozenset())


def test_a_change_is_bound_to_what_was_read() -> None:
    """The revision first; a field that stays is not named."""
    owl = Item(1001, 7, "Zoo", "Task", 2.5, None)

    assert mapping.change_of(owl, "c", completed=4.0, remaining=None) == [
        {"op": "test", "path": "/rev", "value": 7},
        {"op": "add", "path": f"/fields/{COMPLETED}", "value": 4.0},
        {"op": "add", "path": "/fields/System.History", "value": "c"},
    ]


@pytest.mark.parametrize(
    ("remaining", "completed", "after"),
    [(5.5, 4.0, 4.0), (1.0, 4.0, 0.0), (0.0, 1.0, 1.5), (0.1, 2.5167, 0.0833), (None, 4.0, None)],
)
def test_what_remains_follows(
    remaining: float | None, completed: float, after: float | None
) -> None:
    """By the same difference, never below zero; an empty field stays empty."""
    owl = Item(1001, 7, "Zoo", "Task", 2.5, remaining)

    assert mapping.remaining_after(owl, completed) == after


def test_the_answer_to_a_change_names_item_and_revision() -> None:
    """Nothing else of it is needed."""
    assert mapping.revision_of(item()) == (1001, 7)
    with pytest.raises(ValueError, match="description"):
        mapping.revision_of([])
