"""Microsoft Teams, by a workflow. The wire is loaded with the first post."""

from __future__ import annotations

from collections.abc import Callable

from tracksync.integrations.teams.manifest import MANIFEST
from tracksync.integrations.teams.signin import site_of
from tracksync.network.access import Access
from tracksync.ports.tracker import Adapters, Connection

__all__ = ["MANIFEST", "Teams", "build"]


class Teams:
    """The integration, for the catalogue. See `ports.tracker.Integration`."""

    manifest = MANIFEST

    def __init__(self, access: Access) -> None:
        self._access = access
        self._base_origin = access.base_origin(MANIFEST)

    def check_site(self, site_url: str) -> str:
        """Take only an origin of workflows; `BadInput` for any other."""
        return site_of(f"{site_url}/workflows", self._base_origin)

    def find_sites(self, read_token: Callable[[], str]) -> tuple[str, ...]:
        """Tell the origin: it stands in the workflow's address."""
        return (site_of(read_token(), self._base_origin),)

    def connect(self, connection: Connection, read_token: Callable[[], str]) -> Adapters:
        """Build the adapters of one workflow; its whole address is the secret."""
        # requests: 260 ms and 19 MB, which the icon must not wait for.
        from tracksync.integrations.teams.adapter import TeamsChannel, TeamsHook
        from tracksync.integrations.teams.client import TeamsClient
        from tracksync.network.webhook import NoTimesheet

        access = self._access
        client = TeamsClient(
            access.gateway,
            access.service(MANIFEST, connection.site_url, connection.id),
            access.base_url(MANIFEST) or connection.site_url,
            read_address=read_token,
        )
        hook = TeamsHook(read_address=read_token)
        return Adapters(hook, NoTimesheet(), channel=TeamsChannel(client, access.clock))


def build(access: Access) -> Teams:
    """Make the integration."""
    return Teams(access)
