"""Undo: what a record did is taken back, unless something else has happened to it since."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.core.made import INVOICE, LOGIN, TEXT, Book, at, uid
from tracksync.core.journal import events as ev
from tracksync.core.journal.entries import ERASED, EntryText, QuestionState, TimerChange
from tracksync.core.journal.ledger import Impossible, fold


@pytest.fixture
def book() -> Book:
    """Entry 1 runs since nine."""
    book = Book()
    book.start(1, at(9))
    return book


def test_a_start_can_be_undone_and_what_ran_goes_on(book: Book) -> None:
    """A switch by mistake leaves no trace in the day."""
    book.undo(book.start(2, at(10), task=LOGIN))

    assert (book.spans, book.running) == ({1: (at(9), None)}, 1)


def test_undoing_an_undo_does_it_again(book: Book) -> None:
    """Undo appends; so it can itself be taken back."""
    stopped = book.stop(1, at(10))
    book.undo(book.undo(stopped))

    assert (book.spans, book.running) == ({1: (at(9), at(10))}, None)


def test_a_deleted_entry_comes_back_whole(book: Book) -> None:
    """With its text, and running if it ran."""
    before = book.ledger.entries[uid(1)]
    book.undo(book.add(ev.EntryDeleted(uid(1))))

    assert (book.ledger.entries[uid(1)], book.running) == (before, 1)


def test_an_answer_can_be_taken_back(book: Book) -> None:
    """The question waits again, and the entries are as they were."""
    book.absent((at(12), at(13)), before=1, after=2)
    before = book.spans
    book.undo(book.answer(1, ev.Choice.KEEP))

    assert (book.spans, book.running) == (before, 2)
    assert book.ledger.questions[uid(501)].state is QuestionState.OPEN


def test_an_absence_can_be_taken_back(book: Book) -> None:
    """The question is gone, and the entry runs on as if nobody had asked."""
    book.undo(book.absent((at(12), at(13)), before=1, after=2))

    assert (book.spans, book.ledger.questions) == ({1: (at(9), None)}, {})


def test_an_answered_absence_cannot_be_taken_back(book: Book) -> None:
    """First the answer, then the question."""
    found = book.absent((at(12), at(13)), before=1, after=2)
    book.answer(1, ev.Choice.DISCARD)

    with pytest.raises(Impossible, match="the question was changed again"):
        book.undo(found)


def test_an_entry_changed_since_is_not_overwritten(book: Book) -> None:
    """What was done later stays."""
    book.stop(1, at(10))
    edited = book.add(ev.EntryEdited(uid(1), INVOICE, TEXT, at(8), at(10)))
    book.add(ev.EntryEdited(uid(1), INVOICE, TEXT, at(7), at(10)))

    with pytest.raises(Impossible, match="the entry was changed again"):
        book.undo(edited)


def test_a_note_written_since_is_not_overwritten(book: Book) -> None:
    """Words count as a change as times do."""
    noted = book.add(ev.EntryEdited(uid(1), INVOICE, replace(TEXT, note="one"), at(9), None))
    book.add(ev.EntryEdited(uid(1), INVOICE, replace(TEXT, note="two"), at(9), None))

    with pytest.raises(Impossible, match="the entry was changed again"):
        book.undo(noted)


@pytest.mark.parametrize("which", ["now", "then"])
def test_text_that_was_erased_does_not_stand_in_the_way(book: Book, which: str) -> None:
    """After a month was dropped its times can still be put right."""
    book.stop(1, at(10))
    edited = book.add(
        ev.EntryEdited(uid(1), INVOICE, ERASED if which == "then" else TEXT, at(8), at(10))
    )
    text = ERASED if which == "now" else EntryText("Invoice export", note="still here")
    book.ledger.entries[uid(1)] = replace(book.ledger.entries[uid(1)], text=text)
    book.undo(edited)

    assert book.spans == {1: (at(9), at(10))}


def test_a_timer_changed_since_is_not_overwritten(book: Book) -> None:
    """Undoing a deletion must not start a second timer."""
    deleted = book.add(ev.EntryDeleted(uid(1)))
    book.start(2, at(10))

    with pytest.raises(Impossible, match="the timer was changed again"):
        book.undo(deleted)


@pytest.mark.parametrize("number", [7, 1001], ids=["unknown", "only a witness"])
def test_what_did_nothing_cannot_be_undone(number: int) -> None:
    """There is nothing to take back."""
    book = Book()
    book.add(ev.RunStarted("1.0"))

    with pytest.raises(Impossible, match="nothing to undo"):
        book.undo(uid(number))


def test_undoing_the_same_record_twice_is_refused(book: Book) -> None:
    """The second time there is something else than it left."""
    added = book.have(3, at(7), at(8))
    book.undo(added)

    with pytest.raises(Impossible, match="changed again"):
        book.undo(added)


def test_an_undo_tells_the_timer_last_too(book: Book) -> None:
    """Whoever follows the changes has the entries first, in both directions."""
    undone = book.undo(book.start(2, at(10)))
    kinds = [isinstance(change, TimerChange) for change in book.ledger.changes_of(undone)]

    assert kinds == [False, False, True]


def test_a_merge_undone_in_a_pause_lets_the_pause_remember_what_it_did(book: Book) -> None:
    """Resuming goes on with the entry that is back."""
    book.have(2, at(8), at(9))
    book.pause(at(10))
    book.undo(book.add(ev.EntriesMerged(uid(2), (uid(1),), TEXT)))

    assert book.ledger.timer().paused_entry == uid(1)


def test_the_whole_journal_gives_the_same_state(book: Book) -> None:
    """Entries are a function of the journal."""
    book.absent((at(12), at(13)), before=1, after=2)
    book.undo(book.answer(1, ev.Choice.KEEP))
    again = fold(book.records)

    assert (again.entries, again.questions) == (book.ledger.entries, book.ledger.questions)
    assert again.timer() == book.ledger.timer()
    assert all(again.changes_of(r) == book.ledger.changes_of(r) for r, _ in book.records)
