"""A stateful Slack for tests: its Web API, checked by its description and by Block Kit's types."""

from tests.fakes.slack_api.product import PRODUCT, SlackApiDouble
from tests.fakes.slack_api.site import (
    BOB,
    BOT,
    HALL,
    MIA,
    ROOM,
    SECRET_ROOM,
    WITH_EMAIL,
    small_world,
)
from tests.fakes.slack_api.world import Post, Room, Scheduled, SlackWorld, Token

__all__ = [
    "BOB",
    "BOT",
    "HALL",
    "MIA",
    "PRODUCT",
    "ROOM",
    "SECRET_ROOM",
    "WITH_EMAIL",
    "Post",
    "Room",
    "Scheduled",
    "SlackApiDouble",
    "SlackWorld",
    "Token",
    "small_world",
]
