"""Leaving a connection: given back at the service, erased from the keystore, forgotten here."""

from __future__ import annotations

from tracksync.core.delivery.outcomes import Failure
from tracksync.core.problems import (
    KeystoreAbsent,
    KeystoreLocked,
    KeystoreSlow,
    KeystoreTrouble,
    Problem,
)
from tracksync.core.sentences import Sentence, say
from tracksync.core.standup.schedules import removed_with
from tracksync.core.values import dataclass
from tracksync.engine.afterwards import Afterwards
from tracksync.engine.lanes.threads import Lane, Lanes
from tracksync.engine.parts import Parts
from tracksync.engine.services import Services
from tracksync.engine.sign_in.grants import Grants
from tracksync.ports.authorization import App
from tracksync.ports.manifest import Way
from tracksync.ports.tracker import Connection
from tracksync.services.personal.connecting.granting import (
    Grant,
    erase_secrets,
    read_app,
    read_grant,
)


@dataclass(frozen=True, slots=True)
class Left:
    """
    A connection that was left.

    Attributes:
        is_revoked: The service confirmed that the grant is gone; None for a token that the person
            made, and where another connection still lives on the same grant.
        page: Where the person can look, and revoke it themselves.
        stays: What stays there because others live on it, as the manifest says it; empty else.
        schedules: Ids of the schedules of standups that named it, and are removed.
        goes_still: A standup that it has for a later time could not be taken back.
    """

    connection: Connection
    is_revoked: bool | None
    page: str
    stays: str = ""
    schedules: tuple[str, ...] = ()
    goes_still: bool = False

    @property
    def says(self) -> Sentence:
        """What becomes of its standups; empty where there were none."""
        gone = removed_with(len(self.schedules))
        if not self.goes_still:
            return gone
        still = say("It has a standup for a later time that could not be taken back: it goes.")
        return say("{message} {reason}", message=gone, reason=still) if gone else still


class SigningOut:
    """Waits for other lanes: COMMANDS only."""

    def __init__(
        self,
        services: Services,
        grants: Grants,
        parts: Parts,
        lanes: Lanes,
        afterwards: Afterwards,
    ) -> None:
        self._services = services
        self._grants = grants
        self._parts = parts
        self._lanes = lanes
        self._afterwards = afterwards

    def leave(self, name: str, *, via: str, keep_tasks: bool) -> Left:
        """
        Forget a connection, its token and its grant; what was sent over it stays where it is.

        Raises:
            KeystoreTrouble: The keystore does not open, so the grant could not be revoked. Nothing
                was changed.
        """
        found = self._services.connections.one(name)
        goes_still = not self._afterwards.let_go_of(found.id)
        grant = self._grant(found)
        gone = self._lanes.ask(Lane.STORE, lambda: self._remove(found, via, keep_tasks=keep_tasks))
        manifest = self._services.connections.integration(found.service).manifest
        is_lent = grant is not None and bool(grant.app.broker and manifest.lent_said)
        is_revoked = None if grant is None or is_lent else self._revoked(found, grant)
        keystore = self._parts.keystore
        self._lanes.ask(Lane.KEYSTORE, lambda: erase_secrets(keystore, found.id))
        if is_lent:
            return Left(found, None, "", manifest.lent_said, gone, goes_still)
        page = manifest.token_page if found.way is Way.TOKEN else manifest.grants_page
        return Left(found, is_revoked, page, schedules=gone, goes_still=goes_still)

    def _remove(self, connection: Connection, via: str, *, keep_tasks: bool) -> tuple[str, ...]:
        """Forget it, and tell the schedules that go with it."""
        known = self._services.schedules.all()
        self._services.connections.remove(connection.id, via=via, keep_tasks=keep_tasks)
        return tuple(schedule.id for schedule in known if schedule.channel == connection.id)

    def _grant(self, connection: Connection) -> Grant | None:
        """Find what is given back, once nobody renews it any more; None where nothing is."""
        if connection.way is Way.TOKEN:
            return None
        keystore = self._parts.keystore
        try:
            kept = self._lanes.ask(Lane.KEYSTORE, lambda: read_grant(keystore, connection.id))
            is_shared = self._is_shared(connection, kept.app)
            self._grants.leave(connection.id)
            # A renewal that was under way may have brought a newer one.
            newest = self._lanes.ask(Lane.KEYSTORE, lambda: read_grant(keystore, connection.id))
        except (KeystoreAbsent, KeystoreLocked, KeystoreSlow):
            raise
        except KeystoreTrouble:  # it was not there any more
            return None
        return None if is_shared else newest

    def _revoked(self, connection: Connection, grant: Grant) -> bool:
        """Give the grant back."""
        try:
            renewal = self._services.connections.renewal(connection, grant.app)
        except Problem:
            return False
        if renewal.origin != grant.origin:
            return False  # it is sent nowhere else than where it belongs
        answer = self._lanes.ask(Lane.NETWORK, lambda: renewal.revoke(grant.refresh))
        return not isinstance(answer, Failure)

    def _is_shared(self, left: Connection, app: App) -> bool:
        """Tell whether another connection lives on the same grant, so that it has to stay."""
        keystore = self._parts.keystore
        others = tuple(o for o in self._services.connections.all() if _may_share(o, left))

        def apps() -> tuple[App | None, ...]:
            return tuple(read_app(keystore, other.id) for other in others)

        found = self._lanes.ask(Lane.KEYSTORE, apps) if others else ()
        return any(other is not None and _is_same(other, app) for other in found)


def _may_share(other: Connection, left: Connection) -> bool:
    # Source: Atlassian, OAuth 2.0 (3LO), "only one grant exists per app for an account", whichever
    # its sites; what books for another service is granted for one site of that.
    return (
        other.id != left.id
        and other.service == left.service
        and other.way is not Way.TOKEN
        and other.account.account_id == left.account.account_id
        and other.books_for == left.books_for
    )


def _is_same(one: App, other: App) -> bool:
    """Whether it is one app at the service, whatever its secret or the key to its broker is now."""
    return (one.client_id, one.broker) == (other.client_id, other.broker)
