"""
Connecting Azure DevOps: with a personal access token, or a work account (`_microsoft`).

For a token are asked the organization and the token, with the scope "Work Items: Read & write".
`check_site` judges the address before anything is sent; the sign-in is then tried by `whoami`, and
saved only when that answers with an account. Where no organization is named, `organizations` asks
Microsoft which ones there are; the token must then be made for all of them.
"""

from __future__ import annotations

import re
from datetime import datetime

from tracksync.core.delivery.outcomes import Failure, Refused, SignInExpired
from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.integrations.azure_devops import mapping, refusals
from tracksync.integrations.azure_devops.client import DirectoryClient
from tracksync.integrations.azure_devops.manifest import SITE
from tracksync.network.origin import Origin

_EXAMPLE = say("It looks like https://dev.azure.com/your-organization.")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,62}")
_OLD_SITE = ".visualstudio.com"
NO_ORGANIZATION = Refused(
    0,
    say("This account is in no organization at Azure DevOps."),
    say("Sign in with another account, or ask an administrator to let you in."),
)
_FOR_ONE_ONLY = SignInExpired(
    say(
        "The token does not tell which organizations there are: it was made for one of them only. "
        "Name that one, or make a token for all accessible organizations."
    )
)


def check_site(typed: str, base_url: str = "") -> str:
    """
    Read an organization's address as typed; its bare name is enough.

    Args:
        base_url: Where the interface is found instead of at dev.azure.com; empty for there.

    Returns:
        `https://dev.azure.com/your-organization`, whichever of its addresses was typed.

    Raises:
        BadInput: Not the address of an organization, or one of a server of the company's own.
    """
    here = base_url or SITE
    text = typed.strip().rstrip("/")
    is_bare = _NAME.fullmatch(text) is not None and "." not in text
    path = text if is_bare else text.removeprefix(f"{here}/")
    if path == text and not is_bare:
        here, path = _place_of(text, here)
    name, _, rest = path.partition("/")
    if not _NAME.fullmatch(name):
        title = say("The organization is missing in this address.")
        raise BadInput(title, _EXAMPLE)
    if rest:
        title = say("The address of the organization is needed, not of a page in it.")
        raise BadInput(title, say("Try {address}.", address=f"{here}/{name}"))
    return f"{here}/{name}"


def _place_of(text: str, here: str) -> tuple[str, str]:
    """Tell where an address leads, and the path there; the organization is the first of it."""
    try:
        origin = Origin.parse(text if "://" in text else f"https://{text}")
    except ValueError as e:
        title = say("That is not the address of an organization at Azure DevOps.")
        raise BadInput(title, _EXAMPLE) from e
    path = (text.partition("://")[2] or text).partition("/")[2]
    if origin.host.endswith(_OLD_SITE):
        name = origin.host.removesuffix(_OLD_SITE)
        return here, f"{name}/{path}" if path else name
    if origin.is_loopback and here == SITE:
        return str(origin), path
    if origin not in {Origin.parse(SITE), Origin.parse(here)}:
        title = say("TrackSync speaks to dev.azure.com, not to an Azure DevOps Server of your own.")
        raise BadInput(title, _EXAMPLE)
    return here, path


def organization_of(site_url: str) -> str:
    """Tell the organization of an address that `check_site` made."""
    return site_url.rpartition("/")[2]


def organizations(client: DirectoryClient, now: datetime) -> tuple[str, ...] | Failure:
    """Ask which organizations the person is in. A token made for one of them only is not told."""
    exchange = client.me()
    failure = refusals.failure_of(exchange, is_write=False, now=now)
    if isinstance(failure, SignInExpired):
        return _FOR_ONE_ONLY
    if failure is not None:
        return failure
    try:
        exchange = client.organizations(mapping.profile_id_of(exchange.json()))
        failure = refusals.failure_of(exchange, is_write=False, now=now)
        return mapping.organizations_of(exchange.json()) if failure is None else failure
    except ValueError:
        return refusals.unreadable(is_write=False)
