"""The one request of a standup; whatever comes of it is an outcome."""

from __future__ import annotations

from collections.abc import Callable, Container
from datetime import datetime
from typing import TYPE_CHECKING

from tracksync.core.delivery.outcomes import NotReached, WriteOutcome, Written
from tracksync.core.problems import KeystoreTrouble
from tracksync.core.sentences import say
from tracksync.ports.channel import Ahead, Channel

if TYPE_CHECKING:  # loaded with the first standup
    from tracksync.core.standup.text import Message


def post_once(channel: Channel, message: Message, mark: str) -> WriteOutcome:
    """Post a message. Blocking: NETWORK lane. A fault of ours leaves it unknown, and is raised."""
    return _once(lambda: channel.post(message, mark))


def hand_once(
    ahead: Ahead, message: Message, mark: str, goes_at: datetime, withdrawn: Container[str]
) -> WriteOutcome:
    """
    Hand a message over to be posted then, unless one waits for that already; as `post_once`.

    Args:
        withdrawn: What was taken back, and may be listed still.
    """

    def hand() -> WriteOutcome:
        waiting = ahead.waiting(goes_at)
        if waiting is None or (isinstance(waiting, Written) and waiting.remote_id in withdrawn):
            return ahead.hand(message, mark, goes_at)
        return waiting  # from another device, or of a store that was restored since

    return _once(hand)


def _once(send: Callable[[], WriteOutcome]) -> WriteOutcome:
    try:
        return send()
    except KeystoreTrouble as e:
        # Its address could not be read, so nothing was sent.
        return NotReached(say("{why} Nothing was sent.", why=e.title))
