"""
What a raw result means: one table for all services.

A service's own adapter adds its words (why refused, how long to wait, for what); it never changes
which of the five outcomes a result becomes.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from tracksync.network.exchange import Exchange, Trouble


class Verdict(Enum):
    """The five outcomes of an exchange that failed, and the one of one that did not."""

    FINE = "fine"
    SIGN_IN = "SignInExpired"
    REFUSED = "Refused"
    BUSY = "Busy"
    NOT_REACHED = "NotReached"
    NO_ANSWER = "NoAnswer"


_SIGN_IN = (Verdict.SIGN_IN, Verdict.SIGN_IN)
_REFUSED = (Verdict.REFUSED, Verdict.REFUSED)
_BUSY = (Verdict.BUSY, Verdict.BUSY)
_UNSURE = (Verdict.NOT_REACHED, Verdict.NO_ANSWER)

# row: (on a read, on a write)
TABLE: Mapping[str, tuple[Verdict, Verdict]] = {
    "never left": (Verdict.NOT_REACHED, Verdict.NOT_REACHED),
    "another origin": _SIGN_IN,
    "no status": _UNSURE,
    "2xx": (Verdict.FINE, Verdict.FINE),
    "2xx, a page": _UNSURE,
    "2xx, not whole": _UNSURE,
    "203, a page": _SIGN_IN,
    "3xx": _UNSURE,
    "401": _SIGN_IN,
    "404, a page": (Verdict.NOT_REACHED, Verdict.REFUSED),
    "407": _UNSURE,  # a proxy's word, not the service's
    "408": _UNSURE,
    "421": _UNSURE,
    "425": _UNSURE,
    "429": _BUSY,
    "4xx": _REFUSED,
    "503, asks to wait": _BUSY,
    "5xx": _UNSURE,
    "other": _UNSURE,
}


def row_of(exchange: Exchange) -> str:
    """Name the row of `TABLE` that an exchange belongs to."""
    if not exchange.is_sent:
        return "another origin" if exchange.trouble is Trouble.FOREIGN else "never left"
    if exchange.status is None:
        return "no status"
    for name in _candidates(exchange, exchange.status):
        if name in TABLE:
            return name
    return "other"


def judge(exchange: Exchange, *, is_write: bool) -> Verdict:
    """Say what an exchange means; `FINE` still needs a body that makes sense."""
    return TABLE[row_of(exchange)][1 if is_write else 0]


def _candidates(exchange: Exchange, status: int) -> tuple[str, ...]:
    kind = f"{status // 100}xx"
    conditions = {
        ", a page": exchange.is_page,
        ", asks to wait": "retry-after" in exchange.headers,
        ", not whole": not exchange.is_whole,
    }
    holding = [words for words, holds in conditions.items() if holds]
    return (*(f"{n}{words}" for words in holding for n in (status, kind)), str(status), kind)
