"""What stands in the Slack of the tests: who has which token, channels and messages."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from tracksync.demo.world import OnChange, World


@dataclass(frozen=True, slots=True)
class Token:
    """A token, whose it is, and what it may do."""

    token: str
    user: str
    name: str
    scopes: tuple[str, ...] = ()
    is_bot: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """A channel. `members`: the users who are in it."""

    id: str
    name: str
    members: tuple[str, ...] = ()
    is_private: bool = False
    is_archived: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """A message as it stands. `is_tombstone`: its parent was deleted, and this is left."""

    ts: str
    channel: str
    user: str
    body: dict[str, Any]
    is_tombstone: bool = False

    @property
    def thread(self) -> str:
        """The message that it answers; empty where it answers none."""
        return str(self.body.get("thread_ts", ""))


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A message that waits. `post_at`: in seconds of Slack's clock."""

    name: str
    channel: str
    user: str
    post_at: int
    body: dict[str, Any]


class SlackWorld(World):
    """
    The state of one workspace. Thread-safe: hold `lock` around looking and changing.

    Attributes:
        refusals: Methods that answer with an error of our choice, as long as it stands here.
        now_s: Slack's clock.
        page: The most that a page holds, whatever is asked for.
    """

    team = "T0123ABCD"
    team_name = "Acme"

    def __init__(self, on_change: OnChange | None = None) -> None:
        super().__init__(on_change)
        self.tokens: dict[str, Token] = {}
        self.rooms: dict[str, Room] = {}
        self.posts: dict[str, Post] = {}
        self.waiting: dict[str, Scheduled] = {}
        self.refusals: dict[str, dict[str, Any]] = {}
        self.now_s: Callable[[], float] = time.time
        self.page = 1000
        self._made = 0

    def put(self, *things: Token | Room | Post | Scheduled) -> None:
        """Add things, or put them in the place of those of the same name."""
        for thing in things:
            self.commit({"do": type(thing).__name__, "is": asdict(thing)})

    def post_due(self) -> None:
        """Post what waited for now; one with metadata is lost, as in life."""
        now = self.now_s()
        for one in sorted(self.waiting.values(), key=lambda one: one.post_at):
            if one.post_at <= now:
                self.commit({"do": "unschedule", "name": one.name})
                if "metadata" not in one.body:
                    ts = f"{one.post_at}.{self._next():06d}"
                    self.put(Post(ts, one.channel, one.user, one.body))

    def remove(self, ts: str) -> None:
        """Take a message away; where answers stand below it, a stone is left in its place."""
        post = self.posts[ts]
        if any(other.thread == ts for other in self.posts.values()):
            self.put(Post(ts, post.channel, post.user, {"text": "Gone."}, is_tombstone=True))
        else:
            self.commit({"do": "remove", "ts": ts})

    def apply(self, change: Mapping[str, Any]) -> None:
        match change["do"]:
            case "Token":
                token = Token(**change["is"])
                self.tokens[token.token] = token
            case "Room":
                room = Room(**change["is"])
                self.rooms[room.id] = room
            case "Post":
                post = Post(**change["is"])
                self.posts[post.ts] = post
            case "Scheduled":
                scheduled = Scheduled(**change["is"])
                self.waiting[scheduled.name] = scheduled
            case "unschedule":
                del self.waiting[change["name"]]
            case "remove":
                del self.posts[change["ts"]]
            case unknown:
                raise ValueError(unknown)

    def next_ts(self) -> str:
        """Name a moment that no message has yet."""
        return f"{int(self.now_s())}.{self._next():06d}"

    def next_name(self) -> str:
        """Name a message that will wait."""
        return f"Q{self._next():08d}"

    def _next(self) -> int:
        self._made += 1
        return self._made

    def standing(self, channel: str) -> list[Post]:
        """Tell what stands in a channel, oldest first."""
        with self.lock:
            return sorted((p for p in self.posts.values() if p.channel == channel), key=_when)

    def listed(self, channel: str) -> list[Post]:
        """Tell what a channel lists: answers stand in their threads."""
        return [post for post in self.standing(channel) if not post.thread]


def _when(post: Post) -> str:
    return post.ts
