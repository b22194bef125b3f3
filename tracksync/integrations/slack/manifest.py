"""What the Slack integration is, may do, asks for and must keep to."""

from __future__ import annotations

from datetime import timedelta

from tracksync.core.pacing import Limit
from tracksync.ports.manifest import Endpoint, Manifest

HOST = "hooks.slack.com"

MANIFEST = Manifest(
    name="slack",
    title="Slack",
    is_channel=True,
    caveats=(
        "Slack does not tell afterwards whether a message arrived: a lost answer stays unknown.",
        "What was posted cannot be changed or deleted from here.",
    ),
    token_page="https://api.slack.com/apps",  # noqa: S106  a page
    asks_for="Address of the webhook",
    steps=(
        "Make an app there from scratch, switch on Incoming Webhooks, add one for your channel, "
        "and copy its address."
    ),
    trial="It is tried with an empty message: nothing appears in the channel.",
    uses=("Post your standup to the one channel the webhook was made for.",),
    endpoints=(
        Endpoint("POST", "/services/{team}/{hook}/{secret}", "to post a standup; once, to try it"),
    ),
    limits=(
        Limit(
            "connection",
            "write",
            1,
            timedelta(seconds=1),
            "docs.slack.dev, Rate limits: incoming webhooks, one a second",
        ),
    ),
    path_words=frozenset({"services"}),
    quality={
        "sign-in is tried before it is saved": True,
        "re-sign-in keeps everything": True,
        "README tells how to remove it": True,
    },
)
