"""What stands in the Graph of the tests: who has which token, teams, channels and messages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from tracksync.demo.world import OnChange, World

SEND, TEAMS, CHANNELS = "ChannelMessage.Send", "Team.ReadBasic.All", "Channel.ReadBasic.All"


@dataclass(frozen=True, slots=True)
class Person:
    """A person, by one access token, and what it may do."""

    token: str
    sub: str
    name: str
    scopes: tuple[str, ...] = (SEND, TEAMS, CHANNELS)


@dataclass(frozen=True, slots=True)
class Team:
    """A team. `members`: the subjects of those in it."""

    id: str
    name: str
    members: tuple[str, ...]
    is_archived: bool = False


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel of a team."""

    id: str
    team: str
    name: str
    is_archived: bool = False
    is_moderated: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """A message as it stands."""

    id: str
    channel: str
    sub: str
    body: dict[str, Any]


class GraphWorld(World):
    """
    The state of one organization. Thread-safe: hold `lock` around looking and changing.

    Attributes:
        page: The most that a page holds.
        introspect: Tells whose a token is that is in nobody's hands here; None for nobody's.
    """

    def __init__(self, on_change: OnChange | None = None) -> None:
        super().__init__(on_change)
        self.people: dict[str, Person] = {}
        self.teams: dict[str, Team] = {}
        self.channels: dict[str, Channel] = {}
        self.posts: list[Post] = []
        self.page = 100
        self.introspect: Callable[[str], str | None] = lambda _token: None

    def put(self, *things: Person | Team | Channel | Post) -> None:
        """Add things, or put them in the place of those of the same id."""
        for thing in things:
            self.commit({"do": type(thing).__name__, "is": asdict(thing)})

    def remove(self, channel: str) -> None:
        """Take a channel away."""
        self.commit({"do": "remove", "channel": channel})

    def apply(self, change: Mapping[str, Any]) -> None:
        match change["do"]:
            case "Person":
                person = Person(**change["is"])
                self.people[person.token] = person
            case "Team":
                team = Team(**change["is"])
                self.teams[team.id] = team
            case "Channel":
                channel = Channel(**change["is"])
                self.channels[channel.id] = channel
            case "Post":
                self.posts.append(Post(**change["is"]))
            case "remove":
                del self.channels[change["channel"]]
            case unknown:
                raise ValueError(unknown)

    def who(self, token: str) -> Person | None:
        """Tell whose a token is."""
        if token in self.people:
            return self.people[token]
        sub = self.introspect(token)
        return next((p for p in self.people.values() if p.sub == sub), None)
