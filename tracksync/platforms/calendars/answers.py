"""What people answered to the invitations in a calendar file."""

from __future__ import annotations

import re
from collections.abc import Iterable

from icalendar import Component

# Google calls a person's own calendar by their address.
_NAME = "X-WR-CALNAME"
_ADDRESS = re.compile(r"[^@\s]{1,64}@[^@\s]{1,255}")
_MOST_ASKED = 1_000


class Answers:
    """
    The person's own answers.

    Args:
        mine: Their addresses, as far as they are known.
        calendars: Those of the file.
        events: All of their events.
    """

    def __init__(
        self, mine: Iterable[str], calendars: Iterable[Component], events: Iterable[Component]
    ) -> None:
        names = (str(calendar.get(_NAME, "")).strip() for calendar in calendars)
        own = (*mine, *(name for name in names if _ADDRESS.fullmatch(name)))
        self._mine = {address.strip().casefold() for address in own if address.strip()}
        self._is_known = any(self._of_mine(event) for event in events)

    def declined(self, event: Component) -> bool:
        """Whether the person said that they do not come; with each address that was asked."""
        said = self._of_mine(event)
        return bool(said) and all(answer == "DECLINED" for answer in said)

    def is_unsure(self, event: Component) -> bool:
        """Whether somebody does not come, and it may be the person: nobody is known to be them."""
        return not self._is_known and any(a == "DECLINED" for _, a in _asked(event))

    def _of_mine(self, event: Component) -> list[str]:
        return [answer for names, answer in _asked(event) if names & self._mine]


def _asked(event: Component) -> list[tuple[set[str], str]]:
    """List who was asked, by all their addresses, and what they answered."""
    told = event.get("ATTENDEE", [])
    people = told if isinstance(told, list) else [told]
    return [
        (_addresses(person), _param(person, "PARTSTAT").upper()) for person in people[:_MOST_ASKED]
    ]


def _addresses(person: object) -> set[str]:
    """Tell an attendee's addresses: that of the invitation, and the one they go by (RFC 7986)."""
    address = str(person).strip().casefold().removeprefix("mailto:")
    return {address, _param(person, "EMAIL").casefold().removeprefix("mailto:")} - {""}


def _param(person: object, name: str) -> str:
    params = getattr(person, "params", {})
    return str(params.get(name, "")).strip()
