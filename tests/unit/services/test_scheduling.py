"""Standups that come again and again, on a clock that is moved by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

import pytest

from tests.fakes.channel import FakeChannelIntegration
from tests.unit.services.desk import Desk
from tracksync.core.delivery.outcomes import NotReached, Written
from tracksync.core.problems import BadInput, Conflict, NotFound
from tracksync.core.sentences import say
from tracksync.core.standup.postings import UNDER_WAY, PostingState
from tracksync.core.standup.review import approved
from tracksync.core.standup.schedules import CatchUp, Deed, Device, Schedule
from tracksync.engine.parts import NoDaysOff
from tracksync.ports.calendar import Off
from tracksync.ports.tracker import Account, Connection
from tracksync.services.personal.connecting.connections import ConnectionService
from tracksync.services.personal.standup.posting import PostingService
from tracksync.services.personal.standup.reviewing import ReviewingService
from tracksync.services.personal.standup.scheduling import SchedulingService
from tracksync.services.personal.standup.standups import StandupService

DAILY = Schedule("", "slack-1", time(9, 30), is_automatic=True)
# The desk's clock begins on a Friday at nine in Berlin.
FRIDAY = date(2026, 11, 20)
OFFICE, LAPTOP = Device("d1", "Office PC"), Device("d2", "Laptop")


class ThatDayOff(NoDaysOff):
    """Knows of one holiday."""

    def __init__(self, *days: date) -> None:
        self._days = days

    def add(self, day: date) -> None:
        self._days = (*self._days, day)

    def between(self, first: date, last: date) -> Off:
        return Off({day: "Holiday" for day in self._days if first <= day <= last})


class Team:
    """A desk with two channels."""

    def __init__(self, desk: Desk, *off: date, here: Device = OFFICE) -> None:
        self.desk = desk
        self.connections = ConnectionService(desk.recorder, {"slack": FakeChannelIntegration()})
        self.postings = PostingService(desk.recorder, self.connections)
        self.standups = StandupService(desk.recorder, ThatDayOff(*off))
        self.schedules = SchedulingService(desk.recorder, self.standups, lambda: here)
        self.reviewing = ReviewingService(desk.recorder, self.standups)
        for name in ("slack-1", "slack-2"):
            account = Account(name, "Webhook", "", "")
            made = Connection(name, "slack", "https://hooks.slack.com", "", account)
            self.connections.save(made, via="cli")

    def add(self, **how: object) -> Schedule:
        return self.schedules.add(replace(DAILY, **how), via="cli")  # type: ignore[arg-type]  # handed through

    def asked(self) -> list[tuple[str, int, Deed]]:
        """What is asked for now: channel, day of the month, deed."""
        calls = self.schedules.look().calls
        return [(call.schedule.channel, call.turn.day.day, call.deed) for call in calls]

    def post(self, name: str = "slack-1", outcome: object = None) -> PostingState:
        (call,) = [c for c in self.schedules.look().calls if c.schedule.channel == name]
        prepared = self.standups.prepare(call.turn.day, name)
        begun = self.postings.begin(self.postings.channel(name), prepared, via="engine")
        settled = self.postings.settle(begun, outcome or Written(""), via="engine")  # type: ignore[arg-type]  # as said
        return settled.state


@pytest.fixture
def team(desk: Desk) -> Team:
    return Team(desk)


def test_a_morning_goes_once(team: Team) -> None:
    """Shown before, posted at its time, and nothing more that day, restarts or not."""
    team.add()
    assert team.asked() == [("slack-1", 20, Deed.ANNOUNCE)]

    team.desk.clock.advance(minutes=30)
    assert team.asked() == [("slack-1", 20, Deed.POST)]
    assert team.post() is PostingState.POSTED
    again = Team(team.desk.crash())
    assert again.asked() == []
    team.desk.clock.step(minutes=-20)
    assert again.asked() == []


def test_it_wakes_when_something_changes(team: Team) -> None:
    """With nothing scheduled never; else at the next change by the wall clock."""
    assert team.schedules.look().wakes_at is None
    team.add()

    assert team.schedules.look().wakes_at == datetime(2026, 11, 20, 8, 30, tzinfo=UTC)


def test_slept_over_within_the_grace_goes_late(team: Team) -> None:
    """A lid that opens at ten finds it due; one that opens at eleven finds it missed."""
    team.add()
    team.desk.clock.sleep(minutes=55)
    assert team.asked() == [("slack-1", 20, Deed.POST)]

    team.desk.clock.sleep(minutes=65)
    assert team.asked() == [("slack-1", 20, Deed.MISS)]
    (call,) = team.schedules.look().calls
    assert team.schedules.note_missed(call)
    assert team.asked() == []
    assert not team.schedules.note_missed(call)
    (kept,) = team.postings.history(5)
    assert (kept.state, kept.reason[:8]) == (PostingState.SKIPPED, "Its time")


def test_missed_after_refusals_says_why(team: Team) -> None:
    """What was in the way all along is kept as the reason."""
    team.add()
    team.desk.clock.advance(minutes=30)
    assert team.post(outcome=NotReached(say("No network."))) is PostingState.REFUSED
    assert team.asked() == [("slack-1", 20, Deed.POST)]
    team.desk.clock.advance(minutes=31)
    (call,) = team.schedules.look().calls

    assert team.schedules.note_missed(call)
    assert team.postings.history(1)[0].reason == "No network."


def test_killed_around_the_request_is_in_doubt(team: Team) -> None:
    """First it is on its way; then nobody knows, and nothing is sent by itself."""
    team.add(grace=timedelta(hours=1))
    team.desk.clock.advance(minutes=30)
    team.postings.begin(
        team.postings.channel("slack-1"), team.standups.prepare(FRIDAY, "slack-1"), via="engine"
    )
    again = Team(team.desk.crash())
    assert again.asked() == []
    team.desk.clock.advance(minutes=UNDER_WAY / timedelta(minutes=1))

    assert again.asked() == [("slack-1", 20, Deed.DOUBT)]


def test_two_channels_and_two_schedules_of_one(team: Team) -> None:
    """Each channel gets its own; a later schedule of the same one saves what was missed."""
    team.add()
    team.add(channel="slack-2")
    team.add(at=time(14), is_automatic=False)
    team.desk.clock.advance(minutes=30)
    assert team.asked() == [("slack-1", 20, Deed.POST), ("slack-2", 20, Deed.POST)]
    team.post("slack-2")
    team.desk.clock.advance(hours=1)
    assert team.asked() == []
    team.desk.clock.advance(hours=3, minutes=30)
    assert team.asked() == [("slack-1", 20, Deed.REMIND)]
    team.desk.clock.advance(hours=1)
    assert team.asked() == [("slack-1", 20, Deed.MISS)]


def test_catching_up(team: Team) -> None:
    """By choice what was missed waits for a word, or goes that day all the same."""
    team.add(catch_up=CatchUp.ASK)
    team.add(channel="slack-2", catch_up=CatchUp.LATE)
    team.desk.clock.sleep(hours=5)

    assert team.asked() == [("slack-2", 20, Deed.POST), ("slack-1", 20, Deed.REMIND)]


def test_a_holiday_and_a_weekend(desk: Desk) -> None:
    """Nothing goes; the next one is on Tuesday, after that on Wednesday."""
    team = Team(desk, FRIDAY, date(2026, 11, 23))
    schedule = team.add()
    desk.clock.advance(minutes=30)
    coming = team.schedules.next_turn(schedule)

    assert team.asked() == []
    assert coming is not None
    assert coming.day == date(2026, 11, 24)
    team.postings.skip(team.postings.channel("slack-1"), coming.day, via="cli")
    later = team.schedules.next_turn(schedule)
    assert later is not None
    assert later.day == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("day", "at", "goes_at"),
    [
        # The hour from two to three is left out: it goes at three.
        (date(2026, 3, 29), time(2, 30), datetime(2026, 3, 29, 1, tzinfo=UTC)),
        # It comes twice: the first time is meant.
        (date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_clocks_that_are_put_on_or_back(team: Team, day: date, at: time, goes_at: datetime) -> None:
    """Once on such a day too, also when the hour comes again."""
    team.desk.clock.step(
        seconds=(goes_at - timedelta(hours=3) - team.desk.clock.at).total_seconds()
    )
    team.add(at=at, days=frozenset({7}))
    team.desk.clock.advance(hours=2, minutes=59)
    assert team.asked() == [("slack-1", day.day, Deed.ANNOUNCE)]
    team.desk.clock.advance(minutes=1)
    assert team.post() is PostingState.POSTED
    team.desk.clock.advance(hours=1)

    assert team.asked() == []


def test_travel(team: Team) -> None:
    """A channel gets one a day, though the hour comes again further west."""
    team.add()
    team.desk.clock.advance(minutes=30)
    team.post()
    team.desk.clock.travel("America/New_York")
    team.desk.clock.advance(hours=6)

    assert team.asked() == []


def test_a_removed_connection_takes_its_schedules_along(team: Team) -> None:
    """Nothing is tried at a channel that is gone; others stay."""
    team.add()
    kept = team.add(channel="slack-2")
    team.connections.remove("slack-1", via="cli", keep_tasks=False)

    assert team.schedules.all() == (kept,)


def test_what_was_approved_is_asked_about_again_at_another_time(team: Team) -> None:
    """Or in another form; a word for half past nine is none for four o'clock."""
    kept = team.add(is_automatic=False)
    to, found = team.postings.channel("slack-1"), team.schedules.turn_of("slack-1")
    assert found is not None
    seen = team.standups.prepare(FRIDAY, "slack-1").seen(found[1].at)
    said = partial(approved, is_approved=True, seen=seen)
    team.reviewing.change(to, FRIDAY, said, via="window")
    assert team.asked() == []

    for change in ({"at": time(9, 40)}, {"template": "brief-en"}):
        team.schedules.change(replace(kept, **change), via="window")
        assert team.asked() == [("slack-1", 20, Deed.REVIEW)]
    team.schedules.change(kept, via="window")
    assert team.asked() == []


def test_what_is_no_longer_approved_never_begins(team: Team) -> None:
    """Whatever was asked for before: as it is noted, it is looked at once more."""
    team.add(is_automatic=False)
    prepared = team.standups.prepare(FRIDAY, "slack-1")

    with pytest.raises(Conflict, match="not the one that was approved"):
        team.postings.begin(
            team.postings.channel("slack-1"), prepared, via="engine", by_approval=True
        )
    assert team.postings.history(9) == ()


def test_what_is_not_handed_over_is_not_taken_back(team: Team) -> None:
    """It came back, or went, since that was asked for."""
    team.add(is_automatic=False)
    (call,) = team.schedules.look().calls
    team.schedules.recall(call)

    assert team.postings.history(9) == ()


def test_adding_and_removing(team: Team) -> None:
    """An id each; what does not fit is refused."""
    first, second = team.add(), team.add(channel="slack-2")
    assert (first.id, second.id) == ("1", "2")
    assert first.since_at == team.desk.clock.at
    assert team.schedules.remove("1", via="cli") == first
    with pytest.raises(NotFound, match="no schedule '1'"):
        team.schedules.remove("1", via="cli")
    with pytest.raises(BadInput, match="no time zone"):
        team.add(zone="Mars/Olympus")
    for minutes in (9, 721):
        with pytest.raises(BadInput, match="10 minutes"):
            team.add(grace=timedelta(minutes=minutes))
    assert team.add(zone="Asia/Tokyo").id == "3"
    assert team.schedules.all()[0] == second


def test_what_was_approved_goes_at_its_time(team: Team) -> None:
    """Without being asked about again, after a restart too; held back, it waits as before."""
    team.add(is_automatic=False)
    assert team.asked() == [("slack-1", 20, Deed.REVIEW)]
    to = team.postings.channel("slack-1")
    for is_approved in (True, False, True):
        said = partial(approved, is_approved=is_approved)
        team.reviewing.change(to, FRIDAY, said, via="window")
        asked = [] if is_approved else [("slack-1", 20, Deed.REVIEW)]
        assert team.asked() == asked

    team.desk.clock.advance(minutes=30)
    again = Team(team.desk.crash())
    assert again.asked() == [("slack-1", 20, Deed.POST)]
    assert again.post() is PostingState.POSTED


def test_the_turn_a_channel_stands_at(team: Team) -> None:
    """The earliest whose time is not over; of another channel, or too late, there is none."""
    late = team.add(at=time(16), is_automatic=False)
    early = team.add()
    team.add(channel="slack-2", at=time(1))

    def turn() -> tuple[str, int] | None:
        found = team.schedules.turn_of("slack-1")
        return None if found is None else (found[0].id, found[1].day.day)

    assert turn() == (early.id, 20)
    assert team.schedules.turn_of("slack-2") is None
    team.desk.clock.advance(minutes=120)
    assert turn() == (late.id, 20)
    team.desk.clock.advance(minutes=60 * 9)
    assert turn() is None


@pytest.mark.parametrize(
    "how",
    [
        {"at": time(9, 15)},
        {"days": frozenset({5})},
        {"zone": "Europe/Lisbon", "at": time(8, 30)},
        {"channel": "slack-2"},
    ],
)
def test_what_is_changed_counts_from_now_on(desk: Desk, how: dict[str, object]) -> None:
    """A time that has passed today is not caught up; tomorrow it comes as it was said."""
    team = Team(desk)
    made = team.add(is_automatic=False)
    desk.clock.advance(minutes=40)
    changed = team.schedules.change(replace(made, **how), via="window")  # type: ignore[arg-type]  # handed through

    assert team.schedules.all() == (team.schedules.one(made.id),) == (changed,)
    assert team.asked() == []
    assert team.schedules.next_turn(changed) is not None


def test_what_begins_to_go_by_itself_does_not_go_at_once(desk: Desk) -> None:
    """It was waiting for a word when the person said: from now on without."""
    team = Team(desk)
    made = team.add(is_automatic=False)
    desk.clock.advance(minutes=40)
    waiting = team.asked()
    team.schedules.change(replace(made, is_automatic=True), via="window")

    assert waiting == [("slack-1", FRIDAY.day, Deed.REMIND)]
    assert team.asked() == []


def test_what_asks_from_now_on_still_waits_today(desk: Desk) -> None:
    """Grace, what is done after it, and that it asks first, concern a turn that is under way."""
    team = Team(desk)
    made = team.add()
    desk.clock.advance(minutes=20)
    how = {"is_automatic": False, "grace": timedelta(hours=2), "catch_up": CatchUp.ASK}
    team.schedules.change(replace(made, **how), via="window")  # type: ignore[arg-type]  # handed through
    desk.clock.advance(minutes=60)

    assert team.asked() == [("slack-1", FRIDAY.day, Deed.REMIND)]


def test_only_what_is_known_is_changed(desk: Desk) -> None:
    """And only to what a schedule can be."""
    team = Team(desk)
    made = team.add()
    with pytest.raises(NotFound):
        team.schedules.change(replace(made, id="7"), via="window")
    with pytest.raises(BadInput):
        team.schedules.change(replace(made, grace=timedelta(minutes=1)), via="window")

    assert team.schedules.all() == (made,)


def test_a_schedule_is_posted_from_where_it_was_made(team: Team) -> None:
    """Brought back on another device it is only offered there, after the first one's turn."""
    made = team.add()
    away = Team(team.desk, here=LAPTOP)

    assert made.poster == OFFICE
    assert (team.schedules.elsewhere(made), away.schedules.elsewhere(made)) == ("", "Office PC")
    assert away.schedules.turn_of("slack-1") is None
    assert away.asked() == []
    assert away.schedules.look().wakes_at == datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
    team.desk.clock.advance(minutes=30)
    assert (team.asked(), away.asked()) == ([("slack-1", 20, Deed.POST)], [])
    assert away.schedules.look().wakes_at == datetime(2026, 11, 20, 8, 32, tzinfo=UTC)
    team.desk.clock.advance(minutes=2)
    assert away.asked() == [("slack-1", 20, Deed.OFFER)]
    team.desk.clock.advance(minutes=30)
    assert away.asked() == []


def test_a_schedule_that_is_taken_over_goes_from_here(team: Team) -> None:
    """Also the turn that is open; changed later, it stays here; put back, where it was."""
    made = team.add()
    away = Team(team.desk, here=LAPTOP)
    team.desk.clock.advance(minutes=32)
    taken = away.schedules.take_over(made.id, via="window")

    assert (taken.poster, taken.since_at) == (LAPTOP, made.since_at)
    assert away.asked() == [("slack-1", 20, Deed.POST)]
    assert team.asked() == [("slack-1", 20, Deed.OFFER)]
    changed = team.schedules.change(replace(made, grace=timedelta(hours=1)), via="cli")
    assert (changed.poster, changed.grace) == (LAPTOP, timedelta(hours=1))
    for again in (away.schedules.take_over, away.schedules.leave_to_other):
        with pytest.raises(Conflict, match="posted from this device"):
            again(made.id, via="cli")
    with pytest.raises(NotFound):
        away.schedules.take_over("9", via="cli")
    back = team.schedules.add(away.schedules.remove(made.id, via="cli"), via="cli")
    assert back.poster == LAPTOP


def test_a_schedule_that_is_left_to_the_other_device_is_not_offered(team: Team) -> None:
    """It stays so through changes, until it is taken over."""
    made = team.add()
    away = Team(team.desk, here=LAPTOP)
    away.schedules.leave_to_other(made.id, via="window")
    team.desk.clock.advance(minutes=32)

    assert away.asked() == []
    assert not away.schedules.change(made, via="cli").is_offered
    assert away.schedules.take_over(made.id, via="window").is_offered


def test_schedules_from_before_devices_were_known_are_this_ones(desk: Desk) -> None:
    """Named once; those of another device stay its own, and without an id nothing is named."""
    nowhere = Team(desk, here=Device())
    older, other = nowhere.add(), nowhere.add(poster=LAPTOP)
    nowhere.schedules.settle_posters()
    assert nowhere.schedules.all() == (older, other)
    team = Team(desk)
    for _ in range(2):
        team.schedules.settle_posters()

    assert team.schedules.all() == (replace(older, poster=OFFICE), other)


def test_what_another_device_posted_is_noted_and_not_sent(team: Team) -> None:
    """By the mark it was found under; what was skipped here only by the person's word."""
    to = team.postings.channel("slack-1")
    found = team.postings.note_found(to, FRIDAY, "C1/2", via="engine")
    team.postings.skip(team.postings.channel("slack-2"), FRIDAY, via="cli")

    assert found.reason == "It was posted from another device."
    assert team.postings.history(5)[0] == found
    with pytest.raises(Conflict, match="already"):
        team.postings.note_found(to, FRIDAY, "C1/2", via="engine")
    with pytest.raises(Conflict, match="skipped"):
        team.postings.note_found(team.postings.channel("slack-2"), FRIDAY, "x", via="engine")
