"""Wishes made while the store could not be opened."""

from __future__ import annotations

from datetime import timedelta

from tests.unit.core.made import at, reading, uid
from tracksync.core.journal.intents import Asked, Intent


def test_a_wish_keeps_the_moment_it_was_made() -> None:
    """It is carried out later, with its own time."""
    wish = Intent(uid(1), Asked.START, reading(at(9), timedelta(0)), "cli", ref="PROJ-142")

    assert (wish.reading.at, wish.note, wish.until) == (at(9), "", None)


def test_everything_a_timer_needs_can_be_asked_without_the_store() -> None:
    """Starting, stopping and pausing must never wait for a password."""
    wishes = {"start", "stop", "pause", "private", "resume", "note"}

    assert {asked.value for asked in Asked} == wishes | {"sign"}
