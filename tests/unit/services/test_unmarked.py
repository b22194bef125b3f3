"""Services that keep no marks: ours is told from what stood there before it was sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.fakes.timesheet import ME, FakeTimesheet, Fate
from tests.unit.services.desk import DOOR, INVOICE, Desk, at
from tests.unit.services.kinds import PLAIN, TOTALS, date_only
from tracksync.core.clock import to_ms
from tracksync.core.delivery.door import Delivery, DeliveryState
from tracksync.core.delivery.outcomes import RemoteWorklog
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.journal.entries import Entry
from tracksync.core.tasks import TaskRef
from tracksync.ports.manifest import Grain
from tracksync.services.personal.worktime.editing import Edit

KEY = "PROJ-142"
HOUR = timedelta(hours=1)


@pytest.fixture
def desk() -> Desk:
    """A desk whose service keeps no marks."""
    at_work = Desk()
    at_work.sink = FakeTimesheet(at_work.clock, finds_by_mark=False, keeps=PLAIN.keeps)
    at_work.connect()
    return at_work


@pytest.fixture
def totals() -> Desk:
    """A desk whose service keeps one total a task and day."""
    at_work = Desk()
    at_work.sink = FakeTimesheet(at_work.clock, finds_by_mark=False, keeps=TOTALS.keeps)
    at_work.connections.save(replace(at_work.connect(), grain=Grain.DAY), via=DOOR)
    return at_work


def add(desk: Desk, start: float, minutes: float, note: str = "") -> Entry:
    begin = at(desk, 0) + timedelta(hours=start)
    return desk.editing.add(KEY, begin, begin + timedelta(minutes=minutes), via=DOOR, note=note)


def deliver(desk: Desk) -> None:
    desk.deliveries.release(None, via=DOOR)
    desk.send()


def by_hand(desk: Desk, like: Worklog, task: TaskRef = INVOICE) -> str:
    """The person books the same time by hand, over there; its id."""
    kept = desk.sink.keeps(like)
    started_ms = to_ms(kept.started_at)
    worklog = RemoteWorklog("", "", started_ms, kept.seconds, kept.comment, ME)
    return desk.sink._put(task, worklog)  # noqa: SLF001  the fake's own way in


def once(fate: Fate, verb: str) -> Callable[[str], Fate]:
    """Let the first request of that kind meet a fate."""
    left = [fate]
    return lambda asked: left.pop() if asked == verb and left else Fate.FINE


def wanted(delivery: Delivery) -> Worklog:
    assert delivery.wanted is not None
    return delivery.wanted


def test_what_stands_there_is_seen_before_the_first_write(desk: Desk) -> None:
    """Nothing is sent before that is durable."""
    entry = add(desk, 6, 30)
    deliver(desk)

    assert desk.sink.requests[:2] == ["look", "create"]
    assert desk.delivery(entry).state is DeliveryState.DONE
    assert desk.delivery(entry).before is None


@pytest.mark.parametrize("fate", [Fate.DROPPED, Fate.LATE, Fate.LOST])
def test_a_lost_answer_is_told_from_the_persons_own(desk: Desk, fate: Fate) -> None:
    """The same time booked by hand, before ours was sent, is neither taken for ours nor doubled."""
    entry = add(desk, 6, 30)
    theirs = by_hand(desk, wanted(desk.delivery(entry)))
    desk.sink.fate = once(fate, "create")
    deliver(desk)

    assert len(desk.sink.stands) == 2
    assert desk.delivery(entry).state is DeliveryState.DONE
    assert desk.delivery(entry).remote_id != theirs


def test_a_failed_look_before_the_first_write_sends_nothing(desk: Desk) -> None:
    """What cannot be seen is waited for."""
    entry = add(desk, 6, 30)
    desk.sink.fate = once(Fate.LOST, "look")
    desk.deliveries.release(None, via=DOOR)
    desk.step()

    assert desk.sink.requests == ["look"]
    assert desk.delivery(entry).state is DeliveryState.READY


def test_an_old_entry_that_seems_to_stand_there_already_is_the_persons_word(desk: Desk) -> None:
    """A store that was brought back may have sent it; the person may have, too. Nothing tells."""
    entry = add(desk, 6, 30)
    theirs = by_hand(desk, wanted(desk.delivery(entry)))
    desk.clock.advance(minutes=1)
    later = desk.crash()
    deliver(later)
    met = later.delivery(entry)

    assert (met.state, met.is_set_aside) == (DeliveryState.STUCK, True)
    assert "stands there already" in met.reason
    assert list(later.sink.stands) == [theirs]

    later.deliveries.release(met.key, via=DOOR)
    later.send()
    assert later.delivery(entry).state is DeliveryState.DONE
    assert len(later.sink.stands) == 2


def test_two_of_the_same_time_are_not_taken_for_one_another(desk: Desk) -> None:
    """One of unknown fate learns what the other one made."""
    first = add(desk, 6, 30)
    desk.sink.fate = once(Fate.LATE, "create")
    second = add(desk, 6, 30)
    deliver(desk)

    ids = {desk.delivery(entry).remote_id for entry in (first, second)}
    assert ids == set(desk.sink.stands)
    assert len(ids) == 2


def test_what_is_known_to_be_another_entrys_is_not_asked_about(desk: Desk) -> None:
    """Split, merged or added anew: the same time once more is no reason to ask the person."""
    add(desk, 6, 30)
    deliver(desk)
    again = add(desk, 6, 30)
    desk.clock.advance(minutes=1)
    later = desk.crash()
    deliver(later)

    assert later.delivery(again).state is DeliveryState.DONE
    assert len(later.sink.stands) == 2


def test_what_another_entry_put_there_meanwhile_is_not_asked_about_either(desk: Desk) -> None:
    """One was held up after it had seen what stood there; the other one went."""
    entries = [add(desk, 6, 30), add(desk, 6, 30)]
    desk.clock.advance(minutes=1)
    later = desk.crash()
    later.sink.fate = once(Fate.UNREACHED, "create")
    deliver(later)

    assert {later.delivery(entry).state for entry in entries} == {DeliveryState.DONE}
    assert len(later.sink.stands) == 2


def test_what_the_person_booked_after_it_was_seen_what_stands_is_asked_about(desk: Desk) -> None:
    """An old entry was held up after the look; by hand, or in a time nobody remembers?"""
    entry = add(desk, 6, 30)
    desk.clock.advance(minutes=1)
    later = desk.crash()
    later.sink.fate = once(Fate.UNREACHED, "create")
    later.deliveries.release(None, via=DOOR)
    while later.sink.requests[-1:] != ["create"]:
        later.step()
    theirs = by_hand(later, wanted(later.delivery(entry)))
    later.send()

    met = later.delivery(entry)
    assert (met.state, met.is_set_aside) == (DeliveryState.STUCK, True)
    assert list(later.sink.stands) == [theirs]


# --- marks since yesterday ------------------------------------------------------------------------


class YoungMarks(FakeTimesheet):
    """Keeps marks by now, and shows all of the person's near: not all of ours carry one."""

    def _marked(self, task: TaskRef, mark: str, near: datetime) -> Iterator[RemoteWorklog]:
        self.finds_by_mark = False
        yield from super()._marked(task, mark, near)
        self.finds_by_mark = True


@pytest.fixture
def marked() -> Desk:
    """A desk whose service keeps marks."""
    at_work = Desk()
    at_work.sink = YoungMarks(at_work.clock, keeps=PLAIN.keeps)
    at_work.connect()
    return at_work


@pytest.mark.parametrize("fate", [Fate.DROPPED, Fate.LATE, Fate.LOST])
def test_a_mark_is_believed_and_a_likeness_is_not(marked: Desk, fate: Fate) -> None:
    """The person books the same time by hand while the answer is lost."""
    entry = add(marked, 6, 30)
    marked.sink.fate = once(fate, "create")
    marked.deliveries.release(None, via=DOOR)
    marked.step()
    theirs = by_hand(marked, wanted(marked.delivery(entry)))
    marked.send()

    assert marked.sink.requests[:2] == ["create", "look"]
    assert len(marked.sink.stands) == 2
    assert marked.delivery(entry).remote_id != theirs


def test_what_was_sent_without_a_mark_is_known_by_its_id(marked: Desk) -> None:
    """The site made room for marks only later; from the next change on it carries one."""
    entry = add(marked, 6, 30)
    deliver(marked)
    (there,) = marked.sink.stands
    marked.sink.change(there, mark="")
    marked.sink.fate = once(Fate.LOST, "update")
    marked.editing.edit(entry.id, Edit(end_at=entry.start_at + HOUR), via=DOOR)
    marked.sink.change(there, mark="")
    deliver(marked)

    assert list(marked.sink.stands) == [there]
    assert marked.delivery(entry).state is DeliveryState.DONE


def test_a_mark_says_more_than_an_id(marked: Desk) -> None:
    """What carries another entry's mark is not ours, whatever we thought."""
    first, second = add(marked, 6, 30), add(marked, 6, 30)
    deliver(marked)

    assert len(marked.sink.stands) == 2
    assert marked.delivery(first).remote_id != marked.delivery(second).remote_id


# --- a day's total --------------------------------------------------------------------------------


def test_a_day_is_sent_as_one(totals: Desk) -> None:
    """And changed as one."""
    first = add(totals, 6, 30, "Cents")
    deliver(totals)
    second = add(totals, 8, 15)
    deliver(totals)

    (stands,) = (w for _, w in totals.sink.ours())
    assert stands.seconds == 2700
    assert totals.sink.requests.count("create") == 1
    sent = totals.reporting.day(at(totals, 0).date()).deliveries
    assert [d.state for d in sent[first.id] + sent[second.id]] == [DeliveryState.DONE] * 2


def test_a_day_without_entries_is_taken_back(totals: Desk) -> None:
    """The last entry goes, and with it the total."""
    entry = add(totals, 6, 30)
    deliver(totals)
    totals.editing.delete(entry.id, via=DOOR)
    deliver(totals)

    assert totals.sink.stands == {}


def test_a_day_that_was_left_out_comes_back_when_it_is_named(totals: Desk) -> None:
    """As it is by then."""
    add(totals, 6, 30)
    (waiting,) = totals.deliveries.outbox()
    totals.deliveries.let_go(waiting.key, via=DOOR)
    totals.deliveries.release(waiting.key, via=DOOR)
    totals.send()

    assert [w.seconds for _, w in totals.sink.ours()] == [1800]


def test_the_last_seconds_of_a_day_move_the_next(totals: Desk) -> None:
    """The month comes out right to the minute."""
    add(totals, -18, 30.5)
    add(totals, 6, 30.5)
    deliver(totals)
    assert sorted(w.seconds for _, w in totals.sink.ours()) == [1800, 1860]

    add(totals, -12, 0.5)
    deliver(totals)
    assert sorted(w.seconds for _, w in totals.sink.ours()) == [1800, 1860]
    assert sum(w.seconds for _, w in totals.sink.ours()) == 3660


# --- marks on some of them ------------------------------------------------------------------------


def test_a_mark_says_more_than_a_likeness(totals: Desk) -> None:
    """Where ours carries its mark after all, what the person books alike is left alone."""
    totals.sink.leaves_mark = lambda: True
    entry = add(totals, 6, 30)
    (total,) = totals.deliveries.outbox()
    totals.sink.fate = once(Fate.DROPPED, "create")
    totals.deliveries.release(None, via=DOOR)
    while totals.sink.requests.count("create") == 0:
        totals.step()
    theirs = by_hand(totals, wanted(total))
    totals.send()
    totals.editing.delete(entry.id, via=DOOR)
    deliver(totals)

    assert list(totals.sink.stands) == [theirs]


def test_a_mark_that_stands_there_before_the_first_write_is_ours(totals: Desk) -> None:
    """A store that was brought back may not remember what it sent; the mark does."""
    totals.sink.leaves_mark = lambda: True
    add(totals, 6, 30)
    backup = totals.store.copy()
    deliver(totals)
    older = totals.restore(backup)
    deliver(older)

    (after,) = older.deliveries.outbox([DeliveryState.DONE])
    assert [after.remote_id] == list(totals.sink.stands)
    assert totals.sink.requests.count("create") == 1


def test_a_marked_one_that_somebody_changed_is_the_persons_word(totals: Desk) -> None:
    """It is neither doubled nor overwritten."""
    totals.sink.leaves_mark = lambda: True
    add(totals, 6, 30)
    backup = totals.store.copy()
    deliver(totals)
    (stands,) = totals.sink.stands
    totals.sink.change(stands, seconds=600)
    older = totals.restore(backup)
    deliver(older)

    (met,) = older.deliveries.outbox()
    assert (met.state, met.is_set_aside) == (DeliveryState.STUCK, True)
    assert [w.seconds for _, w in older.sink.ours()] == [600]


def test_the_date_is_kept_and_nothing_else() -> None:
    """What the fake keeps is what its kind says."""
    said = Worklog(INVOICE, at(Desk(), 6), 1800, "Cents", "m")

    assert date_only(said) == replace(said, started_at=at(Desk(), 12), comment="")
