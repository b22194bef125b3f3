"""
OAuth 2.0 for all services: by the browser, and by a code for another screen.

Authorization code with PKCE (RFC 6749, 7636) and device codes (RFC 8628). An integration describes
its service; nothing here repeats, waits or keeps anything.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import timedelta
from urllib.parse import urlencode, urlsplit

from tracksync.core.delivery.outcomes import Failure, Refused
from tracksync.core.sentences import say
from tracksync.core.text import clean_line
from tracksync.core.values import dataclass
from tracksync.network import oauth_answers as answers
from tracksync.network.access import Access
from tracksync.network.bearer import Bearer
from tracksync.network.exchange import Exchange
from tracksync.network.origin import Origin
from tracksync.network.untyped import an_object, odd
from tracksync.ports.authorization import (
    LONGEST_TOKEN,
    App,
    Ask,
    DeviceCode,
    NotYet,
    Site,
    Tokens,
)
from tracksync.ports.manifest import Manifest

Sites = Callable[[str], tuple[Site, ...] | Failure]

_DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"
# The last is Microsoft's word.
_NO = {"access_denied", "consent_required", "authorization_declined"}
_OVER = {"expired_token", "access_denied", "authorization_declined"}
_AGAIN = say("Begin the sign-in again.")
_SLOWER = timedelta(seconds=5)
_USUAL_PAUSE = timedelta(seconds=5)
_LONGEST_PAUSE = timedelta(minutes=1)
_LONGEST_CODE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Described:
    """
    How a service does OAuth. Addresses are whole.

    Attributes:
        api: Where access tokens are sent.
        authorize: The page that asks the person.
        token: Where codes and refresh tokens are exchanged.
        revoke: Where a grant is given back (RFC 7009); empty where there is no such place.
        device: Where a code for another screen is asked for; empty where there is none.
        issuer: What the answer must name as `iss` (RFC 9207); empty where the service does not.
        more: Further parts of the page's address.
        home_as: The part of it that names the site on whose tasks time is booked; empty where a
            service has tasks of its own.
        scope_as: The part of it that names the scopes, with `scopes_apart` between them.
        asks_scopes: Scopes are asked for; else the service gives what it gives.
        refresh_more: What stands beside a refresh token, besides the app.
        is_json: Token requests are JSON; else forms.
        has_pkce: The service binds a code to a verifier.
        return_to: The address an app of the person's own was registered with; empty for any port.
        read: Reads a token answer; for services that wrap it.
    """

    api: str
    authorize: str
    token: str
    revoke: str = ""
    device: str = ""
    issuer: str = ""
    more: Mapping[str, str] = field(default_factory=dict)
    home_as: str = ""
    scope_as: str = "scope"
    scopes_apart: str = " "
    asks_scopes: bool = True
    refresh_more: Mapping[str, str] = field(default_factory=dict)
    is_json: bool = False
    has_pkce: bool = True
    return_to: str = ""
    read: Callable[[object], Tokens] = answers.read_tokens


class Endpoints:
    """The places of one service's OAuth, asked as one app."""

    def __init__(self, access: Access, manifest: Manifest, described: Described, app: App) -> None:
        self.title = manifest.title
        self.described = described
        self.app = app
        self._access = access
        self._manifest = manifest

    @property
    def origin(self) -> str:
        """Every place the tokens may be sent to."""
        told = self.described
        addresses = (told.token, told.revoke, told.api)
        return " ".join({str(Origin.parse(address)): None for address in addresses if address})

    def post(
        self, address: str, fields: Mapping[str, str], sign_in: Bearer | None = None
    ) -> Exchange:
        """Send one request: with *sign_in*, else as the app."""
        app = self.app
        proof = {"client_id": app.client_id, "client_secret": app.secret} if sign_in is None else {}
        body = {**fields, **{name: value for name, value in proof.items() if value}}
        service = self._access.service(self._manifest, address)
        channel = self._access.gateway.channel(service, str(service.origin))
        path = urlsplit(address).path
        if self.described.is_json:
            return channel.ask("POST", path, sign_in=sign_in, json=body)
        return channel.ask("POST", path, sign_in=sign_in, form=body)

    def exchanged(self, exchange: Exchange) -> Tokens | Failure:
        """Read what a code was exchanged for."""
        return self._tokens(exchange) or answers.no_grant(exchange, self.title)

    def refresh(self, token: str, sign_in: Bearer | None = None, **more: str) -> Tokens | Failure:
        """Exchange a refresh token."""
        fields = {"grant_type": "refresh_token", "refresh_token": token, **more}
        exchange = self.post(self.described.token, fields, sign_in)
        return self._tokens(exchange) or answers.is_over(exchange, self.title)

    def revoke(self, token: str, sign_in: Bearer | None = None, **more: str) -> Failure | None:
        """Give a grant back (RFC 7009)."""
        if not self.described.revoke:
            reason = say(
                "{service} offers programs no way to give a sign-in back.", service=self.title
            )
            return Refused(0, reason)
        fields = {"token": token, "token_type_hint": "refresh_token", **more}
        exchange = self.post(self.described.revoke, fields, sign_in)
        if (failure := self.unsettled(exchange)) is not None:
            return failure
        return None if answers.is_granted(exchange) else answers.is_over(exchange, self.title)

    def unsettled(self, exchange: Exchange) -> Failure | None:
        """Tell what keeps us from knowing; None where the service has spoken."""
        return answers.unsettled(exchange, self.title, self._access.clock.read().at)

    def _tokens(self, exchange: Exchange) -> Tokens | Failure | None:
        """Read tokens; None where the service said no."""
        if (failure := self.unsettled(exchange)) is not None:
            return failure
        if not answers.is_granted(exchange):
            return None
        try:
            return self.described.read(exchange.json())
        except ValueError:
            return answers.not_understood()


class CodeFlow:
    """
    `ports.authorization.Authorization` for a service that is asked directly.

    Args:
        at: The service's places, asked as the app.
        sites: Reads what a grant reaches.
    """

    def __init__(self, at: Endpoints, *, sites: Sites) -> None:
        self.sites = sites
        self._at = at

    @property
    def origin(self) -> str:
        return self._at.origin

    @property
    def return_to(self) -> str:
        return self._at.described.return_to

    def begin(self, ask: Ask) -> str | Failure:
        described = self._at.described
        asked = {
            **described.more,
            "response_type": "code",
            "client_id": self._at.app.client_id,
            "redirect_uri": ask.return_to,
            "state": ask.state,
        }
        if described.asks_scopes:
            asked[described.scope_as] = described.scopes_apart.join(ask.scopes)
        if described.home_as:
            asked[described.home_as] = ask.home
        if described.has_pkce:
            asked |= {"code_challenge": challenge(ask.verifier), "code_challenge_method": "S256"}
        return f"{described.authorize}?{urlencode(asked)}"

    def exchange(self, ask: Ask, answer: Mapping[str, str]) -> Tokens | Failure:
        if (refused := said_no(answer, self._at.described.issuer)) is not None:
            return refused
        fields = {
            "grant_type": "authorization_code",
            "code": answer["code"],
            "redirect_uri": ask.return_to,
        }
        if self._at.described.has_pkce:
            fields["code_verifier"] = ask.verifier
        return self._at.exchanged(self._at.post(self._at.described.token, fields))

    def refresh(self, token: str, scopes: tuple[str, ...] = ()) -> Tokens | Failure:
        del scopes  # a refresh token stands for what was granted (RFC 6749, 6)
        return self._at.refresh(token, None, **self._at.described.refresh_more)

    def revoke(self, token: str) -> Failure | None:
        return self._at.revoke(token)


class DeviceFlow:
    """
    `ports.authorization.DeviceAuthorization`: a code that is typed on another screen.

    Args:
        at: The service's places, asked as the app.
        sites: Reads what a grant reaches.
    """

    def __init__(self, at: Endpoints, *, sites: Sites) -> None:
        self.sites = sites
        self._at = at

    @property
    def origin(self) -> str:
        return self._at.origin

    def begin(self, scopes: tuple[str, ...]) -> DeviceCode | Failure:
        exchange = self._at.post(self._at.described.device, {"scope": " ".join(scopes)})
        if (failure := self._at.unsettled(exchange)) is not None:
            return failure
        if not answers.is_granted(exchange):
            return answers.no_grant(exchange, self._at.title)
        try:
            return device_code(exchange.json())
        except ValueError:
            return answers.not_understood()

    def poll(self, code: DeviceCode) -> Tokens | NotYet | Failure:
        fields = {"grant_type": _DEVICE_GRANT, "device_code": code.code}
        exchange = self._at.post(self._at.described.token, fields)
        error = answers.error_of(exchange)[0]
        return not_yet(error, code) or ended(error) or self._at.exchanged(exchange)

    def refresh(self, token: str, scopes: tuple[str, ...] = ()) -> Tokens | Failure:
        del scopes  # a refresh token stands for what was granted (RFC 6749, 6)
        return self._at.refresh(token)

    def revoke(self, token: str) -> Failure | None:
        return self._at.revoke(token)


def challenge(verifier: str) -> str:
    """Hash a verifier as it is told beforehand (RFC 7636, S256)."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


def said_no(answer: Mapping[str, str], issuer: str = "") -> Refused | None:
    """Say why what the browser brought back is no grant; None where it may be one."""
    error = clean_line(answer.get("error", ""), limit=60)
    if error:
        return _ended(error, answer.get("error_description", ""))
    if issuer and not hmac.compare_digest(answer.get("iss", "").encode(), issuer.encode()):
        reason = say("The answer came from somewhere else than was asked, so it was not used.")
        return Refused(400, reason, _AGAIN)
    if not answer.get("code"):
        return Refused(400, say("The browser came back empty-handed."), _AGAIN)
    return None


def not_yet(error: str, code: DeviceCode) -> NotYet | None:
    """Tell whether an answer about a code means that it has to be asked for again."""
    if error == "slow_down":
        return NotYet(code.every + _SLOWER)
    return NotYet(code.every) if error == "authorization_pending" else None


def ended(error: str) -> Refused | None:
    """Tell whether an answer about a code means that nobody will type it any more."""
    return _ended(error, "") if error in _OVER else None


def _ended(error: str, described: str) -> Refused:
    if error in _NO:
        reason = say("You or an administrator said no there. Nothing was connected.")
        return Refused(403, reason, say("Begin again if that was not meant."))
    said = clean_line(described or error, limit=200)
    return Refused(400, say("The sign-in ended there with “{said}”.", said=said), _AGAIN)


def device_code(body: object) -> DeviceCode:
    """
    Read a code for another screen (RFC 8628, 3.2).

    Raises:
        ValueError: It is none.
    """
    told = an_object(body)
    page = _text(told, "verification_uri")
    whole = told.get("verification_uri_complete")
    for address in (page, whole):
        if isinstance(address, str):
            Origin.parse(address)  # it is opened in a browser
    return DeviceCode(
        code=_text(told, "device_code"),
        shown=clean_line(_text(told, "user_code"), limit=60),
        page=page,
        whole_page=whole if isinstance(whole, str) else "",
        lives=_length(told.get("expires_in"), _LONGEST_CODE, _LONGEST_CODE),
        every=_length(told.get("interval"), _USUAL_PAUSE, _LONGEST_PAUSE),
    )


def _text(body: Mapping[str, object], name: str) -> str:
    value = body.get(name)
    if isinstance(value, str) and value.isprintable() and 0 < len(value) <= LONGEST_TOKEN:
        return value
    raise ValueError(odd(name))


def _length(value: object, usual: timedelta, longest: timedelta) -> timedelta:
    if isinstance(value, bool) or not isinstance(value, int) or value <= 0:
        return usual
    return min(timedelta(seconds=min(value, 10**6)), longest)
