"""Teams as a channel, by Microsoft Graph: as a person, in a channel that was chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from tracksync.core.delivery.outcomes import Failure, NotReached, Refused, WriteOutcome
from tracksync.core.sentences import say
from tracksync.core.standup.text import Message
from tracksync.core.text import clean_line
from tracksync.integrations.teams import mapping
from tracksync.integrations.teams.client import GraphClient
from tracksync.integrations.teams.refusals import ARCHIVED, GONE, graph_failure_of, unreadable
from tracksync.integrations.teams.signin import Spot, place_of
from tracksync.network.exchange import Exchange
from tracksync.network.webhook import NoTasks
from tracksync.ports.authorization import Site
from tracksync.ports.clock import Clock
from tracksync.ports.tracker import Account

_MOST_PAGES = 50
_MOST_FOUND = 20
_TOO_MANY = NotReached(say("There are more teams and channels than can be listed."))
_NO_TEAM = Refused(
    0,
    say("This account is in no team that has a channel."),
    say("Sign in with another account, or have somebody add you to a team."),
)

Places = list[mapping.Place]


class TeamsPerson(NoTasks):
    """`ports.tracker.IssueTracker`: tells who is signed in, and asks for the channel."""

    def __init__(self, client: GraphClient, clock: Clock, spot: Spot) -> None:
        self._client = client
        self._teams = TeamsTree(client, clock)
        self._clock = clock
        self._spot = spot

    def whoami(self) -> Account | Failure:
        """Ask whose the token is, and what the channel is called."""
        exchange = self._client.me()
        failure = graph_failure_of(exchange, is_write=False, now=self._clock.read().at)
        if failure is not None:
            return failure
        try:
            person, name = mapping.person_of(exchange.json())
        except ValueError:
            return unreadable(is_write=False)
        place = self._place()
        return (
            place if isinstance(place, Failure) else Account(person, name, "", "", site_name=place)
        )

    def _place(self) -> str | Failure:
        found = self._teams.channels(self._spot.team)
        if not isinstance(found, list):
            return found
        channel = next((place for place in found if place.id == self._spot.channel), None)
        if channel is None:
            return GONE
        # A channel may be of a team that the person is not in; then that one's name is not told.
        teams = self._teams.teams()
        known = teams if isinstance(teams, list) else []
        team = next((team for team in known if team.id.lower() == self._spot.team), None)
        if channel.is_archived or (team is not None and team.is_archived):
            return ARCHIVED
        return _called("" if team is None else team.name, channel.name)


class TeamsBoard:
    """`ports.channel.Channel`."""

    def __init__(self, client: GraphClient, clock: Clock, spot: Spot) -> None:
        self._client = client
        self._clock = clock
        self._spot = spot

    def post(self, message: Message, _mark: str) -> WriteOutcome:
        """Post it; Graph keeps no mark, and tells where it can be read."""
        exchange = self._client.post(self._spot.team, self._spot.channel, mapping.posted(message))
        failure = graph_failure_of(exchange, is_write=True, now=self._clock.read().at)
        if failure is not None:
            return failure
        try:
            return mapping.written(exchange.json())
        except ValueError:
            return unreadable(is_write=True)


class TeamsTree:
    """Reads the teams a person is in, and their channels."""

    def __init__(self, client: GraphClient, clock: Clock) -> None:
        self._client = client
        self._clock = clock

    def teams(self) -> Places | Failure:
        """Read all teams."""
        return self._all(self._client.teams)

    def channels(self, team: str) -> Places | Failure:
        """Read all channels of a team."""
        return self._all(lambda: self._client.channels(team))

    def sites(self, base: str) -> tuple[Site, ...] | Failure:
        """
        Tell all channels that can be posted to, by name.

        Args:
            base: What the addresses of channels begin with.
        """
        teams = self.teams()
        if not isinstance(teams, list):
            return teams
        sites: list[Site] = []
        for team in teams:
            if team.is_archived:
                continue
            found = self.channels(team.id)
            if isinstance(found, Refused):
                continue  # of this team alone, which the person may just have left
            if not isinstance(found, list):
                return found
            sites += [_site(team, channel, base) for channel in found if not channel.is_archived]
        return tuple(sorted(sites, key=_by_name)) or _NO_TEAM

    def search(self, text: str, base: str) -> tuple[Site, ...] | Failure:
        """Find channels by name: the one of exactly that name, else what has it in its name."""
        wanted = clean_line(text, limit=160).casefold()
        seen = self.sites(base)
        if not isinstance(seen, tuple):
            return seen
        exact = [site for site in seen if wanted in _names(site)]
        within = [site for site in seen if wanted in site.name.casefold()]
        return tuple(exact or within)[:_MOST_FOUND]

    def _all(self, begin: Callable[[], Exchange]) -> Places | Failure:
        places: Places = []
        for page in self._pages(begin):
            if not isinstance(page, list):
                return page
            places += page
        return places

    def _pages(self, begin: Callable[[], Exchange]) -> Iterator[Places | Failure]:
        """Read page by page; a failure is the last of them."""
        exchange = begin()
        for _ in range(_MOST_PAGES):
            failure = graph_failure_of(exchange, is_write=False, now=self._now)
            if failure is not None:
                yield failure
                return
            try:
                page = exchange.json()
                yield mapping.places_of(page)
                link = mapping.next_of(page)
                if not link:
                    return
                exchange = self._client.more(link)
            except ValueError:
                yield unreadable(is_write=False)
                return
        yield _TOO_MANY

    @property
    def _now(self) -> datetime:
        return self._clock.read().at


def _site(team: mapping.Place, channel: mapping.Place, base: str) -> Site:
    # The ids are long, and stand in the address.
    return Site("", _called(team.name, channel.name), place_of(Spot(team.id, channel.id), base))


def _called(team: str, channel: str) -> str:
    return f"{team} / {channel}" if team else channel


def _names(site: Site) -> set[str]:
    """Tell what a channel may exactly be called: with its team, or by itself."""
    name = site.name.casefold()
    return {name, name.rpartition(" / ")[2]}


def _by_name(site: Site) -> str:
    return site.name.casefold()
