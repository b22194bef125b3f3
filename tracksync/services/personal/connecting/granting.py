"""What the keystore holds of a connection: its token, and the app it was granted to."""

from __future__ import annotations

import json
from dataclasses import field

from tracksync.core.problems import KeystoreTrouble
from tracksync.core.sentences import say
from tracksync.core.values import dataclass
from tracksync.ports.authorization import App
from tracksync.ports.keystore import Keystore
from tracksync.ports.tracker import Connection

_AGAIN = say("Sign in again in Connections.")


@dataclass(frozen=True, slots=True)
class Grant:
    """
    A sign-in that lasts.

    Attributes:
        origin: Where its tokens may be sent to, as `Renewal.origin` said when it was made.
        refresh: The refresh token.
        app: As whom it is renewed.
    """

    origin: str
    refresh: str = field(repr=False)
    app: App


def token_name(connection: str) -> str:
    """Name the keystore item that holds a connection's token."""
    return f"token:{connection}"


def app_name(connection: str) -> str:
    """Name the keystore item that holds the app a connection was granted to."""
    return f"app:{connection}"


def secret_names(connection: str) -> tuple[str, ...]:
    """Name all that the keystore may hold of a connection."""
    return token_name(connection), app_name(connection)


def keep_token(keystore: Keystore, connection: Connection, token: str) -> None:
    """Keep a token with the origin it may be sent to. Blocking: KEYSTORE lane."""
    _keep(keystore, token_name(connection.id), connection.site_url, token.strip())
    keystore.erase(app_name(connection.id))


def read_token(keystore: Keystore, connection: Connection) -> str:
    """
    Read a connection's token. Blocking: KEYSTORE lane or a network worker.

    Raises:
        KeystoreTrouble: It is not there, or belongs to another origin: a changed address needs a
            new sign-in.
    """
    origin, token = _read(keystore.read(token_name(connection.id)), connection.id)
    if origin != connection.site_url:
        msg = say(
            "The token of {id} belongs to another address and is not sent to this one.",
            id=connection.id,
        )
        raise KeystoreTrouble(msg, _AGAIN)
    return token


def keep_grant(keystore: Keystore, connection: str, grant: Grant) -> None:
    """
    Keep a new grant, the app first: a refresh token without its app is no use. KEYSTORE lane.

    Each is written and read back before this returns; the port promises it.
    """
    app = grant.app
    told = {"client_id": app.client_id, "secret": app.secret, "broker": app.broker}
    _keep(keystore, app_name(connection), grant.origin, json.dumps(told))
    keep_refresh(keystore, connection, grant.origin, grant.refresh)


def keep_refresh(keystore: Keystore, connection: str, origin: str, refresh: str) -> None:
    """Keep the next refresh token of a grant. KEYSTORE lane."""
    _keep(keystore, token_name(connection), origin, refresh)


def read_grant(keystore: Keystore, connection: str) -> Grant:
    """
    Read a grant. KEYSTORE lane.

    Raises:
        KeystoreTrouble: It is not there, or only half of it.
    """
    names = secret_names(connection)
    kept = keystore.read_many(names)
    origin, refresh = _read(kept[names[0]], connection)
    place, told = _read(kept[names[1]], connection)
    app = _app(told)
    if app is None or place != origin:
        raise _missing(connection)
    return Grant(origin, refresh, app)


def read_app(keystore: Keystore, connection: str) -> App | None:
    """Read the app a connection was granted to; None where there is none. KEYSTORE lane."""
    _, _, told = (keystore.read(app_name(connection)) or "").partition("\n")
    return _app(told)


def erase_secrets(keystore: Keystore, connection: str) -> None:
    """Forget all the keystore holds of a connection. KEYSTORE lane."""
    for name in secret_names(connection):
        keystore.erase(name)


def _keep(keystore: Keystore, name: str, origin: str, secret: str) -> None:
    keystore.write(name, f"{origin}\n{secret}")


def _read(kept: str | None, connection: str) -> tuple[str, str]:
    origin, newline, secret = (kept or "").partition("\n")
    if not newline or not secret:
        raise _missing(connection)
    return origin, secret


def _app(told: str) -> App | None:
    try:
        read = json.loads(told)
        return App(str(read["client_id"]), str(read["secret"]), str(read["broker"]))
    except (LookupError, TypeError, ValueError):
        return None


def _missing(connection: str) -> KeystoreTrouble:
    msg = say("The keystore holds no token for {id}. What waits to be sent is safe.", id=connection)
    return KeystoreTrouble(msg, _AGAIN)
