"""What some services want said with a worklog, beside its time and its note: an account, a kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from tracksync.core.values import dataclass

LONGEST = 255
# An answer for this project counts wherever nothing else was said.
EVERYWHERE = ""
_YES, _NO = frozenset({"true", "yes", "1"}), frozenset({"false", "no", "0"})
_NUMBER = re.compile(r"-?[0-9]{1,15}([.][0-9]{1,9})?")
_COMMA = re.compile(r"-?[0-9]{1,15},[0-9]{1,2}")


class DetailKind(StrEnum):
    """What can be said; nobody is asked for a mark: that is where we put ours."""

    TEXT = "text"
    NUMBER = "number"
    FLAG = "flag"
    CHOICE = "choice"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen: as the service keeps it, and as people read it."""

    value: str
    title: str


@dataclass(frozen=True, slots=True)
class Detail:
    """
    Something a service takes no worklog without, or has room for our mark in.

    Attributes:
        key: As the service names it, for ever.
        title: As people read it over there.
        choices: What can be chosen, where it is a choice.
    """

    key: str
    title: str
    kind: DetailKind = DetailKind.TEXT
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What the person said of one detail, once for all tasks of a project."""

    project: str
    key: str
    value: str


def asked(details: Iterable[Detail]) -> tuple[Detail, ...]:
    """Leave out what nobody is asked for."""
    return tuple(detail for detail in details if detail.kind is not DetailKind.MARK)


def reading_of(detail: Detail, text: str) -> str | None:
    """
    Read an answer as the service keeps it; a choice may be named as people read it.

    Returns:
        None where that cannot be said (any more).
    """
    typed = text.strip()
    if detail.kind is DetailKind.CHOICE:
        return _chosen(detail.choices, typed)
    if detail.kind is DetailKind.NUMBER:
        # Three digits behind a comma may be thousands: that is asked for anew.
        number = typed.replace(",", ".") if _COMMA.fullmatch(typed) else typed
        return number if _NUMBER.fullmatch(number) else None
    if detail.kind is DetailKind.FLAG:
        folded = typed.casefold()
        return "true" if folded in _YES else "false" if folded in _NO else None
    return typed if 0 < len(typed) <= LONGEST and typed.isprintable() else None


def said_for(
    details: Iterable[Detail], said: Iterable[Said], project: str
) -> tuple[tuple[str, str], ...]:
    """Tell what goes with a worklog of *project*, by key; what was not said is left out."""
    known = {(one.project, one.key): one.value for one in said}
    found: list[tuple[str, str]] = []
    for detail in asked(details):
        answers = (known.get((name, detail.key)) for name in (project, EVERYWHERE))
        readings = (reading_of(detail, answer) for answer in answers if answer is not None)
        value = next((reading for reading in readings if reading is not None), None)
        if value is not None:
            found.append((detail.key, value))
    return tuple(found)


def unsaid(details: Iterable[Detail], said: Iterable[Said], project: str) -> tuple[Detail, ...]:
    """Tell what must still be said before a worklog of *project* can go."""
    wanted = asked(details)
    keys = {key for key, _ in said_for(wanted, said, project)}
    return tuple(detail for detail in wanted if detail.key not in keys)


def _chosen(choices: Iterable[Choice], typed: str) -> str | None:
    by_title = None
    for choice in choices:
        if choice.value == typed:
            return choice.value
        if choice.title.casefold() == typed.casefold():
            by_title = choice.value
    return by_title
