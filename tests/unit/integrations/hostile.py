"""Standups that would like to do harm, and ones that are too long."""

from __future__ import annotations

from dataclasses import replace

from tracksync.core.standup.text import Item, Message, Part

TITLES = (
    "<!channel> @here @everyone <@U123> #general",
    "*bold* _it_ ~no~ `code` ```block```",
    "[click](https://evil.example) <https://evil.example|safe>",
    "https://evil.example/ & more",
    "<at>Mia</at> {{DATE(2026-01-01T00:00:00Z, SHORT)}} ${name}",
    "**bold** # heading\\ <b>x</b>",
    '"}], "actions": [{"type": "Action.OpenUrl"',
)
URL = "https://jira.example/browse/P-1"


def standup(*items: Item) -> Message:
    return Message(
        "Standup, Friday", (Part("Done", items, "-"), Part("Today", (), "Nothing planned"))
    )


HOSTILE = standup(
    *(Item(title, "P-1", URL, title) for title in TITLES),
    *(Item(title, "", URL) for title in TITLES),
    *(Item(title) for title in TITLES),
)
ENDLESS = Message(
    "S" * 1000,
    tuple(
        Part("Done", tuple(Item("🦆" * 900, "P-1", URL, "1:00 h") for _ in range(100)), "-")
        for _ in range(3)
    ),
)
MANY = Message("S", tuple(Part("D", tuple(Item("🦆") for _ in range(100)), "-") for _ in range(3)))
EMPTY = standup()
GREETING = " ".join(TITLES[:3])
GREETED = replace(HOSTILE, greeting=GREETING)
