"""Which of the places that a grant reaches is meant."""

from __future__ import annotations

from tracksync.core.problems import NotFound
from tracksync.core.sentences import say
from tracksync.core.text import clean_line
from tracksync.ports.authorization import Site
from tracksync.ports.tracker import Connection

_LONGEST_SITE = 500


def chosen_of(wanted: str, sites: tuple[Site, ...]) -> Site | None:
    """
    Choose the place that is meant; None where the person has to be asked, or there is no choice.

    Raises:
        NotFound: None of them is the one that was named.
    """
    if not wanted.strip() or not sites:
        return sites[0] if len(sites) == 1 else None
    name = plain(wanted)
    for site in sites:
        if name in {plain(site.id), plain(site.url), plain(site.name)}:
            return site
    msg = say("What was granted does not reach {site}.", site=clean_line(wanted, limit=80))
    hint = say("It reaches: {sites}. Begin again, and choose it there.", sites=reached(sites))
    raise NotFound(msg, hint)


def names_of(connection: Connection) -> set[str]:
    """Tell by what a connection's place can be named, as `plain` says it."""
    account = connection.account
    return {plain(name) for name in (connection.site_url, account.site_id, account.site_name)}


def plain(address: str) -> str:
    """Say a name or an address so that the same one is the same text."""
    return address[:_LONGEST_SITE].strip().casefold().removeprefix("https://").rstrip("/")


def reached(sites: tuple[Site, ...]) -> str:
    """Name them all."""
    return ", ".join(site.url for site in sites)
