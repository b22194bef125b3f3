"""Public holidays of a country and its parts, as the package `holidays` knows them."""

from __future__ import annotations

from datetime import date

import holidays

from tracksync.core.sentences import say
from tracksync.ports.calendar import Off


def public_holidays(country: str, subdivision: str, first: date, last: date) -> Off:
    """
    Tell the public holidays from *first* to *last*.

    Args:
        country: ISO 3166 code: "DE".
        subdivision: Of ISO 3166-2, or the name the package knows it by: "BY". May be empty.
    """
    years = range(first.year, last.year + 1)
    try:
        found = holidays.country_holidays(country.upper(), subdivision or None, years=years)
    except NotImplementedError:
        where = f"{country}-{subdivision}" if subdivision else country
        return Off({}, (say("No public holidays are known for {where}.", where=where),))
    return Off({day: name for day, name in found.items() if first <= day <= last})
