"""Which place of a service is meant: what was typed, and what the person brought, tell it."""

from __future__ import annotations

from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.core.text import clean_line
from tracksync.ports.authorization import Site
from tracksync.ports.tracker import Integration, SearchesSites, TellsSites
from tracksync.services.personal.delivery.wording import not_connected


def site_of(integration: Integration, typed: str, token: str) -> str:
    """
    Tell which site is meant: the one that was named, or the only one the token is good for.

    Blocking, where the service has to be asked: NETWORK lane.

    Raises:
        BadInput, NotAnswered: In words, why that cannot be told.
    """
    if typed.strip() and isinstance(integration, SearchesSites):
        return _searched(integration, typed, token)
    if typed.strip() or not isinstance(integration, TellsSites):
        return integration.check_site(typed)
    title = integration.manifest.title
    found = integration.find_sites(lambda: token)
    if not isinstance(found, tuple):
        raise not_connected(found, title)
    if len(found) == 1:
        return integration.check_site(found[0])
    if not found:
        msg = say("{service} knows of no place where this token is good.", service=title)
        raise BadInput(msg, say("Name the site."))
    msg = say("{service} knows you at several places. Which one?", service=title)
    raise BadInput(msg, say("Name one of: {sites}.", sites=", ".join(found)))


def places_of(integration: Integration, token: str) -> tuple[Site, ...] | None:
    """
    Tell the places to choose from, by name; none where they may not be listed.

    Blocking, where the service has to be asked: NETWORK lane.

    Returns:
        None where there is nothing to choose.

    Raises:
        BadInput, NotAnswered: In words, why that cannot be told.
    """
    if not isinstance(integration, SearchesSites):
        return None
    found = integration.list_sites(lambda: token)
    if found is None or isinstance(found, tuple):
        return found
    raise not_connected(found, integration.manifest.title)


def _searched(integration: SearchesSites, typed: str, token: str) -> str:
    title = integration.manifest.title
    found = integration.search_sites(typed, lambda: token)
    if not isinstance(found, tuple):
        raise not_connected(found, title)
    if len(found) == 1:
        return found[0].url
    shown = clean_line(typed, limit=60)
    if not found:
        msg = say("{service} shows no {text!r} to this sign-in.", service=title, text=shown)
        raise BadInput(msg, say("Name it by its link, or by its id."))
    msg = say("{text!r} may mean several. Which one?", text=shown)
    names = ", ".join(f"{site.name} ({site.id or site.url})" for site in found)
    raise BadInput(msg, say("Name one of: {sites}.", sites=names))
