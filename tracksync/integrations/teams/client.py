"""
Teams on the wire: one address that takes JSON, and Microsoft Graph. The only file that knows it.

Source: learn.microsoft.com, Microsoft Graph v1.0;
`tests/contracts/msgraph-channel-messages-v1.json`.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from tracksync.network.bearer import Bearer
from tracksync.network.exchange import Exchange
from tracksync.network.gateway import Gateway
from tracksync.network.service import Service
from tracksync.network.untyped import odd
from tracksync.network.webhook import Webhook

TeamsClient = Webhook

_TEAMS = "/v1.0/me/joinedTeams"


class GraphClient:
    """
    Talks to Microsoft Graph as one person.

    Args:
        gateway: The way out.
        service: Name, origin and certificates.
        base_url: Where Graph is found; of the service's origin.
        read_token: Reads the token; asked once a call, and the answer not kept.
    """

    def __init__(
        self, gateway: Gateway, service: Service, base_url: str, *, read_token: Callable[[], str]
    ) -> None:
        self._gateway = gateway
        self._service = service
        self._base_url = base_url
        self._read_token = read_token

    def me(self) -> Exchange:
        """Read who is signed in."""
        return self._ask("GET", "/oidc/userinfo")

    def teams(self) -> Exchange:
        """Read the first page of the teams the person is in."""
        return self._ask("GET", _TEAMS)

    def channels(self, team: str) -> Exchange:
        """Read the first page of a team's channels that the person sees."""
        # Without a choice Graph looks each channel's e-mail address up, which is slow.
        return self._ask("GET", f"{_of(team)}?$select=id,displayName,isArchived")

    def more(self, link: str) -> Exchange:
        """Read the page that the one before names; ValueError for one that leads elsewhere."""
        path = link.removeprefix(self._base_url)
        if path == link or not path.startswith("/"):
            raise ValueError(odd("the address of the next page"))
        return self._ask("GET", path)

    def post(self, team: str, channel: str, body: object) -> Exchange:
        """Post a message. Once: nothing below this repeats it."""
        return self._ask("POST", f"{_of(team)}/{quote(channel, safe=':@')}/messages", body)

    def _ask(self, verb: str, path: str, json: object = None) -> Exchange:
        channel = self._gateway.channel(self._service, self._base_url)
        return channel.ask(verb, path, sign_in=Bearer(self._read_token()), json=json)


def _of(team: str) -> str:
    return f"/v1.0/teams/{quote(team, safe='')}/channels"
