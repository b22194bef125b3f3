"""Asana. The wire is loaded when the first connection is used, not when TrackSync starts."""

from __future__ import annotations

from collections.abc import Callable

from tracksync.integrations.asana.manifest import COMMENT_INSTEAD, INTERFACE, MANIFEST
from tracksync.integrations.asana.signin import api_url, check_site, workspace_of
from tracksync.network.access import Access
from tracksync.ports.authorization import App, Authorization
from tracksync.ports.manifest import Way
from tracksync.ports.tracker import Adapters, Connection

__all__ = ["MANIFEST", "Asana", "build"]


class Asana:
    """The integration, for the catalogue. See `ports.tracker.Integration`."""

    manifest = MANIFEST

    def __init__(self, access: Access) -> None:
        self._access = access
        self._base_origin = access.base_origin(MANIFEST)

    def check_site(self, site_url: str) -> str:
        """Turn the address as typed into the site its token will belong to; else BadInput."""
        return check_site(site_url, instead=self._base_origin)

    def authorization(self, app: App) -> Authorization:
        """Sign in by the browser; see `ports.authorization.OffersBrowser`."""
        # 10 ms; only who signed in by the browser needs it.
        from tracksync.integrations.asana.oauth import authorization

        return authorization(self._access, app)

    def connect(self, connection: Connection, read_token: Callable[[], str]) -> Adapters:
        """
        Build the adapters of one connection; `whoami` works before its account is known.

        Where `services.asana.base_url` leads to another origin than the one the token was given
        for, every call ends as `SignInExpired`, and nothing is sent.
        """
        # requests: 258 ms and 19 MB, which the icon must not wait for.
        from tracksync.integrations.asana.adapter import AsanaTimesheet, AsanaTracker
        from tracksync.integrations.asana.client import AsanaClient
        from tracksync.integrations.asana.listing import Listing
        from tracksync.integrations.asana.reader import AsanaReader

        access = self._access
        is_token = connection.way is Way.TOKEN
        address = connection.site_url if is_token else api_url(access)
        service = access.service(MANIFEST, address, connection.id)
        base_url = access.base_url(MANIFEST) or f"{service.origin}{INTERFACE}"
        client = AsanaClient(access.gateway, service, base_url, read_token=read_token)
        workspace = workspace_of(connection.site_url) or connection.account.site_id
        preferences = access.preferences

        def comments_instead() -> bool:
            return preferences.text("asana.without_time_tracking") == COMMENT_INSTEAD

        listing = Listing(
            client,
            connection,
            access.clock,
            workspace=workspace,
            comments_instead=comments_instead,
        )
        return Adapters(
            AsanaTracker(client, connection, access.clock, workspace=workspace),
            AsanaTimesheet(client, listing, access.clock, comments_instead=comments_instead),
            AsanaReader(
                client, listing, connection, access.clock, comments_instead=comments_instead
            ),
        )


def build(access: Access) -> Asana:
    """Make the integration."""
    return Asana(access)
