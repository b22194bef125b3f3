"""What the Microsoft Teams integration is, may do, asks for and must keep to."""

from __future__ import annotations

from datetime import timedelta

from tracksync.core.delivery.pacing import Limit
from tracksync.ports.manifest import LOOKED_UP, TRIED, AppKind, Endpoint, Manifest, Way, all_kept

# Where workflows are reached; each has a host of its own below one of them.
HOSTS = ("logic.azure.com", "api.powerplatform.com")
# Microsoft Graph, where a work account posts; to Microsoft's sign-in it is known by the same name.
SITE = RESOURCE = "https://graph.microsoft.com"
_HOW = (
    "https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/"
    "add-incoming-webhook"
)
_TRIAL = "It cannot be tried without posting, so its address is first used with your first standup."
_HOME, _AT = "/{directory}/v2.0", "/{directory}/oauth2/v2.0"

MANIFEST = Manifest(
    name="teams",
    title="Microsoft Teams",
    is_channel=True,
    ways=(Way.TOKEN, Way.OAUTH, Way.DEVICE),
    apps=(AppKind.PUBLIC,),
    caveats=(
        "By a workflow, Teams only says that it takes a message, not that it shows it.",
        "Teams does not tell afterwards whether a message arrived: a lost answer stays unknown.",
        "The workflow stops when the person it belongs to leaves.",
        "What was posted to Teams cannot be changed or deleted from here.",
        _TRIAL,
    ),
    token_page=_HOW,
    asks_for="Address of the workflow",
    steps=(
        "In the channel choose Workflows > Send webhook alerts to a channel, add it, and copy the "
        "address it shows."
    ),
    trial=_TRIAL,
    grants_page="https://myapps.microsoft.com",
    uses=("Post your standup to one channel, or to the chat that a workflow was made for.",),
    # A workflow brings its own; this is what a work account is asked for instead.
    # Source: learn.microsoft.com, "Send chatMessage", "List joinedTeams", "List channels", each
    # its least privileged delegated permission, and "UserInfo endpoint"; read 2026-11.
    scopes={
        "ChannelMessage.Send": "to post your standup as you",
        "Team.ReadBasic.All": "to know the names of the teams you are in",
        "Channel.ReadBasic.All": "to know the names of their channels, and whether yours is there",
        "openid": "to have it proven who signed in",
        "profile": "to know the name of who did",
        "offline_access": "to stay signed in",
    },
    endpoints=(
        Endpoint(
            "POST",
            "/workflows/{workflow}/triggers/manual/paths/invoke",
            "to post a standup; newer ones begin with /powerautomate/automations/direct",
        ),
        Endpoint(
            "POST",
            "/v1.0/teams/{team}/channels/{channel}/messages",
            "to post a standup with a work account",
        ),
        Endpoint("GET", "/oidc/userinfo", "to know who is signed in"),
        Endpoint("GET", "/v1.0/me/joinedTeams", "to list your teams, and to name the channel's"),
        Endpoint(
            "GET",
            "/v1.0/teams/{team}/channels",
            "to list their channels, and to see whether yours is there",
        ),
    ),
    oauth_endpoints=(
        Endpoint("GET", f"{_HOME}/.well-known/openid-configuration", "to find the places below"),
        Endpoint("GET", "/{directory}/discovery/v2.0/keys", "to check who signed the answer"),
        Endpoint("GET", f"{_AT}/authorize", "the page your browser opens"),
        Endpoint("POST", f"{_AT}/devicecode", "for a code on another screen"),
        Endpoint("POST", f"{_AT}/token", "to sign in, and to stay signed in"),
    ),
    limits=(
        Limit(
            "connection",
            "write",
            10,
            timedelta(seconds=10),
            "learn.microsoft.com, Send chatMessage: 10 messages in 10 seconds",
        ),
    ),
    path_words=frozenset(
        {
            *("workflows", "triggers", "manual", "paths", "invoke"),
            *("powerautomate", "automations", "direct"),
            *("v1.0", "me", "joinedTeams", "teams", "channels", "messages", "oidc", "userinfo"),
            *("discovery", "v2.0", "keys", "oauth2", "token", "devicecode"),
            *("openid-configuration", "organizations", ".well-known"),
        }
    ),
    # By a workflow; a work account is tried, but looks for no message either.
    quality=all_kept(but=(TRIED, LOOKED_UP)),
)
