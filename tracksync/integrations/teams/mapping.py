"""
A standup as an Adaptive Card, in the envelope a workflow takes, or the one Graph does.

Text runs are not read as Markdown, so what a title says stays text; the only links are those of
tasks. Source: adaptivecards.io, schema 1.4, "RichTextBlock".
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from tracksync.core.delivery.outcomes import Written
from tracksync.core.standup.text import Item, Message, Part, shortened
from tracksync.core.values import dataclass
from tracksync.network.untyped import a_line, a_list, a_secure_url, an_id, an_object

# Source: learn.microsoft.com, "Format cards in Microsoft Teams": 28 KB for the whole message.
MOST_BYTES = 28_000
_LINE = 300
# Characters a part may have; the first that fits. A character is at most twelve bytes here.
_SIZES = (4000, 2000, 1000, 500, 200)
_NO_BREAK = "\u00a0"
_CARD = "application/vnd.microsoft.card.adaptive"
# Names the card inside its message, and nothing outside of it.
_CARD_ID = "7d2c8f1e5a3b4c69b0e1d4f6a8c29b53"
_NAME = 80

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Place:
    """A team or a channel, and what people call it."""

    id: str
    name: str
    is_archived: bool = False


def body_of(message: Message) -> Json:
    """Write a message for a workflow; what does not fit is left out, and counted there."""
    return _fitting(message, _envelope)


def posted(message: Message) -> Json:
    """Write a message for Graph; what does not fit is left out, and counted there."""
    return _fitting(message, _graph)


def _fitting(message: Message, write: Callable[[Message], Json]) -> Json:
    made = (write(shortened(message, line=_LINE, part=size)) for size in _SIZES)
    return next(body for body in made if size_of(body) <= MOST_BYTES)


def size_of(body: Json) -> int:
    """Tell how many bytes a body has on the wire."""
    return len(json.dumps(body).encode())


def written(body: object) -> Written:
    """
    Read what became of a message; ValueError where it is none.

    Its id is kept in its link alone: by itself it would promise that it can be changed.
    """
    told = an_object(body)
    an_id(told.get("id"))
    return Written("", a_secure_url(told.get("webUrl")))


def places_of(page: object) -> list[Place]:
    """Read a page of teams or channels; ValueError for none."""
    return [_place(an_object(told)) for told in a_list(an_object(page).get("value"))]


def next_of(page: object) -> str:
    """Tell where the next page is; empty on the last."""
    return a_line(an_object(page).get("@odata.nextLink"), 4000)


def person_of(body: object) -> tuple[str, str]:
    """Read who is signed in, by id and name; ValueError for nobody."""
    told = an_object(body)
    return an_id(told.get("sub")), a_line(told.get("name"), _NAME)


def _place(told: Mapping[str, object]) -> Place:
    name = a_line(told.get("displayName"), _NAME)
    return Place(an_id(told.get("id")), name, told.get("isArchived") is True)


def _envelope(message: Message) -> Json:
    attachment: Json = {"contentType": _CARD, "contentUrl": None, "content": _card(message)}
    return {"type": "message", "attachments": [attachment]}


def _graph(message: Message) -> Json:
    # A workflow takes the card as it is, Graph as a text; its own HTML holds nothing of ours.
    card = json.dumps(_card(message), ensure_ascii=False, separators=(",", ":"))
    attachment: Json = {"id": _CARD_ID, "contentType": _CARD, "contentUrl": None, "content": card}
    html = f'<attachment id="{_CARD_ID}"></attachment>'
    return {"body": {"contentType": "html", "content": html}, "attachments": [attachment]}


def _card(message: Message) -> Json:
    head = [_rich([_run(message.title, size="Large", weight="Bolder")])]
    head += [_line([_run(message.greeting)])] if message.greeting else []
    return {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.4",
        "body": [*head, *(block for part in message.parts for block in _part(part))],
    }


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
