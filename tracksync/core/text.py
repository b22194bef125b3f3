"""Text from outside made safe to keep and to show: bounded, plain, without hidden marks."""

from __future__ import annotations

import re
import unicodedata

TITLE_LIMIT = 500
NOTE_LIMIT = 10_000
# Bidirectional embeddings, overrides and isolates can make a line read as something it is not.
_BIDI = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])
_SPACES = re.compile(r"\s+")


def _printable(character: str) -> bool:
    return character in "\n\t" or unicodedata.category(character) not in {"Cc", "Cs", "Cn", "Co"}


def clean_line(text: str, *, limit: int = TITLE_LIMIT) -> str:
    """
    Make one line of plain text, at most *limit* characters.

    Control and direction marks go, white space becomes single spaces.
    Markup is left as it is (`<b>` stays five characters): screens show plain text only.
    A longer text ends in an ellipsis. Cost: linear in *limit*, not in the length of *text*.
    """
    head = text[: limit * 4]
    kept = "".join(c for c in head.translate(_BIDI) if _printable(c))
    line = _SPACES.sub(" ", kept).strip()
    if len(line) > limit or len(text) > len(head):
        return line[: limit - 1].rstrip() + "…"
    return line


def clean_note(text: str, *, limit: int = NOTE_LIMIT) -> str:
    """Make plain text of several lines, by the same rules as `clean_line`; line breaks stay."""
    head = text[: limit * 2].replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in head.translate(_BIDI) if _printable(c)).strip()
    if len(kept) > limit or len(text) > limit * 2:
        return kept[: limit - 1].rstrip() + "…"
    return kept
