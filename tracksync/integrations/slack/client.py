"""
Slack on the wire: an address that takes JSON and answers a word, and the Web API. Only here.

Source: docs.slack.dev, "Sending messages using incoming webhooks", and the methods' own pages;
`tests/contracts/slack-web-api-v2.json`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tracksync.network.bearer import Bearer
from tracksync.network.exchange import Exchange
from tracksync.network.gateway import Gateway
from tracksync.network.service import Service
from tracksync.network.webhook import Webhook

HookClient = Webhook

# As many as one answer may hold; Slack may give fewer.
_CHANNELS, _MESSAGES, _WAITING = 1000, 200, 100


class SlackClient:
    """
    Talks to Slack as one person, or as one bot.

    Args:
        gateway: The way out.
        service: Name, origin and certificates.
        base_url: Where the interface is found; of the service's origin.
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
        """Read who is signed in, and where."""
        return self._ask("POST", "auth.test")

    def person(self, user: str) -> Exchange:
        """Read what the workspace says of one person."""
        return self._read("users.info", user=user)

    def channel(self, channel: str) -> Exchange:
        """Read one channel."""
        return self._read("conversations.info", channel=channel)

    def channels(self, kinds: str, cursor: str) -> Exchange:
        """Read a page of the channels that are not archived."""
        return self._read(
            "conversations.list",
            types=kinds,
            exclude_archived="true",
            limit=_CHANNELS,
            cursor=cursor,
        )

    def messages(self, channel: str, oldest: str, latest: str, cursor: str) -> Exchange:
        """Read a page of a channel's messages, newest first, with what programs noted of them."""
        return self._read(
            "conversations.history",
            channel=channel,
            oldest=oldest,
            latest=latest,
            limit=_MESSAGES,
            cursor=cursor,
            include_all_metadata="true",
        )

    def answers(self, channel: str, parent: str, cursor: str) -> Exchange:
        """Read a page of a thread, its parent first, with what programs noted of them."""
        return self._read(
            "conversations.replies",
            channel=channel,
            ts=parent,
            limit=_MESSAGES,
            cursor=cursor,
            include_all_metadata="true",
        )

    def post(self, body: Mapping[str, object]) -> Exchange:
        """Post a message. Once: nothing below this repeats it."""
        return self._write("chat.postMessage", body)

    def hand(self, body: Mapping[str, object]) -> Exchange:
        """Have a message posted later. Once: nothing below this repeats it."""
        return self._write("chat.scheduleMessage", body)

    def waiting(self, channel: str, cursor: str) -> Exchange:
        """Read a page of what this person has waiting for a channel."""
        return self._read(
            "chat.scheduledMessages.list", channel=channel, limit=_WAITING, cursor=cursor
        )

    def withdraw(self, channel: str, name: str) -> Exchange:
        """Have a message that waits not be posted."""
        body = {"channel": channel, "scheduled_message_id": name}
        return self._write("chat.deleteScheduledMessage", body)

    def change(self, body: Mapping[str, object]) -> Exchange:
        """Change a message."""
        return self._write("chat.update", body)

    def delete(self, channel: str, stamp: str) -> Exchange:
        """Delete a message."""
        return self._write("chat.delete", {"channel": channel, "ts": stamp})

    def link(self, channel: str, stamp: str) -> Exchange:
        """Read where a message can be read."""
        return self._read("chat.getPermalink", channel=channel, message_ts=stamp)

    def _read(self, method: str, **params: str | int) -> Exchange:
        said = {name: value for name, value in params.items() if value != ""}
        return self._ask("GET", method, params=said)

    def _write(self, method: str, body: Mapping[str, object]) -> Exchange:
        return self._ask("POST", method, json=body)

    def _ask(
        self,
        verb: str,
        method: str,
        *,
        params: Mapping[str, str | int] | None = None,
        json: object = None,
    ) -> Exchange:
        channel = self._gateway.channel(self._service, self._base_url)
        sign_in = Bearer(self._read_token())
        return channel.ask(verb, f"/{method}", sign_in=sign_in, params=params, json=json)
