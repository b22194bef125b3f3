"""
Adapters of a granted connection: a refused access token is renewed, and the request repeated.

A 401 wrote nothing, so the repeat is no second write, and the delivery never hears of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from tracksync.core.delivery.outcomes import Failure, SignInExpired
from tracksync.engine.lanes.around import (
    AheadAround,
    ChannelAround,
    DetailsAround,
    PostsAround,
    ReaderAround,
    SinkAround,
    ThreadsAround,
    TrackerAround,
)
from tracksync.engine.sign_in.grants import Access, Grants
from tracksync.ports.tracker import Adapters, Connection

T = TypeVar("T")


class Renewed:
    """`engine.lanes.around.Around`: asks with an access token that works, if one can be had."""

    def __init__(self, grants: Grants, connection: Connection) -> None:
        self._grants = grants
        self._connection = connection

    def __call__(self, ask: Callable[[], T | Failure]) -> T | Failure:
        """Ask; once more with a new token when the service refused the one there was."""
        access = self._grants.access(self._connection)
        if not isinstance(access, Access):
            return access
        answer = ask()
        if not isinstance(answer, SignInExpired):
            return answer
        self._grants.refused(self._connection, access)
        renewed = self._grants.access(self._connection)
        return ask() if isinstance(renewed, Access) else renewed


def renewed(adapters: Adapters, grants: Grants, connection: Connection) -> Adapters:
    """Put the renewal around what speaks to a service."""
    asks = Renewed(grants, connection)
    reader, details = adapters.reader, adapters.details
    channel, posts, threads = adapters.channel, adapters.posts, adapters.threads
    ahead = adapters.ahead
    return replace(
        adapters,
        tracker=TrackerAround(adapters.tracker, asks),
        sink=SinkAround(adapters.sink, asks),
        reader=None if reader is None else ReaderAround(reader, asks),
        details=None if details is None else DetailsAround(details, asks),
        channel=None if channel is None else ChannelAround(channel, asks),
        posts=None if posts is None else PostsAround(posts, asks),
        threads=None if threads is None else ThreadsAround(threads, asks),
        ahead=None if ahead is None else AheadAround(ahead, asks),
    )
