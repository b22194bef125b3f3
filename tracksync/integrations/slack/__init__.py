"""Slack, by an incoming webhook or by a token. The wire is loaded with the first post."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tracksync.core.delivery.outcomes import Failure, Refused
from tracksync.integrations.slack.manifest import INTERFACE, MANIFEST, SITE
from tracksync.integrations.slack.signin import (
    channel_of,
    is_hook,
    is_token,
    no_channel,
    place_of,
    site_of,
    unusable,
)
from tracksync.network.access import Access
from tracksync.ports.authorization import App, Authorization, Site
from tracksync.ports.manifest import Way
from tracksync.ports.tracker import Adapters, Connection

if TYPE_CHECKING:
    from tracksync.integrations.slack.client import SlackClient

__all__ = ["MANIFEST", "Slack", "build"]


class Slack:
    """
    The integration, for the catalogue. See `ports.tracker.Integration`.

    A connection by a token posts to one channel, which its site names; one by a webhook to the
    channel that the webhook was made for.
    """

    manifest = MANIFEST

    def __init__(self, access: Access) -> None:
        self._access = access
        self._base_origin = access.base_origin(MANIFEST)

    def check_site(self, site_url: str) -> str:
        """Take a channel, or an origin of webhooks; `BadInput` for anything else."""
        if not site_url.strip():
            raise no_channel()
        channel = channel_of(site_url, self._base_origin)
        if channel:
            return place_of(channel, self._base_origin)
        return site_of(f"{site_url}/services", self._base_origin)

    def find_sites(self, read_token: Callable[[], str]) -> tuple[str, ...]:
        """Tell the origin, which stands in a webhook's address; a token needs a channel."""
        if is_token(read_token()):
            raise no_channel()
        return (site_of(read_token(), self._base_origin),)

    def search_sites(self, text: str, read_token: Callable[[], str]) -> tuple[Site, ...] | Failure:
        """Find channels by what was typed; one that is named exactly is not asked for."""
        channel = channel_of(text, self._base_origin)
        if channel:
            return (Site(channel, channel, place_of(channel, self._base_origin)),)
        if is_hook(read_token()) or "://" in text:
            return (Site("", "", self.check_site(text)),)
        from tracksync.integrations.slack.board import search  # 10 ms, for a search

        base = self._base_origin or SITE
        return search(self._client(base, read_token), self._access.clock, text, base)

    def list_sites(self, read_token: Callable[[], str]) -> tuple[Site, ...] | Failure | None:
        """Tell a token's channels; an address is of one."""
        if not is_token(read_token()):
            return None
        refused = unusable(read_token())
        return self._channels(read_token()) if refused is None else refused

    def _channels(self, token: str) -> tuple[Site, ...] | Failure:
        from tracksync.integrations.slack.board import listed  # as above

        base = self._base_origin or SITE
        return listed(self._client(base, lambda: token), self._access.clock, base)

    def authorization(self, app: App) -> Authorization:
        """Sign in by the browser; see `ports.authorization.OffersBrowser`."""
        # 10 ms; only who signed in by the browser needs it.
        from tracksync.integrations.slack.oauth import authorization

        return authorization(self._access, app, self._channels)

    def has_threads(self, connection: Connection) -> bool:
        """Tell whether it is by a token, which can post into threads; a webhook cannot."""
        return bool(channel_of(connection.site_url, self._base_origin))

    def takes_ahead(self, connection: Connection) -> bool:
        """Tell whether it is by a token, by which Slack posts later; a webhook posts at once."""
        return self.has_threads(connection)

    def connect(self, connection: Connection, read_token: Callable[[], str]) -> Adapters:
        """Build the adapters of one channel, or of one webhook, whose address is the secret."""
        channel = channel_of(connection.site_url, self._base_origin)
        if channel:
            return self._by_token(connection, channel, read_token)
        return self._by_hook(connection, read_token)

    def _by_hook(self, connection: Connection, read_address: Callable[[], str]) -> Adapters:
        # requests: 260 ms and 19 MB, which the icon must not wait for.
        from tracksync.integrations.slack.adapter import SlackChannel, SlackHook
        from tracksync.integrations.slack.client import HookClient
        from tracksync.network.webhook import NoTimesheet

        access = self._access
        client = HookClient(
            access.gateway,
            access.service(MANIFEST, connection.site_url, connection.id),
            access.base_url(MANIFEST) or connection.site_url,
            read_address=read_address,
        )
        hook = SlackHook(client, access.clock, read_address=read_address)
        return Adapters(hook, NoTimesheet(), channel=SlackChannel(client, access.clock))

    def _by_token(
        self, connection: Connection, channel: str, read_token: Callable[[], str]
    ) -> Adapters:
        # As above.
        from tracksync.integrations.slack.board import SlackBoard, SlackPerson
        from tracksync.network.webhook import NoTimesheet

        def check() -> Refused | None:
            return unusable(read_token()) if connection.way is Way.TOKEN else None

        clock = self._access.clock
        client = self._client(connection.site_url, read_token, connection.id)
        board = SlackBoard(client, clock, channel)
        scopes = None if connection.way is Way.TOKEN else connection.scopes
        called = connection.account.site_name if connection.account.account_id else ""
        person = SlackPerson(client, clock, channel, called, check=check, scopes=scopes)
        return Adapters(
            person, NoTimesheet(), channel=board, posts=board, threads=board, ahead=board
        )

    def _client(
        self, site_url: str, read_token: Callable[[], str], connection: str = ""
    ) -> SlackClient:
        from tracksync.integrations.slack.client import SlackClient  # as above

        service = self._access.service(MANIFEST, site_url, connection)
        base_url = self._access.base_url(MANIFEST) or f"{service.origin}{INTERFACE}"
        return SlackClient(self._access.gateway, service, base_url, read_token=read_token)


def build(access: Access) -> Slack:
    """Make the integration."""
    return Slack(access)
