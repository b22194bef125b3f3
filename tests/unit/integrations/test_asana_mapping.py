"""Asana's payloads and our values, one into the other."""

import contextlib
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracksync.core.clock import from_ms, to_ms
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.tasks import TaskRef
from tracksync.integrations.asana.mapping import (
    account_of,
    as_kept,
    comment_text,
    entry_data,
    gid_typed,
    noon_of,
    page_of,
    remote_entry,
    remote_story,
    task_of,
)

NOW = datetime(2026, 3, 1, tzinfo=UTC)
MARK = "6f1c9a52-8f0e-5a1e-9d8a-2f6f0d6a7c11"
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)
DAYS = st.dates(date(1971, 1, 1), date(2099, 12, 31))


def worklog(day: date = date(2026, 3, 2), minutes: int = 60, comment: str = "") -> Worklog:
    return Worklog(TaskRef("asana-1", "44"), noon_of(day), 60 * minutes, comment, MARK)


def task(**parts: Any) -> Any:  # noqa: ANN401  # JSON of any shape goes in
    raw = {"gid": "44", "name": "Draw the owl", "completed": False, **parts}
    return task_of(raw, connection="asana-1", account_id="11", seen_at=NOW)


def named(name: str, gid: str = "1") -> dict[str, str]:
    return {"gid": gid, "name": name}


# --- totals ----------------------------------------------------------------------------------


@given(DAYS, st.integers(1, 60 * 24))
def test_a_total_is_written_with_its_own_date(day: date, minutes: int) -> None:
    """The date core named, and no other one, whatever zone this machine is in."""
    assert entry_data(worklog(day, minutes)) == {
        "duration_minutes": minutes,
        "entered_on": day.isoformat(),
    }


@given(DAYS, st.integers(1, 10**6))
def test_an_entry_is_read_as_it_was_written(day: date, minutes: int) -> None:
    """What we said is what we find, so that nothing is taken for a change."""
    said = worklog(day, minutes, "A note that is not kept.")
    raw = {"gid": "88", "created_by": {"gid": "11"}, **entry_data(said)}
    found, kept = remote_entry(raw), as_kept(said)

    assert (from_ms(found.started_ms), found.seconds) == (kept.started_at, kept.seconds)
    assert (found.remote_id, found.author, found.comment, found.mark) == ("88", "11", "", "")


@given(DAYS, st.integers(1, 10**6))
def test_a_comment_is_read_as_it_was_written(day: date, minutes: int) -> None:
    """The line people read is the line we read."""
    said = worklog(day, minutes)
    found = remote_story(
        {"gid": "88", "type": "comment", "text": comment_text(said), "created_by": None}
    )

    assert (from_ms(found.started_ms), found.seconds) == (said.started_at, said.seconds)
    assert (found.remote_id, found.mark) == ("story:88", MARK)


def test_what_is_kept_of_a_total() -> None:
    """Its date, by its noon, and whole minutes."""
    said = Worklog(TaskRef("a", "1"), NOW + timedelta(hours=3), 119, "Note", MARK)

    assert as_kept(said) == Worklog(TaskRef("a", "1"), NOW + timedelta(hours=12), 60, "", MARK)


def test_when_something_was_made_is_told_where_asana_tells_it() -> None:
    """A listing of entries does not."""
    entry = {"gid": "8", "duration_minutes": 1, "entered_on": "2026-03-02", "created_by": None}

    assert remote_entry(entry).created_ms == 0
    assert remote_entry({**entry, "created_at": "2026-03-01T00:00:00.000Z"}).created_ms == to_ms(
        NOW
    )


# --- tasks -----------------------------------------------------------------------------------


def test_a_task_with_everything() -> None:
    """Its own id for a key, its first project, the section there, the time booked on it."""
    found = task(
        assignee={"gid": "11"},
        due_on="2026-12-01",
        permalink_url="https://app.asana.com/1/33/task/44",
        actual_time_minutes=200,
        memberships=[{"project": named("Birds"), "section": named("Doing")}],
        projects=[named("Birds"), named("Art")],
        custom_fields=[
            {"representation_type": "enum", "display_value": "High"},
            {"representation_type": "custom_id", "display_value": "BIRD-7"},
        ],
    )

    assert (found.key, found.title, found.service) == ("BIRD-7", "Draw the owl", "asana")
    assert (found.project, found.state) == ("Birds", "Doing")
    assert found.url == "https://app.asana.com/1/33/task/44"
    assert (found.logged, found.is_assigned, found.is_done) == (timedelta(minutes=200), True, False)
    assert (found.due_on, task(due_on="soon").due_on) == (date(2026, 12, 1), None)


@pytest.mark.parametrize(
    ("parts", "project", "state"),
    [
        ({}, "", ""),
        ({"memberships": [], "projects": [named("Art")]}, "Art", ""),
        ({"memberships": [{"project": named("Art"), "section": None}]}, "Art", ""),
        ({"memberships": [{"project": None}, {"project": named("Art")}]}, "Art", ""),
        ({"parent": named("Draw birds")}, "Draw birds", ""),
        ({"parent": None, "projects": None, "memberships": "none"}, "", ""),
    ],
)
def test_where_a_task_stands(parts: dict[str, object], project: str, state: str) -> None:
    """In its first project; a subtask without one, in its parent."""
    found = task(**parts)

    assert (found.project, found.state) == (project, state)


@pytest.mark.parametrize("url", [None, "", "http://app.asana.com/x", "javascript:alert(1)", 5])
def test_an_odd_address_is_not_taken(url: object) -> None:
    """The browser is led to Asana, and nowhere else but where it says by https."""
    assert task(permalink_url=url).url == "https://app.asana.com/0/0/44"


@pytest.mark.parametrize(
    ("minutes", "logged"), [(None, None), (0, 0), (90.0, 90), (10**12, None), (-5, None)]
)
def test_the_time_booked_on_a_task(minutes: object, logged: int | None) -> None:
    """Where the plan has none, there is none."""
    wanted = None if logged is None else timedelta(minutes=logged)
    assert task(actual_time_minutes=minutes).logged == wanted


def test_titles_are_cleaned() -> None:
    """Whatever a task is called, it is one line of plain text."""
    assert task(name="a\u202e\x00b\n  c" + "x" * 600).title.startswith("ab c")
    assert len(task(name="x" * 10_000).title) <= 500


@pytest.mark.parametrize(
    ("typed", "gid"),
    [
        ("1209000000004402", "1209000000004402"),
        ("https://app.asana.com/0/55/44/f", "44"),
        ("https://app.asana.com/0/home/44", ""),
        ("https://app.asana.com/1/33/project/55/task/44/comment/77", ""),
        ("https://app.asana.com/1/33/task/44?focus=true", "44"),
        ("x" * 100_000, ""),
        ("9" * 26, ""),
        ("44\n", "44"),
    ],
)
def test_what_a_person_means_by_it(typed: str, gid: str) -> None:
    """A number or an address; nothing else becomes part of a path."""
    assert gid_typed(typed) == gid


# --- people and pages ------------------------------------------------------------------------


def test_an_account_is_of_the_workspaces_it_is_for() -> None:
    """All of them, or the one that was chosen."""
    me = {"gid": "11", "name": "Mia", "workspaces": [named("Acme", "33"), named("Club", "34")]}

    assert account_of(me, "").site_name == "Acme, Club"
    assert (account_of(me, "34").site_name, account_of(me, "34").site_id) == ("Club", "34")
    assert account_of({**me, "photo": None}, "").avatar_url == ""


def test_a_page_without_a_next_one_is_the_last() -> None:
    """Asana says null, or nothing."""
    assert page_of({"data": []}) == ((), "")
    assert page_of({"data": [{"gid": "1"}], "next_page": None}) == (({"gid": "1"},), "")
    assert page_of({"data": [], "next_page": {"offset": "abc"}}) == ((), "abc")


@pytest.mark.parametrize("offset", [5, "x" * 5000, "a\r\nb", ["a"]])
def test_an_offset_that_cannot_be_one_is_no_page(offset: object) -> None:
    """It goes into the next address."""
    with pytest.raises(ValueError, match="offset"):
        page_of({"data": [], "next_page": {"offset": offset}})


@given(ANYTHING)
def test_whatever_comes_is_read_or_not_understood(anything: object) -> None:
    """A hostile answer is a ValueError, and nothing else."""
    readers = (
        lambda raw: account_of(raw, ""),
        page_of,
        remote_entry,
        remote_story,
        lambda raw: task_of(raw, connection="a", account_id="c", seen_at=NOW),
    )
    for read in readers:
        for raw in (anything, {"gid": "1", "data": anything, "workspaces": anything}):
            with contextlib.suppress(ValueError):
                read(raw)


FIELDS = ("duration_minutes", "entered_on", "created_by", "created_at", "text", "type", "photo")


@given(st.dictionaries(st.sampled_from(FIELDS), ANYTHING), ANYTHING)
def test_whatever_stands_in_a_known_field_is_read_or_not_understood(
    raw: dict[str, object], more: object
) -> None:
    """The same where the names are right and what they hold is not."""
    task_fields = ("name", "projects", "memberships", "parent", "custom_fields", "assignee")
    odd_task = {**dict.fromkeys(task_fields, more), "actual_time_minutes": more}
    for read, given_to_it in (
        (remote_entry, {"gid": "1", **raw}),
        (remote_story, {"gid": "1", **raw}),
        (lambda it: task(**it), odd_task),
    ):
        with contextlib.suppress(ValueError):
            read(given_to_it)
