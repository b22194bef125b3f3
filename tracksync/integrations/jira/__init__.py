"""Jira Cloud. The wire is loaded when the first connection is used, not when TrackSync starts."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from tracksync.integrations.jira.manifest import MANIFEST
from tracksync.integrations.jira.signin import api_url, check_site
from tracksync.network.access import Access
from tracksync.ports.authorization import App, Authorization
from tracksync.ports.manifest import Way
from tracksync.ports.tracker import Adapters, Connection

__all__ = ["MANIFEST", "JiraCloud", "build"]


class JiraCloud:
    """The integration, for the catalogue. See `ports.tracker.Integration`."""

    manifest = MANIFEST

    def __init__(self, access: Access) -> None:
        self._access = access
        self._base_origin = access.base_origin(MANIFEST)

    def check_site(self, site_url: str) -> str:
        """Turn the address as typed into the origin its token will belong to; else BadInput."""
        return self._base_origin or check_site(site_url)

    def authorization(self, app: App) -> Authorization:
        """Sign in by the browser; see `ports.authorization.OffersBrowser`."""
        # 10 ms; only who signed in by the browser needs it.
        from tracksync.integrations.jira.oauth import authorization

        return authorization(self._access, app)

    def connect(self, connection: Connection, read_token: Callable[[], str]) -> Adapters:
        """
        Build the adapters of one connection; `whoami` works before its account is known.

        Where `services.jira.base_url` leads to another origin than the one a token was made for,
        every call ends as `SignInExpired`, and nothing is sent.
        """
        # requests and jira: 300 ms and 16 MB, which the icon must not wait for.
        from tracksync.integrations.jira.adapter import JiraTimesheet, JiraTracker
        from tracksync.integrations.jira.client import JiraClient
        from tracksync.integrations.jira.reader import JiraReader

        access = self._access
        origin, base_url, email = connection.site_url, access.base_url(MANIFEST), None
        if connection.way is Way.TOKEN:
            base_url, email = base_url or connection.site_url, connection.email
        else:
            # A granted token is refused at the site itself.
            origin = api_url(access)
            base_url = f"{origin}/ex/jira/{quote(connection.account.site_id, safe='')}"
        client = JiraClient(
            access.gateway,
            access.service(MANIFEST, origin, connection.id),
            base_url,
            email=email,
            read_token=read_token,
        )
        preferences = access.preferences
        sheet = JiraTimesheet(
            client,
            connection,
            access.clock,
            adjust_estimate=lambda: preferences.text("jira.adjust_estimate"),
        )
        return Adapters(
            JiraTracker(client, connection, access.clock),
            sheet,
            JiraReader(client, connection, access.clock),
        )


def build(access: Access) -> JiraCloud:
    """Make the integration."""
    return JiraCloud(access)
