"""Answers as text: the daily standup."""

from __future__ import annotations

from tracksync.engine.telling_words import Told


def preview(told: Told) -> str:
    """Show the standup as it reads, and what is to be known of its day."""
    data = told.data
    lines = [str(data["text"])]
    if not data["is_working_day"]:
        why = f": {data['day_off']}" if data["day_off"] else ""
        lines += ["", f"{data['date']} is no working day{why}. No standup goes out by itself."]
    lines += [line for trouble in data["troubles"] for line in ("", str(trouble))]
    return "\n".join(lines)
