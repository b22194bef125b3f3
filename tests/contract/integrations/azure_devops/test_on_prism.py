"""What we send Azure DevOps, judged by somebody else: Prism, on Microsoft's own descriptions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.contract.integrations.azure_devops.rig import AT, worklog
from tests.contract.network.gateway_rig import Way
from tests.fakes.service_double import CONTRACTS
from tests.peers.prism import prism
from tracksync.core.delivery.outcomes import Busy, Failure, Refused, SignInExpired
from tracksync.integrations.azure_devops import mapping
from tracksync.integrations.azure_devops.client import AzureClient, DirectoryClient, Wire
from tracksync.integrations.azure_devops.history import comment_of, read_history
from tracksync.integrations.azure_devops.mapping import Item, change_of
from tracksync.integrations.azure_devops.refusals import failure_of
from tracksync.network import Exchange

pytestmark = pytest.mark.timeout(600)  # the first test waits for Node.js
OWL = Item(1001, 7, "Über uns & Co", "Task", 2.5, 5.5)
GOOD = change_of(OWL, comment_of("m", None, worklog()), completed=4.0, remaining=4.0)
ITEM = "/fabrikam/_apis/wit/workitems/1001"
PATCH = {"Content-Type": "application/json-patch+json"}


def running(name: str, factory: pytest.TempPathFactory) -> Iterator[str]:
    with prism(CONTRACTS / f"azure-devops-{name}-7.1.json", factory.mktemp("prism")) as url:
        yield url


@pytest.fixture(scope="module")
def peer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Prism on the description of work items."""
    yield from running("wit", tmp_path_factory)


def client_of(url: str) -> AzureClient:
    """Our client, talking to it."""
    way = Way(url)
    return AzureClient(Wire(way.gateway, way.service, url, lambda: ("", "token")), "fabrikam")


def ask(url: str, method: str, path: str, body: object = None, **headers: str) -> Exchange:
    """Send a request of our choice."""
    channel = Way(url).gateway.channel(Way(url).service, url)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return channel.ask(method, path, sign_in=("", "t"), json=body, headers=named)


# --- requests that are right -----------------------------------------------------------------


def test_work_items_are_found_and_read_rightly(peer: str) -> None:
    """The query, a batch, one item, its changes and its type."""
    client = client_of(peer)
    exchanges = [
        client.assigned_ids(),
        client.batch([1, 2, 3], mapping.TASK_FIELDS),
        client.item("1001", mapping.ITEM_FIELDS),
        client.updates("Über uns & Co", "1001", skip=200),
        client.kind("Über uns & Co", "Product Backlog Item"),
    ]

    assert [exchange.status for exchange in exchanges] == [200] * 5
    assert isinstance(mapping.found_ids(exchanges[0].json()), list)
    assert mapping.items_seen(exchanges[1].json())
    assert read_history(mapping.updates_of(exchanges[3].json()), "mia").rev == 1
    assert mapping.kind_of(exchanges[4].json())


@pytest.mark.parametrize(
    "comment", ["", "Drew it.", "One.\nTwo.", "<b>&\u2603\U0001f98a", "x" * 9999]
)
def test_hours_are_changed_rightly(peer: str, comment: str) -> None:
    """With every kind of note, and where hours are left alone."""
    said = comment_of("mark-1", None, worklog(comment=comment))
    client = client_of(peer)
    changes = [
        change_of(OWL, said, completed=4.0, remaining=4.0),
        change_of(OWL, said, completed=4.0, remaining=None),
        change_of(OWL, said, completed=None, remaining=None),
    ]

    assert [client.change("1001", change).status for change in changes] == [200] * 3


def test_organizations_are_asked_for_rightly(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The profile and its organizations stand in descriptions of their own."""
    for name in ("profile", "accounts"):
        for url in running(name, tmp_path_factory):
            way = Way(url)
            client = DirectoryClient(Wire(way.gateway, way.service, url, lambda: ("", "token")))
            person = "91111111-aaaa-4aaa-8aaa-111111111111"
            exchange = client.me() if name == "profile" else client.organizations(person)

            assert exchange.status == 200


def test_who_is_signed_in_is_asked_rightly(tmp_path_factory: pytest.TempPathFactory) -> None:
    """By the description we wrote down ourselves, from Microsoft's prose."""
    for url in running("location", tmp_path_factory):
        exchange = client_of(url).connection_data()

        assert exchange.status == 200
        assert mapping.account_of(exchange.json(), "fabrikam") is not None


# --- requests that are wrong: the peer does look ---------------------------------------------


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PATCH", ITEM, GOOD),  # without a version
        ("PATCH", f"{ITEM}?api-version=7.1", {"op": "add"}),
        ("PATCH", f"{ITEM}?api-version=7.1", [{"op": "plus", "path": "/rev", "value": 1}]),
        ("PATCH", f"{ITEM}?api-version=7.1", [{"op": "add", "value": 1}]),
        ("PATCH", "/fabrikam/_apis/wit/workitems/owl?api-version=7.1", GOOD),
        ("PUT", f"{ITEM}?api-version=7.1", GOOD),
        ("GET", f"{ITEM}?api-version=7.1&$expand=everything", None),
        ("POST", "/fabrikam/_apis/wit/wiql?api-version=7.1", {"query": 5}),
        ("POST", "/fabrikam/_apis/wit/wiql?api-version=7.1&$top=all", {"query": "x"}),
        ("POST", "/fabrikam/_apis/wit/workitemsbatch?api-version=7.1", {"ids": ["x"]}),
        ("GET", "/fabrikam/_apis/wit/workitems/1/changes?api-version=7.1", None),
    ],
)
def test_a_wrong_request_is_seen(peer: str, method: str, path: str, body: object) -> None:
    """Version, parameters, bodies, paths and methods are looked at."""
    exchange = ask(peer, method, path, body, **PATCH)

    assert exchange.status in {400, 404, 405, 422}
    assert isinstance(failure_of(exchange, is_write=True, now=AT), Refused)


def test_a_request_without_a_sign_in_is_seen(peer: str) -> None:
    """No Authorization: the peer refuses, and we know what that means."""
    way = Way(peer)
    transport = way.gateway.transport(way.service)
    session = way.session()
    session.auth = None
    transport.take_over(session)

    assert session.get(f"{peer}{ITEM}?api-version=7.1").status_code == 401
    assert transport.last is not None
    assert isinstance(failure_of(transport.last, is_write=False, now=AT), SignInExpired)


# --- answers the description foresees --------------------------------------------------------


@pytest.mark.parametrize(("code", "kind"), [(400, Refused), (412, Busy), (429, Busy)])
def test_documented_failures_are_understood(peer: str, code: int, kind: type[Failure]) -> None:
    """A change that was overtaken is one of them."""
    path = f"{ITEM}?api-version=7.1"
    exchange = ask(peer, "PATCH", path, GOOD, Prefer=f"code={code}", **PATCH)

    assert exchange.status == code
    assert isinstance(failure_of(exchange, is_write=True, now=AT), kind)


def test_the_peer_is_not_asked_for_what_it_cannot_know(peer: str) -> None:
    """It lets any content type and a patch without a test pass: those are checked by the double."""
    path = f"{ITEM}?api-version=7.1"

    assert ask(peer, "PATCH", path, GOOD[1:], **PATCH).status == 200
    assert ask(peer, "PATCH", path, GOOD).status in {200, 415}
