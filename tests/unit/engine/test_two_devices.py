"""One person's two devices, of which one came out of the other's backup: one standup a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from tests.fakes.channel import FakeBoard
from tests.fakes.disk import FillableStore
from tests.unit.engine.house import MemoryProfile
from tests.unit.engine.team import Team
from tests.unit.engine.test_answers import is_as_promised
from tracksync.core.delivery.outcomes import Failure, NotReached, Refused, Written
from tracksync.core.sentences import say
from tracksync.engine.lanes.threads import Lane

LAPTOP = ("d2", "Laptop")
Copied = Callable[[], Team]


class PersonIsQuicker(FakeBoard):
    """Something is done while it is looked through."""

    meanwhile: Callable[[], None] | None = None

    def look(self, mark: str, since: datetime) -> Written | Failure | None:
        if self.meanwhile is not None:
            self.meanwhile()
        return super().look(mark, since)


@pytest.fixture
def office() -> Iterator[Team]:
    team = Team(MemoryProfile(FillableStore()))
    team.slack.board = FakeBoard()
    yield team
    team.close()


@pytest.fixture
def laptop(office: Team) -> Iterator[Copied]:
    """Brings a copy of the other's store back, to the same channel."""
    made: list[Team] = []

    def copied() -> Team:
        store = office.profile.store
        assert isinstance(store, FillableStore)
        team = Team(MemoryProfile(store.copy()))
        team.device, team.slack.board = LAPTOP, office.slack.board
        team.clock.set(office.clock.read())
        made.append(team)
        return team

    yield copied
    for team in made:
        team.close()


def board(team: Team) -> FakeBoard:
    assert team.slack.board is not None
    return team.slack.board


def wake(*teams: Team, minutes: float) -> None:
    for team in teams:
        team.wake(minutes)


def test_what_the_other_device_posted_is_seen(office: Team, laptop: Copied) -> None:
    """Nothing is offered; the history says where it came from, and it can be reached."""
    office.schedule()
    away = laptop()
    wake(office, away, minutes=32)
    (found,) = away.ask("standup.history")["postings"]

    assert (office.told(), away.told()) == (["posted"], [])
    assert (found["state"], found["reason"]) == ("posted", "It was posted from another device.")
    assert (found["link"], found["can_change"]) == ("https://channel.example/m1", True)
    assert (found["text"], found["schedule_at"]) == ("", None)
    assert away.code("standup.post") == 8
    assert len(board(office).standing) == 1


def test_where_the_other_device_is_off_this_one_offers(office: Team, laptop: Copied) -> None:
    """Only today: the other one finds it there, and goes on tomorrow."""
    office.schedule()
    away = laptop()
    away.wake(31)
    soon = away.told()
    away.wake(1)
    (news,) = away.engine.running.herald.news()
    assert (soon, news.kind, news.poster, news.can_see) == ([], "offer", "Office PC", True)
    assert news.preview
    away.ask("standup.post")
    away.wake()
    assert away.told() == []
    office.wake(33)

    (found,) = office.ask("standup.history")["postings"]
    assert found["reason"] == "It was posted from another device."
    assert len(board(office).standing) == 1
    wake(office, away, minutes=24 * 60)
    assert len(board(office).standing) == 2


def test_it_is_taken_over(office: Team, laptop: Copied) -> None:
    """From then on it goes from here, today too; the other one still finds it there."""
    office.schedule()
    away = laptop()
    away.wake(32)
    (before,) = away.ask("standup.schedule.list")["schedules"]
    said = away.say("standup.schedule.list")
    answer = away.ask("standup.schedule.change", schedule="1", take_over=True)
    is_as_promised(answer)
    away.wake()

    assert (before["posted_from"], before["is_offered"]) == ("Office PC", True)
    assert ", posted from Office PC, next" in said
    assert answer["schedule"]["posted_from"] == ""
    assert ", posts by itself, next" in away.say("standup.schedule.list")
    assert away.told() == ["posted"]
    office.wake(35)
    assert len(board(office).standing) == 1


def test_status_names_the_other_device(office: Team) -> None:
    """Where it is posted from here there is nothing to say."""
    office.schedule()
    here = office.ask("status")
    office.device = ("d2", "Laptop")
    there, told = office.ask("status"), office.say("status")
    is_as_promised(there)
    (elsewhere,) = there["posted_from"]

    assert here["posted_from"] == []
    assert (elsewhere["device"], elsewhere["channel"]) == ("Office PC", "slack-1")
    assert "to slack-1 is posted from Office PC, not from here:" in told


def test_it_is_left_to_the_other_one(office: Team, laptop: Copied) -> None:
    """Nothing is said of it any more; there is nothing to leave where it is posted from."""
    office.schedule()
    away = laptop()
    away.wake(32)
    answer = away.ask("standup.schedule.change", schedule="1", take_over=False, grace="1h")
    away.wake(1)

    assert (answer["schedule"]["is_offered"], answer["schedule"]["grace_ms"]) == (False, 3_600_000)
    assert away.told() == []
    assert office.code("standup.schedule.change", schedule="1", take_over=False) == 8
    assert office.code("standup.schedule.change", schedule="1", take_over=True) == 8


def test_by_a_webhook_it_is_offered_unseen(office: Team, laptop: Copied) -> None:
    """Which is known, so that it can be said."""
    office.schedule()
    away = laptop()
    for each in (office, away):
        each.slack.board = None
        each.engine.running.reach.forget()
    wake(office, away, minutes=32)
    (news,) = away.engine.running.herald.news()

    assert (news.kind, news.can_see) == ("offer", False)
    assert (office.posted, away.posted) == (1, 0)


@pytest.mark.parametrize("failure", [NotReached(), Refused(200, say("A scope is missing."))])
def test_whoever_cannot_look_posts_all_the_same(
    office: Team, laptop: Copied, failure: Failure
) -> None:
    """The team reads it; the other device offers it unseen, and asks once."""
    board(office).failure = failure
    office.schedule()
    away = laptop()
    wake(office, away, minutes=32)
    away.wake(1)
    (news,) = away.engine.running.herald.news()

    assert (news.kind, news.can_see) == ("offer", False)
    assert len(board(office).standing) == 1
    assert board(office).looks == 2


def test_what_was_skipped_while_it_was_looked_for_is_not_offered(
    office: Team, laptop: Copied
) -> None:
    """The person was quicker."""
    office.slack.board = board = PersonIsQuicker()
    office.schedule()
    away = laptop()
    services, lanes = away.engine.services, away.engine.lanes

    def skip() -> None:
        to, today = services.postings.channel("slack"), services.standups.today()
        lanes.ask(Lane.STORE, lambda: services.postings.skip(to, today, via="window"))

    office.wake(30)
    board.meanwhile = skip
    away.wake(32)

    assert away.told() == []
    assert away.states() == ["skipped"]


def test_schedules_of_an_older_release_are_this_devices(office: Team) -> None:
    """With the first look after it."""
    office.device = ("", "")
    office.schedule()
    office.device = ("d1", "Office PC")
    office.wake()
    office.device = LAPTOP

    (listed,) = office.ask("standup.schedule.list")["schedules"]
    assert listed["posted_from"] == "Office PC"
