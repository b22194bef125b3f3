"""A standup as an Adaptive Card."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes.hooks import teams_faults
from tests.unit.integrations.hostile import EMPTY, ENDLESS, HOSTILE, MANY, TITLES, URL, standup
from tests.unit.integrations.test_slack_mapping import leaves
from tracksync.core.problems import BadInput
from tracksync.core.standup_text import Item, Message, Part
from tracksync.integrations.teams.mapping import MOST_BYTES, body_of, size_of
from tracksync.integrations.teams.signin import site_of


@pytest.mark.parametrize("message", [HOSTILE, ENDLESS, MANY, EMPTY])
def test_teams_would_take_it(message: Message) -> None:
    """The schema of cards says so, and its limit of 28 KB."""
    assert list(teams_faults(body_of(message))) == []


def test_a_line_reads_as_it_should() -> None:
    """The key is the link."""
    body: Any = body_of(standup(Item("Invoice export", "P-1", URL, "1:00 h")))

    line = body["attachments"][0]["content"]["body"][2]["inlines"]
    assert "".join(run["text"] for run in line) == "•\u00a0P-1 Invoice export (1:00 h)"
    assert line[1]["selectAction"] == {"type": "Action.OpenUrl", "url": URL}


def test_titles_stay_text() -> None:
    """Nothing that is read as Markdown, and no link or action but those of tasks."""
    elements = list(leaves(body_of(HOSTILE)))

    kinds = {e["type"] for e in elements if "type" in e}
    assert kinds == {
        *("message", "AdaptiveCard", "RichTextBlock", "TextRun", "Action.OpenUrl"),
    }
    assert {e["url"] for e in elements if "url" in e} == {URL}
    assert any(e.get("text") == TITLES[2] for e in elements)


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
