"""Looking whether a worklog has arrived: ours and nobody else's, all of them, or no answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.contract.integrations.jira.rig import AT, desk, worklog
from tests.fakes.jira_cloud import BOB, FOX, MIA, OWL, status
from tracksync.core.delivery.outcomes import Looked, NotReached, Written
from tracksync.core.tasks import TaskRef
from tracksync.demo.jira_world import Booked


def of_bob(number: int, **changes: object) -> Booked:
    properties = {"tracksync": {"id": "mark-1"}}
    ms = round(AT.timestamp() * 1000)
    booked = Booked(str(number), OWL.id, BOB.account_id, ms, 60, ms, ms, None, properties)
    return replace(booked, **changes)  # type: ignore[arg-type]  # the fields the test names


def test_only_our_own_worklogs_are_found() -> None:
    """A worklog of somebody else is never ours, even if it carries our mark."""
    with desk() as at:
        at.jira.world.book(OWL, of_bob(1))
        at.jira.world.book(OWL, of_bob(2, author=MIA.account_id, properties={}))
        at.jira.world.book(OWL, of_bob(3, author=MIA.account_id))
        found = at.look(worklog(OWL))

    assert [w.remote_id for w in found] == ["3"]


def test_two_of_ours_are_found_oldest_first() -> None:
    """If one was booked twice after all, the later one can be told, and taken back."""
    with desk() as at:
        later = round(AT.timestamp() * 1000) + 5
        at.jira.world.book(OWL, of_bob(7, author=MIA.account_id, created_ms=later))
        at.jira.world.book(OWL, of_bob(10, author=MIA.account_id))
        at.jira.world.book(OWL, of_bob(9, author=MIA.account_id))
        found = at.look(worklog(OWL))

    assert [w.remote_id for w in found] == ["9", "10", "7"]


def test_a_look_goes_through_all_pages() -> None:
    """A task with hundreds of worklogs of one week hides nothing."""
    with desk() as at:
        for number in range(1, 251):
            at.jira.world.book(OWL, of_bob(number))
        at.jira.world.book(OWL, of_bob(251, author=MIA.account_id))
        found = at.look(worklog(OWL))

    assert [w.remote_id for w in found] == ["251"]
    assert len(at.jira.seen) == 3


@pytest.mark.parametrize(
    ("days", "is_found"), [(-1.9, True), (1.9, True), (-2.1, False), (2.1, False)]
)
def test_a_look_is_around_the_day(days: float, *, is_found: bool) -> None:
    """Two days to both sides are looked at: somebody may have moved it, but not far."""
    with desk() as at:
        assert isinstance(at.sheet.create(worklog(OWL)), Written)
        moved = worklog(OWL, at=AT + timedelta(days=days))
        assert bool(at.look(moved)) is is_found


def test_a_look_that_cannot_be_finished_finds_nothing_out() -> None:
    """Endless pages (a broken service) end as not reached: unknown stays unknown."""
    endless = {"startAt": 0, "maxResults": 1, "total": 10**9, "worklogs": [_json(1)]}
    with desk() as at:
        at.jira.script.add(status(200, endless), times=1000)
        outcome = at.sheet.look(TaskRef("jira-1", OWL.id), "mark-1", AT)

    assert isinstance(outcome, NotReached)
    assert len(at.jira.seen) == 100


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        {"worklogs": {}, "total": 0},
        {"worklogs": [{"id": "1"}], "total": 1},
        {"worklogs": [7], "total": 1},
        {"worklogs": [], "total": "none"},
    ],
)
def test_a_look_that_makes_no_sense_finds_nothing_out(body: object) -> None:
    """An answer that cannot be read must not look like "it is not there": that would book twice."""
    with desk() as at:
        at.jira.script.add(status(200, body))
        outcome = at.sheet.look(TaskRef("jira-1", OWL.id), "mark-1", AT)

    assert isinstance(outcome, NotReached)


def test_a_look_where_nothing_is_says_so() -> None:
    """Nothing there is an answer, too."""
    with desk() as at:
        assert at.sheet.look(TaskRef("jira-1", FOX.id), "mark-1", AT) == Looked(())


def _json(number: int) -> dict[str, object]:
    return {
        "id": str(number),
        "author": {"accountId": BOB.account_id},
        "started": "2026-03-02T09:30:00.000+0100",
        "created": "2026-03-02T09:30:00.000+0100",
        "timeSpentSeconds": 60,
    }
