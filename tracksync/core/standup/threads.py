"""Where in a channel a standup goes: into the thread of its day, or by itself."""

from __future__ import annotations

from tracksync.core.delivery.outcomes import Busy, Failure, Refused, Written
from tracksync.core.sentences import UNSAID, Sentence, say
from tracksync.core.standup.text import Message
from tracksync.core.values import dataclass

_BUSY = say("The channel could not be looked through now.")


@dataclass(frozen=True, slots=True)
class Place:
    """
    Where a standup goes.

    Attributes:
        parent: What the service calls the message it answers; empty where it stands by itself.
        why: Why it stands by itself, though it was to go into the thread.
    """

    parent: str = ""
    why: Sentence = UNSAID


def parent_of(message: Message) -> Message:
    """Make the parent of a day's standups: its title alone, for it is nobody's."""
    return Message(message.title, ())


def alone(why: Sentence) -> Place:
    """Have a standup stand by itself; a team that reads it late is worse than one thread less."""
    return Place(why=say("It is not in the day's thread. {why}", why=why))


def place_of(found: Written | Failure) -> Place | Failure:
    """
    Tell where a standup goes, after a look for the parent of its day.

    Args:
        found: The parent; or what came in between.

    Returns:
        What came in between, where that would keep back the standup as well: nothing was sent.
    """
    match found:
        case Written(remote_id=parent):
            return Place(parent)
        case Refused(reason=reason):
            return alone(reason)
        case Busy():
            return alone(_BUSY)
        case _:
            return found
