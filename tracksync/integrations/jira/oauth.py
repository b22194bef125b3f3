"""
Signing in to Jira Cloud by the browser (Atlassian's OAuth 2.0, "3LO").

Source: Atlassian, "OAuth 2.0 (3LO) apps", read 2026-11. There is no PKCE, and the app's secret is
asked for at every exchange: so it lies at a broker, or the app is the person's own.
"""

from __future__ import annotations

from tracksync.core.delivery.outcomes import Failure, Refused
from tracksync.core.sentences import say
from tracksync.integrations.jira import mapping
from tracksync.integrations.jira.manifest import MANIFEST
from tracksync.integrations.jira.refusals import failure_of, unreadable
from tracksync.integrations.jira.signin import api_url
from tracksync.network.access import Access
from tracksync.network.bearer import Bearer
from tracksync.network.oauth import Described
from tracksync.network.oauth_broker import code_flow
from tracksync.ports.authorization import App, Authorization, Site

_AUTH = "https://auth.atlassian.com"


def authorization(access: Access, app: App) -> Authorization:
    """Describe Atlassian's OAuth; `BadInput` for an app that cannot be."""
    auth = access.auth_url(MANIFEST, _AUTH)
    described = Described(
        api=api_url(access),
        authorize=f"{auth}/authorize",
        token=f"{auth}/oauth/token",
        # Not in the documents, but named by Atlassian's own OAuth metadata. Where it is refused,
        # the person is shown the page on which they can do it.
        revoke=f"{auth}/oauth/revoke",
        more={"audience": "api.atlassian.com", "prompt": "consent"},
        is_json=True,
        has_pkce=False,
        return_to=access.return_url(MANIFEST),
    )
    return code_flow(access, MANIFEST, described, app, sites=lambda token: sites(access, token))


def sites(access: Access, token: str) -> tuple[Site, ...] | Failure:
    """Read which sites a grant reaches; `Refused` where it is none."""
    service = access.service(MANIFEST, api_url(access))
    channel = access.gateway.channel(service, api_url(access))
    exchange = channel.ask("GET", "/oauth/token/accessible-resources", sign_in=Bearer(token))
    if (failure := failure_of(exchange, is_write=False, now=access.clock.read().at)) is not None:
        return failure
    try:
        found = mapping.sites_of(exchange.json())
    except ValueError:
        return unreadable(is_write=False)
    if not found:
        reason = say("No Jira site of yours was opened to TrackSync.")
        return Refused(0, reason, say("Begin again, and choose a site there."))
    return found
