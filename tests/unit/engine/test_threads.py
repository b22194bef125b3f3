"""Standups in the thread of their day: one parent, one answer, whatever happens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.fakes.channel import FakeBoard
from tests.unit.engine.house import MemoryProfile
from tests.unit.engine.team import Team
from tests.unit.engine.test_answers import is_as_promised
from tracksync.core.delivery.outcomes import Busy, NoAnswer, NotReached, Refused
from tracksync.core.problems import KeystoreSlow
from tracksync.core.sentences import say

LOST = NoAnswer(say("It took too long."))


class Threaded(Team):
    """A team whose channel has threads."""

    def __init__(self) -> None:
        super().__init__(MemoryProfile())
        self.board = self.slack.board = FakeBoard()

    @property
    def stands(self) -> list[str]:
        """How each message stands: the parents, the answers, and what is by itself."""
        board = self.board
        kinds = dict.fromkeys(board.parents.values(), "parent")
        kinds |= {name: f"below {parent}" for name, parent in board.below.items()}
        return [f"{name} {kinds.get(name, 'alone')}" for name in board.standing]

    def last(self) -> dict[str, Any]:
        found: dict[str, Any] = self.ask("standup.history")["postings"][0]
        return found


@pytest.fixture
def team() -> Iterator[Threaded]:
    made = Threaded()
    yield made
    made.close()


def test_the_first_begins_the_thread_and_all_answer_it(team: Threaded) -> None:
    """The parent is the day's title alone; each channel and day has one post below it."""
    team.schedule(thread=True)
    team.wake(30)
    team.wake(1)
    _, (_, answer) = team.board.standing.values()

    assert team.stands == ["m1 parent", "m2 below m1"]
    assert team.board.standing["m1"][1].title == answer.title
    assert team.board.standing["m1"][1].parts == ()
    assert (team.told(), team.last()["reason"]) == (["posted"], "")
    assert team.last()["link"].endswith("/m2")


def test_a_parent_that_a_teammate_posted_is_answered(team: Threaded) -> None:
    """No second one is made."""
    team.board.parents[team.engine.services.standups.today()] = "theirs"
    team.ask("standup.post", thread=True)

    assert team.stands == ["m1 below theirs"]


def test_by_hand_it_goes_where_its_schedule_would(team: Threaded) -> None:
    """Unless the person says otherwise."""
    team.schedule(auto=False, thread=True)
    team.ask("standup.post")
    team.ask("standup.delete")
    team.ask("standup.post", again=True, thread=False)

    assert team.stands == ["m1 parent", "m3 alone"]


@pytest.mark.parametrize("arrives", [True, False])
def test_a_lost_answer_to_the_parent(team: Threaded, arrives: bool) -> None:
    """It is looked for at once; where it is not there, none is made while it may still come."""
    team.board.answers, team.board.loses = [LOST], arrives
    team.schedule(thread=True)
    team.wake(30)
    soon = team.stands
    team.wake(10)
    waited = team.stands
    team.wake(6)

    assert soon == waited == (["m1 parent", "m2 below m1"] if arrives else [])
    assert team.stands == ["m1 parent", "m2 below m1"]


def test_a_lost_answer_to_the_standup_makes_no_second_parent(team: Threaded) -> None:
    """It is not there, and goes below the parent that is."""
    team.schedule(thread=True)
    team.board.unseen = []
    team.board.parents[team.engine.services.standups.today()] = "theirs"
    team.board.answers, team.board.loses = [LOST], False
    team.wake(30)
    lost = team.states()
    team.wake(16)

    assert (lost, team.states()) == (["unknown"], ["posted"])
    assert team.stands == ["m1 below theirs"]


def test_without_the_scope_it_stands_by_itself_and_says_so(team: Threaded) -> None:
    """In the history, too."""
    team.board.unseen = [Refused(200, say("It misses channels:history."))]
    said = team.say("standup.post", thread=True)

    assert team.stands == ["m1 alone"]
    assert "posted to slack-1. It is not in the day's thread. It misses channels:history." in said
    assert "It misses channels:history." in team.say("standup.history")


def test_no_network_keeps_it_back(team: Threaded) -> None:
    """It is tried again within the grace, in the thread."""
    team.board.unseen = [NotReached(say("No network."))]
    team.schedule(thread=True)
    team.wake(30)
    before = team.stands
    team.wake(1)

    assert before == []
    assert team.stands == ["m1 parent", "m2 below m1"]


def test_a_parent_that_may_not_be_posted_yet(team: Threaded) -> None:
    """Nothing was sent, so both go as soon as they may."""
    team.board.answers, team.board.loses = [Busy(None)], False
    team.schedule(thread=True)
    team.wake(30)
    before = team.stands
    team.wake(1)

    assert before == []
    assert team.stands == ["m1 parent", "m2 below m1"]


def test_a_token_that_cannot_be_read(team: Threaded) -> None:
    """Nothing was sent."""
    team.board.answers = [KeystoreSlow(say("The keystore is slow."))]
    text, code = team.type("standup.post", thread=True)

    assert code == 4
    assert "The keystore is slow. Nothing was sent." in text
    assert team.stands == []


def test_a_webhook_has_no_threads() -> None:
    """Said when it is wanted; one that became a webhook meanwhile posts all the same."""
    team = Team()
    codes = [
        team.code("standup.post", thread=True),
        team.code("standup.schedule.add", at="09:30", thread=True),
    ]
    team.schedule()
    codes.append(team.code("standup.schedule.change", schedule="1", thread=True))
    with team.profile.store.write() as unit:
        (schedule,) = unit.schedules()
        unit.save_schedule(replace(schedule, in_thread=True))
    team.wake(30)
    said = team.say("standup.history")
    team.close()

    assert codes == [3, 3, 3]
    assert team.posted == 1
    assert "It is not in the day's thread." in said


def test_a_schedule_says_that_it_goes_there(team: Threaded) -> None:
    """It is kept, changed and told."""
    answer = team.ask("standup.schedule.add", at="09:30", thread=True)
    is_as_promised(answer)
    said = team.say("standup.schedule.list")
    without = team.ask("standup.schedule.change", schedule="1", thread=False)["schedule"]

    assert answer["schedule"]["in_thread"]
    assert "reminds you, in the day's thread, next " in said
    assert not without["in_thread"]
