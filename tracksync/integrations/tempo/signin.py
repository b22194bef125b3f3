"""
Connecting Tempo Cloud.

Asked for is a token (Tempo > Settings > API integration), and beside it the Jira connection whose
tasks the time is booked on. No address need be given: one serves every region. The sign-in is tried
by asking for the person's own timesheet, and saved only when that is answered for this Jira site.
By the browser (`oauth.py`) the same is tried; the app is registered by an administrator of the Jira
site.
"""

from __future__ import annotations

from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.integrations.tempo.manifest import MANIFEST, REGIONS, UNIVERSAL
from tracksync.network.access import Access
from tracksync.network.origin import Origin


def check_site(typed: str) -> str:
    """
    Read the address as typed; none is the one that serves every region.

    Returns:
        The origin the token will belong to.

    Raises:
        BadInput: Not an address of Tempo's interface.
    """
    text = typed.strip().rstrip("/")
    if not text:
        return UNIVERSAL
    try:
        origin = str(Origin.parse(text if "://" in text else f"https://{text}"))
    except ValueError:
        origin = ""
    if origin not in {UNIVERSAL, *REGIONS}:
        title = say("That is not an address of Tempo's interface.")
        known = ", ".join((UNIVERSAL, *REGIONS))
        raise BadInput(title, say("Leave it out, or give one of: {known}.", known=known))
    return origin


def api_url(access: Access) -> str:
    """Tell where what was granted is used: at the address that serves every region."""
    return access.base_origin(MANIFEST) or UNIVERSAL
