"""Entries: how long they are, and which share time."""

from __future__ import annotations

from datetime import timedelta

from tests.unit.core.made import at, entry, minutes, uid
from tracksync.core.journal.entries import overlaps

NOON = at(12)


def test_an_ended_entry_is_as_long_as_its_span() -> None:
    """Whatever time it is asked at."""
    ended = entry(1, at(9), at(10))

    assert (ended.duration, ended.length_at(NOON)) == (minutes(60), minutes(60))


def test_the_running_entry_grows() -> None:
    """It has no length of its own yet; how long it is depends on now."""
    running = entry(1, at(9), None)

    assert (running.duration, running.length_at(NOON)) == (timedelta(0), minutes(180))


def test_the_running_entry_is_never_shorter_than_nothing() -> None:
    """A clock that was put back does not make it negative."""
    assert entry(1, at(9), None).length_at(at(8)) == timedelta(0)


def test_entries_that_share_time_are_both_named() -> None:
    """In any order, and with the running one counted up to now."""
    one, inside, running = entry(1, at(9), at(11)), entry(2, at(9), at(10)), entry(3, at(11), None)
    late = entry(4, at(11, 30), at(11, 40))

    assert overlaps((late, running, inside, one), NOON) == {uid(1), uid(2), uid(3), uid(4)}


def test_entries_that_only_meet_share_no_time() -> None:
    """Two adjacent entries share one edge."""
    assert overlaps((entry(1, at(9), at(10)), entry(2, at(10), at(11))), NOON) == frozenset()


def test_an_entry_without_length_shares_no_time() -> None:
    """A start and stop by mistake is not in anybody's way."""
    assert overlaps((entry(1, at(9), at(11)), entry(2, at(10), at(10))), NOON) == frozenset()


def test_a_long_entry_overlaps_with_all_that_come_after_it() -> None:
    """Also when shorter ones ended in between."""
    long, early, late = entry(1, at(8), at(12)), entry(2, at(8), at(9)), entry(3, at(11), at(12))

    assert overlaps((long, early, late), NOON) == {uid(1), uid(2), uid(3)}


def test_an_entry_that_has_not_begun_yet_is_in_nobodys_way() -> None:
    """A running entry with a start ahead of the clock has no length yet."""
    assert overlaps((entry(1, at(13), None), entry(2, at(12), at(14))), NOON) == frozenset()
