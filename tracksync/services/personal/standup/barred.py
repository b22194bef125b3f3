"""What is in the way of the standups of a channel, said before their time comes."""

from __future__ import annotations

from tracksync.core.delivery.outcomes import Failure, Refused
from tracksync.core.problems import NotAllowed, NotAnswered, Problem
from tracksync.core.sentences import say
from tracksync.ports.tracker import Connection


def barred(channel: Connection, failure: Failure | None) -> Problem | None:
    """
    Say why no standup can go to a channel as things are; None where nothing is known of that.

    Args:
        failure: How the last question to it ended, where it did not end well.
    """
    to = channel.id
    if channel.is_read_only:
        msg = say("No standup can go to {to}: it is only read.", to=to)
        hint = say("To post there: tracksync connection set {to} --no-read-only", to=to)
        return NotAllowed(msg, hint)
    if channel.is_paused:
        msg = say("No standup can go to {to}: it does not accept the sign-in any more.", to=to)
        return NotAnswered(msg, say("Sign in again, on the page Connections."))
    if isinstance(failure, Refused):
        msg = say("No standup can go to {to}. {why}", to=to, why=failure.reason)
        return NotAnswered(msg, failure.remedy)
    return None
