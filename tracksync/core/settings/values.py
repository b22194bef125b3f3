"""Values of settings: reading, refusing in words, and what is in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracksync.core.problems import BadInput, NotAllowed, NotFound
from tracksync.core.sentences import Sentence, say
from tracksync.core.settings.forms import MalformedSetting, in_larger_unit, read_number, well_formed
from tracksync.core.settings.limits import Limit, Room, fitted, room_of
from tracksync.core.settings.table import SETTINGS, Kind, Setting, Value, Who
from tracksync.core.text import clean_line
from tracksync.core.values import dataclass

_BY_NAME = {name: row for row in SETTINGS for name in (row.key, *row.aliases)}
_YES = frozenset({"true", "yes", "on", "1"})
_NO = frozenset({"false", "no", "off", "0"})
_PERSON, _DEFAULT = "person", "default"
_ANY = Room()


def setting(key: str) -> Setting:
    """Find a row by its key or an old name of it; `NotFound` names the nearest keys."""
    row = _BY_NAME.get(key)
    if row is None:
        shown = clean_line(key, limit=60)
        near = [name for name in _BY_NAME if name.split(".")[0] == key.split(".", maxsplit=1)[0]]
        hint = (
            say("Did you mean one of: {names}?", names=", ".join(near))
            if near
            else say("tracksync config list shows all.")
        )
        msg = say("There is no setting {shown!r}.", shown=shown)
        raise NotFound(msg, hint)
    return row


def parse(key: str, given: object) -> Value:
    """
    Read a value for a key, typed as text or of the right type already.

    A number may carry a unit ("5 min" for seconds), zero may be said in words ("for ever"), work
    days may be "mon-fri".

    Raises:
        NotFound: There is no such key.
        BadInput: The sentence names key, what was given, and what is allowed.
    """
    row = setting(key)
    match row.kind:
        case Kind.FLAG:
            return _parse_flag(row, given)
        case Kind.NUMBER:
            return _parse_number(row, given)
        case Kind.CHOICE:
            if isinstance(given, str) and given.strip().casefold() in row.choices:
                return given.strip().casefold()
            allowed = say("Choose one of: {choices}.", choices=", ".join(row.choices))
            raise _refused(row, given, allowed)
        case _:
            return _parse_text(row, given)


def _parse_flag(row: Setting, given: object) -> bool:
    if isinstance(given, bool):
        return given
    word = given.strip().casefold() if isinstance(given, str) else ""
    if word in _YES | _NO:
        return word in _YES
    raise _refused(row, given, say("Say yes or no."))


def _parse_number(row: Setting, given: object) -> int:
    number = _typed_number(row, given) if isinstance(given, str) else given
    is_whole = isinstance(number, int) and not isinstance(number, bool)
    if not isinstance(number, int) or not is_whole or not row.low <= number <= row.high:
        unit = f" {row.unit}" if row.unit else ""
        span = say(
            "A whole number from {low} to {high}{unit}.", low=row.low, high=row.high, unit=unit
        )
        if row.zero:
            span = say(
                "A whole number from {low} to {high}{unit}; 0: {zero}.",
                low=row.low,
                high=row.high,
                unit=unit,
                zero=row.zero,
            )
        raise _refused(row, given, span)
    return number


def _typed_number(row: Setting, text: str) -> int | None:
    says_zero = bool(row.zero) and text.strip().casefold() == row.zero
    return 0 if says_zero else read_number(text, row.unit)


def _parse_text(row: Setting, given: object) -> str:
    if not isinstance(given, str) or len(given) > row.high:
        raise _refused(row, given, say("A text of at most {most} characters.", most=row.high))
    try:
        return well_formed(row.form, given)
    except MalformedSetting as e:
        raise _refused(row, given, e.wanted) from e


def _refused(row: Setting, given: object, allowed: Sentence) -> BadInput:
    shown = clean_line(str(given)[:200], limit=60)
    return BadInput(
        say("{key} cannot be {shown!r}; it stays as it was.", key=row.key, shown=shown), allowed
    )


def in_words(row: Setting, value: Value) -> str:
    """Say a value as a person would: "5 min", "for ever", "yes"."""
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    if isinstance(value, int):
        if value == 0 and row.zero:
            return row.zero
        return in_larger_unit(value, row.unit, row.shown_in)
    return value


def work_days(value: str) -> frozenset[int]:
    """Read the value of `day.work_days`: 1 is Monday, 7 is Sunday."""
    return frozenset(int(day) for day in value.split(","))


@dataclass(frozen=True, slots=True)
class InForce:
    """
    A value, where it comes from, and what else could be chosen.

    Attributes:
        source: "default", "person", or in words who decided above the person.
        is_locked: The person cannot change it here.
        room: What they can choose.
        own: The person's part of a list that others put something into in any case; else None.
        problem: Why the value in their file is not in force, as a sentence; else empty.
    """

    value: Value
    source: str
    is_locked: bool = False
    room: Room = _ANY
    problem: str = ""
    own: Value | None = None


def effective(
    chosen: Mapping[str, object],
    locked: Mapping[str, tuple[Value, str]],
    limits: Mapping[str, Sequence[Limit]] | None = None,
) -> dict[str, InForce]:
    """
    Work out what is in force for every key.

    Args:
        chosen: The person's file. Unknown keys are passed over (keep them when saving); a value
            that cannot be leaves the default in force and says so.
        locked: By key, a value and who set it (the environment).
        limits: By key, what is allowed, the widest first (organization, team, this machine's
            file); counts for settings that are not the person's own alone.
    """
    found: dict[str, InForce] = {}
    for row in SETTINGS:
        if row.key in locked:
            value, who = locked[row.key]
            found[row.key] = InForce(value, who, is_locked=True, room=Room(choices=(value,)))
        else:
            above = (limits or {}).get(row.key, ()) if row.who is Who.BOTH else ()
            found[row.key] = _in_force(row, chosen, above)
    return found


def _in_force(row: Setting, chosen: Mapping[str, object], limits: Sequence[Limit]) -> InForce:
    value, source, problem = _chosen(row, chosen)
    room = room_of(row, limits)
    allowed = fitted(row, room, value)
    if room.is_single or allowed != value:
        source = room.who[-1]
    own = value if room.always else None
    return InForce(allowed, source, room.is_single, room, problem, own)


def _chosen(row: Setting, chosen: Mapping[str, object]) -> tuple[Value, str, str]:
    """Find the person's value, its newest name first; value, source, problem."""
    problem = ""
    for name in (row.key, *row.aliases):
        if name in chosen:
            try:
                return parse(row.key, chosen[name]), _PERSON, ""
            except BadInput as e:
                problem = problem or f"{e.title} {e.hint}".replace("it stays as it was", "not used")
    return row.default, _DEFAULT, problem


def refuse_outside(key: str, value: Value, found: InForce) -> None:
    """
    Check a parsed value against the limits above the person.

    Raises:
        NotAllowed: There is no room for it; the sentence says who decided, and what may be chosen.
    """
    row, room = setting(key), found.room
    if found.is_locked or (not room.always and fitted(row, room, value) != value):
        who = found.source if found.is_locked else room.who[-1]
        msg = say(
            "{key} cannot be {value}: that is set by {who}.",
            key=row.key,
            value=in_words(row, value),
            who=who,
        )
        raise NotAllowed(msg, say("It may be {room}.", room=_room_in_words(row, found)))


def _room_in_words(row: Setting, found: InForce) -> str:
    if found.is_locked:
        return in_words(row, found.value)
    if found.room.choices:
        said, *others = (in_words(row, choice) for choice in found.room.choices)
        for other in others:
            said = say("{these} or {other}", these=said, other=other)
        return said
    return say(
        "{low} to {high}", low=in_words(row, found.room.low), high=in_words(row, found.room.high)
    )
