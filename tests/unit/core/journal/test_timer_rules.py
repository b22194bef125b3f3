"""The timer: starting, stopping, pausing, and what an absence or a stepped clock does to it."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.unit.core.made import INVOICE, LOGIN, TEXT, Book, at, uid
from tracksync.core.journal import events as ev
from tracksync.core.journal.entries import STOPPED, Evidence, Question, Timer, TimerChange
from tracksync.core.journal.ledger import Impossible


@pytest.fixture
def book() -> Book:
    """Entry 1 runs since nine."""
    book = Book()
    book.start(1, at(9))
    return book


def test_starting_ends_what_ran_in_the_same_moment(book: Book) -> None:
    """A switch leaves neither a gap nor an overlap."""
    book.start(2, at(10), task=LOGIN)

    assert book.spans == {1: (at(9), at(10)), 2: (at(10), None)}
    assert book.running == 2


def test_starting_twice_under_one_id_is_refused(book: Book) -> None:
    """An id names one entry for ever, and a refusal leaves everything as it was."""
    with pytest.raises(Impossible, match="exists already"):
        book.start(1, at(10))

    assert book.spans == {1: (at(9), None)}


def test_stopping_leaves_nothing_running(book: Book) -> None:
    """The entry has its end, the timer nothing."""
    book.stop(1, at(10))

    assert (book.spans, book.running) == ({1: (at(9), at(10))}, None)


def test_a_stop_before_the_start_makes_an_entry_without_length(book: Book) -> None:
    """A clock that was put back cannot make negative time."""
    book.stop(1, at(8))

    assert book.spans == {1: (at(9), at(9))}


def test_only_what_runs_can_be_stopped(book: Book) -> None:
    """Two doors cannot stop the same timer twice."""
    book.stop(1, at(10))

    with pytest.raises(Impossible, match="is not running"):
        book.stop(1, at(11))


def test_a_pause_ends_the_entry_and_remembers_it(book: Book) -> None:
    """Resuming goes on with the same task, as a new entry."""
    book.pause(at(10), until=at(11))
    paused = book.ledger.timer()
    book.resume(2, at(11))

    assert paused == Timer(None, is_paused=True, paused_entry=uid(1), paused_until=at(11))
    assert book.spans == {1: (at(9), at(10)), 2: (at(11), None)}
    assert book.running == 2


def test_pausing_again_only_moves_the_end_of_the_pause(book: Book) -> None:
    """What ran before the first pause is what runs after the last."""
    book.pause(at(10))
    book.pause(at(10, 30), until=at(12))

    assert book.ledger.timer().paused_entry == uid(1)
    assert book.ledger.timer().paused_until == at(12)


def test_a_pause_with_nothing_running_ends_with_nothing_running() -> None:
    """A pause also stops sampling; it needs no timer."""
    book = Book()
    book.pause(at(10))
    book.resume(7, at(11))

    assert (book.spans, book.ledger.timer()) == ({}, STOPPED)


def test_after_a_pause_nothing_need_go_on(book: Book) -> None:
    """The end of a pause may leave the timer stopped."""
    book.pause(at(10))
    book.resume(None, at(11))

    assert book.ledger.timer() == STOPPED


def test_what_was_deleted_during_a_pause_does_not_come_back(book: Book) -> None:
    """There is nothing left to go on with."""
    book.pause(at(10))
    book.add(ev.EntryDeleted(uid(1)))
    book.resume(2, at(11))

    assert (book.spans, book.ledger.timer()) == ({}, STOPPED)


def test_what_was_merged_during_a_pause_goes_on_as_what_it_became(book: Book) -> None:
    """Tidying up in a break does not lose the way back to work."""
    book.have(2, at(8), at(9))
    book.pause(at(10))
    book.add(ev.EntriesMerged(uid(2), (uid(1),), TEXT))
    book.resume(3, at(11))

    assert book.spans == {2: (at(8), at(10)), 3: (at(11), None)}


def test_resuming_without_a_pause_is_refused(book: Book) -> None:
    """Nothing is paused, so nothing can go on."""
    with pytest.raises(Impossible, match="nothing is paused"):
        book.resume(2, at(10))


def test_starting_ends_a_pause(book: Book) -> None:
    """Work goes before breaks."""
    book.pause(at(10))
    book.start(2, at(10, 30))

    assert book.ledger.timer() == Timer(uid(2))


def test_an_absence_cuts_the_entry_and_asks(book: Book) -> None:
    """The time between belongs to nobody until the person says so; the timer goes on after it."""
    book.absent((at(10), at(11)), before=1, after=2)

    assert book.spans == {1: (at(9), at(10)), 2: (at(11), None)}
    assert book.running == 2
    assert book.ledger.question(uid(501)) == Question(
        uid(501), at(10), at(11), "UTC", INVOICE, TEXT, uid(1), uid(2), (Evidence.NO_INPUT,)
    )


def test_after_a_long_absence_the_timer_stays_stopped(book: Book) -> None:
    """A new morning is a new start."""
    book.absent((at(18), at(32)), before=1, after=None)

    assert (book.spans, book.running) == ({1: (at(9), at(18))}, None)


def test_an_absence_from_before_the_start_begins_with_the_entry(book: Book) -> None:
    """Nothing was tracked before, so nothing is asked about it."""
    book.absent((at(8), at(10)), before=1, after=2)

    assert book.ledger.questions[uid(501)].start_at == at(9)


def test_an_absence_that_begins_with_the_entry_moves_its_start(book: Book) -> None:
    """Nothing was tracked before it, so there is no piece before it; the entry keeps its name."""
    book.absent((at(9), at(10)), before=1, after=1)

    assert (book.spans, book.running) == ({1: (at(10), None)}, 1)
    assert book.ledger.questions[uid(501)].after == uid(1)


def test_kept_time_at_the_start_makes_the_entry_whole_again(book: Book) -> None:
    """As if nobody had asked."""
    book.absent((at(9), at(10)), before=1, after=1)
    book.answer(1, ev.Choice.KEEP)

    assert (book.spans, book.running) == ({1: (at(9), None)}, 1)


def test_an_absence_inside_the_entry_leaves_a_piece_before_it(book: Book) -> None:
    """That piece cannot go by the name of the one behind."""
    with pytest.raises(Impossible, match="begins inside the entry"):
        book.absent((at(10), at(11)), before=1, after=1)


def test_a_clock_stepped_at_the_start_moves_it(book: Book) -> None:
    """Nothing was tracked by the old time."""
    book.add(ev.ClockStepped(uid(1), at(9), uid(1), at(11), 7_200_000, "UTC"))

    assert (book.spans, book.running) == ({1: (at(11), None)}, 1)


def test_a_clock_stepped_later_leaves_a_piece_before_it(book: Book) -> None:
    """By the old time."""
    with pytest.raises(Impossible, match="begins inside the entry"):
        book.add(ev.ClockStepped(uid(1), at(10), uid(1), at(11), 3_600_000, "UTC"))


@pytest.mark.parametrize("end", [at(9), at(8, 30), at(10)])
def test_an_absence_without_length_is_refused(book: Book, end: datetime) -> None:
    """There would be nothing to ask about."""
    with pytest.raises(Impossible, match="must end after it starts"):
        book.absent((at(10), end), before=1, after=2)


def test_an_absence_of_a_stopped_timer_is_refused(book: Book) -> None:
    """Only running time can be in doubt."""
    book.stop(1, at(10))

    with pytest.raises(Impossible, match="is not running"):
        book.absent((at(10), at(11)), before=1, after=2)


def test_a_question_is_asked_under_its_own_name(book: Book) -> None:
    """A second question must not take the place of the first."""
    book.absent((at(10), at(11)), before=1, after=2)
    same = ev.AbsenceFound(uid(501), uid(2), at(12), at(13), uid(3), "UTC", (Evidence.LOCKED,))

    with pytest.raises(Impossible, match="exists already"):
        book.add(same)


def test_a_stepped_clock_goes_on_from_the_new_time(book: Book) -> None:
    """An hour put forward by hand is not an hour of work."""
    book.add(ev.ClockStepped(uid(1), at(10), uid(2), at(11), 3_600_000, "UTC"))

    assert book.spans == {1: (at(9), at(10)), 2: (at(11), None)}
    assert book.running == 2


def test_a_stepped_clock_may_stop_the_timer(book: Book) -> None:
    """Where nobody is there, nothing goes on."""
    book.add(ev.ClockStepped(uid(1), at(10), None, at(11), 3_600_000, "UTC"))

    assert (book.spans, book.running) == ({1: (at(9), at(10))}, None)


def test_a_stepped_clock_with_nothing_running_is_only_noted() -> None:
    """The journal witnesses it; no entry changes."""
    book = Book()
    noted = book.add(ev.ClockStepped(None, at(10), None, at(11), 3_600_000, "UTC"))

    assert book.ledger.changes_of(noted) == ()


def test_a_stepped_clock_cuts_only_what_runs(book: Book) -> None:
    """An ended entry is settled, whatever the clock does."""
    book.stop(1, at(10))

    with pytest.raises(Impossible, match="is not running"):
        book.add(ev.ClockStepped(uid(1), at(10), uid(2), at(11), 3_600_000, "UTC"))


def test_two_things_never_go_by_one_id(book: Book) -> None:
    """An absence that names the entry after it as its question would lose one of them."""
    event = ev.AbsenceFound(uid(2), uid(1), at(10), at(11), uid(2), "UTC", (Evidence.LOCKED,))

    with pytest.raises(Impossible, match="the same id"):
        book.add(event)


def test_what_only_witnesses_changes_nothing(book: Book) -> None:
    """Locks, runs and checkpoints stand in the journal and nowhere else."""
    noted = book.add(ev.SessionNoted(ev.SessionFact.LOCKED))

    assert book.ledger.changes_of(noted) == ()


def test_the_timer_is_told_last_and_only_when_it_changed(book: Book) -> None:
    """Whoever follows the changes has the entries first."""
    last = book.ledger.changes_of(book.start(2, at(10)))
    added = book.ledger.changes_of(book.have(3, at(7), at(8)))

    assert [isinstance(change, TimerChange) for change in last] == [False, False, True]
    assert [isinstance(change, TimerChange) for change in added] == [False]
