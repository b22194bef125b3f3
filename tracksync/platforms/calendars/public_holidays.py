"""Public holidays of a country and its parts, as the package `holidays` knows them."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

import holidays

from tracksync.core.sentences import say
from tracksync.ports.calendar import Off


def public_holidays(country: str, subdivision: str, first: date, last: date) -> Off:
    """
    Tell the public holidays from *first* to *last*.

    Args:
        country: ISO 3166 code: "DE".
        subdivision: Of ISO 3166-2, or the name the package knows it by: "BY"; in any case of
            letters. Behind it may stand what counts there beside the public ones: "BY catholic",
            for Assumption Day is no holiday in all of Bavaria. May be empty.
    """
    try:
        found = holidays.country_holidays(
            country.upper(),
            years=range(first.year, last.year + 1),
            **_part(country.upper(), subdivision),
        )
    except (NotImplementedError, ValueError):
        where = f"{country}-{subdivision}" if subdivision else country
        return Off({}, (say("No public holidays are known for {where}.", where=where),))
    return Off({day: name for day, name in found.items() if first <= day <= last})


class _Part(TypedDict, total=False):
    subdiv: str
    categories: tuple[str, ...]


def _part(country: str, typed: str) -> _Part:
    """Find a part by how it is spelled there, and what else counts in it."""
    if not typed.strip():
        return {}
    known = holidays.country_holidays(country)
    names = {name.casefold(): name for name in (*known.subdivisions_aliases, *known.subdivisions)}
    whole = " ".join(typed.split())
    name, _, last = whole.rpartition(" ")
    if whole.casefold() in names or not name:
        return {"subdiv": names.get(whole.casefold(), whole)}
    return {"subdiv": names.get(name.casefold(), name), "categories": ("public", last.casefold())}
