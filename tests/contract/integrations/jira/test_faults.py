"""How a talk with Jira fails in Jira's own ways; what all services share is in the suite."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.contract.integrations.jira.rig import desk, worklog
from tests.contract.network.gateway_rig import NOW
from tests.fakes.jira_cloud import OWL, Fault, status
from tracksync.core.delivery.outcomes import Busy, NoAnswer, NotReached, Written
from tracksync.core.tasks import TaskRef

TASK = TaskRef("jira-1", OWL.id)


def test_a_right_answer_under_a_wrong_type_is_taken() -> None:
    """What was written and says its id is written, whatever a proxy calls it."""
    with desk() as at:
        at.jira.script.add(Fault("mistyped", commits=True))
        outcome = at.sheet.create(worklog(OWL))

    assert isinstance(outcome, Written)


def test_an_answer_with_another_id_is_not_ours() -> None:
    """A change confirmed for another worklog confirms nothing."""
    with desk() as at:
        created = at.sheet.create(worklog(OWL))
        assert isinstance(created, Written)
        at.jira.script.add(status(200, {"id": "4711"}))
        outcome = at.sheet.update(created.remote_id, worklog(OWL, seconds=60))

    assert isinstance(outcome, NoAnswer)


def test_an_account_without_an_id_is_no_account() -> None:
    """Whoever signs in must be named for ever, or their worklogs could not be told from others'."""
    with desk() as at:
        at.jira.script.add(status(200, {"displayName": "Mia"}), path="myself")
        outcome = at.tracker.whoami()

    assert isinstance(outcome, NotReached)


def test_a_page_of_tasks_with_one_that_makes_no_sense_is_no_page() -> None:
    """Half a list would look as if the rest were done."""
    page = {"issues": [{"id": "1", "key": "A-1"}, {"id": "2"}], "isLast": True}
    with desk() as at:
        at.jira.script.add(status(200, page), path="search")
        outcome = at.tracker.assigned(None)

    assert isinstance(outcome, NotReached)


def test_a_service_that_goes_away_for_a_while_comes_back() -> None:
    """Dropped, then refused, then there again: three outcomes, and one worklog."""
    with desk() as at:
        at.jira.script.add(Fault("vanish", wait_s=0.0))
        outcome = at.sheet.create(worklog(OWL))
        at.jira.settle()
        after = at.sheet.create(worklog(OWL))

    assert isinstance(outcome, NoAnswer)
    assert isinstance(after, Written)


@pytest.mark.parametrize(
    ("fault", "busy"),
    [
        (
            status(429, Retry_After="3", RateLimit_Reason="jira-per-issue-on-write"),
            Busy(timedelta(seconds=3), scope="task"),
        ),
        (
            status(429, X_RateLimit_Reset="2026-03-01T13:00Z", RateLimit_Reason="jira-burst-based"),
            Busy(timedelta(hours=1), scope="endpoint"),
        ),
    ],
)
def test_a_busy_service_is_waited_for_as_told(fault: Fault, busy: Busy) -> None:
    """How long and what for stands in headers of Jira's own."""
    fault.headers.setdefault("Date", f"{NOW:%a, %d %b %Y %H:%M:%S} GMT")
    with desk() as at:
        at.jira.script.add(fault, times=2)
        assert at.sheet.create(worklog(OWL)) == busy
        assert at.tracker.assigned(None) == busy

    assert at.marks() == []
    assert len(at.jira.seen) == 2


def test_a_burst_of_errors_passes() -> None:
    """After a minute of 5xx the same requests work; nothing has been sent on its own."""
    with desk() as at:
        at.jira.script.add(status(502), times=3)
        outcomes = [type(at.sheet.create(worklog(OWL))) for _ in range(4)]

    assert outcomes == [NoAnswer, NoAnswer, NoAnswer, Written]
    assert at.marks() == ["mark-1"]


def test_the_same_seed_brings_the_same_faults() -> None:
    """A storm that failed once can be had again."""
    faults = (Fault("drop"), Fault("drop", commits=True), status(429, Retry_After="1"), status(500))

    def storm(seed: int) -> list[str]:
        with desk() as at:
            at.jira.script.by_chance(seed, 0.5, faults)
            outcomes = [at.sheet.create(worklog(OWL, f"mark-{n}")) for n in range(40)]
            at.jira.script.clear()
            return [repr(o) for o in outcomes]

    assert storm(7) == storm(7)
    assert storm(7) != storm(8)
