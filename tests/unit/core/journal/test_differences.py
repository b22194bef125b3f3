"""What one record changed in one entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from tracksync.core.journal.differences import Aspect, Difference, differences
from tracksync.core.journal.entries import (
    ERASED,
    Change,
    Entry,
    EntryChange,
    EntryText,
    Timer,
    TimerChange,
)
from tracksync.core.tasks import TaskRef

NINE = datetime(2026, 11, 20, 9, tzinfo=UTC)
TEN = NINE + timedelta(hours=1)
LATER = NINE + timedelta(minutes=10)
ID, OTHER = UUID(int=1), UUID(int=2)
ENTRY = Entry(
    ID, TaskRef.parse("jira:1"), NINE, TEN, "Europe/Berlin", EntryText("Cents", "P-1", "a")
)


def told(before: Entry | None, after: Entry | None) -> tuple[Difference, ...]:
    return differences([EntryChange(ID, before, after)], ID)


def test_a_moved_start_tells_both_times() -> None:
    """From when to when."""
    moved = replace(ENTRY, start_at=LATER)

    assert told(ENTRY, moved) == (Difference(Aspect.START, NINE, LATER),)


def test_a_new_entry_tells_all_it_began_with() -> None:
    """An ended one with its end, a running one without; what was not there is None."""
    end = Difference(Aspect.END, None, TEN)
    rest = (
        Difference(Aspect.START, None, NINE),
        Difference(Aspect.TASK, None, "P-1  Cents"),
        Difference(Aspect.NOTE),
    )

    assert told(None, ENTRY) == (rest[0], end, *rest[1:])
    assert told(None, replace(ENTRY, end_at=None)) == rest


def test_another_task_tells_both_names() -> None:
    """A local task has no key."""
    other = replace(ENTRY, task=TaskRef.parse("local:x"), text=EntryText("Mail", note="a"))

    assert told(ENTRY, other) == (Difference(Aspect.TASK, "P-1  Cents", "Mail"),)


def test_a_note_is_not_repeated() -> None:
    """That it changed is told; and nothing where its month was dropped."""
    noted = replace(ENTRY, text=EntryText("Cents", "P-1", "b"))

    assert told(ENTRY, noted) == (Difference(Aspect.NOTE),)
    assert told(replace(ENTRY, text=ERASED), noted) == ()
    assert told(ENTRY, replace(ENTRY, text=ERASED)) == ()


def test_only_the_entry_is_told_of_and_from_first_to_last() -> None:
    """Changes of others and of the timer are left out; two of its own are one."""
    halfway = replace(ENTRY, end_at=NINE)
    changes: list[Change] = [
        TimerChange(Timer(), Timer(ID)),
        EntryChange(OTHER, None, replace(ENTRY, id=OTHER)),
        EntryChange(ID, ENTRY, halfway),
        EntryChange(ID, halfway, replace(ENTRY, end_at=LATER)),
    ]

    assert differences(changes, ID) == (Difference(Aspect.END, TEN, LATER),)
    assert differences(changes[:2], ID) == ()


def test_an_entry_that_went_tells_nothing() -> None:
    """It is gone; that is what happened."""
    assert told(ENTRY, None) == ()
