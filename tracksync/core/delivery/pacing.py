"""Counting ahead: when a service may be asked again without being asked more than it allows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from tracksync.core.values import dataclass

# Of what is allowed: so much may go at once, and so much comes back evenly. What is left over is
# for the person's browser and other devices, and for steps that ask more than once.
_AT_ONCE = 4
_EVENLY = 2


@dataclass(frozen=True, slots=True)
class Limit:
    """
    How often a service may be asked; `source` tells where that stands.

    Attributes:
        scope: What the count is kept of: "connection", "endpoint" or "task".
        verbs: "read", "write" or "any".
    """

    scope: str
    verbs: str
    count: int
    span: timedelta
    source: str

    @property
    def at_once(self) -> int:
        """How many may follow one another without a wait."""
        return max(1, self.count // _AT_ONCE)

    @property
    def apart(self) -> timedelta:
        """How long it takes until one more may go."""
        return self.span * _EVENLY / self.count

    def covers(self, *, is_write: bool) -> bool:
        """Tell whether a request counts."""
        return self.verbs in {"any", "write" if is_write else "read"}


def counted(limit: Limit, full_at: timedelta | None, now: timedelta) -> timedelta:
    """
    Count one request.

    Args:
        full_at: When everything may go at once again; None for since ever. By a clock that nobody
            sets, like *now*.

    Returns:
        The new `full_at`. Asking only when `free_at` has come, never more than `limit.count` are
        asked in any stretch of `limit.span`.
    """
    return max(full_at or now, now) + limit.apart


def free_at(limit: Limit, full_at: timedelta) -> timedelta:
    """Tell when one more may go; it may lie in the past."""
    return full_at - limit.apart * (limit.at_once - 1)


def hurried(limits: Iterable[Limit], by: float) -> tuple[Limit, ...]:
    """Shorten the spans of limits, for a service that is asked to be treated with less patience."""
    return tuple(replace(limit, span=limit.span * by) for limit in limits)
