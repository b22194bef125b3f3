"""Standups that would be refused again: not tried before a time, or a new sign-in."""

from __future__ import annotations

from datetime import date, datetime, timedelta

# No hold is made for longer; one that ends later was made before the clock was set back.
LONGEST = timedelta(days=2)

Key = tuple[str, date]  # a channel and a day


class Holds:
    """What is held, in memory: after a restart each is tried once."""

    def __init__(self) -> None:
        self._held: dict[Key, tuple[datetime, datetime | None]] = {}

    def hold(self, key: Key, until: datetime, signed_in_at: datetime | None) -> None:
        """Try no more before that; sooner only when the channel is signed in to anew."""
        self._held[key] = until, signed_in_at

    def is_held(self, key: Key, now: datetime, signed_in_at: datetime | None) -> bool:
        """Whether not to try it now."""
        until, since = self._held.get(key, (now, signed_in_at))
        return since == signed_in_at and now < until <= now + LONGEST

    def let_go(self, key: Key) -> None:
        """Hold it no longer."""
        self._held.pop(key, None)

    def ends(self) -> tuple[datetime, ...]:
        """Tell when they end."""
        return tuple(until for until, _ in self._held.values())
