"""
Connecting Jira Data Center.

Asked for are the site's address and a personal access token (profile > Personal Access Tokens).
`check_site` judges the address before anything is sent; the sign-in is then tried by `whoami`, and
saved only when that answers with an account.
"""

from __future__ import annotations

import re

from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.network.origin import Origin

_EXAMPLE = say("It looks like https://jira.your-company.example or https://intranet.example/jira.")
# Where a company's Jira stands under a path of its own; what follows it is a page.
_FOLDER = re.compile(r"(/[A-Za-z0-9._~-]{1,60}){0,3}")
_PAGES = re.compile(
    r"/(browse|secure|projects|issues|rest|login\.jsp|plugins|login|dashboard)(/.*)?"
)


def check_site(typed: str) -> str:
    """
    Read the site's address as typed.

    Returns:
        The origin the token will belong to, and the path below which this Jira stands, if any. A
        look-alike name shows as punycode (`https://xn--...`).

    Raises:
        BadInput: Not https (plain http on this machine only), a user name, a query, not a host.
    """
    text = typed.strip()
    text = text if "://" in text else f"https://{text}"
    try:
        origin = Origin.parse(text)
    except ValueError as e:
        title = say("That is not the address of a Jira site.")
        raise BadInput(title, _EXAMPLE) from e
    _, _, path = text.partition("://")[2].partition("/")
    folder = _PAGES.sub("", f"/{path}").rstrip("/")
    if not _FOLDER.fullmatch(folder) or "/.." in folder:
        title = say("The address of the site is needed, not of a page in it.")
        raise BadInput(title, say("Try {origin}.", origin=origin))
    return f"{origin}{folder}"
