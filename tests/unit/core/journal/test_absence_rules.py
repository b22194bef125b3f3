"""The person's word on unknown time: kept, a break, or work on something else."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.unit.core.made import INVOICE, LOGIN, TEXT, Book, at, minutes, uid
from tracksync.core.journal import events as ev
from tracksync.core.journal.entries import Entry, EntryText, Origin, QuestionState
from tracksync.core.journal.events import Choice
from tracksync.core.journal.ledger import Impossible
from tracksync.core.tasks import TaskRef

LUNCH = (at(12), at(13))


def part(
    number: int, start: datetime, end: datetime, task: TaskRef | None = LOGIN
) -> ev.AbsencePart:
    return ev.AbsencePart(start, end, uid(number), task, None if task is None else TEXT)


@pytest.fixture
def book() -> Book:
    """Entry 1 from nine to twelve, a question over lunch, entry 2 runs since one."""
    book = Book()
    book.start(1, at(9))
    book.absent(LUNCH, before=1, after=2)
    return book


def state(book: Book) -> QuestionState:
    return book.ledger.questions[uid(501)].state


def test_kept_time_joins_the_entries_around_it(book: Book) -> None:
    """It was work all along: one entry, and the timer goes on in it."""
    book.answer(1, Choice.KEEP)

    assert (book.spans, book.running) == ({1: (at(9), None)}, 1)
    assert state(book) is QuestionState.ANSWERED


def test_time_kept_later_joins_what_has_ended_since(book: Book) -> None:
    """The answer may come in the evening, with another timer running."""
    book.start(3, at(15), task=LOGIN)
    book.answer(1, Choice.KEEP)

    assert (book.spans, book.running) == ({1: (at(9), at(15)), 3: (at(15), None)}, 3)


def test_time_kept_during_a_pause_is_what_goes_on_after_it(book: Book) -> None:
    """The pause remembers the joined entry."""
    book.pause(at(15))
    book.answer(1, Choice.KEEP)

    assert book.spans == {1: (at(9), at(15))}
    assert book.ledger.timer().paused_entry == uid(1)


def test_time_kept_after_a_long_absence_lengthens_the_entry_before() -> None:
    """Nothing goes on after it, so it ends where the absence ended."""
    book = Book()
    book.start(1, at(9))
    book.absent((at(12), at(20)), before=1, after=None)
    book.answer(1, Choice.KEEP)

    assert (book.spans, book.running) == ({1: (at(9), at(20))}, None)


@pytest.mark.parametrize(
    "edit",
    [
        ev.EntryEdited(uid(2), LOGIN, TEXT, at(13), None),
        ev.EntryEdited(uid(2), INVOICE, EntryText("Invoice export", note="mine"), at(13), None),
        ev.EntryEdited(uid(2), INVOICE, TEXT, at(13, 30), None),
    ],
    ids=["another task", "another note", "another start"],
)
def test_kept_time_does_not_swallow_what_was_changed_since(
    book: Book, edit: ev.EntryEdited
) -> None:
    """The entry after keeps what the person said about it; the one before is lengthened."""
    book.add(edit)
    book.answer(1, Choice.KEEP)

    assert book.spans == {1: (at(9), at(13)), 2: (edit.start_at, None)}


SHORTER = ev.EntryEdited(uid(1), INVOICE, TEXT, at(9), at(11))
GONE = ev.EntryDeleted(uid(1))


@pytest.mark.parametrize("change", [GONE, SHORTER], ids=["deleted", "ends earlier"])
def test_kept_time_lengthens_the_entry_after_where_none_before_meets_it(
    book: Book, change: ev.Event
) -> None:
    """It was work on the same task, and the hour is not lost."""
    book.add(change)
    book.answer(1, Choice.KEEP)

    assert (book.spans[2], book.running) == ((at(12), None), 2)


@pytest.mark.parametrize("change", [GONE, SHORTER], ids=["deleted", "ends earlier"])
@pytest.mark.parametrize(
    "later",
    [
        ev.EntryDeleted(uid(2)),
        ev.EntryEdited(uid(2), LOGIN, TEXT, at(13), None),
        ev.EntryEdited(uid(2), INVOICE, TEXT, at(13, 30), None),
    ],
    ids=["no entry after", "another task after", "a later start"],
)
def test_kept_time_stands_by_itself_where_nothing_meets_it(
    book: Book, change: ev.Event, later: ev.Event
) -> None:
    """There is no entry left to be lengthened, and the hour is not lost."""
    book.add(change)
    book.add(later)
    book.answer(1, Choice.KEEP, part(9, *LUNCH, INVOICE))

    assert book.ledger.entries[uid(9)] == Entry(
        uid(9), INVOICE, *LUNCH, "UTC", TEXT, Origin.ABSENCE
    )


def test_keeping_is_refused_where_it_would_lose_the_time(book: Book) -> None:
    """With nothing to lengthen and no entry to make, an answer would be an empty promise."""
    book.add(ev.EntryDeleted(uid(1)))
    book.add(ev.EntryDeleted(uid(2)))

    with pytest.raises(Impossible, match="do not fill the span"):
        book.answer(1, Choice.KEEP)


def test_two_absences_in_a_row_can_both_be_kept(book: Book) -> None:
    """Whichever is answered first, no minute is lost and the timer runs on."""
    book.absent((at(15), at(16)), before=2, after=3)
    book.answer(1, Choice.KEEP)
    book.answer(2, Choice.KEEP)

    assert (book.spans, book.running) == ({1: (at(9), at(15)), 3: (at(15), None)}, 3)


def test_two_absences_kept_from_the_last_one_on_become_one_entry(book: Book) -> None:
    """Each answer joins what is on both sides of it."""
    book.absent((at(15), at(16)), before=2, after=3)
    book.answer(2, Choice.KEEP)
    book.answer(1, Choice.KEEP)

    assert (book.spans, book.running) == ({1: (at(9), None)}, 1)


def test_a_break_changes_no_entry(book: Book) -> None:
    """The cut was made when the absence was found."""
    before = book.spans
    book.answer(1, Choice.DISCARD)

    assert (book.spans, state(book)) == (before, QuestionState.ANSWERED)


def test_later_leaves_the_question_in_the_inbox(book: Book) -> None:
    """It can be answered any time after."""
    book.answer(1, Choice.LATER)
    deferred = state(book)
    book.answer(1, Choice.DISCARD)

    assert (deferred, state(book)) == (QuestionState.DEFERRED, QuestionState.ANSWERED)


def test_the_span_can_be_split_between_tasks_and_breaks(book: Book) -> None:
    """Half an hour of lunch, half an hour on something else."""
    book.answer(1, Choice.ASSIGN, part(8, at(12), at(12, 30), None), part(9, at(12, 30), at(13)))

    made = book.ledger.entries[uid(9)]
    assert (made.task, made.duration, made.origin) == (LOGIN, minutes(30), Origin.ABSENCE)
    assert uid(8) not in book.ledger.entries


def test_a_piece_says_what_its_task_is_called_or_what_the_question_says(book: Book) -> None:
    """Work on another task has that task's name; on the same task, the one it had."""
    own = EntryText("Fix login redirect", "PROJ-139")
    named = ev.AbsencePart(at(12), at(12, 30), uid(8), LOGIN, own)
    same = ev.AbsencePart(at(12, 30), at(13), uid(9), INVOICE, None)
    book.answer(1, Choice.ASSIGN, named, same)

    assert [book.ledger.entries[uid(n)].text for n in (8, 9)] == [own, TEXT]


@pytest.mark.parametrize(
    "parts",
    [
        (),
        (part(8, at(12), at(12, 30)),),
        (part(8, at(12, 10), at(13)),),
        (part(8, at(12), at(13, 30)),),
        (part(8, at(12), at(12, 40)), part(9, at(12, 20), at(13))),
        (part(8, at(12), at(12)), part(9, at(12), at(13))),
    ],
    ids=["none", "too short", "too late", "too long", "overlapping", "empty piece"],
)
def test_pieces_must_fill_the_span_in_order(book: Book, parts: tuple[ev.AbsencePart, ...]) -> None:
    """No minute is left over and none is told twice."""
    with pytest.raises(Impossible, match="do not fill the span"):
        book.answer(1, Choice.ASSIGN, *parts)


def test_two_pieces_cannot_be_one_entry(book: Book) -> None:
    """One of them would be lost."""
    with pytest.raises(Impossible, match="the same id"):
        book.answer(1, Choice.ASSIGN, part(9, at(12), at(12, 30)), part(9, at(12, 30), at(13)))


def test_a_question_is_answered_once(book: Book) -> None:
    """A second click, or a second device, changes nothing."""
    book.answer(1, Choice.DISCARD)

    with pytest.raises(Impossible, match="answered already"):
        book.answer(1, Choice.KEEP)


def test_what_was_never_asked_cannot_be_answered(book: Book) -> None:
    """The question does not exist."""
    with pytest.raises(Impossible, match="does not exist"):
        book.answer(7, Choice.KEEP)
