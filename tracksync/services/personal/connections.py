"""Connections: signing in to a service, tried before it is saved, and leaving it again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from tracksync.core.delivery import DeliveryState, recall
from tracksync.core.problems import BadInput, KeystoreTrouble, NotFound
from tracksync.core.sentences import say
from tracksync.core.text import clean_line
from tracksync.ports.keystore import Keystore
from tracksync.ports.store import Unit
from tracksync.ports.tracker import Account, Adapters, Connection, Integration
from tracksync.services.personal.changed import Changed
from tracksync.services.personal.following import AUTOMATIC, catch_up
from tracksync.services.personal.recording import Recorder, Recording
from tracksync.services.personal.wording import not_connected

PREVIEW = "preview"
MODES = (PREVIEW, AUTOMATIC)
LONGEST_TOKEN = 20_000
LONGEST_EMAIL = 254
_SHORTEST_NAME = 6
_MANY = 100_000
_NOT_DONE = tuple(state for state in DeliveryState if state is not DeliveryState.DONE)


@dataclass(frozen=True, slots=True)
class SignIn:
    """
    What a person typed to connect.

    The token lives only in memory until it is in the keystore. What is None stays as it was on an
    account that is connected already; on a new one it is preview, and not read-only.
    """

    service: str
    site_url: str
    email: str
    token: str
    mode: str | None = None
    is_read_only: bool | None = None

    def __repr__(self) -> str:
        """Leave the token out."""
        return f"SignIn({self.service}, {self.site_url})"


def token_name(connection: str) -> str:
    """Name the keystore item that holds a connection's token."""
    return f"token:{connection}"


class ConnectionService:
    """
    Signed-in accounts.

    `try_sign_in` runs on NETWORK, `keep_token` on KEYSTORE, the rest on STORE.
    """

    def __init__(self, recorder: Recorder, integrations: Mapping[str, Integration]) -> None:
        self._recorder = recorder
        self._integrations = integrations

    def all(self) -> tuple[Connection, ...]:
        """All connections, by id."""
        with self._recorder.store.read() as snapshot:
            return snapshot.connections()

    def one(self, connection: str) -> Connection:
        """Find a connection by id, or by service when there is only one of it."""
        found = [c for c in self.all() if connection in (c.id, c.service)]
        if len(found) != 1:
            shown = clean_line(connection, limit=60)
            ids = ", ".join(c.id for c in found)
            msg = (
                say("{shown} means several: {ids}.", shown=shown, ids=ids)
                if found
                else say("There is no connection {shown!r}.", shown=shown)
            )
            raise NotFound(msg, say("tracksync connections lists them by id."))
        return found[0]

    def integration(self, service: str) -> Integration:
        """Find what knows a service; `NotFound` for an unknown one."""
        found = self._integrations.get(service)
        if found is None:
            msg = say(
                "TrackSync cannot connect to {service!r}.", service=clean_line(service, limit=60)
            )
            raise NotFound(
                msg, say("It knows: {names}.", names=", ".join(sorted(self._integrations)))
            )
        return found

    def try_sign_in(self, sign_in: SignIn) -> Connection:
        """
        Try the sign-in, saving nothing. Blocking: NETWORK lane.

        Returns:
            The connection as it would be saved, without an id.

        Raises:
            BadInput, NotAnswered: In words, why it cannot be.
        """
        integration = self.integration(sign_in.service)
        _check_mode(sign_in.mode)
        token = sign_in.token.strip()
        if not token or len(token) > LONGEST_TOKEN or not token.isprintable():
            msg = say("That does not look like a token.")
            raise BadInput(
                msg,
                say(
                    "Make one in your {title} account and paste it whole.",
                    title=integration.manifest.title,
                ),
            )
        draft = Connection(
            id="",
            service=sign_in.service,
            site_url=integration.check_site(sign_in.site_url),
            email=clean_line(sign_in.email, limit=LONGEST_EMAIL),
            account=Account("", "", "", ""),
            grain=integration.manifest.grain,
        )
        answer = integration.connect(draft, lambda: token).tracker.whoami()
        if not isinstance(answer, Account):
            raise not_connected(answer, integration.manifest.title)
        return self._with_choices(replace(draft, account=answer), sign_in)

    def name(self, draft: Connection) -> Connection:
        """
        Give a tried connection its id.

        It is made from the account and its site, so that an account that comes back finds what was
        sent over it, and no other account ever inherits that.
        """
        others = {c.id: c for c in self.all()}
        digest = hashlib.sha256("\n".join(_identity(draft)).encode()).hexdigest()
        names = (f"{draft.service}-{digest[:n]}" for n in range(_SHORTEST_NAME, len(digest)))
        free = (n for n in names if n not in others or _identity(others[n]) == _identity(draft))
        return replace(draft, id=next(free))

    def _with_choices(self, tried: Connection, sign_in: SignIn) -> Connection:
        """Keep the choices made before for the same account, unless new ones were made."""
        old = next((c for c in self.all() if _identity(c) == _identity(tried)), None)
        mode = PREVIEW if old is None else old.mode
        is_read_only = old is not None and old.is_read_only
        return replace(
            tried,
            mode=mode if sign_in.mode is None else sign_in.mode,
            is_read_only=is_read_only if sign_in.is_read_only is None else sign_in.is_read_only,
            last_read_at=None if old is None else old.last_read_at,
            extra={} if old is None else old.extra,
        )

    def save(self, connection: Connection, *, via: str) -> Changed:
        """
        Save a connection whose token is safe in the keystore.

        What was tracked on its tasks while it was not there waits for the person's word to go.
        """
        with self._recorder.open(via) as recording:
            recording.changed |= self._save(recording, connection)
        return recording.changed

    def change(
        self,
        connection: str,
        *,
        via: str,
        mode: str | None = None,
        is_read_only: bool | None = None,
    ) -> Connection:
        """
        Change how a connection sends.

        Switched to preview, what a rule had released waits for a click again. Switched to
        automatic, what waits for a click still does: the rule is for what comes.
        """
        _check_mode(mode)
        found = self.one(connection)
        with self._recorder.open(via) as recording:
            old = recording.unit.connection(found.id) or found
            new = replace(
                old,
                mode=old.mode if mode is None else mode,
                is_read_only=old.is_read_only if is_read_only is None else is_read_only,
            )
            recording.changed |= self._save(recording, new)
        return new

    def _save(self, recording: Recording, new: Connection) -> Changed:
        unit, now = recording.unit, recording.reading.at
        old = unit.connection(new.id)
        unit.save_connection(new)
        changed = Changed.CONNECTIONS
        if old is not None and (old.mode, new.mode) == (AUTOMATIC, PREVIEW):
            changed |= _recall(unit, new.id, now)
        if not new.is_read_only and (old is None or old.is_read_only):
            changed |= catch_up(unit, new.id, now, self._recorder.preferences)
        return changed

    def pause(self, connection: str) -> Changed:
        """Stop using a sign-in that is no longer accepted, until there is a new one."""
        found = self.one(connection)
        if found.is_paused:
            return Changed.NOTHING
        return self.save(replace(found, is_paused=True), via="engine")

    def remove(self, connection: str, *, via: str, keep_tasks: bool) -> Changed:
        """
        Forget a connection; what was sent over it stays where it is.

        What stands there, or may, is remembered: should the account come back, nothing is sent
        twice.
        """
        found = self.one(connection)
        with self._recorder.open(via) as recording:
            recording.unit.remove_connection(found.id, keep_tasks=keep_tasks)
            recording.changed |= Changed.CONNECTIONS | Changed.TASKS | Changed.OUTBOX
        return recording.changed

    def adapters(self, connection: Connection, read_token: Callable[[], str]) -> Adapters:
        """Build what speaks to the service for a saved connection."""
        return self.integration(connection.service).connect(connection, read_token)


def _identity(connection: Connection) -> tuple[str, str, str]:
    """Tell what makes it the same account: the service, the site's lasting name, the account."""
    account = connection.account
    return connection.service, account.site_id or connection.site_url, account.account_id


def _check_mode(mode: str | None) -> None:
    if mode is not None and mode not in MODES:
        msg = say("{mode!r} is no way of sending.", mode=clean_line(mode, limit=60))
        raise BadInput(msg, say("Choose one of: {choices}.", choices=", ".join(MODES)))


def _recall(unit: Unit, connection: str, now: datetime) -> Changed:
    """Let nothing go any more that only a rule had released."""
    changed = Changed.NOTHING
    for delivery in unit.deliveries(_NOT_DONE, limit=_MANY):
        recalled = recall(delivery, now)
        if delivery.connection == connection and recalled is not delivery:
            unit.save_delivery(recalled)
            changed = Changed.OUTBOX
    return changed


def keep_token(keystore: Keystore, connection: Connection, token: str) -> None:
    """Keep a token with the origin it may be sent to. Blocking: KEYSTORE lane."""
    keystore.write(token_name(connection.id), f"{connection.site_url}\n{token.strip()}")


def read_token(keystore: Keystore, connection: Connection) -> str:
    """
    Read a connection's token. Blocking: KEYSTORE lane or a network worker.

    Raises:
        KeystoreTrouble: It is not there, or belongs to another origin: a changed address needs a
            new sign-in.
    """
    kept = keystore.read(token_name(connection.id))
    origin, newline, token = (kept or "").partition("\n")
    if not newline or not token:
        msg = say(
            "The keystore holds no token for {id}. What waits to be sent is safe.", id=connection.id
        )
        raise KeystoreTrouble(msg, say("Sign in again in Connections."))
    if origin != connection.site_url:
        msg = say(
            "The token of {id} belongs to another address and is not sent to this one.",
            id=connection.id,
        )
        raise KeystoreTrouble(msg, say("Sign in again in Connections."))
    return token
