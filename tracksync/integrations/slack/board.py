"""Slack as a channel, by the Web API: what was posted stays within reach."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from tracksync.core.outcomes import Failure, NotReached, Refused, WriteOutcome, Written
from tracksync.core.sentences import say
from tracksync.core.standup_text import Message
from tracksync.core.text import clean_line
from tracksync.integrations.slack import mapping
from tracksync.integrations.slack.client import SlackClient
from tracksync.integrations.slack.refusals import api_failure_of, is_missing_scope, unreadable
from tracksync.network.exchange import Exchange
from tracksync.network.untyped import a_line, a_secure_url, an_id, an_object
from tracksync.network.webhook import NoTasks
from tracksync.ports.authorization import Site
from tracksync.ports.clock import Clock
from tracksync.ports.tracker import Account

# Our clock may be wrong, and a message bears Slack's.
_AROUND = timedelta(days=1)
_MOST_PAGES = 20
_MOST_FOUND = 20
_GONE = 404
_ALL, _PUBLIC = "public_channel,private_channel", "public_channel"


class SlackPerson(NoTasks):
    """
    `ports.tracker.IssueTracker`: only tells who is signed in.

    Args:
        channel: Where will be posted.
        check: Says why the token cannot be used, if so.
    """

    def __init__(
        self,
        client: SlackClient,
        clock: Clock,
        channel: str,
        *,
        check: Callable[[], Refused | None],
    ) -> None:
        self._client = client
        self._clock = clock
        self._channel = channel
        self._check = check

    def whoami(self) -> Account | Failure:
        """Ask whose the token is, and what the channel is called, if that may be asked."""
        refused = self._check()
        if refused is not None:
            return refused
        exchange = self._client.me()
        failure = api_failure_of(exchange, is_write=False, now=self._now)
        if failure is not None:
            return failure
        try:
            told = an_object(exchange.json())
            team, person = an_id(told.get("team_id")), an_id(told.get("user_id"))
        except ValueError:
            return unreadable(is_write=False)
        name = self._channel_name()
        if not isinstance(name, str):
            return name
        place = f"{name or self._channel}, {a_line(told.get('team'), 80)}"
        return Account(f"{team}-{person}", a_line(told.get("user"), 80), "", "", site_name=place)

    def _channel_name(self) -> str | Failure:
        exchange = self._client.channel(self._channel)
        failure = api_failure_of(exchange, is_write=False, now=self._now)
        if failure is not None:
            return "" if is_missing_scope(exchange) else failure
        try:
            return mapping.channel_name(exchange.json())
        except ValueError:
            return ""

    @property
    def _now(self) -> datetime:
        return self._clock.read().at


class SlackBoard:
    """`ports.channel.Channel` and `ports.channel.Posts`."""

    def __init__(self, client: SlackClient, clock: Clock, channel: str) -> None:
        self._client = client
        self._clock = clock
        self._channel = channel

    def post(self, message: Message, mark: str) -> WriteOutcome:
        """Post it under its mark."""
        body = mapping.unfurled(mapping.posted(message, self._channel, mark))
        return self._written(self._client.post(body))

    def look(self, mark: str, near: datetime) -> Written | Failure | None:
        """Look through the channel around the moment it was sent."""
        oldest, latest = mapping.stamp(near - _AROUND), mapping.stamp(near + _AROUND)
        cursor = ""
        for _ in range(_MOST_PAGES):
            exchange = self._client.messages(self._channel, oldest, latest, cursor)
            failure = self._failure(exchange, is_write=False)
            if failure is not None:
                return failure
            try:
                page = exchange.json()
                remote, cursor = mapping.found(page, self._channel, mark), mapping.cursor_of(page)
            except ValueError:
                return unreadable(is_write=False)
            if remote:
                return Written(remote)
            if not cursor:
                return None
        return NotReached(say("The channel holds more than can be looked through."))

    def link(self, remote_id: str) -> str | Failure:
        """Ask where it can be read."""
        exchange = self._client.link(*mapping.parts_of(remote_id))
        failure = self._failure(exchange, is_write=False)
        if failure is not None:
            return failure
        try:
            link = a_secure_url(an_object(exchange.json()).get("permalink"))
        except ValueError:
            link = ""
        return link or unreadable(is_write=False)

    def change(self, remote_id: str, message: Message, mark: str) -> WriteOutcome:
        """Put other words in its place."""
        channel, stamp = mapping.parts_of(remote_id)
        body = {**mapping.posted(message, channel, mark), "ts": stamp}
        return self._written(self._client.change(body))

    def delete(self, remote_id: str) -> WriteOutcome:
        """Take it away."""
        exchange = self._client.delete(*mapping.parts_of(remote_id))
        failure = self._failure(exchange, is_write=True)
        is_gone = isinstance(failure, Refused) and failure.status == _GONE
        return Written(remote_id) if failure is None or is_gone else failure

    def _written(self, exchange: Exchange) -> WriteOutcome:
        failure = self._failure(exchange, is_write=True)
        if failure is not None:
            return failure
        try:
            return Written(mapping.remote_id(exchange.json()))
        except ValueError:
            return unreadable(is_write=True)

    def _failure(self, exchange: Exchange, *, is_write: bool) -> Failure | None:
        return api_failure_of(exchange, is_write=is_write, now=self._clock.read().at)


def search(client: SlackClient, clock: Clock, text: str, base: str) -> tuple[Site, ...] | Failure:
    """
    Find channels by name: the one of exactly that name, else those that have it in theirs.

    Args:
        base: What the addresses of channels begin with.
    """
    wanted = clean_line(text, limit=80).removeprefix("#").casefold()
    seen = _reachable(client, clock, base)
    if not isinstance(seen, list):
        return seen
    exact = [site for site in seen if site.name.casefold() == f"#{wanted}"]
    within = [site for site in seen if wanted in site.name.casefold()]
    within.sort(key=lambda site: (not site.name.casefold().startswith(f"#{wanted}"), site.name))
    return tuple(exact[:1] or within[:_MOST_FOUND])


def listed(client: SlackClient, clock: Clock, base: str) -> tuple[Site, ...] | Failure:
    """Tell all channels by name; none where they may not be listed. Base: as for `search`."""
    seen = _reachable(client, clock, base)
    if isinstance(seen, Refused):
        return ()  # the channel's link does without; what else is in the way says so then
    return tuple(sorted(seen, key=_by_name)) if isinstance(seen, list) else seen


def _by_name(site: Site) -> str:
    return site.name.casefold()


def _reachable(client: SlackClient, clock: Clock, base: str) -> list[Site] | Failure:
    """Read all channels; the public ones where the private ones are out of reach."""
    seen = _channels(client, clock, _ALL, base)
    return _channels(client, clock, _PUBLIC, base) if isinstance(seen, Refused) else seen


def _channels(client: SlackClient, clock: Clock, kinds: str, base: str) -> list[Site] | Failure:
    sites: list[Site] = []
    cursor = ""
    for _ in range(_MOST_PAGES):
        exchange = client.channels(kinds, cursor)
        failure = api_failure_of(exchange, is_write=False, now=clock.read().at)
        if failure is not None:
            return failure
        try:
            page = exchange.json()
            sites += mapping.sites_of(page, base)
            cursor = mapping.cursor_of(page)
        except ValueError:
            return unreadable(is_write=False)
        if not cursor:
            break
    return sites
