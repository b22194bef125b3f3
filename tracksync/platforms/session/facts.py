"""What the facts a desktop tells about a session amount to. Pure: facts in, changes out."""

from __future__ import annotations

from enum import Enum, auto

from tracksync.ports.activity import SessionChange


class Fact(Enum):
    """
    One thing that is so or is not.

    LOCK_ASKED is a wish: somebody asked the desktop to lock (`loginctl lock-session`), and a locker
    that answers to nobody, such as swaylock, may be the only one to know whether it did.
    """

    LOCK_ASKED = auto()
    LOCKED_HINT = auto()
    SAVER_ACTIVE = auto()
    AWAY = auto()
    ASLEEP = auto()


_LOCKS = frozenset({Fact.LOCK_ASKED, Fact.LOCKED_HINT, Fact.SAVER_ACTIVE})
# A wish to lock counts so long without anybody saying that it was done. After that the idle
# counters know better than a wish that nobody will ever take back. Long enough for them to see
# that nobody is there, so that the person is not asked about half a minute first.
LOCK_WISH_S = 30.0


class SessionFacts:
    """
    Remembers what is so, and tells what a new fact changes for the person's time.

    Each method returns changes in order, none twice in a row: two sources that say "locked" are one
    lock, and it ends when none says so any more.
    """

    def __init__(self) -> None:
        self._facts: frozenset[Fact] = frozenset()
        self._asked_at_s: float | None = None
        self._is_ending = False

    @property
    def wish_ends_at_s(self) -> float | None:
        """When an unconfirmed wish to lock stops counting; None where there is none."""
        return None if self._asked_at_s is None else self._asked_at_s + LOCK_WISH_S

    def told(self, fact: Fact, now_s: float, *, is_so: bool) -> list[SessionChange]:
        """Take a fact, told at *now_s* of the monotonic clock."""
        facts = self._facts | {fact} if is_so else self._facts - {fact}
        if fact is Fact.LOCK_ASKED:
            self._asked_at_s = now_s if is_so else None
        elif fact in _LOCKS and (is_so or fact in self._facts):
            # Somebody who knows has spoken.
            self._asked_at_s = None
            facts -= {Fact.LOCK_ASKED}
        return self._became(facts)

    def at(self, now_s: float) -> list[SessionChange]:
        """Let time pass."""
        if self.wish_ends_at_s is None or now_s < self.wish_ends_at_s:
            return []
        return self.told(Fact.LOCK_ASKED, now_s, is_so=False)

    def ending(self) -> list[SessionChange]:
        """Take that the machine is about to go down."""
        if self._is_ending:
            return []
        self._is_ending = True
        return [SessionChange.ENDING]

    def _became(self, facts: frozenset[Fact]) -> list[SessionChange]:
        before, self._facts = self._facts, facts
        changes = []
        for group, begins, ends in (
            (frozenset({Fact.ASLEEP}), SessionChange.SLEEPING, SessionChange.WOKE),
            (frozenset({Fact.AWAY}), SessionChange.SWITCHED_AWAY, SessionChange.SWITCHED_BACK),
            (_LOCKS, SessionChange.LOCKED, SessionChange.UNLOCKED),
        ):
            was, now = bool(before & group), bool(facts & group)
            if was != now:
                changes.append(begins if now else ends)
        return changes
