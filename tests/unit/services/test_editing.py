"""Changing entries by hand, and taking it back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest

from tests.unit.services.desk import DOOR, INVOICE, LOGIN, Desk, at
from tracksync.core.journal.entries import Entry, Origin
from tracksync.core.journal.events import RunEnded
from tracksync.core.problems import BadInput, NotAllowed, NotFound
from tracksync.core.text import NOTE_LIMIT
from tracksync.ports.activity import SessionChange
from tracksync.services.personal.worktime.editing import MOST_MERGED, Edit

MINUTE = timedelta(minutes=1)
ODD_ZONE = timezone(timedelta(hours=14))


def add(desk: Desk, first: int, last: int, ref: str = "", note: str = "") -> Entry:
    """Add an entry from one full hour to another."""
    task = ref or desk.local()
    return desk.editing.add(task, at(desk, first), at(desk, last), via=DOOR, note=note)


# --- adding and editing ---------------------------------------------------------------------------


def test_an_entry_is_added_as_told(desk: Desk) -> None:
    """Times, task and note; in the zone the person is in."""
    desk.connect()
    name = UUID(int=5)
    entry = desk.editing.add(
        "PROJ-142", at(desk, 6), at(desk, 7), via=DOOR, note=" Cents\x00 ", entry=name
    )

    assert (entry.id, entry.task, entry.text.note) == (name, INVOICE, "Cents")
    assert (entry.origin, entry.zone) == (Origin.MANUAL, "Europe/Berlin")
    assert entry.duration == 60 * MINUTE


def test_times_of_any_zone_are_kept_as_one(desk: Desk) -> None:
    """Whole milliseconds, UTC: what is read back is what was kept."""
    start = datetime(2026, 11, 20, 20, 0, 0, 123_999, tzinfo=ODD_ZONE)
    entry = desk.editing.add(desk.local(), start, start + 60 * MINUTE, via=DOOR)

    assert entry.start_at == datetime(2026, 11, 20, 6, 0, 0, 123_000, tzinfo=UTC)
    assert entry.start_at.tzinfo is UTC


def test_entries_may_overlap(desk: Desk) -> None:
    """That is shown, never cut."""
    add(desk, 6, 8)
    add(desk, 7, 9)

    assert desk.tracked() == 240 * MINUTE


def test_an_edit_changes_what_it_names(desk: Desk) -> None:
    """And leaves the rest."""
    desk.connect()
    entry = add(desk, 6, 8, "PROJ-142", "Cents")
    longer = desk.editing.edit(entry.id, Edit(end_at=at(desk, 9)), via=DOOR)
    moved = desk.editing.edit(str(entry.id), Edit(task="PROJ-139"), via=DOOR)
    described = desk.editing.edit(entry.id, Edit(note="Rounding"), via=DOOR)

    assert longer.duration == 180 * MINUTE
    assert (moved.task, moved.text.key, moved.text.note) == (LOGIN, "PROJ-139", "Cents")
    assert described.text.note == "Rounding"


def test_an_edit_of_nothing_is_no_edit(desk: Desk) -> None:
    """The history stays short."""
    entry = add(desk, 6, 8)
    desk.editing.edit(entry.id, Edit(end_at=at(desk, 8)), via=DOOR)

    assert len(desk.editing.history(entry.id)) == 1


def test_an_entry_of_a_task_nobody_knows_any_more_can_be_changed(desk: Desk) -> None:
    """The editor sends its task along; the entry stays on it, and keeps what it is called."""
    desk.connect()
    entry = add(desk, 6, 7, "PROJ-142")
    desk.tasks.purge("jira-1", via=DOOR)
    edit = Edit(task=str(entry.task), end_at=at(desk, 8), note="Cents")
    changed = desk.editing.edit(entry.id, edit, via=DOOR)

    assert (changed.task, changed.text.title) == (entry.task, entry.text.title)
    assert (changed.text.note, changed.duration) == ("Cents", 120 * MINUTE)
    with pytest.raises(NotFound):
        desk.editing.edit(entry.id, Edit(task="PROJ-139"), via=DOOR)


def test_the_running_entry_runs_on_when_described(desk: Desk) -> None:
    """Only an end stops it."""
    running = desk.timer.start(desk.local(), via=DOOR).entry
    desk.clock.advance(hours=1)
    described = desk.editing.edit(running.id, Edit(note="Cents"), via=DOOR)
    ended = desk.editing.edit(running.id, Edit(end_at=at(desk, 8, 30)), via=DOOR)

    assert described.end_at is None
    assert ended.duration == 30 * MINUTE
    assert not desk.is_running()


def test_an_entry_longer_than_a_week_can_be_described(desk: Desk) -> None:
    """It is odd, but it is there; the note is not what is odd."""
    running = desk.timer.start(desk.local(), via="cli").entry
    desk.clock.advance(days=8)
    ended = desk.timer.stop(via="cli")

    assert desk.editing.edit(running.id, Edit(note="Forgot it"), via=DOOR).end_at == ended.end_at


@pytest.mark.parametrize(
    "edit",
    [
        Edit(start_at=datetime(2026, 11, 20, 9, tzinfo=UTC)),
        Edit(end_at=datetime(2026, 11, 20, 9, tzinfo=UTC)),
    ],
)
def test_the_running_entry_lies_in_the_past(desk: Desk, edit: Edit) -> None:
    """It neither starts nor ends in time to come."""
    running = desk.timer.start(desk.local(), via=DOOR).entry
    desk.clock.advance(minutes=5)

    with pytest.raises(BadInput, match="in time to come"):
        desk.editing.edit(running.id, edit, via=DOOR)


@pytest.mark.parametrize(
    ("start", "end", "says"),
    [
        (datetime(1970, 1, 1, tzinfo=UTC), datetime(1970, 1, 2, tzinfo=UTC), "not a believable"),
        (datetime(2038, 1, 19, tzinfo=UTC), datetime(2038, 1, 20, tzinfo=UTC), "not a believable"),
        (
            datetime(9999, 12, 31, 23, tzinfo=UTC),
            datetime(9999, 12, 31, 23, 59, tzinfo=timezone(-timedelta(hours=12))),
            "outside the calendar",
        ),
        (
            datetime(1, 1, 1, tzinfo=ODD_ZONE),
            datetime(1, 1, 1, 1, tzinfo=UTC),
            "outside the calendar",
        ),
        (datetime(2026, 11, 20, 9, tzinfo=UTC), datetime(2026, 11, 20, 9, tzinfo=UTC), "must end"),
        (datetime(2026, 11, 20, 9, tzinfo=UTC), datetime(2026, 11, 20, 8, tzinfo=UTC), "must end"),
        (datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 9, tzinfo=UTC), "seven days"),
        (datetime(2026, 11, 20, 9), datetime(2026, 11, 20, 10), "no time zone"),  # noqa: DTZ001  the case
    ],
)
def test_unbelievable_times_are_refused(
    desk: Desk, start: datetime, end: datetime, says: str
) -> None:
    """In a sentence, whether added or edited; and nothing is changed."""
    entry = add(desk, 6, 7)

    with pytest.raises(BadInput, match=says):
        desk.editing.add(str(entry.task), start, end, via=DOOR)
    with pytest.raises(BadInput, match=says):
        desk.editing.edit(entry.id, Edit(start_at=start, end_at=end), via=DOOR)
    assert desk.entries() == (entry,)


@pytest.mark.parametrize(
    ("name", "problem"),
    [("x" * 10_000_000, BadInput), ("", BadInput), (str(UUID(int=9)), NotFound)],
)
def test_there_is_no_such_entry(desk: Desk, name: str, problem: type[Exception]) -> None:
    """What is no id, and what is nobody's."""
    for act in (
        lambda: desk.editing.edit(name, Edit(note="x"), via=DOOR),
        lambda: desk.editing.delete(name, via=DOOR),
        lambda: desk.editing.split(name, at(desk, 7), via=DOOR),
        lambda: desk.editing.merge([name, name], via=DOOR),
        lambda: desk.editing.history(name),
    ):
        with pytest.raises(problem) as refused:
            act()
        assert len(str(refused.value)) < 300


# --- cutting, joining, deleting -------------------------------------------------------------------


def test_a_split_keeps_the_total(desk: Desk) -> None:
    """Two entries with the same task and note."""
    entry = add(desk, 6, 8, note="Cents")
    first, second = desk.editing.split(entry.id, at(desk, 7), via=DOOR)

    assert first.id == entry.id
    assert (first.end_at, second.start_at) == (at(desk, 7), at(desk, 7))
    assert second.text == entry.text


def test_the_running_entry_can_be_split(desk: Desk) -> None:
    """The later part runs on."""
    running = desk.timer.start(desk.local(), via=DOOR).entry
    desk.clock.advance(hours=1)
    first, second = desk.editing.split(running.id, at(desk, 8, 30), via=DOOR)

    assert first.duration == 30 * MINUTE
    assert second.end_at is None


@pytest.mark.parametrize("hour", [5, 6, 8, 9])
def test_a_split_lies_inside(desk: Desk, hour: int) -> None:
    """Not at an end, not beyond."""
    entry = add(desk, 6, 8)

    with pytest.raises(BadInput, match="inside the entry"):
        desk.editing.split(entry.id, at(desk, hour), via=DOOR)


def test_merged_entries_are_one(desk: Desk) -> None:
    """From the first start to the last end; each note once, in order."""
    ref = desk.local()
    third = add(desk, 10, 11, ref, "b")
    first = add(desk, 6, 7, ref, "a")
    second = add(desk, 8, 9, ref, "a")
    merged = desk.editing.merge([third.id, str(first.id), second.id, first.id], via=DOOR)

    assert (merged.id, merged.text.note) == (first.id, "a\nb")
    assert desk.tracked() == 300 * MINUTE


def test_what_cannot_be_one_is_not_merged(desk: Desk) -> None:
    """One alone, two tasks, too far apart, too long a note, too many."""
    ref = desk.local()
    entry = add(desk, 6, 7, ref, "x" * NOTE_LIMIT)
    other_task = add(desk, 7, 8)
    far = desk.editing.add(ref, at(desk, 6, day=-8), at(desk, 7, day=-8), via=DOOR)
    near = add(desk, 8, 9, ref, "y")
    for named, says in (
        ([entry.id, entry.id], "two entries"),
        ([], "two entries"),
        ([entry.id, other_task.id], "different tasks"),
        ([entry.id, far.id], "seven days"),
        ([entry.id, near.id], "notes together"),
        ([entry.id] * (MOST_MERGED + 1), "too many"),
    ):
        with pytest.raises(BadInput, match=says):
            desk.editing.merge(named, via=DOOR)
    assert len(desk.entries()) == 4


def test_merging_a_paused_entry_away_keeps_the_pause(desk: Desk) -> None:
    """Resuming goes on with what it became."""
    ref = desk.local()
    early = add(desk, 6, 7, ref)
    paused = desk.timer.start(ref, via=DOOR).entry
    desk.clock.advance(minutes=30)
    desk.timer.pause(via=DOOR)
    desk.editing.merge([early.id, paused.id], via=DOOR)

    assert desk.timer.resume(via=DOOR) is not None


def test_a_deleted_entry_is_told_as_it_was(desk: Desk) -> None:
    """And its history can still be read."""
    entry = add(desk, 6, 7)

    assert desk.editing.delete(entry.id, via=DOOR) == entry
    assert desk.find(entry) is None
    assert [h.record.kind for h in desk.editing.history(str(entry.id))] == [
        "EntryAdded",
        "EntryDeleted",
    ]


# --- undo -----------------------------------------------------------------------------------------


def test_undo_goes_back_step_by_step(desk: Desk) -> None:
    """The last deed first; in the end there is nothing left."""
    entry = add(desk, 6, 7)
    desk.editing.edit(entry.id, Edit(note="Cents"), via=DOOR)
    desk.editing.delete(entry.id, via=DOOR)
    undone = [desk.editing.undo(via=DOOR) for _ in range(3)]

    assert undone == ["EntryDeleted", "EntryEdited", "EntryAdded"]
    with pytest.raises(NotAllowed, match="nothing to undo"):
        desk.editing.undo(via=DOOR)


def test_undo_leaves_alone_what_the_program_did(desk: Desk) -> None:
    """Absences, steps and locks are not the person's deeds; see `test_undoing`."""
    add(desk, 6, 7)
    desk.begin()
    desk.watching.told(SessionChange.LOCKED)

    assert desk.editing.undo(via=DOOR) == "EntryAdded"


def test_undo_looks_past_many_things_the_program_did(desk: Desk) -> None:
    """A day of locking and unlocking does not bury the last deed."""
    entry = add(desk, 6, 7)
    for _ in range(201):
        desk.begin()

    assert desk.editing.undo(via=DOOR) == "EntryAdded"
    assert desk.find(entry) is None


def test_undo_does_not_look_for_ever(desk: Desk) -> None:
    """Behind a thousand records nobody expects to undo."""
    add(desk, 6, 7)
    with desk.recorder.open("engine") as recording:
        for _ in range(1_000):
            recording.add(RunEnded())

    with pytest.raises(NotAllowed):
        desk.editing.undo(via=DOOR)


def test_undoing_a_stop_at_once_is_as_if_nothing_was(desk: Desk) -> None:
    """It was a slip."""
    desk.timer.start(desk.local(), via=DOOR)
    desk.clock.advance(minutes=30)
    desk.timer.stop(via=DOOR)
    desk.clock.advance(seconds=40)
    desk.editing.undo(via=DOOR)

    assert desk.spans() == [("08:00:00", "…")]
    assert desk.questions() == ()


def test_undoing_a_stop_later_asks_about_the_time_since(desk: Desk) -> None:
    """The timer did not run; whether the person worked, only they know."""
    desk.timer.start(desk.local(), via=DOOR)
    desk.clock.advance(minutes=30)
    desk.timer.stop(via=DOOR)
    desk.clock.advance(hours=2)
    desk.editing.undo(via=DOOR)

    assert desk.spans() == [("08:00:00", "08:30:00"), ("10:30:00", "…")]
    assert desk.asked() == [("08:30:00", "10:30:00", ("not_seen",))]


def test_undoing_a_stop_right_after_lunch_asks_once(desk: Desk) -> None:
    """Not again about the seconds until the next look."""
    desk.begin()
    desk.timer.start(desk.local(), via=DOOR)
    desk.work(minutes=30)
    desk.timer.stop(via=DOOR)
    desk.rest(minutes=60)
    desk.clock.advance(seconds=20)
    desk.editing.undo(via=DOOR)
    desk.clock.advance(seconds=40)
    desk.look()

    assert desk.asked() == [("08:30:00", "09:30:20", ("not_seen",))]
    assert desk.spans() == [("08:00:00", "08:30:00"), ("09:30:20", "…")]


def test_undoing_yesterdays_stop_does_not_start_the_timer(desk: Desk) -> None:
    """A new morning is a new start."""
    desk.timer.start(desk.local(), via=DOOR)
    desk.clock.advance(minutes=30)
    desk.timer.stop(via=DOOR)
    desk.clock.sleep(hours=20)
    desk.editing.undo(via=DOOR)

    assert desk.tracked() == 30 * MINUTE
    assert not desk.is_running()
    assert len(desk.questions()) == 1


def test_undoing_a_pause_asks_about_the_time_since(desk: Desk) -> None:
    """What was private is not work because of an undo."""
    desk.timer.start(desk.local(), via=DOOR)
    desk.clock.advance(minutes=30)
    desk.timer.pause(via=DOOR)
    desk.clock.advance(hours=1)
    desk.editing.undo(via=DOOR)

    assert desk.asked() == [("08:30:00", "09:30:00", ("not_seen",))]


def test_undoing_a_deletion_of_the_running_entry_asks_about_the_time_since(desk: Desk) -> None:
    """It ran until it was deleted, and no longer."""
    running = desk.timer.start(desk.local(), via=DOOR).entry
    desk.clock.advance(minutes=30)
    desk.editing.delete(running.id, via=DOOR)
    desk.clock.advance(hours=1)
    desk.editing.undo(via=DOOR)

    assert desk.asked() == [("08:30:00", "09:30:00", ("not_seen",))]


def test_undoing_a_stop_that_met_an_absence_leaves_the_question(desk: Desk) -> None:
    """Undo is no way around it."""
    desk.begin()
    desk.timer.start(desk.local(), via=DOOR)
    desk.work(minutes=30)
    desk.rest(minutes=40)
    desk.timer.stop(via=DOOR)
    desk.editing.undo(via=DOOR)

    assert desk.asked() == [("08:30:00", "09:10:00", ("not_seen",))]
    assert desk.is_running()


def test_undoing_a_switch_lets_the_first_task_run_on(desk: Desk) -> None:
    """The timer ran all the time, so nothing is unknown."""
    ref = desk.local("First")
    desk.timer.start(ref, via=DOOR)
    desk.clock.advance(minutes=30)
    desk.timer.start(desk.local("Second"), via=DOOR)
    desk.clock.advance(minutes=30)
    desk.editing.undo(via=DOOR)

    assert desk.spans() == [("08:00:00", "…")]
    assert desk.questions() == ()


def test_undoing_a_start_stops(desk: Desk) -> None:
    """Nothing runs then."""
    desk.timer.start(desk.local(), via=DOOR)
    desk.editing.undo(via=DOOR)

    assert desk.entries() == ()
    assert not desk.is_running()


# --- lists ----------------------------------------------------------------------------------------


def test_a_day_lists_what_started_on_it(desk: Desk) -> None:
    """As the zone of each entry counts its day."""
    late = desk.editing.add(desk.local(), at(desk, 22), at(desk, 24), via=DOOR)
    desk.clock.travel("America/New_York")
    evening = desk.editing.add(desk.local(), at(desk, 23), at(desk, 25), via=DOOR)
    desk.clock.travel("Asia/Tokyo")
    morning = desk.editing.add(desk.local(), at(desk, 23), at(desk, 25), via=DOOR)

    assert desk.editing.list_day(date(2026, 11, 20), "UTC") == (late, evening)
    assert desk.editing.list_day(date(2026, 11, 21), "UTC") == (morning,)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_calendar_has_ends(desk: Desk, day: date) -> None:
    """A sentence, no traceback."""
    with pytest.raises(BadInput, match="outside the calendar"):
        desk.editing.list_day(day, "UTC")
