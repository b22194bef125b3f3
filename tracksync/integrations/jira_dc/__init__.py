"""Jira Data Center. The wire is loaded when the first connection is used, not at the start."""

from __future__ import annotations

from collections.abc import Callable

from tracksync.integrations.jira_dc.manifest import MANIFEST
from tracksync.integrations.jira_dc.signin import check_site
from tracksync.network.access import Access
from tracksync.ports.tracker import Adapters, Connection

__all__ = ["MANIFEST", "JiraDataCenter", "build"]


class JiraDataCenter:
    """The integration, for the catalogue. See `ports.tracker.Integration`."""

    manifest = MANIFEST

    def __init__(self, access: Access) -> None:
        self._access = access
        self._base_origin = access.base_origin(MANIFEST)

    def check_site(self, site_url: str) -> str:
        """Turn the address as typed into the one its token will belong to; else BadInput."""
        return self._base_origin or check_site(site_url)

    def connect(self, connection: Connection, read_token: Callable[[], str]) -> Adapters:
        """
        Build the adapters of one connection; `whoami` works before its account is known.

        Where `services.jira_dc.base_url` leads to another origin than the one the token was given
        for, every call ends as `SignInExpired`, and nothing is sent.
        """
        # requests: 250 ms and 19 MB, which the icon must not wait for.
        from tracksync.integrations.jira_dc.adapter import JiraDcTimesheet, JiraDcTracker
        from tracksync.integrations.jira_dc.client import JiraDcClient
        from tracksync.integrations.jira_dc.reader import JiraDcReader

        access, preferences = self._access, self._access.preferences
        client = JiraDcClient(
            access.gateway,
            access.service(MANIFEST, connection.site_url, connection.id),
            access.base_url(MANIFEST) or connection.site_url,
            read_token=read_token,
        )
        sheet = JiraDcTimesheet(
            client,
            connection,
            access.clock,
            adjust_estimate=lambda: preferences.text("jira.adjust_estimate"),
            is_marked=lambda: preferences.text("jira_dc.mark") == "comment",
        )
        tracker = JiraDcTracker(client, connection, access.clock)
        return Adapters(tracker, sheet, JiraDcReader(client, connection, access.clock))


def build(access: Access) -> JiraDataCenter:
    """Make the integration."""
    return JiraDataCenter(access)
