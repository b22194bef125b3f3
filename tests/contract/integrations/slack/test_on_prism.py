"""What we send Slack, judged by somebody else: Prism, on Slack's own description."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.contract.network.gateway_rig import NOW, Way, access
from tests.fakes.service_double import CONTRACTS
from tests.fakes.slack_api import MIA, ROOM
from tests.peers.prism import prism
from tests.unit.integrations.hostile import ENDLESS, HOSTILE, MANY
from tracksync.core.delivery.outcomes import Busy, Refused, SignInExpired, Written
from tracksync.core.standup.text import Message
from tracksync.integrations import slack
from tracksync.integrations.slack.client import SlackClient
from tracksync.integrations.slack.mapping import notes_of, posted, unfurled, waiting_for
from tracksync.integrations.slack.refusals import api_failure_of
from tracksync.network import Exchange
from tracksync.network.bearer import Bearer
from tracksync.ports.tracker import Account, Adapters, Connection

pytestmark = pytest.mark.timeout(600)  # the first test waits for Node.js
MARK = "0b0e5f6c-1d6c-5f5e-9d0e-2b7a7f1f0a11"
GOOD = unfurled(posted(HOSTILE, ROOM.id, MARK))
# Of the description's examples.
EXAMPLE = "C1H9RESGL/1503435956.000247"


@pytest.fixture(scope="module")
def peer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Prism on Slack's description."""
    with prism(CONTRACTS / "slack-web-api-v2.json", tmp_path_factory.mktemp("prism")) as url:
        yield url


@pytest.fixture
def made(peer: str) -> Adapters:
    """Our adapters, connected to it; it knows no base path."""
    site = f"{peer}/archives/{ROOM.id}"
    connection = Connection("slack-1", "slack", site, "", Account("", "", "", ""))
    way = access(settings={"services.slack.base_url": peer})
    return slack.build(way).connect(connection, lambda: MIA.token)


def ask(peer: str, method: str, path: str, body: object = None, **headers: str) -> Exchange:
    """Send a request of our choice."""
    way = Way(peer)
    channel = way.gateway.channel(way.service, peer)
    return channel.ask(method, path, sign_in=Bearer("t"), json=body, headers=headers)


def test_who_we_are_is_asked_rightly(made: Adapters) -> None:
    """The description's own examples of a person and a channel are read."""
    account = made.tracker.whoami()

    assert isinstance(account, Account), account
    assert (account.account_id, account.name) == ("T12345678-W12345678", "grace")
    assert account.site_name == "#general, Subarachnoid Workspace"


@pytest.mark.parametrize("message", [HOSTILE, ENDLESS, MANY])
def test_a_standup_is_sent_rightly(made: Adapters, message: Message) -> None:
    """Posted, changed, deleted, linked."""
    assert made.channel is not None
    assert made.posts is not None

    assert made.channel.post(message, MARK) == Written(EXAMPLE)
    assert isinstance(made.posts.change(EXAMPLE, message, MARK), Written)
    assert made.posts.delete(EXAMPLE) == Written(EXAMPLE)
    link = made.posts.link(EXAMPLE)
    assert isinstance(link, str), link
    assert link.startswith("https://ghostbusters.slack.com/archives/")


def test_a_look_is_asked_for_rightly(made: Adapters) -> None:
    """The example's message is not ours."""
    assert made.posts is not None

    assert made.posts.look(MARK, NOW) is None


def test_a_thread_is_asked_for_and_answered_rightly(made: Adapters, peer: str) -> None:
    """Its parent is posted and looked for, and answered; the examples' messages are not ours."""
    threads = made.threads
    assert threads is not None

    assert threads.parent(NOW.date(), NOW) is None
    assert threads.begin(NOW.date(), Message("Standup", ())) == Written(EXAMPLE)
    assert threads.answer(EXAMPLE, HOSTILE, MARK) == Written(EXAMPLE)
    client = SlackClient(Way(peer).gateway, Way(peer).service, peer, read_token=lambda: "t")
    channel, _, parent = EXAMPLE.partition("/")
    exchange = client.answers(channel, parent, "")
    assert api_failure_of(exchange, is_write=False, now=NOW) is None
    assert notes_of(exchange.json(), ROOM.id) == ()


def test_a_message_is_handed_over_and_taken_back_rightly(made: Adapters) -> None:
    """The example of what waits is for another channel; its name is a number there."""
    ahead, at = made.ahead, NOW + timedelta(hours=1)
    assert ahead is not None
    assert ahead.hand(HOSTILE, MARK, at) == Written("C1H9RESGL/Q1298393284")
    assert ahead.waiting(at) is None
    assert ahead.withdraw("C1H9RESGL/Q1298393284") == Written("C1H9RESGL/Q1298393284")
    listed = json.loads((CONTRACTS / "slack-web-api-v2.json").read_text(encoding="utf-8"))
    told = listed["paths"]["/chat.scheduledMessages.list"]["get"]["responses"]["200"]
    page = told["content"]["application/json"]["example"]
    moment = datetime.fromtimestamp(page["scheduled_messages"][0]["post_at"], UTC)
    assert waiting_for(page, "C1H9RESGL", moment) == "C1H9RESGL/Q1298393284"


def test_channels_are_searched_rightly(peer: str) -> None:
    """By the description's examples, whose page always has a next one."""
    way = access(settings={"services.slack.base_url": peer})
    found = slack.build(way).search_sites("general", lambda: MIA.token)

    assert isinstance(found, tuple), found
    assert {site.name for site in found} == {"#general"}


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/chat.postMessage", {**GOOD, "channel": 5}),
        ("POST", "/chat.postMessage", {n: v for n, v in GOOD.items() if n != "channel"}),
        ("POST", "/chat.postMessage", {**GOOD, "blocks": 5}),
        ("POST", "/chat.postMessage", {**GOOD, "unfurl_links": "no"}),
        ("POST", "/chat.postMessage", {**GOOD, "metadata": {"event_type": "x"}}),
        ("POST", "/chat.postMessage", None),
        ("POST", "/chat.update", {"channel": ROOM.id, "text": "no moment"}),
        ("POST", "/chat.scheduleMessage", {"channel": ROOM.id, "text": "no moment"}),
        ("POST", "/chat.scheduleMessage", {"channel": ROOM.id, "text": "", "post_at": [5]}),
        ("POST", "/chat.deleteScheduledMessage", {"channel": ROOM.id}),
        ("GET", "/chat.scheduledMessages.list?limit=many", None),
        ("GET", "/chat.getPermalink?channel=C1", None),
        ("GET", "/conversations.history?channel=C1&oldest=yesterday", None),
        ("GET", "/conversations.replies?channel=C1", None),
        ("GET", "/conversations.list?limit=many", None),
        ("GET", "/chat.postEverything", None),
    ],
)
def test_a_wrong_request_is_seen(peer: str, method: str, path: str, body: object) -> None:
    """The peer would have told us if one field were of the wrong kind."""
    exchange = ask(peer, method, path, body)

    assert exchange.status in {400, 404, 405, 422}
    assert isinstance(api_failure_of(exchange, is_write=True, now=NOW), Refused)


def test_a_request_without_a_sign_in_is_seen(peer: str) -> None:
    """No Authorization: the peer refuses, and we know what that means."""
    way = Way(peer)
    transport = way.gateway.transport(way.service)
    session = way.session()
    session.auth = None
    transport.take_over(session)

    assert session.post(f"{peer}/auth.test").status_code == 401
    assert transport.last is not None
    failure = api_failure_of(transport.last, is_write=False, now=NOW)
    assert isinstance(failure, SignInExpired)


def test_a_wait_is_understood(peer: str) -> None:
    """With the header the description gives it."""
    exchange = ask(peer, "POST", "/chat.postMessage", GOOD, Prefer="code=429")

    wait = api_failure_of(exchange, is_write=True, now=NOW)
    assert isinstance(wait, Busy)
    assert wait.wait == timedelta(seconds=30)
