"""Slack's scheduled messages, over HTTP to its double: handed over, found, taken back, posted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.contract.network.gateway_rig import NOW, access
from tests.fakes.service_double import Fault
from tests.fakes.slack_api import BOB, HALL, MIA, ROOM, Scheduled, SlackApiDouble, Token
from tests.unit.integrations.hostile import ENDLESS, HOSTILE, standup
from tracksync.core.delivery.outcomes import NoAnswer, NotReached, Refused, Written
from tracksync.core.standup.text import Item, Message
from tracksync.integrations import slack
from tracksync.integrations.slack.board import SlackBoard
from tracksync.ports.tracker import Account, Connection

MARK = "0b0e5f6c-1d6c-5f5e-9d0e-2b7a7f1f0a11"
SHORT = standup(Item("Invoice export", "P-1", "https://jira.example/browse/P-1"))
AT = NOW + timedelta(hours=1)


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
    integration = slack.build(access(settings={"services.slack.base_url": double.url}))
    assert integration.takes_ahead(connection)
    made = integration.connect(connection, lambda: who.token).ahead
    assert isinstance(made, SlackBoard)
    return made


def later(double: SlackApiDouble, by: timedelta) -> None:
    """Let time pass over there."""
    double.world.now_s = (NOW + by).timestamp


@pytest.mark.parametrize("message", [SHORT, HOSTILE, ENDLESS])
def test_it_is_posted_at_its_time_and_found(double: SlackApiDouble, message: Message) -> None:
    """By a mark that channel and store share; then it is changed and deleted as any other."""
    to = board(double)
    handed = to.hand(message, MARK, AT)
    assert isinstance(handed, Written)
    assert to.waiting(AT) == handed
    assert to.look(MARK, AT) is None
    later(double, timedelta(hours=1))

    assert to.waiting(AT) is None
    found = to.look(MARK, AT)
    assert isinstance(found, Written)
    assert double.world.standing(ROOM.id)[0].ts.startswith(str(int(AT.timestamp())))
    assert to.change(found.remote_id, SHORT, MARK) == found
    assert to.look(MARK, AT) == found
    assert to.delete(found.remote_id) == found


def test_what_waits_is_found_by_its_moment(double: SlackApiDouble) -> None:
    """On any page; neither what is for another moment or channel, nor what is another's."""
    double.world.page = 1
    for n, (room, who) in enumerate(((HALL, MIA), (ROOM, BOB), (ROOM, MIA))):
        moment = int(AT.timestamp()) + 60 * (who is MIA and room is ROOM)
        double.world.put(Scheduled(f"Q{n}", room.id, who.user, moment, {"text": "Other"}))
    to = board(double)
    assert to.waiting(AT) is None
    handed = to.hand(SHORT, MARK, AT)

    assert to.waiting(AT) == handed


def test_what_is_taken_back_is_not_posted(double: SlackApiDouble) -> None:
    """Doing it twice tells so; and so does what has gone, or goes at this moment."""
    to = board(double)
    handed = to.hand(SHORT, MARK, AT)
    assert isinstance(handed, Written)
    assert to.withdraw(handed.remote_id) == handed
    again = to.withdraw(handed.remote_id)
    assert isinstance(again, Refused)
    assert (again.status, again.reason) == (404, "It no longer waits to be posted.")
    late = to.hand(SHORT, MARK, AT)
    assert isinstance(late, Written)
    later(double, timedelta(minutes=59, seconds=30))
    assert isinstance(to.withdraw(late.remote_id), Refused)
    later(double, timedelta(hours=2))

    assert isinstance(to.withdraw(late.remote_id), Refused)
    assert len(double.world.standing(ROOM.id)) == 1


@pytest.mark.parametrize(
    ("at", "who", "why"),
    [
        (NOW - timedelta(seconds=1), MIA, "By Slack's clock its time is over, or too far ahead."),
        (NOW + timedelta(days=121), MIA, "By Slack's clock its time is over, or too far ahead."),
        (AT, replace(MIA, scopes=()), "it misses chat:write"),
    ],
)
def test_what_is_not_taken_says_why(
    double: SlackApiDouble, at: object, who: Token, why: str
) -> None:
    """And what to do."""
    double.world.put(who)
    refused = board(double, who).hand(SHORT, MARK, at)  # type: ignore[arg-type]  # an instant
    assert isinstance(refused, Refused)
    assert why in refused.reason
    assert refused.remedy


@pytest.mark.parametrize("commits", [True, False])
def test_a_lost_answer_leaves_it_to_be_found(double: SlackApiDouble, commits: bool) -> None:
    """The list tells whether it arrived."""
    to = board(double)
    double.script.add(Fault("drop", commits=commits), path="chat.scheduleMessage")
    assert isinstance(to.hand(SHORT, MARK, AT), NoAnswer)

    assert isinstance(to.waiting(AT), Written) is commits


def test_a_list_that_cannot_be_read_proves_nothing(double: SlackApiDouble) -> None:
    """Neither a page that is none, nor one that never ends, nor a refusal."""
    to = board(double)
    double.world.refusals["chat.scheduledMessages.list"] = {"error": "invalid_channel"}
    assert isinstance(to.waiting(AT), Refused)
    double.world.refusals.clear()
    double.world.page = 1
    for n in range(21):
        one = Scheduled(f"Q{n}", ROOM.id, MIA.user, int(AT.timestamp()) + 60, {"text": "Other"})
        double.world.put(one)
    assert isinstance(to.waiting(AT), NotReached)
    double.script.add(Fault("page"), path="chat.scheduledMessages.list")
    assert isinstance(to.waiting(AT), NotReached)
