"""What we send Tempo, judged by somebody else: Prism, on Tempo's own description."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.contract.network.gateway_rig import Way, access
from tests.fakes.service_double import CONTRACTS
from tests.peers.prism import prism
from tracksync.core.delivery.details import Detail, DetailKind
from tracksync.core.delivery.outcomes import Busy, Failure, Looked, Refused, SignInExpired, Written
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.tasks import TaskRef
from tracksync.integrations.tempo import TempoCloud
from tracksync.integrations.tempo.mapping import new_body
from tracksync.integrations.tempo.refusals import failure_of
from tracksync.network import Exchange
from tracksync.network.bearer import Bearer
from tracksync.ports.tracker import Account, Adapters, Connection, Feed, Listed, Standing

pytestmark = pytest.mark.timeout(600)  # the first test waits for Node.js
AT = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
# Of the description's own examples: a worklog, its author and its task.
AUTHOR, ISSUE, WORKLOG = "123456:01234567-89ab-cdef-0123-456789abcdef", "124", "126"
TASK = TaskRef("jira-1", ISSUE)
SAID = Worklog(TASK, AT, 3600, "Drew it.", "mark-1")


@pytest.fixture(scope="module")
def peer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Prism on Tempo's description."""
    with prism(CONTRACTS / "tempo-v4.json", tmp_path_factory.mktemp("prism")) as url:
        yield url


def connection(url: str, *, account_id: str = AUTHOR) -> Connection:
    account = Account(account_id, "Mia", "mia@example.org", "Europe/Berlin")
    mark = Detail("_TrackSync_", "_TrackSync_", DetailKind.MARK)
    return Connection("tempo-1", "tempo", url, "", account, books_for="jira-1", details=(mark,))


@pytest.fixture
def tempo(peer: str) -> Adapters:
    """Our adapters, connected to it."""
    return TempoCloud(access()).connect(connection(peer), lambda: "token")


def ask(peer: str, method: str, path: str, body: object = None, **headers: str) -> Exchange:
    """Send a request of our choice."""
    way = Way(peer)
    channel = way.gateway.channel(way.service, peer)
    return channel.ask(method, path, sign_in=Bearer("t"), json=body, headers=headers)


# --- requests that are right -----------------------------------------------------------------


def test_who_we_are_is_asked_rightly(tempo: Adapters) -> None:
    """The description's own example of a timesheet is of this account."""
    account = tempo.tracker.whoami()

    assert isinstance(account, Account)
    assert account.account_id == AUTHOR


def test_the_timesheet_of_somebody_else_is_no_answer(peer: str) -> None:
    """It is not what was asked for."""
    other = TempoCloud(access()).connect(connection(peer, account_id="5b10-mia"), lambda: "t")

    assert not isinstance(other.tracker.whoami(), Account)


@pytest.mark.parametrize("comment", ["", "Drew it.", "One.\nTwo.", "<b>&☃🦊", "x" * 10_000])
def test_a_worklog_is_written_rightly(tempo: Adapters, comment: str) -> None:
    """Create and change, with every kind of note, with details and a mark."""
    said = replace(SAID, comment=comment, details=(("_Account_", "CLOUD"),))

    assert tempo.sink.create(said) == Written(WORKLOG)
    assert tempo.sink.update(WORKLOG, said) == Written(WORKLOG)


def test_a_worklog_is_deleted_and_looked_for_rightly(tempo: Adapters) -> None:
    """Delete says nothing back; a look reads the example page."""
    assert tempo.sink.delete(TASK, WORKLOG) == Written(WORKLOG)
    looked = tempo.sink.look(TASK, "mark-1", AT)

    assert isinstance(looked, Looked)
    assert [w.remote_id for w in looked.found] == [WORKLOG]


def test_worklogs_are_read_rightly(tempo: Adapters) -> None:
    """A period, what changed, and one."""
    assert tempo.reader is not None
    example = datetime(2017, 2, 5, tzinfo=UTC)

    assert isinstance(tempo.reader.between(example, AT, ()), Listed)
    assert isinstance(tempo.reader.changed_since(AT - timedelta(days=1)), Feed)
    one = tempo.reader.one(TASK, WORKLOG)
    assert isinstance(one, Standing)
    assert one.task == TASK


def test_what_must_be_said_is_asked_rightly(tempo: Adapters) -> None:
    """The example's attribute is not required."""
    assert tempo.details is not None
    assert tempo.details.wanted() == ()
    assert ask_accounts(tempo)


def ask_accounts(tempo: Adapters) -> bool:
    """Ask for the accounts, as is done when one is required."""
    found = tempo.details._accounts()  # type: ignore[union-attr]  # noqa: SLF001  the example has none required
    return found is not None and isinstance(found, tuple)


# --- requests that are wrong: the peer does look ---------------------------------------------

GOOD: dict[str, Any] = new_body(
    SAID, account_id=AUTHOR, zone="Europe/Berlin", mark_key="_TrackSync_"
)


@pytest.mark.parametrize(
    "change",
    [
        {"issueId": "PROJ-142"},
        {"issueId": 0},
        {"startDate": "06/02/2017"},
        {"startTime": "9:30"},
        {"startTime": "25:00:00"},
        {"timeSpentSeconds": "3600"},
        {"timeSpentSeconds": 0},
        {"authorAccountId": ""},
        {"attributes": {"_Account_": "CLOUD"}},
        {"attributes": [{"value": "CLOUD"}]},
    ],
)
def test_a_wrong_worklog_is_seen(peer: str, change: dict[str, object]) -> None:
    """The peer would have told us if one field were of the wrong kind."""
    good = ask(peer, "POST", "/4/worklogs", GOOD)
    wrong = ask(peer, "POST", "/4/worklogs", {**GOOD, **change})

    assert good.status == 200
    assert wrong.status in {400, 422}
    failure = failure_of(wrong, is_write=True, now=AT)
    assert isinstance(failure, Refused)  # with whatever body the peer gave it


@pytest.mark.parametrize("missing", ["issueId", "authorAccountId", "startDate", "timeSpentSeconds"])
def test_what_is_missing_is_seen(peer: str, missing: str) -> None:
    """A key instead of the number leaves the number out."""
    body = {name: value for name, value in GOOD.items() if name != missing}

    assert ask(peer, "POST", "/4/worklogs", body).status in {400, 422}


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", f"/4/worklogs/user/{AUTHOR}?offset=first", None),
        ("GET", f"/4/worklogs/user/{AUTHOR}?limit=all", None),
        ("GET", f"/4/timesheet-approvals/user/{AUTHOR}", None),
        ("GET", "/4/myself", None),
        ("PATCH", f"/4/worklogs/{WORKLOG}", GOOD),
        ("PUT", f"/4/worklogs/{WORKLOG}", {"timeSpentSeconds": 60}),
    ],
)
def test_a_wrong_request_is_seen(peer: str, method: str, path: str, body: object) -> None:
    """Parameters, paths and methods are looked at as well."""
    exchange = ask(peer, method, path, body)

    assert exchange.status in {400, 404, 405, 422}
    assert isinstance(failure_of(exchange, is_write=True, now=AT), Refused)


def test_a_request_without_a_token_is_seen(peer: str) -> None:
    """No Authorization: the peer refuses, and we know what that means."""
    way = Way(peer)
    transport = way.gateway.transport(way.service)
    session = way.session()
    session.auth = None
    transport.take_over(session)

    assert session.get(f"{peer}/4/work-attributes").status_code == 401
    assert transport.last is not None
    assert isinstance(failure_of(transport.last, is_write=False, now=AT), SignInExpired)


# --- answers the description foresees --------------------------------------------------------


@pytest.mark.parametrize(("code", "kind"), [(401, SignInExpired), (400, Refused), (429, Busy)])
def test_documented_failures_are_understood(peer: str, code: int, kind: type[Failure]) -> None:
    """Each documented status, with the headers and body the description gives it."""
    exchange = ask(peer, "POST", "/4/worklogs", GOOD, Prefer=f"code={code}", Accept="*/*")

    assert exchange.status == code
    assert isinstance(failure_of(exchange, is_write=True, now=AT), kind)
