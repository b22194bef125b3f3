"""
Signing in to Slack by the browser: as the person by a public app, as the team's bot by a broker.

Source: docs.slack.dev, "Using PKCE", "Using token rotation", "Installing with OAuth", read 2026-11.
A program on a person's machine gets user tokens only. With rotation an access token holds 12 hours
and a refresh token 30 days; without it there is no refresh token, and the access token holds until
it is revoked. A workspace has one bot for each app, whoever installs it: the broker lends it.
"""

from __future__ import annotations

from collections.abc import Mapping

from tracksync.core.delivery.outcomes import Failure
from tracksync.integrations.slack.manifest import INTERFACE, MANIFEST, SITE
from tracksync.network.access import Access
from tracksync.network.oauth import Described, Sites
from tracksync.network.oauth_answers import read_tokens
from tracksync.network.oauth_broker import code_flow
from tracksync.network.untyped import an_object, optional_object
from tracksync.ports.authorization import App, Ask, Authorization, Tokens

_LASTING = "xoxp-"


class SlackFlow:
    """`ports.authorization.Authorization`: the usual flow, and tokens that need no renewal."""

    def __init__(self, flow: Authorization) -> None:
        self._flow = flow
        self.sites = flow.sites

    @property
    def origin(self) -> str:
        return self._flow.origin

    @property
    def return_to(self) -> str:
        return self._flow.return_to

    def begin(self, ask: Ask) -> str | Failure:
        return self._flow.begin(ask)

    def exchange(self, ask: Ask, answer: Mapping[str, str]) -> Tokens | Failure:
        return self._flow.exchange(ask, answer)

    def refresh(self, token: str, scopes: tuple[str, ...] = ()) -> Tokens | Failure:
        return (
            Tokens(token, token)
            if token.startswith(_LASTING)
            else self._flow.refresh(token, scopes)
        )

    def revoke(self, token: str) -> Failure | None:
        return self._flow.revoke(token)


def authorization(access: Access, app: App, sites: Sites) -> Authorization:
    """Describe Slack's OAuth; `BadInput` for an app that cannot be. Sites: reads the channels."""
    auth = access.auth_url(MANIFEST, SITE)
    described = Described(
        api=access.base_origin(MANIFEST) or SITE,
        authorize=f"{auth}/oauth/v2/authorize",
        token=f"{auth}{INTERFACE}/oauth.v2.access",
        revoke=f"{auth}{INTERFACE}/auth.revoke",
        scope_as="user_scope",
        scopes_apart=",",
        return_to=access.return_url(MANIFEST),
        read=read_slack,
    )
    return SlackFlow(code_flow(access, MANIFEST, described, app, sites=sites))


def read_slack(body: object) -> Tokens:
    """Read a token answer: what is the person's stands apart, or by itself when renewed."""
    told = an_object(body)
    theirs = optional_object(told.get("authed_user"))
    given = {**(theirs if "access_token" in theirs else told), "token_type": "bearer"}
    # A token that does not rotate stands for its own renewal.
    given.setdefault("refresh_token", given.get("access_token"))
    return read_tokens(given)
