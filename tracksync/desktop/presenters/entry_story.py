"""What happened to an entry, as its editor shows it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from tracksync.core.journal.differences import Aspect, differences
from tracksync.core.sentences import say
from tracksync.desktop.models.editor import Deed
from tracksync.desktop.presenters.base import Desk
from tracksync.ports.store import Happening

_MOST = 100
_DEEDS = {
    "TimerStarted": say("Started"),
    "TimerStopped": say("Stopped"),
    "TimerPaused": say("Paused"),
    "TimerResumed": say("Resumed"),
    "AbsenceFound": say("Cut where time is unknown"),
    "AbsenceAnswered": say("Unknown time answered"),
    "ClockStepped": say("Cut where the clock was set"),
    "EntryAdded": say("Added"),
    "EntryDeleted": say("Deleted"),
    "EntrySplit": say("Split"),
    "EntriesMerged": say("Merged"),
    "TaskDeleted": say("A task deleted"),
    "Undone": say("A deed taken back"),
    "TimeSubtracted": say("Time taken off with a picture"),
}
_CHANGED = say("Changed")
_ENDED = say("Ended, as another was started")
_DOORS = {
    "window": say("in the window"),
    "tray": say("from the tray"),
    "cli": say("on the command line"),
    "engine": say("by TrackSync"),
    "sync": say("from the service"),
}


def story_of(desk: Desk, happened: Sequence[Happening], entry: UUID) -> tuple[Deed, ...]:
    """
    Tell the newest deeds, latest first.

    Args:
        happened: As `EditingService.history` gives it.
    """
    return tuple(_deed(desk, h, entry) for h in reversed(happened[-_MOST:]))


def deed_words(desk: Desk, kind: str) -> str:
    """Name a deed by the kind of its record."""
    return desk.said(_DEEDS.get(kind, _CHANGED))


def _deed(desk: Desk, happening: Happening, entry: UUID) -> Deed:
    record = happening.record
    changes = differences(happening.changes, entry)
    what = _DEEDS.get(record.kind, _CHANGED)
    if record.kind == "TimerStarted" and all(c.aspect is not Aspect.START for c in changes):
        what = _ENDED
    door = record.via.partition("/")[0]
    return Deed(
        record.reading.at,
        desk.said(what),
        desk.said(_DOORS.get(door, door)),
        happening.actor,
        changes,
        happening.is_undone,
    )
