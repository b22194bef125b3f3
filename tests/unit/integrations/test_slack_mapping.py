"""A standup in Slack's form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.fakes.hooks import slack_faults
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
from tracksync.core.problems import BadInput
from tracksync.core.standup.text import Item, Message
from tracksync.integrations.slack.mapping import NOTICE, body_of, email_of, posted, unfurled
from tracksync.integrations.slack.signin import channel_of, site_of


def leaves(value: object) -> Iterator[dict[str, Any]]:
    """Every element of a message."""
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item)


@pytest.mark.parametrize("message", [HOSTILE, ENDLESS, MANY, EMPTY, GREETED])
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
    body: Any = body_of(GREETED)
    elements = list(leaves(body["blocks"]))

    kinds = {e["type"] for e in elements if "type" in e}
    assert kinds == {
        *("header", "plain_text", "rich_text", "rich_text_section", "rich_text_list"),
        *("text", "link"),
    }
    assert {e["url"] for e in elements if e.get("type") == "link"} == {URL}
    assert any(e.get("text") == TITLES[0] for e in elements)
    assert body["blocks"][1]["elements"][0]["elements"] == [{"type": "text", "text": GREETING}]
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


@pytest.mark.parametrize("message", [HOSTILE, ENDLESS, MANY, EMPTY, GREETED])
def test_by_a_token_it_says_the_same(message: Message) -> None:
    """The same blocks; no more text than Slack lets be changed; nothing is left to be parsed."""
    by_token, by_hook = unfurled(posted(message, "C0123ROOM1", "mark")), body_of(message)

    assert by_token["blocks"] == by_hook["blocks"]
    whole, notice = str(by_hook["text"]), str(by_token["text"])
    assert notice == whole or (notice.endswith("\n…") and len(whole) > NOTICE)
    assert whole.startswith(notice.removesuffix("\n…"))
    assert 0 < len(str(by_token["text"])) <= NOTICE
    assert by_token["parse"] == "none"
    assert not by_token["link_names"]
    assert not by_token["unfurl_links"]
    assert list(slack_faults({name: by_token[name] for name in ("text", "blocks")})) == []


@pytest.mark.parametrize(
    "text",
    [
        *("C0123ROOM1", " C0123ROOM1\n", "https://acme.slack.com/archives/C0123ROOM1"),
        *(
            "https://acme.slack.com/archives/C0123ROOM1/p1700000000000100?thread_ts=1",
            "/C0123ROOM1",
        ),
        *("https://app.slack.com/client/T0123ABCD/C0123ROOM1", "archives/C0123ROOM1"),
        "https://acme.enterprise.slack.com/archives/C0123ROOM1",
    ],
)
def test_a_channel_is_named_by_its_link_or_id(text: str) -> None:
    """As Slack copies it."""
    assert channel_of(text) == "C0123ROOM1"


@pytest.mark.parametrize(
    "text",
    [
        *("", "#team-a", "team-a", "c0123room1", "https://evil.example/archives/C0123ROOM1"),
        *("https://slack.com.evil.example/archives/C0123ROOM1", "https://hooks.slack.com"),
        *("http://acme.slack.com/archives/C0123ROOM1", "https://hooks.slack.com/services/T/B/x"),
    ],
)
def test_other_texts_name_no_channel(text: str) -> None:
    """Of other sites even less; names are looked up elsewhere."""
    assert channel_of(text) == ""


def test_a_channel_at_another_address_is_ours_by_the_settings() -> None:
    """And only there."""
    base = "http://127.0.0.1:8080"
    assert channel_of(f"{base}/archives/C0123ROOM1", base) == "C0123ROOM1"
    assert channel_of(f"{base}1/archives/C0123ROOM1", base) == ""


@pytest.mark.parametrize(
    "body", [None, {}, {"user": []}, {"user": {"id": "U2", "profile": {"email": "x@y.example"}}}]
)
def test_an_e_mail_is_that_of_whom_was_asked_for(body: object) -> None:
    """What is said of somebody else is not read; nothing said is nothing."""
    with pytest.raises(ValueError, match=r"."):
        email_of(body, "U1")
    assert email_of({"user": {"id": "U1", "profile": {"email": None}}}, "U1") == ""
    assert email_of({"user": {"id": "U1"}}, "U1") == ""
