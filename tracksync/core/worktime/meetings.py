"""Meetings of a calendar, as far as a standup tells them."""

from __future__ import annotations

from datetime import date

from tracksync.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting. `day` is the local one it begins on; `title` is one line of plain text."""

    day: date
    title: str
