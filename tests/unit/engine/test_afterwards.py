"""What becomes of standups after they went: found again, linked, changed, taken back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.fakes.channel import FakeBoard
from tests.unit.engine.team import Team
from tests.unit.engine.test_answers import is_as_promised
from tracksync.core.delivery.outcomes import (
    Busy,
    Failure,
    NoAnswer,
    NotReached,
    Refused,
    SignInExpired,
)
from tracksync.core.sentences import say
from tracksync.core.standup.postings import UNDER_WAY, Review
from tracksync.engine.local_socket.frames import Request

LATE_MINUTES = UNDER_WAY / timedelta(minutes=1)
LOST = NoAnswer(say("It took too long."))
CLOSED = Refused(200, say("It misses channels:history."), say("Add it."))


@pytest.fixture
def team() -> Iterator[Team]:
    made = Team()
    made.slack.board = FakeBoard()
    yield made
    made.close()


def board(team: Team) -> FakeBoard:
    assert team.slack.board is not None
    return team.slack.board


def states(team: Team) -> list[str]:
    return [posting["state"] for posting in team.ask("standup.history")["postings"]]


def refused(team: Team, command: str) -> str:
    """Carry out a command that is not done; what is said of it."""
    text, code = team.api.handle(Request(command, {}))
    assert code != 0
    return text


def settle(team: Team) -> None:
    """Have what was begun come to its end."""
    team.engine.running.herald.wait(60)


def test_a_lost_answer_is_found_at_once(team: Team) -> None:
    """By its mark; nobody has to look, and nothing is sent again."""
    board(team).answers = [LOST]
    assert team.code("standup.post") == 4
    settle(team)

    (kept,) = team.ask("standup.history")["postings"]
    assert (kept["state"], kept["link"]) == ("posted", "https://channel.example/m1")
    assert team.code("standup.post", again=True) == 8
    assert len(board(team).standing) == 1


def test_one_that_did_not_arrive_goes_within_the_grace(team: Team) -> None:
    """Only after no request can be under way any more."""
    board(team).answers, board(team).loses = [LOST], False
    team.schedule()
    team.wake(30)
    assert (states(team), team.told()) == (["unknown"], ["doubt"])
    team.wake(5)
    assert (states(team), board(team).standing) == (["unknown"], {})
    team.wake(LATE_MINUTES - 5)

    assert (states(team), team.told()) == (["posted"], ["posted"])
    assert len(board(team).standing) == 1


def test_one_that_arrived_late_is_found(team: Team) -> None:
    """What was told as a doubt is told as posted."""
    board(team).answers = [LOST]
    board(team).failure = NotReached()
    team.schedule()
    team.wake(30)
    assert team.told() == ["doubt"]
    board(team).failure = None
    team.wake(5)

    assert (states(team), team.told()) == (["posted"], ["posted"])
    assert len(board(team).standing) == 1


def test_one_that_did_not_arrive_is_told_without_a_schedule(team: Team) -> None:
    """It says that it is not there, and goes by the person's word."""
    board(team).answers, board(team).loses = [LOST], False
    assert team.code("standup.post") == 4
    settle(team)
    team.wake(LATE_MINUTES)

    (kept,) = team.ask("standup.history")["postings"]
    assert (kept["state"], kept["reason"]) == (
        "refused",
        "It is not in the channel: TrackSync has looked.",
    )
    assert team.code("standup.post") == 0


def test_a_look_that_is_refused_leaves_it_unknown(team: Team) -> None:
    """It says what is missing, is asked once before and once after, and is not sent again."""
    board(team).answers, board(team).failure = [LOST], CLOSED
    assert team.code("standup.post") == 4
    settle(team)
    team.wake(LATE_MINUTES)
    team.wake(5)

    (kept,) = team.ask("standup.history")["postings"]
    assert (kept["state"], kept["reason"]) == ("unknown", "It misses channels:history.")
    assert board(team).looks == 2
    assert len(board(team).standing) == 1
    assert team.code("standup.post") == 8


def test_a_crash_while_sending_is_looked_into(team: Team) -> None:
    """After a restart, once no request can be under way."""
    board(team).answers = [LOST]
    board(team).failure = NotReached()
    assert team.code("standup.post") == 4
    settle(team)
    again = Team(team.profile)
    again.slack.board = board(team)
    board(team).failure = None
    again.clock.set(team.clock.read())
    again.wake(1)
    found = states(again)
    again.close()

    assert found == ["posted"]


def test_what_another_person_posted_is_not_ours(team: Team) -> None:
    """Two of one team post to one channel, by connections that are called alike."""
    assert team.code("standup.post") == 0
    other = Team()
    other.slack.board = board(team)
    board(team).answers, board(team).loses = [LOST], False
    assert other.code("standup.post") == 4
    settle(other)
    other.wake(LATE_MINUTES)
    found = states(other)
    other.close()

    assert found == ["refused"]


def test_a_channel_that_was_disconnected_is_not_looked_into(team: Team) -> None:
    """What may have arrived there stays so."""
    board(team).answers, board(team).failure = [LOST], NotReached()
    assert team.code("standup.post") == 4
    settle(team)
    team.ask("disconnect", connection="slack-1")
    team.wake(1)

    assert states(team) == ["unknown"]


def test_what_was_posted_is_changed(team: Team) -> None:
    """It says what the standup says now."""
    team.ask("standup.post")
    answer = team.ask("standup.update")

    is_as_promised(answer)
    assert answer["posting"]["can_change"]
    assert "changed at slack-1. https://channel.example/m1" in team.say("standup.update")


def test_what_was_posted_is_deleted(team: Team) -> None:
    """It is kept so, does not come back by itself, and may be posted anew."""
    team.ask("standup.post")
    answer = team.ask("standup.delete")
    is_as_promised(answer)

    assert (answer["posting"]["state"], board(team).standing) == ("deleted", {})
    assert "deleted at slack-1." in team.say("standup.history")
    assert team.code("standup.post") == 8
    assert team.code("standup.update") == 7
    assert team.code("standup.post", again=True) == 0


def test_what_somebody_deleted_there_cannot_be_changed(team: Team) -> None:
    """It is noted as gone."""
    team.ask("standup.post")
    board(team).standing.clear()

    assert team.code("standup.update") == 7
    assert states(team) == ["deleted"]


def test_a_webhook_reaches_nothing(team: Team) -> None:
    """And says so; where nothing was posted, that is said."""
    assert team.code("standup.delete") == 7
    team.slack.board = None
    team.engine.running.reach.forget()
    team.ask("standup.post")

    for command in ("standup.update", "standup.delete"):
        assert team.code(command) == 3
        assert "cannot be changed or deleted from here" in refused(team, command)


def test_where_it_stands_is_said_though_it_is_out_of_reach(team: Team) -> None:
    """A service may tell where a message can be read, and no way to change it."""
    team.slack.board = None
    team.engine.running.reach.forget()
    team.ask("standup.post")
    services = team.engine.services
    (posting,) = services.postings.history(1)
    with services.store.write() as unit:
        unit.save_posting(replace(posting, link="https://teams.example/m/1"))

    for command in ("standup.update", "standup.delete"):
        assert "Do it there: https://teams.example/m/1" in refused(team, command)


def test_a_sign_in_that_became_a_webhook_reaches_nothing(team: Team) -> None:
    """Though a token posted it."""
    team.ask("standup.post")
    team.slack.board = None
    team.engine.running.reach.forget()

    assert team.code("standup.delete") == 3


@pytest.mark.parametrize(
    ("failure", "said", "hint"),
    [
        (LOST, "Or it was: the answer was lost. It took too long.", "that does no harm"),
        (NotReached(), "was not", "Check the network"),
        (Busy(None), "was not", "in a few minutes"),
        (SignInExpired(), "was not", "Connect the channel again."),
        (Refused(200, say("Too late."), say("Leave it.")), "Too late.", "Leave it."),
    ],
)
def test_what_is_said_when_it_fails(team: Team, failure: Failure, said: str, hint: str) -> None:
    """Of both deeds; what stands there stays as it is known."""
    team.ask("standup.post")
    board(team).failure = failure

    for command, deed in (("standup.update", "changed"), ("standup.delete", "deleted")):
        text = refused(team, command)
        assert f"The standup at slack-1 was not {deed}." in text
        assert said in text
        assert hint in text
    assert states(team) == ["posted"]


def test_nothing_is_changed_to_words_that_were_lost(team: Team) -> None:
    """What was switched off might be private."""
    team.ask("standup.post")
    store, today = team.engine.services.store, team.engine.services.standups.today()
    with store.write() as unit:
        unit.save_review("slack-1", today, Review(is_lost=True), since=today)

    assert team.code("standup.update") == 8


def test_a_link_that_is_not_told_is_missing(team: Team) -> None:
    """It was posted all the same."""
    board(team).failure = NotReached()
    posted = team.ask("standup.post")["posting"]

    assert (posted["state"], posted["link"]) == ("posted", "")


def test_an_export_tells_what_was_posted(team: Team) -> None:
    """Of the days asked for: where, when, by which schedule, what it said, and where it stands."""
    team.schedule()
    team.wake(30)
    settle(team)
    day = team.engine.services.standups.today().isoformat()
    whole = team.ask("export", form="json")
    is_as_promised(whole)
    (posted,) = whole["standups"]
    names, *rows = csv.reader(io.StringIO(team.say("export", form="csv", standups=True)))

    assert (posted["channel"], posted["date"], posted["state"]) == ("slack-1", day, "posted")
    assert posted["schedule_at"]
    assert posted["link"] == "https://channel.example/m1"
    assert posted["text"].startswith("Standup, ")
    assert rows == [[posted[name] or "" for name in names]]
    assert json.loads(team.say("export", form="json", standups=True)) == [posted]
    assert (
        team.ask("export", form="json", to="2026-01-02", **{"from": "2026-01-01"})["standups"] == []
    )
