"""
Graph's answers, from what stands in a `GraphWorld`. The part TrackSync uses, and no more.

Source: `tests/contracts/msgraph-channel-messages-v1.json` and the reference pages of Graph v1.0.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, unquote

from tests.fakes.graph.world import CHANNELS, SEND, TEAMS, Channel, GraphWorld, Person, Post, Team
from tracksync.demo.loopback import Answer, Asked, Refusal

_MOST_BYTES = 28_000
_FIRST_ID = 1_616_990_032_035


class GraphApi:
    """Answers requests as Microsoft Graph does."""

    def __init__(self, world: GraphWorld) -> None:
        self.world = world
        self.base_url = ""

    def answer(self, asked: Asked) -> Answer:
        """Do what was asked, if it may be done."""
        with self.world.lock:
            try:
                return self._answer(asked)
            except Refusal as no:
                return no.answer

    def _answer(self, asked: Asked) -> Answer:
        me = self.world.who(asked.bearer)
        if me is None:
            raise no(401, "InvalidAuthenticationToken", "Access token has expired.")
        match (asked.method, *unquote(asked.path).strip("/").split("/")):
            case ("GET", "oidc", "userinfo"):
                return Answer(200, {"sub": me.sub, "name": me.name})
            case ("GET", "v1.0", "me", "joinedTeams"):
                _need(me, TEAMS)
                teams = [t for t in self.world.teams.values() if me.sub in t.members]
                return self._page(asked, [_team(team) for team in teams])
            case ("GET", "v1.0", "teams", team, "channels"):
                _need(me, CHANNELS)
                self._mine(team, me)
                rooms = [room for room in self.world.channels.values() if room.team == team]
                return self._page(asked, [_channel(room) for room in rooms])
            case ("POST", "v1.0", "teams", team, "channels", channel, "messages"):
                _need(me, SEND)
                return self._post(asked, self._mine(team, me), channel, me)
            case _:
                raise no(400, "BadRequest", "Resource not found for the segment.")

    def _mine(self, team: str, me: Person) -> Team:
        found = self.world.teams.get(team)
        if found is None:
            raise no(404, "NotFound", "No team found with that id.")
        if me.sub not in found.members:
            raise no(403, "Forbidden", "The caller is not a member of the team.")
        return found

    def _post(self, asked: Asked, team: Team, channel: str, me: Person) -> Answer:
        room = self.world.channels.get(channel)
        if room is None or room.team != team.id:
            raise no(404, "NotFound", "Channel not found.")
        if team.is_archived or room.is_archived:
            raise no(403, "Forbidden", "The team is archived, so it cannot be changed.")
        if room.is_moderated:
            raise no(403, "Forbidden", "Only moderators may post here.")
        if len(asked.body) > _MOST_BYTES:
            raise no(413, "RequestEntityTooLarge", "The message is too large.")
        post = Post(str(_FIRST_ID + len(self.world.posts)), room.id, me.sub, asked.json())
        self.world.put(post)
        link = f"https://teams.microsoft.com/l/message/{quote(room.id, safe='')}/{post.id}"
        return Answer(201, {**post.body, "id": post.id, "messageType": "message", "webUrl": link})

    def _page(self, asked: Asked, things: list[dict[str, Any]]) -> Answer:
        start = int(asked.one("$skiptoken", "0"))
        end = start + self.world.page
        body: dict[str, Any] = {"value": things[start:end]}
        if end < len(things):
            body["@odata.nextLink"] = f"{self.base_url}{asked.path}?$skiptoken={end}"
        return Answer(200, body)


def no(code: int, word: str, said: str) -> Refusal:
    """Say no as Graph does."""
    return Refusal(Answer(code, {"error": {"code": word, "message": said}}))


def _need(me: Person, scope: str) -> None:
    if scope not in me.scopes:
        said = f"Missing scope permissions on the request. API requires one of '{scope}'."
        raise no(403, "Forbidden", said)


def _team(team: Team) -> dict[str, Any]:
    return {"id": team.id, "displayName": team.name, "isArchived": team.is_archived}


def _channel(room: Channel) -> dict[str, Any]:
    return {"id": room.id, "displayName": room.name, "isArchived": room.is_archived}
