"""Watching over the running timer: samples, absences, clock steps, restarts."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.unit.services.desk import DOOR, Desk, at
from tracksync.core.journal.entries import Entry, Evidence
from tracksync.core.journal.events import ClockStepped, SessionNoted
from tracksync.core.problems import DiskFull
from tracksync.core.worktime.activity import Used
from tracksync.ports.activity import UNKNOWN_IDLE, IdleTimes, SessionChange
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.worktime.watching import WatchingService

MINUTE = timedelta(minutes=1)


def at_work(desk: Desk, minutes: int = 30) -> None:
    """Track, watched, for so long."""
    desk.begin()
    desk.timer.start(desk.local(), via=DOOR)
    desk.work(minutes=minutes)


def uses(desk: Desk) -> list[Used]:
    with desk.store.read() as snapshot:
        blocks = snapshot.blocks_between(at(desk, 0), at(desk, 23, 59))
    return [block.use.any for block in blocks]


def kinds(desk: Desk) -> list[str]:
    with desk.store.read() as snapshot:
        return [h.record.kind for h in reversed(snapshot.happenings())]


# --- absences -------------------------------------------------------------------------------------


def test_somebody_at_work_is_asked_nothing(desk: Desk) -> None:
    """The day is one entry."""
    at_work(desk)

    assert desk.questions() == ()
    assert desk.spans() == [("08:00:00", "…")]
    assert Used.NO not in uses(desk)


def test_lunch_is_asked_about_once_and_the_timer_goes_on(desk: Desk) -> None:
    """From the last input to the first one; the entry is cut around it."""
    at_work(desk)
    desk.rest(minutes=40)
    desk.work(minutes=10)

    assert desk.asked() == [("08:30:00", "09:10:59", ("no_input",))]
    assert desk.spans() == [("08:00:00", "08:30:00"), ("09:10:59", "…")]


def test_a_short_rest_is_no_absence(desk: Desk) -> None:
    """Thinking needs no hands."""
    at_work(desk)
    desk.rest(minutes=4)
    desk.work(minutes=1)

    assert desk.questions() == ()


def test_an_absence_without_a_timer_is_nobodys_business(desk: Desk) -> None:
    """Nothing was tracked, so nothing is unknown; and nothing is written for it."""
    desk.begin()
    desk.rest(minutes=40)
    before = kinds(desk)
    desk.work(minutes=1)

    assert desk.questions() == ()
    assert kinds(desk) == before


def test_a_long_absence_stops_the_timer(desk: Desk) -> None:
    """A new morning is a new start."""
    at_work(desk)
    desk.clock.sleep(hours=14)
    desk.look()

    assert desk.asked() == [("08:30:00", "22:29:59", ("asleep",))]
    assert not desk.is_running()


def test_two_absences_unanswered_are_two_questions(desk: Desk) -> None:
    """Kept in either order, they are work again, and none of it twice."""
    for order in ((0, 1), (1, 0)):
        day = Desk()
        at_work(day)
        for _ in range(2):
            day.rest(minutes=20)
            day.work(minutes=10)
        questions = day.questions()
        for which in order:
            day.absences.keep(questions[which].id, via=DOOR)
        assert day.tracked() == 90 * MINUTE
        assert day.is_running()


def test_an_unknown_source_is_no_absence(desk: Desk) -> None:
    """Not knowing is neither presence nor absence."""
    at_work(desk, 0)
    for _ in range(30):
        desk.clock.advance(minutes=1)
        desk.watching.look(UNKNOWN_IDLE)

    assert desk.questions() == ()
    assert uses(desk) == [Used.UNKNOWN]


def test_a_lock_counts_from_the_moment_it_was_told(desk: Desk) -> None:
    """Not from the next look on, and not from the last input."""
    at_work(desk)
    desk.clock.advance(seconds=20)
    desk.watching.told(SessionChange.LOCKED)
    desk.rest(minutes=10)
    desk.watching.told(SessionChange.UNLOCKED)
    desk.work(minutes=1)

    assert desk.asked() == [("08:30:20", "08:41:19", ("locked",))]


@pytest.mark.parametrize(
    ("goes", "comes", "seen"),
    [
        (SessionChange.LOCKED, SessionChange.UNLOCKED, "locked"),
        (SessionChange.SLEEPING, SessionChange.WOKE, "asleep"),
        (SessionChange.SWITCHED_AWAY, SessionChange.SWITCHED_BACK, "switched_away"),
    ],
)
def test_what_the_system_tells_is_evidence(
    desk: Desk, goes: SessionChange, comes: SessionChange, seen: str
) -> None:
    """Lid, lock and user switch are gaps, not work."""
    at_work(desk)
    desk.watching.told(goes)
    desk.rest(minutes=3)
    desk.watching.told(comes)
    desk.work(minutes=1)

    assert desk.asked() == [("08:30:00", "08:33:59", (seen,))]
    assert kinds(desk).count("SessionNoted") == 2


def test_a_lock_told_twice_is_lifted_once(desk: Desk) -> None:
    """Two sources may tell of the same thing."""
    at_work(desk)
    desk.watching.told(SessionChange.LOCKED)
    desk.watching.told(SessionChange.LOCKED)
    desk.rest(minutes=3)
    desk.watching.told(SessionChange.UNLOCKED)
    desk.watching.told(SessionChange.UNLOCKED)
    desk.work(minutes=5)

    assert len(desk.questions()) == 1
    assert desk.watching.away_since_at is None


def test_a_wakening_nobody_told_of_ends_the_sleep(desk: Desk) -> None:
    """A lost signal must not make the rest of the day an absence."""
    at_work(desk)
    desk.watching.told(SessionChange.SLEEPING)
    desk.clock.sleep(minutes=30)
    desk.work(minutes=10)

    assert desk.asked() == [("08:30:00", "09:00:59", ("asleep",))]


def test_a_wakening_during_a_pause_is_noticed_too(desk: Desk) -> None:
    """The bar of the sleep does not outlast it."""
    at_work(desk)
    desk.timer.pause(via=DOOR)
    desk.watching.told(SessionChange.SLEEPING)
    desk.clock.sleep(minutes=30)
    desk.work(minutes=5)
    desk.timer.resume(via=DOOR)
    desk.work(minutes=10)

    assert desk.questions() == ()


def test_the_end_of_the_session_makes_the_samples_durable(desk: Desk) -> None:
    """The machine may be off in a moment."""
    assert desk.watching.told(SessionChange.ENDING) is Changed.NOTHING


def test_a_pause_is_not_looked_into(desk: Desk) -> None:
    """No sample, no lock, no sleep of it is written down."""
    at_work(desk)
    before = kinds(desk)
    desk.timer.pause(via=DOOR, is_private=True)
    desk.watching.told(SessionChange.LOCKED)
    desk.rest(minutes=60)
    desk.watching.told(SessionChange.UNLOCKED)

    assert kinds(desk) == [*before, "TimerPaused"]
    with desk.store.read() as snapshot:
        assert snapshot.blocks_between(at(desk, 8, 31), at(desk, 9, 30)) == ()


def test_a_locked_screen_after_a_pause_is_an_absence(desk: Desk) -> None:
    """The lock was told during the pause, and holds."""
    at_work(desk)
    desk.timer.pause(via=DOOR, until=at(desk, 8, 40))
    desk.watching.told(SessionChange.LOCKED)
    desk.rest(minutes=30)
    desk.watching.told(SessionChange.UNLOCKED)
    desk.work(minutes=1)

    assert desk.asked() == [("08:40:00", "09:00:59", ("locked",))]


def test_an_absence_that_cannot_be_written_is_not_forgotten(desk: Desk) -> None:
    """The disk is full at the moment the person comes back; the question comes when it is not."""
    at_work(desk)
    desk.rest(minutes=40)
    desk.store.is_full = True
    with pytest.raises(DiskFull):
        desk.work(minutes=1)
    desk.store.is_full = False
    desk.work(minutes=1)

    assert desk.asked() == [("08:30:00", "09:11:59", ("no_input",))]


# --- clocks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("hours", [3, -3])
def test_a_stepped_clock_changes_no_length(desk: Desk, hours: int) -> None:
    """The entry is cut at the old time, and goes on at the new one."""
    at_work(desk)
    desk.clock.step(hours=hours)
    desk.work(minutes=10)
    desk.timer.stop(via=DOOR)

    assert desk.tracked() == 40 * MINUTE
    assert desk.questions() == ()


@pytest.mark.parametrize("hours", [3, -3])
def test_a_clock_stepped_while_away_changes_no_length(desk: Desk, hours: int) -> None:
    """Forty minutes of lunch stay forty minutes, and none of them is work."""
    at_work(desk)
    desk.rest(minutes=20)
    desk.clock.step(hours=hours)
    desk.rest(minutes=20)
    desk.work(minutes=10)
    (question,) = desk.questions()

    assert question.end_at - question.start_at == 41 * MINUTE - timedelta(seconds=1)
    assert desk.tracked() == 39 * MINUTE + timedelta(seconds=1)
    desk.absences.keep(question.id, via=DOOR)
    assert desk.tracked() == 80 * MINUTE


def test_a_clock_stepped_while_asleep_makes_no_work_of_the_sleep(desk: Desk) -> None:
    """Both are seen by one look."""
    at_work(desk)
    desk.clock.sleep(minutes=60)
    desk.clock.step(hours=2)
    desk.look(timedelta(0))
    desk.work(minutes=10)

    assert desk.tracked() == 40 * MINUTE
    (question,) = desk.questions()
    assert question.end_at - question.start_at == 60 * MINUTE


def test_a_step_without_a_timer_is_only_noted(desk: Desk) -> None:
    """The journal explains why the clock times jump."""
    desk.begin()
    desk.work(minutes=1)
    desk.clock.step(hours=1)
    desk.look()

    with desk.store.read() as snapshot:
        (event,) = (h.event for h in snapshot.happenings() if isinstance(h.event, ClockStepped))
    assert isinstance(event, ClockStepped)
    assert (event.before, event.stepped_ms) == (None, 3_600_000)


def test_a_system_that_cannot_tell_sleep_still_makes_no_work_of_it(desk: Desk) -> None:
    """Sleep looks like a step of the clock there; the night is not work."""
    desk.clock.without_boottime()
    at_work(desk)
    desk.clock.sleep(hours=1)
    desk.look()
    desk.work(minutes=10)
    desk.timer.stop(via=DOOR)

    assert desk.tracked() == 40 * MINUTE


# --- restarts -------------------------------------------------------------------------------------


def test_a_first_run_has_nothing_to_judge(desk: Desk) -> None:
    """An empty store is no crash."""
    desk.begin()

    assert kinds(desk) == ["RunStarted"]


def test_after_a_crash_the_time_since_the_last_sample_is_asked_about(desk: Desk) -> None:
    """You were tracking X until 08:30. Keep it?"""
    at_work(desk)
    desk.clock.advance(minutes=40)
    later = desk.crash()
    later.begin()

    assert later.asked() == [("08:30:00", "09:10:00", ("crashed",))]
    assert later.spans() == [("08:00:00", "08:30:00"), ("09:10:00", "…")]


def test_a_crash_while_away_is_asked_about_from_the_last_input(desk: Desk) -> None:
    """The samples say since when nobody was there."""
    at_work(desk)
    desk.rest(minutes=20)
    desk.clock.advance(minutes=40)
    later = desk.crash()
    later.begin()

    assert later.asked() == [("08:30:00", "09:30:00", ("no_input", "crashed"))]


def test_a_rest_before_a_gap_in_the_samples_is_another_rest(desk: Desk) -> None:
    """Between two stretches without input somebody may have been there unseen."""
    at_work(desk)
    desk.rest(minutes=20)
    desk.timer.pause(via=DOOR)
    desk.work(minutes=20)
    desk.timer.resume(via=DOOR)
    desk.rest(minutes=10)
    desk.clock.advance(minutes=40)
    later = desk.crash()
    later.begin()

    start, _, seen = later.asked()[-1]
    assert start > "09:09:00"
    assert seen == ("no_input", "crashed")


def test_after_an_end_in_order_the_time_since_is_asked_about(desk: Desk) -> None:
    """The timer was left running over the end of the program."""
    at_work(desk)
    desk.watching.end()
    desk.clock.advance(hours=1)
    later = desk.crash()
    later.begin()

    assert later.asked() == [("08:30:00", "09:30:00", ("not_running",))]


def test_a_quick_restart_asks_nothing(desk: Desk) -> None:
    """An update takes some seconds."""
    at_work(desk)
    desk.watching.end()
    desk.clock.advance(seconds=10)
    later = desk.crash()
    later.begin()
    later.work(minutes=10)

    assert later.questions() == ()
    assert len(later.entries()) == 1


def test_a_timer_started_by_command_is_taken_over_without_a_question(desk: Desk) -> None:
    """Nobody was meant to watch before, and nobody crashed."""
    desk.timer.start(desk.local(), via="cli")
    desk.clock.advance(hours=2)
    later = desk.crash()
    later.begin()
    later.work(minutes=5)

    assert later.questions() == ()
    assert later.tracked() == 125 * MINUTE


def test_a_timer_started_by_command_after_a_run_is_taken_over_too(desk: Desk) -> None:
    """The run before ended in order; the command came after it."""
    at_work(desk)
    desk.timer.stop(via=DOOR)
    desk.watching.end()
    desk.clock.advance(minutes=1)
    command = desk.crash()
    command.timer.start(command.local("Other"), via="cli")
    command.clock.advance(hours=2)
    later = command.crash()
    later.begin()

    assert later.questions() == ()


def test_a_run_that_crashed_before_its_first_sample_is_a_crash(desk: Desk) -> None:
    """That it started is a sign of life, too."""
    desk.timer.start(desk.local(), via="cli")
    desk.begin()
    desk.clock.advance(hours=1)
    later = desk.crash()
    later.begin()

    assert later.asked() == [("08:00:00", "09:00:00", ("crashed",))]


@pytest.mark.parametrize("hours", [3, -3])
def test_a_clock_stepped_between_two_runs_changes_no_length(desk: Desk, hours: int) -> None:
    """The machine was not switched off, so the clocks tell the step from the time."""
    at_work(desk)
    desk.clock.advance(minutes=40)
    desk.clock.step(hours=hours)
    later = desk.crash()
    later.begin()
    later.work(minutes=10)
    (question,) = later.questions()

    assert question.end_at - question.start_at == 40 * MINUTE
    assert later.tracked() == 40 * MINUTE


def test_a_clock_stepped_before_a_command_changes_no_length(desk: Desk) -> None:
    """Whatever the first command is: it must not hide the step."""
    desk.timer.start(desk.local(), via="cli")
    desk.clock.advance(minutes=30)
    desk.clock.step(hours=2)
    later = desk.crash()
    later.local("Something else")
    later.clock.advance(minutes=10)
    later.timer.stop(via="cli")

    assert later.tracked() == 40 * MINUTE


def test_a_command_does_not_hide_a_crash(desk: Desk) -> None:
    """Adding a task in the morning is no sign that somebody worked all night."""
    at_work(desk)
    desk.clock.advance(hours=12)
    command = desk.crash()
    command.local("Something else")
    later = command.crash()
    later.begin()

    assert later.asked() == [("08:30:00", "20:30:00", ("crashed",))]
    assert later.tracked() == 30 * MINUTE


def test_facts_of_the_session_are_in_the_journal(desk: Desk) -> None:
    """The strip can show when the screen was locked."""
    desk.begin()
    desk.watching.told(SessionChange.LOCKED)
    desk.watching.told(SessionChange.UNLOCKED)

    with desk.store.read() as snapshot:
        facts = [h.event.fact for h in snapshot.happenings() if isinstance(h.event, SessionNoted)]
    assert facts == ["unlocked", "locked"]


# --- an absence that begins with the timer --------------------------------------------------------


def test_a_walk_right_after_the_start_leaves_no_piece_without_length(desk: Desk) -> None:
    """The entry begins when its person is back, and keeps the name it was promised under."""
    desk.begin()
    started = desk.timer.start(desk.local(), via=DOOR).entry
    desk.watching.told(SessionChange.LOCKED)
    desk.clock.advance(minutes=30)
    desk.watching.told(SessionChange.UNLOCKED)
    desk.work(minutes=2)

    assert [e.id for e in desk.entries()] == [started.id]
    assert desk.tracked() < 3 * MINUTE
    (question,) = desk.questions()
    desk.absences.keep(question.id, via=DOOR)
    assert desk.entry(started).start_at == started.start_at


def test_a_night_right_after_the_start_leaves_only_the_question(desk: Desk) -> None:
    """Nothing was tracked, and nothing runs in the morning."""
    desk.begin()
    started = desk.timer.start(desk.local(), via=DOOR).entry
    desk.watching.told(SessionChange.LOCKED)
    desk.clock.advance(hours=9)
    desk.watching.told(SessionChange.UNLOCKED)
    desk.work(minutes=2)

    assert (desk.entries(), desk.is_running()) == ((), False)
    (question,) = desk.questions()
    desk.absences.keep(question.id, via=DOOR)
    (kept,) = desk.entries()
    assert (kept.start_at, kept.end_at) == (started.start_at, question.end_at)


@pytest.mark.parametrize("deed", ["stop", "switch"])
def test_whoever_comes_back_to_do_something_else_leaves_no_piece_either(
    desk: Desk, deed: str
) -> None:
    """The answer tells of the entry that was ended; it is gone with its last second."""
    desk.begin()
    started = desk.timer.start(desk.local(), via=DOOR).entry
    desk.clock.sleep(hours=1)
    if deed == "stop":
        ended: Entry | None = desk.timer.stop(via=DOOR)
    else:
        ended = desk.timer.start(desk.local("Other"), via=DOOR).ended

    assert ended is not None
    assert (ended.id, ended.duration) == (started.id, timedelta(0))
    assert desk.find(started) is None
    assert len(desk.questions()) == 1
    assert all(e.end_at is None for e in desk.entries())


def test_a_clock_set_right_after_the_start_leaves_no_piece(desk: Desk) -> None:
    """The machine got its time from the network a moment late."""
    desk.begin()
    started = desk.timer.start(desk.local(), via=DOOR).entry
    desk.clock.step(hours=2)
    desk.look()

    assert [(e.id, e.start_at) for e in desk.entries()] == [(started.id, desk.clock.at)]


def test_a_source_that_is_refused_tells_nothing(desk: Desk) -> None:
    """Neither use nor rest; a lock still counts."""
    watching = WatchingService(desk.recorder, desk.timer, desk.preferences, lambda: True)
    watching.begin("1.0", is_scripted=True)
    for minutes in (0, 60):
        desk.clock.advance(minutes=1)
        watching.look(IdleTimes(timedelta(minutes=minutes), timedelta(minutes=minutes)))
    present = watching.away_since_at
    watching.told(SessionChange.LOCKED)

    assert present is None
    assert watching.evidence == (Evidence.LOCKED,)
