"""Both ways: what changed over there comes in, what is disputed is set side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from tests.fakes.reader import FakeReader
from tests.fakes.timesheet import ME, Fate
from tests.unit.services.desk import DOOR, INVOICE, JIRA, Desk, at
from tests.unit.services.kinds import TOTALS
from tracksync.core.clock import to_ms
from tracksync.core.delivery.comparing import Finding
from tracksync.core.delivery.door import DeliveryState
from tracksync.core.delivery.outcomes import Failure, NotReached, RemoteWorklog
from tracksync.core.journal.entries import Entry
from tracksync.core.problems import Conflict, NotAllowed, NotFound
from tracksync.core.sentences import say
from tracksync.ports.manifest import Grain
from tracksync.ports.tracker import Feed
from tracksync.services.personal.delivery.reading_back import (
    Compared,
    read_feed,
    read_period,
    read_until,
)
from tracksync.services.personal.delivery.reconciling import ReconcilingService
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.worktime.editing import Edit

KEY = "PROJ-142"
DAY = timedelta(days=1)
NO_ROUTE = NotReached(say("no route"))


class Sides(Desk):
    """A desk that reads back what stands over there."""

    def __init__(self) -> None:
        super().__init__()
        self.reconciling = ReconcilingService(self.recorder)
        self.reader = FakeReader(self.sink)
        self.home = self.connect()

    def compare(self) -> tuple[Compared, ...]:
        start, end = at(self, 0) - DAY, at(self, 0) + 2 * DAY
        known = self.reconciling.known(self.home, start, end)
        compared = read_period(known, self.reader, self.sink, start, end)
        assert isinstance(compared, tuple), compared
        return compared

    def findings(self) -> list[Finding]:
        return [item.finding for item in self.compare()]

    def take_in(self) -> Changed:
        return self.reconciling.take_in(self.compare())

    def deliver(self) -> None:
        self.deliveries.release(None, via=DOOR)
        self.send()


@pytest.fixture
def sides() -> Sides:
    return Sides()


def sent(sides: Sides, minutes: float = 30) -> Entry:
    """Have an entry delivered."""
    start = at(sides, 6)
    entry = sides.editing.add(KEY, start, start + timedelta(minutes=minutes), via=DOOR, note="A")
    sides.deliver()
    return entry


def remote_id(sides: Sides, entry: Entry) -> str:
    return sides.delivery(entry).remote_id


# --- reading --------------------------------------------------------------------------------------


def test_what_is_as_it_should_be_is_left_alone(sides: Sides) -> None:
    """Comparing writes nothing."""
    sent(sides)

    assert sides.findings() == [Finding.SAME]
    assert sides.take_in() is Changed.NOTHING
    assert sides.reader.asked[0][0].connection == JIRA


def test_what_was_never_sent_is_not_gone(sides: Sides) -> None:
    """It waits."""
    sides.editing.add(KEY, at(sides, 6), at(sides, 7), via=DOOR)

    assert sides.findings() == [Finding.WAITING]
    assert sides.take_in() is Changed.NOTHING


def test_what_a_listing_left_out_is_read_alone(sides: Sides) -> None:
    """Missing in the window is not deleted: it was moved, or the listing is behind."""
    entry = sent(sides)
    sides.reader.hidden = {remote_id(sides, entry)}

    assert sides.findings() == [Finding.SAME]


@pytest.mark.parametrize("asked", ["between", "one"])
def test_what_cannot_be_read_is_not_judged(sides: Sides, asked: str) -> None:
    """The failure is told instead."""
    entry = sent(sides)
    sides.reader.hidden = {remote_id(sides, entry)}
    failures: dict[str, Failure] = {asked: NO_ROUTE}
    sides.reader.fails = failures.get
    start, end = at(sides, 0), at(sides, 24)
    known = sides.reconciling.known(sides.home, start, end)

    assert read_period(known, sides.reader, sides.sink, start, end) == NO_ROUTE


def test_a_feed_is_compared_by_what_it_names(sides: Sides) -> None:
    """What is somebody's own and unknown here is passed over: a listing offers it."""
    first, second = sent(sides), sent(sides, 45)
    sides.sink.change(remote_id(sides, first), seconds=3600)
    gone = remote_id(sides, second)
    del sides.sink.stands[gone]
    feed = sides.reader.changed_since(at(sides, 0))
    assert isinstance(feed, Feed)
    feed = replace(feed, gone=(gone, "12345"))
    sides.clock.advance(seconds=1)
    known = sides.reconciling.named(sides.home, feed, asked_at=sides.clock.at)

    found = read_feed(known, feed, sides.sink)
    assert [item.finding for item in found] == [Finding.THEIRS, Finding.GONE]


def test_a_feed_is_not_believed_about_what_was_written_since(sides: Sides) -> None:
    """It may tell how that stood before."""
    entry = sent(sides)
    sides.clock.advance(seconds=1)
    asked_at = sides.clock.at
    feed = sides.reader.changed_since(at(sides, 0))
    assert isinstance(feed, Feed)
    sides.editing.edit(entry.id, Edit(note="B"), via=DOOR)
    sides.deliver()
    known = sides.reconciling.named(sides.home, feed, asked_at=asked_at)

    assert read_feed(known, feed, sides.sink) == ()


def test_up_to_when_changes_were_read_is_remembered(sides: Sides) -> None:
    """By the connection; one that is gone meanwhile remembers nothing."""
    assert read_until(sides.home) is None
    sides.reconciling.note_read(JIRA, at(sides, 6))
    sides.reconciling.note_read("jira-9", at(sides, 6))

    assert read_until(sides.connections.one(JIRA)) == at(sides, 6)


# --- taking in ------------------------------------------------------------------------------------


def test_a_change_over_there_comes_in(sides: Sides) -> None:
    """As an edit of the entry, journaled and undoable; nothing is sent back."""
    entry = sent(sides)
    moved = to_ms(at(sides, 8))
    sides.sink.change(remote_id(sides, entry), seconds=3600, started_ms=moved, comment="B")
    sides.sink.requests.clear()

    assert Changed.OUTBOX in sides.take_in()
    now = sides.entry(entry)
    assert (now.start_at, now.end_at, now.text.note) == (at(sides, 8), at(sides, 9), "B")
    assert sides.states() == [DeliveryState.DONE]
    sides.deliver()
    assert sides.sink.requests == []
    assert sides.editing.history(entry.id)[-1].record.via == "sync"


def test_a_change_that_would_be_sent_back_at_once_is_the_persons_word(sides: Sides) -> None:
    """Rounding, or seconds, would make it another length here."""
    entry = sent(sides)
    sides.preferences.choose("rounding.mode", "up")
    sides.sink.change(remote_id(sides, entry), seconds=2400)
    sides.take_in()
    assert sides.delivery(entry).is_set_aside

    other = sent(Sides())
    assert other is not None
    seconds = Sides()
    third = sent(seconds)
    seconds.sink.change(remote_id(seconds, third), seconds=90)
    seconds.take_in()
    assert seconds.delivery(third).is_set_aside


def test_changes_on_both_sides_are_set_side_by_side(sides: Sides) -> None:
    """Once; a second look changes nothing."""
    entry = sent(sides)
    sides.sink.change(remote_id(sides, entry), seconds=3600)
    sides.editing.edit(entry.id, Edit(note="mine"), via=DOOR)

    assert sides.findings() == [Finding.BOTH]
    sides.take_in()
    met = sides.delivery(entry)
    assert (met.is_set_aside, met.state) == (True, DeliveryState.STUCK)
    assert met.synced is not None
    assert met.synced.seconds == 3600
    assert sides.take_in() is Changed.NOTHING


def test_what_was_deleted_over_there_is_the_persons_word(sides: Sides) -> None:
    """No time is lost here because somebody lost it there."""
    entry = sent(sides)
    sides.sink.stands.clear()

    assert sides.findings() == [Finding.GONE]
    sides.take_in()
    assert sides.delivery(entry).is_set_aside
    assert sides.find(entry) is not None


def test_the_same_change_on_both_sides_is_no_dispute(sides: Sides) -> None:
    """It is known to stand, and nothing is sent."""
    entry = sent(sides)
    sides.sink.change(remote_id(sides, entry), seconds=3600)
    sides.editing.edit(entry.id, Edit(end_at=at(sides, 7)), via=DOOR)
    sides.take_in()

    assert sides.states() == [DeliveryState.DONE]


def test_what_is_forgotten_meanwhile_is_passed_over(sides: Sides) -> None:
    """The comparison took its time."""
    sides.editing.add(KEY, at(sides, 6), at(sides, 7), via=DOOR)
    (item,) = sides.compare()
    late = replace(item, key="jira-1/nothing/1", finding=Finding.THEIRS)

    assert sides.reconciling.take_in([late]) is Changed.NOTHING


def test_what_is_written_while_it_is_read_is_not_gone(sides: Sides) -> None:
    """Its first worklog arrived after the listing was made."""
    start = at(sides, 6)
    entry = sides.editing.add(KEY, start, start + timedelta(minutes=30), via=DOOR)
    before = sides.compare()
    sides.deliver()

    assert sides.reconciling.take_in(before) is Changed.NOTHING
    assert sides.states() == [DeliveryState.DONE]
    assert sides.findings() == [Finding.SAME]
    assert sides.entry(entry).duration == timedelta(minutes=30)


def test_an_edit_sent_while_it_is_read_is_not_taken_back(sides: Sides) -> None:
    """What stood before it is no change of theirs, whatever was thought to be done about it."""
    entry = sent(sides)
    before = sides.compare()
    sides.editing.edit(entry.id, Edit(end_at=at(sides, 7)), via=DOOR)
    sides.deliver()

    assert sides.reconciling.take_in(before) is Changed.NOTHING
    assert sides.reconciling.keep_ours(before[0]) is Changed.NOTHING
    assert sides.entry(entry).duration == timedelta(hours=1)
    assert sides.states() == [DeliveryState.DONE]


def test_a_change_taken_back_while_it_is_read_is_not_theirs(sides: Sides) -> None:
    """What was on its way when that was read, found and replaced since, was ours."""
    entry = sent(sides)
    sides.editing.edit(entry.id, Edit(end_at=at(sides, 7)), via=DOOR)
    sides.deliveries.release(None, via=DOOR)
    sides.sink.fate = lambda verb: Fate.DROPPED if verb == "update" else Fate.FINE
    assert sides.step()
    read = sides.compare()
    sides.sink.fate = lambda _: Fate.FINE
    sides.editing.undo(via=DOOR)
    sides.deliver()

    assert [item.was_open for item in read] == [True]
    assert sides.reconciling.take_in(read) is Changed.NOTHING
    assert sides.states() == [DeliveryState.DONE]
    assert sides.findings() == [Finding.SAME]


def test_a_total_changed_over_there_is_the_persons_word(sides: Sides) -> None:
    """Nobody knows which of the day's entries it would be."""
    sides.sink.finds_by_mark, sides.sink.keeps = False, TOTALS.keeps
    sides.connections.save(replace(sides.home, grain=Grain.DAY), via=DOOR)
    sent(sides)
    (stands,) = sides.sink.stands
    sides.sink.change(stands, seconds=3600)
    sides.take_in()

    (total,) = sides.deliveries.outbox()
    assert total.is_set_aside
    with pytest.raises(NotAllowed):
        sides.reconciling.take_theirs(total.key, via=DOOR)


# --- choosing -------------------------------------------------------------------------------------


def disputed(sides: Sides) -> Entry:
    entry = sent(sides)
    sides.sink.change(remote_id(sides, entry), seconds=3600)
    sides.editing.edit(entry.id, Edit(note="mine"), via=DOOR)
    sides.take_in()
    return entry


def test_theirs_can_be_taken(sides: Sides) -> None:
    """The entry says then what stands there."""
    entry = disputed(sides)
    sides.reconciling.take_theirs(sides.delivery(entry).key, via=DOOR)

    assert sides.entry(entry).duration == timedelta(hours=1)
    assert sides.states() == [DeliveryState.DONE]


def test_a_deletion_can_be_taken(sides: Sides) -> None:
    """And undone here."""
    entry = sent(sides)
    sides.sink.stands.clear()
    sides.take_in()
    sides.reconciling.take_theirs(sides.delivery(entry).key, via=DOOR)

    assert sides.find(entry) is None
    assert sides.states() == [DeliveryState.DONE]
    sides.editing.undo(via=DOOR)
    assert sides.find(entry) is not None


def test_ours_can_be_kept(sides: Sides) -> None:
    """Also before anything was set aside."""
    entry = sent(sides)
    sides.sink.change(remote_id(sides, entry), seconds=3600)
    (item,) = sides.compare()
    sides.reconciling.keep_ours(item)
    sides.deliveries.release(item.key, via=DOOR)
    sides.send()

    assert [minutes for _, minutes, _ in sides.stands()] == [30]
    assert sides.reconciling.keep_ours(sides.compare()[0]) is Changed.NOTHING


def test_there_must_be_something_to_choose(sides: Sides) -> None:
    """Both refusals say what to do."""
    entry = sent(sides)
    with pytest.raises(NotAllowed):
        sides.reconciling.take_theirs(sides.delivery(entry).key, via=DOOR)
    with pytest.raises(NotFound):
        sides.reconciling.take_theirs("jira-1/x/1", via=DOOR)


# --- bringing in ----------------------------------------------------------------------------------


def made_there(sides: Sides, mark: str = "") -> Compared:
    """Book time over there; what the comparison says of it."""
    start = to_ms(at(sides, 9))
    sides.sink._put(INVOICE, RemoteWorklog("", mark, start, 1800, "There", ME))  # noqa: SLF001  by hand
    (item,) = (item for item in sides.compare() if item.finding is Finding.FOREIGN)
    return item


def test_what_stands_only_there_can_be_brought_in(sides: Sides) -> None:
    """As an entry that is not sent again."""
    item = made_there(sides)
    sides.take_in()
    assert sides.entries() == ()
    sides.sink.requests.clear()

    new = sides.reconciling.bring_in(item, sides.tasks.one(KEY), via=DOOR)
    sides.deliver()
    entry = sides.entry(new)
    assert (entry.start_at, entry.duration, entry.text.note) == (
        at(sides, 9),
        timedelta(minutes=30),
        "There",
    )
    assert sides.sink.requests == []
    assert sides.findings() == [Finding.SAME]
    with pytest.raises(Conflict):
        sides.reconciling.bring_in(item, sides.tasks.one(KEY), via=DOOR)


def test_an_entry_that_was_lost_here_gets_its_own_name_back(sides: Sides) -> None:
    """A backup was older than it; its mark tells who it was."""
    lost = UUID("0192f0c1-0000-7000-8000-00000000abcd")
    item = made_there(sides, str(lost))

    assert sides.reconciling.bring_in(item, sides.tasks.one(KEY), via=DOOR) == lost


def test_a_mark_that_is_taken_names_nobody_else(sides: Sides) -> None:
    """A copy made over there becomes an entry of its own."""
    entry = sent(sides)
    item = made_there(sides, str(entry.id))

    assert sides.reconciling.bring_in(item, sides.tasks.one(KEY), via=DOOR) != entry.id


def test_a_total_cannot_be_brought_in(sides: Sides) -> None:
    """Nobody knows when the time was."""
    item = made_there(sides)
    sides.connections.save(replace(sides.home, grain=Grain.DAY), via=DOOR)

    with pytest.raises(NotAllowed):
        sides.reconciling.bring_in(item, sides.tasks.one(KEY), via=DOOR)
