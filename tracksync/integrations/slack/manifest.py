"""What the Slack integration is, may do, asks for and must keep to."""

from __future__ import annotations

from datetime import timedelta

from tracksync.core.delivery.pacing import Limit
from tracksync.ports.manifest import GIVES_BACK, AppKind, Endpoint, Manifest, Way, all_kept

# Where incoming webhooks live, and everything else.
HOST = "hooks.slack.com"
SITE = "https://slack.com"
# Where the interface is found at the site.
INTERFACE = "/api"

_SECOND, _MINUTE = timedelta(seconds=1), timedelta(minutes=1)
_RATES = "docs.slack.dev, Rate limits"

MANIFEST = Manifest(
    name="slack",
    title="Slack",
    is_channel=True,
    ways=(Way.TOKEN, Way.OAUTH),
    apps=(AppKind.PUBLIC, AppKind.BROKER),
    caveats=(
        "By a webhook, Slack does not tell afterwards whether a message arrived.",
        "What was posted by a webhook cannot be changed or deleted from here; by a token it can.",
    ),
    site_example="acme.slack.com/archives/C0123456789",
    token_page="https://api.slack.com/apps",  # noqa: S106  a page
    asks_for="Address of the webhook, or a token",
    steps=(
        "Make an app there from scratch, switch on Incoming Webhooks, add one for your channel, "
        "and copy its address. A token does as well, and more; its channel is chosen then."
    ),
    trial="An address is tried with an empty message: nothing appears in the channel.",
    grants_page="https://slack.com/apps/manage",
    lent_said="The bot itself stays in Slack: others of your team post by it.",
    uses=(
        "Post your standup to one channel.",
        (
            "By a token: change and delete it, look in the channel whether it is there, and have "
            "Slack post it at its time, if you want that."
        ),
    ),
    # A webhook and a token bring their own; this is what OAuth asks for instead.
    scopes={
        "chat:write": "to post your standup as you, to change it and to delete it",
        "channels:history": "to look whether it is there, before it goes and when an answer was "
        "lost, and for the day's thread, if you want one",
        "groups:history": "the same, where the channel is private",
        "channels:read": "to choose the channel by its name, and to show it",
        "groups:read": "the same, where the channel is private",
    },
    email_scopes={
        "users:read": "Slack gives the next one only with it",
        "users:read.email": "to show your own e-mail address on the card",
    },
    email_allows=(
        "Slack's right for this would let a program read the names and e-mail addresses of "
        "everybody in the workspace. TrackSync reads only yours, when the sign-in is tried."
    ),
    endpoints=(
        Endpoint(
            "POST",
            "/services/{team}/{hook}/{secret}",
            "to post a standup; to try it, and in the hour before each",
        ),
        Endpoint(
            "POST",
            f"{INTERFACE}/auth.test",
            "to know who is signed in, and where; in the hour before a standup too",
        ),
        Endpoint(
            "GET", f"{INTERFACE}/users.info", "to show your own e-mail address, if you want that"
        ),
        Endpoint("GET", f"{INTERFACE}/conversations.info", "to know the channel's name"),
        Endpoint("GET", f"{INTERFACE}/conversations.list", "to find a channel by its name"),
        Endpoint(
            "GET",
            f"{INTERFACE}/conversations.history",
            "to look whether it is there; for the day's thread, if you want one",
        ),
        Endpoint("GET", f"{INTERFACE}/conversations.replies", "the same, in that thread"),
        Endpoint(
            "POST", f"{INTERFACE}/chat.postMessage", "to post a standup; to begin the day's thread"
        ),
        Endpoint(
            "POST",
            f"{INTERFACE}/chat.scheduleMessage",
            "to have Slack post it at its time, if you want that",
        ),
        Endpoint(
            "GET", f"{INTERFACE}/chat.scheduledMessages.list", "to look whether it waits for that"
        ),
        Endpoint("POST", f"{INTERFACE}/chat.deleteScheduledMessage", "to take it back before"),
        Endpoint("POST", f"{INTERFACE}/chat.update", "to change it"),
        Endpoint("POST", f"{INTERFACE}/chat.delete", "to delete it"),
        Endpoint("GET", f"{INTERFACE}/chat.getPermalink", "to know where it can be read"),
    ),
    oauth_endpoints=(
        Endpoint("GET", "/oauth/v2/authorize", "the page your browser opens"),
        Endpoint("POST", f"{INTERFACE}/oauth.v2.access", "to sign in, and to stay signed in"),
        Endpoint("POST", f"{INTERFACE}/auth.revoke", GIVES_BACK),
    ),
    limits=(
        Limit("connection", "write", 1, _SECOND, f"{_RATES}: one message a second and channel"),
        Limit("connection", "any", 20, _MINUTE, f"{_RATES}: tier 2, the narrowest that is used"),
    ),
    path_words=frozenset(
        {"services", "api", "auth.test", "auth.revoke", "oauth.v2.access", "chat.postMessage"}
        | {"chat.update", "chat.delete", "chat.getPermalink", "conversations.info"}
        | {"chat.scheduleMessage", "chat.scheduledMessages.list", "chat.deleteScheduledMessage"}
        | {"conversations.list", "conversations.history", "conversations.replies", "users.info"}
    ),
    # By a token; what a webhook cannot stands in the caveats.
    quality=all_kept(),
)
