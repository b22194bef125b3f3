"""
Microsoft's sign-in (Entra) by MSAL, which speaks to it through our gateway alone.

MSAL knows Microsoft's ways: addresses, PKCE, nonce, device codes. It keeps nothing: its cache lives
as long as one sign-in or renewal, in memory. It checks no id tokens; `id_token.py` does.

Source: MSAL for Python 1.39; Microsoft identity platform, "OAuth 2.0 authorization code flow" and
"device authorization grant flow", read 2026-11.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any
from urllib.parse import urlsplit

import msal

from tracksync.core.delivery.outcomes import Failure, NoAnswer, NotReached, Refused
from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.core.values import dataclass
from tracksync.network import oauth_answers as answers
from tracksync.network.access import Access
from tracksync.network.exchange import Exchange
from tracksync.network.origin import Origin
from tracksync.network.untyped import an_object
from tracksync.ports.authorization import App
from tracksync.ports.manifest import Manifest

TITLE = "Microsoft"
# People of any organization; one of them alone by the setting `auth_url` of the service.
EVERYBODY = "https://login.microsoftonline.com/organizations"
_DESCRIPTION = "/.well-known/openid-configuration"

# What it would log may hold an answer, and an answer may hold a token.
logging.getLogger("msal").addHandler(logging.NullHandler())
logging.getLogger("msal").propagate = False

Result = Mapping[str, Any]


class Unsettled(Exception):
    """Nobody there has spoken, so MSAL is not to make anything of it."""

    def __init__(self, failure: Failure) -> None:
        super().__init__()
        self.failure = failure


@dataclass(frozen=True, slots=True)
class _Answered:
    """An answer in the shape that MSAL wants; only JSON objects become one."""

    status_code: int
    text: str = field(repr=False)
    headers: Mapping[str, str]

    def raise_for_status(self) -> None:
        """MSAL asks for it after a status that never gets here."""


class _WayOut:
    """
    MSAL's HTTP client: one origin, nothing repeated, nothing told of this machine.

    What MSAL would say in headers (its version, the system's name, what failed before) is left out.
    """

    def __init__(self, access: Access, manifest: Manifest, origin: Origin) -> None:
        self.last: Exchange | None = None
        self.description: Mapping[str, object] = {}
        self._access = access
        self._manifest = manifest
        self._origin = origin

    def get(self, url: str, **_: object) -> _Answered:
        answered = self._ask("GET", url)
        if url.endswith(_DESCRIPTION) and self.last is not None:
            self.description = an_object(self.last.json())
        return answered

    def post(self, url: str, *, data: Mapping[str, str], **_: object) -> _Answered:
        return self._ask("POST", url, data)

    def close(self) -> None:
        """Nothing stays open between requests."""

    def _ask(self, method: str, url: str, form: Mapping[str, str] | None = None) -> _Answered:
        # The gateway lets nothing out to another origin than the one that was set.
        service = self._access.service(self._manifest, str(self._origin))
        parts = urlsplit(url)
        channel = self._access.gateway.channel(service, f"{parts.scheme}://{parts.netloc}")
        self.last = channel.ask(method, parts.path, sign_in=None, form=form)
        failure = answers.unsettled(self.last, TITLE, self._access.clock.read().at)
        if failure is not None:
            raise Unsettled(failure)
        try:
            an_object(self.last.json())
        except ValueError as e:
            raise Unsettled(answers.not_understood()) from e
        text = self.last.body.decode("utf-8-sig")
        return _Answered(self.last.status or 0, text, self.last.headers)


class Entra:
    """
    One sign-in, or one renewal, as a public app.

    Args:
        manifest: Of the product that is signed in to.

    Raises:
        BadInput: The app cannot be one, or the address no directory's.
    """

    def __init__(self, access: Access, manifest: Manifest, app: App) -> None:
        _check(app, manifest.title)
        self.app = app
        self.authority = _authority(access, manifest)
        self._out = _WayOut(access, manifest, Origin.parse(self.authority))
        self._made: Any = None
        self._keys: object = None

    @property
    def issuer(self) -> str:
        """As whom the directory signs. Known once it was asked for anything."""
        return str(self._out.description.get("issuer", ""))

    def ask(self, work: Callable[[Any], Result]) -> Result | Failure:
        """
        Have MSAL ask for something; what it answered, an OAuth error included, or a failure.

        Args:
            work: Is given MSAL's application.
        """
        try:
            return work(self._application())
        except Unsettled as unsettled:
            return unsettled.failure
        except RuntimeError:  # so MSAL says that a nonce is not ours
            return not_for_us()
        except (ValueError, TypeError, LookupError, AttributeError):
            # It trusts what it reads.
            return answers.not_understood()

    def keys(self) -> object | Failure:
        """Read the keys that the directory signs with."""
        try:
            if self._keys is None:
                self._application()
                self._out.get(str(self._out.description.get("jwks_uri", "")))
                self._keys = self.last.json()
        except Unsettled as unsettled:
            return _not_reached(unsettled.failure)
        return self._keys

    @property
    def last(self) -> Exchange:
        """The last thing that was asked, and its answer."""
        if self._out.last is None:
            raise RuntimeError
        return self._out.last

    def _application(self) -> Any:  # noqa: ANN401  MSAL has no types
        """Ask the directory what it is like, once. Nothing is at stake yet."""
        if self._made is not None:
            return self._made
        try:
            self._made = msal.PublicClientApplication(
                self.app.client_id,
                authority=self.authority,
                # Whom to trust is set here; nobody else is asked about it.
                instance_discovery=False,
                http_client=self._out,
            )
        except Unsettled as unsettled:
            raise Unsettled(_not_reached(unsettled.failure)) from unsettled
        except (ValueError, KeyError) as e:
            reason = say("Microsoft knows no such organization to sign in to.")
            remedy = say("Look at the address of the sign-in in the settings.")
            raise Unsettled(Refused(404, reason, remedy)) from e
        return self._made


def not_for_us() -> Refused:
    """Say that an answer proves to be meant for somebody else, or to be made up."""
    reason = say("Microsoft's answer does not prove who signed in, so it was not used.")
    return Refused(0, reason, say("Begin the sign-in again."))


def _check(app: App, service: str) -> None:
    if app.broker or app.secret:
        title = say(
            "{service} is signed in to without a broker and without a secret.", service=service
        )
        raise BadInput(title, say("Name the app's id alone: --client-id."))
    if not app.client_id:
        title = say("{service} is asked as an app, and none was named.", service=service)
        raise BadInput(title, say("Name the one your organization registered: --client-id."))


def _authority(access: Access, manifest: Manifest) -> str:
    """Find where people sign in; MSAL wants https and the name of a directory."""
    address = access.auth_url(manifest, EVERYBODY)
    if Origin.parse(address).scheme != "https":
        title = say("Microsoft's sign-in is reached by https alone.")
        raise BadInput(title, say("Look at the address of the sign-in in the settings."))
    return address if urlsplit(address).path.strip("/") else f"{address}/organizations"


def _not_reached(failure: Failure) -> Failure:
    """Say of a read that nothing can have come of it."""
    return NotReached(failure.reason) if isinstance(failure, NoAnswer) else failure
