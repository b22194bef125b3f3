"""Changing entries by hand: add, edit, delete, split, merge."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.unit.core.made import INVOICE, LOGIN, TEXT, Book, at, uid
from tracksync.core.journal import events as ev
from tracksync.core.journal.entries import Entry, EntryText, Origin
from tracksync.core.journal.ledger import Impossible


@pytest.fixture
def book() -> Book:
    """Entry 1 from nine to ten, entry 2 runs since ten."""
    book = Book()
    book.start(1, at(9))
    book.start(2, at(10))
    return book


def test_an_entry_can_be_added_over_another(book: Book) -> None:
    """Overlap is shown, never silently cut."""
    book.have(3, at(9, 30), at(9, 45), task=LOGIN)

    assert book.ledger.entry(uid(3)) == Entry(
        uid(3), LOGIN, at(9, 30), at(9, 45), "UTC", TEXT, Origin.MANUAL
    )
    assert book.spans[1] == (at(9), at(10))


def test_an_entry_that_ends_before_it_starts_is_not_added(book: Book) -> None:
    """There is no negative time."""
    with pytest.raises(Impossible, match="would end before it starts"):
        book.have(3, at(9), at(8))


def test_an_edit_says_everything_anew(book: Book) -> None:
    """Times, task and text are what the edit says, and no more."""
    book.add(ev.EntryEdited(uid(1), LOGIN, EntryText("Login", note="mine"), at(8), at(9)))

    assert book.ledger.entries[uid(1)] == Entry(
        uid(1), LOGIN, at(8), at(9), "UTC", EntryText("Login", note="mine")
    )


def test_the_running_entry_can_be_edited_and_runs_on(book: Book) -> None:
    """Moving its start does not stop it."""
    book.add(ev.EntryEdited(uid(2), INVOICE, TEXT, at(9, 30), None))

    assert (book.spans[2], book.running) == ((at(9, 30), None), 2)


def test_giving_the_running_entry_an_end_stops_the_timer(book: Book) -> None:
    """An entry with an end does not run."""
    book.add(ev.EntryEdited(uid(2), INVOICE, TEXT, at(10), at(11)))

    assert (book.spans[2], book.running) == ((at(10), at(11)), None)


def test_an_ended_entry_cannot_be_made_to_run(book: Book) -> None:
    """At most one entry runs, and only the timer starts it."""
    with pytest.raises(Impossible, match="only the running entry"):
        book.add(ev.EntryEdited(uid(1), INVOICE, TEXT, at(9), None))


def test_an_edit_cannot_turn_time_around(book: Book) -> None:
    """There is no negative time."""
    with pytest.raises(Impossible, match="cannot end before it starts"):
        book.add(ev.EntryEdited(uid(1), INVOICE, TEXT, at(9), at(8)))


def test_an_entry_may_have_no_length(book: Book) -> None:
    """A start and stop by mistake, added or edited so."""
    book.have(3, at(8), at(8))
    book.add(ev.EntryEdited(uid(1), INVOICE, TEXT, at(9), at(9)))

    assert (book.spans[3], book.spans[1]) == ((at(8), at(8)), (at(9), at(9)))


def test_a_deleted_entry_is_gone(book: Book) -> None:
    """The timer on another one goes on."""
    book.add(ev.EntryDeleted(uid(1)))

    assert (book.spans, book.running) == ({2: (at(10), None)}, 2)


def test_deleting_the_running_entry_stops_the_timer(book: Book) -> None:
    """A timer cannot run on nothing."""
    book.add(ev.EntryDeleted(uid(2)))

    assert (book.spans, book.running) == ({1: (at(9), at(10))}, None)


@pytest.mark.parametrize(
    "event",
    [
        ev.EntryDeleted(uid(7)),
        ev.EntryEdited(uid(7), INVOICE, TEXT, at(9), at(10)),
        ev.EntrySplit(uid(7), at(9), uid(8)),
        ev.EntriesMerged(uid(1), (uid(7),), TEXT),
    ],
    ids=["delete", "edit", "split", "merge"],
)
def test_what_is_not_there_cannot_be_changed(book: Book, event: ev.Event) -> None:
    """Somebody else deleted it first."""
    with pytest.raises(Impossible, match="does not exist"):
        book.add(event)


def test_a_split_makes_two_that_meet(book: Book) -> None:
    """Task and text are the same in both; no minute is lost."""
    book.add(ev.EntrySplit(uid(1), at(9, 20), uid(3)))

    assert (book.spans[1], book.spans[3]) == ((at(9), at(9, 20)), (at(9, 20), at(10)))
    assert book.ledger.entries[uid(3)].text == TEXT


def test_splitting_the_running_entry_leaves_the_later_part_running(book: Book) -> None:
    """The timer is where now is."""
    book.add(ev.EntrySplit(uid(2), at(10, 20), uid(3)))

    assert (book.spans[2], book.spans[3]) == ((at(10), at(10, 20)), (at(10, 20), None))
    assert book.running == 3


@pytest.mark.parametrize("hour", [8, 9, 10, 11])
def test_a_split_must_lie_inside(book: Book, hour: int) -> None:
    """An empty half is no half."""
    with pytest.raises(Impossible, match="must lie inside"):
        book.add(ev.EntrySplit(uid(1), at(hour), uid(3)))


def test_a_split_of_the_running_entry_must_lie_after_its_start(book: Book) -> None:
    """An empty half is no half, here too."""
    with pytest.raises(Impossible, match="must lie inside"):
        book.add(ev.EntrySplit(uid(2), at(10), uid(3)))


def test_a_merge_reaches_from_the_first_start_to_the_last_end(book: Book) -> None:
    """The time between becomes part of the entry: that is what merging says."""
    book.have(3, at(7), at(8))
    joined = EntryText("Invoice export", note="one\ntwo")
    book.add(ev.EntriesMerged(uid(1), (uid(3),), joined))

    assert book.spans == {1: (at(7), at(10)), 2: (at(10), None)}
    assert book.ledger.entries[uid(1)].text == joined


def test_a_merge_with_the_running_entry_runs(book: Book) -> None:
    """The timer moves to what is left."""
    book.add(ev.EntriesMerged(uid(1), (uid(2),), TEXT))

    assert (book.spans, book.running) == ({1: (at(9), None)}, 1)


@pytest.mark.parametrize("others", [(), (uid(1),), (uid(2), uid(2))], ids=["none", "self", "twice"])
def test_a_merge_needs_different_entries(book: Book, others: tuple[UUID, ...]) -> None:
    """Merging one with itself would only lose it."""
    with pytest.raises(Impossible, match="two or more different"):
        book.add(ev.EntriesMerged(uid(1), others, TEXT))
