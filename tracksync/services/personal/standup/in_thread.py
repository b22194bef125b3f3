"""
A standup in the thread of its day: the parent is found, or made, and then answered.

What may make a second parent is never done while an earlier try may be under way: each begins with
the day's standup durable as *sending*, and a parent whose answer was lost leaves it *unknown*.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from tracksync.core.delivery.outcomes import Failure, NoAnswer, NotReached, WriteOutcome, Written
from tracksync.core.problems import KeystoreTrouble
from tracksync.core.sentences import UNSAID, Sentence, say
from tracksync.core.standup.threads import Place, alone, parent_of, place_of
from tracksync.ports.channel import Channel, Threads

if TYPE_CHECKING:  # loaded with the first standup
    from tracksync.core.standup.text import Message

_NONE = say("This channel has no threads that TrackSync can post into.")


def post_in_thread(
    channel: Channel,
    threads: Threads | None,
    message: Message,
    mark: str,
    *,
    day: date,
    now: datetime,
) -> tuple[WriteOutcome, Sentence]:
    """
    Post a message into the thread of its day. Blocking: NETWORK lane.

    Args:
        threads: None where the channel has none.

    Returns:
        How it ended; and why it stands by itself, where it does.
    """
    try:
        place = alone(_NONE) if threads is None else _place(threads, message, day, now)
        if not isinstance(place, Place):
            return place, UNSAID
        if threads is None or not place.parent:
            return channel.post(message, mark), place.why
        return threads.answer(place.parent, message, mark), UNSAID
    except KeystoreTrouble as e:
        # The token could not be read, so nothing was sent.
        return NotReached(say("{why} Nothing was sent.", why=e.title)), UNSAID


def _place(threads: Threads, message: Message, day: date, now: datetime) -> Place | Failure:
    found: Written | Failure | None = threads.parent(day, now)
    if found is not None:
        return place_of(found)
    made = threads.begin(day, parent_of(message))
    if isinstance(made, NoAnswer):
        seen = threads.parent(day, now)
        made = seen if isinstance(seen, Written) else made
    return Place(made.remote_id) if isinstance(made, Written) else made
