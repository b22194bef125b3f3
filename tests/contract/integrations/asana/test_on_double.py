"""Asana as it behaves, on a double that remembers: workspaces, tasks, totals, rights."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.contract.integrations.asana.rig import AT, MARK, desk, ref, refused, worklog, written
from tests.contract.network.gateway_rig import access
from tests.fakes.asana import (
    ACME,
    BOB,
    CLUB,
    FOX,
    HALL,
    MIA,
    OWL,
    PREFIX,
    AsanaDouble,
    Job,
    TimeEntry,
    Workspace,
    connection_of,
    small_world,
)
from tests.fakes.service_double import Fault, status
from tracksync.core.delivery.outcomes import Looked, NotReached, SignInExpired
from tracksync.core.tasks import Task
from tracksync.integrations.asana import MANIFEST, Asana
from tracksync.ports.authorization import Site
from tracksync.ports.tracker import Account, IssueTracker, Listed, Standing, TaskPage

ODD = {"gid": "1", "created_by": {"gid": MIA.gid}}


def pages(tracker: IssueTracker) -> list[tuple[Task, ...]]:
    """Read all pages of the person's tasks; each must work."""
    found: list[tuple[Task, ...]] = []
    token: str | None = None
    while True:
        page = tracker.assigned(token)
        assert isinstance(page, TaskPage), page
        found.append(page.tasks)
        token = page.next_token
        if token is None:
            return found


# --- signing in ------------------------------------------------------------------------------


def test_signing_in_tells_who_we_are_and_where() -> None:
    """Name, address, picture and workspaces are shown before anything is saved."""
    with desk() as at:
        account = at.tracker.whoami()

    assert account == Account(
        MIA.gid,
        "Mia Krystof",
        "mia@example.org",
        "",
        site_name="Acme, Chess club",
        avatar_url=f"https://s3.example/{MIA.gid}_60x60.png",
        places=tuple(
            Site(one.gid, one.name, f"https://app.asana.com/0/{one.gid}") for one in (ACME, CLUB)
        ),
    )


def test_one_workspace_may_be_chosen() -> None:
    """Then the connection is of that one, and reads no other."""
    with desk(workspace=CLUB.gid) as at:
        account = at.tracker.whoami()
        (tasks,) = pages(at.tracker)

    assert isinstance(account, Account)
    assert (account.site_id, account.site_name) == (CLUB.gid, "Chess club")
    assert [t.title for t in tasks] == [HALL.name]


def test_a_workspace_of_others_cannot_be_chosen() -> None:
    """Whoever does not belong to it is told before anything is saved."""
    with desk(workspace="999") as at:
        outcome = refused(at.tracker.whoami())

    assert outcome.status == 0
    assert "workspace" in outcome.reason


@pytest.mark.parametrize("token", ["", "wrong", "töken-☃"])
def test_a_wrong_token_is_an_expired_sign_in(token: str) -> None:
    """Whatever was pasted as a token, the answer is a plain one, for reads and writes alike."""
    with desk(token=token) as at:
        outcomes = [
            at.tracker.whoami(),
            at.tracker.assigned(None),
            at.tracker.find(OWL.gid),
            at.sheet.create(worklog(OWL)),
            at.sheet.update("1", worklog(OWL)),
            at.sheet.delete(ref(OWL), "1"),
            at.sheet.look(ref(OWL), MARK, AT),
            at.reader.between(AT, AT + timedelta(days=1), (ref(OWL),)),
            at.reader.one(ref(OWL), "1"),
        ]

    assert {type(o) for o in outcomes} == {SignInExpired}
    assert at.minutes() == []


# --- tasks -----------------------------------------------------------------------------------


def test_the_open_tasks_of_all_workspaces_come() -> None:
    """With project, section, own id and booked time where there are any."""
    world = small_world()
    world.put(
        replace(FOX, gid="1209000000004410", name="Done", is_completed=True),
        replace(FOX, gid="1209000000004411", name="Of Bob", assignee=BOB.gid),
        replace(FOX, gid="1209000000004412", name="A heading:", is_separator=True),
        replace(FOX, gid="1209000000004413", name="Part of it", parent="Feed the fox"),
        TimeEntry("8001", OWL.gid, BOB.gid, 90, "2026-02-01"),
    )
    with desk(asana=AsanaDouble(world)) as at:
        found = [task for page in pages(at.tracker) for task in page]

    shown = [(t.key, t.title, t.project, t.state) for t in found]
    assert shown == [
        ("BIRD-1", "Draw the owl", "Birds", "Doing"),
        ("", "Feed the fox", "", ""),
        ("", "Part of it", "Feed the fox", ""),
        ("", "Rent the hall", "Tournament", ""),
    ]
    owl, hall = found[0], found[-1]
    assert (owl.logged, hall.logged) == (timedelta(minutes=90), None)
    assert (owl.due_on, hall.due_on) == (date(2026, 12, 1), None)
    assert owl.ref == ref(OWL)
    assert owl.url == f"https://app.asana.com/0/0/{OWL.gid}/f"
    assert all(t.is_assigned and not t.is_done for t in found)


def test_more_tasks_than_a_page_are_read_page_by_page() -> None:
    """Over 500 tasks of two workspaces arrive whole, each once, with one request a page."""
    with desk() as at:
        at.asana.world.grow(520, MIA.gid, ACME.gid)
        found = pages(at.tracker)

    gids = [t.ref.remote_id for page in found for t in page]
    assert len(gids) == len(set(gids)) == 523
    assert [len(page) for page in found] == [100, 100, 100, 100, 100, 22, 1]
    assert len(at.asana.seen) == 1 + 2 + 7  # who, two lists, their pages


def test_a_workspace_that_keeps_its_list_is_passed_over() -> None:
    """A locked workspace does not hide the tasks of the others; alone, it is told."""
    with desk() as at:
        at.asana.script.add(status(403), path="user_task_list$")
        found = pages(at.tracker)
        at.asana.script.add(status(403), path="user_task_list$", times=2)
        none = at.tracker.assigned(None)

    assert [t.title for page in found for t in page] == [HALL.name]
    assert refused(none).status == 403


def test_the_last_workspace_may_be_a_locked_one() -> None:
    """What came before it has come, and that is all there is."""
    with desk() as at:
        first = at.tracker.assigned(None)
        assert isinstance(first, TaskPage)
        at.asana.script.add(status(404), path="user_task_list$")
        last = at.tracker.assigned(first.next_token)

    assert last == TaskPage((), None)


def test_a_lost_answer_on_the_way_is_no_end() -> None:
    """A workspace that cannot be reached just now is not taken for an empty one."""
    with desk() as at:
        at.asana.script.add(Fault("drop"), path="user_task_list$")
        outcome = at.tracker.assigned(None)

    assert isinstance(outcome, NotReached)


def test_a_person_without_workspaces_has_no_tasks() -> None:
    """That is an answer, and no failure."""
    world = small_world()
    world.put(replace(ACME, members=()), replace(CLUB, members=()))
    with desk(asana=AsanaDouble(world)) as at:
        assert at.tracker.assigned(None) == TaskPage((), None)


@pytest.mark.parametrize("token", ["", "stale", "1 2"])
def test_a_place_that_makes_no_sense_is_refused_here(token: str) -> None:
    """Nothing is asked of Asana for it."""
    with desk() as at:
        assert refused(at.tracker.assigned(token)).status == 400
        assert at.asana.seen == []


def test_an_offset_that_expired_is_refused() -> None:
    """Asana forgets them after a while; whoever pages starts anew."""
    with desk() as at:
        at.asana.world.grow(150, MIA.gid, ACME.gid)
        page = at.tracker.assigned(None)
        assert isinstance(page, TaskPage)
        assert page.next_token is not None
        stale = page.next_token.rpartition(" ")[0] + " stale"
        outcome = refused(at.tracker.assigned(stale))

    assert outcome.status == 400
    assert "expired" in outcome.reason


@pytest.mark.parametrize(
    "typed",
    [
        f" {FOX.gid} ",
        f"https://app.asana.com/0/5501/{FOX.gid}",
        f"https://app.asana.com/0/5501/{FOX.gid}/f",
        f"https://app.asana.com/0/0/{FOX.gid}/f?focus=true",
        f"https://app.asana.com/1/3301/project/5501/task/{FOX.gid}",
        f"https://app.asana.com/1/3301/task/{FOX.gid}?focus=true",
    ],
)
def test_a_task_is_found_by_its_number_or_address(typed: str) -> None:
    """Any task the person may see can be found, assigned or not."""
    with desk() as at:
        at.asana.world.put(replace(FOX, assignee=BOB.gid))
        found = at.tracker.find(typed)

    assert isinstance(found, Task)
    assert (found.ref, found.is_assigned) == (ref(FOX), False)
    assert found.assignee == BOB.name


@pytest.mark.parametrize(
    "typed",
    ["", "BIRD-1", "https://app.asana.com/0/home", "../users", f"{FOX.gid}/x", "\uff14\uff14"],
)
def test_what_is_no_task_is_not_asked_for(typed: str) -> None:
    """Text that was typed never becomes part of a path by itself."""
    with desk() as at:
        outcome = refused(at.tracker.find(typed))

    assert outcome.status == 404
    assert at.asana.seen == []


# --- writing ---------------------------------------------------------------------------------


def test_a_total_is_booked_as_it_should_stand() -> None:
    """Task, date, whole minutes and author; no note, which Asana has no room for."""
    with desk() as at:
        gid = written(at.sheet.create(worklog(OWL, minutes=75, comment="Drew it.")))
        (entry,) = at.asana.world.entries()
        (found,) = at.look(worklog(OWL))

    assert (entry.gid, entry.task, entry.author) == (gid, OWL.gid, MIA.gid)
    assert (entry.minutes, entry.entered_on) == (75, "2026-03-02")
    assert (found.remote_id, found.seconds, found.comment, found.mark) == (gid, 4500, "", "")
    assert found.started_ms == round(AT.timestamp() * 1000)


def test_what_is_kept_is_what_is_read_back() -> None:
    """Core compares the two; they must be one."""
    said = worklog(OWL, at=AT + timedelta(hours=3, seconds=1), minutes=75, comment="Drew it.")
    with desk() as at:
        written(at.sheet.create(said))
        (found,) = at.look(said)
        kept = at.sheet.as_kept(said)

    assert round(kept.started_at.timestamp() * 1000) == found.started_ms
    assert (kept.seconds, kept.comment) == (found.seconds, found.comment)
    assert at.sheet.finds_by_mark is False


def test_a_total_follows_its_day() -> None:
    """The new total replaces the old one, in the same entry; so does another date."""
    with desk() as at:
        gid = written(at.sheet.create(worklog(OWL)))
        written(at.sheet.update(gid, worklog(OWL, minutes=15, at=AT + timedelta(days=1))))
        (entry,) = at.asana.world.entries()

    assert (entry.gid, entry.minutes, entry.entered_on) == (gid, 15, "2026-03-03")


def test_a_deleted_total_is_gone_and_stays_so() -> None:
    """Deleting twice, or what somebody deleted in Asana, is deleted."""
    with desk() as at:
        gid = written(at.sheet.create(worklog(OWL)))
        assert written(at.sheet.delete(ref(OWL), gid)) == gid
        assert written(at.sheet.delete(ref(OWL), gid)) == gid
        assert at.look(worklog(OWL)) == ()


def test_changing_a_total_that_is_gone_is_refused() -> None:
    """Somebody deleted it in Asana: that is for the person to decide, not for us to repair."""
    with desk() as at:
        outcome = refused(at.sheet.update("999", worklog(OWL)))

    assert outcome.status == 404
    assert "deleted" in outcome.reason


@pytest.mark.parametrize(
    ("job", "code", "reason"),
    [
        (replace(OWL, may_track=False), 403, "may not"),
        (replace(OWL, is_visible=False), 403, "may not"),
        (Job("1209000000004499", "Nowhere", ACME.gid), 404, "no longer shows"),
    ],
)
def test_a_task_that_takes_no_time_says_why(job: Job, code: int, reason: str) -> None:
    """Each reason is told with its remedy, and nobody waits behind it."""
    with desk() as at:
        if code != 404:
            at.asana.world.put(job)
        outcome = refused(at.sheet.create(worklog(job)))
        written(at.sheet.create(worklog(FOX)))

    assert outcome.status == code
    assert reason in outcome.reason
    assert outcome.remedy


def test_what_others_wrote_cannot_be_changed() -> None:
    """Asana refuses it, and so it is told; core never asks for it."""
    with desk() as at:
        at.asana.world.put(TimeEntry("8001", OWL.gid, BOB.gid, 90, "2026-03-02"))
        outcome = refused(at.sheet.update("8001", worklog(OWL)))
        at.asana.trespasses.clear()

    assert outcome.status == 403
    assert at.minutes() == [90]


def test_a_total_of_nothing_is_refused_by_asana() -> None:
    """Asana takes whole minutes, one at least; core sees to it, and this happens otherwise."""
    with desk() as at:
        outcome = refused(at.sheet.create(worklog(OWL, minutes=0)))

    assert "length" in outcome.reason


# --- looking ---------------------------------------------------------------------------------


def test_only_the_persons_own_near_the_date_are_found() -> None:
    """Other people's never; of the person's own, two days to both sides, oldest first."""
    with desk() as at:
        at.asana.world.put(
            TimeEntry("8001", OWL.gid, BOB.gid, 60, "2026-03-02"),
            TimeEntry("80010", OWL.gid, MIA.gid, 10, "2026-03-02"),
            TimeEntry("8002", OWL.gid, MIA.gid, 60, "2026-02-28"),
            TimeEntry("8003", OWL.gid, MIA.gid, 60, "2026-03-04"),
            TimeEntry("8004", OWL.gid, MIA.gid, 60, "2026-03-05"),
            TimeEntry("8005", FOX.gid, MIA.gid, 60, "2026-03-02"),
        )
        found = at.look(worklog(OWL))

    assert [w.remote_id for w in found] == ["8002", "8003", "80010"]
    assert {w.mark for w in found} == {""}


def test_a_look_goes_through_all_pages() -> None:
    """A task with hundreds of entries hides nothing."""
    with desk() as at:
        for number in range(1, 251):
            at.asana.world.put(TimeEntry(str(8000 + number), OWL.gid, BOB.gid, 5, "2026-03-02"))
        at.asana.world.put(TimeEntry("8900", OWL.gid, MIA.gid, 5, "2026-03-02"))
        found = at.look(worklog(OWL))

    assert [w.remote_id for w in found] == ["8900"]
    assert len(at.asana.seen) == 3


def test_a_look_that_cannot_be_finished_finds_nothing_out() -> None:
    """Endless pages (a broken service) end as not reached: unknown stays unknown."""
    endless = {"data": [], "next_page": {"offset": "on and on"}}
    with desk() as at:
        at.asana.script.add(status(200, endless), times=1000)
        outcome = at.sheet.look(ref(OWL), MARK, AT)

    assert isinstance(outcome, NotReached)
    assert len(at.asana.seen) == 100


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        {"data": {}},
        {"data": [7]},
        {"data": [{"gid": "1", "duration_minutes": 5, "entered_on": "2026-03-02"}]},  # whose?
        {"data": [{**ODD, "duration_minutes": 5}]},
        {"data": [{**ODD, "duration_minutes": 5, "entered_on": "02.03.2026"}]},
        {"data": [{**ODD, "duration_minutes": 5, "entered_on": "2026-02-30"}]},
        {"data": [{**ODD, "duration_minutes": "5", "entered_on": "2026-03-02"}]},
        {"data": [{**ODD, "duration_minutes": None, "entered_on": "2026-03-02"}]},
        {"data": [], "next_page": {"offset": 7}},
    ],
)
def test_a_look_that_makes_no_sense_finds_nothing_out(body: object) -> None:
    """An answer that cannot be read must not look like "it is not there": that would book twice."""
    with desk() as at:
        at.asana.script.add(status(200, body))
        outcome = at.sheet.look(ref(OWL), MARK, AT)

    assert isinstance(outcome, NotReached)


def test_what_others_wrote_need_not_make_sense() -> None:
    """Somebody's odd entry keeps nobody from working."""
    theirs = [{"gid": "1", "created_by": who} for who in (None, {"gid": BOB.gid})]
    with desk() as at:
        at.asana.script.add(status(200, {"data": theirs}))
        assert at.sheet.look(ref(OWL), MARK, AT) == Looked(())


def test_a_look_where_nothing_is_says_so() -> None:
    """Nothing there is an answer, too; and comments are nobody's business where entries work."""
    with desk() as at:
        assert at.sheet.look(ref(FOX), MARK, AT) == Looked(())
        assert [s.path.rpartition("/")[2] for s in at.asana.seen] == ["time_tracking_entries"]


# --- reading back ----------------------------------------------------------------------------


def test_the_totals_of_a_period_are_listed() -> None:
    """The person's own, on whatever task; a day belongs to it when its noon does."""
    march = datetime(2026, 3, 1, tzinfo=UTC)
    with desk() as at:
        at.asana.world.put(
            TimeEntry("8001", OWL.gid, MIA.gid, 60, "2026-02-28"),
            TimeEntry("8002", OWL.gid, MIA.gid, 61, "2026-03-01"),
            TimeEntry("8003", FOX.gid, MIA.gid, 62, "2026-03-31"),
            TimeEntry("8004", FOX.gid, MIA.gid, 63, "2026-04-01"),
            TimeEntry("8005", FOX.gid, BOB.gid, 64, "2026-03-05"),
        )
        listed = at.reader.between(march, march + timedelta(days=31), (ref(OWL),))

    assert isinstance(listed, Listed)
    assert listed.is_complete
    told = [(s.task, s.worklog.remote_id, s.worklog.seconds) for s in listed.worklogs]
    assert told == [(ref(OWL), "8002", 3660), (ref(FOX), "8003", 3720)]
    assert len(at.asana.seen) == 3  # a listing, and each of them; not every task of the person


def test_over_a_hundred_totals_are_listed_page_by_page() -> None:
    """Each once."""
    with desk() as at:
        for number in range(102):
            at.asana.world.put(TimeEntry(str(8000 + number), OWL.gid, MIA.gid, 5, "2026-03-02"))
        listed = at.reader.between(AT - timedelta(days=1), AT + timedelta(days=1), ())

    assert isinstance(listed, Listed)
    assert len({s.worklog.remote_id for s in listed.worklogs}) == len(listed.worklogs) == 102


def test_a_connection_of_one_workspace_lists_no_other() -> None:
    """What was booked elsewhere is none of its business."""
    other = Workspace("1209000000003303", "Other", (MIA.gid,))
    job = replace(FOX, gid="1209000000004405", workspace=other.gid)
    period = (AT - timedelta(days=1), AT + timedelta(days=1))
    with desk(workspace=ACME.gid) as at:
        at.asana.world.put(other, job, TimeEntry("8001", job.gid, MIA.gid, 60, "2026-03-02"))
        gid = written(at.sheet.create(worklog(OWL)))
        listed = at.reader.between(*period, ())

    assert isinstance(listed, Listed)
    assert [s.worklog.remote_id for s in listed.worklogs] == [gid]


def test_where_no_entries_are_shown_a_listing_is_not_complete() -> None:
    """What cannot be seen is not taken for gone; what cannot be asked is no list at all."""
    period = (AT - timedelta(days=1), AT + timedelta(days=1))
    with desk(workspace=CLUB.gid) as at:
        listed = at.reader.between(*period, (ref(HALL),))
        asked = len(at.asana.seen)
    with desk() as at:
        written(at.sheet.create(worklog(OWL)))
        lost = []
        for ordinal in (2, 4):  # the listing; then the entry it told
            at.asana.script.add(Fault("drop"), at=ordinal)
            lost.append(at.reader.between(*period, ()))

    assert listed == Listed((), is_complete=False)
    assert asked == 1
    assert [type(outcome) for outcome in lost] == [NotReached] * 2


def test_an_entry_that_goes_while_it_is_listed_is_gone() -> None:
    """Deleted between the listing and the look at it: not there, and no failure."""
    gone = status(404, {"errors": [{"message": "time_tracking_entry: Unknown object: 1"}]})
    with desk() as at:
        written(at.sheet.create(worklog(OWL)))
        at.asana.script.add(gone, method="GET", path="/time_tracking_entries/")
        listed = at.reader.between(AT - timedelta(days=1), AT + timedelta(days=1), ())

    assert listed == Listed(())


def test_one_total_is_read_by_its_id() -> None:
    """As it stands, wherever its task is now; nothing where it is gone."""
    with desk() as at:
        gid = written(at.sheet.create(worklog(OWL)))
        found = at.reader.one(ref(OWL), gid)
        elsewhere = at.reader.one(ref(FOX), gid)
        gone = at.reader.one(ref(OWL), "999")
        at.asana.script.add(status(200, {"data": {"gid": gid}}))
        odd = at.reader.one(ref(OWL), gid)

    assert isinstance(found, Standing)
    assert isinstance(elsewhere, Standing)
    assert (found.task, found.worklog.seconds, found.worklog.author) == (ref(OWL), 3600, MIA.gid)
    assert found.worklog.created_ms > 0
    assert elsewhere.task == ref(OWL)
    assert gone is None
    assert isinstance(odd, NotReached)


def test_there_is_no_feed() -> None:
    """Whoever asks for one all the same is told."""
    with desk() as at:
        assert at.reader.has_feed is False
        assert refused(at.reader.changed_since(AT)).reason
        assert at.asana.seen == []


# --- what leaves -----------------------------------------------------------------------------


def test_every_address_is_told_beforehand_and_used() -> None:
    """The manifest names what is asked for: no more, no less; and nothing of what it said."""
    with desk(without="comment") as at:
        at.tracker.whoami()
        pages(at.tracker)
        at.tracker.find(OWL.gid)
        for job in (OWL, HALL):
            made = written(at.sheet.create(worklog(job)))
            at.look(worklog(job))
            at.sheet.update(made, worklog(job, minutes=1))
            at.reader.one(ref(job), made)
            at.reader.between(AT - timedelta(days=1), AT + timedelta(days=1), (ref(job),))
            at.sheet.delete(ref(job), made)

    described = at.asana.contract.descriptions[0]
    assert all(described.has_endpoint(e.method, e.path) for e in MANIFEST.endpoints)
    told = {(e.method, _nameless(e.path)) for e in MANIFEST.endpoints}
    assert {(r.method, r.path) for r in at.sent} == told
    assert len(at.sent) == len(at.asana.seen)
    secret = (OWL.gid, HALL.gid, OWL.name, MIA.gid, MIA.email, MIA.token, MARK, ACME.gid)
    assert not any(word in repr(at.sent) for word in secret)


def _nameless(path: str) -> str:
    """Write a template as the record of what left does."""
    parts = ["{}" if part.startswith("{") else part for part in path.split("/")]
    return "/".join("me" if parts[n - 1] == "users" and n else p for n, p in enumerate(parts))


def test_nothing_is_logged_of_what_is_said(caplog: pytest.LogCaptureFixture) -> None:
    """Neither our code nor a library under it writes addresses, people, tasks or answers."""
    caplog.set_level("DEBUG")
    with desk() as at:
        pages(at.tracker)
        written(at.sheet.create(worklog(OWL)))
        at.asana.script.add(status(500, {"errors": [{"message": MIA.name}]}), times=3)
        at.tracker.whoami()
        at.sheet.create(worklog(OWL))

    words = (OWL.gid, OWL.name, MIA.email, MIA.name, MIA.token, MARK)
    assert [r.getMessage() for r in caplog.records if any(w in r.getMessage() for w in words)] == []


def test_a_changed_address_sends_nothing() -> None:
    """A token given for one address is not sent to another one, whoever set that."""
    with AsanaDouble(small_world()) as other, desk(base_url=f"{other.url}/api/1.0") as at:
        outcomes = [at.tracker.whoami(), at.sheet.create(worklog(OWL))]
        assert other.seen == []

    assert {type(o) for o in outcomes} == {SignInExpired}
    assert at.asana.seen == []


def test_the_interface_may_be_found_somewhere_else() -> None:
    """The address that is set stands for all before the interface's own paths."""
    with AsanaDouble(small_world()) as double:
        made = Asana(access(settings={"services.asana.base_url": f"{double.url}{PREFIX}/"}))
        connection = connection_of(MIA, made.check_site("app.asana.com"))
        account = made.connect(connection, lambda: MIA.token).tracker.whoami()

    assert connection.site_url == double.url
    assert isinstance(account, Account)
