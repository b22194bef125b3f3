"""What we send Asana, judged by somebody else: Prism, on Asana's own description."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.contract.integrations.asana.rig import AT, MARK, ref, worklog
from tests.contract.network.gateway_rig import Way, access
from tests.fakes.asana import MIA, OWL, connection_of
from tests.fakes.service_double import CONTRACTS
from tests.peers.prism import prism
from tracksync.core.delivery.outcomes import Busy, Failure, Looked, Refused, SignInExpired, Written
from tracksync.core.tasks import Task
from tracksync.integrations.asana import Asana
from tracksync.integrations.asana.mapping import entry_data, story_id
from tracksync.integrations.asana.refusals import failure_of
from tracksync.network import Exchange
from tracksync.network.bearer import Bearer
from tracksync.ports.tracker import Account, Adapters, Listed, Standing, TaskPage

pytestmark = pytest.mark.timeout(600)  # the first test waits for Node.js
# The gid of everything in the description's examples.
EXAMPLE = "12345"
ENTRIES = f"/tasks/{EXAMPLE}/time_tracking_entries"
GOOD = entry_data(worklog(OWL))


@pytest.fixture(scope="module")
def peer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Prism on Asana's description."""
    with prism(CONTRACTS / "asana-v1.json", tmp_path_factory.mktemp("prism")) as url:
        yield url


@pytest.fixture
def asana(peer: str) -> Adapters:
    """Our adapters, connected to it; it knows no base path."""
    made = Asana(access(settings={"services.asana.base_url": peer}))
    return made.connect(connection_of(MIA, peer), lambda: MIA.token)


def ask(peer: str, method: str, path: str, body: object = None, **headers: str) -> Exchange:
    """Send a request of our choice."""
    way = Way(peer)
    channel = way.gateway.channel(way.service, peer)
    return channel.ask(method, path, sign_in=Bearer("t"), json=body, headers=headers)


# --- requests that are right -----------------------------------------------------------------


def test_who_we_are_is_asked_rightly(asana: Adapters) -> None:
    """The description's own example of a person is read."""
    account = asana.tracker.whoami()

    assert isinstance(account, Account)
    assert (account.account_id, account.name) == (EXAMPLE, "Greg Sanchez")
    assert account.email == "gsanchez@example.com"
    assert account.site_name == "My Company Workspace"


def test_tasks_are_asked_for_rightly(asana: Adapters) -> None:
    """Workspaces, a list, a first and a later page, and a single task."""
    page = asana.tracker.assigned(None)

    assert isinstance(page, TaskPage), page
    assert [task.title for task in page.tasks] == ["Bug Task"]
    assert page.next_token is not None
    assert isinstance(asana.tracker.assigned(page.next_token), TaskPage)
    assert isinstance(asana.tracker.find(EXAMPLE), Task)


@pytest.mark.parametrize("minutes", [1, 60, 1440])
def test_a_total_is_written_rightly(asana: Adapters, minutes: int) -> None:
    """Create, change and delete."""
    wanted = worklog(OWL, minutes=minutes)

    assert asana.sink.create(wanted) == Written(EXAMPLE)
    assert asana.sink.update(EXAMPLE, wanted) == Written(EXAMPLE)
    assert asana.sink.delete(ref(OWL), EXAMPLE) == Written(EXAMPLE)


def test_a_comment_is_written_rightly(asana: Adapters) -> None:
    """Change and delete; that one is made where entries are refused, the double shows."""
    comment = story_id(EXAMPLE)

    assert asana.sink.update(comment, worklog(OWL)) == Written(comment)
    assert asana.sink.delete(ref(OWL), comment) == Written(comment)


def test_what_stands_is_asked_for_rightly(peer: str, asana: Adapters) -> None:
    """A look without comments and one with them; the examples are of other people."""
    chosen = {"services.asana.base_url": peer, "asana.without_time_tracking": "comment"}
    made = Asana(access(settings=chosen)).connect(connection_of(MIA, peer), lambda: MIA.token)
    endless = "The task holds more than can be looked through."

    for sink in (asana.sink, made.sink):
        looked = sink.look(ref(OWL), MARK, AT)
        # The example of a page always has a next one.
        assert isinstance(looked, Looked) or getattr(looked, "reason", "") == endless
    assert asana.reader is not None
    assert isinstance(asana.reader.one(ref(OWL), EXAMPLE), Standing)
    assert isinstance(asana.reader.one(ref(OWL), story_id(EXAMPLE)), Standing)
    listed = asana.reader.between(AT, AT + timedelta(days=1), ())
    assert isinstance(listed, Listed) or getattr(listed, "reason", "") == endless


# --- requests that are wrong: the peer does look ---------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        {"data": {**GOOD, "duration_minutes": "60"}},
        {"data": {**GOOD, "duration_minutes": 1.5}},
        {"data": {**GOOD, "entered_on": "02.03.2026"}},
        {"data": {**GOOD, "entered_on": 5}},
        {"data": [GOOD]},
        GOOD,
        None,
    ],
)
def test_a_wrong_total_is_seen(peer: str, body: object) -> None:
    """The peer would have told us if one field were of the wrong kind."""
    good = ask(peer, "POST", ENTRIES, {"data": GOOD})
    wrong = ask(peer, "POST", ENTRIES, body)

    assert (good.status, wrong.status) == (201, 400)
    failure = failure_of(wrong, is_write=True, now=AT)
    assert isinstance(failure, Refused)  # with whatever body the peer gave it
    assert failure.status == 400


@pytest.mark.parametrize(
    ("method", "path", "body", "code"),
    [
        ("GET", f"{ENTRIES}?opt_fields=created_at", None, 400),  # not told in a listing
        ("GET", f"{ENTRIES}?limit=101", None, 400),
        ("GET", f"{ENTRIES}?limit=all", None, 400),
        ("GET", "/users/me/user_task_list", None, 400),  # of which workspace?
        ("GET", f"/user_task_lists/{EXAMPLE}/tasks?opt_fields=title", None, 400),
        ("POST", f"/tasks/{EXAMPLE}/stories", {"data": {"text": 5}}, 400),
        ("POST", f"/tasks/{EXAMPLE}/stories", {"text": "Hm."}, 400),
        ("PUT", f"/time_tracking_entries/{EXAMPLE}", {"data": {"duration_minutes": "1"}}, 400),
        ("PATCH", f"/time_tracking_entries/{EXAMPLE}", {"data": GOOD}, 405),
        ("POST", f"/tasks/{EXAMPLE}/worklogs", {"data": GOOD}, 404),
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

    assert session.get(f"{peer}/users/me").status_code == 401
    assert transport.last is not None
    assert isinstance(failure_of(transport.last, is_write=False, now=AT), SignInExpired)


# --- answers the description foresees --------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "kind"),
    [(400, Refused), (401, SignInExpired), (403, Refused), (404, Refused), (429, Busy)],
)
def test_documented_failures_are_understood(peer: str, code: int, kind: type[Failure]) -> None:
    """Each documented status, with the headers and body the description gives it."""
    exchange = ask(peer, "POST", ENTRIES, {"data": GOOD}, Prefer=f"code={code}")

    assert exchange.status == code
    assert isinstance(failure_of(exchange, is_write=True, now=AT), kind)


def test_the_peer_is_not_asked_for_what_it_cannot_know(peer: str) -> None:
    """It lets an unknown field and a total of nothing pass: those are checked by the double."""
    unknown = ask(peer, "POST", ENTRIES, {"data": {**GOOD, "seconds": 5}})
    nothing = ask(peer, "POST", ENTRIES, {"data": {**GOOD, "duration_minutes": 0}})

    assert (unknown.status, nothing.status) == (201, 201)
