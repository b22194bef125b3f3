"""Slack as a channel, by the Web API: what was posted stays within reach."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial

from tracksync.core.delivery.outcomes import Failure, NotReached, Refused, WriteOutcome, Written
from tracksync.core.sentences import say
from tracksync.core.standup.text import Message
from tracksync.core.text import clean_line
from tracksync.integrations.slack import mapping
from tracksync.integrations.slack.client import SlackClient
from tracksync.integrations.slack.manifest import MANIFEST
from tracksync.integrations.slack.refusals import (
    ARCHIVED,
    NOT_IN,
    api_failure_of,
    is_missing_scope,
    unreadable,
)
from tracksync.network.exchange import Exchange
from tracksync.network.untyped import a_line, a_secure_url, an_id, an_object
from tracksync.network.webhook import NoTasks
from tracksync.ports.authorization import Site
from tracksync.ports.clock import Clock
from tracksync.ports.tracker import Account

# Our clock may be wrong, and a message bears Slack's. A day ends 34 hours after somebody, elsewhere
# on Earth, has posted its standup at ten; whatever was found as a parent, a later look finds again.
_BEFORE, _AFTER = timedelta(days=2), timedelta(days=1)
_LATELY = timedelta(days=1, hours=23)
_MOST_PAGES = 20
_MOST_FOUND = 20
_FINE, _GONE = 200, 404
_TOO_MUCH = NotReached(say("The channel holds more than can be looked through."))

Notes = tuple[mapping.Note, ...]
_ALL, _PUBLIC = "public_channel,private_channel", "public_channel"
# With it an app posts where it was not invited. Source: docs.slack.dev, Scopes, read 2026-11.
_PUBLIC_TOO = "chat:write.public"


class SlackPerson(NoTasks):
    """
    `ports.tracker.IssueTracker`: only tells who is signed in.

    Args:
        channel: Where will be posted.
        called: What that was called when it was asked last; empty before.
        check: Says why the token cannot be used, if so.
        scopes: What was granted; None for a token, of which Slack tells that with its answer.
    """

    def __init__(
        self,
        client: SlackClient,
        clock: Clock,
        channel: str,
        called: str,
        *,
        check: Callable[[], Refused | None],
        scopes: tuple[str, ...] | None = None,
    ) -> None:
        self._client = client
        self._clock = clock
        self._channel = channel
        self._called = called
        self._check = check
        self._scopes = scopes

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
        granted = self._scopes
        if granted is None:
            granted = mapping.scopes_of(exchange.headers.get("x-oauth-scopes", ""))
        name = self._channel_name(granted)
        if not isinstance(name, str):
            return name
        email = self._email(person, granted)
        if not isinstance(email, str):
            return email
        if name or not self._called:
            self._called = f"{name or self._channel}, {a_line(told.get('team'), 80)}"
        user = a_line(told.get("user"), 80)
        return Account(f"{team}-{person}", user, email, "", site_name=self._called)

    def _email(self, person: str, granted: tuple[str, ...]) -> str | Failure:
        """Read the person's own address, where that was allowed; else Slack is not asked."""
        if not MANIFEST.may_tell_email(granted):
            return ""
        exchange = self._client.person(person)
        failure = api_failure_of(exchange, is_write=False, now=self._now)
        if failure is not None:
            return "" if isinstance(failure, Refused) else failure
        try:
            return mapping.email_of(exchange.json(), person)
        except ValueError:
            return ""

    def _channel_name(self, granted: tuple[str, ...]) -> str | Failure:
        """Read what the channel is called, if that may be asked; and whether it takes messages."""
        exchange = self._client.channel(self._channel)
        failure = api_failure_of(exchange, is_write=False, now=self._now)
        if failure is not None:
            return "" if is_missing_scope(exchange) else failure
        try:
            room = mapping.room_of(exchange.json())
        except ValueError:
            return ""
        if room.is_archived:
            return ARCHIVED
        return NOT_IN if room.is_outside and _PUBLIC_TOO not in granted else room.name

    @property
    def _now(self) -> datetime:
        return self._clock.read().at


class SlackBoard:
    """`Channel`, `Posts`, `Threads` and `Ahead` of `ports.channel`."""

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
        threads: list[str] = []
        for notes in self._between(near - _BEFORE, near + _AFTER):
            if isinstance(notes, Failure):
                return notes
            for note in notes:
                if note.mark == mark:
                    return Written(note.remote_id)
                threads += [note.remote_id] if note.may_hold else []
        return self._look_below(threads, mark)

    def _look_below(self, parents: list[str], mark: str) -> Written | Failure | None:
        """Look through threads as well: what stands there, a channel does not list."""
        for parent in parents:
            read = partial(self._client.answers, *mapping.parts_of(parent))
            for notes in self._pages(read):
                if isinstance(notes, Failure):
                    return notes
                for note in notes:
                    if note.mark == mark:
                        return Written(note.remote_id)
        return None

    def parent(self, day: date, now: datetime) -> Written | Failure | None:
        """Look through the channel's last two days; whoever posted it."""
        seen: list[str] = []
        for notes in self._between(now - _LATELY, now + _AFTER):
            if isinstance(notes, Failure):
                failure = Refused(_FINE, _TOO_MUCH.reason) if notes is _TOO_MUCH else notes
                return Written(min(seen)) if seen else failure
            seen += [note.remote_id for note in notes if note.day == day.isoformat()]
        return Written(min(seen)) if seen else None

    def begin(self, day: date, message: Message) -> WriteOutcome:
        """Post a parent under the mark of its day, which all can tell."""
        body = mapping.unfurled(mapping.opening(message, self._channel, day))
        return self._written(self._client.post(body))

    def answer(self, parent: str, message: Message, mark: str) -> WriteOutcome:
        """Post a message below a parent, under its mark."""
        body = mapping.unfurled(mapping.posted(message, self._channel, mark))
        return self._written(self._client.post(mapping.answering(body, parent)))

    def hand(self, message: Message, mark: str, goes_at: datetime) -> WriteOutcome:
        """Have Slack post it then."""
        body = mapping.unfurled(mapping.ahead(message, self._channel, mark, goes_at))
        return self._written(self._client.hand(body), mapping.waiting_id)

    def waiting(self, goes_at: datetime) -> Written | Failure | None:
        """Look through what this person has waiting for the channel, by the moment."""
        cursor = ""
        for _ in range(_MOST_PAGES):
            exchange = self._client.waiting(self._channel, cursor)
            failure = self._failure(exchange, is_write=False)
            if failure is not None:
                return failure
            try:
                page = exchange.json()
                found = mapping.waiting_for(page, self._channel, goes_at)
                cursor = mapping.cursor_of(page)
            except ValueError:
                return unreadable(is_write=False)
            if found or not cursor:
                return Written(found) if found else None
        return _TOO_MUCH

    def withdraw(self, remote_id: str) -> WriteOutcome:
        """Have it not be posted; Slack calls one that was posted an unknown one."""
        exchange = self._client.withdraw(*mapping.parts_of(remote_id))
        failure = self._failure(exchange, is_write=True)
        return Written(remote_id) if failure is None else failure

    def _between(self, oldest: datetime, latest: datetime) -> Iterator[Notes | Failure]:
        span = mapping.stamp(oldest), mapping.stamp(latest)
        return self._pages(partial(self._client.messages, self._channel, *span))

    def _pages(self, read: Callable[[str], Exchange]) -> Iterator[Notes | Failure]:
        """Read page by page; a failure is the last of them."""
        cursor = ""
        for _ in range(_MOST_PAGES):
            exchange = read(cursor)
            failure = self._failure(exchange, is_write=False)
            if failure is not None:
                yield failure
                return
            try:
                page = exchange.json()
                notes, cursor = mapping.notes_of(page, self._channel), mapping.cursor_of(page)
            except ValueError:
                yield unreadable(is_write=False)
                return
            yield notes
            if not cursor:
                return
        yield _TOO_MUCH

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

    def _written(
        self, exchange: Exchange, read: Callable[[object], str] = mapping.remote_id
    ) -> WriteOutcome:
        failure = self._failure(exchange, is_write=True)
        if failure is not None:
            return failure
        try:
            return Written(read(exchange.json()))
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
