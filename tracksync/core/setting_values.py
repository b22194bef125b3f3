"""Values of settings: reading, refusing in words, and what is in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tracksync.core.problems import BadInput, NotFound
from tracksync.core.settings import SETTINGS, Kind, Setting, Value
from tracksync.core.text import clean_line

_BY_NAME = {name: row for row in SETTINGS for name in (row.key, *row.aliases)}
_YES = frozenset({"true", "yes", "on", "1"})
_NO = frozenset({"false", "no", "off", "0"})


def setting(key: str) -> Setting:
    """Find a row by its key or an old name of it; `NotFound` names the nearest keys."""
    row = _BY_NAME.get(key)
    if row is None:
        shown = clean_line(key, limit=60)
        near = [name for name in _BY_NAME if name.split(".")[0] == key.split(".", maxsplit=1)[0]]
        hint = (
            f"Did you mean one of: {', '.join(near)}?"
            if near
            else "tracksync config list shows all."
        )
        msg = f"There is no setting {shown!r}."
        raise NotFound(msg, hint)
    return row


def parse(key: str, given: object) -> Value:
    """
    Read a value for a key, typed as text or of the right type already.

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
            raise _refused(row, given, f"Choose one of: {', '.join(row.choices)}.")
        case Kind.TEXT:
            if isinstance(given, str) and len(given) <= row.high:
                return clean_line(given, limit=max(row.high, 1))
            raise _refused(row, given, f"A text of at most {row.high} characters.")


def _parse_flag(row: Setting, given: object) -> bool:
    if isinstance(given, bool):
        return given
    word = given.strip().casefold() if isinstance(given, str) else ""
    if word in _YES | _NO:
        return word in _YES
    raise _refused(row, given, "Say yes or no.")


def _parse_number(row: Setting, given: object) -> int:
    unit = f" {row.unit}" if row.unit else ""
    allowed = f"A whole number from {row.low} to {row.high}{unit}."
    number = given
    if isinstance(given, str):
        digits = given.strip().removeprefix("-")
        # Twelve digits hold every bound; more would only cost time to read.
        if not (digits.isascii() and digits.isdigit() and len(digits) <= 12):  # noqa: PLR2004 - said above
            raise _refused(row, given, allowed)
        number = int(given.strip())
    if isinstance(number, bool) or not isinstance(number, int):
        raise _refused(row, given, allowed)
    if not row.low <= number <= row.high:
        raise _refused(row, given, allowed)
    return number


def _refused(row: Setting, given: object, allowed: str) -> BadInput:
    shown = clean_line(str(given)[:200], limit=60)
    return BadInput(f"{row.key} cannot be {shown!r}; it stays as it was.", allowed)


@dataclass(frozen=True, slots=True)
class InForce:
    """A value and where it comes from: "default", "person", or who locked it."""

    value: Value
    source: str

    @property
    def is_locked(self) -> bool:
        """Whether the person cannot change it here."""
        return self.source not in {"default", "person"}


def effective(
    chosen: Mapping[str, object], locked: Mapping[str, tuple[Value, str]]
) -> dict[str, InForce]:
    """
    Work out what is in force for every key.

    Args:
        chosen: The person's file; unknown keys and values that cannot be are passed over.
        locked: By key, a value and who set it (the environment, a machine file, an organization).
    """
    found: dict[str, InForce] = {}
    for row in SETTINGS:
        found[row.key] = InForce(row.default, "default")
        for name in (*row.aliases, row.key):
            if name in chosen:
                try:
                    found[row.key] = InForce(parse(row.key, chosen[name]), "person")
                except BadInput:
                    continue
        if row.key in locked:
            value, who = locked[row.key]
            found[row.key] = InForce(value, who)
    return found


def reference() -> str:
    """Write the table as a Markdown page, for docs/reference/settings.md."""
    lines = [
        "# Settings",
        "",
        "Every setting, made from the table in the program.",
        "`tracksync config set KEY VALUE` changes one.",
    ]
    head = ["", "| key | values | default | what it does |", "|---|---|---|---|"]
    for group in dict.fromkeys(row.group for row in SETTINGS):
        lines += ["", f"## {group}", *head]
        lines += [_line(row) for row in SETTINGS if row.group == group]
    return "\n".join(lines) + "\n"


def _line(row: Setting) -> str:
    shown = str(row.default)
    match row.kind:
        case Kind.FLAG:
            values, shown = "yes, no", "yes" if row.default else "no"
        case Kind.NUMBER:
            values = f"{row.low} to {row.high} {row.unit}".strip()
        case Kind.CHOICE:
            values = ", ".join(row.choices)
        case Kind.TEXT:
            values = f"text, at most {row.high} characters"
    more = " **Records more.**" if row.records_more else ""
    return f"| `{row.key}` | {values} | {shown or '(empty)'} | {row.help}{more} |"
