"""Standups go to channels once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.fakes.channel import FakeChannel, FakeChannelIntegration
from tests.unit.services.desk import Desk
from tracksync.core.delivery.outcomes import (
    Busy,
    NoAnswer,
    NotReached,
    Refused,
    SignInExpired,
    WriteOutcome,
    Written,
)
from tracksync.core.problems import BadInput, Conflict, KeystoreLocked, NotAllowed, NotFound
from tracksync.core.sentences import say
from tracksync.core.standup.composer import Standup
from tracksync.core.standup.postings import (
    UNDER_WAY,
    PostingState,
    Review,
    ReviewedMeanwhile,
    Told,
    doubted,
)
from tracksync.core.standup.text import Message
from tracksync.ports.tracker import Account, Connection, Integration
from tracksync.services.personal.connecting.connections import ConnectionService
from tracksync.services.personal.standup.post_once import post_once
from tracksync.services.personal.standup.posting import PostingService
from tracksync.services.personal.standup.standups import Prepared

DAY = date(2026, 11, 27)
EVE = DAY - timedelta(days=1)
MESSAGE = Message("Standup", ())
PREPARED = Prepared(
    Standup(DAY, EVE, EVE, ()), MESSAGE, "UTC", "en", is_worked=True, day_off="", troubles=()
)
LOST = NoAnswer(say("It took too long."))


class Team:
    """A desk with channels. A new one on the old one's desk is the program after a crash."""

    def __init__(self, desk: Desk, *names: str) -> None:
        self.desk = desk
        self.slack = FakeChannelIntegration()
        services: dict[str, Integration] = {"slack": self.slack, "jira": desk.jira}
        self.connections = ConnectionService(desk.recorder, services)
        self.postings = PostingService(desk.recorder, self.connections)
        for name in names:
            account = Account(name, "Webhook", "", "")
            site = "https://hooks.slack.com"
            self.connections.save(Connection(name, "slack", site, "", account), via="cli")

    @property
    def channel(self) -> FakeChannel:
        return self.slack.channel

    def post(self, *, again: bool = False) -> PostingState:
        """Post the day's standup, as the program does."""
        to = self.postings.channel("slack-1")
        begun = self.postings.begin(to, PREPARED, via="cli", again=again)
        outcome = post_once(self.channel, MESSAGE, "")
        return self.postings.settle(begun, outcome, via="cli").state


def test_nothing_goes_where_is_only_read(desk: Desk) -> None:
    """Whoever connected a channel so meant it."""
    team = Team(desk, "slack-1")
    team.connections.change("slack-1", via="cli", is_read_only=True)

    with pytest.raises(NotAllowed, match="only read"):
        team.post()
    assert team.channel.posted == []


def test_it_goes_once(desk: Desk) -> None:
    """What is there is not sent again, whatever is asked."""
    team = Team(desk, "slack-1")

    assert team.post() is PostingState.POSTED
    for again in (False, True):
        with pytest.raises(Conflict, match="already"):
            team.post(again=again)
    with pytest.raises(Conflict, match="already"):
        team.postings.skip(team.postings.channel(""), DAY, via="cli")
    assert len(team.channel.posted) == 1
    (kept,) = team.postings.history(10)
    assert (kept.state, kept.told) == (PostingState.POSTED, PREPARED.told)
    assert kept.told == Told("Standup", PREPARED.told.gist, EVE)


def test_a_lost_answer_is_never_sent_again_by_itself(desk: Desk) -> None:
    """It may have arrived; only the person can look, and say that it has not."""
    team = Team(desk, "slack-1")
    team.channel.answers = [LOST]

    assert team.post() is PostingState.UNKNOWN
    with pytest.raises(Conflict, match="may be"):
        team.post()
    with pytest.raises(Conflict, match="may be"):
        team.postings.skip(team.postings.channel(""), DAY, via="cli")
    assert len(team.channel.posted) == 1
    assert team.post(again=True) is PostingState.POSTED


def test_after_a_restore_it_goes_only_by_a_word(desk: Desk) -> None:
    """The copy does not know whether it was posted since; the refusal says so."""
    team = Team(desk, "slack-1")
    with desk.recorder.open("engine") as recording:
        found = doubted(None, "slack-1", DAY, recording.reading.at)
        assert found is not None
        recording.unit.save_posting(found)

    with pytest.raises(Conflict, match="A backup was brought back"):
        team.post()
    assert team.channel.posted == []
    assert team.post(again=True) is PostingState.POSTED


def test_what_surely_did_not_arrive_may_go(desk: Desk) -> None:
    """A refusal is no post."""
    team = Team(desk, "slack-1")
    team.channel.answers = [KeystoreLocked(say("The keystore is locked."))]

    assert team.post() is PostingState.REFUSED
    (kept,) = team.postings.history(10)
    assert kept.reason == "The keystore is locked. Nothing was sent."
    assert team.post() is PostingState.POSTED


def test_the_past_is_that_of_a_channel_or_a_day_where_one_is_named(desk: Desk) -> None:
    """By id or service, also of one that was left; a name that nothing has is said."""
    team = Team(desk, "slack-1", "slack-2")
    first, second = team.postings.channels()
    for channel, day in ((first, EVE), (first, DAY), (second, EVE)):
        team.postings.skip(channel, day, via="cli")
    team.connections.remove("slack-2", via="cli", keep_tasks=False)

    def told(channel: str = "", day: date | None = None, limit: int = 9) -> list[tuple[str, date]]:
        found = team.postings.history(limit, channel=channel, day=day)
        return [(posting.channel, posting.day) for posting in found]

    assert len(told()) == 3
    assert told("slack") == told("slack-1") == [("slack-1", DAY), ("slack-1", EVE)]
    assert told("slack-2") == [("slack-2", EVE)]
    assert sorted(told(day=EVE)) == [("slack-1", EVE), ("slack-2", EVE)]
    assert told("slack-1", EVE) == [("slack-1", EVE)]
    assert told("slack-1", limit=1) == [("slack-1", DAY)]
    assert told("slack-1", DAY + timedelta(days=1)) == []
    with pytest.raises(NotFound, match="no channel 'teams'"):
        told("teams")


@pytest.mark.parametrize("day", [date.max, date.min, DAY + timedelta(days=400)])
def test_a_day_far_away_gets_none(desk: Desk, day: date) -> None:
    """A day far ahead would stand on top of the list for ever: it is refused, and not kept."""
    team = Team(desk, "slack-1")
    channel = team.postings.channel("")
    far = replace(PREPARED, standup=replace(PREPARED.standup, day=day))

    with pytest.raises(BadInput, match="more than a year away"):
        team.postings.skip(channel, day, via="cli")
    with pytest.raises(BadInput, match="more than a year away"):
        team.postings.begin(channel, far, via="cli")
    assert team.postings.history(10) == ()


def test_a_day_that_was_skipped_goes_only_by_a_word(desk: Desk) -> None:
    """Skipped is skipped, until the person says otherwise; twice skipped is skipped."""
    team = Team(desk, "slack-1")
    for _ in range(2):
        team.postings.skip(team.postings.channel("slack"), DAY, via="cli")

    with pytest.raises(Conflict, match="was skipped"):
        team.post()
    assert team.post(again=True) is PostingState.POSTED


@pytest.mark.parametrize("has_arrived", [False, True])
def test_a_crash_around_the_request(desk: Desk, *, has_arrived: bool) -> None:
    """Whether it died before or after the request: nothing is sent by itself, ever."""
    team = Team(desk, "slack-1")
    team.postings.begin(team.postings.channel("slack-1"), PREPARED, via="cli")
    if has_arrived:
        team.channel.post(MESSAGE, "")
    again = Team(Desk(before=desk))

    with pytest.raises(Conflict, match="on its way"):
        again.post(again=True)
    desk.clock.sleep(minutes=UNDER_WAY / timedelta(minutes=1))
    with pytest.raises(Conflict, match="may be"):
        again.post()
    assert again.postings.history(10)[0].state is PostingState.UNKNOWN
    assert again.channel.posted == []
    assert again.post(again=True) is PostingState.POSTED


def test_which_channel_is_meant(desk: Desk) -> None:
    """The only one needs no name; of several, one has to be said; trackers are none."""
    with pytest.raises(NotFound, match="No channel is connected"):
        Team(desk).postings.channel("")
    desk.connect()
    team = Team(desk, "slack-1", "slack-2")
    account = Account("x", "", "", "")
    team.connections.save(Connection("carrier-1", "pigeon", "https://x", "", account), via="cli")

    assert team.postings.channel("slack-2").id == "slack-2"
    for name in ("", "slack"):
        with pytest.raises(NotFound, match="cannot be told"):
            team.postings.channel(name)
    with pytest.raises(NotFound, match="no channel 'jira-1'"):
        team.postings.channel("jira-1")


@pytest.mark.parametrize(
    ("outcome", "title", "hint"),
    [
        (LOST, "may have reached slack-1: its answer was lost. It took too long.", "--again"),
        (Refused(410, say("Archived."), say("Move.")), "did not reach slack-1. Archived.", "Move."),
        (Busy(timedelta(seconds=30)), "did not reach", "in 30 s"),
        (Busy(None), "did not reach", "in a few minutes"),
        (NotReached(), "did not reach", "Check the network"),
        (SignInExpired(), "did not reach", "Connect the channel"),
    ],
)
def test_what_is_said(desk: Desk, outcome: WriteOutcome, title: str, hint: str) -> None:
    """What happened to the standup, and what to do."""
    team = Team(desk, "slack-1")
    begun = team.postings.begin(team.postings.channel(""), PREPARED, via="cli")
    problem = team.postings.problem_of(team.postings.settle(begun, outcome, via="cli"), outcome)

    assert title in problem.title
    assert hint in problem.hint


def test_a_written_post_tells_its_id() -> None:
    """Where a service tells one, it comes back as it is."""
    assert post_once(FakeChannel([Written("7")]), MESSAGE, "") == Written("7")


def test_what_was_changed_meanwhile_is_prepared_anew(desk: Desk) -> None:
    """Nothing goes that the person has taken back since it was made ready."""
    team = Team(desk, "slack-1")
    to = team.postings.channel("")
    review = Review(off=frozenset({"a"}))
    with desk.recorder.open("window") as recording:
        recording.unit.save_review(to.id, DAY, review, since=EVE)

    with pytest.raises(ReviewedMeanwhile):
        team.post()
    assert team.postings.history(10) == ()
    team.postings.begin(to, replace(PREPARED, review=review), via="cli")


def test_a_lost_review_is_not_passed_over(desk: Desk) -> None:
    """What was switched off there might be private, so nothing goes until it is looked at."""
    team = Team(desk, "slack-1")
    lost, to = Review(is_lost=True), team.postings.channel("")
    with desk.recorder.open("window") as recording:
        recording.unit.save_review(to.id, DAY, lost, since=EVE)

    with pytest.raises(Conflict, match="can no longer be read"):
        team.postings.begin(to, replace(PREPARED, review=lost), via="cli")
    assert team.postings.history(10) == ()
