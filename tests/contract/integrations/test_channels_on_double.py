"""Slack and Teams as channels, over real HTTP to their doubles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.contract.network.gateway_rig import access
from tests.fakes.hooks import SLACK_PATH, SlackDouble, TeamsDouble
from tests.fakes.service_double import Fault, status
from tests.unit.engine.house import House
from tests.unit.integrations.hostile import HOSTILE
from tracksync.core.delivery.outcomes import (
    Busy,
    NoAnswer,
    NotReached,
    Refused,
    SignInExpired,
    Written,
)
from tracksync.integrations import slack, teams
from tracksync.network.sent import SentRecord
from tracksync.ports.channel import Channel
from tracksync.ports.tracker import Account, Adapters, Connection, Integration

Doubled = SlackDouble | TeamsDouble


@pytest.fixture(params=[SlackDouble, TeamsDouble])
def double(request: pytest.FixtureRequest) -> Iterator[Doubled]:
    made: Doubled = request.param()
    made.start()
    yield made
    made.stop()


def integration(double: Doubled, sent: list[SentRecord]) -> Integration:
    name = "slack" if isinstance(double, SlackDouble) else "teams"
    way = access(sent.append, settings={f"services.{name}.base_url": double.url})
    return slack.build(way) if name == "slack" else teams.build(way)


def adapters(double: Doubled, address: str = "", sent: list[SentRecord] | None = None) -> Adapters:
    built = integration(double, [] if sent is None else sent)
    connection = Connection("c-1", built.manifest.name, double.url, "", Account("", "", "", ""))
    return built.connect(connection, lambda: address or double.address)


def channel(double: Doubled, address: str = "") -> Channel:
    found = adapters(double, address).channel
    assert found is not None
    return found


def test_a_standup_arrives_once(double: Doubled) -> None:
    """As its schema wants it; its address stands in no record of what was sent."""
    sent: list[SentRecord] = []
    found = adapters(double, sent=sent).channel
    assert found is not None

    assert found.post(HOSTILE, "") == Written("")

    assert len(double.world.messages) == 1
    double.check()
    assert all("s3cr3t" not in repr(record) for record in sent)
    assert all("T0123" not in repr(record) for record in sent)


def test_connecting_posts_nothing(double: Doubled) -> None:
    """It is named by a digest; nothing appears in the channel, and there are no tasks."""
    made = adapters(double)
    me = made.tracker.whoami()

    assert isinstance(me, Account)
    assert "s3cr3t" not in me.account_id
    assert double.world.messages == []
    assert made.tracker.assigned(None).tasks == ()  # type: ignore[union-attr]  # never fails
    assert isinstance(made.tracker.find("P-1"), Refused)
    double.check()


@pytest.mark.parametrize("kind", ["drop", "reset", "truncated", "garbled", "page", "nonsense"])
def test_a_lost_answer_is_unknown(double: Doubled, kind: str) -> None:
    """It arrived, and nobody knows; it is not sent again by itself."""
    if kind in {"truncated", "garbled"} and isinstance(double, TeamsDouble):
        kind = "drop"  # a 202 without a body cannot be cut
    double.script.add(Fault(kind, commits=True))

    assert isinstance(channel(double).post(HOSTILE, ""), NoAnswer)
    assert len(double.world.messages) == 1
    assert len(double.seen) == 1


def test_a_server_in_trouble_leaves_it_unknown(double: Doubled) -> None:
    """A 500 does not say that nothing was posted."""
    double.script.add(status(500, {"error": "rollup_error"}))

    assert isinstance(channel(double).post(HOSTILE, ""), NoAnswer)


def test_too_many_at_once(double: Doubled) -> None:
    """The wait is told."""
    double.script.add(status(429, {"error": "rate_limited"}, Retry_After="30"))

    assert channel(double).post(HOSTILE, "") == Busy(timedelta(seconds=30))


def test_nobody_there(double: Doubled) -> None:
    """Nothing was sent."""
    post = channel(double)
    double.stop()

    assert isinstance(post.post(HOSTILE, ""), NotReached)
    double.start()


def test_an_address_of_elsewhere_is_not_asked(double: Doubled) -> None:
    """What was connected for one origin goes to no other."""
    stray = "http://127.0.0.1:9" + SLACK_PATH

    assert isinstance(channel(double, stray).post(HOSTILE, ""), SignInExpired)
    assert double.seen == []


@pytest.mark.parametrize(
    ("code", "word", "said", "remedy"),
    [
        (410, "channel_is_archived", "archived", "another channel"),
        (404, "channel_not_found", "gone", "another channel"),
        (404, "no_service", "no longer knows", "new webhook"),
        (403, "invalid_token", "no longer knows", "new webhook"),
        (404, "no_team", "no longer knows", "new webhook"),
        (403, "team_disabled", "closed", "another channel"),
        (403, "action_prohibited", "does not allow", "administrator"),
        (403, "posting_to_general_channel_denied", "does not allow", "administrator"),
        (400, "invalid_payload", "did not understand", "copy the preview"),
        (400, "brand_new_word", "says: “brand_new_word”", "new webhook"),
        (400, "Some words, <b>of any kind</b>", "did not accept it.", "new webhook"),
    ],
)
def test_slack_refuses(code: int, word: str, said: str, remedy: str) -> None:
    """Each with what to do; only words that are codes are repeated."""
    with SlackDouble() as double:
        double.world.trouble = (code, word)
        outcome = channel(double).post(HOSTILE, "")

    assert isinstance(outcome, Refused)
    assert outcome.status == code
    assert said in outcome.reason
    assert remedy in outcome.remedy


def test_a_webhook_that_is_gone_is_not_connected() -> None:
    """It is tried first."""
    with SlackDouble() as double:
        made = adapters(double, double.url + "/services/T/B/gone")
        assert isinstance(made.tracker.whoami(), Refused)


def test_slack_that_does_not_say_ok() -> None:
    """A success in other words may be somebody else's."""
    with SlackDouble() as double:
        double.script.add(status(200, {"ok": True}))
        assert isinstance(channel(double).post(HOSTILE, ""), NoAnswer)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Webhook message delivery failed with error: HTTP error 429 ...", Busy),
        ("Webhook message delivery failed with error: HTTP error 413 ...", Refused),
        ("1", Written),
    ],
)
def test_teams_fails_with_a_success(said: str, kind: type) -> None:
    """A 200 whose text tells of an error is a failure; other texts are none."""
    with TeamsDouble() as double:
        double.world.trouble = (200, said)
        assert isinstance(channel(double).post(HOSTILE, ""), kind)


@pytest.mark.parametrize("code", [400, 403, 404, 413, 418])
def test_teams_refuses(code: int) -> None:
    """Each with what to do."""
    with TeamsDouble() as double:
        double.world.trouble = (code, "no")
        outcome = channel(double).post(HOSTILE, "")

    assert isinstance(outcome, Refused)
    assert outcome.reason
    assert outcome.remedy


def test_sites_come_from_the_address(double: Doubled) -> None:
    """Nothing else has to be typed."""
    built = integration(double, [])

    assert built.find_sites(lambda: double.address) == (double.url,)  # type: ignore[attr-defined]  # both have it
    assert built.check_site(double.url) == double.url


def test_a_person_connects_and_posts(double: Doubled) -> None:
    """By command: connected with the address alone, posted once, and told what became of it."""
    house = House(integrations=[integration(double, [])]).start()
    service = "slack" if isinstance(double, SlackDouble) else "teams"
    made = house.ask("connect", service=service, token=double.address)["connection"]
    posted = house.ask("standup.post", channel=service)["posting"]
    again = house.code("standup.post")
    history = house.ask("standup.history")
    said = house.say("standup.history")
    house.close()

    assert (posted["channel"], posted["state"], again) == (made["id"], "posted", 8)
    assert history["postings"] == [posted]
    assert f"posted to {made['id']}." in said
    assert len(double.world.messages) == 1
    assert "s3cr3t" not in f"{made}{history}"
    double.check()
