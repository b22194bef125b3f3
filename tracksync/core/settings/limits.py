"""Limits above the person: organization, team, machine; where two disagree, less is recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tracksync.core.settings.row import Kind, Private, Setting, Value
from tracksync.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """
    What somebody above the person allows for one setting.

    Attributes:
        who: In words, as shown beside the setting ("Acme's policy", "this machine's file").
        low, high: For numbers, both included; None leaves that side open. Where zero means "for
            ever" it counts as more than any number.
        choices: For all others: the values allowed; empty allows all.
        always: For lists with commas: what they hold in any case, beside what the person chose.
    """

    who: str
    low: int | None = None
    high: int | None = None
    choices: tuple[Value, ...] = ()
    always: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """
    What a person may choose.

    Attributes:
        low, high: For numbers. Zero that means "for ever" stands at the upper end.
        choices: For flags and choices, never empty; for texts empty while any will do.
        always: What a list with commas holds in any case.
        who: Who made the room smaller, the nearest last; empty when nobody did.
    """

    low: int = 0
    high: int = 0
    choices: tuple[Value, ...] = ()
    always: tuple[str, ...] = ()
    who: tuple[str, ...] = ()

    @property
    def is_single(self) -> bool:
        """Whether only one value is left."""
        if self.choices:
            return len(self.choices) == 1
        return bool(self.who) and not self.always and self.low == self.high


def room_of(row: Setting, limits: Iterable[Limit] = ()) -> Room:
    """
    Work out what may be chosen.

    Args:
        limits: The widest first: organization, team, machine. Where two leave nothing in common,
            the one that records or keeps less holds; if neither does, the first.
    """
    room = _whole(row)
    for limit in limits:
        if row.kind is Kind.NUMBER:
            smaller = _narrowed(row, room, limit)
        else:
            always = tuple(dict.fromkeys((*room.always, *limit.always)))
            smaller = replace(room, choices=_common(row, room, limit), always=always)
        if smaller != room:
            room = replace(smaller, who=(*room.who, limit.who))
    return room


def fitted(row: Setting, room: Room, value: Value) -> Value:
    """Give the value, or the nearest one there is room for."""
    if row.kind is Kind.NUMBER:
        rank = _rank(row, int(value))
        return _number(row, min(max(rank, _rank(row, room.low)), _rank(row, room.high)))
    if room.always:
        chosen = _parts(str(value))
        known = {part.casefold() for part in chosen}
        return ", ".join([*chosen, *(p for p in room.always if p.casefold() not in known)])
    if not room.choices or value in room.choices:
        return value
    return row.default if row.default in room.choices else room.choices[0]


def _parts(text: str) -> list[str]:
    return [part for raw in text.split(",") if (part := " ".join(raw.split()))]


def _whole(row: Setting) -> Room:
    if row.kind is Kind.FLAG:
        return Room(choices=(False, True))
    if row.kind is Kind.NUMBER:
        # Where zero is endless, the least there can be is one.
        return Room(1, 0) if row.is_endless else Room(row.low, row.high)
    return Room(choices=row.choices)


def _rank(row: Setting, number: int) -> int:
    """Put an endless zero where it belongs: above everything."""
    return row.high + 1 if row.is_endless and number == 0 else number


def _number(row: Setting, rank: int) -> int:
    return 0 if row.is_endless and rank > row.high else rank


def _narrowed(row: Setting, room: Room, limit: Limit) -> Room:
    whole = _whole(row)
    ends = (_rank(row, whole.low), _rank(row, whole.high))
    low, high = (
        ends[n] if end is None else min(max(_rank(row, end), ends[0]), ends[1])
        for n, end in enumerate((limit.low, limit.high))
    )
    now = (_rank(row, room.low), _rank(row, room.high))
    if max(low, now[0]) <= min(high, now[1]):
        kept = (max(low, now[0]), min(high, now[1]))
    elif row.private is Private.NEITHER or low > high:
        kept = now
    else:
        pick = min if row.private is Private.LOW else max
        kept = pick(now, (low, high))
    return replace(room, low=_number(row, kept[0]), high=_number(row, kept[1]))


def _common(row: Setting, room: Room, limit: Limit) -> tuple[Value, ...]:
    if not limit.choices:
        return room.choices
    if not room.choices:
        return limit.choices
    common = tuple(value for value in room.choices if value in limit.choices)
    if not common and row.records_more:
        return (False,)
    return common or room.choices
