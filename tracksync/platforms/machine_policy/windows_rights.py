"""What Windows says of who owns a file and who may change it (SDDL), and whether that is safe."""

from __future__ import annotations

import re
from enum import Enum

# Local system, the administrators of the machine, and what installs Windows itself; as Windows
# writes them, short or whole. Source: "SID Strings" and "Well-known SIDs", Microsoft, read 2026-11.
_INSTALLER = "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464"
_TRUSTED = frozenset({"SY", "S-1-5-18", "BA", "S-1-5-32-544", _INSTALLER})

# Source: "ACE Strings" and "File Access Rights Constants", Microsoft, read 2026-11.
_RIGHTS = {
    "GA": 0x1000_0000,
    "GX": 0x2000_0000,
    "GW": 0x4000_0000,
    "GR": 0x8000_0000,
    "SD": 0x1_0000,
    "RC": 0x2_0000,
    "WD": 0x4_0000,
    "WO": 0x8_0000,
    "FA": 0x1F_01FF,
    "FR": 0x12_0089,
    "FW": 0x12_0116,
    "FX": 0x12_00A0,
    "CC": 0x1,
    "DC": 0x2,
    "LC": 0x4,
    "SW": 0x8,
    "RP": 0x10,
    "WP": 0x20,
    "DT": 0x40,
    "LO": 0x80,
    "CR": 0x100,
}
_ALL, _WRITE = _RIGHTS["GA"], _RIGHTS["GW"]
# To delete it, to say who may do what with it, to make it one's own.
_TAKE = _RIGHTS["SD"] | _RIGHTS["WD"] | _RIGHTS["WO"] | _ALL | _WRITE
_SID = "S-[0-9-]+|[A-Z]{2}"
_SAID = re.compile(rf"O:({_SID})(?:G:(?:{_SID}))?D:(?:P|AR|AI)*((?:\([^()]*\))+)")
_ENTRY = re.compile(r"\(([^()]*)\)")
_FIELDS = 6
_DENIES = frozenset({"D", "OD", "XD"})
_FOR_WHAT_LIES_IN_IT_ONLY = "IO"


class Kind(Enum):
    """What it is; the value: what others may not do with it."""

    # To write into it, or behind its end.
    FILE = _TAKE | 0x2 | 0x4
    # To delete what lies in it. That they may put something new there does no harm.
    FOLDER = _TAKE | 0x40


def is_safe(descriptor: str, kind: Kind) -> bool:
    """
    Tell whether nobody but the machine's administrators can change something, or put another there.

    Args:
        descriptor: Owner and discretionary list as SDDL. What is not understood is not safe; where
            there is no list, everybody may do everything.
    """
    said = _SAID.fullmatch(descriptor)
    if said is None or said[1] not in _TRUSTED:
        return False
    return all(_is_harmless(entry, kind) for entry in _ENTRY.findall(said[2]))


def _is_harmless(entry: str, kind: Kind) -> bool:
    fields = entry.split(";")
    if len(fields) != _FIELDS:
        return False
    what, flags, rights, _, _, who = fields
    is_elsewhere = _FOR_WHAT_LIES_IN_IT_ONLY in _pairs(flags)
    if what in _DENIES or is_elsewhere or who in _TRUSTED:
        return True
    mask = _mask(rights)
    return what == "A" and mask is not None and not mask & kind.value


def _mask(rights: str) -> int | None:
    """Read rights, as a number or as names of two letters; None where one is not known."""
    if rights.startswith("0x"):
        try:
            return int(rights, 16)
        except ValueError:
            return None
    found = 0
    for name in _pairs(rights):
        if name not in _RIGHTS:
            return None
        found |= _RIGHTS[name]
    return found


def _pairs(text: str) -> list[str]:
    return [text[at : at + 2] for at in range(0, len(text), 2)]
