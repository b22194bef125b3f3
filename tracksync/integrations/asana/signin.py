"""
Connecting Asana.

Asked for is a personal access token (app.asana.com > Settings > Apps > Developer apps), or what a
sign-in by the browser grants (`oauth.py`). Either is tried by `whoami`, and saved only when that
answers with an account. Everybody's site is the same; the address of a page in one workspace
chooses that workspace.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.integrations.asana.manifest import MANIFEST, SITE
from tracksync.network.access import Access
from tracksync.network.origin import Origin

# Pages of a workspace stand under its gid: https://app.asana.com/1/1209000000003301/home
_IN_WORKSPACE = re.compile(r"/1/([0-9]{1,25})(?:/.*)?")


def check_site(typed: str, *, instead: str = "") -> str:
    """
    Read the site's address as typed; nothing is enough.

    Args:
        typed: Asana's address, or that of any page in it.
        instead: The origin that is set to stand for Asana; empty where none is.

    Returns:
        The origin the token will belong to: Asana's own, or a service on this machine. With `/1/`
        and a workspace's gid where a page of one workspace was named.

    Raises:
        BadInput: Anything else; a token for Asana has no business there.
    """
    text = typed.strip() or SITE
    address = text if "://" in text else f"https://{text}"
    try:
        origin = Origin.parse(address)
    except ValueError as e:
        raise _not_asana() from e
    if str(origin) not in {SITE, instead} and not origin.is_loopback:
        raise _not_asana()
    gid = workspace_of(address)
    return f"{instead or origin}{f'/1/{gid}' if gid else ''}"


def workspace_of(address: str) -> str:
    """Tell which workspace an address is of; empty where it names none."""
    found = _IN_WORKSPACE.fullmatch(urlsplit(address).path)
    return found[1] if found else ""


def api_url(access: Access) -> str:
    """Tell where what was granted is used."""
    return access.base_origin(MANIFEST) or SITE


def _not_asana() -> BadInput:
    title = say("That is not the address of Asana.")
    return BadInput(title, say("Everybody's Asana is found at {site}.", site=SITE))
