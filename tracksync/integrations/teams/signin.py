"""
Connecting Teams: the address of a workflow that posts what it is sent, or a channel and an account.

The address of a workflow is a secret. A channel is none: it is named by its link in Teams, or by
its address at Graph, which is the site of a connection by a work account.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.core.values import dataclass
from tracksync.integrations.teams.manifest import HOSTS, SITE
from tracksync.network.origin import Origin
from tracksync.network.webhook import origin_of

_RETIRED = "webhook.office.com"
_TEAM = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_CHANNEL = re.compile(r"19:[A-Za-z0-9_-]{1,120}@thread\.(?:tacv2|skype)")
_PLACE = re.compile(r"/v1\.0/teams/([^/]+)/channels/([^/]+)")
_LINK = re.compile(r"/l/channel/([^/]+)(?:/[^/]*)?/?")
# Where people read Teams; links to channels begin with one of them.
_READ_AT = re.compile(
    r"https://teams\.(?:microsoft\.com|cloud\.microsoft|microsoft\.us)/", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A channel, by the ids of its team and of itself."""

    team: str
    channel: str


def spot_of(text: str, base_origin: str = "") -> Spot | None:
    """Tell the channel that a link in Teams or an address at Graph names; None where it is none."""
    typed = text.strip()
    here = f"{base_origin or SITE}/"
    if not (typed.startswith(here) or _READ_AT.match(typed)):
        return None
    try:
        parts = urlsplit(typed)
    except ValueError:
        return None
    if typed.startswith(here) and (named := _PLACE.fullmatch(parts.path)):
        return _spot(named[1], named[2])
    if linked := _LINK.fullmatch(parts.path):
        (team, *_) = parse_qs(parts.query).get("groupId", [""])
        return _spot(team, unquote(linked[1]))
    return None


def place_of(spot: Spot, base_origin: str) -> str:
    """Name the site of a connection to one channel."""
    return f"{base_origin or SITE}/v1.0/teams/{spot.team}/channels/{spot.channel}"


def _spot(team: str, channel: str) -> Spot | None:
    if _TEAM.fullmatch(team) and _CHANNEL.fullmatch(channel):
        return Spot(team.lower(), channel)
    return None


def is_workflow(secret: str) -> bool:
    """Whether what was brought is an address, and no token of a work account."""
    return "://" in secret


def site_of(address: str, base_origin: str) -> str:
    """
    Tell the origin of a workflow's address.

    Args:
        base_origin: Where Teams is found instead, by the settings; empty for the usual places.

    Raises:
        BadInput: It is no address of a workflow. The address is not repeated: it is a secret.
    """
    try:
        origin = origin_of(address.strip())
    except ValueError:
        origin = ""
    if origin and origin == base_origin:
        return origin
    host = Origin.parse(origin).host if origin else ""
    if host.endswith(f".{_RETIRED}"):
        msg = say("This address is of an old connector, which Microsoft has ended.")
        raise BadInput(msg, _MAKE_ONE)
    if base_origin or not host.endswith(tuple(f".{known}" for known in HOSTS)):
        raise BadInput(say("That is not the address of a Teams workflow."), _MAKE_ONE)
    return origin


_MAKE_ONE = say(
    "In the channel choose Workflows > Send webhook alerts to a channel, and paste its address."
)
