"""When an access token is renewed, and how long a lost renewal can be repeated."""

from __future__ import annotations

from datetime import timedelta

# Renewed so long before its end, or in the last tenth of a short life: a request takes its time.
_BEFORE_THE_END = timedelta(minutes=2)
_SHARE = 10
# So long a service that rotates takes the old refresh token once more when its answer was lost.
# Source: Atlassian, OAuth 2.0 (3LO), rotating refresh tokens, "reuse interval", read 2026-11.
LEEWAY = timedelta(minutes=10)
_FIRST_WAIT = timedelta(seconds=5)
_LONGEST_WAIT = timedelta(minutes=2)


def is_due(lives: timedelta | None, passed: timedelta) -> bool:
    """
    Whether an access token is renewed before it is used.

    Args:
        lives: How long it is good; None where nobody told: then only a refusal tells.
        passed: Since it was handed out.
    """
    if lives is None:
        return False
    return passed >= lives - min(_BEFORE_THE_END, lives / _SHARE)


def wait_after_loss(losses: int, since: timedelta) -> timedelta | None:
    """
    Tell when a renewal whose answer was lost is repeated.

    Args:
        losses: How many answers were lost in a row, this one included.
        since: Since the first of them.

    Returns:
        None once the leeway is over: the service decides when it is asked the next time.
    """
    if since >= LEEWAY:
        return None
    return min(_FIRST_WAIT * float(2 ** min(losses - 1, 10)), _LONGEST_WAIT)
