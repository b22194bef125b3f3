"""Comparing with the services: what is shown, and that only a click changes anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.fakes.clock import FakeClock
from tests.fakes.reader import FakeReader
from tests.fakes.timesheet import ME, FakeTimesheet
from tests.unit.desktop.office import Office, PaperJira, Seen
from tracksync.core.clock import to_ms
from tracksync.core.delivery.comparing import Finding
from tracksync.core.delivery.door import Delivery, DeliveryState
from tracksync.core.delivery.outcomes import Failure, NotReached, RemoteWorklog
from tracksync.core.sentences import say
from tracksync.core.tasks import Task, TaskRef
from tracksync.desktop.models.comparing import Choice, ComparingModel, Pair, Span
from tracksync.desktop.presenters.comparing import ComparingPresenter, days_of
from tracksync.ports.manifest import Grain
from tracksync.ports.tracker import Adapters, Connection

ID = "901"
NO_ROUTE = NotReached(say("no route"))
BOTH = (Choice.MINE, Choice.THEIRS)


class ListedJira(PaperJira):
    """Keeps worklogs, and lists them."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet = FakeTimesheet(FakeClock())
        self.reader: FakeReader | None = FakeReader(self.sheet)

    def connect(self, connection: Connection, read_token: Callable[[], str]) -> Adapters:
        read_token()
        self.id = connection.id
        return Adapters(self, self.sheet, reader=self.reader)

    def find(self, key: str) -> Task | Failure:
        return Task(TaskRef(self.id, key), key, "Code review", "jira")


class Comparison:
    """An office, an entry that was sent, and the dialog."""

    def __init__(self, **connection: Any) -> None:  # noqa: ANN401  what a connection takes
        self.there = ListedJira()
        self.office = Office(self.there)
        self.office.house.start()
        self.home = self.office.connect(**connection)
        self.office.house.engine.running.grants.take_token(self.home, "right")
        ref = TaskRef(self.home.id, "PROJ-142")
        task = Task(ref, "PROJ-142", "Invoice export", "jira")
        with self.office.services.recorder.open("test") as recording:
            recording.unit.save_tasks(self.home.id, (task,), is_complete=False)
        self.office.track(str(ref), 30)
        self.sent = self._send()
        self.view = Seen()
        self.presenter = ComparingPresenter(self.office.desk, self.view)

    def _send(self) -> Delivery:
        """Let the entry stand there, as it does after it was sent."""
        (waits,) = self.deliveries()
        said = waits.wanted
        assert said is not None
        stands = RemoteWorklog(
            ID, said.mark, to_ms(said.started_at), said.seconds, said.comment, ME
        )
        self.there.sheet.stands[ID] = waits.task, stands
        done = replace(waits, synced=said, remote_id=ID, state=DeliveryState.DONE)
        self.save(done)
        return done

    def save(self, delivery: Delivery) -> None:
        with self.office.services.recorder.open("test") as recording:
            recording.unit.save_delivery(delivery)

    def deliveries(self) -> tuple[Delivery, ...]:
        with self.office.services.store.read() as snapshot:
            found: tuple[Delivery, ...] = snapshot.deliveries(tuple(DeliveryState), limit=10)
        return found

    def lengths(self) -> list[int]:
        """Tell the minutes of all entries, in order."""
        now = self.office.house.clock.read().at
        with self.office.services.store.read() as snapshot:
            found = snapshot.entries_between(now - timedelta(days=1), now + timedelta(days=1))
        return [e.length_at(now) // timedelta(minutes=1) for e in found]

    # --- what happens over there, and here --------------------------------------------------------

    def change_there(self, minutes: int = 60) -> None:
        self.there.sheet.change(ID, seconds=minutes * 60)

    def delete_there(self) -> None:
        del self.there.sheet.stands[ID]

    def write_there(self) -> None:
        now = self.office.house.clock.read().at - timedelta(minutes=20)
        stands = RemoteWorklog("950", "", to_ms(now), 900, "On the phone", ME)
        self.there.sheet.stands["950"] = TaskRef(self.home.id, "PROJ-7"), stands

    def change_here(self, minutes: int = 45) -> None:
        said = self.sent.wanted
        assert said is not None
        wanted = replace(said, seconds=minutes * 60)
        self.save(replace(self.sent, wanted=wanted, state=DeliveryState.READY))

    # --- what is shown ----------------------------------------------------------------------------

    @property
    def shown(self) -> ComparingModel:
        found: ComparingModel = self.view.last("show_comparison")
        return found

    @property
    def pairs(self) -> tuple[Pair, ...]:
        (place,) = self.shown.places
        return place.pairs

    def compare(self) -> Pair:
        """Compare this week; the only pair that differs, or the only one."""
        self.presenter.again()
        differ = [pair for pair in self.pairs if pair.finding is not Finding.SAME]
        (pair,) = differ or self.pairs
        return pair


@pytest.fixture
def sit() -> Iterator[Callable[..., Comparison]]:
    made: list[Comparison] = []

    def begin(**connection: Any) -> Comparison:  # noqa: ANN401  what a connection takes
        made.append(Comparison(**connection))
        return made[-1]

    yield begin
    for each in made:
        each.office.house.close()


Sit = Callable[..., Comparison]


def test_a_week_is_compared_and_nothing_is_written(sit: Sit) -> None:
    """Both sides stand side by side, by connection; neither of them is touched."""
    at_work = sit()
    pair, before = at_work.compare(), at_work.deliveries()
    (place,) = at_work.shown.places

    assert (place.service, place.site) == ("Jira", "team.example")
    assert (pair.title, pair.finding, pair.choices) == ("Invoice export", Finding.SAME, ())
    assert pair.mine == pair.theirs
    assert pair.mine is not None
    assert (pair.mine.task, pair.mine.length) == ("PROJ-142", timedelta(minutes=30))
    assert (at_work.shown.asking, at_work.shown.done, at_work.shown.total) == ("", 1, 1)
    assert (at_work.there.sheet.requests, at_work.deliveries()) == ([], before)


@pytest.mark.parametrize(
    ("happens", "finding", "choices"),
    [
        (Comparison.change_there, Finding.THEIRS, BOTH),
        (Comparison.delete_there, Finding.GONE, BOTH),
        (Comparison.change_here, Finding.WAITING, ()),
        (Comparison.write_there, Finding.FOREIGN, (Choice.THEIRS,)),
    ],
)
def test_what_differs_can_be_mended(
    sit: Sit, happens: Callable[[Comparison], None], finding: Finding, choices: tuple[Choice, ...]
) -> None:
    """What waits is sent without a word; of what stands only there, there is nothing of mine."""
    at_work = sit()
    happens(at_work)
    pair = at_work.compare()

    assert (pair.finding, pair.choices) == (finding, choices)


def test_a_conflict_offers_both_sides(sit: Sit) -> None:
    """One that is deleted here has nothing left that theirs could be taken into."""
    at_work = sit()
    at_work.change_here()
    at_work.change_there()
    changed = at_work.compare()
    at_work.save(replace(at_work.sent, wanted=None, state=DeliveryState.READY))
    deleted = at_work.compare()

    assert (changed.finding, changed.choices) == (Finding.BOTH, BOTH)
    assert (deleted.finding, deleted.mine) == (Finding.BOTH, None)
    assert deleted.choices == (Choice.MINE,)


def test_where_nothing_may_be_written_mine_is_not_offered(sit: Sit) -> None:
    """Only what stands there can be taken."""
    at_work = sit()
    only_read = replace(at_work.home, is_read_only=True)
    at_work.office.services.connections.save(only_read, via="test")
    at_work.change_there()

    assert at_work.compare().choices == (Choice.THEIRS,)


def test_a_total_names_only_its_day(sit: Sit) -> None:
    """Nobody knows when a stranger's time was, so it cannot become an entry."""
    at_work = sit(grain=Grain.DAY)
    at_work.write_there()
    at_work.presenter.again()
    (pair,) = [p for p in at_work.pairs if p.finding is Finding.FOREIGN]

    assert pair.choices == ()
    assert pair.theirs is not None
    assert not pair.theirs.has_start


def test_theirs_is_taken(sit: Sit) -> None:
    """The entry says what stands there, and both sides are shown anew."""
    at_work = sit()
    at_work.change_there(60)
    at_work.presenter.take(at_work.compare().id, Choice.THEIRS)

    assert at_work.lengths() == [60]
    assert [pair.finding for pair in at_work.pairs] == [Finding.SAME]
    assert at_work.view.last("show_mending") is False


def test_mine_is_kept(sit: Sit) -> None:
    """It is sent, and replaces what stands there."""
    at_work = sit()
    at_work.change_there(60)
    at_work.presenter.take(at_work.compare().id, Choice.MINE)

    (delivery,) = at_work.deliveries()
    assert at_work.lengths() == [30]
    assert not delivery.is_set_aside
    assert at_work.pairs[0].finding is not Finding.THEIRS


def test_what_is_gone_there_goes_here_too(sit: Sit) -> None:
    """When that is said."""
    at_work = sit()
    at_work.delete_there()
    at_work.presenter.take(at_work.compare().id, Choice.THEIRS)

    assert at_work.lengths() == []
    assert at_work.pairs == ()


def test_what_stands_only_there_is_brought_in(sit: Sit) -> None:
    """It becomes an entry, and its task is known from then on."""
    at_work = sit()
    at_work.write_there()
    at_work.presenter.take(at_work.compare().id, Choice.THEIRS)

    assert sorted(at_work.lengths()) == [15, 30]
    assert {pair.title for pair in at_work.pairs} == {"Invoice export", "Code review"}
    assert {pair.finding for pair in at_work.pairs} == {Finding.SAME}


def test_what_is_clear_comes_in_at_one_click(sit: Sit) -> None:
    """What was written there stays for a click of its own."""
    at_work = sit()
    at_work.change_there(60)
    at_work.write_there()
    at_work.presenter.again()
    at_work.presenter.take_clear()

    assert at_work.lengths() == [60]
    assert {pair.finding for pair in at_work.pairs} == {Finding.SAME, Finding.FOREIGN}


def test_what_changed_meanwhile_is_shown_before_anything_is_done(sit: Sit) -> None:
    """A choice is about what was seen."""
    at_work = sit()
    at_work.change_there(60)
    pair = at_work.compare()
    at_work.change_there(90)
    at_work.presenter.take(pair.id, Choice.THEIRS)

    assert at_work.lengths() == [30]
    assert "changed meanwhile" in at_work.view.last("show_trouble").title
    assert at_work.pairs[0].theirs is not None
    assert at_work.pairs[0].theirs.length == timedelta(minutes=90)


def test_a_service_that_does_not_answer_is_named(sit: Sit) -> None:
    """Beside its name, in a sentence; a choice made then does nothing either, and says why."""
    at_work = sit()
    at_work.change_there()
    pair = at_work.compare()
    assert at_work.there.reader is not None
    failures: dict[str, Failure] = {"between": NO_ROUTE}
    at_work.there.reader.fails = failures.get
    at_work.presenter.take(pair.id, Choice.THEIRS)
    said = at_work.view.last("show_trouble")
    at_work.presenter.again()
    (place,) = at_work.shown.places

    assert said.title.startswith("Jira could not be reached.")
    assert place.trouble is not None
    assert place.trouble.title == said.title
    assert at_work.lengths() == [30]


def test_what_cannot_be_listed_is_not_compared(sit: Sit) -> None:
    """And is said to be so."""
    at_work = sit()
    at_work.there.reader = None
    at_work.office.house.engine.running.reach.forget()
    at_work.presenter.again()

    assert [place.can_be_listed for place in at_work.shown.places] == [False]


def test_comparing_can_be_stopped(sit: Sit) -> None:
    """What comes in afterwards is not shown; nor is what an earlier choice had begun."""
    at_work = sit()
    run = at_work.office.run
    at_work.presenter.again()
    run.is_holding = True
    at_work.presenter.choose(Span.TODAY)
    run.held.pop(0)()
    asking = at_work.shown.asking
    at_work.presenter.stop()
    run.let_go()

    assert asking == "Jira"
    assert (at_work.shown.asking, at_work.shown.places) == ("", ())


def test_stopping_asks_the_service_nothing_more(sit: Sit) -> None:
    """The question under way is the last; no trouble is made of what was not answered."""
    at_work = sit()
    reader = at_work.there.reader
    assert reader is not None
    reader.hidden.add(ID)  # so that it would be asked for by itself
    asked: list[str] = []

    def stop(what: str) -> None:
        asked.append(what)
        at_work.presenter.stop()

    reader.fails = stop
    at_work.presenter.again()

    assert asked == ["between"]
    assert (at_work.shown.asking, at_work.shown.places) == ("", ())
    assert at_work.view.last("show_trouble") is None


def test_nothing_is_mended_before_everything_was_asked(sit: Sit) -> None:
    """A click that came too early does nothing."""
    at_work = sit()
    at_work.change_there()
    pair = at_work.compare()
    run = at_work.office.run
    run.is_holding = True
    at_work.presenter.again()
    run.held.pop(0)()
    at_work.presenter.take(pair.id, Choice.THEIRS)
    at_work.presenter.take_clear()
    run.let_go()

    assert at_work.lengths() == [30]
    assert at_work.pairs[0].finding is Finding.THEIRS


def test_a_closed_dialog_is_told_nothing(sit: Sit) -> None:
    """What is under way ends without it, a choice as well."""
    at_work = sit()
    at_work.change_there()
    pair = at_work.compare()
    at_work.office.run.is_holding = True
    at_work.presenter.take(pair.id, Choice.THEIRS)
    at_work.presenter.look_away()
    told = len(at_work.view.said)
    at_work.office.run.let_go()

    assert len(at_work.view.said) == told
    assert at_work.lengths() == [60]


def test_what_is_not_there_any_more_cannot_be_chosen(sit: Sit) -> None:
    """A click that came late does nothing."""
    at_work = sit()
    at_work.presenter.again()
    at_work.presenter.take("jira-1/gone", Choice.MINE)

    assert at_work.view.last("show_mending") is None


def test_other_days_begin_with_those_that_are_shown(sit: Sit) -> None:
    """In either order."""
    at_work = sit()
    at_work.presenter.choose(Span.LAST_WEEK)
    at_work.presenter.choose(Span.OTHER)
    began = at_work.shown.first, at_work.shown.last
    at_work.presenter.show_days(date(2026, 11, 17), date(2026, 11, 16))

    assert began == (date(2026, 11, 9), date(2026, 11, 15))
    assert (at_work.shown.span, at_work.shown.first) == (Span.OTHER, date(2026, 11, 16))
    assert len(at_work.pairs) == 1


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        (Span.TODAY, date(2026, 12, 31), date(2026, 12, 31)),
        (Span.WEEK, date(2026, 12, 28), date(2027, 1, 3)),
        (Span.LAST_WEEK, date(2026, 12, 21), date(2026, 12, 27)),
        (Span.MONTH, date(2026, 12, 1), date(2026, 12, 31)),
    ],
)
def test_periods_follow_the_calendar(span: Span, first: date, last: date) -> None:
    """Weeks begin on Monday."""
    assert days_of(span, date(2026, 12, 31)) == (first, last)
