"""What may stand in a log: a fixed set of names, and values that can hold nothing personal."""

from __future__ import annotations

import re
from collections.abc import Mapping

# Ids, counts, durations, outcomes, places in our own code. A new name needs a thought: can a title,
# a name, an address, a path or a secret ever end up in it?
FIELDS = frozenset(
    {
        "attempts",
        "bytes",
        "code",
        "command",
        "connection",
        "count",
        "duration_ms",
        "error",
        "event",
        "exit_code",
        "hanging",
        "level",
        "line",
        "module",
        "outcome",
        "pid",
        "service",
        "source",
        "state",
        "status",
        "verb",
        "version",
    }
)
LONGEST = 80
# Words of our own making: no blanks, no @, no slashes, no colons.
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.+\-]{0,79}")

LogValue = str | int | bool


def loggable(fields: Mapping[str, object]) -> dict[str, LogValue]:
    """
    Keep what may stand in a log.

    A name that is not in the set is a mistake of ours and is left out together with its value; a
    text that is not one plain word becomes "(withheld)".
    """
    kept: dict[str, LogValue] = {}
    for name, value in fields.items():
        if name not in FIELDS:
            continue
        if isinstance(value, bool | int):
            kept[name] = value
        else:
            text = str(value)
            kept[name] = text if _WORD.fullmatch(text) else "(withheld)"
    return kept
