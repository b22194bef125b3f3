"""Graph on the chassis: watched, disturbed, checked by its description and the card's schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from tests.fakes.graph.api import GraphApi
from tests.fakes.graph.world import Channel, GraphWorld, Person, Team
from tests.fakes.hooks import card_faults
from tests.fakes.service_double import Contract, Description, Double, Product
from tracksync.demo.loopback import Asked

_MOST_BYTES = 28_000
_CARD = "application/vnd.microsoft.card.adaptive"

MIA = Person("token-of-mia", "mia@example.org", "Mia Lindqvist")
ELENA = Person("token-of-elena", "elena@example.org", "Elena Ferro", ("ChannelMessage.Send",))
_BOTH = (MIA.sub, ELENA.sub)
CRAFT = Team("fbe2bf47-16c8-47cf-b4a5-4b9b187c508b", "Craft", _BOTH)
PLANS = Team("8a6a7c2e-30a4-4cf3-9a53-63d2b1f5a7d1", "Plans", (MIA.sub,))
GENERAL = Channel("19:4a95f7d8db4c4e7fae857bcebe0623e6@thread.tacv2", CRAFT.id, "General")
DAILY = Channel("19:0b3d5f7d8db4c4e7fae857bcebe0623e7@thread.tacv2", CRAFT.id, "Daily")
ROADMAP = Channel("19:5c6d5f7d8db4c4e7fae857bcebe0623e8@thread.tacv2", PLANS.id, "General")


def small_world() -> GraphWorld:
    """Build an organization with Mia (us), in two teams, and Elena, whose app may only send."""
    world = GraphWorld()
    world.put(MIA, ELENA, CRAFT, PLANS, GENERAL, DAILY, ROADMAP)
    return world


@cache
def _description() -> Description:
    return Description("msgraph-channel-messages-v1.json")


def message_faults(body: dict[str, Any]) -> Iterator[str]:
    """Tell what is wrong with a message that carries a card."""
    if len(json.dumps(body).encode()) > _MOST_BYTES:
        yield "more than 28 KB"
    if body.get("mentions"):
        yield "somebody is mentioned"
    for card in body["attachments"]:
        if body["body"] != {
            "contentType": "html",
            "content": f'<attachment id="{card["id"]}"></attachment>',
        }:
            yield "the body does not hold the card, or more than it"
        if card["contentType"] != _CARD:
            yield "no card"
        yield from card_faults(json.loads(card["content"]))


def _prose(asked: Asked) -> Iterator[str]:
    """Rules the description only tells in words."""
    if asked.method == "POST":
        yield from message_faults(asked.json())


PRODUCT = Product(
    make_world=GraphWorld,
    make_api=GraphApi,
    make_contract=lambda: Contract(_description(), prose=_prose),
)


class GraphDouble(Double[GraphWorld]):
    """A Graph for tests."""

    def __init__(self, world: GraphWorld | None = None) -> None:
        super().__init__(PRODUCT, world or small_world())
