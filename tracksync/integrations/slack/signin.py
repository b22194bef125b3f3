"""
Connecting Slack: the address of an incoming webhook, which is a secret, and nothing else.

It is tried by a message without any text, which Slack refuses by saying so, so that nothing
appears in the channel.
"""

from __future__ import annotations

from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.integrations.slack.manifest import HOST
from tracksync.network.webhook import origin_of


def site_of(address: str, base_origin: str) -> str:
    """
    Tell the origin of a webhook's address.

    Args:
        base_origin: Where Slack is found instead, by the settings; empty for the usual place.

    Raises:
        BadInput: It is no address of a webhook. The address is not repeated: it is a secret.
    """
    try:
        origin = origin_of(address.strip())
    except ValueError:
        origin = ""
    if origin != (base_origin or f"https://{HOST}"):
        msg = say("That is not the address of a Slack webhook.")
        example = "https://hooks.slack.com/services/T…/B…/…"
        raise BadInput(msg, say("Paste it whole, as Slack shows it: {example}", example=example))
    return origin
