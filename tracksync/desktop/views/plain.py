"""Text from outside stays text: nothing here is ever read as markup or as a shortcut."""

from __future__ import annotations

# As `html.escape` does, whose names of 2 200 characters cost 0.7 MB.
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})
_TIP_LIMIT = 600


def tip(text: str) -> str:
    """Make text safe for a tool tip, where Qt would otherwise guess at HTML; line breaks stay."""
    if not text:
        return ""
    bounded = text if len(text) <= _TIP_LIMIT else text[: _TIP_LIMIT - 1] + "…"
    return f"<div style='white-space: pre-wrap'>{bounded.translate(_ESCAPED)}</div>"


def label(text: str, *, limit: int = 80) -> str:
    """Make text safe for a button, menu line or tab: one line, bounded, `&` shown as itself."""
    line = " ".join(text.split())
    bounded = line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
    return bounded.replace("&", "&&")


def bounded(text: str, limit: int = 24) -> str:
    """Shorten a title so that it fits a button."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
