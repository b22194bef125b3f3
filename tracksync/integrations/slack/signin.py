"""
Connecting Slack: a webhook's address, or a token and a channel. Each is tried before it is saved.

A webhook is tried by a message without any text, which Slack refuses by saying so, so that nothing
appears in the channel. A token is tried by asking whose it is. What was pasted tells which it is.
"""

from __future__ import annotations

import re

from tracksync.core.delivery.outcomes import Refused
from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.integrations.slack.manifest import HOST, SITE
from tracksync.network.webhook import origin_of

# Public channels, private ones, and talks of two.
_ID = r"[CGD][A-Z0-9]{8,20}"
_CHANNEL = re.compile(
    rf"(?:https?://[^/?#]+)?/?(?:archives/|client/[TE][A-Z0-9]{{2,20}}/)?({_ID})(?:[/?].*)?"
)
_SLACK = re.compile(r"https://(?:[a-z0-9-]+\.){0,3}slack\.com(?:/.*)?", re.IGNORECASE)
_LASTING = ("xoxb-", "xoxp-")
_TOKEN, _OF_AN_APP = "xox", "xapp-"  # how each begins


def is_hook(secret: str) -> bool:
    """Whether what was pasted is an address, and no token."""
    return "://" in secret


def is_token(secret: str) -> bool:
    """Whether what was pasted looks like a token, of whatever kind."""
    return not is_hook(secret) and secret.startswith((_TOKEN, _OF_AN_APP))


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
        msg = say("That is neither a token of Slack nor the address of a webhook.")
        example = f"{base_origin or f'https://{HOST}'}/services/T…/B/…"
        raise BadInput(msg, say("Paste it whole, as Slack shows it: {example}", example=example))
    return origin


def channel_of(text: str, base_origin: str = "") -> str:
    """Tell the channel a link or an id names; empty where it names none."""
    typed = text.strip()
    is_ours = bool(base_origin) and typed.startswith(f"{base_origin}/")
    if "://" in typed and not (is_ours or _SLACK.fullmatch(typed)):
        return ""
    named = _CHANNEL.fullmatch(typed)
    return "" if named is None else named[1]


def place_of(channel: str, base_origin: str) -> str:
    """Name the site of a connection to one channel."""
    return f"{base_origin or SITE}/archives/{channel}"


def no_channel() -> BadInput:
    """Say that a channel has to be named."""
    msg = say("Which channel? None was named, so nothing was connected.")
    hint = say(
        "In Slack: right-click the channel, Copy > Copy link. Then, in a terminal: "
        "tracksync connect slack --channel LINK, with the way to sign in."
    )
    return BadInput(msg, hint)


def unusable(token: str) -> Refused | None:
    """Say why a token that was pasted cannot be used; None where it may."""
    if token.startswith(_LASTING):
        return None
    if token.startswith("xoxe"):
        reason = say("this token ends within 12 hours, and has to be renewed.")
        return Refused(0, reason, say("Sign in by the browser instead: --oauth."))
    if is_token(token):
        reason = say("this kind of token cannot post for you.")
    else:
        reason = say("that is no token of Slack.")
    return Refused(0, reason, say("Paste the one that begins with xoxp- or xoxb-."))
