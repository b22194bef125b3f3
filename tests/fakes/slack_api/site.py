"""A small Slack that most tests start from."""

from __future__ import annotations

from tests.fakes.slack_api.world import Room, SlackWorld, Token

ALL = (
    *("chat:write", "channels:read", "groups:read"),
    *("channels:history", "groups:history"),
)
WITH_EMAIL = (*ALL, "users:read", "users:read.email")
MIA = Token("xoxp-1-token-of-mia", "U0123MIAA", "mia", ALL)
BOB = Token("xoxp-1-token-of-bob", "U0123BOBB", "bob", ("chat:write",))
BOT = Token("xoxb-1-token-of-bot", "U0123BOTT", "standups", ALL, is_bot=True)
EVERYBODY = (MIA.user, BOB.user, BOT.user)
ROOM = Room("C0123ROOM1", "team-a", EVERYBODY)
HALL = Room("C0123HALL1", "team-a-all", (MIA.user,))
SECRET_ROOM = Room("G0123SECR1", "team-secret", (MIA.user,), is_private=True)
OLD = Room("C0123OLD01", "team-old", EVERYBODY, is_archived=True)


def small_world() -> SlackWorld:
    """Build a workspace with Mia (us), Bob, who may only write, and a bot."""
    world = SlackWorld()
    world.put(MIA, BOB, BOT, ROOM, HALL, SECRET_ROOM, OLD)
    return world
