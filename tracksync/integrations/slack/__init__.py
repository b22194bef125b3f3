"""Slack, by an incoming webhook. The wire is loaded with the first post."""

from __future__ import annotations

from collections.abc import Callable

from tracksync.integrations.slack.manifest import MANIFEST
from tracksync.integrations.slack.signin import site_of
from tracksync.network.access import Access
from tracksync.ports.tracker import Adapters, Connection

__all__ = ["MANIFEST", "Slack", "build"]


class Slack:
    """The integration, for the catalogue. See `ports.tracker.Integration`."""

    manifest = MANIFEST

    def __init__(self, access: Access) -> None:
        self._access = access
        self._base_origin = access.base_origin(MANIFEST)

    def check_site(self, site_url: str) -> str:
        """Take only an origin of Slack; `BadInput` for any other."""
        return site_of(f"{site_url}/services", self._base_origin)

    def find_sites(self, read_token: Callable[[], str]) -> tuple[str, ...]:
        """Tell the origin: it stands in the webhook's address."""
        return (site_of(read_token(), self._base_origin),)

    def connect(self, connection: Connection, read_token: Callable[[], str]) -> Adapters:
        """Build the adapters of one webhook; its whole address is the secret."""
        # requests: 260 ms and 19 MB, which the icon must not wait for.
        from tracksync.integrations.slack.adapter import SlackChannel, SlackHook
        from tracksync.integrations.slack.client import SlackClient
        from tracksync.network.webhook import NoTimesheet

        access = self._access
        client = SlackClient(
            access.gateway,
            access.service(MANIFEST, connection.site_url),
            access.base_url(MANIFEST) or connection.site_url,
            read_address=read_token,
        )
        hook = SlackHook(client, access.clock, read_address=read_token)
        return Adapters(hook, NoTimesheet(), channel=SlackChannel(client, access.clock))


def build(access: Access) -> Slack:
    """Make the integration."""
    return Slack(access)
