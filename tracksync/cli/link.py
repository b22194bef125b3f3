"""A `tracksync:` link: which task it wishes for. It comes from anywhere, so it is read strictly."""

from __future__ import annotations

import re
from urllib.parse import unquote

from tracksync.core.problems import BadInput
from tracksync.core.sentences import say

_LONGEST = 1_000
# Browsers add the slash. Everything beyond ASCII is written with percent signs.
_START = re.compile(
    r"(?i:tracksync:)(?://)?start/?\?ref=((?:[A-Za-z0-9._~:@!$'()*,;/?+-]|%[0-9A-Fa-f]{2})+)"
)


def wished(link: str) -> str:
    """
    Read which task a link wants to be started: its key or reference.

    Raises:
        BadInput: It asks for anything else, or is not written as it must be.
    """
    found = _START.fullmatch(link) if len(link) <= _LONGEST else None
    try:
        ref = unquote(found[1], errors="strict") if found else ""
    except UnicodeDecodeError:
        ref = ""
    if not ref.strip() or not ref.isprintable():
        msg = say("TrackSync does not understand this link, so nothing was done.")
        raise BadInput(msg, say("A link that names a task looks so: tracksync:start?ref=PROJ-142"))
    return ref
