"""What we send Jira Data Center, judged by somebody else: Prism, on Jira's own description."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from tests.contract.integrations.bench import AT
from tests.contract.network.gateway_rig import Way, access
from tests.fakes.jira_dc import MIA, OWL, connection_of
from tests.fakes.service_double import CONTRACTS
from tests.peers.prism import prism
from tracksync.core.delivery.outcomes import Busy, Failure, Looked, Refused, SignInExpired, Written
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.tasks import Task, TaskRef
from tracksync.integrations.jira_dc import build
from tracksync.integrations.jira_dc.mapping import worklog_body
from tracksync.integrations.jira_dc.refusals import failure_of
from tracksync.network import Exchange
from tracksync.network.bearer import Bearer
from tracksync.ports.tracker import Account, Adapters, Feed, Listed, Standing, TaskPage

pytestmark = pytest.mark.timeout(600)  # the first test waits for Node.js
TASK = TaskRef("jira_dc-1", OWL.id)
WORKLOGS = "/rest/api/2/issue/DEMO-1/worklog"
SAID = Worklog(TASK, AT, 3600, "Drew it.", "mark-1")
GOOD = worklog_body(SAID, zone="Europe/Berlin", is_new=True, is_marked=True)


@pytest.fixture(scope="module")
def peer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Prism on Jira's description; it would leave out the `/rest` that all paths begin with."""
    folder = tmp_path_factory.mktemp("prism")
    told = json.loads((CONTRACTS / "jira-dc-v2.json").read_text("utf-8"))
    told["paths"] = {f"/rest{path}": item for path, item in told["paths"].items()}
    (folder / "below-rest.json").write_text(json.dumps(told))
    with prism(folder / "below-rest.json", folder) as url:
        yield url


@pytest.fixture
def adapters(peer: str) -> Adapters:
    """Our adapters, connected to it."""
    return build(access()).connect(connection_of(MIA, peer), lambda: MIA.token)


def ask(peer: str, method: str, path: str, body: object = None, **headers: str) -> Exchange:
    """Send a request of our choice."""
    way = Way(peer)
    channel = way.gateway.channel(way.service, peer)
    return channel.ask(method, path, sign_in=Bearer("pat"), json=body, headers=headers)


# --- requests that are right -----------------------------------------------------------------


def test_who_we_are_is_asked_rightly(adapters: Adapters) -> None:
    """The description's own example of a person is read."""
    account = adapters.tracker.whoami()

    assert isinstance(account, Account)
    assert (account.account_id, account.zone) == ("JIRAUSER10100", "Australia/Sydney")


def test_tasks_are_asked_for_rightly(adapters: Adapters) -> None:
    """A first page, a later page and a single task."""
    assert isinstance(adapters.tracker.assigned(None), TaskPage)
    assert isinstance(adapters.tracker.assigned("100"), TaskPage)
    assert isinstance(adapters.tracker.find("DEMO-1"), Task)


@pytest.mark.parametrize(
    "comment", ["", "Drew it.", "One.\nTwo.\n\nThree.", "<b>&\u2603\U0001f98a", "x" * 20_000]
)
def test_a_worklog_is_written_rightly(adapters: Adapters, comment: str) -> None:
    """Create and change, with every kind of note."""
    wanted = Worklog(TASK, AT, 3600, comment, "mark-1")

    assert isinstance(adapters.sink.create(wanted), Written)
    # The one that the description's example is about.
    assert adapters.sink.update("100028", wanted) == Written("100028")


def test_a_worklog_is_deleted_and_looked_for_rightly(adapters: Adapters) -> None:
    """Delete says nothing back; a look reads the example page and finds none of ours in it."""
    assert adapters.sink.delete(TASK, "100028") == Written("100028")
    assert adapters.sink.look(TASK, "mark-1", AT) == Looked(())


def test_worklogs_are_read_back_rightly(adapters: Adapters) -> None:
    """A listing, one alone and the feeds."""
    reader = adapters.reader

    assert reader is not None
    assert isinstance(reader.between(AT, AT, ()), Listed)
    assert isinstance(reader.one(TASK, "100028"), Standing)
    assert isinstance(reader.changed_since(AT), Feed)


# --- requests that are wrong: the peer does look ---------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        {"timeSpentSeconds": "3600"},
        {"timeSpentSeconds": None},
        {"started": 5},
        {"comment": {"type": "doc", "version": 1, "content": []}},
    ],
)
def test_a_wrong_worklog_is_seen(peer: str, change: dict[str, object]) -> None:
    """A document as comment belongs to Jira Cloud; the peer tells each field of a wrong kind."""
    good = ask(peer, "POST", WORKLOGS, GOOD)
    wrong = ask(peer, "POST", WORKLOGS, {**GOOD, **change})

    assert (good.status, wrong.status) == (201, 400)
    failure = failure_of(wrong, is_write=True, now=AT)
    assert isinstance(failure, Refused)  # with whatever body the peer gave it
    assert failure.status == 400


@pytest.mark.parametrize(
    ("method", "path", "body", "code"),
    [
        ("GET", "/rest/api/2/search?startAt=first", None, 400),
        ("GET", "/rest/api/2/search/jql?jql=x", None, 404),  # Jira Cloud's
        ("GET", "/rest/api/2/worklog/updated?since=yesterday", None, 422),
        ("POST", "/rest/api/2/worklog/list", {"ids": ["one"]}, 400),
        ("POST", "/rest/api/2/worklog/list", None, 400),
        ("PATCH", WORKLOGS, GOOD, 405),
    ],
)
def test_a_wrong_request_is_seen(
    peer: str, method: str, path: str, body: object, code: int
) -> None:
    """Parameters, paths and methods are looked at as well."""
    exchange = ask(peer, method, path, body)

    assert exchange.status == code
    assert isinstance(failure_of(exchange, is_write=True, now=AT), Refused)


def test_a_request_without_a_sign_in_is_seen(peer: str) -> None:
    """No Authorization: the peer refuses, and we know what that means."""
    way = Way(peer)
    transport = way.gateway.transport(way.service)
    session = way.session()
    session.auth = None
    transport.take_over(session)

    assert session.get(f"{peer}/rest/api/2/myself").status_code == 401
    assert transport.last is not None
    assert isinstance(failure_of(transport.last, is_write=False, now=AT), SignInExpired)


# --- answers the description foresees --------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "kind"), [(400, Refused), (403, Refused), (429, Busy), (503, Busy)]
)
def test_documented_failures_are_understood(peer: str, code: int, kind: type[Failure]) -> None:
    """Each documented status, with the headers and body the description gives it."""
    exchange = ask(peer, "POST", WORKLOGS, GOOD, Prefer=f"code={code}")

    assert exchange.status == code
    assert isinstance(failure_of(exchange, is_write=True, now=AT), kind)


def test_the_peer_is_not_asked_for_what_it_cannot_know(peer: str) -> None:
    """It lets an unknown field and a missing start pass: those are checked by the double."""
    late = {name: value for name, value in GOOD.items() if name != "started"}

    assert ask(peer, "POST", WORKLOGS, {**GOOD, "timeSpentSecondz": 1}).status == 201
    assert ask(peer, "POST", WORKLOGS, late).status == 201
