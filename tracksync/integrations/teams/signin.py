"""Connecting Teams: the address of a workflow that posts what it is sent. It is a secret."""

from __future__ import annotations

from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.integrations.teams.manifest import HOSTS
from tracksync.network.origin import Origin
from tracksync.network.webhook import origin_of

_RETIRED = "webhook.office.com"


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
