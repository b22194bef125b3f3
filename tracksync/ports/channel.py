"""A channel where a team reads: a standup goes there."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from tracksync.core.delivery.outcomes import Failure, WriteOutcome, Written

if TYPE_CHECKING:  # loaded with the first standup
    from tracksync.core.standup.text import Message


class Channel(Protocol):
    """Blocking: NETWORK lane only. Never raises for what the service does, never retries."""

    def post(self, message: Message, mark: str) -> WriteOutcome:
        """
        Post a message, once, under a mark where the channel keeps one.

        `Written` where the service took it, with an id where it tells one; `NoAnswer` where it may
        have. Where there is no id nothing tells afterwards whether it arrived.
        """


class Posts(Protocol):
    """
    What stands in a channel, where the service lets it be reached.

    Blocking: NETWORK lane only. Never raises for what the service does, never retries.
    """

    def look(self, mark: str, near: datetime) -> Written | Failure | None:
        """Find our message by its mark, sent within a day of *near*; None where none has it."""

    def link(self, remote_id: str) -> str | Failure:
        """Tell where a message can be read."""

    def change(self, remote_id: str, message: Message, mark: str) -> WriteOutcome:
        """Make a message say this; `Refused(404)` when it is gone. Doing it twice does it once."""

    def delete(self, remote_id: str) -> WriteOutcome:
        """Remove a message; one that is already gone counts as `Written`."""


class Ahead(Protocol):
    """
    A channel that takes messages before their time, and posts each when that comes.

    Blocking: NETWORK lane only. Never raises for what the service does, never retries.
    """

    def hand(self, message: Message, mark: str, goes_at: datetime) -> WriteOutcome:
        """Hand a message over, once; `Posts.look` finds it by its mark when it was posted."""

    def waiting(self, goes_at: datetime) -> Written | Failure | None:
        """Find what was handed for that moment and waits; None where nothing does."""

    def withdraw(self, remote_id: str) -> WriteOutcome:
        """Take back what waits; `Refused(404)` where it does not, whatever became of it."""


class Threads(Protocol):
    """
    The threads of a channel, one a day: below a parent that whoever of the team comes first posts.

    Blocking: NETWORK lane only. Never raises for what the service does, never retries.
    """

    def parent(self, day: date, now: datetime) -> Written | Failure | None:
        """Find a day's parent, posted lately by whomever; of several the earliest, of none None."""

    def begin(self, day: date, message: Message) -> WriteOutcome:
        """Post a day's parent, once, so that `parent` finds it; as `Channel.post`."""

    def answer(self, parent: str, message: Message, mark: str) -> WriteOutcome:
        """Post a message below a parent, once; as `Channel.post`."""
