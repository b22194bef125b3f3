"""Jira Cloud as it behaves, on a double that remembers: tasks, worklogs, estimates, rights."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.contract.integrations.jira.rig import AT, Desk, desk, worklog
from tests.fakes.jira_cloud import BOB, FOX, MIA, OWL, JiraDouble, small_world, status
from tracksync.core.delivery.outcomes import Refused, SignInExpired, Written
from tracksync.core.tasks import TaskRef
from tracksync.demo.jira_world import Issue
from tracksync.ports.tracker import Account, TaskPage


def written(outcome: object) -> str:
    assert isinstance(outcome, Written), outcome
    return outcome.remote_id


def refused(outcome: object) -> Refused:
    assert isinstance(outcome, Refused), outcome
    return outcome


# --- reading ---------------------------------------------------------------------------------


def test_signing_in_tells_who_we_are() -> None:
    """The account is shown before it is saved: name, address, zone and site."""
    with desk() as at:
        account = at.tracker.whoami()

    assert account == Account(
        MIA.account_id, "Mia Krystof", "mia@example.org", "Europe/Berlin", "Demo site"
    )


@pytest.mark.parametrize("token", ["", "wrong", "token-of-bob", "töken-☃"])
def test_a_wrong_token_is_an_expired_sign_in(token: str) -> None:
    """Whatever was pasted as a token, the answer is a plain one, for reads and writes alike."""
    with desk(token=token) as at:
        task = TaskRef("jira-1", OWL.id)
        outcomes = [
            at.tracker.whoami(),
            at.tracker.assigned(None),
            at.tracker.find("DEMO-1"),
            at.sheet.create(worklog(OWL)),
            at.sheet.update("1", worklog(OWL)),
            at.sheet.delete(task, "1"),
            at.sheet.look(task, "m", AT),
        ]

    assert {type(o) for o in outcomes} == {SignInExpired}
    assert at.jira.world.worklogs() == ()


def test_a_data_center_is_told_apart() -> None:
    """A Jira of the other kind is refused before anything is saved."""
    with desk() as at:
        info = {"deploymentType": "Server", "versionNumbers": [9, 12, 0]}
        at.jira.script.add(status(200, info), path="serverInfo")
        outcome = refused(at.tracker.whoami())

    assert outcome.status == 0
    assert "Data Center" in outcome.reason


def test_assigned_tasks_come_last_changed_first() -> None:
    """The list is the person's open tasks, as Jira has them."""
    world = small_world()
    world.add_issue(replace(FOX, id="3", key="DEMO-3", category="done"))
    world.add_issue(replace(FOX, id="4", key="DEMO-4", assignee=BOB.account_id))
    with desk(jira=JiraDouble(world)) as at:
        page = at.tracker.assigned(None)

    assert isinstance(page, TaskPage)
    assert [(t.key, t.title) for t in page.tasks] == [
        ("DEMO-2", "Feed the fox"),
        ("DEMO-1", "Draw the owl"),
    ]
    assert page.next_token is None
    owl = page.tasks[1]
    assert (owl.estimate, owl.remaining) == (timedelta(hours=8), timedelta(hours=2))
    assert owl.due_on == date(2026, 12, 1)
    assert owl.url == f"{at.jira.url}/browse/DEMO-1"


def test_more_tasks_than_a_page_are_read_page_by_page() -> None:
    """Over 500 tasks arrive whole, each once, with one request a page and no more."""
    with desk() as at:
        at.jira.world.grow(520, MIA.account_id)
        keys: list[str] = []
        token: str | None = None
        while True:
            page = at.tracker.assigned(token)
            assert isinstance(page, TaskPage)
            keys += [t.key for t in page.tasks]
            token = page.next_token
            if token is None:
                break

    assert len(keys) == len(set(keys)) == 522
    searches = [s for s in at.jira.seen if s.path == "/rest/api/3/search/jql"]
    assert len(searches) == 6
    assert len(at.jira.seen) == 7  # what kind of Jira it is, is asked once
    assert {"fields", "jql", "maxResults"} <= set(searches[0].query)


def test_a_page_far_into_a_giant_list_is_read() -> None:
    """Fifty thousand tasks are nothing special to ask for."""
    with desk() as at:
        at.jira.world.grow(50_000, MIA.account_id)
        first = at.tracker.assigned(None)
        last = at.tracker.assigned("ZnJvbSA0OTkwMg==")  # the double's own word for "from 49902"

    assert isinstance(first, TaskPage)
    assert isinstance(last, TaskPage)
    assert (len(first.tasks), len(last.tasks), last.next_token) == (100, 100, None)
    assert last.tasks[-1].key == "GROW-50000"


def test_a_page_token_that_expired_is_refused() -> None:
    """A token of last week leads to a refusal; whoever pages starts anew."""
    with desk() as at:
        outcome = refused(at.tracker.assigned("stale"))

    assert outcome.status == 400


def test_a_task_is_found_by_its_key() -> None:
    """Any task the person may see can be found, assigned or not."""
    with desk() as at:
        at.jira.world.add_issue(Issue("77", "FAR-7", "Far away", assignee=BOB.account_id))
        found = at.tracker.find(" FAR-7 ")
        missing = at.tracker.find("FAR-8")

    assert not isinstance(found, Refused)
    assert found.ref == TaskRef("jira-1", "77")  # type: ignore[union-attr]  # it is a task then
    assert found.is_assigned is False  # type: ignore[union-attr]  # as above
    assert refused(missing).status == 404


@pytest.mark.parametrize("key", ["", "../../myself", "A-1/worklog", "A-1?x=1", "A B-1", "é-1"])
def test_what_is_no_key_is_not_asked_for(key: str) -> None:
    """Text that was typed never becomes part of a path by itself."""
    with desk() as at:
        outcome = refused(at.tracker.find(key))

    assert outcome.status == 404
    assert at.jira.seen == []


# --- writing ---------------------------------------------------------------------------------


def test_a_worklog_is_booked_as_it_should_stand() -> None:
    """Start to the millisecond, length, note, mark and author; watchers are not written to."""
    with desk() as at:
        start = AT + timedelta(milliseconds=123)
        remote_id = written(at.sheet.create(worklog(OWL, at=start, comment="One.\nTwo.\n\nThree.")))
        (booked,) = at.jira.world.worklogs()
        (found,) = at.look(worklog(OWL))

    assert (booked.id, booked.author, booked.seconds) == (remote_id, MIA.account_id, 3600)
    assert booked.started_ms == round(start.timestamp() * 1000)
    assert booked.properties == {"tracksync": {"id": "mark-1"}}
    assert (found.remote_id, found.comment) == (remote_id, "One.\nTwo.\n\nThree.")
    assert found.started_ms == booked.started_ms
    assert {s.query["notifyUsers"][0] for s in at.jira.seen if s.method == "POST"} == {"false"}


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", ""])
@pytest.mark.parametrize(
    "at_utc", ["2026-03-29T00:59:30", "2026-10-25T01:30:00", "2026-11-01T06:00"]
)
def test_the_instant_survives_every_zone(zone: str, at_utc: str) -> None:
    """Whatever the profile's zone, on DST days too, Jira keeps the moment we worked."""
    at_utc_instant = datetime.fromisoformat(at_utc).replace(tzinfo=UTC)
    with desk(person=replace(MIA, zone=zone)) as at:
        written(at.sheet.create(worklog(OWL, at=at_utc_instant)))
        (found,) = at.look(worklog(OWL, at=at_utc_instant))

    assert found.started_ms == round(at_utc_instant.timestamp() * 1000)


def test_a_worklog_without_a_note_has_no_comment() -> None:
    """Jira refuses an empty text; nothing is written where nothing was said."""
    with desk() as at:
        written(at.sheet.create(worklog(OWL, comment=" \n ")))

    assert at.jira.world.worklogs()[0].comment is None


def test_a_change_arrives_and_keeps_the_mark() -> None:
    """Length, start and note follow the entry; an emptied note is emptied there too."""
    with desk() as at:
        remote_id = written(at.sheet.create(worklog(OWL)))
        changed = worklog(OWL, at=AT + timedelta(hours=1), seconds=1800, comment="")
        assert written(at.sheet.update(remote_id, changed)) == remote_id
        (found,) = at.look(changed)

    assert (found.seconds, found.comment, found.mark) == (1800, "", "mark-1")
    assert len(at.jira.world.worklogs()) == 1


def test_a_deleted_worklog_is_gone_and_stays_so() -> None:
    """Deleting twice, or what somebody deleted in Jira, is deleted."""
    with desk() as at:
        task = TaskRef("jira-1", OWL.id)
        remote_id = written(at.sheet.create(worklog(OWL)))
        assert written(at.sheet.delete(task, remote_id)) == remote_id
        assert written(at.sheet.delete(task, remote_id)) == remote_id
        assert at.look(worklog(OWL)) == ()


def test_changing_a_worklog_that_is_gone_is_refused() -> None:
    """Somebody deleted it in Jira: that is for the person to decide, not for us to repair."""
    with desk() as at:
        outcome = refused(at.sheet.update("999", worklog(OWL)))

    assert outcome.status == 404
    assert "gone" in outcome.reason


@pytest.mark.parametrize(("adjust", "left"), [("auto", 3600), ("leave", 7200)])
def test_the_remaining_estimate_follows_the_setting(adjust: str, left: int) -> None:
    """Booked time lowers what remains, or leaves it alone; both undo themselves."""
    with desk(adjust=adjust) as at:
        remote_id = written(at.sheet.create(worklog(OWL)))
        owl = at.jira.world.issue(OWL.id)
        written(at.sheet.delete(TaskRef("jira-1", OWL.id), remote_id))
        after = at.jira.world.issue(OWL.id)

    assert owl is not None
    assert (owl.remaining_s, owl.spent_s) == (left, 3600)
    assert after is not None
    assert (after.remaining_s, after.spent_s) == (7200, 0)


@pytest.mark.parametrize(
    ("issue", "code", "reason"),
    [
        (replace(OWL, may_log=False), 400, "may not log work"),
        (replace(OWL, is_editable=False), 400, "closed or archived"),
        (replace(OWL, is_visible=False), 404, "no longer shows"),
    ],
)
def test_a_task_that_takes_no_worklog_says_why(issue: Issue, code: int, reason: str) -> None:
    """Each reason is told with its remedy, and nobody waits behind it."""
    with desk() as at:
        at.jira.world.add_issue(issue)
        outcome = refused(at.sheet.create(worklog(OWL)))
        written(at.sheet.create(worklog(FOX)))

    assert outcome.status == code
    assert reason in outcome.reason
    assert outcome.remedy


def test_a_site_without_time_tracking_says_so() -> None:
    """Neither a create nor a delete is taken for done when the whole site takes no worklogs."""
    with desk() as at:
        remote_id = written(at.sheet.create(worklog(OWL)))
        at.jira.world.track_time(is_on=False)
        outcomes = [
            at.sheet.create(worklog(OWL, "mark-2")),
            at.sheet.delete(TaskRef("jira-1", OWL.id), remote_id),
            at.sheet.look(TaskRef("jira-1", OWL.id), "mark-1", AT),
        ]

    assert all("switched off" in refused(o).reason for o in outcomes)
    assert at.marks() == ["mark-1"]


def test_deleting_on_a_task_that_is_hidden_is_not_taken_for_done() -> None:
    """The worklog may still stand where the person can no longer look."""
    with desk() as at:
        remote_id = written(at.sheet.create(worklog(OWL)))
        at.jira.world.add_issue(replace(OWL, is_visible=False))
        outcome = at.sheet.delete(TaskRef("jira-1", OWL.id), remote_id)

    assert refused(outcome).status == 404
    assert at.marks() == ["mark-1"]


def test_less_than_a_minute_is_refused_by_jira() -> None:
    """Jira takes whole minutes; core sees to it, and this is what happens otherwise."""
    with desk() as at:
        outcome = refused(at.sheet.create(worklog(OWL, seconds=59)))

    assert "length" in outcome.reason


# --- what leaves -----------------------------------------------------------------------------


def test_the_record_names_no_person_no_task_and_no_secret() -> None:
    """Everything that left is listed by kind and size; nothing of what it said."""
    with desk() as at:
        _use_everything(at)

    assert {(r.method, r.path) for r in at.sent} == {
        ("GET", "/rest/api/3/serverInfo"),
        ("GET", "/rest/api/3/myself"),
        ("GET", "/rest/api/3/search/jql"),
        ("GET", "/rest/api/3/issue/{}"),
        ("GET", "/rest/api/3/issue/{}/worklog"),
        ("POST", "/rest/api/3/issue/{}/worklog"),
        ("PUT", "/rest/api/3/issue/{}/worklog/{}"),
        ("DELETE", "/rest/api/3/issue/{}/worklog/{}"),
    }
    assert len(at.sent) == len(at.jira.seen)
    told = repr(at.sent)
    assert not any(word in told for word in (OWL.id, OWL.key, MIA.email, MIA.token, "mark-1"))


def test_nothing_is_logged_of_what_is_said(caplog: pytest.LogCaptureFixture) -> None:
    """Neither our code nor a library under it writes addresses, people, tasks or answers."""
    caplog.set_level("DEBUG")
    with desk() as at:
        _use_everything(at)
        for fault in (status(200, "no object"), status(500, {"message": MIA.name})):
            at.jira.script.add(fault, times=3)
            at.tracker.whoami()
            at.tracker.assigned(None)
            at.tracker.find("DEMO-1")
            at.jira.script.clear()

    words = (OWL.id, OWL.key, OWL.title, MIA.email, MIA.name, MIA.token, "mark-1", "assignee")
    assert [r.getMessage() for r in caplog.records if any(w in r.getMessage() for w in words)] == []


def _use_everything(at: Desk) -> None:
    at.tracker.whoami()
    at.tracker.assigned(None)
    at.tracker.find("DEMO-1")
    remote_id = written(at.sheet.create(worklog(OWL)))
    at.look(worklog(OWL))
    at.sheet.update(remote_id, worklog(OWL, seconds=60))
    at.sheet.delete(TaskRef("jira-1", OWL.id), remote_id)
