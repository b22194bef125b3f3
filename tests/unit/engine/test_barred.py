"""What is in the way of a standup is said before its time comes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.unit.engine.team import Team
from tests.unit.engine.test_answers import is_as_promised
from tracksync.core.delivery.outcomes import NotReached, Refused, SignInExpired
from tracksync.core.problems import KeystoreLocked
from tracksync.core.sentences import say
from tracksync.ports.tracker import Account

GONE = Refused(404, say("Slack no longer knows this webhook."), say("Make a new webhook."))


@pytest.fixture
def team() -> Iterator[Team]:
    made = Team()
    yield made
    made.close()


def why(team: Team) -> str:
    """What is told to be in the way."""
    (schedule,) = team.ask("standup.schedule.list")["schedules"]
    said: str = schedule["barred"]
    assert [found["says"] for found in team.ask("status")["barred"]] == ([said] if said else [])
    return said


@pytest.mark.parametrize("auto", [True, False])
def test_a_sign_in_that_ended_unseen_is_told_an_hour_before(team: Team, auto: bool) -> None:
    """By a notice, in the status and beside the schedule; nothing is sent, and nobody is asked."""
    team.schedule(90, auto=auto)
    team.slack.tracker.me = SignInExpired()
    team.wake(29)
    assert (why(team), team.told()) == ("", [])
    team.wake(1)
    assert "slack-1: it does not accept the sign-in any more. Sign in again" in why(team)
    assert team.told() == ["barred"]
    assert "\n! No standup can go to slack-1" in team.say("standup.schedule.list")
    assert "is in danger. No standup can go to slack-1" in team.say("status")
    is_as_promised(team.ask("status"))
    is_as_promised(team.ask("standup.schedule.list"))
    (news,) = team.engine.running.herald.news()

    assert "Sign in again" in news.hint


def test_once_it_is_mended_the_morning_goes_on(team: Team) -> None:
    """As if nothing had been."""
    team.schedule(45, auto=False)
    team.slack.tracker.me = GONE
    team.wake()
    assert (why(team), team.told()) == (
        "No standup can go to slack-1. Slack no longer knows this webhook. Make a new webhook.",
        ["barred"],
    )
    team.slack.tracker.me = Account("x", "Webhook", "", "")
    team.wake()
    assert team.told() == ["barred"], "it is not asked again at once"
    team.wake(1)

    assert (why(team), team.told()) == ("", ["review"])


def test_one_that_was_approved_is_told_too(team: Team) -> None:
    """It asks for nothing any more, and yet could not go."""
    team.schedule(90, auto=False)
    team.approve()
    team.slack.tracker.me = SignInExpired()
    team.wake(45)

    assert team.told() == ["barred"]


@pytest.mark.parametrize("failure", [NotReached(), KeystoreLocked(say("It is locked."))])
def test_what_cannot_be_told_bars_nothing(
    team: Team, failure: NotReached | KeystoreLocked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The network an hour before is not that of its time."""

    def whoami() -> NotReached:
        if isinstance(failure, KeystoreLocked):
            raise failure
        return failure

    monkeypatch.setattr(team.slack.tracker, "whoami", whoami)
    team.schedule(45)
    team.wake()

    assert (why(team), team.told()) == ("", ["announce"])


def test_a_channel_that_was_renamed_is_called_by_its_new_name(team: Team) -> None:
    """Seen by the same look; another account's name, or none at all, changes nothing."""

    def name() -> str:
        return team.engine.services.connections.one("slack-1").account.site_name

    look = team.engine.running.herald.dispatch.barring.look
    today = team.engine.services.standups.today
    seen = []
    for account, place in (("x", "#team-a, Acme"), ("y", "#other, Acme"), ("x", ""), ("x", "#b")):
        team.slack.tracker.me = Account(account, "Webhook", "", "", site_name=place)
        team.clock.move(days=1)
        assert look("slack-1", today()) is None
        seen.append(name())

    assert seen == ["#team-a, Acme", "#team-a, Acme", "#team-a, Acme", "#b"]


def test_a_channel_that_is_only_read_is_told(team: Team) -> None:
    """Nobody is asked for that."""
    team.schedule(45)
    team.ask("connection.set", connection="slack-1", read_only=True)
    team.wake()

    assert "it is only read" in why(team)
    assert team.told() == ["barred"]


def test_a_channel_that_is_gone_bars_nothing(team: Team) -> None:
    """A schedule may outlive its channel: a store that was brought back."""
    team.schedule(45)
    with team.profile.store.write() as unit:
        (schedule,) = unit.schedules()
        unit.remove_connection("slack-1", keep_tasks=False)
        unit.save_schedule(schedule)
    team.wake()

    assert team.told() == ["announce"]
    assert why(team) == ""


def test_a_post_that_is_refused_for_its_sign_in_gives_it_up(team: Team) -> None:
    """Whatever asked: the connection waits for a new one, and the schedules say so."""
    team.schedule()
    team.slack.channel.answers = [SignInExpired()]
    team.wake(31)

    assert team.told() == ["failed"]
    assert "does not accept the sign-in" in why(team)


def test_a_schedule_that_nobody_looks_at_says_so(team: Team) -> None:
    """Standups come only while TrackSync runs."""
    quiet = Team(begins=False)
    with_agent = team.say("standup.schedule.add", at="09:30")
    quiet.engine.open_now()
    alone = quiet.say("standup.schedule.add", at="09:30")
    quiet.close()

    assert "is not running" not in with_agent
    assert "\n! TrackSync is not running: no standup comes by itself" in alone
