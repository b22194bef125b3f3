"""Jira Data Center as it behaves, on a double that remembers: marks, paths, feeds, rights."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.contract.integrations.bench import AT, Seat, seat, written
from tests.contract.integrations.jira_dc.bench import JiraDcBench
from tests.contract.network.gateway_rig import access
from tests.fakes.jira_dc import BOB, FOX, MIA, OWL, JiraDcDouble, connection_of, small_world
from tests.fakes.service_double import status
from tracksync.core.delivery.outcomes import Looked, Refused, SignInExpired
from tracksync.core.tasks import Task, TaskRef
from tracksync.demo.loopback import Answer, Asked
from tracksync.integrations.jira_dc import build
from tracksync.ports.tracker import Account, Feed, Listed, TimesheetReader

MARKED, PLAIN = JiraDcBench("comment"), JiraDcBench("fields")
DAY = timedelta(days=1)


def refused(outcome: object) -> Refused:
    assert isinstance(outcome, Refused), outcome
    return outcome


def comment_of(at: Seat, remote_id: str) -> str:
    """Tell a comment as it stands over there."""
    (found,) = (w for w in at.double.world.worklogs() if w.id == remote_id)
    return str(found.comment)


def rewrite(at: Seat, remote_id: str, **parts: object) -> None:
    """Let the person change a worklog of theirs over there."""
    (found,) = (w for w in at.double.world.worklogs() if w.id == remote_id)
    at.double.world.book(OWL, replace(found, **parts))


def reader_of(at: Seat) -> TimesheetReader:
    assert at.adapters.reader is not None
    return at.adapters.reader


# --- signing in ------------------------------------------------------------------------------


def test_signing_in_tells_who_we_are() -> None:
    """The account is shown before it is saved: key, name, address, zone and site."""
    with seat(MARKED) as at:
        account = at.tracker.whoami()

    assert account == Account(
        MIA.account_id, "Mia Krystof", "mia@example.org", "Europe/Berlin", "Example Inc."
    )


def test_jira_cloud_is_told_apart() -> None:
    """The other kind is refused before anything is saved, and it is said where it belongs."""
    with seat(MARKED) as at:
        info = {"version": "1001.0.0", "deploymentType": "Cloud"}
        at.double.script.add(status(200, info), path="serverInfo")
        outcome = refused(at.tracker.whoami())

    assert outcome.status == 0
    assert "connect jira" in outcome.remedy


def test_a_token_that_lets_nobody_in_is_an_expired_sign_in() -> None:
    """Some answers come with 200 or 404 to a nobody; only a header tells."""
    with seat(MARKED) as at:
        nobody = status(200, {"issues": []}, X_Seraph_LoginReason="AUTHENTICATED_FAILED")
        at.double.script.add(nobody)
        outcome = at.tracker.assigned(None)

    assert isinstance(outcome, SignInExpired)


def test_a_site_under_a_path_is_spoken_to_there() -> None:
    """The token belongs to the origin, the interface stands below the path."""

    class UnderAPath(JiraDcDouble):
        def _do(self, asked: Asked) -> Answer:
            assert asked.path.startswith("/jira/")
            return super()._do(replace(asked, path=asked.path.removeprefix("/jira")))

    with UnderAPath(small_world()) as double:
        integration = build(access())
        site = integration.check_site(f"{double.url}/jira/browse/DEMO-1")
        tracker = integration.connect(connection_of(MIA, site), lambda: MIA.token).tracker
        task = tracker.find("DEMO-1")
        double.check()

    assert isinstance(task, Task)
    assert task.url == f"{double.url}/jira/browse/DEMO-1"


# --- tasks -----------------------------------------------------------------------------------


def test_assigned_tasks_come_last_changed_first() -> None:
    """The list is the person's open tasks, as Jira has them, with their times."""
    with seat(MARKED) as at:
        at.double.world.add_issue(replace(FOX, id="3", key="DEMO-3", category="done"))
        at.double.world.add_issue(replace(FOX, id="4", key="DEMO-4", assignee=BOB.account_id))
        page = at.tracker.assigned(None)

    assert [task.key for task in page.tasks] == ["DEMO-2", "DEMO-1"]  # type: ignore[union-attr]  # a page
    owl = page.tasks[1]  # type: ignore[union-attr]  # a page
    assert (owl.estimate, owl.remaining) == (timedelta(hours=8), timedelta(hours=2))
    assert owl.due_on == date(2026, 12, 1)


def test_a_page_that_was_never_told_is_refused() -> None:
    """What is no number is not sent."""
    with seat(MARKED) as at:
        outcome = refused(at.tracker.assigned("1 OR 1"))

        assert at.double.seen == []
    assert outcome.status == 400


# --- marks -----------------------------------------------------------------------------------


def test_the_mark_is_seen_by_people_as_the_last_line() -> None:
    """And it survives a change of note and length."""
    with seat(MARKED) as at:
        remote_id = written(at.sheet.create(at.worklog("mark-1", comment="Beak.")))
        first = comment_of(at, remote_id)
        written(at.sheet.update(remote_id, at.worklog("mark-1", comment="")))

        assert first == "Beak.\n(tracksync mark-1)"
        assert comment_of(at, remote_id) == "(tracksync mark-1)"


def test_without_marks_nothing_of_ours_is_seen() -> None:
    """The comment is the note and nothing else; the last note goes when the entry's goes."""
    with seat(PLAIN) as at:
        remote_id = written(at.sheet.create(at.worklog("mark-1", comment="Beak.")))
        first = comment_of(at, remote_id)
        written(at.sheet.update(remote_id, at.worklog("mark-1", comment="")))

        assert (first, comment_of(at, remote_id)) == ("Beak.", "")


def test_a_mark_is_found_below_which_somebody_wrote_on() -> None:
    """People may add to a comment; the note then says so, and the worklog stays ours."""
    with seat(MARKED) as at:
        remote_id = written(at.sheet.create(at.worklog("mark-1")))
        rewrite(at, remote_id, comment="Beak.\n(tracksync mark-1)\nAnd claws.")
        (found,) = at.look(at.worklog("mark-1"))

    assert (found.remote_id, found.mark, found.comment) == (
        remote_id,
        "mark-1",
        "Beak.\nAnd claws.",
    )


def test_a_comment_copied_by_hand_makes_no_second_one_of_ours() -> None:
    """What carries our mark at another time is somebody's copy, and is left to them."""
    with seat(MARKED) as at:
        remote_id = written(at.sheet.create(at.worklog("mark-1")))
        copied = written(at.sheet.create(at.worklog("mark-1", days=1)))
        found = at.look(at.worklog("mark-1"))

    assert [(w.remote_id, w.mark) for w in found] == [(remote_id, "mark-1"), (copied, "")]


def test_marks_switched_off_hide_those_that_stand() -> None:
    """Then ours is known by its id, as everything sent from now on."""
    with seat(MARKED) as at:
        remote_id = written(at.sheet.create(at.worklog("mark-1")))
        plain = PLAIN.integration(access(settings=PLAIN.settings(at.double.url)))
        sink = plain.connect(at.connection, lambda: MIA.token).sink
        looked = sink.look(at.task, "mark-1", AT)

    assert isinstance(looked, Looked)
    assert [(w.remote_id, w.mark, w.comment) for w in looked.found] == [(remote_id, "", "Beak.")]


# --- estimates and rights --------------------------------------------------------------------


@pytest.mark.parametrize(("adjust", "left"), [("auto", 3600), ("leave", 7200)])
def test_the_remaining_estimate_follows_the_setting(adjust: str, left: int) -> None:
    """Booked time lowers what remains, or leaves it alone; both undo themselves."""
    with seat(MARKED, settings={"jira.adjust_estimate": adjust}) as at:
        remote_id = written(at.sheet.create(at.worklog()))
        booked = at.double.world.issue(OWL.id)
        written(at.sheet.delete(at.task, remote_id))
        undone = at.double.world.issue(OWL.id)

    assert (booked.remaining_s, booked.spent_s) == (left, 3600)
    assert (undone.remaining_s, undone.spent_s) == (7200, 0)


def test_time_tracking_that_is_off_is_said() -> None:
    """And a worklog that cannot be seen is not taken for deleted."""
    with seat(MARKED) as at:
        remote_id = written(at.sheet.create(at.worklog()))
        at.double.world.track_time(is_on=False)
        outcomes = [
            at.sheet.create(at.worklog("mark-2")),
            at.sheet.delete(at.task, remote_id),
            at.sheet.look(at.task, "mark-1", AT),
        ]
        alone = reader_of(at).one(at.task, remote_id)

    assert all("switched off" in refused(outcome).reason for outcome in outcomes)
    assert refused(alone).status == 404


# --- reading back ----------------------------------------------------------------------------


def test_a_listing_goes_over_all_tasks_and_to_the_millisecond() -> None:
    """Jira finds the tasks by days of its own; what is told starts in the period."""
    with seat(MARKED) as at:
        fox = TaskRef(at.connection.id, FOX.id)
        inside = written(at.sheet.create(replace(at.worklog("mark-1"), task=fox)))
        written(at.sheet.create(replace(at.worklog("mark-2"), started_at=AT + DAY)))
        last = replace(at.worklog("mark-3"), started_at=AT + DAY - timedelta(milliseconds=1))
        late = written(at.sheet.create(last))
        listed = reader_of(at).between(AT, AT + DAY, ())

    assert isinstance(listed, Listed)
    assert listed.is_complete
    assert {(s.task, s.worklog.remote_id) for s in listed.worklogs} == {
        (fox, inside),
        (at.task, late),
    }


def test_a_task_that_went_while_listing_leaves_a_gap_that_is_told() -> None:
    """What could not be read must not look deleted."""
    with seat(MARKED) as at:
        written(at.sheet.create(at.worklog()))
        gone = {"errorMessages": ["Issue does not exist or you do not have permission to see it."]}
        at.double.script.add(status(404, gone), path=r"/issue/\d+/worklog$")
        listed = reader_of(at).between(AT - DAY, AT + DAY, ())

    assert listed == Listed((), is_complete=False)


def test_a_feed_is_read_page_by_page() -> None:
    """However much changed: each worklog once, only ours, and where to go on from."""
    with seat(MARKED) as at:
        assert isinstance(at.double, JiraDcDouble)
        at.double.api.feeds.most = 3
        made = []
        for number in range(8):
            at.double.api.let_pass(1)
            made.append(written(at.sheet.create(at.worklog(f"mark-{number}", days=number))))
        for remote_id in made[:5]:
            at.double.api.let_pass(1)
            written(at.sheet.delete(at.task, remote_id))
        MARKED.pass_time(at.double)
        feed = reader_of(at).changed_since(AT)

    assert isinstance(feed, Feed)
    assert [s.worklog.remote_id for s in feed.changed] == made[5:]
    assert set(feed.gone or ()) == set(made[:5])
    assert feed.until > AT


def test_the_last_minute_is_told_the_next_time() -> None:
    """What the feed leaves out is behind `until`, so that it is not missed."""
    with seat(MARKED) as at:
        remote_id = written(at.sheet.create(at.worklog()))
        first = reader_of(at).changed_since(AT)
        MARKED.pass_time(at.double)
        second = reader_of(at).changed_since(first.until)  # type: ignore[union-attr]  # a feed

    assert isinstance(first, Feed)
    assert first.changed == ()
    assert isinstance(second, Feed)
    assert [s.worklog.remote_id for s in second.changed] == [remote_id]


def test_a_worklog_of_a_hidden_task_is_not_surely_gone() -> None:
    """A 404 about the task says nothing about the worklog."""
    with seat(MARKED) as at:
        remote_id = written(at.sheet.create(at.worklog()))
        at.double.world.add_issue(replace(OWL, is_visible=False))
        outcome = reader_of(at).one(at.task, remote_id)

    assert refused(outcome).status == 404
