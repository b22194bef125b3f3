"""Text from outside made safe to keep and to show: bounded, plain, without hidden marks."""

from __future__ import annotations

import re

TITLE_LIMIT = 500
NOTE_LIMIT = 10_000
_NO_CHARACTERS = "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(17))
# Controls; marks of direction (they can make a line read as something it is not); halves of
# characters, private ones, and what Unicode says is no character. What is merely unassigned stays:
# an emoji may be younger than this program.
_HIDDEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    rf"\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\U000f0000-\U0010ffff{_NO_CHARACTERS}]"
)
# Controls that stand between words as a space does: form feeds, separators, next line.
_GAPS = re.compile(r"[\x0b\x0c\x1c-\x1f\x85]")
_SPACES = re.compile(r"\s+")


def clean_line(text: str, *, limit: int = TITLE_LIMIT) -> str:
    """
    Make one line of plain text, at most *limit* characters.

    Control and direction marks go, white space becomes single spaces.
    Markup is left as it is (`<b>` stays five characters): screens show plain text only.
    A longer text ends in an ellipsis. Cost: linear in *limit*, not in the length of *text*.
    """
    head = text[: limit * 4]
    line = _SPACES.sub(" ", _HIDDEN.sub("", head)).strip()
    if len(line) > limit or len(text) > len(head):
        return line[: limit - 1].rstrip() + "…"
    return line


def clean_note(text: str, *, limit: int = NOTE_LIMIT) -> str:
    """Make plain text of several lines, by the same rules as `clean_line`; line breaks stay."""
    head = text[: limit * 2].replace("\r\n", "\n").replace("\r", "\n")
    kept = _GAPS.sub(" ", _HIDDEN.sub("", head)).strip()
    if len(kept) > limit or len(text) > limit * 2:
        return kept[: limit - 1].rstrip() + "…"
    return kept
