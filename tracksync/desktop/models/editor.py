"""What the editor of one entry shows."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol

from tracksync.core.journal.differences import Difference
from tracksync.core.values import dataclass
from tracksync.desktop.models.common import Trouble
from tracksync.desktop.models.timer import TaskLine


@dataclass(frozen=True, slots=True)
class Deed:
    """
    One thing that happened to an entry.

    Attributes:
        what: In few words.
        door: Where it was done.
        who: The e-mail that person had given themselves; empty where there is none.
        is_undone: It was taken back.
    """

    at: datetime
    what: str
    door: str
    who: str = ""
    changes: tuple[Difference, ...] = ()
    is_undone: bool = False


@dataclass(frozen=True, slots=True)
class EditorModel:
    """
    One entry to change, or a new one.

    Attributes:
        id: Empty for a new entry.
        end_at: None while it runs.
        tasks: What the task field offers.
        warning: What saving would mean ("Overlaps Code review by 12 min"); empty for nothing.
        sent_to: Where it stands already ("Jira"), so that a change follows there; else empty.
        stood: What stood on the task in its service when the timer was started; None if unknown.
        stood_at: When the service said so.
        history: What happened to it, latest first; empty for a new entry.
    """

    id: str
    zone: str
    start_at: datetime
    end_at: datetime | None
    task: TaskLine | None = None
    note: str = ""
    tasks: tuple[TaskLine, ...] = ()
    warning: str = ""
    sent_to: str = ""
    stood: timedelta | None = None
    stood_at: datetime | None = None
    history: tuple[Deed, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """
    What the person made of it.

    Attributes:
        task_ref: Empty where no task was chosen.
        new_task: What was typed instead, to become a task that lives only here.
    """

    id: str
    task_ref: str
    start_at: datetime
    end_at: datetime | None
    note: str
    new_task: str = ""


class EditorView(Protocol):
    """The editor of one entry."""

    def show_entry(self, entry: EditorModel) -> None:
        """Show it."""

    def show_warning(self, warning: str) -> None:
        """Say what saving would mean."""

    def show_trouble(self, trouble: Trouble | None) -> None:
        """Say why it was not saved; what was typed stays."""

    def show_saved(self) -> None:
        """It is saved; close."""
