"""Every way a talk with Jira can fail, and which of the five outcomes it becomes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.contract.gateway_rig import NOW
from tests.contract.jira_rig import AT, Desk, desk, worklog
from tests.fakes.jira_cloud import OWL, Fault, status
from tests.fakes.wire_server import WireServer, answer, says
from tracksync.core.outcomes import Busy, NoAnswer, NotReached, Refused, SignInExpired, Written
from tracksync.core.tasks import TaskRef
from tracksync.network import Limits

TASK = TaskRef("jira-1", OWL.id)
SMALL = Limits(body_bytes=200_000)
SHORT = Limits(silence=timedelta(seconds=0.4), total=timedelta(seconds=0.5))
LATE = Fault("late", wait_s=0.2)

READS: dict[str, Callable[[Desk], object]] = {
    "whoami": lambda at: at.tracker.whoami(),
    "assigned": lambda at: at.tracker.assigned(None),
    "find": lambda at: at.tracker.find("DEMO-1"),
    "look": lambda at: at.sheet.look(TASK, "mark-1", AT),
}

# fault, on a read, on a write
LOST = [
    Fault("drop"),
    Fault("drop", commits=True),
    Fault("reset"),
    Fault("reset", commits=True),
    Fault("truncated", commits=True),
    Fault("page"),
    Fault("page", commits=True),
    Fault("slow", commits=True, wait_s=0.05),
    Fault("headers", commits=True, wait_s=0.05, size_bytes=9_000),
    Fault("headers", size_bytes=90_000),
    Fault("nonsense"),
    Fault("huge", commits=True, size_bytes=1_000_000),
    Fault("bomb", commits=True, size_bytes=30_000_000),
    Fault("garbled", commits=True),
    Fault("deep", commits=True),
    status(200, None, commits=False),
    status(200, [], commits=False),
    status(200, "text", commits=False),
    status(408),
    status(425),
    status(500, {"errorMessages": ["Internal server error"]}),
    status(500, commits=True),
    status(502, commits=True),
    status(503),
    status(504, commits=True),
    status(599),
]


def limits(fault: Fault) -> Limits:
    """Bound what the fault goes beyond, so that it costs little; and nothing else."""
    return SHORT if fault.wait_s and fault.kind != "late" else SMALL


def name(fault: Fault) -> str:
    done = "-done" if fault.commits else ""
    return f"{fault.kind}-{fault.status}{done}"


@pytest.mark.parametrize("fault", LOST, ids=name)
@pytest.mark.parametrize("read", READS)
def test_a_read_that_fails_on_the_way_was_not_reached(read: str, fault: Fault) -> None:
    """A read learns nothing and waits; it is never told as an empty answer."""
    with desk(limits=limits(fault)) as at:
        at.jira.script.add(fault)
        outcome = READS[read](at)

    assert isinstance(outcome, NotReached)
    assert outcome.reason


@pytest.mark.parametrize("fault", [*LOST, LATE], ids=name)
def test_a_create_whose_answer_is_lost_is_unknown_and_can_be_looked_up(fault: Fault) -> None:
    """Whether it arrived cannot be known from the failure; a look tells exactly what stands."""
    with desk(limits=limits(fault)) as at:
        at.jira.script.add(fault)
        outcome = at.sheet.create(worklog(OWL))
        at.jira.settle()
        found = at.look(worklog(OWL))

    assert isinstance(outcome, NoAnswer)
    assert outcome.reason
    stands = fault.commits or fault is LATE
    assert at.marks() == (["mark-1"] if stands else [])
    assert [w.mark for w in found] == at.marks()
    assert len(at.jira.seen) == 2  # nothing below us sent it again


@pytest.mark.parametrize("fault", [*LOST, LATE], ids=name)
def test_a_change_whose_answer_is_lost_is_unknown(fault: Fault) -> None:
    """Changing is harmless to repeat, but only who has looked may say that it is done."""
    with desk(limits=limits(fault)) as at:
        created = at.sheet.create(worklog(OWL))
        assert isinstance(created, Written)
        at.jira.script.add(fault)
        outcome = at.sheet.update(created.remote_id, worklog(OWL, seconds=60))
        at.jira.settle()
        (found,) = at.look(worklog(OWL))

    assert isinstance(outcome, NoAnswer)
    assert found.seconds == (60 if fault.commits or fault is LATE else 3600)


def test_a_delete_whose_answer_is_lost_is_unknown() -> None:
    """Asked again, it is gone, and that counts as done."""
    with desk() as at:
        created = at.sheet.create(worklog(OWL))
        assert isinstance(created, Written)
        at.jira.script.add(Fault("drop", commits=True))
        first = at.sheet.delete(TASK, created.remote_id)
        second = at.sheet.delete(TASK, created.remote_id)

    assert isinstance(first, NoAnswer)
    assert second == created


def test_a_right_answer_under_a_wrong_type_is_taken() -> None:
    """What was written and says its id is written, whatever a proxy calls it."""
    with desk() as at:
        at.jira.script.add(Fault("mistyped", commits=True))
        outcome = at.sheet.create(worklog(OWL))

    assert isinstance(outcome, Written)


def test_an_answer_with_another_id_is_not_ours() -> None:
    """A change confirmed for another worklog confirms nothing."""
    with desk() as at:
        created = at.sheet.create(worklog(OWL))
        assert isinstance(created, Written)
        at.jira.script.add(status(200, {"id": "4711"}))
        outcome = at.sheet.update(created.remote_id, worklog(OWL, seconds=60))

    assert isinstance(outcome, NoAnswer)


def test_an_account_without_an_id_is_no_account() -> None:
    """Whoever signs in must be named for ever, or their worklogs could not be told from others'."""
    with desk() as at:
        at.jira.script.add(status(200, {"displayName": "Mia"}), path="myself")
        outcome = at.tracker.whoami()

    assert isinstance(outcome, NotReached)


def test_a_page_of_tasks_with_one_that_makes_no_sense_is_no_page() -> None:
    """Half a list would look as if the rest were done."""
    page = {"issues": [{"id": "1", "key": "A-1"}, {"id": "2"}], "isLast": True}
    with desk() as at:
        at.jira.script.add(status(200, page), path="search")
        outcome = at.tracker.assigned(None)

    assert isinstance(outcome, NotReached)


def test_a_refused_connection_is_not_reached() -> None:
    """Where nobody listens, nothing can have been written: it may simply be sent later."""
    with desk() as at:
        at.jira.stop()
        outcomes = [
            *(read(at) for read in READS.values()),
            at.sheet.create(worklog(OWL)),
            at.sheet.update("1", worklog(OWL)),
            at.sheet.delete(TASK, "1"),
        ]
        at.jira.start()
        after = at.sheet.create(worklog(OWL))

    assert {type(o) for o in outcomes} == {NotReached}
    assert isinstance(after, Written)


def test_a_service_that_goes_away_for_a_while_comes_back() -> None:
    """Dropped, then refused, then there again: three outcomes, and one worklog."""
    with desk() as at:
        at.jira.script.add(Fault("vanish", wait_s=0.0))
        outcome = at.sheet.create(worklog(OWL))
        at.jira.settle()
        after = at.sheet.create(worklog(OWL))

    assert isinstance(outcome, NoAnswer)
    assert isinstance(after, Written)


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_a_redirect_leads_nowhere(code: int) -> None:
    """The token stays at home: the other server is not even connected to."""
    with WireServer(says(answer(b"{}"))) as other, desk() as at:
        at.jira.script.add(Fault("redirect", status=code, to=f"{other.url}/login"), times=99)
        reads = [READS[read](at) for read in ("whoami", "assigned", "find", "look")]
        write = at.sheet.create(worklog(OWL))

    assert {type(o) for o in reads} == {NotReached}
    assert isinstance(write, NoAnswer)
    assert other.told == []


@pytest.mark.parametrize(
    "fault", [status(401), Fault("page", status=401), Fault("page", status=203)]
)
def test_a_storm_of_401_is_one_kind_of_outcome(fault: Fault) -> None:
    """However often it comes, and with whatever body, it says: sign in again; nothing stands."""
    with desk() as at:
        at.jira.script.add(fault, times=99)
        outcomes = [at.sheet.create(worklog(OWL, f"mark-{n}")) for n in range(5)]
        outcomes += [read(at) for read in READS.values()]  # type: ignore[misc]  # any outcome

    assert {type(o) for o in outcomes} == {SignInExpired}
    assert at.marks() == []


@pytest.mark.parametrize("code", [400, 402, 403, 404, 405, 409, 410, 413, 415, 422])
@pytest.mark.parametrize("kind", ["status", "page", "huge"])
def test_a_refusal_is_final_whatever_its_body(code: int, kind: str) -> None:
    """The status decides; an error body may be empty, a page, or ten megabytes."""
    with desk(limits=SMALL) as at:
        at.jira.script.add(Fault(kind, status=code, size_bytes=1_000_000))
        outcome = at.sheet.create(worklog(OWL))

    assert isinstance(outcome, Refused)
    assert outcome.status == code
    assert outcome.reason
    assert outcome.remedy


@pytest.mark.parametrize(
    ("fault", "busy"),
    [
        (status(429, Retry_After="7"), Busy(timedelta(seconds=7))),
        (status(429, Retry_After="Sun, 01 Mar 2026 12:01:00 GMT"), Busy(timedelta(minutes=1))),
        (status(429), Busy(None)),
        (status(429, Retry_After="99999999"), Busy(timedelta(seconds=99_999_999), is_absurd=True)),
        (status(429, Retry_After="in a while"), Busy(None, is_absurd=True)),
        (
            status(429, Retry_After="3", RateLimit_Reason="jira-per-issue-on-write"),
            Busy(timedelta(seconds=3), scope="task"),
        ),
        (
            status(429, X_RateLimit_Reset="2026-03-01T13:00Z", RateLimit_Reason="jira-burst-based"),
            Busy(timedelta(hours=1), scope="endpoint"),
        ),
        (status(503, Retry_After="5"), Busy(timedelta(seconds=5))),
        (status(503, Retry_After="later"), Busy(None, is_absurd=True)),
    ],
)
def test_a_busy_service_is_waited_for_as_told(fault: Fault, busy: Busy) -> None:
    """The wait is handed on as told, nothing is sent meanwhile, and no library waits for us."""
    fault.headers.setdefault("Date", f"{NOW:%a, %d %b %Y %H:%M:%S} GMT")
    with desk() as at:
        at.jira.script.add(fault, times=2)
        assert at.sheet.create(worklog(OWL)) == busy
        assert at.tracker.assigned(None) == busy

    assert at.marks() == []
    assert len(at.jira.seen) == 2


def test_a_burst_of_errors_passes() -> None:
    """After a minute of 5xx the same requests work; nothing has been sent on its own."""
    with desk() as at:
        at.jira.script.add(status(502), times=3)
        outcomes = [type(at.sheet.create(worklog(OWL))) for _ in range(4)]

    assert outcomes == [NoAnswer, NoAnswer, NoAnswer, Written]
    assert at.marks() == ["mark-1"]


def test_the_same_seed_brings_the_same_faults() -> None:
    """A storm that failed once can be had again."""
    faults = (Fault("drop"), Fault("drop", commits=True), status(429, Retry_After="1"), status(500))

    def storm(seed: int) -> list[str]:
        with desk() as at:
            at.jira.script.by_chance(seed, 0.5, faults)
            outcomes = [at.sheet.create(worklog(OWL, f"mark-{n}")) for n in range(40)]
            at.jira.script.clear()
            return [repr(o) for o in outcomes]

    assert storm(7) == storm(7)
    assert storm(7) != storm(8)


def test_a_changed_address_sends_nothing() -> None:
    """A token given for one address is not sent to another one, whoever set that."""
    with WireServer(says(answer(b"{}"))) as other, desk(base_url=other.url) as at:
        outcomes = [at.tracker.whoami(), at.sheet.create(worklog(OWL))]

    assert {type(o) for o in outcomes} == {SignInExpired}
    assert other.told == []
    assert at.jira.seen == []
