"""Tempo Cloud. The wire is loaded when the first connection is used, not when TrackSync starts."""

from __future__ import annotations

from collections.abc import Callable

from tracksync.integrations.tempo.manifest import MANIFEST
from tracksync.integrations.tempo.signin import api_url, check_site
from tracksync.network.access import Access
from tracksync.ports.authorization import App, Authorization
from tracksync.ports.manifest import Way
from tracksync.ports.tracker import Adapters, Connection

__all__ = ["MANIFEST", "TempoCloud", "build"]


class TempoCloud:
    """The integration, for the catalogue. See `ports.tracker.Integration`."""

    manifest = MANIFEST

    def __init__(self, access: Access) -> None:
        self._access = access
        self._base_origin = access.base_origin(MANIFEST)

    def check_site(self, site_url: str) -> str:
        """Turn the address as typed, or none, into that of a region; else BadInput."""
        return self._base_origin or check_site(site_url)

    def authorization(self, app: App) -> Authorization:
        """Sign in by the browser; see `ports.authorization.OffersBrowser`."""
        # 10 ms; only who signed in by the browser needs it.
        from tracksync.integrations.tempo.oauth import authorization

        return authorization(self._access, app)

    def connect(self, connection: Connection, read_token: Callable[[], str]) -> Adapters:
        """
        Build the adapters of one connection; its account is known already: it is Jira's.

        Where `services.tempo.base_url` leads to another origin than the one the token was given
        for, every call ends as `SignInExpired`, and nothing is sent.
        """
        # requests: 260 ms and 19 MB, which the icon must not wait for.
        from tracksync.integrations.tempo.adapter import (
            TempoAttributes,
            TempoReader,
            TempoTimesheet,
            TempoTracker,
        )
        from tracksync.integrations.tempo.client import TempoClient
        from tracksync.integrations.tempo.reading import Reading

        access, preferences = self._access, self._access.preferences
        # What was granted is good in every region, and goes to the address that serves them all.
        site_url = connection.site_url if connection.way is Way.TOKEN else api_url(access)
        base_url = access.base_url(MANIFEST) or site_url
        service = access.service(MANIFEST, site_url, connection.id)
        client = TempoClient(access.gateway, service, base_url, read_token=read_token)
        reading = Reading(client, connection, access.clock)
        return Adapters(
            TempoTracker(reading),
            TempoTimesheet(reading),
            TempoReader(reading, connection.books_for),
            TempoAttributes(reading, mark_key=lambda: preferences.text("tempo.mark_attribute")),
        )


def build(access: Access) -> TempoCloud:
    """Make the integration."""
    return TempoCloud(access)
