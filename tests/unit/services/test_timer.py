"""Starting, stopping, switching and pausing the timer."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.unit.services.desk import DOOR, INVOICE, JIRA, LOGIN, Desk, at, task
from tracksync.core.clock import Reading
from tracksync.core.journal.entries import Evidence
from tracksync.core.problems import BadInput, Conflict, NotAllowed, NotFound
from tracksync.ports.activity import SessionChange
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.journal.finding import seen_at_start
from tracksync.services.personal.worktime.tasks import Fetched

MINUTE = timedelta(minutes=1)
HOUR = 60 * MINUTE


def test_a_started_timer_runs_on_its_task(desk: Desk) -> None:
    """The entry carries what the task was called when it was tracked."""
    desk.connect()
    started = desk.timer.start("proj-142", via=DOOR, note="Cents were lost")

    assert started.is_new
    assert started.ended is None
    assert started.entry.task == INVOICE
    assert started.entry.text.key == "PROJ-142"
    assert started.entry.text.note == "Cents were lost"
    assert started.entry.zone == "Europe/Berlin"


def test_what_stood_in_the_service_is_noted_at_the_start(desk: Desk) -> None:
    """From the cache, with its age; of this start alone, and nothing of a local task."""
    desk.connect()
    bug = task(INVOICE, "PROJ-142", "Cents")
    told = replace(bug, kind="Bug", logged=3 * HOUR, seen_at=desk.clock.at)
    desk.tasks.keep(JIRA, Fetched((told,), None, is_complete=True))
    desk.clock.advance(hours=5)
    entry = desk.timer.start("PROJ-142", via=DOOR).entry
    other = desk.timer.start(desk.local(), via=DOOR).entry

    known = seen_at_start(desk.editing.history(entry.id), entry.id)
    assert known is not None
    assert (known.kind, known.logged_ms) == ("Bug", 10_800_000)
    assert known.at == desk.clock.at - 5 * HOUR
    assert seen_at_start(desk.editing.history(entry.id), entry.id, on=INVOICE) == known
    assert seen_at_start(desk.editing.history(entry.id), entry.id, on=LOGIN) is None
    assert seen_at_start(desk.editing.history(other.id), other.id) is None
    assert len(desk.editing.history(entry.id)) == 2


def test_everybody_is_told_after_it_is_durable(desk: Desk) -> None:
    """Screens refresh by what changed."""
    desk.timer.start(desk.local(), via=DOOR)

    assert desk.told[-1] == Changed.TIMER | Changed.TODAY


def test_a_switch_ends_the_one_and_starts_the_other_at_one_instant(desk: Desk) -> None:
    """No second is lost or counted twice in between."""
    first = desk.timer.start(desk.local("First"), via=DOOR).entry
    desk.clock.advance(minutes=48)
    switched = desk.timer.start(desk.local("Second"), via=DOOR)

    assert switched.ended == desk.entry(first)
    assert desk.entry(first).end_at == switched.entry.start_at == desk.clock.at


def test_starting_what_runs_changes_nothing(desk: Desk) -> None:
    """A second click on the same task is not a second entry."""
    ref = desk.local()
    started = desk.timer.start(ref, via=DOOR, note="Cents")
    desk.clock.advance(minutes=5)
    again = desk.timer.start(ref, via=DOOR)
    same_note = desk.timer.start(ref, via=DOOR, note=" Cents ")

    assert again.entry == same_note.entry == started.entry
    assert not again.is_new
    assert len(desk.entries()) == 1


def test_another_note_on_the_same_task_is_another_piece_of_work(desk: Desk) -> None:
    """What was done before keeps its own note."""
    ref = desk.local()
    desk.timer.start(ref, via=DOOR, note="Cents")
    desk.clock.advance(minutes=5)
    desk.timer.start(ref, via=DOOR, note="Rounding")

    assert [e.text.note for e in desk.entries()] == ["Cents", "Rounding"]
    assert desk.tracked() == 5 * MINUTE


def test_going_on_with_the_last_task(desk: Desk) -> None:
    """`start --last` needs no name."""
    ref = desk.local()
    desk.timer.start(ref, via=DOOR)
    desk.clock.advance(minutes=5)
    desk.timer.stop(via=DOOR)
    desk.clock.advance(minutes=5)

    assert str(desk.timer.start_last(via=DOOR).entry.task) == ref


def test_there_is_no_last_task_in_the_beginning(desk: Desk) -> None:
    """The sentence says what to do instead."""
    with pytest.raises(NotFound, match="Nothing was tracked yet"):
        desk.timer.start_last(via=DOOR)


@pytest.mark.parametrize(("ref", "problem"), [("PROJ-999", NotFound), ("  ", BadInput)])
def test_an_unknown_task_is_not_started(desk: Desk, ref: str, problem: type[Exception]) -> None:
    """What runs goes on running."""
    running = desk.timer.start(desk.local(), via=DOOR).entry

    with pytest.raises(problem):
        desk.timer.start(ref, via=DOOR)
    assert desk.entry(running).end_at is None


def test_a_task_is_started_by_its_title(desk: Desk) -> None:
    """What was just added under a name is found by that name, unless several have it."""
    report = desk.local("Weekly report")
    desk.local("Weekly report for Anna")

    assert str(desk.timer.start("weekly Report", via=DOOR).entry.task) == report
    desk.local("Weekly report")
    with pytest.raises(Conflict, match="means several tasks"):
        desk.timer.start("Weekly report", via=DOOR)
    with pytest.raises(NotFound):
        desk.timer.start("Weekly", via=DOOR)


def test_a_key_of_two_sites_is_not_guessed(desk: Desk) -> None:
    """The references tell them apart."""
    desk.connect()
    desk.connect(name="jira-2")

    with pytest.raises(Conflict, match="jira-1:10142, jira-2:10142"):
        desk.timer.start("PROJ-142", via=DOOR)


def test_a_stopped_timer_ends_now(desk: Desk) -> None:
    """The time is what passed by the clock on the wall."""
    desk.timer.start(desk.local(), via=DOOR)
    desk.clock.advance(minutes=85)

    assert desk.timer.stop(via=DOOR).duration == 85 * MINUTE
    assert not desk.is_running()


def test_there_is_nothing_to_stop(desk: Desk) -> None:
    """Saying so is no accident."""
    with pytest.raises(NotAllowed, match="nothing to stop"):
        desk.timer.stop(via=DOOR)


# --- pauses ---------------------------------------------------------------------------------------


def test_a_pause_is_no_work_and_goes_on_with_the_same_task(desk: Desk) -> None:
    """Two entries, and nothing in between."""
    desk.timer.start(desk.local(), via=DOOR)
    desk.clock.advance(minutes=30)
    timer = desk.timer.pause(via=DOOR, is_private=True)
    desk.clock.advance(minutes=20)
    desk.timer.resume(via=DOOR)
    desk.clock.advance(minutes=10)
    desk.timer.stop(via=DOOR)

    assert timer.is_private
    assert desk.spans() == [("08:00:00", "08:30:00"), ("08:50:00", "09:00:00")]


def test_a_pause_ends_by_itself(desk: Desk) -> None:
    """The timer goes on at the moment the pause was to end."""
    desk.begin()
    desk.timer.start(desk.local(), via=DOOR)
    desk.timer.pause(via=DOOR, until=at(desk, 8, 15))
    desk.work(minutes=15)

    assert desk.spans() == [("08:00:00", "08:00:00"), ("08:15:00", "…")]


def test_a_pause_whose_end_was_slept_through_ends_at_waking(desk: Desk) -> None:
    """Nobody worked between the end of the pause and the opened lid."""
    desk.begin()
    desk.timer.start(desk.local(), via=DOOR)
    desk.timer.pause(via=DOOR, until=at(desk, 8, 15))
    desk.clock.sleep(minutes=90)
    desk.look()

    assert desk.spans() == [("08:00:00", "08:00:00"), ("09:30:00", "…")]
    assert desk.questions() == ()


def test_a_pause_that_ended_last_week_does_not_start_the_timer(desk: Desk) -> None:
    """A new morning is a new start; the pause is over all the same."""
    desk.begin()
    desk.timer.start(desk.local(), via=DOOR)
    desk.timer.pause(via=DOOR, until=at(desk, 8, 15))
    desk.clock.reboot(hours=62)
    later = desk.crash()
    later.begin()
    later.work(minutes=10)

    assert not later.is_running()
    assert later.tracked() == timedelta(0)
    with pytest.raises(NotAllowed, match="Nothing is paused"):
        later.timer.resume(via=DOOR)


def test_a_pause_that_ends_with_nobody_there_asks_about_the_time_since(desk: Desk) -> None:
    """The timer went on by the clock, the person did not."""
    desk.begin()
    desk.timer.start(desk.local(), via=DOOR)
    desk.timer.pause(via=DOOR, until=at(desk, 8, 15))
    desk.rest(minutes=45)
    desk.work(minutes=1)

    assert desk.asked() == [("08:15:00", "08:45:59", ("no_input",))]


def test_a_second_pause_still_remembers_the_task(desk: Desk) -> None:
    """Making it longer does not make it forget."""
    ref = desk.local()
    desk.timer.start(ref, via=DOOR)
    desk.timer.pause(via=DOOR, until=at(desk, 8, 15))
    desk.timer.pause(via=DOOR)
    resumed = desk.timer.resume(via=DOOR)

    assert resumed is not None
    assert str(resumed.task) == ref


def test_starting_a_task_ends_the_pause(desk: Desk) -> None:
    """Whoever starts is at work."""
    desk.timer.pause(via=DOOR)
    desk.timer.start(desk.local(), via=DOOR)

    with pytest.raises(NotAllowed, match="Nothing is paused"):
        desk.timer.resume(via=DOOR)


def test_stopping_a_paused_timer_lets_nothing_go_on(desk: Desk) -> None:
    """The pause is over, and so is the work."""
    started = desk.timer.start(desk.local(), via=DOOR).entry
    desk.clock.advance(minutes=30)
    desk.timer.pause(via=DOOR)
    desk.clock.advance(minutes=30)
    stopped = desk.timer.stop(via=DOOR)

    assert stopped == desk.entry(started)
    assert desk.tracked() == 30 * MINUTE
    assert not desk.is_running()


def test_a_pause_before_any_work_ends_without_any(desk: Desk) -> None:
    """There is nothing to go on with."""
    desk.timer.pause(via=DOOR)

    assert desk.timer.resume(via=DOOR) is None
    assert not desk.is_running()


def test_a_pause_of_a_deleted_entry_ends_without_it(desk: Desk) -> None:
    """What the person deleted does not come back."""
    started = desk.timer.start(desk.local(), via=DOOR).entry
    desk.timer.pause(via=DOOR)
    desk.editing.delete(started.id, via=DOOR)

    assert desk.timer.resume(via=DOOR) is None
    with pytest.raises(NotAllowed):
        desk.timer.stop(via=DOOR)


@pytest.mark.parametrize("days", [-1, 0, 8, 2_900_000])
def test_an_absurd_pause_is_refused(desk: Desk, days: int) -> None:
    """A pause ends later than now, and within a week."""
    desk.timer.start(desk.local(), via=DOOR)
    until = desk.clock.at + timedelta(days=days)

    with pytest.raises(BadInput, match="within a week"):
        desk.timer.pause(via=DOOR, until=until)
    assert desk.is_running()


def test_a_pause_until_an_hour_of_no_zone_is_refused(desk: Desk) -> None:
    """Nobody can tell which moment that is."""
    with pytest.raises(BadInput, match="no time zone"):
        desk.timer.pause(via=DOOR, until=datetime(2026, 11, 20, 9))  # noqa: DTZ001  the case


# --- what nobody can vouch for --------------------------------------------------------------------


def away(desk: Desk, minutes: int) -> None:
    """Work for half an hour, seen, and then leave without a word."""
    desk.begin()
    desk.timer.start(desk.local(), via=DOOR)
    desk.work(minutes=30)
    desk.rest(minutes=minutes)


def test_stopping_right_after_lunch_does_not_count_lunch(desk: Desk) -> None:
    """The click comes before the next look; the lunch is a question all the same."""
    away(desk, 40)
    stopped = desk.timer.stop(via=DOOR)

    assert stopped.duration == 30 * MINUTE
    assert desk.asked() == [("08:30:00", "09:10:00", ("no_input",))]
    assert not desk.is_running()


def test_a_lunch_kept_after_stopping_belongs_to_the_entry(desk: Desk) -> None:
    """Asked later, the person says that they worked on paper."""
    away(desk, 40)
    desk.timer.stop(via=DOOR)
    desk.absences.keep(desk.questions()[0].id, via=DOOR)

    assert desk.spans() == [("08:00:00", "09:10:00")]


def test_switching_right_after_lunch_does_not_count_lunch(desk: Desk) -> None:
    """Neither for the task before nor for the one after."""
    away(desk, 40)
    switched = desk.timer.start(desk.local("Other"), via=DOOR)
    desk.work(minutes=5)

    assert switched.ended is not None
    assert switched.ended.duration == 30 * MINUTE
    assert desk.asked() == [("08:30:00", "09:10:00", ("no_input",))]
    assert desk.spans() == [("08:00:00", "08:30:00"), ("09:10:00", "…")]


def test_pausing_right_after_lunch_does_not_count_lunch(desk: Desk) -> None:
    """And resuming goes on with the task."""
    away(desk, 40)
    desk.timer.pause(via=DOOR)
    desk.clock.advance(minutes=5)
    desk.timer.resume(via=DOOR)
    desk.absences.discard(desk.questions()[0].id, via=DOOR)

    assert desk.tracked() == 30 * MINUTE
    assert desk.is_running()


def test_starting_right_after_lunch_asks_nothing(desk: Desk) -> None:
    """No timer ran, so there is no unknown time; nor are the seconds until the next look."""
    desk.begin()
    desk.rest(minutes=40)
    desk.clock.advance(seconds=20)
    desk.timer.start(desk.local(), via=DOOR)
    desk.clock.advance(seconds=40)
    desk.look()

    assert desk.questions() == ()
    assert desk.spans() == [("08:40:20", "…")]


def test_a_click_on_what_runs_leaves_the_lunch_to_be_asked_about(desk: Desk) -> None:
    """Starting the running task again is not an answer."""
    away(desk, 40)
    (running,) = desk.entries()
    desk.timer.start(str(running.task), via=DOOR)
    desk.work(minutes=1)

    assert desk.asked() == [("08:30:00", "09:10:59", ("no_input",))]


def test_stopping_while_the_screen_is_locked_counts_until_it_was_locked(desk: Desk) -> None:
    """A command may come from elsewhere."""
    away(desk, 0)
    desk.watching.told(SessionChange.LOCKED)
    desk.clock.advance(minutes=2)

    assert desk.timer.stop(via="cli").duration == 30 * MINUTE
    assert desk.asked() == [("08:30:00", "08:32:00", ("locked",))]


def test_stopping_right_after_waking_does_not_count_the_sleep(desk: Desk) -> None:
    """The lid opens and the click comes before the first look."""
    away(desk, 0)
    desk.clock.sleep(minutes=90)

    assert desk.timer.stop(via=DOOR).duration == 30 * MINUTE
    assert desk.asked() == [("08:30:00", "10:00:00", ("asleep",))]


def test_stopping_a_program_that_stood_still_does_not_count_that_time(desk: Desk) -> None:
    """A stopped process shows no difference between clocks; nobody looked all the same."""
    away(desk, 0)
    desk.clock.advance(minutes=90)

    assert desk.timer.stop(via=DOOR).duration == 30 * MINUTE
    assert desk.asked() == [("08:30:00", "10:00:00", ("not_seen",))]


def test_a_disk_that_is_slow_for_some_seconds_is_no_absence(desk: Desk) -> None:
    """Looks wait behind the deed then, and are not missing."""
    desk.preferences.choose("activity.sample_seconds", 1)
    desk.begin()
    desk.timer.start(desk.local(), via=DOOR)
    desk.clock.advance(seconds=25)

    assert desk.timer.stop(via=DOOR).duration == timedelta(seconds=25)
    assert desk.questions() == ()


def test_a_command_after_hours_with_nobody_watching_counts_them(desk: Desk) -> None:
    """From the command line alone, started is started and stopped is stopped."""
    desk.timer.start(desk.local(), via="cli")
    desk.clock.advance(hours=7)

    assert desk.crash().timer.stop(via="cli").duration == timedelta(hours=7)


def test_a_command_after_a_sleep_with_nobody_watching_asks(desk: Desk) -> None:
    """Nobody knows when in those hours it slept, so nobody knows what was work."""
    desk.timer.start(desk.local(), via="cli")
    desk.clock.advance(hours=3)
    desk.clock.sleep(hours=1)
    desk.clock.advance(hours=3)
    later = desk.crash()
    stopped = later.timer.stop(via="cli")

    assert stopped.duration == timedelta(0)
    assert later.asked() == [("08:00:00", "15:00:00", ("asleep", "not_running"))]
    later.absences.keep(later.questions()[0].id, via="cli")
    assert later.tracked() == timedelta(hours=7)


def test_a_command_after_a_crash_counts_until_the_last_look(desk: Desk) -> None:
    """Half an hour was seen; what came after the crash is asked about."""
    away(desk, 0)
    desk.clock.advance(minutes=40)
    later = desk.crash()

    assert later.timer.stop(via="cli").duration == 30 * MINUTE
    assert later.asked() == [("08:30:00", "09:10:00", ("crashed",))]


def test_a_command_after_a_reboot_counts_until_the_last_look(desk: Desk) -> None:
    """The clocks of two boots cannot be compared; the wall clock tells the span."""
    away(desk, 0)
    desk.clock.reboot(hours=1)
    later = desk.crash()

    assert later.timer.stop(via="cli").duration == 30 * MINUTE
    assert later.asked() == [("08:30:00", "09:30:00", ("restarted", "crashed"))]


def test_a_timer_that_outlived_its_run_is_asked_about(desk: Desk) -> None:
    """The program was ended in the evening with the timer running."""
    away(desk, 0)
    desk.watching.end()
    desk.clock.advance(hours=2)
    later = desk.crash()
    later.timer.start(later.local("Other"), via="cli")

    assert later.asked() == [("08:30:00", "10:30:00", ("not_running",))]
    assert later.tracked() == 30 * MINUTE


# --- clocks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("hours", [2, -2])
def test_a_stepped_clock_changes_no_length_when_stopped_at_once(desk: Desk, hours: int) -> None:
    """The stop comes before the watcher has seen the step."""
    away(desk, 0)
    desk.clock.step(hours=hours)
    desk.clock.advance(seconds=30)

    assert desk.timer.stop(via=DOOR).duration == 30 * MINUTE + timedelta(seconds=30)


@pytest.mark.parametrize("hours", [2, -2])
def test_a_stepped_clock_changes_no_length_when_switched_at_once(desk: Desk, hours: int) -> None:
    """What was started before the watcher saw the step is moved along when it does."""
    away(desk, 0)
    desk.clock.step(hours=hours)
    desk.clock.advance(seconds=30)
    desk.timer.start(desk.local("Other"), via=DOOR)
    desk.work(minutes=10)
    desk.timer.stop(via=DOOR)

    assert desk.tracked() == 40 * MINUTE + timedelta(seconds=30)
    assert desk.entries()[-1].end_at == desk.clock.at or hours < 0
    assert desk.questions() == ()


@pytest.mark.parametrize("hours", [2, -2])
def test_a_stepped_clock_changes_no_length_when_nobody_watches(desk: Desk, hours: int) -> None:
    """What ends does so by the old clock, what starts by the new one."""
    desk.timer.start(desk.local(), via="cli")
    desk.clock.advance(minutes=30)
    desk.clock.step(hours=hours)
    later = desk.crash()
    later.timer.start(later.local("Other"), via="cli")
    later.clock.advance(minutes=10)
    later.timer.stop(via="cli")

    assert later.tracked() == 40 * MINUTE


@pytest.mark.parametrize("hours", [2, -2])
def test_a_switch_after_a_step_ends_by_the_old_clock(desk: Desk, hours: int) -> None:
    """And starts by the new one; nobody watches, and nothing else was done in between."""
    desk.timer.start(desk.local(), via="cli")
    other = desk.local("Other")
    desk.clock.advance(minutes=30)
    desk.clock.step(hours=hours)
    later = desk.crash()
    later.timer.start(other, via="cli")
    later.clock.advance(minutes=10)
    later.timer.stop(via="cli")

    assert later.tracked() == 40 * MINUTE
    assert later.questions() == ()


def test_a_start_right_after_a_step_back_counts_its_own_time_only(desk: Desk) -> None:
    """It began on a clock the watcher has not seen yet."""
    desk.begin()
    desk.work(minutes=5)
    desk.clock.step(hours=-1)
    desk.timer.start(desk.local(), via=DOOR)
    desk.work(minutes=10)
    desk.timer.stop(via=DOOR)

    assert desk.tracked() == 10 * MINUTE


def test_a_clock_set_back_over_a_reboot_makes_no_negative_time(desk: Desk) -> None:
    """The span is unknown then, and nothing."""
    desk.timer.start(desk.local(), via="cli")
    desk.clock.advance(minutes=30)
    desk.clock.reboot(hours=-3)
    later = desk.crash()

    assert later.timer.stop(via="cli").duration == timedelta(0)


def test_travelling_changes_where_the_next_entry_counts(desk: Desk) -> None:
    """An entry belongs to the day of the zone it was started in."""
    desk.timer.start(desk.local(), via=DOOR)
    desk.clock.travel("America/New_York")
    desk.clock.advance(minutes=10)
    desk.timer.start(desk.local("Other"), via=DOOR)

    assert [e.zone for e in desk.entries()] == ["Europe/Berlin", "America/New_York"]


def test_a_wish_of_earlier_counts_from_then(desk: Desk) -> None:
    """What was asked for while the store was locked has its own time."""
    asked: Reading = desk.clock.read()
    desk.clock.advance(minutes=10)
    desk.timer.start(desk.local(), via="cli", reading=asked)

    assert desk.spans() == [("08:00:00", "…")]


def test_evidence_tells_what_was_seen(desk: Desk) -> None:
    """While the person is away, the window can say since when and why."""
    away(desk, 10)

    assert desk.watching.away_since_at == at(desk, 8, 30)
    assert desk.watching.evidence == (Evidence.NO_INPUT,)
