"""What was sent after the backup that was brought back: told once, looked at, brought in."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from tests.fakes.clock import FakeClock
from tests.fakes.reader import FakeReader
from tests.fakes.timesheet import FakeTimesheet
from tests.unit.desktop.notice_board import NoticeBoard
from tests.unit.desktop.office import Office, PaperJira, Seen
from tracksync.core.delivery.outcomes import Failure, NotReached
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.sentences import say
from tracksync.core.tasks import Task, TaskRef
from tracksync.desktop.presenters.outbox import OutboxPresenter
from tracksync.ports.tracker import Adapters, Connection

MARK = "00000000-0000-7000-8000-00000000000a"


class Remembering(PaperJira):
    """A Jira whose worklogs can be listed."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet = FakeTimesheet(FakeClock())
        self.is_there = True
        self.looking: Callable[[], None] = lambda: None

    def connect(self, connection: Connection, read_token: Callable[[], str]) -> Adapters:
        return Adapters(self, self, FakeReader(self.sheet))

    def find(self, key: str) -> Task | Failure:
        if not self.is_there:
            return NotReached(say("no route"))
        self.looking()
        return Task(TaskRef("jira", key), "PROJ-1", "Found over there", "jira")


class Restored(Office):
    """An office whose store came out of a backup; one worklog stands that it does not know."""

    def __init__(self) -> None:
        self.there = Remembering()
        super().__init__(self.there)
        self.house.start()
        made = self.connect()
        now = self.house.clock.read().at
        self.home = made.id
        with self.services.recorder.open("test") as recording:
            recording.unit.save_connection(made.forgetting_since(now - timedelta(hours=8)))
        self.book(MARK, hours=2)

    def book(self, mark: str, hours: int) -> None:
        """Have a worklog stand over there, of so many hours ago."""
        start = self.house.clock.read().at - timedelta(hours=hours)
        self.there.sheet.create(Worklog(TaskRef(self.home, "7"), start, 1800, "Cents", mark))

    def find(self) -> None:
        """Have it found, as it is some seconds after a start."""
        recovering = self.house.engine.running.recovering
        recovering.look()
        ends_at = time.monotonic() + 60
        while not recovering.offers():
            assert time.monotonic() < ends_at, "nothing was found"
            time.sleep(0.005)


@pytest.fixture
def restored() -> Iterator[Restored]:
    office = Restored()
    yield office
    office.house.close()


def outbox_of(office: Office) -> tuple[OutboxPresenter, Seen]:
    view = Seen()
    return OutboxPresenter(
        office.desk, view, lambda _: None, lambda _: None, ask=lambda _: None
    ), view


def test_it_is_told_once_and_taken_back(restored: Restored) -> None:
    """The notice leads to the outbox, and goes when the person has had their say."""
    board = NoticeBoard(restored.desk)
    assert board.shown() == []
    restored.find()
    board.presenter.refresh()
    board.presenter.refresh()
    board.presenter.acted("found", "open")
    assert board.shown() == ["Worklogs are missing here"]
    assert board.seen.last("open_place") == "outbox"

    outbox_of(restored)[0].leave_found()
    board.presenter.refresh()
    assert board.seen.last("withdraw") == "found"


def test_it_is_shown_and_brought_in(restored: Restored) -> None:
    """What it is can be read first; then it is an entry, and the offer is gone."""
    restored.find()
    presenter, view = outbox_of(restored)
    presenter.refresh()
    (line,) = view.last("show_outbox").found
    presenter.bring_in()
    told = [values[0] for name, values in view.said if name == "show_bringing"]

    assert (line.title, line.service, line.length) == ("Cents", "Jira", timedelta(minutes=30))
    assert told == [0, 1, None]
    assert view.last("show_outbox").found == ()
    assert [e["note"] for e in restored.house.ask("entry.list")["entries"]] == ["Cents"]


def test_bringing_in_can_be_stopped(restored: Restored) -> None:
    """It is over at once; what is coming in stays, and what did not is offered again."""
    restored.book(MARK.replace("a", "b"), hours=4)
    restored.find()
    presenter, view = outbox_of(restored)
    restored.there.looking = presenter.stop_bringing
    presenter.bring_in()
    presenter.refresh()
    told = [values[0] for name, values in view.said if name == "show_bringing"]
    left = len(view.last("show_outbox").found)
    restored.there.looking = lambda: None
    presenter.bring_in()

    assert (told, left) == ([0, None], 1)
    assert len(restored.house.ask("entry.list")["entries"]) == 2
    assert view.last("show_trouble") is None


def test_what_cannot_come_in_stays_offered(restored: Restored) -> None:
    """Offline its task cannot be read; that is said, and the offer stays."""
    restored.find()
    restored.there.is_there = False
    presenter, view = outbox_of(restored)
    presenter.bring_in()

    assert view.last("show_bringing") is None
    assert "could not be reached" in view.last("show_trouble").title
    assert len(view.last("show_outbox").found) == 1
