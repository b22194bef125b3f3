"""Azure DevOps. What speaks to it is loaded with this folder; the wire with the first request."""

from __future__ import annotations

from collections.abc import Callable

from tracksync.core.outcomes import Failure
from tracksync.integrations.azure_devops.adapter import AzureReader, AzureTimesheet, AzureTracker
from tracksync.integrations.azure_devops.client import AzureClient, DirectoryClient, Wire
from tracksync.integrations.azure_devops.manifest import DIRECTORY, MANIFEST, SITE
from tracksync.integrations.azure_devops.process import Process
from tracksync.integrations.azure_devops.signin import check_site, organization_of, organizations
from tracksync.network.access import Access
from tracksync.network.origin import Origin
from tracksync.ports.tracker import Adapters, Connection

__all__ = ["MANIFEST", "AzureDevOps", "build"]


class AzureDevOps:
    """The integration, for the catalogue. See `ports.tracker.Integration`."""

    manifest = MANIFEST

    def __init__(self, access: Access) -> None:
        self._access = access

    def check_site(self, site_url: str) -> str:
        """Turn the organization as typed into its one address; else BadInput."""
        return check_site(site_url, self._access.base_url(MANIFEST))

    def find_sites(self, read_token: Callable[[], str]) -> tuple[str, ...] | Failure:
        """Ask for the addresses of the organizations a token reaches. Blocking."""
        access = self._access
        base_url = access.base_url(MANIFEST)
        client = DirectoryClient(self._wire(base_url or DIRECTORY, read_token))
        found = organizations(client, access.clock.read().at)
        if not isinstance(found, tuple):
            return found
        return tuple(f"{base_url or SITE}/{name}" for name in found)

    def connect(self, connection: Connection, read_token: Callable[[], str]) -> Adapters:
        """
        Build the adapters of one connection; `whoami` works before its account is known.

        Where `services.azure_devops.base_url` leads to another origin than the one the token was
        given for, every call ends as `SignInExpired`, and nothing is sent.
        """
        clock, preferences = self._access.clock, self._access.preferences
        organization = organization_of(connection.site_url)
        client = AzureClient(self._wire(connection.site_url, read_token), organization)
        process = Process(client, clock)
        tracker = AzureTracker(client, connection, organization, process=process, clock=clock)
        sheet = AzureTimesheet(
            client,
            connection,
            process=process,
            clock=clock,
            adjust_remaining=lambda: preferences.text("azure_devops.adjust_remaining"),
        )
        return Adapters(tracker, sheet, AzureReader(client, connection, clock))

    def _wire(self, address: str, read_token: Callable[[], str]) -> Wire:
        service = self._access.service(MANIFEST, address)
        base_url = self._access.base_url(MANIFEST) or str(Origin.parse(address))
        return Wire(self._access.gateway, service, base_url, read_token)


def build(access: Access) -> AzureDevOps:
    """Make the integration."""
    return AzureDevOps(access)
