"""Standups that the service is handed before their time: one a day, whatever happens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from tests.fakes.channel import FakeBoard
from tests.unit.engine.house import MemoryProfile
from tests.unit.engine.team import Team
from tests.unit.engine.test_answers import is_as_promised
from tracksync.core.delivery.outcomes import Busy, NoAnswer, NotReached, Refused
from tracksync.core.problems import Conflict, KeystoreSlow
from tracksync.core.sentences import say
from tracksync.core.standup.postings import Review
from tracksync.core.standup.review import approved, with_blocker
from tracksync.core.standup.text import Message
from tracksync.engine.local_socket.frames import Request

LOST = NoAnswer(say("It took too long."))
CLOSED = Refused(200, say("It misses channels:history."))


class Early(Team):
    """A team whose channel takes standups before their time."""

    def __init__(self, profile: MemoryProfile | None = None) -> None:
        super().__init__(profile or MemoryProfile())
        self.board = self.slack.board = FakeBoard()

    def last(self) -> dict[str, Any]:
        found: dict[str, Any] = self.ask("standup.history")["postings"][0]
        return found

    def refused(self, command: str, **arguments: object) -> str:
        text, code = self.api.handle(Request(command, arguments))
        assert code != 0, text
        return text

    def said(self, command: str) -> str:
        text, code = self.api.handle(Request(command, {}, "text"))
        assert code == 0, text
        return text

    @property
    def stands(self) -> tuple[int, int]:
        """How many wait over there, and how many stand in the channel."""
        return len(self.board.ahead), len(self.board.standing)


def blocked(review: Review) -> Review:
    return with_blocker(review, "No key for the lab")


def is_approved(review: Review) -> Review:
    return approved(review, is_approved=True)


@pytest.fixture
def team() -> Iterator[Early]:
    made = Early()
    yield made
    made.close()


def test_it_is_handed_over_and_posted_there(team: Early) -> None:
    """An hour before; its time comes without us, and later it is known where it stands."""
    team.schedule(90, ahead=True)
    team.wake(29)
    assert team.stands == (0, 0)
    team.wake(1)
    assert (team.stands, team.states(), team.told()) == ((1, 0), ["handed"], ["handed"])
    is_as_promised(team.ask("standup.history"))
    assert team.code("standup.post", again=True) == 8
    team.board.come()
    team.wake(70)

    assert (team.stands, team.told()) == ((0, 1), ["posted"])
    last = team.last()
    assert (last["state"], last["link"], last["goes_at"]) == (
        "posted",
        "https://channel.example/mq1",
        None,
    )
    assert last["text"]


def test_what_asks_is_handed_over_once_it_was_approved(team: Early) -> None:
    """Before that nothing leaves; and what is not any more comes back."""
    team.schedule(45, ahead=True, auto=False)
    team.wake()
    assert (team.stands, team.told()) == ((0, 0), ["review"])
    team.review(is_approved)
    team.wake()
    assert (team.stands, team.states()) == ((1, 0), ["handed"])
    team.review(is_approved)
    team.wake()
    assert team.board.made == 1
    team.review(lambda review: approved(review, is_approved=False))
    team.wake()

    assert (team.stands, team.states()) == ((0, 0), ["refused"])
    assert team.last()["reason"] == "It was taken back before its time."


def test_what_is_no_longer_as_it_was_approved_comes_back(team: Early) -> None:
    """Its language was changed after it was handed over: nothing goes, and the person is asked."""
    team.schedule(45, ahead=True, auto=False)
    team.approve()
    team.wake()
    assert (team.stands, team.states()) == ((1, 0), ["handed"])
    team.ask("config.set", key="standup.language", value="fr")
    team.wake()
    assert (team.stands, team.states(), team.told()) == ((0, 0), ["refused"], ["review"])
    team.approve()
    team.wake()

    assert (team.stands, team.states()) == ((1, 0), ["handed"])
    assert team.last()["text"].startswith("Point du jour")


def test_a_template_that_is_changed_counts_for_what_waits(team: Early) -> None:
    """It is handed over anew."""
    team.schedule(45, ahead=True)
    team.wake()
    (schedule,) = team.ask("standup.schedule.list")["schedules"]
    team.ask("standup.schedule.change", schedule=schedule["id"], template="brief-fr")
    team.wake()

    assert (team.stands, team.states(), team.board.made) == ((1, 0), ["handed"], 2)
    assert team.last()["text"].startswith("Point du jour")


def test_what_waits_comes_back_before_its_channel_is_left(team: Early) -> None:
    """Nothing goes to a channel that was disconnected; which schedules went, is said."""
    team.schedule(45, ahead=True)
    team.wake()
    left = team.ask("disconnect", connection="slack-1")

    assert team.stands == (0, 0)
    assert left["schedules"] == ["1"]
    assert left["says"] == "One schedule of standups that names it is removed."


def test_what_could_not_be_taken_back_is_said(team: Early) -> None:
    """The channel is left all the same."""
    team.schedule(45, ahead=True)
    team.schedule(55, ahead=True)
    team.wake()
    team.board.failure = NotReached()
    said = team.say("disconnect", connection="slack-1")

    assert team.stands == (1, 0)
    assert "\n2 schedules of standups that name it are removed. It has a standup" in said


def test_what_waits_is_said_though_no_schedule_goes(team: Early) -> None:
    """Its schedule was removed before, and it did not come back."""
    team.schedule(45, ahead=True)
    team.wake()
    team.board.failure = NotReached()
    team.ask("standup.schedule.remove", schedule="1")

    assert team.ask("disconnect", connection="slack-1")["says"].startswith("It has a standup")


def test_what_was_changed_is_taken_back_and_handed_over_anew(team: Early) -> None:
    """Also where the change is made while the service is out of reach."""
    team.schedule(45, ahead=True)
    team.wake()
    team.board.failure = NotReached()
    team.review(blocked)
    team.wake(1)
    assert (team.stands, team.states(), team.board.made) == ((1, 0), ["recalled"], 1)
    team.board.failure = None
    team.wake(1)

    assert (team.stands, team.states(), team.board.made) == ((1, 0), ["handed"], 2)
    assert "No key for the lab" in team.last()["text"]


def test_a_change_at_the_last_moment_is_too_late(team: Early) -> None:
    """It goes as it was; then it is within reach again."""
    team.schedule(45, ahead=True)
    team.wake()
    team.wake(44.5)
    with pytest.raises(Conflict):
        team.review(blocked)
    assert team.code("standup.skip") == 8
    team.board.come()
    team.wake(1)

    assert (team.stands, team.states()) == ((0, 1), ["posted"])
    team.review(blocked)


def test_what_waits_already_is_not_handed_over_again(team: Early) -> None:
    """Another device, or this one before its store was restored, has done it."""
    zone_at = team.clock.read().at.replace(second=0, microsecond=0) + timedelta(minutes=45)
    team.board.ahead["q7"] = zone_at, "mark", Message("Standup", ())
    team.schedule(45, ahead=True)
    team.wake()
    assert (team.stands, team.states(), team.board.made) == ((1, 0), ["handed"], 0)
    team.review(blocked)
    team.wake()

    assert (list(team.board.ahead), team.states()) == (["q1"], ["handed"])


def test_what_was_taken_back_and_is_listed_still_is_not_taken_for_it(team: Early) -> None:
    """A service may be slow to forget."""
    team.schedule(45, ahead=True)
    team.wake()
    team.board.is_slow = True
    team.review(blocked)
    team.wake()

    assert (team.board.made, team.states()) == (2, ["handed"])


def test_what_is_skipped_is_taken_back(team: Early) -> None:
    """At once where the service can be reached; it stays skipped."""
    team.schedule(45, ahead=True)
    team.wake()
    assert team.ask("standup.skip")["posting"]["goes_at"] is None

    assert (team.stands, team.states()) == ((0, 0), ["skipped"])
    team.wake(60)
    assert (team.stands, team.states()) == ((0, 0), ["skipped"])


def test_what_is_skipped_out_of_reach_is_taken_back_later(team: Early) -> None:
    """Until then it says so, and nothing else may go."""
    team.schedule(45, ahead=True)
    team.wake()
    team.board.failure = NotReached()
    assert team.ask("standup.skip")["posting"]["goes_at"] is not None
    assert "is to be taken back from slack-1, which has it for" in team.said("standup.history")
    assert team.code("standup.post", again=True) == 8
    team.board.failure = None
    team.wake(5)

    assert (team.stands, team.states()) == ((0, 0), ["skipped"])
    assert team.code("standup.post", again=True) == 0


def test_what_could_not_be_taken_back_in_time_is_told(team: Early) -> None:
    """It was posted; it does not say that it was skipped."""
    team.schedule(45, ahead=True)
    team.wake()
    team.board.failure = NotReached()
    team.code("standup.skip")
    team.wake(46)
    team.board.failure = None
    team.board.come()
    team.wake(1)

    last = team.last()
    assert (last["state"], last["reason"]) == ("posted", "It could no longer be taken back.")


@pytest.mark.parametrize("arrives", [True, False])
def test_a_lost_answer_is_looked_into_before_anything_is_done(team: Early, arrives: bool) -> None:
    """What waits is found at once; what does not is handed over anew when that is certain."""
    team.board.answers, team.board.loses = [LOST], arrives
    team.schedule(45, ahead=True)
    team.wake()
    assert team.states() == ["handed" if arrives else "unknown"]
    assert "doubt" not in team.told()
    team.wake(16)

    assert (team.stands, team.states()) == ((1, 0), ["handed"])
    assert team.board.made == (1 if arrives else 2)


def test_nothing_is_changed_while_it_is_not_known_whether_it_is_there(team: Early) -> None:
    """Else it could go as nobody wants it."""
    team.board.answers, team.board.loses = [LOST], False
    team.schedule(45, ahead=True)
    team.wake()
    with pytest.raises(Conflict):
        team.review(blocked)


def test_one_whose_time_came_unseen_is_found_in_the_channel(team: Early) -> None:
    """Its answer was lost, the lid was shut, and it stands there."""
    team.board.answers = [LOST]
    team.board.breaks = NotReached()
    team.schedule(45, ahead=True)
    team.wake()
    assert team.states() == ["unknown"]
    team.board.come()
    team.board.failure = None
    team.wake(70)

    assert (team.stands, team.states()) == ((0, 1), ["posted"])


def test_one_that_never_arrived_goes_from_here(team: Early) -> None:
    """Within its grace, once it is certain."""
    team.board.answers, team.board.loses = [LOST], False
    team.board.breaks = NotReached()
    team.schedule(45, ahead=True, grace="2h")
    team.wake()
    team.wake(50)
    assert team.states() == ["unknown"]
    team.board.failure = None
    team.wake(12)

    assert (team.stands, team.states()) == ((0, 1), ["posted"])


@pytest.mark.parametrize("no", [Refused(200, say("Too many wait.")), Busy(None), NotReached()])
def test_what_is_not_taken_ahead_goes_at_its_time(team: Early, no: Refused | Busy) -> None:
    """The person is told; whatever was in the way, it is tried again then."""
    team.board.answers, team.board.loses = [no] * 60, False
    team.schedule(45, ahead=True)
    team.wake()
    assert (team.stands, team.states(), team.told()) == ((0, 0), ["refused"], ["failed"])
    team.board.answers = []
    team.wake(44)
    team.wake(1)

    assert (team.stands, team.states()) == ((0, 1), ["posted"])


def test_too_close_to_its_time_it_goes_from_here(team: Early) -> None:
    """A service takes nothing for the next moment."""
    team.schedule(1, ahead=True)
    team.wake()
    assert (team.stands, team.told()) == ((0, 0), ["announce"])
    team.wake(1)

    assert (team.stands, team.states()) == ((0, 1), ["posted"])


def test_without_the_right_to_look_it_stays_handed_over(team: Early) -> None:
    """It says so; nothing is posted again by itself, and by the person's word only much later."""
    team.schedule(45, ahead=True)
    team.wake()
    team.board.come()
    team.board.failure = CLOSED
    team.wake(46)
    team.wake(5)
    assert team.states() == ["handed"]
    assert "handed to slack-1, which posts it at" in team.said("standup.history")
    assert team.code("standup.post", again=True) == 8
    team.wake(30)

    assert (team.stands, team.states()) == ((0, 1), ["handed"])
    assert team.code("standup.post") == 8
    assert team.code("standup.post", again=True) == 0


def test_what_vanished_over_there_is_for_the_person_to_say(team: Early) -> None:
    """Somebody may have deleted it: it is not sent again by itself."""
    team.schedule(45, ahead=True, grace="2h")
    team.wake()
    team.board.ahead.clear()
    team.wake(46)
    assert team.states() == ["handed"]
    team.wake(15)

    assert (team.stands, team.states(), team.told()) == ((0, 0), ["unknown"], ["doubt"])
    assert "no longer waits" in team.last()["reason"]
    assert team.code("standup.post", again=True) == 0


def test_what_was_taken_back_elsewhere_can_be_changed(team: Early) -> None:
    """It does not wait any more, so it is handed over anew."""
    team.schedule(45, ahead=True)
    team.wake()
    team.board.ahead.clear()
    team.review(blocked)
    team.wake()

    assert (team.stands, team.states()) == ((1, 0), ["handed"])


@pytest.mark.parametrize(
    ("change", "stands"),
    [
        ({"at": "23:00"}, (0, 0)),
        ({"ahead": False}, (0, 0)),
        ({"auto": False}, (0, 0)),
        ({"grace": "1h"}, (1, 0)),
    ],
)
def test_a_schedule_that_goes_otherwise_takes_back(
    team: Early, change: dict[str, object], stands: tuple[int, int]
) -> None:
    """What was handed over goes only as its schedule goes."""
    team.schedule(45, ahead=True)
    team.wake()
    assert team.stands == (1, 0)
    assert team.code("standup.schedule.change", schedule="1", **change) == 0
    team.wake()

    assert team.stands == stands


def test_a_schedule_that_is_removed_takes_back(team: Early) -> None:
    """Also the last of them."""
    team.schedule(45, ahead=True)
    team.wake()
    assert team.code("standup.schedule.remove", schedule="1") == 0
    team.wake()

    assert (team.stands, team.states()) == ((0, 0), ["refused"])


def test_after_a_restart_it_is_known_still(team: Early) -> None:
    """When it goes, too."""
    team.schedule(45, ahead=True)
    team.wake()
    again = Early(team.profile)
    again.board = again.slack.board = team.board
    again.clock.set(team.clock.read())
    team.board.come()
    again.wake(46)
    found = again.states()
    again.close()

    assert found == ["posted"]


def test_without_a_keystore_nothing_is_handed_over(team: Early) -> None:
    """It is told, and tried again."""
    team.board.answers = [KeystoreSlow(say("It is locked."))]
    team.schedule(45, ahead=True)
    team.wake()
    assert (team.stands, team.states()) == ((0, 0), ["refused"])
    team.wake(1)

    assert (team.stands, team.states()) == ((1, 0), ["handed"])


def test_a_channel_that_is_gone_keeps_what_it_has(team: Early) -> None:
    """Nothing reaches it any more; what is known stays known."""
    team.schedule(45, ahead=True)
    team.wake()
    team.board.failure = NotReached()
    assert team.code("disconnect", connection="slack-1") == 0
    team.wake(46)

    assert team.states() == ["handed"]


def test_not_both_ahead_and_in_a_thread(team: Early) -> None:
    """The thread is begun at its time only."""
    said = team.refused("standup.schedule.add", at="9:30", ahead=True, thread=True)
    assert "Choose one of the two" in said


def test_a_webhook_takes_nothing_ahead() -> None:
    """It is refused when it is chosen; and one that was chosen says so."""
    plain = Team()
    text, code = plain.api.handle(Request("standup.schedule.add", {"at": "9:30", "ahead": True}))
    assert code != 0
    assert "takes no standup before its time" in text
    plain.slack.board = FakeBoard()
    plain.schedule(90, ahead=True)  # so early that nothing is handed over yet
    plain.slack.board = None
    plain.engine.running.reach.forget()
    plain.wake(45)
    assert plain.told() == ["failed"]
    plain.wake(45)
    assert plain.posted == 1
    plain.close()


def test_a_list_tells_what_is_handed_over_before(team: Early) -> None:
    """In words."""
    team.schedule(45, ahead=True)
    assert "posts by itself, handed over beforehand" in team.said("standup.schedule.list")
