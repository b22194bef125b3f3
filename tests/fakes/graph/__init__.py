"""A stateful Microsoft Graph for tests, checked by its description."""

from tests.fakes.graph.product import (
    CRAFT,
    DAILY,
    ELENA,
    GENERAL,
    MIA,
    PRODUCT,
    GraphDouble,
    message_faults,
    small_world,
)
from tests.fakes.graph.world import Channel, GraphWorld, Person, Post, Team

__all__ = [
    "CRAFT",
    "DAILY",
    "ELENA",
    "GENERAL",
    "MIA",
    "PRODUCT",
    "Channel",
    "GraphDouble",
    "GraphWorld",
    "Person",
    "Post",
    "Team",
    "message_faults",
    "small_world",
]
