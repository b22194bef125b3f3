"""
Slack's answers, from what stands in a `SlackWorld`. The part TrackSync uses, and no more.

Source: `tests/contracts/slack-web-api-v2.json` and the methods' own pages at docs.slack.dev.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.fakes.slack_api.world import Post, Room, Scheduled, SlackWorld, Token
from tracksync.demo.loopback import Answer, Asked, Refusal

_LONGEST_TEXT = 40_000
_LONGEST_UPDATE = 4_000
_FURTHEST_S, _LAST_S = 120 * 86_400, 60


class SlackWebApi:
    """Answers requests as Slack's Web API does."""

    def __init__(self, world: SlackWorld) -> None:
        self.world = world
        self.base_url = "https://slack.com/api"
        self._methods = {
            "POST /auth.test": self._me,
            "GET /users.info": self._person,
            "GET /conversations.info": self._info,
            "GET /conversations.list": self._list,
            "GET /conversations.history": self._history,
            "GET /conversations.replies": self._replies,
            "POST /chat.postMessage": self._post,
            "POST /chat.update": self._update,
            "POST /chat.delete": self._delete,
            "GET /chat.getPermalink": self._link,
            "POST /chat.scheduleMessage": self._schedule,
            "GET /chat.scheduledMessages.list": self._scheduled,
            "POST /chat.deleteScheduledMessage": self._unschedule,
        }

    def answer(self, asked: Asked) -> Answer:
        """Do what was asked, if it may be done."""
        with self.world.lock:
            try:
                return self._answer(asked)
            except Refusal as no:
                return no.answer

    def _answer(self, asked: Asked) -> Answer:
        self.world.post_due()
        method = self._methods.get(f"{asked.method} {asked.path}")
        if method is None:
            raise _no(error="unknown_method")
        chosen = self.world.refusals.get(asked.path.removeprefix("/"))
        if chosen is not None:
            raise _no(**chosen)
        me = self.world.tokens.get(asked.bearer)
        if me is None:
            raise _no(error="invalid_auth" if asked.bearer else "not_authed")
        # Slack's own library reads it from there (node-slack-sdk, `response_metadata.scopes`).
        return Answer(
            200, {"ok": True, **method(asked, me)}, {"X-OAuth-Scopes": ", ".join(me.scopes)}
        )

    def _me(self, _asked: Asked, me: Token) -> dict[str, Any]:
        bot = {"bot_id": "B0123BOTT"} if me.is_bot else {}
        return {
            "url": "https://acme.slack.com/",
            "team": self.world.team_name,
            "team_id": self.world.team,
            "user": me.name,
            "user_id": me.user,
            **bot,
        }

    def _person(self, asked: Asked, me: Token) -> dict[str, Any]:
        _need(me, "users:read")
        user = asked.one("user")
        one = next((token for token in self.world.tokens.values() if token.user == user), None)
        if one is None:
            raise _no(error="user_not_found")
        empty = ("avatar_hash", "title", "phone", "skype", "status_text", "status_emoji")
        names = ("real_name", "real_name_normalized", "display_name", "display_name_normalized")
        profile = {**dict.fromkeys(empty, ""), **dict.fromkeys(names, one.name), "fields": {}}
        if "users:read.email" in me.scopes and not one.is_bot:
            profile["email"] = f"{one.name}@acme.example"
        kinds = {"is_bot": one.is_bot, "is_app_user": False}
        return {"user": {"id": user, "name": one.name, "updated": 1, "profile": profile, **kinds}}

    # --- channels ---------------------------------------------------------------------------

    def _info(self, asked: Asked, me: Token) -> dict[str, Any]:
        room = self._seen(asked.one("channel"), me)
        _need(me, "groups:read" if room.is_private else "channels:read")
        return {"channel": self._room(room, me)}

    def _list(self, asked: Asked, me: Token) -> dict[str, Any]:
        kinds = asked.one("types", "public_channel").split(",")
        for kind, scope in (
            ("public_channel", "channels:read"),
            ("private_channel", "groups:read"),
        ):
            if kind in kinds:
                _need(me, scope)
        rooms = [
            room
            for room in self.world.rooms.values()
            if ("private_channel" if room.is_private else "public_channel") in kinds
            and not (room.is_archived and asked.one("exclude_archived") == "true")
            and (not room.is_private or me.user in room.members)
        ]
        shown, cursor = self._paged(rooms, asked)
        return {
            "channels": [self._room(room, me) for room in shown],
            "response_metadata": {"next_cursor": cursor},
        }

    def _history(self, asked: Asked, me: Token) -> dict[str, Any]:
        room = self._seen(asked.one("channel"), me)
        _need(me, "groups:history" if room.is_private else "channels:history")
        if me.user not in room.members:
            raise _no(error="not_in_channel")
        oldest, latest = asked.one("oldest", "0"), asked.one("latest", "9")
        found = [p for p in self.world.listed(room.id) if oldest < p.ts < latest]
        return self._messages(found[::-1], asked)

    def _replies(self, asked: Asked, me: Token) -> dict[str, Any]:
        room = self._seen(asked.one("channel"), me)
        _need(me, "groups:history" if room.is_private else "channels:history")
        parent = asked.one("ts")
        found = [p for p in self.world.standing(room.id) if parent in {p.ts, p.thread}]
        if not found:
            raise _no(error="thread_not_found")
        told = self._messages(found, asked)
        first = self.world.posts.get(parent)
        for message in told["messages"]:
            if message["ts"] == parent and len(found) > 1:
                message["reply_count"] = len(found) - 1
            elif message["ts"] != parent:
                message["parent_user_id"] = _user_of(first)
        return told

    def _messages(self, found: list[Post], asked: Asked) -> dict[str, Any]:
        shown, cursor = self._paged(found, asked)
        with_all = asked.one("include_all_metadata") == "true"
        answered = {post.thread for post in self.world.posts.values()}
        messages = [_message(post, with_metadata=with_all) for post in shown]
        for message in messages:
            if message["ts"] in answered:
                message["thread_ts"] = message["ts"]
        more = {"response_metadata": {"next_cursor": cursor}} if cursor else {}
        return {"messages": messages, "has_more": bool(cursor), **more}

    # --- messages ---------------------------------------------------------------------------

    def _post(self, asked: Asked, me: Token) -> dict[str, Any]:
        _need(me, "chat:write")
        body = asked.json()
        room = self._open(body.get("channel", ""), me)
        _check_words(body, _LONGEST_TEXT)
        if "thread_ts" in body:
            self._standing(room.id, body["thread_ts"])
        post = Post(self.world.next_ts(), room.id, me.user, body)
        self.world.put(post)
        return {"channel": room.id, "ts": post.ts, "message": _message(post)}

    def _update(self, asked: Asked, me: Token) -> dict[str, Any]:
        _need(me, "chat:write")
        body = asked.json()
        post = self._mine(body, me, "cant_update_message")
        _check_words(body, _LONGEST_UPDATE)
        changed = {name: value for name, value in body.items() if name not in {"ts", "channel"}}
        after = replace(post, body={**post.body, **changed})
        self.world.put(after)
        message = {"text": after.body["text"]}
        return {"channel": post.channel, "ts": post.ts, "message": message, **message}

    def _delete(self, asked: Asked, me: Token) -> dict[str, Any]:
        _need(me, "chat:write")
        post = self._mine(asked.json(), me, "cant_delete_message")
        self.world.remove(post.ts)
        return {"channel": post.channel, "ts": post.ts}

    def _link(self, asked: Asked, me: Token) -> dict[str, Any]:
        room = self._seen(asked.one("channel"), me)
        post = self._standing(room.id, asked.one("message_ts"))
        moment = post.ts.replace(".", "")
        link = f"https://acme.slack.com/archives/{room.id}/p{moment}"
        return {"channel": room.id, "permalink": link}

    # --- messages that wait -------------------------------------------------------------------

    def _schedule(self, asked: Asked, me: Token) -> dict[str, Any]:
        _need(me, "chat:write")
        body = asked.json()
        room = self._open(body.get("channel", ""), me)
        _check_words(body, _LONGEST_TEXT)
        post_at, now = int(body["post_at"]), self.world.now_s()
        if not now < post_at <= now + _FURTHEST_S:
            raise _no(error="time_in_past" if post_at <= now else "time_too_far")
        said = {name: value for name, value in body.items() if name not in {"channel", "post_at"}}
        made = Scheduled(self.world.next_name(), room.id, me.user, post_at, said)
        self.world.put(made)
        told = {"text": body["text"], "type": "delayed_message"}
        waits = {"scheduled_message_id": made.name, "post_at": str(post_at)}
        return {"channel": room.id, "message": told, **waits}

    def _scheduled(self, asked: Asked, me: Token) -> dict[str, Any]:
        found = [
            {"id": one.name, "channel_id": one.channel, "post_at": one.post_at}
            for one in self.world.waiting.values()
            if one.user == me.user and one.channel == asked.one("channel", one.channel)
        ]
        shown, cursor = self._paged(found, asked)
        return {"scheduled_messages": shown, "response_metadata": {"next_cursor": cursor}}

    def _unschedule(self, asked: Asked, me: Token) -> dict[str, Any]:
        _need(me, "chat:write")
        body = asked.json()
        one = self.world.waiting.get(body["scheduled_message_id"])
        is_ours = one is not None and (one.user, one.channel) == (me.user, body["channel"])
        # Source: docs.slack.dev, chat.deleteScheduledMessage, Restrictions.
        if one is None or not is_ours or one.post_at - self.world.now_s() < _LAST_S:
            raise _no(error="invalid_scheduled_message_id")
        self.world.commit({"do": "unschedule", "name": one.name})
        return {}

    # --- parts ------------------------------------------------------------------------------

    def _seen(self, channel: str, me: Token) -> Room:
        room = self.world.rooms.get(channel)
        if room is None or (room.is_private and me.user not in room.members):
            raise _no(error="channel_not_found")
        return room

    def _open(self, channel: str, me: Token) -> Room:
        room = self._seen(channel, me)
        if room.is_archived:
            raise _no(error="is_archived")
        if me.user not in room.members:
            raise _no(error="not_in_channel")
        return room

    def _standing(self, channel: str, ts: str) -> Post:
        post = self.world.posts.get(ts)
        if post is None or post.channel != channel:
            raise _no(error="message_not_found")
        return post

    def _mine(self, body: dict[str, Any], me: Token, otherwise: str) -> Post:
        room = self._seen(body["channel"], me)
        post = self._standing(room.id, body["ts"])
        if post.user != me.user:
            raise _no(otherwise)
        return post

    def _paged(self, things: list[Any], asked: Asked) -> tuple[list[Any], str]:
        start = int(asked.one("cursor", "0").rstrip("="))
        end = start + min(int(asked.one("limit", "100")), self.world.page)
        return things[start:end], f"{end}=" if end < len(things) else ""

    def _room(self, room: Room, me: Token) -> dict[str, Any]:
        return {
            "id": room.id,
            "name": room.name,
            "is_private": room.is_private,
            "is_archived": room.is_archived,
            "is_member": me.user in room.members,
        }


def _user_of(post: Post | None) -> str:
    return "USLACKBOT" if post is None or post.is_tombstone else post.user


def _no(error: str, **more: str) -> Refusal:
    """Say no as Slack does: with a 200, and a word."""
    return Refusal(Answer(200, {"ok": False, "error": error, **more}))


def _need(me: Token, scope: str) -> None:
    if scope not in me.scopes:
        raise _no(error="missing_scope", needed=scope, provided=",".join(me.scopes))


def _check_words(body: dict[str, Any], longest: int) -> None:
    if not body.get("text") and not body.get("blocks"):
        raise _no(error="no_text")
    if len(body.get("text", "")) > longest:
        raise _no(error="msg_too_long")


def _message(post: Post, *, with_metadata: bool = True) -> dict[str, Any]:
    told = {"type": "message", "ts": post.ts, "user": post.user, "text": post.body.get("text", "")}
    if post.is_tombstone:
        told = {**told, "subtype": "tombstone", "user": "USLACKBOT", "hidden": True}
    if post.thread:
        told["thread_ts"] = post.thread
    if "blocks" in post.body:
        told["blocks"] = post.body["blocks"]
    if with_metadata and "metadata" in post.body:
        told["metadata"] = post.body["metadata"]
    return told
