"""Which deliveries may be forgotten with their connection; the same for every store."""

from __future__ import annotations

from tracksync.core.delivery.door import Delivery


def was_never_sent(delivery: Delivery) -> bool:
    """Whether nothing of it stands, or may stand, in the outside product."""
    return not delivery.may_stand
