"""
Slack's incoming webhooks and Teams' workflows on the chassis: each body is checked by its schema.

Neither has a description of its own that machines can read: the bodies have.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from jsonschema import Draft6Validator, Draft7Validator

from tests.fakes.service_double import CONTRACTS, Contract, Double, Product
from tracksync.demo.loopback import Answer, Asked
from tracksync.demo.world import OnChange, World

SLACK_PATH = "/services/T0123/B0456/s3cr3tOfTheHook"
TEAMS_PATH = "/workflows/0a1b2c/triggers/manual/paths/invoke?api-version=1&sig=s3cr3t-of_it"
_MOST_BLOCKS, _MOST_TEXT, _MOST_HEADER, _MOST_BYTES = 50, 40_000, 150, 28_000


class ChannelWorld(World):
    """
    One channel behind a webhook.

    Attributes:
        messages: What people see, in order.
        trouble: The word it refuses with, and the status; empty while all is well.
    """

    def __init__(self, on_change: OnChange | None = None) -> None:
        super().__init__(on_change)
        self.messages: list[dict[str, Any]] = []
        self.trouble: tuple[int, str] | None = None

    def apply(self, change: Mapping[str, Any]) -> None:
        self.messages.append(dict(change))


class SlackApi:
    """Answers as Slack's documentation of incoming webhooks says: a word of plain text."""

    def __init__(self, world: ChannelWorld) -> None:
        self.world = world
        self.base_url = ""

    def answer(self, asked: Asked) -> Answer:
        if asked.path != SLACK_PATH:
            return _word(404, "no_service")
        if self.world.trouble is not None:
            return _word(*self.world.trouble)
        body = asked.json()
        if not body.get("text") and not body.get("blocks"):
            return _word(400, "no_text")
        self.world.commit(body)
        return _word(200, "ok")


class TeamsApi:
    """Answers as workflows do: 202 and nothing else."""

    def __init__(self, world: ChannelWorld) -> None:
        self.world = world
        self.base_url = ""

    def answer(self, asked: Asked) -> Answer:
        if asked.path != TEAMS_PATH.partition("?")[0] or asked.one("sig") != "s3cr3t-of_it":
            return Answer(401, {"error": {"code": "DirectApiAuthorizationRequired"}})
        if self.world.trouble is not None:
            return _word(*self.world.trouble)
        self.world.commit(asked.json())
        return Answer(202)


def _word(status: int, word: str) -> Answer:
    # As Slack does it: a word under the type of a page.
    return Answer(status, word.encode(), {"Content-Type": "text/html"})


class BodyContract(Contract):
    """Collects what is wrong with bodies."""

    def __init__(self, faults: Callable[[Any], Iterator[str]]) -> None:
        self.violations: list[str] = []
        self._faults = faults
        self._guard = threading.Lock()

    def check(self, asked: Asked, status: int, answer: Answer | None) -> None:
        """Check a request; one that is refused as wrong may be wrong."""
        if status == 400:
            return
        with self._guard:
            if "authorization" in asked.headers:
                self.violations.append("a sign-in was sent beside the address")
            self.violations += self._faults(asked.json())


@cache
def _validator(name: str, draft: type) -> Any:  # noqa: ANN401  # of either draft
    return draft(json.loads((CONTRACTS / name).read_text(encoding="utf-8")))


def slack_faults(body: dict[str, Any]) -> Iterator[str]:
    """Tell what Slack would not take, by its types and the limits it documents."""
    for fault in _validator("slack-message-payload.schema.json", Draft7Validator).iter_errors(body):
        yield fault.message[:300]
    blocks = body.get("blocks", [])
    if len(blocks) > _MOST_BLOCKS or len(body.get("text", "")) > _MOST_TEXT:
        yield "too many blocks, or too much text"
    for block in blocks:
        if block["type"] == "header" and len(block["text"]["text"]) > _MOST_HEADER:
            yield "the header is too long"


def teams_faults(body: dict[str, Any]) -> Iterator[str]:
    """Tell what Teams would not take: the envelope, the card, the size."""
    (attachment,) = body["attachments"]
    if body["type"] != "message" or attachment["contentUrl"] is not None:
        yield "the envelope is wrong"
    if attachment["contentType"] != "application/vnd.microsoft.card.adaptive":
        yield "it is no card"
    yield from card_faults(attachment["content"])
    if len(json.dumps(body).encode()) > _MOST_BYTES:
        yield "it is too long"


def card_faults(card: Any) -> Iterator[str]:  # noqa: ANN401  whatever was sent
    """Tell what is wrong with an Adaptive Card, by its schema."""
    validator = _validator("adaptive-card-1.4.schema.json", Draft6Validator)
    for fault in validator.iter_errors(card):
        yield fault.message[:300]


SLACK = Product(
    make_world=ChannelWorld, make_api=SlackApi, make_contract=lambda: BodyContract(slack_faults)
)
TEAMS = Product(
    make_world=ChannelWorld, make_api=TeamsApi, make_contract=lambda: BodyContract(teams_faults)
)


class SlackDouble(Double[ChannelWorld]):
    """A Slack for tests."""

    def __init__(self) -> None:
        super().__init__(SLACK)

    @property
    def address(self) -> str:
        """The webhook's address, whole."""
        return self.url + SLACK_PATH


class TeamsDouble(Double[ChannelWorld]):
    """A Teams for tests."""

    def __init__(self) -> None:
        super().__init__(TEAMS)

    @property
    def address(self) -> str:
        """The workflow's address, whole."""
        return self.url + TEAMS_PATH
