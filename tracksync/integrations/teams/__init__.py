"""Microsoft Teams, by a workflow or a work account. The wire is loaded with the first post."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tracksync.core.delivery.outcomes import Failure
from tracksync.integrations.teams.manifest import MANIFEST, RESOURCE, SITE
from tracksync.integrations.teams.signin import Spot, is_workflow, place_of, site_of, spot_of
from tracksync.network.access import Access
from tracksync.network.origin import Origin
from tracksync.ports.authorization import App, Authorization, DeviceAuthorization, Site
from tracksync.ports.tracker import Adapters, Connection

if TYPE_CHECKING:
    from tracksync.integrations._microsoft.oauth import Product
    from tracksync.integrations.teams.board import TeamsTree
    from tracksync.integrations.teams.client import GraphClient

__all__ = ["MANIFEST", "Teams", "build"]


class Teams:
    """
    The integration, for the catalogue. See `ports.tracker.Integration`.

    A connection by a work account posts to one channel, which its site names; one by a workflow to
    the channel or chat that the workflow was made for.
    """

    manifest = MANIFEST

    def __init__(self, access: Access) -> None:
        self._access = access
        self._base_origin = access.base_origin(MANIFEST)

    def check_site(self, site_url: str) -> str:
        """Take a channel, or an origin of workflows; `BadInput` for anything else."""
        spot = spot_of(site_url, self._base_origin)
        if spot is not None:
            return place_of(spot, self._base_origin)
        return site_of(f"{site_url}/workflows", self._base_origin)

    def find_sites(self, read_token: Callable[[], str]) -> tuple[str, ...]:
        """Tell the origin: it stands in the workflow's address."""
        return (site_of(read_token(), self._base_origin),)

    def search_sites(self, text: str, read_token: Callable[[], str]) -> tuple[Site, ...] | Failure:
        """Find channels by what was typed; one that is named by its link is not asked for."""
        is_named = spot_of(text, self._base_origin) is not None
        if is_named or "://" in text or is_workflow(read_token()):
            return (Site("", "", self.check_site(text)),)
        return self._tree(read_token).search(text, self._base_origin or SITE)

    def list_sites(self, _read_token: Callable[[], str]) -> None:
        """Tell that there is nothing to choose from: a workflow is of one channel."""

    def authorization(self, app: App) -> Authorization:
        """Sign in by the browser; see `ports.authorization.OffersBrowser`."""
        # msal and requests: 340 ms and 20 MB; only who signs in with a work account needs them.
        from tracksync.integrations._microsoft.oauth import ByBrowser

        return ByBrowser(self._access, app, self._product())

    def device(self, app: App) -> DeviceAuthorization:
        """Sign in by a code on another screen; see `ports.authorization.OffersDevice`."""
        # The same.
        from tracksync.integrations._microsoft.oauth import ByCode

        return ByCode(self._access, app, self._product())

    def connect(self, connection: Connection, read_token: Callable[[], str]) -> Adapters:
        """Build the adapters of one channel, or of one workflow, whose address is the secret."""
        # Of wherever it was made for; the gateway sees whether that is still where Graph is found.
        spot = spot_of(connection.site_url, str(Origin.parse(connection.site_url)))
        if spot is not None:
            return self._by_account(connection, spot, read_token)
        return self._by_workflow(connection, read_token)

    def _by_workflow(self, connection: Connection, read_address: Callable[[], str]) -> Adapters:
        # requests: 260 ms and 19 MB, which the icon must not wait for.
        from tracksync.integrations.teams.adapter import TeamsChannel, TeamsHook
        from tracksync.integrations.teams.client import TeamsClient
        from tracksync.network.webhook import NoTimesheet

        access = self._access
        client = TeamsClient(
            access.gateway,
            access.service(MANIFEST, connection.site_url, connection.id),
            access.base_url(MANIFEST) or connection.site_url,
            read_address=read_address,
        )
        hook = TeamsHook(read_address=read_address)
        return Adapters(hook, NoTimesheet(), channel=TeamsChannel(client, access.clock))

    def _by_account(
        self, connection: Connection, spot: Spot, read_token: Callable[[], str]
    ) -> Adapters:
        # As above.
        from tracksync.integrations.teams.board import TeamsBoard, TeamsPerson
        from tracksync.network.webhook import NoTimesheet

        clock = self._access.clock
        client = self._client(connection.site_url, read_token, connection.id)
        board = TeamsBoard(client, clock, spot)
        return Adapters(TeamsPerson(client, clock, spot), NoTimesheet(), channel=board)

    def _product(self) -> Product:
        # As above.
        from tracksync.integrations._microsoft.oauth import Product

        base = self._base_origin or SITE

        def sites(token: str) -> tuple[Site, ...] | Failure:
            return self._tree(lambda: token).sites(base)

        return Product(MANIFEST, RESOURCE, (base,), sites)

    def _tree(self, read_token: Callable[[], str]) -> TeamsTree:
        # As above.
        from tracksync.integrations.teams.board import TeamsTree

        client = self._client(self._base_origin or SITE, read_token)
        return TeamsTree(client, self._access.clock)

    def _client(
        self, site_url: str, read_token: Callable[[], str], connection: str = ""
    ) -> GraphClient:
        from tracksync.integrations.teams.client import GraphClient  # as above

        service = self._access.service(MANIFEST, site_url, connection)
        base_url = self._access.base_url(MANIFEST) or str(service.origin)
        return GraphClient(self._access.gateway, service, base_url, read_token=read_token)


def build(access: Access) -> Teams:
    """Make the integration."""
    return Teams(access)
