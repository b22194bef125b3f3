"""Azure DevOps through our adapters: tasks in, hours out, and nobody else's hours touched."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from tests.contract.azure_rig import AT, Desk, desk, worklog
from tests.contract.gateway_rig import access
from tests.contract.integration_bench import seat
from tests.contract.integration_rounds import each_stands_once
from tests.contract.test_azure_suite import AzureDevOpsBench
from tests.fakes.azure_devops import (
    BOB,
    COMPLETED,
    EGG,
    FOX,
    HOST_ID,
    MADE_AT,
    MIA,
    OWL,
    AzureDouble,
    Kind,
    Person,
    connection_of,
    edited_by_others,
    hours_more,
    hours_of_others,
    item_fields,
    small_world,
)
from tracksync.core.outcomes import (
    Busy,
    Looked,
    NotReached,
    Refused,
    SignInExpired,
    Written,
)
from tracksync.core.tasks import Task, TaskRef
from tracksync.integrations.azure_devops import AzureDevOps
from tracksync.ports.tracker import Account, Listed, Standing, TaskPage

OWL_REF = TaskRef("azure_devops-1", str(OWL))
NOTES = [
    "",
    "Drew it.",
    "One.\nTwo.\n\nThree.",
    '<b>&amp; "it\'s"</b> \u2603\U0001f98a',
    "#12 @Bob",
]


def pages(desk: Desk) -> list[Task]:
    """Read all assigned tasks, page by page."""
    tasks: list[Task] = []
    token: str | None = None
    while True:
        page = desk.tracker.assigned(token)
        assert isinstance(page, TaskPage), page
        tasks += page.tasks
        token = page.next_token
        if token is None:
            return tasks


# --- signing in ------------------------------------------------------------------------------


def test_who_we_are_is_told_by_the_organization() -> None:
    """The id is the one that stands in work items, not the one of the profile."""
    with desk() as at:
        account = at.tracker.whoami()

    assert account == Account(MIA.id, "Mia Krystof", "mia@example.org", "", "fabrikam", HOST_ID)


@pytest.mark.parametrize("token", ["", "wrong", BOB.token + "x"])
def test_a_token_of_nobody_is_a_dead_sign_in(token: str) -> None:
    """Reading and writing alike; nothing is written."""
    with desk(token=token) as at:
        outcomes = [
            at.tracker.whoami(),
            at.tracker.assigned(None),
            at.sheet.create(worklog()),
            at.sheet.look(OWL_REF, "m", AT),
        ]

        assert {type(outcome) for outcome in outcomes} == {SignInExpired}
        assert at.field(OWL) == 2.5


def test_a_token_that_may_only_read_is_said_so_when_writing() -> None:
    """The service answers as if it knew nobody; the words name the scope."""
    reader = Person("44444444-dddd-4ddd-8ddd-444444444444", "p", "R", "r@x", "r", may_write=False)
    world = small_world()
    world.add_person(reader)
    with desk(azure=AzureDouble(world), person=reader) as at:
        outcome = at.sheet.create(worklog())

    assert isinstance(outcome, SignInExpired)
    assert "Read & write" in outcome.reason


def test_organizations_are_found_by_a_token_for_all_of_them() -> None:
    """Several are told by address, in alphabetical order."""
    world = small_world()
    world.add_organization("Contoso", "55555555-eeee-4eee-8eee-555555555555")
    with AzureDouble(world) as azure:
        service = AzureDevOps(access(settings={"services.azure_devops.base_url": azure.url}))

        assert service.find_sites(lambda: MIA.token) == (
            f"{azure.url}/Contoso",
            f"{azure.url}/fabrikam",
        )
        azure.check()


def test_a_token_for_one_organization_cannot_tell_which() -> None:
    """It must be named; then the token is good."""
    world = small_world()
    mia = world.add_person(Person(MIA.id, MIA.profile_id, "Mia", "m@x", "for-one", "fabrikam"))
    with AzureDouble(world) as azure:
        settings = {"services.azure_devops.base_url": azure.url}
        service = AzureDevOps(access(settings=settings))
        found = service.find_sites(lambda: mia.token)
        made = service.connect(connection_of(mia, azure.site), lambda: mia.token)

        assert isinstance(found, SignInExpired)
        assert "for one of them only" in found.reason
        assert isinstance(made.tracker.whoami(), Account)


def test_another_organization_needs_a_sign_in_of_its_own() -> None:
    """A token made for one organization is nobody's at the other."""
    world = small_world()
    world.add_organization("contoso", "55555555-eeee-4eee-8eee-555555555555")
    mia = world.add_person(Person(MIA.id, MIA.profile_id, "Mia", "m@x", "for-one", "fabrikam"))
    with AzureDouble(world) as azure:
        there = connection_of(mia, f"{azure.url}/contoso")
        made = AzureDevOps(access()).connect(there, lambda: mia.token)

        assert isinstance(made.tracker.whoami(), SignInExpired)


def test_a_token_never_goes_to_another_address() -> None:
    """Where the setting leads elsewhere, every call ends before it leaves."""
    with desk(base_url="http://127.0.0.1:9/") as at:
        outcome = at.sheet.create(worklog())

        assert isinstance(outcome, SignInExpired)
        assert at.azure.seen == []


# --- tasks -----------------------------------------------------------------------------------


def test_tasks_of_all_projects_are_read_with_their_hours() -> None:
    """Type, state, project and hours; the number is the key."""
    with desk() as at:
        tasks = {task.key: task for task in pages(at)}
        owl, fox = tasks["#1001"], tasks["#1002"]

        assert set(tasks) == {"#1001", "#1002"}
        assert (owl.title, owl.kind, owl.state, owl.project) == (
            "Draw the owl",
            "Task",
            "Active",
            "Zoo",
        )
        assert owl.estimate == timedelta(hours=8)
        assert owl.logged == timedelta(hours=2.5)
        assert owl.remaining == timedelta(hours=5.5)
        assert owl.ref == OWL_REF
        assert owl.url == f"{at.azure.site}/Zoo/_workitems/edit/1001"
        assert (fox.logged, fox.remaining, fox.is_assigned) == (None, None, True)
        assert fox.project == "Über uns & Co"
        assert "%C3%9Cber%20uns%20%26%20Co" in fox.url


def test_over_five_hundred_tasks_are_read_by_two_hundred() -> None:
    """Every one, once, the latest changed first; those of Bob and finished ones are not there."""
    world = small_world()
    for number in range(2000, 2620):
        changed_at = f"2026-03-02T{number % 24:02}:{number % 60:02}:00Z"
        world.add_item(number, BOB.id, changed_at, item_fields(f"Task {number}"))
    world.add_item(3000, BOB.id, MADE_AT, item_fields("Of Bob", to=BOB))
    world.add_item(3001, BOB.id, MADE_AT, item_fields("Of nobody", to=None))
    world.add_item(3002, BOB.id, MADE_AT, item_fields("Ended") | {"System.State": "Closed"})
    world.add_item(3003, BOB.id, MADE_AT, item_fields("Cut") | {"System.State": "Cut"})
    with desk(azure=AzureDouble(world)) as at:
        tasks = pages(at)
        batches = [seen for seen in at.azure.seen if seen.path.endswith("workitemsbatch")]

    numbers = [int(task.ref.remote_id) for task in tasks]
    assert len(numbers) == len(set(numbers)) == 622
    assert not {3000, 3001, 3002, 3003} & set(numbers)
    assert len(batches) == 4
    assert numbers[-1] in {OWL, FOX}


def test_one_that_was_hidden_meanwhile_is_left_out() -> None:
    """A work item may be deleted between the query and the reading; the others still come."""
    with desk() as at:
        at.azure.world.plan("POST", "workitemsbatch", {"do": "drop", "id": OWL})

        assert [task.key for task in pages(at)] == ["#1002"]


def test_states_are_asked_for_once_for_each_type() -> None:
    """The end of a type's states is told by their category, and remembered."""
    with desk() as at:
        pages(at)
        first = len(at.azure.seen)
        pages(at)

        kinds = [seen.path for seen in at.azure.seen if "workitemtypes" in seen.path]
        assert len(kinds) == 2
        assert len(at.azure.seen) == first + 2


def test_a_type_that_cannot_be_read_does_not_hide_its_tasks() -> None:
    """Then the state's category is unknown, and the task counts as open."""
    world = small_world()
    world.add_item(3000, BOB.id, MADE_AT, item_fields("Odd", kind="Gone"))
    with desk(azure=AzureDouble(world)) as at:
        assert "#3000" in {task.key for task in pages(at)}


@pytest.mark.parametrize("typed", ["1001", "#1001", " #1001 "])
def test_one_task_is_found_by_its_number(typed: str) -> None:
    """With or without the sign; assigned to whomever."""
    with desk() as at:
        found = at.tracker.find(typed)

    assert isinstance(found, Task)
    assert found.title == "Draw the owl"


@pytest.mark.parametrize("typed", ["999", "PROJ-1", "", "0", "-1", "1001/..", "9" * 11])
def test_a_number_of_no_task_is_refused(typed: str) -> None:
    """With 404, and in words."""
    with desk() as at:
        found = at.tracker.find(typed)

    assert isinstance(found, Refused)
    assert (found.status, bool(found.reason), bool(found.remedy)) == (404, True, True)


def test_a_finished_task_is_told_as_finished() -> None:
    """Whoever asks for it by number sees it, done."""
    world = small_world()
    world.add_item(3002, BOB.id, MADE_AT, item_fields("Ended", to=BOB) | {"System.State": "Cut"})
    with desk(azure=AzureDouble(world)) as at:
        found = at.tracker.find("3002")

    assert isinstance(found, Task)
    assert (found.is_done, found.is_assigned) == (True, False)


# --- writing ---------------------------------------------------------------------------------


@pytest.mark.parametrize("note", NOTES)
def test_time_is_added_and_stands_in_the_history(note: str) -> None:
    """One change: the hours, what remains, and whose time it is; the note comes back as it was."""
    with desk() as at:
        wanted = worklog(comment=note)
        written = at.sheet.create(wanted)
        found = at.look(wanted)

        assert written == Written("mark-1")
        assert (at.field(OWL), at.remaining(OWL)) == (4.0, 4.0)
        assert len(found) == 1
        assert (found[0].mark, found[0].remote_id, found[0].seconds) == ("mark-1", "mark-1", 5400)
        assert found[0].started_ms == AT.timestamp() * 1000
        assert found[0].comment.split() == note.split()
        assert found[0].author == MIA.id
        assert found[0].created_ms > 0


def test_an_empty_field_takes_time() -> None:
    """Nothing booked yet is the same as no hours; what remains stays empty."""
    with desk() as at:
        assert at.sheet.create(worklog(FOX)) == Written("mark-1")
        assert (at.field(FOX), at.remaining(FOX)) == (1.5, None)


def test_time_is_changed_and_taken_back() -> None:
    """By the difference, each time; in the end the field is as it was."""
    with desk() as at:
        at.sheet.create(worklog())
        changed = at.sheet.update("mark-1", worklog(seconds=7200, comment="Drew it all."))
        stands, hours = at.look(worklog()), at.field(OWL)
        gone = at.sheet.delete(OWL_REF, "mark-1")

        assert (changed, gone) == (Written("mark-1"), Written("mark-1"))
        assert (hours, stands[0].seconds, stands[0].comment) == (4.5, 7200, "Drew it all.")
        assert (at.field(OWL), at.remaining(OWL)) == (2.5, 5.5)
        assert at.look(worklog()) == ()
        assert [line.partition("</div>")[0] for line in at.comments(OWL)] == [
            "<div>TrackSync: 1 h 30 min.",
            "<div>TrackSync: 2 h, was 1 h 30 min.",
            "<div>TrackSync: 2 h taken back.",
        ]


def test_writing_twice_is_writing_once() -> None:
    """What stands already is left alone, whoever forgot that it was sent."""
    with desk() as at:
        at.sheet.create(worklog())
        rev = at.field(OWL, "System.Rev")

        assert at.sheet.create(worklog()) == Written("mark-1")
        assert at.sheet.update("mark-1", worklog()) == Written("mark-1")
        assert (at.field(OWL), at.field(OWL, "System.Rev")) == (4.0, rev)


def test_deleting_twice_is_deleting_once() -> None:
    """Time that was taken back is not taken back again."""
    with desk() as at:
        at.sheet.create(worklog())
        at.sheet.delete(OWL_REF, "mark-1")

        assert at.sheet.delete(OWL_REF, "mark-1") == Written("mark-1")
        assert at.sheet.delete(OWL_REF, "never") == Written("never")
        assert at.field(OWL) == 2.5


def test_a_change_of_what_is_gone_is_refused() -> None:
    """The history tells of no such time: 404, so that the person is asked."""
    with desk() as at:
        outcome = at.sheet.update("mark-1", worklog())

        assert isinstance(outcome, Refused)
        assert outcome.status == 404
        assert at.field(OWL) == 2.5


def test_time_taken_back_can_be_sent_again() -> None:
    """The same mark stands once more."""
    with desk() as at:
        at.sheet.create(worklog())
        at.sheet.delete(OWL_REF, "mark-1")
        at.sheet.create(worklog(seconds=3600))

        assert (at.field(OWL), at.look(worklog())[0].seconds) == (3.5, 3600)


def test_a_note_or_start_alone_is_said_without_touching_hours() -> None:
    """Neither field is sent; the history says the new words."""
    with desk() as at:
        at.sheet.create(worklog())
        at.sheet.update("mark-1", worklog(comment="Better.", at=AT + timedelta(minutes=5)))
        found = at.look(worklog())

        assert (at.field(OWL), found[0].comment) == (4.0, "Better.")
        assert found[0].started_ms == (AT + timedelta(minutes=5)).timestamp() * 1000


def test_what_remains_can_be_left_alone() -> None:
    """By setting."""
    with desk(adjust="leave") as at:
        at.sheet.create(worklog())

        assert (at.field(OWL), at.remaining(OWL)) == (4.0, 5.5)


def test_what_remains_never_goes_below_zero() -> None:
    """More was worked than was left."""
    with desk() as at:
        at.sheet.create(worklog(seconds=8 * 3600))

        assert (at.field(OWL), at.remaining(OWL)) == (10.5, 0.0)


def test_several_entries_share_a_work_item() -> None:
    """Each by its own mark, in any order."""
    with desk() as at:
        for number in range(5):
            at.sheet.create(worklog(mark=f"m{number}", seconds=60 * (number + 1)))
        at.sheet.delete(OWL_REF, "m2")
        at.sheet.update("m4", worklog(mark="m4", seconds=600))

        stands = {f"m{n}": at.look(worklog(mark=f"m{n}")) for n in range(5)}
        assert {mark: found[0].seconds for mark, found in stands.items() if found} == {
            "m0": 60,
            "m1": 120,
            "m3": 240,
            "m4": 600,
        }
        assert at.field(OWL) == pytest.approx(2.5 + 1020 / 3600, abs=0.00011)


def test_minutes_do_not_drift() -> None:
    """A minute is no round part of an hour; what rounding loses is made up for at once."""
    with desk() as at:
        for number in range(30):
            assert at.sheet.create(worklog(FOX, f"m{number}", seconds=60)) == Written(f"m{number}")

        assert at.field(FOX) == 0.5


# --- others in between -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "workitems/"), ("GET", "updates"), ("PATCH", "workitems/")]
)
def test_hours_of_others_are_kept_whenever_they_come(method: str, path: str) -> None:
    """A change just before any of our requests: refused as overtaken or seen, never lost."""
    with desk() as at:
        at.edit_before(method, path, OWL, 10.25)
        outcomes = [at.sheet.create(worklog()) for _ in range(2)]

        assert outcomes[-1] == Written("mark-1")
        assert at.field(OWL) == 11.75
        assert len(at.look(worklog())) == 1


@pytest.mark.parametrize("seed", range(3))
def test_hours_of_others_are_kept_through_any_weather(seed: int) -> None:
    """Faults, edits and kills of ours, and Bob at work between any two requests: all exact."""
    rng = random.Random(seed)
    with seat(AzureDevOpsBench()) as at:
        world = at.double.world
        before = hours_of_others(world, MIA.id)[OWL]
        for _ in range(30):
            method, path = rng.choice(
                [("GET", "workitems/"), ("GET", "updates"), ("PATCH", "workitems/")]
            )
            hours = rng.choice([0.25, 1.3333, 0.01, -0.25])
            world.plan(method, path, hours_more(OWL, BOB.id, MADE_AT, hours))
        each_stands_once(at, seed=seed, count=6)
        bobs = edited_by_others(world, MIA.id)[OWL]

        assert hours_of_others(world, MIA.id)[OWL] == pytest.approx(bobs, abs=0.002)
        assert bobs != before
        world.work(OWL, BOB.id, MADE_AT, before - bobs)  # for the bench: as it was


def test_an_overtaken_write_waits_and_says_why() -> None:
    """Nothing was written; only this task waits, and not because the service is busy."""
    with desk() as at:
        at.edit_before("PATCH", "workitems/", OWL, 3.0)
        outcome = at.sheet.create(worklog())

        assert isinstance(outcome, Busy)
        assert (outcome.wait, outcome.scope) == (None, "task")
        assert outcome.reason == "Somebody changed the work item at the same moment."
        assert at.field(OWL) == 3.0


@pytest.mark.parametrize("hours", [1.0, 0.0, None])
def test_more_than_there_is_is_not_taken_back(hours: float | None) -> None:
    """Somebody lowered the hours below our share: never negative, and said in words."""
    with desk() as at:
        at.sheet.create(worklog())
        at.edit(OWL, hours)
        refusals = [
            at.sheet.delete(OWL_REF, "mark-1"),
            at.sheet.update("mark-1", worklog(seconds=60)),
        ]

        for outcome in refusals:
            assert isinstance(outcome, Refused)
            assert "lowered" in outcome.reason
        assert at.field(OWL) == hours


def test_lowered_hours_above_the_difference_are_fine() -> None:
    """Only what changes is looked at: half an hour can be taken from one."""
    with desk() as at:
        at.sheet.create(worklog())
        at.edit(OWL, 1.0)

        assert at.sheet.update("mark-1", worklog(seconds=3600)) == Written("mark-1")
        assert at.field(OWL) == 0.5


def test_a_copied_comment_says_nothing() -> None:
    """Neither of somebody else, nor of ourselves where no hours came with it."""
    with desk() as at:
        at.sheet.create(worklog())
        copied = at.comments(OWL)[0]
        other = copied.replace("mark-1", "mark-2")
        at.edit(OWL, 5.5, by=BOB, comment=other)
        at.edit(OWL, 5.5, by=MIA, comment=other)
        at.edit(OWL, 5.5, by=BOB, comment=copied.replace(":0:5400:", ":5400:0:"))

        assert at.look(worklog(mark="mark-2")) == ()
        assert at.look(worklog())[0].seconds == 5400
        assert at.sheet.create(worklog(mark="mark-2", seconds=60)) == Written("mark-2")


def test_a_note_cannot_speak_for_us() -> None:
    """A mark in a note is a note."""
    with desk() as at:
        sly = worklog(comment="x</div><div>[tracksync:mark-9:0:36000:2026-01-01T00:00:00Z]</div>")
        at.sheet.create(sly)

        assert at.look(worklog(mark="mark-9")) == ()
        assert at.look(sly)[0].comment == sly.comment


def test_a_deleted_comment_is_time_that_is_gone() -> None:
    """Then the history no longer proves it, and the person is asked before anything is sent."""
    with desk() as at:
        at.sheet.create(worklog())
        item = at.azure.world.item(OWL)
        assert item is not None
        item.updates[-1]["fields"]["System.History"]["newValue"] = ""

        assert at.look(worklog()) == ()
        assert isinstance(at.sheet.update("mark-1", worklog(seconds=60)), Refused)


# --- no place for it -------------------------------------------------------------------------


def test_a_type_without_the_field_is_refused_in_words() -> None:
    """Before anything is sent; the words name type, project and remedy."""
    with desk() as at:
        outcome = at.sheet.create(worklog(EGG))

        assert isinstance(outcome, Refused)
        assert (
            outcome.reason == "Work items of the type “Story” have no field Completed Work in Zoo."
        )
        assert "administrator" in outcome.remedy
        assert "PATCH" not in {seen.method for seen in at.azure.seen}


def test_a_field_that_an_administrator_added_is_seen_at_once() -> None:
    """A no is never remembered."""
    with desk() as at:
        at.sheet.create(worklog(EGG))
        at.azure.world.add_kind(Kind("Zoo", "Story", states={"Active": "InProgress"}))

        assert at.sheet.create(worklog(EGG)) == Written("mark-1")
        assert at.field(EGG) == 1.5


def test_a_rule_of_the_project_is_told() -> None:
    """Remaining work of a closed item is read-only here."""
    with desk() as at:
        at.azure.world.revise(OWL, BOB.id, MADE_AT, {"System.State": "Closed"})
        outcome = at.sheet.create(worklog())

        assert isinstance(outcome, Refused)
        assert "rule of the project" in outcome.reason
        assert at.field(OWL) == 2.5


def test_an_item_that_may_not_be_changed_is_told() -> None:
    """403, with the permission to ask for."""
    with desk() as at:
        at.azure.world.permit(OWL, may_edit=False)
        outcome = at.sheet.create(worklog())

    assert isinstance(outcome, Refused)
    assert "Edit work items" in outcome.remedy


def test_an_item_that_is_gone_is_told() -> None:
    """404 for all that is asked of it."""
    with desk() as at:
        at.sheet.create(worklog())
        at.azure.world.drop(OWL)
        outcomes = [
            at.sheet.create(worklog(mark="m2")),
            at.sheet.update("mark-1", worklog()),
            at.sheet.delete(OWL_REF, "mark-1"),
            at.sheet.look(OWL_REF, "mark-1", AT),
            at.reader.one(OWL_REF, "mark-1"),
        ]

    assert {type(o) for o in outcomes} == {Refused}
    assert {o.status for o in outcomes if isinstance(o, Refused)} == {404}


@pytest.mark.parametrize("remote_id", ["", "x", "1/updates", "../1", "0"])
def test_what_is_no_number_never_reaches_the_wire(remote_id: str) -> None:
    """A reference may come from anywhere."""
    with desk() as at:
        outcome = at.sheet.look(TaskRef("azure_devops-1", remote_id), "m", AT)

        assert isinstance(outcome, Refused)
        assert at.azure.seen == []


# --- long histories --------------------------------------------------------------------------


def test_a_history_of_many_pages_is_read_whole() -> None:
    """Our time stands on the first page, and on the last."""
    with desk() as at:
        at.sheet.create(worklog())
        for number in range(450):
            at.azure.world.revise(OWL, BOB.id, MADE_AT, {"System.Title": f"Owl {number}"})
        at.sheet.create(worklog(mark="m2"))

        assert at.sheet.update("mark-1", worklog(seconds=60)) == Written("mark-1")
        assert len(at.look(worklog(mark="m2"))) == 1
        assert at.field(OWL) == pytest.approx(2.5 + 5460 / 3600, abs=0.0001)


def test_a_history_that_lags_behind_proves_nothing() -> None:
    """Nothing is written on the word of half a history."""
    with desk() as at:
        item = at.azure.world.item(OWL)
        assert item is not None
        item.rev += 1

        assert isinstance(at.sheet.create(worklog()), NotReached)
        assert at.field(OWL) == 2.5


def test_a_project_renamed_at_this_moment_is_asked_for_again() -> None:
    """The item was there a moment before: that is no refusal."""
    with desk() as at:
        at.azure.world.plan(
            "GET",
            "updates",
            {
                "do": "revise",
                "organization": "fabrikam",
                "id": OWL,
                "by": BOB.id,
                "at": MADE_AT,
                "fields": {"System.TeamProject": "Zoo 2"},
            },
        )

        assert isinstance(at.sheet.create(worklog()), NotReached)


# --- reading back ----------------------------------------------------------------------------


def test_own_time_of_a_period_is_listed() -> None:
    """By when it began, on the tasks that are asked about; what was taken back is not there."""
    with desk() as at:
        for number, (task, start) in enumerate(
            [(OWL, AT), (OWL, AT + timedelta(days=1)), (FOX, AT), (FOX, AT)]
        ):
            at.sheet.create(worklog(task, f"m{number}", at=start))
        at.sheet.delete(TaskRef("azure_devops-1", str(FOX)), "m3")
        refs = tuple(TaskRef("azure_devops-1", str(n)) for n in (OWL, FOX))
        listed = at.reader.between(AT, AT + timedelta(days=1), refs)

    assert isinstance(listed, Listed)
    assert listed.is_complete
    assert {(str(s.task), s.worklog.mark) for s in listed.worklogs} == {
        ("azure_devops-1:1001", "m0"),
        ("azure_devops-1:1002", "m2"),
    }


def test_only_items_that_changed_since_are_read() -> None:
    """A hundred quiet work items cost one request."""
    with desk() as at:
        at.sheet.create(worklog(FOX))
        at.azure.seen.clear()
        later = datetime(2026, 3, 1, 9, tzinfo=UTC)
        refs = tuple(TaskRef("azure_devops-1", str(n)) for n in (OWL, FOX))
        listed = at.reader.between(later, AT + timedelta(days=1), refs)
        asked = [seen.path.rpartition("/wit/")[2] for seen in at.azure.seen]

    assert isinstance(listed, Listed)
    assert [standing.worklog.mark for standing in listed.worklogs] == ["mark-1"]
    assert asked == ["workitemsbatch", f"workItems/{FOX}/updates"]


def test_a_hidden_item_leaves_a_gap() -> None:
    """Missing is not deleted."""
    with desk() as at:
        at.azure.world.permit(FOX, is_visible=False)
        refs = tuple(TaskRef("azure_devops-1", n) for n in (str(OWL), str(FOX), "x"))
        listed = at.reader.between(AT, AT + timedelta(days=1), refs)

    assert listed == Listed((), is_complete=False)


def test_one_is_read_by_its_mark() -> None:
    """None once it was taken back."""
    with desk() as at:
        at.sheet.create(worklog())
        stands = at.reader.one(OWL_REF, "mark-1")
        at.sheet.delete(OWL_REF, "mark-1")

        assert isinstance(stands, Standing)
        assert (stands.worklog.seconds, stands.task) == (5400, OWL_REF)
        assert at.reader.one(OWL_REF, "mark-1") is None


def test_there_is_no_feed() -> None:
    """And nobody is asked for one."""
    with desk() as at:
        assert not at.reader.has_feed
        assert isinstance(at.reader.changed_since(AT), Refused)
        assert at.reader.between(AT, AT, ()) == Listed(())
        assert at.azure.seen == []


def test_a_far_start_is_found_all_the_same() -> None:
    """The history is looked through whole, whatever day is near."""
    with desk() as at:
        at.sheet.create(worklog(at=datetime(1971, 5, 5, tzinfo=UTC)))
        looked = at.sheet.look(OWL_REF, "mark-1", AT)

    assert isinstance(looked, Looked)
    assert len(looked.found) == 1


def test_what_left_names_nobody() -> None:
    """Organization, project and numbers are not in the record of what was sent."""
    with desk() as at:
        pages(at)
        at.sheet.create(worklog(FOX))
        told = {record.path for record in at.sent}

    assert told == {
        "/{}/_apis/wit/wiql",
        "/{}/_apis/wit/workitemsbatch",
        "/{}/{}/_apis/wit/workitemtypes/{}",
        "/{}/_apis/wit/workitems/{}",
        "/{}/{}/_apis/wit/workItems/{}/updates",
    }


def test_the_double_tells_hours_of_others() -> None:
    """COMPLETED is a number that everybody writes; the storm asks whose it is."""
    with desk() as at:
        at.sheet.create(worklog())
        at.edit(OWL, 5.0)

        assert at.field(OWL, COMPLETED) == 5.0
