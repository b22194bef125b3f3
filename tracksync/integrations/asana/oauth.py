"""
Signing in to Asana by the browser.

Source: Asana, "OAuth", read 2026-11. A code is bound to a verifier (PKCE), and the app's secret is
asked for all the same: so it lies at a broker, or the app is the person's own. A refresh token
stays the same for as long as the grant lasts.
"""

from __future__ import annotations

from tracksync.integrations.asana.manifest import MANIFEST
from tracksync.integrations.asana.signin import api_url
from tracksync.network.access import Access
from tracksync.network.oauth import Described
from tracksync.network.oauth_broker import code_flow
from tracksync.ports.authorization import App, Authorization

_AUTH = "https://app.asana.com"


def authorization(access: Access, app: App) -> Authorization:
    """Describe Asana's OAuth; `BadInput` for an app that cannot be."""
    auth = access.auth_url(MANIFEST, _AUTH)
    described = Described(
        api=api_url(access),
        authorize=f"{auth}/-/oauth_authorize",
        token=f"{auth}/-/oauth_token",
        revoke=f"{auth}/-/oauth_revoke",
        return_to=access.return_url(MANIFEST),
    )
    return code_flow(access, MANIFEST, described, app)
