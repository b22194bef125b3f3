"""A service that keeps time and no tasks books for another one: never the same time over both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.fakes.timesheet import FakeTimesheet, Fate
from tests.unit.services.desk import DOOR, INVOICE, JIRA, Desk, at, connection
from tracksync.core.delivery.door import Delivery, DeliveryState
from tracksync.core.journal.entries import Entry
from tracksync.core.problems import BadInput
from tracksync.ports.tracker import Connection
from tracksync.services.personal.connecting.tried import SignIn
from tracksync.services.personal.delivery.deliveries import perform
from tracksync.services.personal.journal.booking import borrowed
from tracksync.services.personal.worktime.editing import Edit

TEMPO = "tempo-1"


class Office:
    """A desk with Jira connected, and a second timesheet: Tempo's."""

    def __init__(self) -> None:
        self.desk = Desk()
        self.jira = self.desk.connect()
        self.sheet = FakeTimesheet(self.desk.clock)

    def bring_tempo(self, **how: bool | str) -> Connection:
        made = replace(
            connection(TEMPO, **how),  # type: ignore[arg-type]  # handed through
            service="tempo",
            books_for=JIRA,
            account=borrowed(self.jira),
        )
        self.desk.connections.save(made, via=DOOR)
        return made

    def add(self, hour: float = 6, minutes: float = 30, *, day: int = 0) -> Entry:
        begin = at(self.desk, 0, day=day) + timedelta(hours=hour)
        end = begin + timedelta(minutes=minutes)
        return self.desk.editing.add("PROJ-142", begin, end, via=DOOR)

    def say_send(self) -> None:
        self.desk.deliveries.release(None, via=DOOR)
        self.courier()

    def courier(self) -> None:
        """Carry out what is due, over each connection on its own timesheet, for two hours."""
        sheets = {JIRA: self.desk.sink, TEMPO: self.sheet}
        for _ in range(200):
            attempt = self.desk.deliveries.next_attempt(self.desk.clock.at)
            if attempt is None:
                self.desk.clock.advance(seconds=36)
                continue
            outcome = perform(attempt, sheets[attempt.connection.id])
            self.desk.deliveries.settle(attempt, outcome)

    def of(self, entry: Entry) -> dict[str, Delivery]:
        return {d.connection: d for d in self.desk.all_of(entry)}

    def stands(self) -> tuple[int, int]:
        """How much stands at Jira and at Tempo."""
        return len(self.desk.sink.ours()), len(self.sheet.ours())


@pytest.fixture
def office() -> Office:
    return Office()


def test_time_goes_out_over_what_books_for_the_task(office: Office) -> None:
    """And not over the connection the task belongs to."""
    office.bring_tempo()
    entry = office.add()
    office.say_send()

    assert office.stands() == (0, 1)
    assert list(office.of(entry)) == [TEMPO]
    assert office.sheet.ours()[0][0] == INVOICE


def test_what_stands_already_stays_where_it_is(office: Office) -> None:
    """An edit follows there, and so does a deletion."""
    entry = office.add()
    office.say_send()
    office.bring_tempo()
    office.desk.editing.edit(entry.id, _longer(entry), via=DOOR)
    office.say_send()
    assert office.stands() == (1, 0)
    assert office.desk.sink.ours()[0][1].seconds == 3600

    office.desk.editing.delete(entry.id, via=DOOR)
    office.say_send()
    assert office.stands() == (0, 0)


def test_what_only_waits_is_taken_over(office: Office) -> None:
    """For the person's word: they said send for another place."""
    entry = office.add(day=-60)
    office.desk.deliveries.release(None, via=DOOR)
    office.bring_tempo()
    over_jira, over_tempo = office.of(entry)[JIRA], office.of(entry)[TEMPO]

    assert (over_jira.state, over_jira.wanted) == (DeliveryState.DONE, None)
    assert (over_tempo.state, over_tempo.is_released) == (DeliveryState.READY, False)
    office.say_send()
    assert office.stands() == (0, 1)


def test_what_may_have_arrived_is_looked_for_where_it_was_sent(office: Office) -> None:
    """It did arrive: so it is not sent over the other one."""
    office.desk.sink.fate = _first(Fate.DROPPED)
    entry = office.add()
    office.desk.deliveries.release(None, via=DOOR)
    office.desk.step()
    office.bring_tempo()
    office.courier()

    assert office.stands() == (1, 0)
    assert office.of(entry)[JIRA].state is DeliveryState.DONE


def test_what_did_not_arrive_goes_out_over_the_new_one(office: Office) -> None:
    """As released as it was."""
    office.desk.sink.fate = _first(Fate.LOST)
    entry = office.add()
    office.desk.deliveries.release(None, via=DOOR)
    office.desk.step()
    office.bring_tempo()
    office.courier()

    assert office.stands() == (0, 1)
    assert office.of(entry)[JIRA].wanted is None


def test_what_another_entry_changes_goes_out_as_it_is_by_then(office: Office) -> None:
    """What was to go out over the old one is taken back, and overwrites nothing later."""
    office.desk.sink.fate = _first(Fate.LOST)
    entry = office.add(minutes=1.5)
    office.desk.deliveries.release(None, via=DOOR)
    office.desk.step()
    office.bring_tempo()
    while office.of(entry)[JIRA].state is not DeliveryState.READY:
        office.desk.clock.advance(seconds=36)
        office.desk.step()
    # Its half minute comes on top of the other one's.
    office.add(hour=5, minutes=0.5)
    over_jira = office.of(entry)[JIRA]
    office.say_send()

    assert (over_jira.state, over_jira.wanted) == (DeliveryState.DONE, None)
    assert office.stands() == (0, 1)
    assert office.sheet.ours()[0][1].seconds == 120


def test_what_stands_over_the_new_one_already_is_not_sent_again(office: Office) -> None:
    """However it came to wait over the old one, too."""
    entry = office.add()
    (waits,) = office.desk.all_of(entry)
    office.bring_tempo()
    office.say_send()
    with office.desk.store.write() as unit:
        unit.save_delivery(replace(waits, is_released=True))
    office.courier()

    assert office.stands() == (0, 1)
    assert office.of(entry)[JIRA].wanted is None
    assert office.of(entry)[TEMPO].remote_id


def test_when_it_leaves_what_waits_goes_home(office: Office) -> None:
    """And what stands there stays there."""
    office.bring_tempo()
    office.add(hour=4)
    office.say_send()
    waiting = office.add(hour=6)
    office.desk.connections.remove(TEMPO, via=DOOR, keep_tasks=True)
    office.say_send()

    assert office.stands() == (1, 1)
    assert office.of(waiting)[JIRA].state is DeliveryState.DONE


def test_when_it_comes_back_it_keeps_up_what_stands_there(office: Office) -> None:
    """What was sent over it before is its own again."""
    office.bring_tempo()
    entry = office.add()
    office.say_send()
    office.desk.connections.remove(TEMPO, via=DOOR, keep_tasks=True)
    office.desk.editing.edit(entry.id, _longer(entry), via=DOOR)
    office.say_send()
    assert office.sheet.ours()[0][1].seconds == 1800

    office.bring_tempo()
    office.say_send()
    assert office.stands() == (0, 1)
    assert office.sheet.ours()[0][1].seconds == 3600


def test_what_the_person_left_out_stays_left_out(office: Office) -> None:
    """A new connection is no new word; named again, it goes the new way."""
    entry = office.add()
    (waiting,) = office.desk.all_of(entry)
    office.desk.deliveries.let_go(waiting.key, via=DOOR)
    office.bring_tempo()
    assert list(office.of(entry)) == [JIRA]

    office.desk.deliveries.release(waiting.key, via=DOOR)
    office.say_send()
    assert office.stands() == (0, 1)


def test_one_that_only_reads_books_nothing(office: Office) -> None:
    """Nor does the other one then: the person said who books."""
    tempo = office.bring_tempo(is_read_only=True)
    entry = office.add()
    office.say_send()
    assert office.stands() == (0, 0)
    assert office.of(entry) == {}

    office.desk.connections.change(tempo.id, via=DOOR, is_read_only=False)
    office.say_send()
    assert office.stands() == (0, 1)


def test_without_the_home_it_goes_on(office: Office) -> None:
    """The tasks that were kept are booked on."""
    office.bring_tempo()
    office.desk.connections.remove(JIRA, via=DOOR, keep_tasks=True)
    office.add()
    office.say_send()

    assert office.stands() == (0, 1)


def test_a_home_without_a_booker_and_a_booker_without_a_home_wait(office: Office) -> None:
    """Nothing is connected: nothing is made."""
    office.bring_tempo()
    for gone in (JIRA, TEMPO):
        office.desk.connections.remove(gone, via=DOOR, keep_tasks=True)
    entry = office.add()

    assert office.of(entry) == {}


def test_the_zone_of_the_home_is_the_bookers(office: Office) -> None:
    """It knows people only by that account: a new zone there counts here."""
    office.bring_tempo()
    moved = replace(office.jira, account=replace(office.jira.account, zone="Asia/Tokyo"))
    office.desk.connections.save(moved, via=DOOR)

    assert office.desk.connections.one(TEMPO).account == replace(
        moved.account, site_name="jira-1.example.net", site_id=JIRA
    )


# --- signing in -----------------------------------------------------------------------------------


def sign_in(desk: Desk, *, service: str = "tempo", books_for: str = "") -> Connection:
    typed = SignIn(service, "https://api.tempo.io", "", "t", books_for=books_for)
    return desk.connections.try_sign_in(typed)


def test_the_only_home_is_found(office: Office) -> None:
    """Nobody need name it."""
    for named in ("", "jira", JIRA):
        assert sign_in(office.desk, books_for=named).books_for == JIRA


def test_of_several_homes_one_must_be_named(office: Office) -> None:
    """Its tasks are the ones that count."""
    office.desk.connections.save(connection("jira-2"), via=DOOR)
    with pytest.raises(BadInput, match="For which Jira") as caught:
        sign_in(office.desk)
    assert "jira-1, jira-2" in caught.value.hint

    assert sign_in(office.desk, books_for="jira-2").books_for == "jira-2"
    with pytest.raises(BadInput, match="no Jira connection 'tempo'"):
        sign_in(office.desk, books_for="tempo")


def test_without_a_home_it_cannot_be() -> None:
    """It has no tasks of its own."""
    with pytest.raises(BadInput, match="not connected yet"):
        sign_in(Desk())


def test_a_service_with_tasks_books_for_none(office: Office) -> None:
    """Whoever says so meant something else."""
    with pytest.raises(BadInput, match="tasks of its own"):
        sign_in(office.desk, service="jira", books_for=JIRA)


def test_two_homes_make_two_bookers(office: Office) -> None:
    """The account is the same everywhere; the site is not."""
    other = replace(connection("jira-2"), site_url="https://other.example.net")
    office.desk.connections.save(other, via=DOOR)
    office.desk.tempo.tracker.me = borrowed(office.jira)
    first = office.desk.connections.name(sign_in(office.desk, books_for=JIRA))
    office.desk.connections.save(first, via=DOOR)
    office.desk.tempo.tracker.me = borrowed(other)
    second = office.desk.connections.name(sign_in(office.desk, books_for="jira-2"))

    assert first.id != second.id


def _longer(entry: Entry) -> Edit:
    return Edit(end_at=entry.start_at + timedelta(hours=1))


def _first(fate: Fate) -> Callable[[str], Fate]:
    left = [fate]
    return lambda verb: left.pop() if verb == "create" and left else Fate.FINE
