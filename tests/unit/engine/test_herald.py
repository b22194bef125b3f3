"""Standups that fire: posted once, or told of, whenever the engine wakes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest

from tests.unit.engine.house import MemoryProfile
from tests.unit.engine.team import Team
from tests.unit.engine.test_answers import is_as_promised
from tracksync.core.outcomes import Busy, NoAnswer, NotReached, Refused, WriteOutcome
from tracksync.core.problems import KeystoreSlow
from tracksync.core.sentences import say
from tracksync.engine.parts import Opened


class SlowKeystore(MemoryProfile):
    """Its keystore does not answer, as long as that is wanted."""

    is_slow = True

    def renew(self, opened: Opened, on_store: Callable[[Callable[[], None]], None]) -> None:
        if self.is_slow:
            raise KeystoreSlow(say("The keystore is slow."))
        super().renew(opened, on_store)


@pytest.fixture
def team() -> Iterator[Team]:
    made = Team()
    yield made
    made.close()


def test_it_posts_by_itself_once(team: Team) -> None:
    """Shown an hour before, posted at its time; later looks and the person's word do nothing."""
    team.schedule()
    team.wake()
    assert team.told() == ["announce"]
    assert team.engine.running.herald.news()[0].preview
    team.wake(30)
    team.wake(1)

    assert (team.posted, team.told(), team.states()) == (1, ["posted"], ["posted"])
    assert team.code("standup.post") == 8
    assert team.profile.renewals >= 1
    team.wake(60 * 24)
    assert team.posted == 2


def test_after_a_restart_it_is_known(team: Team) -> None:
    """What was posted before a crash is not posted again within the grace."""
    team.schedule()
    team.wake(30)
    again = Team(team.profile)
    again.clock.set(team.clock.read())
    again.wake(1)
    again.close()

    assert (team.posted, again.posted) == (1, 0)


def test_a_reminder_waits_for_the_person(team: Team) -> None:
    """Nothing leaves; posted by hand, there is nothing more to tell."""
    team.schedule(auto=False)
    team.wake()
    assert team.told() == []
    team.wake(30)
    team.wake(1)
    assert (team.posted, team.told()) == (0, ["remind"])
    team.ask("standup.post")
    team.wake()

    assert (team.posted, team.told()) == (1, [])


def test_slept_over(team: Team) -> None:
    """Too late it is skipped, kept so, and told; the person may still post it."""
    team.schedule()
    team.wake(120)
    team.wake(5)
    assert (team.posted, team.told(), team.states()) == (0, ["miss"], ["skipped"])
    team.ask("standup.post", again=True)

    assert team.posted == 1


@pytest.mark.parametrize(
    ("outcome", "waits"),
    [
        (NotReached(say("No network.")), 1),
        (Busy(timedelta(minutes=7)), 7),
        (Busy(None), 1),
    ],
)
def test_what_did_not_arrive_goes_within_the_grace(
    team: Team, outcome: WriteOutcome, waits: int
) -> None:
    """As soon as it may; the person is told once meanwhile."""
    team.slack.channel.answers = [outcome, outcome]
    team.schedule()
    team.wake(30)
    first = team.posted
    team.wake(waits - 0.5)
    assert (team.told(), team.posted) == (["failed"], first)
    team.wake(0.5)
    team.wake(waits)

    assert (team.told(), team.states()) == (["posted"], ["posted"])


def test_what_is_refused_is_not_tried_again(team: Team) -> None:
    """It would be refused again; the grace over, the day went without."""
    team.slack.channel.answers = [Refused(404, say("The channel is archived."))]
    team.schedule()
    team.wake(30)
    team.wake(10)
    assert (team.posted, team.told()) == (1, ["failed"])
    team.wake(25)

    assert (team.posted, team.told(), team.states()) == (1, ["miss"], ["skipped"])


def test_a_lost_answer_is_told(team: Team) -> None:
    """It may be there, so it is never sent again by itself."""
    team.slack.channel.answers = [NoAnswer(say("It took too long."))]
    team.schedule()
    team.wake(30)
    team.wake(10)

    assert (team.posted, team.told(), team.states()) == (1, ["doubt"], ["unknown"])


def test_a_slow_keystore_keeps_it_back() -> None:
    """Nothing is sent before copies of the folder can be told; a minute later it goes."""
    profile = SlowKeystore()
    team = Team(profile)
    team.schedule()
    team.wake(30)
    assert (team.posted, team.told()) == (0, ["failed"])
    profile.is_slow = False
    team.wake(1)
    team.close()

    assert (team.posted, team.told()) == (1, ["posted"])


def test_news_grow_old(team: Team) -> None:
    """What was told days ago is told no more, with schedules or without."""
    team.schedule()
    team.wake(120)
    assert team.told() == ["miss"]
    assert team.ask("standup.schedule.remove", schedule="1")["schedule"]["next_at"] is None
    team.wake(60 * 72)

    assert team.told() == []


def test_schedules_in_words(team: Team) -> None:
    """As they were said; what is no time, day or way is refused."""
    team.schedule(days="mon,Friday,3", grace="1h", catch_up="ask", zone="Europe/Berlin")
    team.schedule(auto=False, days="")
    said = team.say("standup.schedule.list").splitlines()
    is_as_promised(team.ask("standup.schedule.list"))
    (first, second) = team.ask("standup.schedule.list")["schedules"]

    assert (first["days"], first["grace_ms"], first["catch_up"]) == ([1, 3, 5], 3_600_000, "ask")
    assert "mon,wed,fri, slack-1, posts by itself, next " in said[0]
    assert "working days, slack-1, reminds you" in said[1]
    assert datetime.fromisoformat(second["next_at"]) > team.clock.read().at
    for wrong in (
        {"at": "25:00"},
        {"at": "09:30:10"},
        {"at": "x"},
        {"days": "someday"},
        {"catch_up": "maybe"},
        {"grace": "1m"},
        {"zone": "Nowhere"},
    ):
        assert team.code("standup.schedule.add", **({"at": "09:30"} | wrong)) == 2, wrong
    assert "Removed: " in team.say("standup.schedule.remove", schedule="1")
    is_as_promised(team.ask("standup.schedule.add", at="09:30"))
    is_as_promised(team.ask("standup.schedule.remove", schedule="3"))
    team.ask("standup.schedule.remove", schedule="2")
    assert team.say("standup.schedule.list").startswith("No standup comes by itself.")
