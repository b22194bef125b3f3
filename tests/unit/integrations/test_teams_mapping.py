"""A standup as an Adaptive Card."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes.graph import message_faults
from tests.fakes.hooks import teams_faults
from tests.unit.integrations.hostile import (
    EMPTY,
    ENDLESS,
    GREETED,
    GREETING,
    HOSTILE,
    MANY,
    TITLES,
    URL,
    standup,
)
from tests.unit.integrations.test_slack_mapping import leaves
from tracksync.core.problems import BadInput
from tracksync.core.standup.text import Item, Message, Part
from tracksync.integrations.teams.mapping import MOST_BYTES, body_of, posted, size_of, written
from tracksync.integrations.teams.signin import Spot, place_of, site_of, spot_of

TEAM = "fbe2bf47-16c8-47cf-b4a5-4b9b187c508b"
ROOM = "19:4a95f7d8db4c4e7fae857bcebe0623e6@thread.tacv2"
SPOT = Spot(TEAM, ROOM)


@pytest.mark.parametrize("message", [HOSTILE, ENDLESS, MANY, EMPTY, GREETED])
def test_teams_would_take_it(message: Message) -> None:
    """The schema of cards says so, and its limit of 28 KB."""
    assert list(teams_faults(body_of(message))) == []
    assert list(message_faults(posted(message))) == []


def test_a_line_reads_as_it_should() -> None:
    """The key is the link."""
    body: Any = body_of(standup(Item("Invoice export", "P-1", URL, "1:00 h")))

    line = body["attachments"][0]["content"]["body"][2]["inlines"]
    assert "".join(run["text"] for run in line) == "•\u00a0P-1 Invoice export (1:00 h)"
    assert line[1]["selectAction"] == {"type": "Action.OpenUrl", "url": URL}


def test_titles_stay_text() -> None:
    """Nothing that is read as Markdown, and no link or action but those of tasks."""
    elements = list(leaves(body_of(GREETED)))

    kinds = {e["type"] for e in elements if "type" in e}
    assert kinds == {
        *("message", "AdaptiveCard", "RichTextBlock", "TextRun", "Action.OpenUrl"),
    }
    assert {e["url"] for e in elements if "url" in e} == {URL}
    assert any(e.get("text") == TITLES[2] for e in elements)
    assert any(e.get("text") == GREETING for e in elements)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("", "not the address"),
        ("https://evil.example/workflows/x", "not the address"),
        ("https://evil-logic.azure.com/workflows/x", "not the address"),
        ("https://prod-1.westeurope.logic.azure.com", "not the address"),
        ("https://acme.webhook.office.com/webhookb2/x", "ended"),
    ],
)
def test_other_addresses_are_not_taken(address: str, why: str) -> None:
    """Nor those of connectors, which no longer work."""
    with pytest.raises(BadInput, match=why):
        site_of(address, "")


@pytest.mark.parametrize(
    "origin",
    [
        "https://prod-1.westeurope.logic.azure.com",
        "https://default0a.1b.environment.api.powerplatform.com",
    ],
)
def test_an_address_of_a_workflow_is_taken(origin: str) -> None:
    """Whichever host Microsoft gave it; the usual port is left out."""
    assert site_of(f"{origin}:443/workflows/x?sig=y", "") == origin
    there = "http://127.0.0.1:8080"
    assert site_of(f"{there}/workflows/x", there) == there


ITEMS = st.lists(
    st.builds(
        Item,
        st.text(max_size=400),
        st.text(max_size=40),
        st.sampled_from(["", URL, URL + "\u2028" * 4000, URL + "x" * 180]),
        st.text(max_size=40),
    ),
    max_size=60,
).map(tuple)


@given(st.lists(ITEMS, min_size=3, max_size=3), st.text(max_size=2000))
@settings(max_examples=40)
def test_whatever_is_said_fits(parts: list[tuple[Item, ...]], title: str) -> None:
    """However many, however long: what is left out is counted, and the rest is a card."""
    message = Message(title, tuple(Part("Done", items, "-") for items in parts))

    assert size_of(body_of(message)) <= MOST_BYTES
    assert size_of(posted(message)) <= MOST_BYTES


def test_graph_is_sent_the_same_card() -> None:
    """As a text; nothing of what is said stands in the HTML around it, and nobody is mentioned."""
    body: Any = posted(HOSTILE)
    workflow: Any = body_of(HOSTILE)
    (attachment,) = body["attachments"]

    assert json.loads(attachment["content"]) == workflow["attachments"][0]["content"]
    assert set(body) == {"body", "attachments"}
    assert all(title not in body["body"]["content"] for title in TITLES)


def test_a_link_that_is_none_is_left_out() -> None:
    """What was written stays written."""
    assert written({"id": "1", "webUrl": "javascript:alert(1)"}).link == ""
    assert written({"id": "1", "webUrl": None}).link == ""
    with pytest.raises(ValueError, match="an id"):
        written({"webUrl": "https://teams.microsoft.com/l/message/x"})


@pytest.mark.parametrize(
    "link",
    [
        f"https://teams.microsoft.com/l/channel/{quote(ROOM)}/General?groupId={TEAM}&tenantId=t",
        f"https://teams.cloud.microsoft/l/channel/{ROOM}/General%20talk?tenantId=t&groupId={TEAM}",
        f" https://teams.microsoft.com/l/channel/{ROOM}/?groupId={TEAM.upper()} ",
        f"https://graph.microsoft.com/v1.0/teams/{TEAM}/channels/{ROOM}",
    ],
)
def test_a_channel_is_named_by_its_link(link: str) -> None:
    """As Teams copies it, or as it is kept here."""
    assert spot_of(link) == SPOT
    assert spot_of(place_of(SPOT, "http://127.0.0.1:1"), "http://127.0.0.1:1") == SPOT


@pytest.mark.parametrize(
    "link",
    [
        "",
        "General",
        f"https://evil.example/l/channel/{ROOM}/General?groupId={TEAM}",
        f"https://teams.microsoft.com/l/channel/{ROOM}/General",
        f"https://teams.microsoft.com/l/channel/19:..%2F..%2Fme/General?groupId={TEAM}",
        f"https://teams.microsoft.com/l/message/{ROOM}/1?groupId={TEAM}",
        f"https://graph.microsoft.com/v1.0/teams/{TEAM}/channels/{ROOM}/messages",
        f"https://graph.microsoft.com/v1.0/teams/me/channels/{ROOM}",
        f"https://graph.microsoft.com[/v1.0/teams/{TEAM}/channels/{ROOM}",
        "https://teams.microsoft.com/[",
        "https://teams.microsoft.com/]:x",
    ],
)
def test_what_names_no_channel(link: str) -> None:
    """Anything else, however alike."""
    assert spot_of(link) is None
