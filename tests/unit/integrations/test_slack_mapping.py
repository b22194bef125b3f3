"""A standup in Slack's form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.fakes.hooks import slack_faults
from tests.unit.integrations.hostile import EMPTY, ENDLESS, HOSTILE, MANY, TITLES, URL, standup
from tracksync.core.problems import BadInput
from tracksync.core.standup_text import Item, Message
from tracksync.integrations.slack.mapping import body_of
from tracksync.integrations.slack.signin import site_of


def leaves(value: object) -> Iterator[dict[str, Any]]:
    """Every element of a message."""
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item)


@pytest.mark.parametrize("message", [HOSTILE, ENDLESS, MANY, EMPTY])
def test_slack_would_take_it(message: Message) -> None:
    """Its own types say so, and its limits."""
    assert list(slack_faults(body_of(message))) == []


def test_a_line_reads_as_it_should() -> None:
    """The key is the link, and what stands behind it stays behind it."""
    body: Any = body_of(standup(Item("Invoice export", "P-1", URL, "1:00 h"), Item("Walk")))

    (line, walk) = body["blocks"][1]["elements"][1]["elements"]
    assert line["elements"] == [
        {"type": "link", "url": URL, "text": "P-1"},
        {"type": "text", "text": " Invoice export (1:00 h)"},
    ]
    assert walk["elements"] == [{"type": "text", "text": "Walk"}]
    told = ["Standup, Friday", "", "Done", "- P-1  Invoice export (1:00 h)", "- Walk"]
    assert body["text"].splitlines()[:5] == told


def test_titles_mention_nobody_and_link_nowhere() -> None:
    """In rich text they are text; in the text beside it nothing is left that Slack would read."""
    body: Any = body_of(HOSTILE)
    elements = list(leaves(body["blocks"]))

    kinds = {e["type"] for e in elements if "type" in e}
    assert kinds == {
        *("header", "plain_text", "rich_text", "rich_text_section", "rich_text_list"),
        *("text", "link"),
    }
    assert {e["url"] for e in elements if e.get("type") == "link"} == {URL}
    assert any(e.get("text") == TITLES[0] for e in elements)
    for meant in ("<", ">", "@here", "@everyone", "*bold*", "`code`", "://", "#general", "~no~"):
        assert meant not in body["text"]


@pytest.mark.parametrize(
    "address",
    [
        *("", "hooks.slack.com/services/T/B/x", "http://hooks.slack.com/services/T/B/x"),
        *("https://hooks.slack.com/", "https://hooks.slack.com.evil.example/services/T/B/x"),
        "https://mia@hooks.slack.com/services/T/B/x",
    ],
)
def test_other_addresses_are_not_taken(address: str) -> None:
    """And not repeated: they are secrets."""
    with pytest.raises(BadInput) as refused:
        site_of(address, "")
    assert "services/T/B/x" not in refused.value.title + refused.value.hint


def test_an_address_of_slack_is_taken() -> None:
    """With blanks around it, as pasted; or where the settings lead."""
    assert site_of(" https://hooks.slack.com/services/T/B/x\n", "") == "https://hooks.slack.com"
    there = "http://127.0.0.1:8080"
    assert site_of(f"{there}/services/T/B/x", there) == there
