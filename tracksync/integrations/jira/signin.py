"""
Connecting Jira Cloud: with an API token that the person made, or by the browser (`oauth.py`).

For a token are asked the site's address, the e-mail and the token (id.atlassian.com > Security >
API tokens). `check_site` judges the address before anything is sent. By the browser Atlassian says
itself which sites were granted; their interface is then found at `api_url`. Either way the sign-in
is tried by `whoami`, and saved only when that answers with an account.
"""

from __future__ import annotations

from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.integrations.jira.manifest import MANIFEST
from tracksync.network.access import Access
from tracksync.network.origin import Origin

_EXAMPLE = say("It looks like https://your-company.atlassian.net.")
_API = "https://api.atlassian.com"


def check_site(typed: str) -> str:
    """
    Read the site's address as typed.

    Returns:
        The origin the token will belong to, to be shown before it is used: a look-alike name shows
        as punycode (`https://xn--...`).

    Raises:
        BadInput: Not https (plain http on this machine only), a path, a user name, not a host.
    """
    text = typed.strip()
    try:
        origin = Origin.parse(text if "://" in text else f"https://{text}")
    except ValueError as e:
        title = say("That is not the address of a Jira site.")
        raise BadInput(title, _EXAMPLE) from e
    rest = text.partition("://")[2] or text
    if any(sign in rest.removesuffix("/") for sign in "/?#"):
        title = say("The address of the site is needed, not of a page in it.")
        raise BadInput(title, say("Try {origin}.", origin=origin))
    return str(origin)


def api_url(access: Access) -> str:
    """Tell where granted sites are reached."""
    return access.base_url(MANIFEST) or _API
