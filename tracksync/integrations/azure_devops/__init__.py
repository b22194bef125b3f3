"""Azure DevOps. What speaks to it is loaded with this folder; the wire with the first request."""

from __future__ import annotations

from collections.abc import Callable

from tracksync.core.delivery.outcomes import Failure
from tracksync.integrations.azure_devops.adapter import AzureReader, AzureTimesheet, AzureTracker
from tracksync.integrations.azure_devops.client import AzureClient, DirectoryClient, Wire
from tracksync.integrations.azure_devops.manifest import DIRECTORY, MANIFEST, RESOURCE, SITE
from tracksync.integrations.azure_devops.process import Process
from tracksync.integrations.azure_devops.signin import (
    NO_ORGANIZATION,
    check_site,
    organization_of,
    organizations,
)
from tracksync.network.access import Access
from tracksync.network.bearer import Bearer, SignIn
from tracksync.network.origin import Origin
from tracksync.ports.authorization import App, Authorization, DeviceAuthorization, Site
from tracksync.ports.manifest import Way
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
        found = self._organizations(lambda: ("", read_token()))
        if not isinstance(found, tuple):
            return found
        return tuple(self._site(name) for name in found)

    def authorization(self, app: App) -> Authorization:
        """Sign in by the browser; see `ports.authorization.OffersBrowser`."""
        # msal and requests: 340 ms and 20 MB; only who signs in with a work account needs them.
        from tracksync.integrations._microsoft.oauth import ByBrowser, Product

        product = Product(MANIFEST, RESOURCE, self._places(), self._sites)
        return ByBrowser(self._access, app, product)

    def device(self, app: App) -> DeviceAuthorization:
        """Sign in by a code on another screen; see `ports.authorization.OffersDevice`."""
        # The same.
        from tracksync.integrations._microsoft.oauth import ByCode, Product

        product = Product(MANIFEST, RESOURCE, self._places(), self._sites)
        return ByCode(self._access, app, product)

    def connect(self, connection: Connection, read_token: Callable[[], str]) -> Adapters:
        """
        Build the adapters of one connection; `whoami` works before its account is known.

        Where `services.azure_devops.base_url` leads to another origin than the one the token was
        given for, every call ends as `SignInExpired`, and nothing is sent.
        """
        clock, preferences = self._access.clock, self._access.preferences
        organization = organization_of(connection.site_url)
        is_made = connection.way is Way.TOKEN

        def sign_in() -> SignIn:
            # A personal access token goes as a password; what was granted, as it is.
            return ("", read_token()) if is_made else Bearer(read_token())

        client = AzureClient(self._wire(connection.site_url, sign_in, connection.id), organization)
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

    def _organizations(self, sign_in: Callable[[], SignIn]) -> tuple[str, ...] | Failure:
        client = DirectoryClient(self._wire(self._places()[-1], sign_in))
        return organizations(client, self._access.clock.read().at)

    def _sites(self, token: str) -> tuple[Site, ...] | Failure:
        """Tell which organizations a grant reaches; `Refused` where it is none."""
        found = self._organizations(lambda: Bearer(token))
        if not isinstance(found, tuple):
            return found
        if not found:
            return NO_ORGANIZATION
        # Their ids are told with the account, whichever way it signed in.
        return tuple(Site("", name, self._site(name)) for name in found)

    def _site(self, name: str) -> str:
        return f"{self._access.base_url(MANIFEST) or SITE}/{name}"

    def _places(self) -> tuple[str, ...]:
        """Tell where tokens are sent: to the interface, and to where organizations are told."""
        base_url = self._access.base_url(MANIFEST)
        return (base_url,) if base_url else (SITE, DIRECTORY)

    def _wire(self, address: str, sign_in: Callable[[], SignIn], connection: str = "") -> Wire:
        service = self._access.service(MANIFEST, address, connection)
        base_url = self._access.base_url(MANIFEST) or str(Origin.parse(address))
        return Wire(self._access.gateway, service, base_url, sign_in)


def build(access: Access) -> AzureDevOps:
    """Make the integration."""
    return AzureDevOps(access)
