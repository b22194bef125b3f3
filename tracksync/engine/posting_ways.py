"""The ways a standup takes to its channel: by itself, into the thread of its day, or ahead."""

from __future__ import annotations

from collections.abc import Callable, Container
from datetime import date, datetime
from typing import TYPE_CHECKING

from tracksync.core.delivery.outcomes import WriteOutcome
from tracksync.core.sentences import UNSAID, Sentence
from tracksync.engine.reaching import Reach
from tracksync.ports.tracker import Connection
from tracksync.services.personal.standup.in_thread import post_in_thread
from tracksync.services.personal.standup.post_once import hand_once, post_once
from tracksync.services.personal.standup.posting import not_ahead

if TYPE_CHECKING:  # loaded with the first schedule
    from tracksync.core.standup.text import Message

    Send = Callable[[Message, str], tuple[WriteOutcome, Sentence]]


def way_to(reach: Reach, channel: Connection, day: date, now: datetime, *, in_thread: bool) -> Send:
    """Tell how to post: by itself, or into the thread of its day."""
    port = reach.channel(channel)
    if not in_thread:
        return lambda message, mark: (post_once(port, message, mark), UNSAID)
    threads = reach.threads(channel)
    return lambda message, mark: post_in_thread(port, threads, message, mark, day=day, now=now)


def way_ahead(
    reach: Reach, channel: Connection, goes_at: datetime, withdrawn: Container[str]
) -> Send:
    """Tell how to hand it over, to be posted then; `NotAllowed` where the channel takes none."""
    ahead = reach.ahead(channel)
    if ahead is None:
        raise not_ahead(channel.id)
    return lambda message, mark: (hand_once(ahead, message, mark, goes_at, withdrawn), UNSAID)
