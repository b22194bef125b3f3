"""What the person makes of a standup before it goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracksync.core.standup.composer import Line, Section, Standup
from tracksync.core.standup.postings import UNREVIEWED, Review
from tracksync.core.standup.review import (
    MOST_ADDED,
    approved,
    gist,
    is_own,
    moved,
    reviewed,
    reworded,
    switched,
    with_blocker,
)

DAY = date(2026, 11, 20)
EVE = DAY - timedelta(days=1)
LINES = (
    Line("login", Section.DONE, "Login redirect", "P-2"),
    Line("invoice", Section.DONE, "Invoice export", "P-1"),
    Line("next", Section.PLAN, "Invoice export", "P-1"),
    Line("later", Section.PLAN, "Something else", is_on=False),
)
STANDUP = Standup(DAY, EVE, EVE, LINES)


def ids(review: Review, section: Section = Section.DONE) -> list[str]:
    return [line.id for line in reviewed(STANDUP, review).lines if line.section is section]


def told(review: Review, section: Section = Section.DONE) -> list[str]:
    return [line.text for line in reviewed(STANDUP, review).part(section)]


def test_without_a_word_it_stays_as_it_is() -> None:
    """Nothing is changed that nobody changed."""
    assert reviewed(STANDUP, UNREVIEWED) == STANDUP


def test_a_line_is_switched_off_and_on_again() -> None:
    """Off it stays in sight and is not told; what is behind the limit can be switched on."""
    off = switched(UNREVIEWED, "login", is_on=False)

    assert (ids(off), told(off)) == (["login", "invoice"], ["Invoice export"])
    assert told(switched(off, "login", is_on=True)) == told(UNREVIEWED)
    assert told(switched(UNREVIEWED, "later", is_on=True), Section.PLAN)[-1] == "Something else"


def test_a_line_says_something_else() -> None:
    """On one line, without hidden marks; emptied it says again what it said."""
    word = reworded(UNREVIEWED, "login", "Logged\nin\u202e ")

    assert told(word) == ["Logged in", "Invoice export"]
    assert told(reworded(word, "login", " ")) == told(UNREVIEWED)


def test_lines_of_ones_own() -> None:
    """They stand behind the others; one that is taken out leaves the rest who they were."""
    word = with_blocker(UNREVIEWED, " The  printer ")
    word = with_blocker(word, "The weather")
    word = with_blocker(word, "  ")
    first, second = ids(word, Section.BLOCKERS)
    word = switched(word, second, is_on=False)
    gone = reworded(reworded(word, first, ""), second, "The wind")

    assert told(word, Section.BLOCKERS) == ["The printer"]
    assert ids(gone, Section.BLOCKERS) == [second]
    assert told(switched(gone, second, is_on=True), Section.BLOCKERS) == ["The wind"]
    assert is_own(second)
    assert not is_own("login")


def test_there_is_an_end_to_adding() -> None:
    """A standup is no store of texts."""
    word = UNREVIEWED
    for number in range(MOST_ADDED + 1):
        word = with_blocker(word, str(number))

    assert len(word.added) == MOST_ADDED


@pytest.mark.parametrize(
    ("line", "by", "order"),
    [
        ("invoice", -1, ["invoice", "login"]),
        ("login", 1, ["invoice", "login"]),
        ("login", -1, ["login", "invoice"]),
        ("invoice", 1, ["login", "invoice"]),
        ("unknown", 1, ["login", "invoice"]),
    ],
)
def test_a_line_is_moved_inside_its_section(line: str, by: int, order: list[str]) -> None:
    """Not out of it, and the other sections stay as they are."""
    word = moved(UNREVIEWED, LINES, line, by)

    assert ids(word) == order
    assert ids(word, Section.PLAN) == ["next", "later"]


def test_a_line_that_comes_later_follows() -> None:
    """What was put in order stays so when there is more to tell."""
    word = moved(UNREVIEWED, LINES, "invoice", -1)
    more = replace(STANDUP, lines=(Line("new", Section.DONE, "New"), *LINES))

    assert [line.id for line in reviewed(more, word).part(Section.DONE)] == [
        *("invoice", "login", "new")
    ]


def test_what_became_private_does_not_leave() -> None:
    """The person's word on a line that is no longer composed tells nothing of it."""
    word = reworded(switched(UNREVIEWED, "login", is_on=True), "login", "My salary")
    word = moved(word, LINES, "login", 1)
    without = replace(STANDUP, lines=LINES[1:])

    assert [line.id for line in reviewed(without, word).lines] == ["invoice", "next", "later"]
    assert "salary" not in repr(reviewed(without, word))


def test_it_is_approved_and_held_back_again() -> None:
    """A word of its own; the lines stay."""
    word = approved(switched(UNREVIEWED, "login", is_on=False), is_approved=True)

    assert word.is_approved
    assert told(word) == ["Invoice export"]
    assert not approved(word, is_approved=False).is_approved


def test_the_same_as_another_day() -> None:
    """Two days that tell the same are the same, whatever their dates and hours."""
    longer = tuple(replace(line, length=timedelta(hours=1)) for line in LINES)
    other = replace(STANDUP, day=date(2026, 11, 21), lines=longer)

    assert gist(STANDUP) == gist(other)
    assert gist(STANDUP) != gist(reviewed(STANDUP, switched(UNREVIEWED, "login", is_on=False)))
    assert gist(STANDUP) != gist(reviewed(STANDUP, reworded(UNREVIEWED, "login", "\ud800x")))


@given(st.lists(st.tuples(st.sampled_from([line.id for line in LINES]), st.sampled_from([-1, 1]))))
def test_moving_loses_no_line(moves: list[tuple[str, int]]) -> None:
    """However often lines are moved, each is there once and in its section."""
    word = UNREVIEWED
    for line, by in moves:
        word = moved(word, reviewed(STANDUP, word).lines, line, by)
    lines = reviewed(STANDUP, word).lines

    assert sorted(line.id for line in lines) == sorted(line.id for line in LINES)
    assert [line.section for line in lines] == [line.section for line in LINES]
