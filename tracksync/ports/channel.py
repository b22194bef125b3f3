"""A channel where a team reads: a standup goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tracksync.core.outcomes import WriteOutcome

if TYPE_CHECKING:  # loaded with the first standup
    from tracksync.core.standup_text import Message


class Channel(Protocol):
    """Blocking: NETWORK lane only. Never raises for what the service does, never retries."""

    def post(self, message: Message) -> WriteOutcome:
        """
        Post a message, once.

        `Written` where the service took it, with an id where it tells one; `NoAnswer` where it may
        have. Where there is no id nothing tells afterwards whether it arrived.
        """
