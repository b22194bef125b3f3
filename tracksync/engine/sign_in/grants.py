"""
Access tokens of granted connections: in memory only, renewed by one thread at a time.

A service that rotates refresh tokens ends a grant when an old one is used twice, so everything here
is about never losing the newest: it is in the keystore before the access token beside it is used, a
renewal whose answer was lost is repeated with the old token while the service allows that, and only
the process that holds the profile's lock renews at all.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import field
from datetime import timedelta
from typing import TypeVar

from tracksync.core.clock import Reading, elapsed
from tracksync.core.delivery.outcomes import Busy, Failure, NoAnswer, NotReached, SignInExpired
from tracksync.core.grants import is_due, wait_after_loss
from tracksync.core.problems import KeystoreTrouble, Problem
from tracksync.core.sentences import say
from tracksync.core.values import dataclass
from tracksync.engine.lanes.alarms import Alarms
from tracksync.engine.lanes.threads import Closed, Lane, Lanes
from tracksync.engine.parts import Parts
from tracksync.ports.authorization import Tokens
from tracksync.ports.tracker import Connection
from tracksync.services.personal.connecting.connections import ConnectionService
from tracksync.services.personal.connecting.granting import (
    Grant,
    keep_grant,
    keep_refresh,
    keep_token,
    read_grant,
)

T = TypeVar("T")

_ELSEWHERE = say("The sign-in belongs to another address than the one that is set now.")
_LEFT = say("The connection was taken away.")
_NOT_ALONE = say("Another program of yours holds the profile, so nothing is renewed here.")


@dataclass(frozen=True, slots=True)
class Access:
    """An access token, when it was handed out, and in which settings."""

    token: str = field(repr=False)
    lives: timedelta | None
    since: Reading
    epoch: int


@dataclass
class _Held:
    """
    What is known of one grant. Changed under its lock alone.

    Attributes:
        unsaved: A refresh token that the keystore did not take yet, with what came beside it.
        is_over: The grant was given up; whoever still waits for it gets nothing.
    """

    lock: threading.Lock = field(default_factory=threading.Lock)
    access: Access | None = None
    unsaved: tuple[str, Tokens, Access] | None = None
    losses: int = 0
    lost_since: Reading | None = None
    is_over: bool = False


class Grants:
    """Hands out access tokens. On network workers; `take` and `leave` may wait for a renewal."""

    def __init__(
        self, connections: ConnectionService, parts: Parts, *, lanes: Lanes, alarms: Alarms
    ) -> None:
        self._connections = connections
        self._parts = parts
        self._lanes = lanes
        self._alarms = alarms
        self._guard = threading.Lock()
        self._held: dict[str, _Held] = {}
        self._epoch = 0

    def access(self, connection: Connection) -> Access | Failure:
        """
        Give an access token that should work, renewed if need be.

        Returns:
            `SignInExpired` when the grant is dead: the connection is paused then. Never `NoAnswer`.

        Raises:
            KeystoreTrouble: The refresh token cannot be read, or the next one not kept.
        """
        held = self._of(connection.id)
        with held.lock:
            if held.is_over:
                return SignInExpired(_LEFT)
            known = held.access if held.access and held.access.epoch == self._epoch else None
            if known is not None and not is_due(known.lives, self._age(known)):
                return known
            failure = self._renew(connection, held)
            if failure is None and held.access is not None:
                return held.access
            is_live = known is not None and (known.lives is None or self._age(known) < known.lives)
            if known is not None and is_live and isinstance(failure, Busy | NotReached):
                return known
            return failure or NotReached()

    def token(self, connection: Connection) -> str:
        """
        Give an access token to an adapter.

        Raises:
            KeystoreTrouble: There is none just now, so nothing was sent.
        """
        access = self.access(connection)
        if isinstance(access, Access):
            return access.token
        msg = say("The sign-in of {id} could not be renewed. What waits is safe.", id=connection.id)
        raise KeystoreTrouble(msg)

    def refused(self, connection: Connection, access: Access) -> None:
        """Hear that the service refused an access token; the next one is a new one."""
        held = self._of(connection.id)
        with held.lock:
            if held.access is access:
                held.access = None

    def take(self, connection: Connection, grant: Grant, tokens: Tokens) -> None:
        """Keep what a new sign-in brought. Waits for the keystore: not on its lane."""
        fresh = _Held()
        with fresh.lock:
            with self._guard:
                before, self._held[connection.id] = self._held.get(connection.id), fresh
            if before is not None:
                _end(before)
            self._keystore(lambda: keep_grant(self._parts.keystore, connection.id, grant))
            fresh.access = self._accessed(tokens)

    def take_token(self, connection: Connection, token: str) -> None:
        """Keep a token that the person made, instead of whatever there was. As `take`."""
        self.leave(connection.id)
        self._keystore(lambda: keep_token(self._parts.keystore, connection, token))

    def leave(self, connection: str) -> None:
        """Use a grant no more; returns once nobody is renewing it."""
        self._alarms.clear(_alarm(connection))
        _end(self._of(connection))

    def forget(self) -> None:
        """Trust no access token that was handed out before: addresses may have changed."""
        self._epoch += 1

    # --- renewing ---------------------------------------------------------------------------------

    def _renew(self, connection: Connection, held: _Held) -> Failure | None:
        """Renew, with the lock held; None when there is a fresh access token."""
        if not self._parts.is_alone():
            return NotReached(_NOT_ALONE)
        if held.unsaved is not None:
            self._keep(connection, held, *held.unsaved)
            return None
        kept = self._keystore(lambda: read_grant(self._parts.keystore, connection.id))
        renewal = self._connections.renewal(connection, kept.app)
        if renewal.origin != kept.origin:
            return self._over(connection, held, SignInExpired(_ELSEWHERE))
        tokens = renewal.refresh(kept.refresh, connection.scopes)
        if isinstance(tokens, Tokens):
            self._keep(connection, held, kept.origin, tokens, self._accessed(tokens))
            return None
        return self._failed(connection, held, tokens)

    def _keep(
        self, connection: Connection, held: _Held, origin: str, tokens: Tokens, access: Access
    ) -> None:
        """Make the next refresh token lasting; only then the access token may be used."""
        held.unsaved = (origin, tokens, access)
        held.losses, held.lost_since = 0, None
        if tokens.refresh:
            keystore = self._parts.keystore
            self._keystore(lambda: keep_refresh(keystore, connection.id, origin, tokens.refresh))
        held.unsaved, held.access = None, access
        self._note(connection, "renewed")

    def _failed(self, connection: Connection, held: _Held, failure: Failure) -> Failure:
        match failure:
            case NoAnswer(reason):
                self._note(connection, "lost")
                self._repeat_soon(connection, held)
                return NotReached(reason)
            case Busy() | NotReached():
                self._note(connection, "not_reached")
                return failure
            case _:
                return self._over(connection, held, failure)

    def _repeat_soon(self, connection: Connection, held: _Held) -> None:
        """Repeat a lost renewal by ourselves: when somebody needs a token it may be too late."""
        now = self._parts.clock.read()
        held.losses, held.lost_since = held.losses + 1, held.lost_since or now
        wait = wait_after_loss(held.losses, _between(held.lost_since, now))
        if wait is not None:
            self._alarms.set(
                _alarm(connection.id),
                wait.total_seconds(),
                lambda: self._lanes.network(lambda: self.access(connection), failed=lambda _: None),
            )

    def _over(self, connection: Connection, held: _Held, failure: Failure) -> SignInExpired:
        """Pause a connection whose grant is dead; what it has to send goes on queueing."""
        held.access = None
        self._note(connection, "over")
        self._lanes.store(lambda: self._connections.pause(connection), failed=lambda _: None)
        return failure if isinstance(failure, SignInExpired) else SignInExpired()

    # --- parts ------------------------------------------------------------------------------------

    def _of(self, connection: str) -> _Held:
        with self._guard:
            return self._held.setdefault(connection, _Held())

    def _accessed(self, tokens: Tokens) -> Access:
        return Access(tokens.access, tokens.lives, self._parts.clock.read(), self._epoch)

    def _age(self, access: Access) -> timedelta:
        return _between(access.since, self._parts.clock.read())

    def _keystore(self, work: Callable[[], T]) -> T:
        try:
            return self._lanes.ask(Lane.KEYSTORE, work)
        except Closed:
            # Ending must not lose a token that has just been handed out.
            return work()
        except KeystoreTrouble:
            raise
        except Problem as problem:  # no room, where the keystore is a file of ours
            raise KeystoreTrouble(problem.title, problem.hint) from problem

    def _note(self, connection: Connection, outcome: str) -> None:
        self._parts.log.note("renewal", connection=connection.id, outcome=outcome)


def _alarm(connection: str) -> str:
    return f"renew {connection}"


def _end(held: _Held) -> None:
    with held.lock:
        held.is_over, held.access, held.unsaved = True, None, None


def _between(earlier: Reading, later: Reading) -> timedelta:
    passed = elapsed(earlier, later)
    return passed.awake + passed.asleep
