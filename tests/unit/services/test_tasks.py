"""The list of tasks at hand, local ones, and what the services say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fakes.tracker import FakeTracker
from tests.unit.services.desk import DOOR, INVOICE, JIRA, LOGIN, Desk, task
from tracksync.core.delivery.outcomes import Failure, NotReached, Refused
from tracksync.core.hues import Hue, hue_of
from tracksync.core.problems import BadInput, NotAllowed, NotFound
from tracksync.core.sentences import say
from tracksync.core.tasks import Task, TaskRef
from tracksync.core.text import TITLE_LIMIT
from tracksync.ports.tracker import TaskPage
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.journal.colouring import hue_in
from tracksync.services.personal.worktime.tasks import (
    MOST_LEFT,
    Fetched,
    fetch_assigned,
    fetch_left,
)

HOSTILE = "<b>x</b>\x00\u202e=cmd|'/c calc'!A1\ud800"


def found(desk: Desk, text: str = "") -> list[str]:
    return [t.title for t in desk.tasks.find(text)]


def page(*numbers: int, token: str | None = None) -> TaskPage:
    tasks = tuple(task(TaskRef(JIRA, str(n)), f"P-{n}", f"Task {n}") for n in numbers)
    return TaskPage(tasks, token)


# --- local tasks ----------------------------------------------------------------------------------


def test_a_local_task_can_be_made_and_found(desk: Desk) -> None:
    """It lives only here, and works offline."""
    made = desk.tasks.add_local(" Code  review ", via=DOOR, project=" Own ")

    assert (made.title, made.project, made.service) == ("Code review", "Own", "local")
    assert found(desk, "REVIEW own") == ["Code review"]
    assert desk.tasks.one(str(made.ref)) == made
    assert desk.told[-1] == Changed.TASKS


def test_new_tasks_are_told_apart_by_colour(desk: Desk) -> None:
    """As many as there are colours, whatever follows from their names."""
    made = [desk.tasks.add_local(f"Task {number}", via=DOOR) for number in range(len(Hue))]

    assert {one.hue for one in made} == set(Hue)


def test_a_local_task_can_be_changed(desk: Desk) -> None:
    """Renamed, moved, finished, taken up again; what is not named stays."""
    ref = desk.local()
    desk.tasks.change_local(ref, via=DOOR, title="Reviews")
    moved = desk.tasks.change_local(ref, via=DOOR, project="Own")
    done = desk.tasks.change_local(ref, via=DOOR, is_done=True)

    assert (moved.title, moved.project) == ("Reviews", "Own")
    assert done.is_done
    assert found(desk) == []
    assert not desk.tasks.change_local(ref, via=DOOR, is_done=False).is_done


@pytest.mark.parametrize("title", ["", " \n ", "\x00\u202e"])
def test_a_task_needs_a_name(desk: Desk, title: str) -> None:
    """Blanks and hidden marks are none."""
    ref = desk.local()

    with pytest.raises(BadInput, match="needs a name"):
        desk.tasks.add_local(title, via=DOOR)
    with pytest.raises(BadInput, match="needs a name"):
        desk.tasks.change_local(ref, via=DOOR, title=title)


def test_a_hostile_name_is_kept_as_plain_text(desk: Desk) -> None:
    """Nothing hidden in it, nothing of it carried out, no end in sight cut short."""
    made = desk.tasks.add_local(HOSTILE, via=DOOR)
    long = desk.tasks.add_local("x" * 10_000_000, via=DOOR)

    assert made.title == "<b>x</b>=cmd|'/c calc'!A1"
    assert len(long.title) == TITLE_LIMIT


def test_a_task_of_a_service_is_changed_there(desk: Desk) -> None:
    """The sentence says so."""
    desk.connect()

    with pytest.raises(NotAllowed, match="PROJ-142 belongs to jira"):
        desk.tasks.change_local("PROJ-142", via=DOOR, title="Mine")


def test_pins_keep_tasks_at_hand(desk: Desk) -> None:
    """Local ones and others; and let them go again."""
    desk.connect()
    local = desk.local()
    pinned = desk.tasks.pin("PROJ-139", via=DOOR, is_pinned=True)
    desk.tasks.pin(local, via=DOOR, is_pinned=True)
    assert pinned.is_pinned
    assert {t.title for t in desk.tasks.recent()} == {"Fix login redirect", "Code review"}
    desk.tasks.pin("PROJ-139", via=DOOR, is_pinned=False)
    desk.tasks.pin(local, via=DOOR, is_pinned=False)

    assert desk.tasks.recent() == ()


def test_a_colour_is_chosen_and_given_up(desk: Desk) -> None:
    """Of a local task and of another; the screens hear of it."""
    desk.connect()
    local = desk.local()
    before = len(desk.told)
    chosen = desk.tasks.colour("PROJ-142", via=DOOR, hue=Hue.TEAL)
    desk.tasks.colour(local, via=DOOR, hue=Hue.PLUM)
    assert desk.told[before:] == [Changed.COLOURS] * 2
    assert chosen == desk.tasks.one("PROJ-142")
    assert (chosen.hue, desk.tasks.one(local).hue) == (Hue.TEAL, Hue.PLUM)
    desk.tasks.pin(local, via=DOOR, is_pinned=True)
    desk.tasks.change_local(local, via=DOOR, title="Another name")
    assert desk.tasks.one(local).hue is Hue.PLUM
    desk.tasks.colour(local, via=DOOR, hue=None)

    assert desk.tasks.one(local).hue == hue_of(local)


def test_a_day_knows_the_colours_of_its_tasks(desk: Desk) -> None:
    """One of a task that is known by its entries only follows from the task."""
    desk.connect()
    for ref in ("PROJ-139", "PROJ-142"):
        desk.timer.start(ref, via=DOOR)
        desk.clock.advance(minutes=1)
    desk.tasks.colour("PROJ-142", via=DOOR, hue=Hue.TEAL)
    assert desk.reporting.today().chosen_hues == {LOGIN: None, INVOICE: Hue.TEAL}
    desk.connections.remove(JIRA, via=DOOR, keep_tasks=False)

    with desk.store.read() as now:
        assert hue_in(now, INVOICE) == hue_of(str(INVOICE))


def test_recent_tasks_are_pinned_or_tracked_last(desk: Desk) -> None:
    """Each once, finished ones and unknown ones left out, and not too many."""
    desk.connect()
    gone, done = desk.local("Gone"), desk.local("Done")
    for ref in (gone, "PROJ-142", done, "PROJ-139", "PROJ-142"):
        desk.timer.start(ref, via=DOOR)
        desk.clock.advance(minutes=1)
    desk.tasks.change_local(done, via=DOOR, is_done=True)
    desk.tasks.pin("PROJ-142", via=DOOR, is_pinned=True)
    assert [t.ref for t in desk.tasks.recent()][:2] == [INVOICE, LOGIN]
    desk.connections.remove(JIRA, via=DOOR, keep_tasks=False)

    assert [t.title for t in desk.tasks.recent()] == ["Gone"]
    assert desk.tasks.recent(0) == ()


def test_a_search_of_any_length_is_answered(desk: Desk) -> None:
    """Only its beginning counts."""
    desk.connect()

    assert found(desk, "x" * 10_000_000) == []
    assert found(desk, "\ud800") == []


# --- from the services ----------------------------------------------------------------------------


def test_a_refresh_replaces_the_list_and_keeps_pins(desk: Desk) -> None:
    """What is no longer assigned moves behind."""
    desk.connect()
    desk.tasks.pin("PROJ-142", via=DOOR, is_pinned=True)
    seen = task(INVOICE, "PROJ-142", "Invoice export, renamed")
    changed = desk.tasks.keep(JIRA, Fetched((seen,), None, is_complete=True))

    assert changed == Changed.TASKS
    assert desk.tasks.one("PROJ-142").title == "Invoice export, renamed"
    assert desk.tasks.one("PROJ-142").is_pinned
    assert not desk.tasks.one("PROJ-139").is_assigned


def test_what_an_adapter_forgot_to_clean_is_cleaned(desk: Desk) -> None:
    """The door is here, too."""
    desk.connect()
    seen = replace(task(INVOICE, "P" * 1000, HOSTILE), project=HOSTILE, state="\x00")
    empty = task(LOGIN, "PROJ-139", "\x00")
    desk.tasks.keep(JIRA, Fetched((seen, empty), None, is_complete=True))
    kept: Task = desk.tasks.one(str(INVOICE))

    assert len(kept.key) == 100
    assert kept.title == kept.project == "<b>x</b>=cmd|'/c calc'!A1"
    assert kept.state == ""
    assert desk.tasks.one(str(LOGIN)).title == "(no title)"


def test_the_cache_can_be_emptied(desk: Desk) -> None:
    """Of one connection or of all, left ones included; local tasks and entries stay."""
    desk.connect()
    desk.tasks.keep(JIRA, Fetched(page(1, 2).tasks, None, is_complete=True))
    entry = desk.timer.start("P-1", via=DOOR).entry
    desk.local("Own")

    assert desk.tasks.purge("jira-9", via=DOOR) == ("jira-9",)
    assert len(found(desk)) > 2
    assert desk.tasks.purge(JIRA, via=DOOR) == (JIRA,)
    assert found(desk) == ["Own"]
    assert desk.entry(entry).text.key == "P-1"
    desk.tasks.keep(JIRA, Fetched(page(1).tasks, None, is_complete=True))
    desk.connections.remove(JIRA, via=DOOR, keep_tasks=True)
    assert desk.tasks.purge(None, via=DOOR) == (JIRA,)
    assert found(desk) == ["Own"]
    assert desk.told[-1] == Changed.TASKS


def test_nothing_is_kept_for_a_connection_that_was_removed(desk: Desk) -> None:
    """The fetch was under way then."""
    desk.connect()
    desk.connections.remove(JIRA, via=DOOR, keep_tasks=False)
    seen = task(INVOICE, "PROJ-142", "Invoice export")

    assert desk.tasks.keep(JIRA, Fetched((seen,), None, is_complete=True)) is Changed.NOTHING
    with pytest.raises(NotFound):
        desk.tasks.one("PROJ-142")


def test_all_pages_are_fetched(desk: Desk) -> None:
    """A task that moved between two pages counts once."""
    tracker = FakeTracker(pages={"": page(1, 2, token="b"), "b": page(2, 3)})
    counts: list[int] = []
    fetched = fetch_assigned(tracker, progress=counts.append, cancelled=lambda: False)

    assert [t.key for t in fetched.tasks] == ["P-1", "P-2", "P-3"]
    assert (fetched.is_complete, fetched.failure) == (True, None)
    assert counts == [2, 3]


def test_a_page_that_fails_leaves_the_pages_before(desk: Desk) -> None:
    """They are added; nothing is taken away for it."""
    tracker = FakeTracker(pages={"": page(1, token="b"), "b": NotReached(say("gone"))})
    fetched = fetch_assigned(tracker, progress=lambda _: None, cancelled=lambda: False)

    assert len(fetched.tasks) == 1
    assert fetched.failure == NotReached(say("gone"))
    assert not fetched.is_complete


def test_a_fetch_can_be_cancelled(desk: Desk) -> None:
    """Before the next page."""
    tracker = FakeTracker(pages={"": page(1, token="b"), "b": page(2)})
    answers = iter([False, True])
    fetched = fetch_assigned(tracker, progress=lambda _: None, cancelled=lambda: next(answers))

    assert (len(fetched.tasks), fetched.is_complete) == (1, False)


def test_a_service_that_goes_round_in_circles_is_left(desk: Desk) -> None:
    """The same next page, twice."""
    tracker = FakeTracker(pages={"": page(1, token="b"), "b": page(2, token="b")})
    fetched = fetch_assigned(tracker, progress=lambda _: None, cancelled=lambda: False)

    assert not fetched.is_complete
    assert tracker.asked == ["", "b"]


def test_a_service_that_never_ends_is_left(desk: Desk) -> None:
    """After two thousand pages."""

    class Endless(FakeTracker):
        def assigned(self, page_token: str | None) -> TaskPage:
            return TaskPage((), str(int(page_token or "0") + 1))

    fetched = fetch_assigned(Endless(), progress=lambda _: None, cancelled=lambda: False)

    assert not fetched.is_complete


# --- what left the list ---------------------------------------------------------------------------


class Finding(FakeTracker):
    """Knows single tasks too."""

    def __init__(self, **found: Task | Failure) -> None:
        super().__init__()
        self.found = found

    def find(self, key: str) -> Task | Failure:
        self.asked.append(key)
        return self.found.get(f"n{key}", Refused(404))


def left(*numbers: int) -> list[Task]:
    return [task(TaskRef(JIRA, str(n)), f"P-{n}", f"Task {n}") for n in numbers]


def test_what_is_no_longer_in_the_list_is_named(desk: Desk) -> None:
    """Of this connection, as far as it was the person's; and only where the list is whole."""
    desk.connect()
    desk.local()
    one, two = page(1, 2).tasks
    desk.tasks.keep(JIRA, Fetched((one, two, *left(*range(100, 150))), None, is_complete=True))
    told = Fetched((one,), None, is_complete=True)

    assert [t.key for t in desk.tasks.left(JIRA, told)][:2] == ["P-2", "P-100"]
    assert len(desk.tasks.left(JIRA, told)) == MOST_LEFT
    assert desk.tasks.left("jira-2", told) == ()
    assert desk.tasks.left(JIRA, replace(told, is_complete=False)) == ()
    desk.tasks.keep(JIRA, told)
    assert desk.tasks.left(JIRA, told) == ()


def test_what_left_the_list_is_asked_for(desk: Desk) -> None:
    """Whose it is now is kept, bounded and clean; what is gone or another one is passed over."""
    desk.connect()
    mine, theirs, _ = left(1, 2, 3)
    theirs = replace(theirs, is_assigned=False, assignee="Ana\nWeber" + 500 * "x")
    tracker = Finding(n2=theirs, n3=mine)
    found = fetch_left(tracker, left(1, 2, 3), cancelled=lambda: False)
    desk.tasks.keep(JIRA, Fetched(found, None, is_complete=False))

    assert tracker.asked == ["1", "2", "3"]
    assert found == (theirs,)
    kept = desk.tasks.one(str(theirs.ref))
    assert (kept.is_assigned, kept.assignee[:9], len(kept.assignee)) == (False, "Ana Weber", 100)


def test_a_service_out_of_reach_is_asked_no_further(desk: Desk) -> None:
    """Nor one that nobody wants an answer of any more."""
    tracker = Finding(n1=NotReached())

    assert fetch_left(tracker, left(1, 2), cancelled=lambda: False) == ()
    assert fetch_left(tracker, left(2), cancelled=lambda: True) == ()
    assert tracker.asked == ["1"]


def test_whose_a_task_was_is_forgotten_with_the_assignment(desk: Desk) -> None:
    """That it was the person's own says nothing of whose it is now."""
    desk.connect()
    one = replace(page(1).tasks[0], assignee="Mia")
    theirs = replace(page(2).tasks[0], is_assigned=False, assignee="Ana Weber")
    desk.tasks.keep(JIRA, Fetched((one, theirs), None, is_complete=True))
    desk.tasks.keep(JIRA, Fetched((), None, is_complete=True))

    assert desk.tasks.one(str(one.ref)).assignee == ""
    assert desk.tasks.one(str(theirs.ref)).assignee == "Ana Weber"
