"""Slack's Web API on the chassis: watched, disturbed, and checked against its own description."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from tests.fakes.hooks import slack_faults
from tests.fakes.service_double import Contract, Description, Double, Product
from tests.fakes.slack_api.api import SlackWebApi
from tests.fakes.slack_api.site import small_world
from tests.fakes.slack_api.world import SlackWorld
from tracksync.demo.loopback import Answer, Asked

_LATER = "/chat.scheduleMessage"
_SAYS = {"/chat.postMessage", "/chat.update", _LATER}
_BLOCKS = {"text", "blocks"}


@cache
def _description() -> Description:
    return Description("slack-web-api-v2.json")


class SlackContract(Contract):
    """A 200 that is not ok is what the description calls the default answer."""

    def check(self, asked: Asked, status: int, answer: Answer | None) -> None:
        is_no = answer is not None and isinstance(answer.body, dict) and not answer.body.get("ok")
        super().check(asked, status, replace(answer, status=500) if answer and is_no else answer)


def _prose(asked: Asked) -> Iterator[str]:
    """Rules the description only tells in words, and Block Kit's own types."""
    if asked.path not in _SAYS:
        return
    body = asked.json()
    if not body.get("text"):
        yield "blocks without a text: nothing is told in notices"
    if body.get("parse") != "none":
        yield "words are left to Slack to be parsed"
    if asked.path == _LATER and "metadata" in body:
        yield "scheduled with metadata: it would never be posted"
    yield from slack_faults({name: body[name] for name in _BLOCKS})


def _is_trespass(world: SlackWorld, asked: Asked) -> bool:
    """Whether a message of somebody else is to be changed."""
    if asked.path not in {"/chat.update", "/chat.delete"}:
        return False
    me, post = world.tokens.get(asked.bearer), world.posts.get(asked.json().get("ts", ""))
    return post is not None and me is not None and post.user != me.user


PRODUCT = Product(
    make_world=SlackWorld,
    make_api=SlackWebApi,
    make_contract=lambda: SlackContract(_description(), prose=_prose),
    is_trespass=_is_trespass,
)


class SlackApiDouble(Double[SlackWorld]):
    """A Slack for tests, by its Web API."""

    def __init__(self, world: SlackWorld | None = None) -> None:
        super().__init__(PRODUCT, world or small_world())
