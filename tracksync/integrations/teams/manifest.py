"""What the Microsoft Teams integration is, may do, asks for and must keep to."""

from __future__ import annotations

from tracksync.ports.manifest import LOOKED_UP, TRIED, Endpoint, Manifest, all_kept

# Where workflows are reached; each has a host of its own below one of them.
HOSTS = ("logic.azure.com", "api.powerplatform.com")
_HOW = (
    "https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/"
    "add-incoming-webhook"
)
_TRIAL = "It cannot be tried without posting, so its address is first used with your first standup."

MANIFEST = Manifest(
    name="teams",
    title="Microsoft Teams",
    is_channel=True,
    caveats=(
        "Teams only says that it takes a message, not that it shows it.",
        "Teams does not tell afterwards whether a message arrived: a lost answer stays unknown.",
        "The workflow stops when the person it belongs to leaves.",
        _TRIAL,
    ),
    token_page=_HOW,
    asks_for="Address of the workflow",
    steps=(
        "In the channel choose Workflows > Send webhook alerts to a channel, add it, and copy the "
        "address it shows."
    ),
    trial=_TRIAL,
    uses=("Post your standup to the one channel or chat the workflow was made for.",),
    endpoints=(
        Endpoint(
            "POST",
            "/workflows/{workflow}/triggers/manual/paths/invoke",
            "to post a standup; newer ones begin with /powerautomate/automations/direct",
        ),
    ),
    path_words=frozenset(
        {
            *("workflows", "triggers", "manual", "paths", "invoke"),
            *("powerautomate", "automations", "direct"),
        }
    ),
    quality=all_kept(but=(TRIED, LOOKED_UP)),
)
