"""Which tracked time goes with a deleted picture: what it stands for, and never more."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.core.made import LOGIN, Book, at, uid
from tracksync.core.journal.ledger import Impossible
from tracksync.core.journal.picture_events import TimeSubtracted
from tracksync.core.pictures.subtracting import Span, spans_of, taken_off

FIVE = timedelta(minutes=5)


def span(start: datetime, end: datetime) -> Span:
    return Span(start, end)


# What goes, what else there is of the day; which time goes.
SPANS = [
    ([], [at(9, 5)], []),
    ([at(9, 5)], [at(9, 5)], [span(at(9), at(9, 5))]),
    ([at(9, 5)], [at(9), at(9, 5), at(9, 10)], [span(at(9), at(9, 5))]),
    ([at(9, 5)], [at(9, 3), at(9, 5)], [span(at(9, 3), at(9, 5))]),
    ([at(9, 30)], [at(9), at(9, 30)], [span(at(9, 25), at(9, 30))]),
    ([at(9, 5), at(9, 5)], [at(9, 5), at(9, 5)], [span(at(9), at(9, 5))]),
    ([at(9, 10), at(9, 5)], [at(9, 5), at(9, 10)], [span(at(9), at(9, 10))]),
    (
        [at(9, 5), at(9, 15)],
        [at(9, 5), at(9, 10), at(9, 15)],
        [span(at(9), at(9, 5)), span(at(9, 10), at(9, 15))],
    ),
]


@pytest.mark.parametrize(("gone", "moments", "spans"), SPANS)
def test_a_picture_stands_for_the_time_since_the_one_before(
    gone: list[datetime], moments: list[datetime], spans: list[Span]
) -> None:
    """Two monitors are one moment; after a gap it is one interval and no more."""
    assert spans_of(dict.fromkeys(gone, FIVE), moments, at(11)) == tuple(spans)


def test_each_picture_takes_the_interval_of_its_own_time() -> None:
    """A longer interval today makes an old picture stand for no more than it did."""
    gone = {at(9, 5): FIVE, at(10): timedelta(minutes=10)}

    assert spans_of(gone, gone, at(11)) == (span(at(9), at(9, 5)), span(at(9, 50), at(10)))


def test_nothing_goes_of_a_time_that_has_not_come() -> None:
    """The clock was an hour fast when they were taken, and is right now."""
    taken = [at(9, 5), at(9, 10), at(9, 40)]

    assert spans_of(dict.fromkeys(taken, FIVE), taken, at(9, 8)) == (span(at(9), at(9, 8)),)
    assert spans_of(dict.fromkeys(taken, FIVE), taken, at(8)) == ()


@pytest.fixture
def book() -> Book:
    """Entry 1 from nine to ten, entry 2 runs since ten."""
    book = Book()
    book.start(1, at(9))
    book.start(2, at(10))
    return book


def cut(book: Book, entry: int, start: datetime, end: datetime) -> None:
    book.add(TimeSubtracted(uid(entry), start, end, uid(7)))


# Of which entry, from when to when; what is left of it.
CUTS = [
    (1, at(8, 50), at(9, 5), {1: (at(9, 5), at(10))}),
    (1, at(9), at(9, 5), {1: (at(9, 5), at(10))}),
    (1, at(9, 55), at(10), {1: (at(9), at(9, 55))}),
    (1, at(9, 55), at(10, 5), {1: (at(9), at(9, 55))}),
    (1, at(9, 20), at(9, 25), {1: (at(9), at(9, 20)), 7: (at(9, 25), at(10))}),
    (1, at(9), at(10), {}),
    (1, at(8), at(11), {}),
    (2, at(9, 58), at(10, 3), {2: (at(10, 3), None)}),
    (2, at(10, 5), at(10, 10), {2: (at(10), at(10, 5)), 7: (at(10, 10), None)}),
]


@pytest.mark.parametrize(("entry", "start", "end", "left"), CUTS)
def test_the_time_is_cut_out_of_the_entry(
    book: Book,
    entry: int,
    start: datetime,
    end: datetime,
    left: dict[int, tuple[datetime, datetime | None]],
) -> None:
    """What is before and behind stays; a timer that runs goes on."""
    before = book.ledger.entries[uid(entry)]
    lost = taken_off([before], [span(start, end)])
    whole = before.length_at(at(12))
    cut(book, entry, start, end)

    assert {n: book.spans[n] for n in (entry, 7) if n in book.spans} == left
    assert whole - lost == sum(
        (book.ledger.entries[uid(n)].length_at(at(12)) for n in left), timedelta()
    )
    assert book.running == (7 if 7 in left and entry == 2 else 2)


@pytest.mark.parametrize(
    ("start", "end"), [(at(8), at(9)), (at(10), at(10, 5)), (at(9, 30), at(9, 30))]
)
def test_what_lies_beside_it_takes_nothing(book: Book, start: datetime, end: datetime) -> None:
    """The event would not be true."""
    with pytest.raises(Impossible, match="must lie inside"):
        cut(book, 1, start, end)
    assert taken_off([book.ledger.entries[uid(1)]], [span(start, end)]) == timedelta()


def test_two_entries_at_once_lose_it_both(book: Book) -> None:
    """Overlap is shown, so it is counted."""
    book.have(3, at(9), at(9, 30), task=LOGIN)
    both = [book.ledger.entries[uid(n)] for n in (1, 3)]

    assert taken_off(both, [span(at(9), at(9, 5))]) == 2 * FIVE


@given(st.sets(st.integers(0, 200), min_size=1), st.data())
def test_spans_are_apart_in_order_and_no_longer_than_what_goes(
    minutes: set[int], data: st.DataObject
) -> None:
    """However many go: never more than an interval for each."""
    moments = [at(9) + timedelta(minutes=minute) for minute in minutes]
    gone = data.draw(st.sets(st.sampled_from(moments)))
    spans = spans_of(dict.fromkeys(gone, FIVE), moments, at(23))

    assert list(spans) == sorted(spans)
    assert all(one.end_at < other.start_at for one, other in pairwise(spans))
    assert sum((one.end_at - one.start_at for one in spans), timedelta()) <= len(gone) * FIVE
