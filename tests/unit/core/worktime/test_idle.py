"""Noticing absence: honest about what nobody can vouch for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tracksync.core.clock import Reading
from tracksync.core.journal.entries import Evidence
from tracksync.core.worktime.idle import (
    LONG_ABSENCE,
    Absence,
    Look,
    Rules,
    Seen,
    Watch,
    after_restart,
    observe,
)

NINE = datetime(2026, 11, 20, 9, tzinfo=UTC)
RULES = Rules(threshold=timedelta(minutes=5), interval=timedelta(seconds=5))
SECOND = timedelta(seconds=1)


def reading(
    seconds: float, *, awake: float | None = None, both: float | None = None, boot: str = "a"
) -> Reading:
    """Clocks *seconds* of wall time after nine; monotonic and boot time follow unless told."""
    monotonic = seconds if awake is None else awake
    boottime = monotonic if both is None else both
    return Reading(
        NINE + seconds * SECOND, round(monotonic * 1000), round(boottime * 1000), boot, "UTC"
    )


def idle(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


def watch(until: float, *, used: bool = True) -> Watch:
    """A watch that has looked every five seconds until then."""
    state = Watch(reading(0))
    for at in range(5, int(until) + 1, 5):
        state = observe(state, Look(reading(at), idle(1 if used else at)), RULES).watch
    return state


def test_somebody_at_work_is_not_asked_anything() -> None:
    """Use inside the threshold is presence."""
    seen = observe(watch(60), Look(reading(65), idle(200)), RULES)

    assert seen == Seen(Watch(reading(65)))


def test_no_input_counts_from_the_last_input_on() -> None:
    """The five minutes of waiting belong to the absence too."""
    away = watch(300, used=False)

    assert away.away_since == NINE
    assert away.evidence == (Evidence.NO_INPUT,)


def test_coming_back_ends_the_absence_at_the_first_use() -> None:
    """The question is about the time nobody was there, to the moment somebody was."""
    seen = observe(watch(400, used=False), Look(reading(405), idle(2)), RULES)

    assert seen.absence == Absence(NINE, NINE + 403 * SECOND, (Evidence.NO_INPUT,), "UTC")
    assert seen.watch.away_since is None


def test_a_short_silence_between_looks_is_no_gap() -> None:
    """A busy machine may be late by some seconds."""
    assert observe(watch(60), Look(reading(74), idle(1)), RULES) == Seen(Watch(reading(74)))


def test_a_stopped_process_leaves_a_gap_although_no_clock_stood_still() -> None:
    """A missed look is a gap, whichever clock ran."""
    seen = observe(watch(60), Look(reading(160), idle(1)), RULES)

    assert seen.absence is not None
    assert (seen.absence.start_at, seen.absence.end_at) == (NINE + 60 * SECOND, NINE + 159 * SECOND)
    assert seen.absence.evidence == (Evidence.NOT_SEEN,)


def test_a_laptop_that_slept_leaves_a_gap() -> None:
    """Time while the lid was shut is unknown, so it must not become work."""
    seen = observe(watch(60), Look(reading(3660, awake=64, both=3660), idle(0.5)), RULES)

    assert seen.step is None
    assert seen.absence is not None
    assert seen.absence.evidence == (Evidence.ASLEEP,)
    assert seen.absence.end_at - seen.absence.start_at >= timedelta(minutes=59)


def test_a_locked_screen_is_absence_from_the_first_moment() -> None:
    """Nobody works through a locked screen; no threshold is waited for."""
    locked = observe(watch(60), Look(reading(65), idle(1), Evidence.LOCKED), RULES)
    back = observe(locked.watch, Look(reading(70), idle(1)), RULES)

    assert locked.watch.away_since == NINE + 65 * SECOND
    assert back.absence is not None
    assert back.absence.evidence == (Evidence.LOCKED,)


def test_a_lock_during_idle_time_adds_to_what_was_seen() -> None:
    """The absence keeps its beginning, and all its evidence in order."""
    away = watch(300, used=False)
    locked = observe(away, Look(reading(305), idle(305), Evidence.LOCKED), RULES).watch

    assert locked.away_since == NINE
    assert locked.evidence == (Evidence.NO_INPUT, Evidence.LOCKED)


def test_an_unlocked_screen_that_nobody_touches_is_still_absence() -> None:
    """After a silence somebody must have touched something before they count as back."""
    asleep = watch(60)
    woke = observe(asleep, Look(reading(600, awake=64, both=600), idle(550)), RULES)
    later = observe(woke.watch, Look(reading(605, awake=69, both=605), idle(30)), RULES)

    assert woke.absence is None
    assert later.absence is None
    assert later.watch.away_since is not None


def test_not_knowing_is_neither_absence_nor_presence() -> None:
    """Where nothing can tell, no question is made up."""
    assert observe(watch(60), Look(reading(65), None), RULES) == Seen(Watch(reading(65)))


def test_where_nobody_can_tell_an_unlocked_session_ends_the_absence() -> None:
    """A gap is over when the system says somebody is there."""
    locked = observe(watch(60), Look(reading(65), None, Evidence.LOCKED), RULES).watch

    seen = observe(locked, Look(reading(70), None), RULES)

    assert seen.absence == Absence(
        NINE + 65 * SECOND, NINE + 70 * SECOND, (Evidence.LOCKED,), "UTC"
    )


def test_a_clock_put_forward_is_a_step_and_not_time() -> None:
    """An hour by hand is not an hour of work."""
    seen = observe(watch(60), Look(reading(3665, awake=65), idle(1)), RULES)

    assert seen.step is not None
    assert seen.step.by == timedelta(hours=1)
    assert (seen.step.old_at, seen.step.new_at) == (NINE + 65 * SECOND, NINE + 3665 * SECOND)
    assert seen.absence is None


def test_a_clock_put_back_during_an_absence_moves_its_beginning_along() -> None:
    """The length of the absence stays what it was."""
    away = watch(300, used=False)
    seen = observe(away, Look(reading(-3295, awake=305), idle(305)), RULES)

    assert seen.step is not None
    assert seen.watch.away_since == NINE - timedelta(hours=1)


def test_a_return_in_the_same_moment_is_no_absence() -> None:
    """An absence has a length."""
    state = replace(watch(60), away_since=NINE + 65 * SECOND, evidence=(Evidence.LOCKED,))

    assert observe(state, Look(reading(65), None), RULES).absence is None


def test_a_night_away_is_long() -> None:
    """The timer does not go on by itself over four hours, or into another day."""
    lunch = Absence(NINE, NINE + timedelta(hours=1), (Evidence.NO_INPUT,), "UTC")
    half_a_day = replace(lunch, end_at=NINE + LONG_ABSENCE)
    midnight = replace(
        lunch, start_at=NINE + timedelta(hours=14.5), end_at=NINE + timedelta(hours=16)
    )

    assert [a.is_long for a in (lunch, half_a_day, midnight)] == [False, True, True]


def restart(
    *,
    now: Reading | None = None,
    was_watched: bool = True,
    ended_in_order: bool = False,
    idle_from: datetime | None = None,
) -> Absence | None:
    """Judge a restart, ten minutes later unless told."""
    return after_restart(
        reading(0),
        now or reading(600),
        RULES,
        was_watched=was_watched,
        ended_in_order=ended_in_order,
        idle_from=idle_from,
    ).absence


def test_after_a_crash_the_time_since_the_last_sign_is_asked_about() -> None:
    """You were tracking until then; nobody knows what came after."""
    assert restart() == Absence(NINE, NINE + 600 * SECOND, (Evidence.CRASHED,), "UTC")


def test_a_restart_within_the_grace_period_goes_on() -> None:
    """An update of the program is no absence."""
    assert restart(now=reading(10)) is None


def test_a_timer_nobody_was_meant_to_watch_is_believed() -> None:
    """Started and stopped from the command line, with no program running, is their own word."""
    assert restart(was_watched=False) is None


def test_an_unwatched_timer_is_not_believed_through_sleep_or_restart() -> None:
    """Sleep is not work, whoever was watching."""
    slept = restart(was_watched=False, now=reading(600, awake=10, both=600))
    rebooted = restart(was_watched=False, now=reading(600, awake=5, boot="b"))

    assert slept is not None
    assert slept.evidence == (Evidence.ASLEEP, Evidence.NOT_RUNNING)
    assert rebooted is not None
    assert rebooted.evidence == (Evidence.RESTARTED, Evidence.NOT_RUNNING)


def test_idle_time_before_a_crash_belongs_to_the_question() -> None:
    """Somebody who had left before the power failed was not at work until it failed."""
    found = restart(idle_from=NINE - timedelta(minutes=20))

    assert found is not None
    assert found.start_at == NINE - timedelta(minutes=20)
    assert found.evidence == (Evidence.NO_INPUT, Evidence.CRASHED)


def test_a_program_ended_on_request_did_not_crash() -> None:
    """The words of the question say what really happened."""
    found = restart(ended_in_order=True, idle_from=NINE - 5 * SECOND)

    assert found is not None
    assert found.evidence == (Evidence.NOT_RUNNING,)


def test_a_wall_clock_put_back_over_a_restart_makes_no_negative_absence() -> None:
    """There is nothing sensible to ask about."""
    assert restart(now=reading(-60, awake=5, boot="b")) is None


@given(
    steps=st.lists(
        st.tuples(
            st.integers(1, 4000),
            st.one_of(st.none(), st.integers(0, 5000)),
            st.sampled_from([None, Evidence.LOCKED, Evidence.ASLEEP]),
            st.integers(-4000, 4000),
            st.integers(0, 3000),
        ),
        max_size=30,
    )
)
def test_absences_are_in_order_and_never_reach_into_the_future(
    steps: list[tuple[int, int | None, Evidence | None, int, int]],
) -> None:
    """Whatever the clocks do, an absence has a length, has evidence, and ends by now."""
    state, wall, awake, both = Watch(reading(0)), 0, 0, 0
    for passed, idle_s, bar, stepped, slept in steps:
        awake, both, wall = awake + passed, both + passed + slept, wall + passed + slept + stepped
        now = reading(wall, awake=awake, both=both)
        seen = observe(state, Look(now, None if idle_s is None else idle(idle_s), bar), RULES)
        if seen.absence is not None:
            assert seen.absence.start_at < seen.absence.end_at <= now.at
            assert seen.absence.evidence
        if seen.watch.away_since is not None:
            assert seen.watch.away_since <= now.at
        assert seen.watch.last == now
        state = seen.watch
