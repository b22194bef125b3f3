"""
Signing in to a product of Microsoft's: by the browser, or by a code on another screen.

Both by MSAL, as a public app with PKCE that the person's organization registered: no secret, no
broker. What the account reaches is asked at the product.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from dataclasses import replace

from tracksync.core.delivery.outcomes import Failure, Refused
from tracksync.core.sentences import say
from tracksync.core.values import dataclass
from tracksync.integrations._microsoft import id_token
from tracksync.integrations._microsoft.entra import TITLE, Entra, Result, not_for_us
from tracksync.network import oauth_answers as answers
from tracksync.network.access import Access
from tracksync.network.oauth import device_code, ended, not_yet, said_no
from tracksync.network.origin import Origin
from tracksync.ports.authorization import App, Ask, DeviceCode, NotYet, Site, Tokens
from tracksync.ports.manifest import Manifest

Sites = Callable[[str], tuple[Site, ...] | Failure]

# MSAL asks for these by itself, and takes it ill if somebody else does.
_ITS_OWN = frozenset({"openid", "profile", "offline_access"})


@dataclass(frozen=True, slots=True)
class Product:
    """
    What is signed in to.

    Attributes:
        resource: As what Microsoft's sign-in knows it; stands before its scopes.
        places: Where its tokens are sent to.
        sites: Asks what a token reaches.
    """

    manifest: Manifest
    resource: str
    places: tuple[str, ...]
    sites: Sites


class _Granted:
    """What both ways share: `ports.authorization.Renewal`."""

    return_to = ""

    def __init__(self, access: Access, app: App, product: Product) -> None:
        self.sites = product.sites
        self.entra = Entra(access, product.manifest, app)
        self._access = access
        self._product = product

    @property
    def origin(self) -> str:
        addresses = (self.entra.authority, *self._product.places)
        return " ".join({str(Origin.parse(address)): None for address in addresses})

    def refresh(self, token: str, scopes: tuple[str, ...] = ()) -> Tokens | Failure:
        wanted = self.spelled_out(scopes)
        result = self.entra.ask(lambda app: app.acquire_token_by_refresh_token(token, wanted))
        if not isinstance(result, Mapping):
            return result
        return self._tokens(result) or answers.is_over(self.entra.last, TITLE)

    def revoke(self, token: str) -> Failure | None:
        del token
        reason = say("{service} offers programs no way to give a sign-in back.", service=TITLE)
        return Refused(0, reason)

    def proven(self, result: Result, keys: object) -> Tokens | Failure:
        """Read what was granted, if it proves to come from whom we asked, and for us."""
        tokens = self._tokens(result)
        if tokens is None:
            return answers.no_grant(self.entra.last, TITLE)
        if not isinstance(tokens, Tokens):
            return tokens
        try:
            id_token.check(
                result.get("id_token"),
                keys,
                issuer=self.entra.issuer,
                app=self.entra.app.client_id,
                now=self._access.clock.read().at,
            )
        except ValueError:
            return not_for_us()
        return tokens

    def spelled_out(self, scopes: tuple[str, ...]) -> list[str]:
        """Name scopes as Microsoft wants them: with the place they are for."""
        resource = self._product.resource
        return [f"{resource}/{scope}" for scope in scopes if scope not in _ITS_OWN]

    def _tokens(self, result: Result) -> Tokens | Failure | None:
        """Read tokens; None where Microsoft said no."""
        if "access_token" not in result:
            return None
        try:
            tokens = answers.read_tokens(result)
        except ValueError:
            return answers.not_understood()
        if tokens.scopes is None:
            return tokens
        # Microsoft names only those of the product, each with its place.
        told = {scope.rpartition("/")[2] for scope in tokens.scopes}
        told |= {"openid", "profile"} if "id_token" in result else set()
        told |= {"offline_access"} if tokens.refresh else set()
        return replace(tokens, scopes=tuple(sorted(told)))


class ByBrowser(_Granted):
    """`ports.authorization.Authorization`. Holds what MSAL must remember of one sign-in."""

    def __init__(self, access: Access, app: App, product: Product) -> None:
        super().__init__(access, app, product)
        self._flow: Result = {}

    def begin(self, ask: Ask) -> str | Failure:
        with warnings.catch_warnings():
            # MSAL would have the browser come back by POST; our door hears GET alone, and the
            # code in that address is worth nothing without the verifier.
            warnings.filterwarnings("ignore", "response_mode", UserWarning)
            flow = self.entra.ask(
                lambda app: app.initiate_auth_code_flow(
                    self.spelled_out(ask.scopes),
                    redirect_uri=_by_name(ask.return_to),
                    state=ask.state,
                    prompt="select_account",
                )
            )
        if not isinstance(flow, Mapping):
            return flow
        page = str(flow["auth_uri"])
        if Origin.parse(page) != Origin.parse(self.entra.authority):
            return not_for_us()  # it is opened in a browser
        self._flow = flow
        return page

    def exchange(self, ask: Ask, answer: Mapping[str, str]) -> Tokens | Failure:
        del ask  # the verifier is MSAL's own
        if (refused := said_no(answer)) is not None:
            return refused
        keys = self.entra.keys()
        if isinstance(keys, Failure):
            return keys
        flow = dict(self._flow)
        result = self.entra.ask(lambda app: app.acquire_token_by_auth_code_flow(flow, dict(answer)))
        return self.proven(result, keys) if isinstance(result, Mapping) else result


class ByCode(_Granted):
    """`ports.authorization.DeviceAuthorization`."""

    def begin(self, scopes: tuple[str, ...]) -> DeviceCode | Failure:
        wanted = self.spelled_out(scopes)
        flow = self.entra.ask(lambda app: app.initiate_device_flow(wanted))
        if not isinstance(flow, Mapping):
            return flow
        if "error" in flow:
            return answers.no_grant(self.entra.last, TITLE)
        try:
            return device_code(flow)
        except ValueError:
            return answers.not_understood()

    def poll(self, code: DeviceCode) -> Tokens | NotYet | Failure:
        keys = self.entra.keys()
        if isinstance(keys, Failure):
            return keys
        flow = {"device_code": code.code}
        result = self.entra.ask(
            lambda app: app.acquire_token_by_device_flow(flow, exit_condition=lambda _: True)
        )
        error = answers.error_of(self.entra.last)[0]
        if (answer := not_yet(error, code) or ended(error)) is not None:
            return answer
        return self.proven(result, keys) if isinstance(result, Mapping) else result


def _by_name(address: str) -> str:
    """Call this machine by the name under which Microsoft lets any port pass in its forms."""
    return address.replace("//127.0.0.1:", "//localhost:", 1)
