"""What the Tasks page shows."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from tracksync.core.hues import Hue
from tracksync.core.values import dataclass
from tracksync.desktop.models.common import ScreenView


class TaskGroup(StrEnum):
    """The groups, in the order they are shown."""

    RUNNING = "running"
    PINNED = "pinned"
    ASSIGNED = "assigned"
    OTHERS = "others"
    LOCAL = "local"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class TaskRow:
    """
    A task on one line. `logged` and `estimate` None where nobody knows.

    `assignee` names whose it is, where that is somebody else. `chosen_hue` is None where the colour
    follows from the task.
    """

    ref: str
    group: TaskGroup
    title: str
    key: str = ""
    project: str = ""
    state: str = ""
    hue: int = 0
    logged: timedelta | None = None
    estimate: timedelta | None = None
    is_running: bool = False
    is_pinned: bool = False
    is_done: bool = False
    is_local: bool = False
    assignee: str = ""
    chosen_hue: Hue | None = None


@dataclass(frozen=True, slots=True)
class TasksModel:
    """
    The tasks that were found, by group and then as ranked; a few thousand at most.

    Attributes:
        search: What was searched for; empty for everything.
        service: Whose the assigned ones are ("Jira"); empty without a connection.
        read_at: When they were last read there.
        is_cut: There are more; these are the best of what was found, or the first of all.
    """

    rows: tuple[TaskRow, ...] = ()
    search: str = ""
    service: str = ""
    read_at: datetime | None = None
    zone: str = "UTC"
    projects: tuple[str, ...] = field(default=())
    is_cut: bool = False


class TasksView(ScreenView, Protocol):
    """The page of tasks."""

    def show_tasks(self, tasks: TasksModel) -> None:
        """Show what was found."""

    def show_undo(self, sentence: str) -> None:
        """Say what was done, with its undo; nothing for an empty sentence."""

    def show_reading(self, count: int | None) -> None:
        """The services are being read, with so many tasks so far; None when that is over."""
