"""Which parts of the product a write touched; screens refresh by it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Flag, auto

from tracksync.core.journal.entries import Change, EntryChange, QuestionChange


class Changed(Flag):
    """Parts that differ after a write."""

    NOTHING = 0
    TIMER = auto()
    TODAY = auto()
    QUESTIONS = auto()
    TASKS = auto()
    OUTBOX = auto()
    CONNECTIONS = auto()
    SETTINGS = auto()
    PICTURES = auto()
    STANDUPS = auto()
    REMINDERS = auto()
    COLOURS = auto()


def parts_of(changes: Iterable[Change]) -> Changed:
    """Name the parts that these changes touch."""
    parts = Changed.NOTHING
    for change in changes:
        match change:
            case EntryChange():
                parts |= Changed.TODAY
            case QuestionChange():
                parts |= Changed.QUESTIONS | Changed.TODAY
            case _:
                parts |= Changed.TIMER | Changed.TODAY
    return parts
