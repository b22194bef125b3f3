"""Which deliveries may be forgotten with their connection; the same for every store."""

from __future__ import annotations

from tracksync.core.delivery import Delivery, DeliveryState


def was_never_sent(delivery: Delivery) -> bool:
    """Whether nothing of it stands, or may stand, in the outside product."""
    may_stand = delivery.state in {DeliveryState.SENDING, DeliveryState.UNKNOWN}
    return not (may_stand or delivery.synced or delivery.remote_id)
