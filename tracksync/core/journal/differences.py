"""What one record changed in one entry, as people are told of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from tracksync.core.journal.entries import ERASED, Change, Entry, EntryChange, EntryText
from tracksync.core.values import dataclass


class Aspect(StrEnum):
    """What of an entry can be different."""

    START = "start"
    END = "end"
    TASK = "task"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Difference:
    """
    One thing that was so before and is so after.

    Attributes:
        before, after: An instant, or a task's name. None where there was no entry, and for the end
            of a running one. Both None for a note: that it changed is told, not what it said.
    """

    aspect: Aspect
    before: datetime | str | None = None
    after: datetime | str | None = None


def differences(changes: Iterable[Change], entry: UUID) -> tuple[Difference, ...]:
    """
    Tell what the changes of one record did to one entry.

    Args:
        changes: All that the record did, in order.

    Returns:
        In the order of `Aspect`, each at most once; of a new entry all that it began with; nothing
        for one that went.
    """
    mine = [c for c in changes if isinstance(c, EntryChange) and c.id == entry]
    if not mine or mine[-1].after is None:
        return ()
    return tuple(_between(mine[0].before, mine[-1].after))


def _between(before: Entry | None, after: Entry) -> Iterator[Difference]:
    start, end = (before.start_at, before.end_at) if before else (None, None)
    if start != after.start_at:
        yield Difference(Aspect.START, start, after.start_at)
    if end != after.end_at:
        yield Difference(Aspect.END, end, after.end_at)
    if before is None or before.task != after.task:
        named = _name(before.text) if before else None
        yield Difference(Aspect.TASK, named, _name(after.text))
    text = before.text if before else EntryText("")
    if text.note != after.text.note and ERASED not in {text, after.text}:
        yield Difference(Aspect.NOTE)


def _name(text: EntryText) -> str:
    return f"{text.key}  {text.title}" if text.key else text.title
