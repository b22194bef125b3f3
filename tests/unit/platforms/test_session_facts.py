"""What the desktop's facts change for the person's time."""

from __future__ import annotations

from tracksync.platforms.session.facts import LOCK_WISH_S, Fact, SessionFacts
from tracksync.ports.activity import SessionChange

LOCKED, UNLOCKED = SessionChange.LOCKED, SessionChange.UNLOCKED


def test_a_lock_two_sources_tell_is_one_lock() -> None:
    """GNOME tells of it three times over; the journal wants one record."""
    facts = SessionFacts()
    changes = [
        *facts.told(Fact.LOCK_ASKED, 1, is_so=True),
        *facts.told(Fact.SAVER_ACTIVE, 2, is_so=True),
        *facts.told(Fact.LOCKED_HINT, 3, is_so=True),
        *facts.told(Fact.LOCKED_HINT, 4, is_so=True),
    ]

    assert changes == [LOCKED]


def test_a_lock_ends_when_nobody_says_locked_any_more() -> None:
    """The hint goes before the screen is uncovered."""
    facts = SessionFacts()
    facts.told(Fact.LOCKED_HINT, 1, is_so=True)
    facts.told(Fact.SAVER_ACTIVE, 1, is_so=True)

    assert facts.told(Fact.LOCKED_HINT, 2, is_so=False) == []
    assert facts.told(Fact.SAVER_ACTIVE, 3, is_so=False) == [UNLOCKED]


def test_a_wish_to_lock_that_was_done_lasts() -> None:
    """Somebody who knows has spoken: the clock on the wish stops."""
    facts = SessionFacts()
    facts.told(Fact.LOCK_ASKED, 1, is_so=True)
    facts.told(Fact.LOCKED_HINT, 2, is_so=True)

    assert facts.wish_ends_at_s is None
    assert facts.at(1 + 10 * LOCK_WISH_S) == []
    assert facts.told(Fact.LOCKED_HINT, 500, is_so=False) == [UNLOCKED]


def test_a_wish_nobody_confirms_ends_by_itself() -> None:
    """With swaylock nobody ever tells of the unlocking; a day must not be lost to that."""
    facts = SessionFacts()
    asked = facts.told(Fact.LOCK_ASKED, 1, is_so=True)

    assert asked == [LOCKED]
    assert facts.at(LOCK_WISH_S) == []
    assert facts.at(1 + LOCK_WISH_S) == [UNLOCKED]
    assert facts.at(2 + LOCK_WISH_S) == []


def test_a_wish_can_be_taken_back() -> None:
    """`loginctl unlock-session`."""
    facts = SessionFacts()
    facts.told(Fact.LOCK_ASKED, 1, is_so=True)

    assert facts.told(Fact.LOCK_ASKED, 2, is_so=False) == [UNLOCKED]
    assert facts.wish_ends_at_s is None


def test_a_denial_of_what_never_was_leaves_a_wish_alone() -> None:
    """A screen saver that says "not active" at start does not undo a lock just asked for."""
    facts = SessionFacts()
    facts.told(Fact.LOCK_ASKED, 1, is_so=True)

    assert facts.told(Fact.SAVER_ACTIVE, 1, is_so=False) == []
    assert facts.wish_ends_at_s == 1 + LOCK_WISH_S


def test_sleep_and_user_switch_are_told_apart_from_the_lock() -> None:
    """Each is a reason of its own for an absence."""
    facts = SessionFacts()
    changes = [
        *facts.told(Fact.LOCKED_HINT, 1, is_so=True),
        *facts.told(Fact.ASLEEP, 2, is_so=True),
        *facts.told(Fact.ASLEEP, 9, is_so=False),
        *facts.told(Fact.AWAY, 10, is_so=True),
        *facts.told(Fact.AWAY, 11, is_so=False),
    ]

    assert changes == [
        LOCKED,
        SessionChange.SLEEPING,
        SessionChange.WOKE,
        SessionChange.SWITCHED_AWAY,
        SessionChange.SWITCHED_BACK,
    ]


def test_the_end_is_told_once() -> None:
    """Shutting down and logging out may both announce it."""
    facts = SessionFacts()

    assert [facts.ending(), facts.ending()] == [[SessionChange.ENDING], []]
