"""
Deliveries.

What must stand in an outside product, and what to do next to make it so, exactly once. The values
stand in `values`, what is wanted and decided in `planning`, and what follows from an outcome in
`settling`; this is the one door to them.
"""

from __future__ import annotations

from tracksync.core.delivery.planning import (
    begin,
    handed_over,
    interrupted,
    lacking,
    let_go,
    moved_along,
    next_verb,
    provided,
    recall,
    release,
    restored,
    retry,
    shifted,
    want,
)
from tracksync.core.delivery.settling import (
    ABSURD_WAIT,
    LONGEST_TOLD_WAIT,
    LOOKS_BEFORE_SENDING,
    NOT_FOUND,
    after_look,
    after_write,
    contradicts,
    given_back,
    told_wait,
)
from tracksync.core.delivery.values import (
    Delivery,
    DeliveryState,
    Pace,
    Verb,
    backoff,
    delivery_key,
    later_of,
    ours,
    same,
    settle_time,
    standing,
    told_apart,
)

__all__ = [
    "ABSURD_WAIT",
    "LONGEST_TOLD_WAIT",
    "LOOKS_BEFORE_SENDING",
    "NOT_FOUND",
    "Delivery",
    "DeliveryState",
    "Pace",
    "Verb",
    "after_look",
    "after_write",
    "backoff",
    "begin",
    "contradicts",
    "delivery_key",
    "given_back",
    "handed_over",
    "interrupted",
    "lacking",
    "later_of",
    "let_go",
    "moved_along",
    "next_verb",
    "ours",
    "provided",
    "recall",
    "release",
    "restored",
    "retry",
    "same",
    "settle_time",
    "shifted",
    "standing",
    "told_apart",
    "told_wait",
    "want",
]
