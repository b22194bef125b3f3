"""When a standup is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tracksync.core.standup.postings import Posting, PostingState
from tracksync.core.standup.schedules import (
    OTHERS_FIRST,
    CatchUp,
    Deed,
    Device,
    Schedule,
    Stage,
    after_restore,
    asked_for,
    goes_at,
    next_turn,
    offered,
    taken_over,
    told_from,
    turn_on,
    turns,
    wakes_at,
)
from tracksync.core.worktime.workdays import Calendar

BERLIN = "Europe/Berlin"
WEEK = Calendar(frozenset({1, 2, 3, 4, 5}))
DAILY = Schedule("s", "slack-1/C1", time(9, 30))
THURSDAY = date(2026, 11, 26)
OFFICE, LAPTOP = Device("d1", "Office PC"), Device("d2", "Laptop")
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Cairo")


def at(hour: int, minute: int = 0, *, day: int = 26) -> datetime:
    """Give an instant of November 2026 by Berlin's clocks."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=1)


def stage(now: datetime, schedule: Schedule = DAILY) -> Stage | None:
    turn = turn_on(schedule, THURSDAY, now, BERLIN, WEEK)
    return None if turn is None else turn.stage


def test_a_morning() -> None:
    """It is shown an hour before, goes at its time or within the grace, and is missed after."""
    assert [
        stage(at(*when)) for when in ((8, 29), (8, 30), (9, 29), (9, 30), (10, 0), (10, 1))
    ] == [
        Stage.AHEAD,
        Stage.REVIEW,
        Stage.REVIEW,
        Stage.DUE,
        Stage.DUE,
        Stage.MISSED,
    ]


def test_a_day_that_a_zone_left_out_has_no_turn() -> None:
    """Samoa went from 29 to 31 December 2011."""
    left_out = date(2011, 12, 30)

    assert goes_at(DAILY, left_out, "Pacific/Apia") is None
    assert goes_at(DAILY, left_out + timedelta(days=1), "Pacific/Apia") is not None


def test_what_was_missed_can_wait_for_a_word() -> None:
    """By choice a late standup asks for the rest of the day, and not on the next one."""
    asking = replace(DAILY, catch_up=CatchUp.ASK)

    assert stage(at(23, 59), asking) is Stage.ASKING
    assert stage(at(0, 0, day=27), asking) is Stage.MISSED


def test_what_was_missed_can_go_late() -> None:
    """By choice it goes on the same day however late, and not on the next one."""
    late = replace(DAILY, catch_up=CatchUp.LATE)

    assert stage(at(23, 59), late) is Stage.DUE
    assert stage(at(0, 0, day=27), late) is Stage.MISSED


def test_a_holiday_has_no_turn() -> None:
    """Nothing goes on a holiday, though the schedule names its day of the week."""
    thursdays = replace(DAILY, days=frozenset({4}))
    holiday = Calendar(WEEK.week, {THURSDAY: "Thanksgiving"})

    assert turn_on(thursdays, THURSDAY, at(9, 30), BERLIN, WEEK) is not None
    assert turn_on(thursdays, THURSDAY, at(9, 30), BERLIN, holiday) is None


def test_its_own_days() -> None:
    """A schedule may name days that are no working days, and leave out others."""
    saturdays = replace(DAILY, days=frozenset({6}))

    assert turn_on(saturdays, THURSDAY, at(9, 30), BERLIN, WEEK) is None
    assert turn_on(saturdays, date(2026, 11, 28), at(9, 30), BERLIN, WEEK) is not None


def test_what_came_before_it_was_made_was_not_missed() -> None:
    """Who sets up a standup at ten is not told that half past nine was missed."""
    assert stage(at(10, 30), replace(DAILY, since_at=at(10))) is None


def test_a_fixed_zone() -> None:
    """A team's hour is the team's, wherever the person is."""
    fixed = replace(DAILY, zone=BERLIN)

    assert goes_at(fixed, THURSDAY, "Asia/Tokyo") == at(9, 30)
    assert goes_at(DAILY, THURSDAY, "Asia/Tokyo") == datetime(2026, 11, 26, 0, 30, tzinfo=UTC)


def test_an_evening_is_over_only_after_its_grace() -> None:
    """Past midnight, yesterday's late standup may still go."""
    late = replace(DAILY, at=time(23, 50))

    found = turns(late, at(0, 10, day=27), BERLIN, WEEK)

    assert [(turn.day.day, turn.stage) for turn in found] == [(26, Stage.DUE), (27, Stage.AHEAD)]


def test_the_next_turn() -> None:
    """After Friday comes Monday; days that are settled can be passed over."""
    after_friday = next_turn(DAILY, at(9, 30, day=27), BERLIN, WEEK)
    after_today = next_turn(DAILY, at(9), BERLIN, WEEK, after=THURSDAY)

    assert after_friday is not None
    assert after_friday.day == date(2026, 11, 30)
    assert after_today is not None
    assert after_today.day == date(2026, 11, 27)


def test_no_next_turn() -> None:
    """Where no day is left within a year there is none."""
    never = Calendar(frozenset())

    assert next_turn(DAILY, at(9), BERLIN, never) is None
    assert wakes_at(DAILY, at(9), BERLIN, never) is None


def test_when_to_look_again() -> None:
    """It is looked again when something changes: review, time, end of grace, next day's review."""
    assert wakes_at(DAILY, at(7), BERLIN, WEEK) == at(8, 30)
    assert wakes_at(DAILY, at(8, 30), BERLIN, WEEK) == at(9, 30)
    assert wakes_at(DAILY, at(9, 30), BERLIN, WEEK) == at(10, 1)
    assert wakes_at(DAILY, at(12), BERLIN, WEEK) == at(0, 0, day=27)
    assert wakes_at(DAILY, at(0, 0, day=27), BERLIN, WEEK) == at(8, 30, day=27)


@given(
    zone=st.sampled_from(ZONES),
    day=st.dates(date(2011, 12, 20), date(2031, 1, 10)),
    minute=st.integers(0, 1439),
)
def test_each_day_has_one_hour(zone: str, day: date, minute: int) -> None:
    """On every day that exists it goes once, on that very day, and not before its time."""
    schedule = replace(DAILY, at=time(minute // 60, minute % 60))
    goes = goes_at(schedule, day, zone)
    following = goes_at(schedule, day + timedelta(days=1), zone)

    if goes is not None and following is not None:
        assert timedelta(hours=22) <= following - goes <= timedelta(hours=26)
        assert turn_on(schedule, day, goes, zone, Calendar(frozenset(range(1, 8)))) is not None


def posting(state: PostingState) -> Posting:
    return Posting(DAILY.channel, THURSDAY, state, at(9, 30))


def test_what_a_turn_asks_for() -> None:
    """By itself: shown, posted, missed. Else the person is asked, as long as it is not too late."""
    automatic = replace(DAILY, is_automatic=True)

    assert [asked_for(automatic, stage, None) for stage in Stage] == [
        None,
        Deed.ANNOUNCE,
        Deed.POST,
        Deed.REMIND,
        Deed.MISS,
    ]
    assert [asked_for(DAILY, stage, None) for stage in Stage] == [
        None,
        Deed.REVIEW,
        Deed.REMIND,
        Deed.REMIND,
        None,
    ]


def test_what_was_approved_goes_at_its_time() -> None:
    """Looked at and found good: without another word, and told of where it could not go."""
    for schedule in (DAILY, replace(DAILY, is_automatic=True)):
        assert [asked_for(schedule, stage, None, is_approved=True) for stage in Stage] == [
            None,
            None,
            Deed.POST,
            Deed.REMIND,
            Deed.MISS,
        ]


def test_what_came_of_it_asks_for_nothing_more() -> None:
    """Only what surely is not there may go; of a lost answer the person is told."""
    automatic = replace(DAILY, is_automatic=True)

    for state in (PostingState.POSTED, PostingState.SKIPPED, PostingState.SENDING):
        assert asked_for(automatic, Stage.DUE, posting(state)) is None
    assert asked_for(automatic, Stage.DUE, posting(PostingState.REFUSED)) is Deed.POST
    assert asked_for(automatic, Stage.DUE, posting(PostingState.UNKNOWN)) is Deed.DOUBT
    assert asked_for(automatic, Stage.MISSED, posting(PostingState.UNKNOWN)) is None


def test_no_days_work_stays_untold() -> None:
    """Who comes on some days tells of all since; who comes on all, of the last working day."""
    days = (replace(DAILY, days=frozenset({1, 3, 5})), replace(DAILY, days=frozenset({5})))
    holiday = Calendar(WEEK.week, {date(2026, 11, 25): "Holiday"})

    def first(day: int, *schedules: Schedule, calendar: Calendar = WEEK) -> int:
        return told_from(schedules, date(2026, 11, day), BERLIN, calendar).day

    assert [first(day, *days) for day in (23, 25, 27)] == [20, 23, 25]
    assert first(27, *days, calendar=holiday) == 23
    assert first(27, days[1]) == 20
    assert [first(day) for day in (23, 25)] == [20, 24]
    assert [first(day, *days, DAILY) for day in (23, 25)] == [20, 24]
    assert first(23, replace(DAILY, days=frozenset(range(1, 8)))) == 20
    assert first(25, replace(DAILY, days=frozenset({3})), calendar=Calendar(frozenset({3}))) == 18


def test_a_restored_store_waits_for_the_next_day() -> None:
    """Of the days up to its restore it does not know what was posted; later ones go as ever."""
    automatic = replace(DAILY, is_automatic=True)
    restored = after_restore(automatic, at(9), BERLIN)

    assert stage(at(9, 30), restored) is None
    following = turn_on(restored, THURSDAY + timedelta(days=1), at(9, 30, day=27), BERLIN, WEEK)
    assert following is not None
    assert following.stage is Stage.DUE
    assert after_restore(restored, at(9, day=25), BERLIN) == restored


def offer(now: datetime, schedule: Schedule, found: Posting | None = None) -> Deed | None:
    turn = turn_on(schedule, THURSDAY, now, BERLIN, WEEK)
    return None if turn is None else offered(schedule, turn, found, now)


def test_a_device_that_does_not_post_offers_to() -> None:
    """After the other one's turn, as long as it may still go; not once it has gone."""
    there = replace(DAILY, poster=OFFICE, is_automatic=True)
    moments = [at(9), at(9, 30), at(9, 30) + OTHERS_FIRST, at(10), at(10, 1)]

    assert [offer(now, there) for now in moments] == [None, None, Deed.OFFER, Deed.OFFER, None]
    assert offer(at(22), replace(there, catch_up=CatchUp.ASK)) is Deed.OFFER
    assert offer(at(9, 40), replace(there, is_offered=False)) is None
    for state, deed in (
        (PostingState.POSTED, None),
        (PostingState.SKIPPED, None),
        (PostingState.UNKNOWN, Deed.DOUBT),
        (PostingState.REFUSED, Deed.OFFER),
    ):
        assert offer(at(9, 40), there, posting(state)) is deed


@given(
    minutes=st.integers(0, 48 * 60),
    state=st.none() | st.sampled_from(PostingState),
    catch_up=st.sampled_from(CatchUp),
    is_automatic=st.booleans(),
)
def test_of_two_devices_one_posts_by_itself(
    minutes: int, state: PostingState | None, catch_up: CatchUp, *, is_automatic: bool
) -> None:
    """Whatever the hour and whatever came of it, the other one posts and announces nothing."""
    schedule = replace(DAILY, poster=OFFICE, catch_up=catch_up, is_automatic=is_automatic)
    now = at(0) + timedelta(minutes=minutes)
    found = None if state is None else posting(state)

    assert schedule.is_posted_from(OFFICE)
    assert not schedule.is_posted_from(LAPTOP)
    assert offer(now, schedule, found) in {None, Deed.OFFER, Deed.DOUBT}


def test_one_that_no_device_is_known_of_goes_from_where_it_is() -> None:
    """It is older than that."""
    assert DAILY.is_posted_from(OFFICE)


def test_what_is_taken_over_while_it_is_offered_goes_on() -> None:
    """The turn that is open is meant; one that has passed was the other device's."""
    made = at(9, day=25)
    there = replace(DAILY, poster=OFFICE, is_offered=False, since_at=made)

    def taken(now: datetime, schedule: Schedule = there) -> Schedule:
        return taken_over(schedule, LAPTOP, now, BERLIN, WEEK)

    assert taken(at(9, 40)) == replace(there, poster=LAPTOP, is_offered=True)
    assert taken(at(12)) == replace(there, poster=LAPTOP, is_offered=True, since_at=at(12))
    assert stage(at(12), taken(at(12))) is None
    assert taken(at(8, 40)).since_at == at(8, 40)
    assert stage(at(9, 30), taken(at(8, 40))) is Stage.DUE
    restored = after_restore(there, at(12), BERLIN)
    assert taken(at(13), restored).since_at == restored.since_at
    assert taken(at(12), replace(there, since_at=None)).since_at == at(12)
