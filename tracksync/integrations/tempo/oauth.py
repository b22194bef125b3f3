"""
Signing in to Tempo by the browser, for the Jira site whose tasks time is booked on.

Source: Tempo REST v4, "How to retrieve an access token for a user". There is no PKCE, and the app's
secret is asked for at every exchange: so it lies at a broker, or the app is the person's own. Which
scopes there are is not asked: every app gets both. Each renewal ends the tokens before it.
"""

from __future__ import annotations

from tracksync.integrations.tempo.manifest import MANIFEST
from tracksync.integrations.tempo.signin import api_url
from tracksync.network.access import Access
from tracksync.network.oauth import Described
from tracksync.network.oauth_broker import code_flow
from tracksync.ports.authorization import App, Authorization

_AUTH = "https://api.tempo.io"


def authorization(access: Access, app: App) -> Authorization:
    """Describe Tempo's OAuth; `BadInput` for an app that cannot be."""
    auth, back = access.auth_url(MANIFEST, _AUTH), access.return_url(MANIFEST)
    described = Described(
        api=api_url(access),
        # It leads to the page of the Jira site that is named.
        authorize=f"{auth}/oauth/authorize/redirect",
        token=f"{auth}/oauth/token/",
        revoke=f"{auth}/oauth/revoke_token/",
        home_as="jira_url",
        asks_scopes=False,
        refresh_more={"redirect_uri": back},
        has_pkce=False,
        return_to=back,
    )
    return code_flow(access, MANIFEST, described, app)
