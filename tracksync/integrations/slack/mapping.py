"""
A standup in Slack's own form: Block Kit, and a text for notices and old programs.

Rich text is not parsed for markup or mentions: what a title says stays text, and the only links are
those of tasks. The text beside it is parsed, so what would mean something there is neutralised.
"""

from __future__ import annotations

from tracksync.core.standup_text import Item, Message, Part, as_text, shortened

# Source: docs.slack.dev, "Blocks": a header has 150 characters, a text 3,000; a message 50 blocks.
HEADER = 150
TEXT = 3000
LINE = 300
_APART = "\u2060"  # a word joiner: seen by nobody

Json = dict[str, object]


def body_of(message: Message) -> Json:
    """Write a message; what does not fit is left out, and counted there."""
    short = shortened(message, line=LINE, part=TEXT)
    title = {"type": "plain_text", "text": short.title[:HEADER], "emoji": False}
    blocks: list[Json] = [{"type": "header", "text": title}]
    blocks += [{"type": "rich_text", "elements": _part(part)} for part in short.parts]
    return {"text": _neutral(as_text(short)), "blocks": blocks}


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
