"""What we send Jira, judged by somebody else: Prism, on Jira's own description."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.contract.integrations.jira.rig import AT, worklog
from tests.contract.network.gateway_rig import Way, access
from tests.fakes.jira_cloud import MIA, OWL, connection_of
from tests.fakes.service_double import CONTRACTS
from tests.peers.prism import prism
from tracksync.core.delivery.outcomes import Busy, Failure, Looked, Refused, SignInExpired, Written
from tracksync.core.tasks import Task, TaskRef
from tracksync.integrations.jira import JiraCloud
from tracksync.integrations.jira.mapping import worklog_body
from tracksync.integrations.jira.refusals import failure_of
from tracksync.network import Exchange
from tracksync.ports.tracker import Account, IssueTracker, TaskPage, TimesheetSink

pytestmark = pytest.mark.timeout(600)  # the first test waits for Node.js
TASK = TaskRef("jira-1", OWL.id)
WORKLOGS = "/rest/api/3/issue/DEMO-1/worklog"


@pytest.fixture(scope="module")
def peer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Prism on Jira's description."""
    with prism(CONTRACTS / "jira-cloud-v3.json", tmp_path_factory.mktemp("prism")) as url:
        yield url


@pytest.fixture
def adapters(peer: str) -> tuple[IssueTracker, TimesheetSink]:
    """Our adapters, connected to it."""
    made = JiraCloud(access()).connect(connection_of(MIA, peer), lambda: MIA.token)
    return made.tracker, made.sink


def ask(peer: str, method: str, path: str, body: object = None, **headers: str) -> Exchange:
    """Send a request of our choice."""
    way = Way(peer)
    channel = way.gateway.channel(way.service, peer)
    return channel.ask(method, path, sign_in=("a@b.c", "t"), json=body, headers=headers)


# --- requests that are right -----------------------------------------------------------------


def test_who_we_are_is_asked_rightly(adapters: tuple[IssueTracker, TimesheetSink]) -> None:
    """The description's own example of a person is read."""
    account = adapters[0].whoami()

    assert isinstance(account, Account)
    assert account.name == "Mia Krystof"
    assert account.zone == "Australia/Sydney"


def test_tasks_are_asked_for_rightly(adapters: tuple[IssueTracker, TimesheetSink]) -> None:
    """A first page, a later page and a single task."""
    tracker, _ = adapters

    assert isinstance(tracker.assigned(None), TaskPage)
    assert isinstance(tracker.assigned("token"), TaskPage)
    assert isinstance(tracker.find("DEMO-1"), Task)


@pytest.mark.parametrize(
    "comment", ["", "Drew it.", "One.\nTwo.\n\nThree.", "<b>&\u2603\U0001f98a", "x" * 20_000]
)
def test_a_worklog_is_written_rightly(
    adapters: tuple[IssueTracker, TimesheetSink], comment: str
) -> None:
    """Create and change, with every kind of note."""
    _, sheet = adapters
    wanted = worklog(OWL, comment=comment)

    created = sheet.create(wanted)
    changed = sheet.update("100028", wanted)  # the one the description's example is about

    assert isinstance(created, Written)
    assert changed == Written("100028")


def test_a_worklog_is_deleted_and_looked_for_rightly(
    adapters: tuple[IssueTracker, TimesheetSink],
) -> None:
    """Delete says nothing back; a look reads the example page and finds none of ours in it."""
    _, sheet = adapters

    assert sheet.delete(TASK, "100028") == Written("100028")
    assert sheet.look(TASK, "mark-1", AT) == Looked(())


# --- requests that are wrong: the peer does look ---------------------------------------------

GOOD = worklog_body(worklog(OWL), zone="Europe/Berlin", is_new=True)


@pytest.mark.parametrize(
    "change",
    [
        {"timeSpentSeconds": "3600"},
        {"started": "2021-01-17"},
        {"started": 5},
        {"properties": {"tracksync": {"id": "x"}}},
        {"properties": [{"key": 5}]},
        {"timeSpentSeconds": None},
    ],
)
def test_a_wrong_worklog_is_seen(peer: str, change: dict[str, object]) -> None:
    """The peer would have told us if one field were of the wrong kind."""
    good = ask(peer, "POST", WORKLOGS, GOOD)
    wrong = ask(peer, "POST", WORKLOGS, {**GOOD, **change})

    assert (good.status, wrong.status) == (201, 400)
    failure = failure_of(wrong, is_write=True, now=AT)
    assert isinstance(failure, Refused)  # with whatever body the peer gave it
    assert failure.status == 400


@pytest.mark.parametrize(
    ("method", "path", "body", "code"),
    [
        ("POST", f"{WORKLOGS}?adjustEstimate=bogus", GOOD, 400),
        ("POST", f"{WORKLOGS}?notifyUsers=perhaps", GOOD, 400),
        ("GET", f"{WORKLOGS}?startedAfter=yesterday", None, 404),
        ("POST", "/rest/api/3/search/jql", {"jql": "x", "startAt": 0}, 400),
        ("GET", "/rest/api/3/search?jql=x", None, 404),  # Jira took it away in 2025
        ("PATCH", WORKLOGS, GOOD, 405),
    ],
)
def test_a_wrong_request_is_seen(
    peer: str, method: str, path: str, body: object, code: int
) -> None:
    """Parameters, paths and methods are looked at as well."""
    exchange = ask(peer, method, path, body)

    assert exchange.status in {code, 422}
    assert isinstance(failure_of(exchange, is_write=True, now=AT), Refused)


def test_a_request_without_a_sign_in_is_seen(peer: str) -> None:
    """No Authorization: the peer refuses, and we know what that means."""
    way = Way(peer)
    transport = way.gateway.transport(way.service)
    session = way.session()
    session.auth = None
    transport.take_over(session)

    assert session.get(f"{peer}/rest/api/3/myself").status_code == 401
    assert transport.last is not None
    assert isinstance(failure_of(transport.last, is_write=False, now=AT), SignInExpired)


# --- answers the description foresees --------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "kind"), [(401, SignInExpired), (404, Refused), (429, Busy), (413, Refused)]
)
def test_documented_failures_are_understood(peer: str, code: int, kind: type[Failure]) -> None:
    """Each documented status, with the headers and body the description gives it."""
    exchange = ask(peer, "POST", WORKLOGS, GOOD, Prefer=f"code={code}")

    assert exchange.status == code
    assert isinstance(failure_of(exchange, is_write=True, now=AT), kind)


def test_the_peer_is_not_asked_for_what_it_cannot_know(peer: str) -> None:
    """It lets an unknown field and a missing start pass: those are checked by the double."""
    unknown = ask(peer, "POST", WORKLOGS, {**GOOD, "timeSpentSecondz": 1})
    late = worklog_body(
        replace(worklog(OWL), started_at=AT + timedelta(days=1)), zone="", is_new=True
    )
    del late["started"]

    assert unknown.status == 201
    assert ask(peer, "POST", WORKLOGS, late).status == 201
