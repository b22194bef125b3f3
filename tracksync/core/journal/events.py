"""What can happen, as typed events; each becomes one journal record."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from tracksync.core.hues import Hue
from tracksync.core.journal.entries import EntryText, Evidence, Origin
from tracksync.core.journal.picture_events import PictureMissed, PicturesErased, TimeSubtracted
from tracksync.core.tasks import Task, TaskRef, TaskSeen
from tracksync.core.values import dataclass


@dataclass(frozen=True, slots=True)
class RunStarted:
    """The engine came up; `version` is the program's."""

    version: str
    is_scripted: bool = False


@dataclass(frozen=True, slots=True)
class RunEnded:
    """
    The engine was asked to end and did so in order.

    Else it was lost, and that is noted by the first deed after it that sets the timer, at its time.
    """

    is_in_order: bool = True


@dataclass(frozen=True, slots=True)
class TimerStarted:
    """
    The timer starts on *task*; whatever ran before is ended at *start_at*.

    `seen`: what its service said of it; None for a local task, and in older journals.
    """

    entry: UUID
    task: TaskRef
    text: EntryText
    start_at: datetime
    zone: str
    is_scripted: bool = False
    seen: TaskSeen | None = None


@dataclass(frozen=True, slots=True)
class TimerStopped:
    """The timer ends at *end_at*."""

    entry: UUID
    end_at: datetime


@dataclass(frozen=True, slots=True)
class TimerPaused:
    """The person paused: the entry ends at *end_at*; resuming starts another on the same task."""

    end_at: datetime
    until: datetime | None = None
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class TimerResumed:
    """The pause is over; *entry* is the new entry, None when nothing ran before the pause."""

    entry: UUID | None
    start_at: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class AbsenceFound:
    """
    Time on a running timer that nobody can vouch for.

    The entry is cut at *start_at*; if the timer goes on, it does so as *after* from *end_at*. Where
    the entry begins with the absence *after* is the entry itself, so that no piece is left before
    it. A question about the span between is opened.
    """

    question: UUID
    before: UUID
    start_at: datetime
    end_at: datetime
    after: UUID | None
    zone: str
    evidence: tuple[Evidence, ...]


class Choice(StrEnum):
    """What a person can say about a span."""

    KEEP = "keep"
    DISCARD = "discard"
    ASSIGN = "assign"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class AbsencePart:
    """A piece of the span, for an answer that splits it. `task` None discards the piece."""

    start_at: datetime
    end_at: datetime
    entry: UUID
    task: TaskRef | None
    text: EntryText | None


@dataclass(frozen=True, slots=True)
class AbsenceAnswered:
    """
    The person's word.

    DISCARD and LATER need no parts; those of KEEP count only where no entry is left to be
    lengthened. ASSIGN has one or more; parts fill the span in order.
    """

    question: UUID
    choice: Choice
    parts: tuple[AbsencePart, ...] = ()


@dataclass(frozen=True, slots=True)
class ClockStepped:
    """
    The wall clock was moved.

    The running entry was cut at *end_at*, and goes on as *after* from *start_at*; as itself where
    it began there.
    """

    before: UUID | None
    end_at: datetime
    after: UUID | None
    start_at: datetime
    stepped_ms: int
    zone: str


class SessionFact(StrEnum):
    """Things the system told; evidence, no change to any entry."""

    LOCKED = "locked"
    UNLOCKED = "unlocked"
    SLEPT = "slept"
    WOKE = "woke"
    SWITCHED_AWAY = "switched_away"
    SWITCHED_BACK = "switched_back"


@dataclass(frozen=True, slots=True)
class SessionNoted:
    """The system told of lock, sleep or user switch."""

    fact: SessionFact


@dataclass(frozen=True, slots=True)
class TrackingRefused:
    """Time on a task that is not the person's own was asked for, and policy does not allow it."""

    task: TaskRef
    text: EntryText


@dataclass(frozen=True, slots=True)
class EntryAdded:
    """The person (or an import) added an entry by hand."""

    entry: UUID
    task: TaskRef
    text: EntryText
    start_at: datetime
    end_at: datetime
    zone: str
    origin: Origin = Origin.MANUAL


@dataclass(frozen=True, slots=True)
class EntryEdited:
    """
    The entry now says all of this (times, task, text).

    `end_at` None only for the running one.
    """

    entry: UUID
    task: TaskRef
    text: EntryText
    start_at: datetime
    end_at: datetime | None


@dataclass(frozen=True, slots=True)
class EntryDeleted:
    """The entry is gone; a running timer on it stops."""

    entry: UUID


@dataclass(frozen=True, slots=True)
class EntrySplit:
    """The entry ends at *at*; *second* begins there with the same task and text."""

    entry: UUID
    at: datetime
    second: UUID


@dataclass(frozen=True, slots=True)
class EntriesMerged:
    """
    *first* now reaches from the earliest start to the latest end.

    *others* are gone. Notes are joined.
    """

    first: UUID
    others: tuple[UUID, ...]
    text: EntryText


@dataclass(frozen=True, slots=True)
class Undone:
    """What record *record* did is taken back. Undoing an undo does it again."""

    record: UUID


@dataclass(frozen=True, slots=True)
class TaskSaved:
    """
    A local task was made, renamed, finished, pinned, given a colour or deleted.

    That is all there is about it. `hue`: The colour the person chose, or that it got to be unlike
    others; older records never tell one. `is_deleted`: It is offered no more; the rest is as it
    was before, to bring it back.
    """

    task: TaskRef
    text: EntryText
    project: str
    is_done: bool = False
    is_pinned: bool = False
    hue: Hue | None = None
    is_deleted: bool = False

    @classmethod
    def of(cls, task: Task) -> TaskSaved:
        """Say of a local task what stands in its values."""
        return cls(
            task.ref,
            EntryText(task.title, task.key),
            task.project,
            task.is_done,
            task.is_pinned,
            task.chosen_hue,
            task.is_deleted,
        )


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """
    Totals and chain head kept before a month's key is dropped.

    `totals`: (month, task ref, ms); older releases wrote a day in the place of the month.
    """

    month: str
    head: str
    totals: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class MonthDropped:
    """The month's key was destroyed: its personal content is gone for ever."""

    month: str


@dataclass(frozen=True, slots=True)
class EntriesExpired:
    """
    Entries of the months before *month* went, and the records up to *sequence* with them.

    The chain goes on from `head`. `totals`: (month, task ref, ms) of what went.
    """

    month: str
    sequence: int
    head: str
    totals: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class StoreRestored:
    """The store was brought back from a backup made at *made_at*."""

    made_at: datetime


@dataclass(frozen=True, slots=True)
class PolicyTaken:
    """
    A document of an organization's policy was taken; `key`: fingerprint of who signed it.

    `due_at`: what it captures more may hold from then on; None where no days were promised.
    """

    key: str
    serial: int
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PolicySeen:
    """The person acknowledged what a version captures more than the one before."""

    key: str
    serial: int


@dataclass(frozen=True, slots=True)
class PolicyLeft:
    """The policy is followed no more."""

    key: str
    serial: int


Event = (
    RunStarted
    | RunEnded
    | TimerStarted
    | TimerStopped
    | TimerPaused
    | TimerResumed
    | AbsenceFound
    | AbsenceAnswered
    | ClockStepped
    | SessionNoted
    | TrackingRefused
    | EntryAdded
    | EntryEdited
    | EntryDeleted
    | EntrySplit
    | EntriesMerged
    | Undone
    | TaskSaved
    | Checkpoint
    | MonthDropped
    | EntriesExpired
    | StoreRestored
    | PictureMissed
    | PicturesErased
    | TimeSubtracted
    | PolicyTaken
    | PolicySeen
    | PolicyLeft
)
