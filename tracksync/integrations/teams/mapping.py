"""
A standup as an Adaptive Card, in the envelope a workflow takes.

Text runs are not read as Markdown, so what a title says stays text; the only links are those of
tasks. Source: adaptivecards.io, schema 1.4, "RichTextBlock".
"""

from __future__ import annotations

import json

from tracksync.core.standup_text import Item, Message, Part, shortened

# Source: learn.microsoft.com, "Format cards in Microsoft Teams": 28 KB for the whole message.
MOST_BYTES = 28_000
_LINE = 300
# Characters a part may have; the first that fits. A character is at most twelve bytes here.
_SIZES = (4000, 2000, 1000, 500, 200)
_NO_BREAK = "\u00a0"

Json = dict[str, object]


def body_of(message: Message) -> Json:
    """Write a message; what does not fit is left out, and counted there."""
    made = (_envelope(shortened(message, line=_LINE, part=size)) for size in _SIZES)
    return next(body for body in made if size_of(body) <= MOST_BYTES)


def size_of(body: Json) -> int:
    """Tell how many bytes a body has on the wire."""
    return len(json.dumps(body).encode())


def _envelope(message: Message) -> Json:
    title = _rich([_run(message.title, size="Large", weight="Bolder")])
    card: Json = {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.4",
        "body": [title, *(block for part in message.parts for block in _part(part))],
    }
    attachment: Json = {
        "contentType": "application/vnd.microsoft.card.adaptive",
        "contentUrl": None,
        "content": card,
    }
    return {"type": "message", "attachments": [attachment]}


def _part(part: Part) -> list[Json]:
    title = _rich([_run(part.title, weight="Bolder")]) | {"spacing": "Medium"}
    if not part.items:
        return [title, _line([_run(part.nothing, is_subtle=True)])]
    return [title, *(_line([_run("•" + _NO_BREAK), *_item(item)]) for item in part.items)]


def _item(item: Item) -> list[Json]:
    behind = [_run(f" ({item.after})", is_subtle=True)] if item.after else []
    if item.key:
        return [_run(item.key, url=item.url), _run(f" {item.text}"), *behind]
    return [_run(item.text, url=item.url), *behind]


def _rich(runs: list[Json]) -> Json:
    return {"type": "RichTextBlock", "inlines": runs}


def _line(runs: list[Json]) -> Json:
    return _rich(runs) | {"spacing": "Small"}


def _run(
    text: str, *, url: str = "", size: str = "", weight: str = "", is_subtle: bool = False
) -> Json:
    run: Json = {"type": "TextRun", "text": text or " "}
    if url:
        run["selectAction"] = {"type": "Action.OpenUrl", "url": url}
    if size:
        run["size"] = size
    if weight:
        run["weight"] = weight
    if is_subtle:
        run["isSubtle"] = True
    return run
