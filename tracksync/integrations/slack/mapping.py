"""
A standup in Slack's own form: Block Kit, and a text for notices and old programs.

Rich text is not parsed for markup or mentions: what a title says stays text, and the only links are
those of tasks. The text beside it is parsed, so what would mean something there is neutralised.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from tracksync.core.standup.text import Item, Message, Part, as_text, shortened
from tracksync.core.values import dataclass
from tracksync.network.untyped import a_line, a_list, an_object, odd, optional_object
from tracksync.ports.authorization import Site

# Source: docs.slack.dev, "Blocks": a header has 150 characters, a text 3,000; a message 50 blocks.
HEADER = 150
TEXT = 3000
LINE = 300
# The text beside the blocks is for notices; chat.update takes no longer one.
NOTICE = 3900
_CUT = "\n…"
EVENT = "tracksync_standup"
DAY_EVENT = "tracksync_standup_day"
_BLOCK = "tracksync-"
_NAME = re.compile(r"[A-Za-z0-9.]{1,40}")
_APART = "\u2060"  # a word joiner: seen by nobody

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Note:
    """
    What a message in the channel has to do with standups.

    Attributes:
        remote_id: What names it.
        mark: Of a standup.
        day: Of a parent, as in its mark: of which day.
        may_hold: Standups may stand below it.
    """

    remote_id: str
    mark: str = ""
    day: str = ""
    may_hold: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """
    A channel.

    Attributes:
        name: As people write it; empty where it has none, as a talk of two.
        is_outside: Whoever asks is not in it.
    """

    name: str
    is_archived: bool
    is_outside: bool


def body_of(message: Message) -> Json:
    """Write a message; what does not fit is left out, and counted there."""
    short = shortened(message, line=LINE, part=TEXT)
    title = {"type": "plain_text", "text": short.title[:HEADER], "emoji": False}
    blocks: list[Json] = [{"type": "header", "text": title}]
    if short.greeting:
        blocks.append({"type": "rich_text", "elements": [_section(_text(short.greeting))]})
    blocks += [{"type": "rich_text", "elements": _part(part)} for part in short.parts]
    return {"text": _neutral(as_text(short)), "blocks": blocks}


def posted(message: Message, channel: str, mark: str) -> Json:
    """Write a message for a channel, with our mark as what Slack keeps of it for programs."""
    return _marked(message, channel, EVENT, {"id": mark})


def ahead(message: Message, channel: str, mark: str, goes_at: datetime) -> Json:
    """
    Write a message that Slack is to post later.

    Its mark names a block: a message that is scheduled with metadata is never posted.
    Source: docs.slack.dev, chat.scheduleMessage, "Bug alert", read 2026-11.
    """
    body = _for_channel(message, channel)
    head, *blocks = a_list(body["blocks"])
    marked = [{**an_object(head), "block_id": f"{_BLOCK}{mark}"}, *blocks]
    return {**body, "blocks": marked, "post_at": _seconds(goes_at)}


def opening(message: Message, channel: str, day: date) -> Json:
    """Write the parent of a day, so that all can tell that it is that."""
    return _marked(message, channel, DAY_EVENT, {"day": day.isoformat()})


def answering(body: Json, parent: str) -> Json:
    """Have a message go below another one."""
    return {**body, "thread_ts": parts_of(parent)[1]}


def _marked(message: Message, channel: str, event: str, payload: Json) -> Json:
    metadata = {"event_type": event, "event_payload": payload}
    return {**_for_channel(message, channel), "metadata": metadata}


def _for_channel(message: Message, channel: str) -> Json:
    body = body_of(message)
    notice = str(body["text"])
    if len(notice) > NOTICE:
        notice = notice[: NOTICE - len(_CUT)].rpartition("\n")[0] + _CUT
    return {**body, "text": notice, "channel": channel, "parse": "none"}


def unfurled(body: Json) -> Json:
    """Add that links are not to be opened by Slack, nor names to be made links."""
    return {**body, "unfurl_links": False, "unfurl_media": False, "link_names": False}


def remote_id(body: object) -> str:
    """Name a message that was posted: its channel and its moment; ValueError where it is none."""
    told = an_object(body)
    return f"{_word(told.get('channel'))}/{_word(told.get('ts'))}"


def waiting_id(body: object) -> str:
    """Name a message that waits: its channel, and what Slack calls it; ValueError for none."""
    told = an_object(body)
    return f"{_word(told.get('channel'))}/{_word(told.get('scheduled_message_id'))}"


def waiting_for(page: object, channel: str, goes_at: datetime) -> str:
    """Find what waits for a moment on a page; empty where nothing does, ValueError for no page."""
    for one in map(an_object, a_list(an_object(page).get("scheduled_messages"))):
        if str(one.get("post_at")) == str(_seconds(goes_at)) and one.get("channel_id") == channel:
            name = one.get("id")
            # Listed as a number once, while the answer to scheduling put a letter before it.
            return f"{channel}/{_word(f'Q{name}' if isinstance(name, int) else name)}"
    return ""


def parts_of(remote: str) -> tuple[str, str]:
    """Tell the channel and the moment again."""
    channel, _, stamp = remote.partition("/")
    return channel, stamp


def notes_of(page: object, channel: str) -> tuple[Note, ...]:
    """Read what concerns standups on a page of a channel; ValueError for none."""
    messages = map(an_object, a_list(an_object(page).get("messages")))
    notes = (_note(message, channel) for message in messages)
    return tuple(note for note in notes if note is not None)


def _note(message: Mapping[str, object], channel: str) -> Note | None:
    noted = optional_object(message.get("metadata"))
    payload = optional_object(noted.get("event_payload"))
    kind, mark, day = noted.get("event_type"), payload.get("id"), payload.get("day")
    mark = mark if kind == EVENT else _block_mark(message)
    if isinstance(mark, str) and mark:
        return Note(remote_id({**message, "channel": channel}), mark=mark)
    is_answer = message.get("thread_ts", message.get("ts")) != message.get("ts")
    if kind == DAY_EVENT and isinstance(day, str) and not is_answer:
        return Note(remote_id({**message, "channel": channel}), day=day, may_hold=True)
    # What is left where a parent was deleted; its answers still stand.
    if message.get("subtype") == "tombstone":
        return Note(remote_id({**message, "channel": channel}), may_hold=True)
    return None


def _block_mark(message: Mapping[str, object]) -> str:
    """Read the mark of a message that Slack posted later; it stands at its first block."""
    blocks = message.get("blocks")
    head = optional_object(blocks[0]) if isinstance(blocks, list) and blocks else {}
    name = head.get("block_id")
    return name.removeprefix(_BLOCK) if isinstance(name, str) and name.startswith(_BLOCK) else ""


def cursor_of(page: object) -> str:
    """Tell what asks for the next page; empty on the last."""
    told = an_object(page)
    cursor = optional_object(told.get("response_metadata")).get("next_cursor")
    return a_line(cursor, 1000)


def sites_of(page: object, base: str) -> list[Site]:
    """Read a page of channels; ValueError for none."""
    channels = map(an_object, a_list(an_object(page).get("channels")))
    return [_site(channel, base) for channel in channels]


def room_of(body: object) -> Room:
    """Read a channel; ValueError for no answer about one."""
    told = optional_object(an_object(body).get("channel"))
    name = a_line(told.get("name"), 80)
    is_archived, is_outside = told.get("is_archived") is True, told.get("is_member") is False
    return Room(f"#{name}" if name else "", is_archived=is_archived, is_outside=is_outside)


def stamp(at: datetime) -> str:
    """Write an instant as Slack names moments."""
    return f"{at.timestamp():.6f}"


def _seconds(at: datetime) -> int:
    return int(at.timestamp())


def _site(channel: Mapping[str, object], base: str) -> Site:
    name = _word(channel.get("id"))
    return Site(name, f"#{a_line(channel.get('name'), 80)}", f"{base}/archives/{name}")


def _word(value: object) -> str:
    if isinstance(value, str) and _NAME.fullmatch(value):
        return value
    raise ValueError(odd("a name"))


def _part(part: Part) -> list[Json]:
    title = _section(_text(part.title, is_bold=True))
    if not part.items:
        return [title, _section(_text(part.nothing))]
    items = [_section(*_item(item)) for item in part.items]
    return [title, {"type": "rich_text_list", "style": "bullet", "elements": items}]


def _item(item: Item) -> list[Json]:
    behind = f" ({item.after})" if item.after else ""
    if not item.key:
        head = _link(item.url, item.text) if item.url else _text(item.text)
        return [head, _text(behind)] if behind else [head]
    head = _link(item.url, item.key) if item.url else _text(item.key)
    return [head, _text(f" {item.text}{behind}")]


def _section(*elements: Json) -> Json:
    return {"type": "rich_text_section", "elements": list(elements)}


def _text(text: str, *, is_bold: bool = False) -> Json:
    plain: Json = {"type": "text", "text": text or " "}
    return {**plain, "style": {"bold": True}} if is_bold else plain


def _link(url: str, text: str) -> Json:
    return {"type": "link", "url": url, "text": text or url}


def _neutral(text: str) -> str:
    """Take the meaning from what Slack would read: entities, mentions, markup, bare addresses."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for sign in ("@", "#", "*", "_", "~", "`", "://"):
        plain = plain.replace(sign, f"{sign[0]}{_APART}{sign[1:]}")
    return plain


def scopes_of(header: str) -> tuple[str, ...]:
    """Read what a token may do, as Slack says beside each answer."""
    return tuple(scope.strip() for scope in header.split(",") if scope.strip())


def email_of(body: object, person: str) -> str:
    """
    Read the e-mail address of the one who was asked for; empty where Slack tells none.

    Raises:
        ValueError: The answer makes no sense, or is of somebody else.
    """
    user = an_object(an_object(body).get("user"))
    if user.get("id") != person:
        raise ValueError(odd("id"))
    return a_line(optional_object(user.get("profile")).get("email"), 254)
