"""What we send Microsoft Graph, judged by somebody else: Prism, on a description of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.contract.network.gateway_rig import NOW, Way, access
from tests.fakes.service_double import CONTRACTS
from tests.peers.prism import prism
from tests.unit.integrations.hostile import ENDLESS, HOSTILE, MANY
from tracksync.core.delivery.outcomes import Busy, Refused, Written
from tracksync.core.standup.text import Message
from tracksync.integrations import teams
from tracksync.integrations.teams.mapping import posted
from tracksync.integrations.teams.refusals import graph_failure_of
from tracksync.network import Exchange
from tracksync.network.bearer import Bearer
from tracksync.ports.tracker import Account, Adapters, Connection

pytestmark = pytest.mark.timeout(600)  # the first test waits for Node.js
# Of the description's examples.
TEAM = "fbe2bf47-16c8-47cf-b4a5-4b9b187c508b"
ROOM = "19:4a95f7d8db4c4e7fae857bcebe0623e6@thread.tacv2"
CHANNELS = f"/v1.0/teams/{TEAM}/channels"
GOOD = posted(HOSTILE)


@pytest.fixture(scope="module")
def peer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Prism on the description of Graph."""
    contract = CONTRACTS / "msgraph-channel-messages-v1.json"
    with prism(contract, tmp_path_factory.mktemp("prism")) as url:
        yield url


@pytest.fixture
def made(peer: str) -> Adapters:
    """Our adapters, connected to it."""
    connection = Connection("c-1", "teams", f"{peer}{CHANNELS}/{ROOM}", "", Account("", "", "", ""))
    way = access(settings={"services.teams.base_url": peer})
    return teams.build(way).connect(connection, lambda: "t")


def ask(peer: str, method: str, path: str, body: object = None, **headers: str) -> Exchange:
    """Send a request of our choice."""
    way = Way(peer)
    channel = way.gateway.channel(way.service, peer)
    return channel.ask(method, path, sign_in=Bearer("t"), json=body, headers=headers)


def test_who_we_are_is_asked_rightly(made: Adapters) -> None:
    """The examples of a person, a team and a channel are read."""
    account = made.tracker.whoami()

    assert isinstance(account, Account), account
    assert (account.name, account.site_name) == ("Mikah Ollenburg", "Team / General")


@pytest.mark.parametrize("message", [HOSTILE, ENDLESS, MANY])
def test_a_standup_is_sent_rightly(made: Adapters, message: Message) -> None:
    """The example's answer has no link."""
    assert made.channel is not None

    assert made.channel.post(message, "") == Written("")


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", f"{CHANNELS}/{ROOM}/messages", None),
        ("POST", f"{CHANNELS}/{ROOM}/messages", {"attachments": GOOD["attachments"]}),
        ("POST", f"{CHANNELS}/{ROOM}/messages", {**GOOD, "body": "text"}),
        ("POST", f"{CHANNELS}/{ROOM}/messages", {**GOOD, "attachments": [{"content": {}}]}),
        ("POST", f"{CHANNELS}/{ROOM}/messages", {"body": {"contentType": "card"}}),
        ("GET", f"{CHANNELS}/{ROOM}/messages", None),
        ("POST", CHANNELS, GOOD),
        ("GET", "/v1.0/me/everything", None),
    ],
)
def test_a_wrong_request_is_seen(peer: str, method: str, path: str, body: object) -> None:
    """The peer would have told us if one field were of the wrong kind."""
    exchange = ask(peer, method, path, body)

    assert exchange.status in {400, 404, 405, 422}
    assert isinstance(graph_failure_of(exchange, is_write=True, now=NOW), Refused)


def test_a_wait_is_understood(peer: str) -> None:
    """With the header the description gives it."""
    exchange = ask(peer, "POST", f"{CHANNELS}/{ROOM}/messages", GOOD, Prefer="code=429")

    wait = graph_failure_of(exchange, is_write=True, now=NOW)
    assert isinstance(wait, Busy)
    assert wait.wait == timedelta(seconds=10)
