"""What is Tempo's alone: tasks of another service, local times, work attributes, closed periods."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.contract.network.gateway_rig import access
from tests.fakes.service_double import Fault, status
from tests.fakes.tempo import (
    ACCOUNT,
    BOB,
    FOX,
    HOME,
    MARK,
    MIA,
    OWL,
    TempoDouble,
    connection_of,
    home_of,
    small_world,
)
from tests.fakes.tempo.world import Attribute, Booked, Issue, Person, TempoWorld
from tests.unit.services.desk import Desk
from tracksync.core.clock import from_ms
from tracksync.core.delivery.details import Choice, Detail, DetailKind
from tracksync.core.delivery.outcomes import Looked, NotReached, Refused, SignInExpired, Written
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.problems import NotAnswered
from tracksync.core.tasks import TaskRef
from tracksync.integrations.tempo import TempoCloud
from tracksync.ports.tracker import (
    Account,
    Adapters,
    Connection,
    DetailsReader,
    Feed,
    Listed,
    Standing,
    TaskPage,
    TimesheetReader,
)
from tracksync.services.personal.connecting.connections import ConnectionService
from tracksync.services.personal.connecting.tried import SignIn

AT = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
DAY = timedelta(days=1)
TASK = TaskRef(HOME, str(OWL.id))


@dataclass
class Seat:
    """Somebody at work with a Tempo: the double, and what speaks to it."""

    double: TempoDouble
    connection: Connection
    adapters: Adapters
    settings: dict[str, object]

    @property
    def world(self) -> TempoWorld:
        return self.double.world

    @property
    def reader(self) -> TimesheetReader:
        assert self.adapters.reader is not None
        return self.adapters.reader

    @property
    def details(self) -> DetailsReader:
        assert self.adapters.details is not None
        return self.adapters.details

    def create(self, said: Worklog) -> str:
        """Book it; the id."""
        written = self.adapters.sink.create(said)
        assert isinstance(written, Written), written
        return written.remote_id

    def look(self, said: Worklog) -> tuple[str, ...]:
        """Look for it; the ids."""
        looked = self.adapters.sink.look(said.task, said.mark, said.started_at)
        assert isinstance(looked, Looked), looked
        return tuple(w.remote_id for w in looked.found)

    def asked(self, method: str) -> list[str]:
        return [s.path for s in self.double.seen if s.method == method]


@contextmanager
def seat(
    world: TempoWorld | None = None,
    *,
    has_marks: bool = True,
    person: Person = MIA,
    token: str = MIA.token,
    mark_key: str = MARK.key,
) -> Iterator[Seat]:
    """Sit down; at the end the double is checked for breaches of Tempo's description."""
    with TempoDouble(world or small_world(MARK)) as double:
        settings: dict[str, object] = {"tempo.mark_attribute": mark_key}
        connection = connection_of(person, double.url, has_marks=has_marks)
        built = TempoCloud(access(settings=settings)).connect(connection, lambda: token)
        yield Seat(double, connection, built, settings)
        double.settle()
        double.check()


def worklog(
    mark: str = "mark-1", *, at: datetime = AT, seconds: int = 3600, comment: str = "Drew it."
) -> Worklog:
    return Worklog(TASK, at, seconds, comment, mark)


def of_bob(number: int = 1, issue: Issue = OWL) -> Booked:
    return Booked(number, issue.id, BOB.account_id, "2026-03-02", "09:30:00", 3600, 3600, "", 0, 0)


# --- signing in -----------------------------------------------------------------------------------


def sign_in(at: Seat, token: str = MIA.token) -> Connection:
    """Sign in as a person does, with the Jira connection there already."""
    desk = Desk()
    desk.connections.save(replace(home_of(MIA), is_read_only=True), via="window")
    base = {**at.settings, "services.tempo.base_url": at.double.url}
    tempo = TempoCloud(access(settings=base))
    service = ConnectionService(desk.recorder, {"tempo": tempo})
    return service.try_sign_in(SignIn("tempo", "", "", token))


def test_the_account_is_the_one_of_the_jira_connection() -> None:
    """Tempo knows people by it; its zone is the one times are told in."""
    with seat() as at:
        draft = sign_in(at)

    assert draft.account == Account(
        MIA.account_id,
        MIA.name,
        "mia@example.org",
        "Europe/Berlin",
        site_name="acme.atlassian.net",
        site_id=HOME,
    )
    assert draft.books_for == HOME
    assert [d.kind for d in draft.details] == [DetailKind.MARK]


def test_a_token_that_is_not_accepted_tells_of_the_regions() -> None:
    """A region knows nothing of the others' tokens."""
    with seat() as at, pytest.raises(NotAnswered) as refused:
        sign_in(at, "wrong")

    assert "another region" in refused.value.title


def test_a_token_of_another_site_is_refused() -> None:
    """Its numbers of tasks mean other tasks: time would land on them."""
    world = small_world()
    world.site = "other.atlassian.net"
    with seat(world) as at, pytest.raises(NotAnswered, match="not for the Tempo of acme"):
        sign_in(at)


def test_a_token_of_somebody_else_is_refused() -> None:
    """It cannot see our timesheet."""
    with seat() as at, pytest.raises(NotAnswered, match="not for the Tempo of acme"):
        sign_in(at, BOB.token)


def test_there_are_no_tasks() -> None:
    """They are Jira's; nobody is asked."""
    with seat() as at:
        page = at.adapters.tracker.assigned(None)
        found = at.adapters.tracker.find("DEMO-1")

        assert at.double.seen == []
    assert page == TaskPage((), None)
    assert isinstance(found, Refused)


# --- what must be said ----------------------------------------------------------------------------


def test_what_a_worklog_needs_is_read() -> None:
    """The open accounts; not what is free to be left out, and not the place of our mark."""
    world = small_world(MARK, ACCOUNT, Attribute("_Free_", "Free"))
    with seat(world) as at:
        wanted = at.details.wanted()

    assert wanted == (
        Detail(MARK.key, MARK.key, DetailKind.MARK),
        Detail(
            "_Account_", "Account", DetailKind.CHOICE, (Choice("CLOUD", "Cloudbay: Development"),)
        ),
    )


def test_who_may_not_list_the_accounts_can_name_one() -> None:
    """As a text."""
    world = small_world(ACCOUNT)
    world.rule("accounts are private", is_on=True)
    with seat(world) as at:
        assert at.details.wanted() == (Detail("_Account_", "Account"),)


def test_no_accounts_are_asked_for_where_none_is_needed() -> None:
    """The less is read the better."""
    with seat(small_world(replace(ACCOUNT, required=False)), mark_key="") as at:
        assert at.details.wanted() == ()
        assert [s.path for s in at.double.seen] == ["/4/work-attributes"]


@pytest.mark.parametrize("path", ["work-attributes", "accounts"])
def test_what_cannot_be_read_is_not_taken_for_nothing(path: str) -> None:
    """Else a required account would be forgotten for a while."""
    with seat(small_world(ACCOUNT)) as at:
        at.double.script.add(Fault("drop"), path=path)

        assert isinstance(at.details.wanted(), NotReached)


def test_nonsense_is_no_attribute() -> None:
    """A page that is none, and an attribute that is none."""
    with seat() as at:
        bodies: tuple[object, ...] = ([], {"results": [5]}, {"results": [{"required": True}]})
        for body in bodies:
            at.double.script.add(status(200, body))

            assert isinstance(at.details.wanted(), NotReached)


def test_what_was_said_goes_with_a_worklog() -> None:
    """Beside our mark."""
    with seat(small_world(MARK, ACCOUNT)) as at:
        at.create(replace(worklog(), details=(("_Account_", "CLOUD"),)))
        (stands,) = at.world.worklogs()

    assert stands.attributes == {"_Account_": "CLOUD", MARK.key: "mark-1@2026-03-02T09:30"}


# --- writing --------------------------------------------------------------------------------------


def test_a_change_keeps_what_others_set() -> None:
    """An account, a kind of work, what is billed: a change replaces the worklog whole."""
    with seat(small_world(MARK, ACCOUNT, Attribute("_Kind_", "Kind"))) as at:
        remote_id = at.create(replace(worklog(), details=(("_Account_", "CLOUD"),)))
        (made,) = at.world.worklogs()
        at.world.book(replace(made, billable=900, attributes={**made.attributes, "_Kind_": "x"}))
        said = worklog(seconds=7200, comment="", at=AT + timedelta(hours=1))
        assert at.adapters.sink.update(remote_id, said) == Written(remote_id)
        (stands,) = at.world.worklogs()

    assert stands.attributes == {
        "_Account_": "CLOUD",
        "_Kind_": "x",
        MARK.key: "mark-1@2026-03-02T10:30",
    }
    assert (stands.billable, stands.description, stands.seconds) == (900, "", 7200)


def test_a_worklog_that_was_given_to_somebody_else_is_left_alone() -> None:
    """In Tempo a manager can do that; it is theirs then."""
    with seat() as at:
        remote_id = at.create(worklog())
        (made,) = at.world.worklogs()
        at.world.book(replace(made, author=BOB.account_id))
        outcomes = [
            at.adapters.sink.update(remote_id, worklog(seconds=60)),
            at.adapters.sink.delete(TASK, remote_id),
        ]

        assert at.asked("PUT") + at.asked("DELETE") == []
        assert at.reader.one(TASK, remote_id) is None
    assert [o.status for o in outcomes if isinstance(o, Refused)] == [403, 403]


def test_a_worklog_that_was_moved_to_another_task_is_left_alone() -> None:
    """It is gone from ours; the person moved it."""
    with seat() as at:
        remote_id = at.create(worklog())
        (made,) = at.world.worklogs()
        at.world.book(replace(made, issue_id=FOX.id))
        outcomes = [
            at.adapters.sink.update(remote_id, worklog(seconds=60)),
            at.adapters.sink.delete(TASK, remote_id),
        ]
        found = at.look(worklog())
        moved = at.reader.one(TASK, remote_id)

    assert [o.status for o in outcomes if isinstance(o, Refused)] == [404, 404]
    assert found == ()
    assert isinstance(moved, Standing)
    assert moved.task == TaskRef(HOME, str(FOX.id))


def test_what_went_meanwhile_is_gone() -> None:
    """Between our look and our deletion."""
    with seat() as at:
        remote_id = at.create(worklog())
        at.double.script.add(status(404), method="DELETE")

        assert at.adapters.sink.delete(TASK, remote_id) == Written(remote_id)


@pytest.mark.parametrize("what", ["create", "update", "delete"])
def test_a_closed_period_is_a_refusal_with_a_remedy(what: str) -> None:
    """Nothing is sent again and again."""
    with seat() as at:
        remote_id = at.create(worklog())
        at.world.close("2026-03-01", "2026-03-31")
        sink = at.adapters.sink
        outcome = {
            "create": lambda: sink.create(worklog("mark-2")),
            "update": lambda: sink.update(remote_id, worklog(seconds=60)),
            "delete": lambda: sink.delete(TASK, remote_id),
        }[what]()

    assert isinstance(outcome, Refused)
    assert "closed" in outcome.reason
    assert "opened again" in outcome.remedy


@pytest.mark.parametrize(
    ("rule", "says"), [("description", "Write a note"), ("estimate", "make it optional")]
)
def test_a_rule_of_the_site_is_a_refusal_with_a_remedy(rule: str, says: str) -> None:
    """In the person's words."""
    with seat() as at:
        at.world.rule(rule, is_on=True)
        outcome = at.adapters.sink.create(worklog(comment=""))

    assert isinstance(outcome, Refused)
    assert says in outcome.remedy


def test_a_task_without_a_number_is_not_sent() -> None:
    """Nobody is asked."""
    with seat() as at:
        outcome = at.adapters.sink.create(replace(worklog(), task=TaskRef(HOME, "DEMO-1")))

        assert at.double.seen == []
    assert isinstance(outcome, Refused)


@pytest.mark.parametrize("body", [{}, [], {"tempoWorklogId": 5}])
def test_an_answer_that_makes_no_sense_leaves_a_write_unknown(body: object) -> None:
    """It may have been booked."""
    with seat() as at:
        at.double.script.add(status(200, body, commits=True), method="POST")

        assert not isinstance(at.adapters.sink.create(worklog()), Written | Refused)


# --- times ----------------------------------------------------------------------------------------


def test_the_hour_that_comes_twice_is_looked_up_all_the_same() -> None:
    """Both half past twos stand at half past two; what is kept of them is what is read."""
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    with seat(small_world(), has_marks=False) as at:
        said = [worklog("mark-1", at=first), worklog("mark-2", at=first + timedelta(hours=1))]
        for one in said:
            at.create(one)
        looked = at.adapters.sink.look(TASK, "mark-1", first)
        stands = [(w.start_date, w.start_time) for w in at.world.worklogs()]

        assert isinstance(looked, Looked)
        read = {from_ms(w.started_ms) for w in looked.found}
        kept = {at.adapters.sink.as_kept(one).started_at for one in said}
    assert stands == [("2026-10-25", "02:30:00")] * 2
    assert read == kept == {first}


def test_a_browser_in_another_zone_changes_nothing() -> None:
    """Tempo then tells another instant; the person sees the same time of day."""
    with seat() as at:
        remote_id = at.create(worklog())
        (before,) = at.double.world.worklogs()
        at.world.add(replace(MIA, zone="America/New_York"))
        one = at.reader.one(TASK, remote_id)

    assert before.start_time == "09:30:00"
    assert isinstance(one, Standing)
    assert from_ms(one.worklog.started_ms) == AT


# --- looking and listing --------------------------------------------------------------------------


def test_a_copy_is_not_taken_for_ours() -> None:
    """In Tempo people copy worklogs to the next day, and our mark with them."""
    with seat() as at:
        remote_id = at.create(worklog())
        (made,) = at.world.worklogs()
        at.world.book(replace(made, id=500, start_date="2026-03-03"))
        looked = at.adapters.sink.look(TASK, "mark-1", AT)

        assert isinstance(looked, Looked)
        assert [(w.remote_id, w.mark) for w in looked.found] == [(remote_id, "mark-1"), ("500", "")]


def test_more_worklogs_than_a_page_holds_are_read_whole() -> None:
    """And each once."""
    with seat() as at:
        for number in range(1200, 2500):
            at.world.book(replace(of_bob(number), author=MIA.account_id))
        listed = at.reader.between(AT - DAY, AT + DAY, ())

        assert isinstance(listed, Listed)
        assert len({s.worklog.remote_id for s in listed.worklogs}) == 1300
        assert [s.query["offset"] for s in at.double.seen] == [["0"], ["1000"]]


def test_a_list_without_an_end_is_left() -> None:
    """As not reached: half of it would look like deletions."""
    with seat() as at:
        for number in range(100):
            page = {"results": [{"n": number}], "metadata": {"next": "x"}}
            at.double.script.add(status(200, page))

        assert isinstance(at.reader.between(AT, AT + DAY, ()), NotReached)


def test_a_page_that_comes_again_ends_the_list() -> None:
    """Whatever it says of a next one."""
    with seat(mark_key="") as at:
        page = {"results": [{"required": False}], "metadata": {"next": "x"}}
        at.double.script.add(status(200, page), times=2)

        assert at.details.wanted() == ()
        assert len(at.double.seen) == 2


def test_a_listing_is_of_the_local_days_and_cut_to_the_period() -> None:
    """A night shift of the day before is not in it."""
    with seat() as at:
        inside = at.create(worklog("mark-1", at=AT))
        at.create(worklog("mark-2", at=AT - timedelta(hours=1)))
        at.create(worklog("mark-3", at=AT + timedelta(hours=1)))
        listed = at.reader.between(AT, AT + timedelta(hours=1), ())

    assert isinstance(listed, Listed)
    assert [s.worklog.remote_id for s in listed.worklogs] == [inside]
    assert listed.worklogs[0].task == TASK


def test_a_feed_tells_what_changed_and_overlaps_a_little() -> None:
    """What Tempo lists may lag behind what it took; deletions it does not tell."""
    with seat() as at:
        old = replace(of_bob(7), author=MIA.account_id, updated_ms=0)
        at.world.book(old)
        new = at.create(worklog())
        gone = at.create(worklog("mark-2", at=AT + DAY))
        at.adapters.sink.delete(TASK, gone)
        feed = at.reader.changed_since(AT)

    assert isinstance(feed, Feed)
    assert [s.worklog.remote_id for s in feed.changed] == [new]
    assert feed.gone is None
    assert feed.until > AT
    assert datetime.now(UTC) - feed.until > timedelta(minutes=1)


def test_a_dead_token_ends_everything_as_an_expired_sign_in() -> None:
    """Reads and writes alike."""
    with seat(token="dead") as at:
        outcomes = [
            at.adapters.tracker.whoami(),
            at.adapters.sink.create(worklog()),
            at.adapters.sink.update("1", worklog()),
            at.adapters.sink.delete(TASK, "1"),
            at.adapters.sink.look(TASK, "m", AT),
            at.reader.between(AT, AT + DAY, ()),
            at.reader.changed_since(AT),
            at.reader.one(TASK, "1"),
            at.details.wanted(),
        ]

    assert {type(outcome) for outcome in outcomes} == {SignInExpired}
