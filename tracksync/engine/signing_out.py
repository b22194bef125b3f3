"""Leaving a connection: given back at the service, erased from the keystore, forgotten here."""

from __future__ import annotations

from tracksync.core.outcomes import Failure
from tracksync.core.problems import (
    KeystoreAbsent,
    KeystoreLocked,
    KeystoreSlow,
    KeystoreTrouble,
    Problem,
)
from tracksync.core.values import dataclass
from tracksync.engine.grants import Grants
from tracksync.engine.lanes import Lane, Lanes
from tracksync.engine.parts import Parts
from tracksync.engine.services import Services
from tracksync.ports.manifest import Way
from tracksync.ports.tracker import Connection
from tracksync.services.personal.granting import Grant, erase_secrets, read_grant


@dataclass(frozen=True, slots=True)
class Left:
    """
    A connection that was left.

    Attributes:
        is_revoked: The service confirmed that the grant is gone; None for a token that the person
            made, and where another connection still lives on the same grant.
        page: Where the person can look, and revoke it themselves.
    """

    connection: Connection
    is_revoked: bool | None
    page: str


class SigningOut:
    """Waits for other lanes: COMMANDS only."""

    def __init__(self, services: Services, grants: Grants, parts: Parts, lanes: Lanes) -> None:
        self._services = services
        self._grants = grants
        self._parts = parts
        self._lanes = lanes

    def leave(self, name: str, *, via: str, keep_tasks: bool) -> Left:
        """
        Forget a connection, its token and its grant; what was sent over it stays where it is.

        Raises:
            KeystoreTrouble: The keystore does not open, so the grant could not be revoked. Nothing
                was changed.
        """
        found = self._services.connections.one(name)
        grant = self._grant(found)
        self._lanes.ask(
            Lane.STORE,
            lambda: self._services.connections.remove(found.id, via=via, keep_tasks=keep_tasks),
        )
        is_revoked: bool | None = None
        if grant is not None:
            is_revoked = self._revoked(found, grant)
        keystore = self._parts.keystore
        self._lanes.ask(Lane.KEYSTORE, lambda: erase_secrets(keystore, found.id))
        manifest = self._services.connections.integration(found.service).manifest
        page = manifest.token_page if found.way is Way.TOKEN else manifest.grants_page
        return Left(found, is_revoked, page)

    def _grant(self, connection: Connection) -> Grant | None:
        """Find what is given back, once nobody renews it any more; None where there is none."""
        if connection.way is Way.TOKEN:
            return None
        keystore = self._parts.keystore
        try:
            self._lanes.ask(Lane.KEYSTORE, lambda: read_grant(keystore, connection.id))
            self._grants.leave(connection.id)
            return self._lanes.ask(Lane.KEYSTORE, lambda: read_grant(keystore, connection.id))
        except (KeystoreAbsent, KeystoreLocked, KeystoreSlow):
            raise
        except KeystoreTrouble:  # it was not there any more
            return None

    def _revoked(self, connection: Connection, grant: Grant) -> bool | None:
        """Give the grant back, unless another connection of the account lives on it."""
        if self._is_shared(connection):
            return None
        try:
            renewal = self._services.connections.renewal(connection, grant.app)
        except Problem:
            return False
        if renewal.origin != grant.origin:
            return False  # it is sent nowhere else than where it belongs
        answer = self._lanes.ask(Lane.NETWORK, lambda: renewal.revoke(grant.refresh))
        return not isinstance(answer, Failure)

    def _is_shared(self, left: Connection) -> bool:
        # Source: Atlassian, OAuth 2.0 (3LO), "only one grant exists per app for an account".
        return any(
            other.service == left.service
            and other.way is not Way.TOKEN
            and other.account.account_id == left.account.account_id
            for other in self._services.connections.all()
            if other.id != left.id
        )
