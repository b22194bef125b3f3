"""Connections: signing in to a service, tried before it is saved, and leaving it again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from tracksync.core.problems import BadInput, KeystoreTrouble, NotFound
from tracksync.ports.keystore import Keystore
from tracksync.ports.tracker import Account, Connection, Integration, IssueTracker, TimesheetSink
from tracksync.services.personal.changed import Changed
from tracksync.services.personal.recording import Recorder
from tracksync.services.personal.wording import problem_of

MODES = ("preview", "automatic")
LONGEST_TOKEN = 20_000


@dataclass(frozen=True, slots=True)
class SignIn:
    """
    What a person typed to connect.

    The token lives only in memory until it is in the keystore.
    """

    service: str
    site_url: str
    email: str
    token: str
    mode: str = "preview"
    is_read_only: bool = False

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
            msg = (
                f"There is no connection {connection[:60]!r}."
                if not found
                else f"{connection} is not clear."
            )
            raise NotFound(msg, "tracksync connections lists them by id.")
        return found[0]

    def integration(self, service: str) -> Integration:
        """Find what knows a service; `NotFound` for an unknown one."""
        found = self._integrations.get(service)
        if found is None:
            msg = f"TrackSync cannot connect to {service[:60]!r}."
            raise NotFound(msg, f"It knows: {', '.join(sorted(self._integrations))}.")
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
        if sign_in.mode not in MODES:
            msg = f"{sign_in.mode!r} is no way of sending."
            raise BadInput(msg, f"Choose one of: {', '.join(MODES)}.")
        token = sign_in.token.strip()
        if not token or len(token) > LONGEST_TOKEN or not token.isprintable():
            msg = "That does not look like a token."
            raise BadInput(
                msg, f"Make one in the {integration.title} account settings and paste it whole."
            )
        draft = Connection(
            id="",
            service=sign_in.service,
            site_url=integration.check_site(sign_in.site_url),
            email=sign_in.email.strip(),
            account=Account("", "", "", ""),
            mode=sign_in.mode,
            is_read_only=sign_in.is_read_only,
        )
        tracker, _ = integration.connect(draft, lambda: token)
        answer = tracker.whoami()
        if not isinstance(answer, Account):
            raise problem_of(answer, integration.title)
        return replace(draft, account=answer)

    def name(self, draft: Connection) -> Connection:
        """
        Give a tried connection its id.

        The old one when it is the same account on the same site.
        """
        existing = self.all()
        for old in existing:
            if (old.service, old.site_url, old.account.account_id) == (
                draft.service,
                draft.site_url,
                draft.account.account_id,
            ):
                return replace(draft, id=old.id, last_read_at=old.last_read_at)
        taken = {c.id for c in existing}
        number = next(n for n in range(1, len(taken) + 2) if f"{draft.service}-{n}" not in taken)
        return replace(draft, id=f"{draft.service}-{number}")

    def save(self, connection: Connection, *, via: str) -> Changed:
        """Save a connection whose token is safe in the keystore."""
        with self._recorder.open(via) as recording:
            recording.unit.save_connection(connection)
            recording.changed |= Changed.CONNECTIONS
        return recording.changed

    def change(
        self,
        connection: str,
        *,
        via: str,
        mode: str | None = None,
        is_read_only: bool | None = None,
    ) -> Connection:
        """Change how a connection sends."""
        old = self.one(connection)
        if mode is not None and mode not in MODES:
            msg = f"{mode!r} is no way of sending."
            raise BadInput(msg, f"Choose one of: {', '.join(MODES)}.")
        new = replace(
            old,
            mode=old.mode if mode is None else mode,
            is_read_only=old.is_read_only if is_read_only is None else is_read_only,
        )
        self.save(new, via=via)
        return new

    def pause(self, connection: str) -> Changed:
        """Stop using a sign-in that is no longer accepted, until there is a new one."""
        found = self.one(connection)
        return (
            Changed.NOTHING
            if found.is_paused
            else self.save(replace(found, is_paused=True), via="engine")
        )

    def remove(self, connection: str, *, via: str, keep_tasks: bool) -> Changed:
        """Forget a connection; what was sent over it stays where it is."""
        found = self.one(connection)
        with self._recorder.open(via) as recording:
            recording.unit.remove_connection(found.id, keep_tasks=keep_tasks)
            recording.changed |= Changed.CONNECTIONS | Changed.TASKS | Changed.OUTBOX
        return recording.changed

    def adapters(
        self, connection: Connection, read_token: Callable[[], str]
    ) -> tuple[IssueTracker, TimesheetSink]:
        """Build what speaks to the service for a saved connection."""
        return self.integration(connection.service).connect(connection, read_token)


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
        msg = f"The keystore holds no token for {connection.id}. What waits to be sent is safe."
        raise KeystoreTrouble(msg, "Sign in again in Connections.")
    if origin != connection.site_url:
        msg = (
            f"The token of {connection.id} belongs to another address and is not sent to this one."
        )
        raise KeystoreTrouble(msg, "Sign in again in Connections.")
    return token
