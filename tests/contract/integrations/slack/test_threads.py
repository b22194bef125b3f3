"""Slack's threads, over HTTP to its double: one parent a day, found by whoever comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from tests.contract.network.gateway_rig import NOW, access
from tests.fakes.service_double import Fault, status
from tests.fakes.slack_api import BOB, BOT, MIA, ROOM, SECRET_ROOM, Post, SlackApiDouble, Token
from tests.unit.engine.house import House
from tests.unit.integrations.hostile import HOSTILE, standup
from tracksync.core.delivery.outcomes import Busy, NoAnswer, NotReached, Refused, Written
from tracksync.core.standup.text import Item, Message
from tracksync.integrations import slack
from tracksync.integrations.slack.board import SlackBoard
from tracksync.ports.tracker import Account, Connection

MARK = "0b0e5f6c-1d6c-5f5e-9d0e-2b7a7f1f0a11"
SHORT = standup(Item("Invoice export", "P-1", "https://jira.example/browse/P-1"))
TITLE = Message("Standup, Friday, 27 November", ())
DAY = NOW.date()


@pytest.fixture
def double() -> Iterator[SlackApiDouble]:
    made = SlackApiDouble()
    made.world.now_s = NOW.timestamp
    with made:
        yield made
    made.check()


def board(double: SlackApiDouble, who: Token = MIA, channel: str = ROOM.id) -> SlackBoard:
    site = f"{double.url}/archives/{channel}"
    connection = Connection("c-1", "slack", site, "", Account("", "", "", ""))
    way = access(settings={"services.slack.base_url": double.url})
    made = slack.build(way).connect(connection, lambda: who.token).threads
    assert isinstance(made, SlackBoard)
    return made


def begun(double: SlackApiDouble, who: Token = MIA) -> str:
    made = board(double, who).begin(DAY, TITLE)
    assert isinstance(made, Written), made
    return made.remote_id


def test_the_parent_of_a_teammate_is_found(double: SlackApiDouble) -> None:
    """By the day it bears; that of another day is not it."""
    assert board(double).parent(DAY, NOW) is None
    parent = begun(double, BOT)

    assert board(double).parent(DAY, NOW) == Written(parent)
    assert board(double).parent(DAY + timedelta(days=1), NOW) is None
    (standing,) = double.world.standing(ROOM.id)
    assert standing.body["metadata"] == {
        "event_type": "tracksync_standup_day",
        "event_payload": {"day": DAY.isoformat()},
    }
    assert len(standing.body["blocks"]) == 1


def test_of_two_the_earlier_one_counts(double: SlackApiDouble) -> None:
    """Two who came at the same moment; from then on all answer the same."""
    first, second = begun(double), begun(double, BOT)

    assert first < second
    double.world.page = 1
    assert board(double).parent(DAY, NOW) == Written(first)


@pytest.mark.parametrize("message", [SHORT, HOSTILE])
def test_an_answer_is_found_changed_and_deleted(double: SlackApiDouble, message: Message) -> None:
    """The channel does not list it; its thread does."""
    to, parent = board(double), begun(double, BOT)
    posted = to.answer(parent, message, MARK)
    assert isinstance(posted, Written), posted
    _, standing = double.world.standing(ROOM.id)

    assert f"{ROOM.id}/{standing.thread}" == parent
    assert to.look(MARK, NOW) == posted
    assert to.change(posted.remote_id, message, MARK) == posted
    assert double.world.standing(ROOM.id)[1].thread == standing.thread
    assert to.delete(posted.remote_id) == posted
    assert to.look(MARK, NOW) is None


def test_a_thread_of_yesterday_is_looked_through(double: SlackApiDouble) -> None:
    """Where it is found to be answered, the answer is found, too; an older one is not answered."""
    to, parent = board(double), begun(double)
    late = NOW + timedelta(hours=46, minutes=59)
    double.world.now_s = late.timestamp
    found = to.parent(DAY, late)
    posted = to.answer(parent, SHORT, MARK)

    assert found == Written(parent)
    assert to.look(MARK, late + timedelta(minutes=30)) == posted
    assert to.parent(DAY, late + timedelta(minutes=2)) is None


def test_it_is_found_where_its_parent_was_deleted(double: SlackApiDouble) -> None:
    """A stone is left there, and what stands below it is not posted again; a new day is."""
    to, parent = board(double), begun(double)
    posted = to.answer(parent, SHORT, MARK)
    to.delete(parent)

    assert to.look(MARK, NOW) == posted
    assert to.parent(DAY, NOW) is None


@pytest.mark.parametrize("kind", ["drop", "truncated", "page"])
def test_a_lost_answer_is_found_again(double: SlackApiDouble, kind: str) -> None:
    """Of the parent, and of what stands below it."""
    to = board(double)
    double.script.add(Fault(kind, commits=True))
    assert isinstance(to.begin(DAY, TITLE), NoAnswer)
    parent = to.parent(DAY, NOW)
    assert isinstance(parent, Written)
    double.script.add(Fault(kind, commits=True))
    assert isinstance(to.answer(parent.remote_id, SHORT, MARK), NoAnswer)

    assert isinstance(to.look(MARK, NOW), Written)
    assert len(double.world.standing(ROOM.id)) == 2


def test_a_mark_below_another_message_makes_no_parent(double: SlackApiDouble) -> None:
    """Only what stands in the channel itself."""
    parent, stamp = begun(double), f"{int(NOW.timestamp())}.000900"
    body = dict(double.world.standing(ROOM.id)[0].body)
    double.world.remove(parent.partition("/")[2])
    body["thread_ts"] = f"{int(NOW.timestamp())}.000800"
    double.world.put(Post(stamp, ROOM.id, BOB.user, body))

    assert board(double).parent(DAY, NOW) is None


def test_a_channel_that_says_too_much(double: SlackApiDouble) -> None:
    """What was seen counts; where nothing was, the standup is not late for that."""
    parent = begun(double)
    for number in range(40):
        ts = f"{int(NOW.timestamp()) - 60}.{number:06d}"
        double.world.put(Post(ts, ROOM.id, BOB.user, {"text": "noise"}))
    double.world.page = 1

    assert board(double).parent(DAY, NOW) == Written(parent)
    other = board(double).parent(DAY + timedelta(days=1), NOW)
    assert isinstance(other, Refused)
    assert "more than can be looked through" in other.reason


def test_a_look_that_cannot_be(double: SlackApiDouble) -> None:
    """Each as what it is; the scope that is missing is named."""
    for channel, scope in ((ROOM, "channels:history"), (SECRET_ROOM, "groups:history")):
        double.world.put(replace(MIA, scopes=("chat:write",)))
        refused = board(double, MIA, channel.id).parent(DAY, NOW)
        assert isinstance(refused, Refused)
        assert scope in refused.reason
    double.world.put(MIA)
    double.script.add(status(429, {"ok": False, "error": "ratelimited"}, Retry_After="30"))
    assert board(double).parent(DAY, NOW) == Busy(timedelta(seconds=30))
    double.script.add(status(200, {"ok": True, "messages": 5}))
    assert isinstance(board(double).parent(DAY, NOW), NotReached)
    begun(double)
    double.script.add(status(500, {}), path="conversations.replies")
    assert isinstance(board(double).look(MARK, NOW), NotReached)


@pytest.mark.parametrize("error", ["restricted_action_thread_locked", "cannot_reply_to_message"])
def test_a_thread_that_takes_no_answers(double: SlackApiDouble, error: str) -> None:
    """It is said, and how to post all the same."""
    parent = begun(double)
    double.world.refusals = {"chat.postMessage": {"error": error}}
    refused = board(double).answer(parent, SHORT, MARK)

    assert isinstance(refused, Refused)
    assert "--no-thread" in refused.remedy


def _now_of(house: House) -> float:
    return house.clock.read().at.timestamp()


def test_two_teammates_post_into_one_thread(double: SlackApiDouble) -> None:
    """By command: whoever is first begins it, and each has one post below it."""
    for who in (MIA, BOT):
        way = access(settings={"services.slack.base_url": double.url})
        house = House(integrations=[slack.build(way)]).start()
        double.world.now_s = partial(_now_of, house)
        link = f"{double.url}/archives/{ROOM.id}"
        house.ask("connect", service="slack", channel=link, token=who.token)
        posted = house.ask("standup.post", thread=True)["posting"]
        assert (posted["state"], posted["reason"]) == ("posted", "")
        assert house.code("standup.post", thread=True) == 8
        house.close()

    parent, *answers = double.world.standing(ROOM.id)
    assert [post.user for post in (parent, *answers)] == [MIA.user, MIA.user, BOT.user]
    assert [post.thread for post in answers] == [parent.ts, parent.ts]
