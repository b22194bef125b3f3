"""Whether time may be put on a task: the one gate for every door."""

from __future__ import annotations

from tracksync.core.problems import NotAllowed
from tracksync.core.sentences import say
from tracksync.core.tasks import Task, TaskRef, may_be_tracked
from tracksync.ports.settings import Preferences
from tracksync.ports.store import Snapshot
from tracksync.services.personal.journal.finding import find_task


class NotAssigned(NotAllowed):
    """
    Policy allows time on assigned tasks only. The recorder journals it.

    Attributes:
        task: The one that was asked for.
    """

    def __init__(self, task: Task) -> None:
        named = task.key or task.title
        reason = say("{task} is not assigned to you, so no time can be tracked on it.", task=named)
        if task.assignee:
            reason = say(
                "{task} is assigned to {person}, and time may be tracked only on tasks that are "
                "assigned to you.",
                task=named,
                person=task.assignee,
            )
        super().__init__(
            reason, say("Have it assigned to you, refresh the tasks, and start again.")
        )
        self.task = task


def find_trackable(snapshot: Snapshot, ref: str, preferences: Preferences) -> Task:
    """
    Find a task that time may be put on, by its reference or key.

    Raises:
        NotAssigned: It is somebody else's, and only assigned tasks may be tracked.
        BadInput, NotFound, Conflict: As `find_task`.
    """
    task = find_task(snapshot, ref)
    refusal = _refusal(task, preferences)
    if refusal is not None:
        raise refusal
    return task


def why_not_again(snapshot: Snapshot, ref: TaskRef, preferences: Preferences) -> NotAssigned | None:
    """Tell why time may no more be put on a task that was tracked; None where it may."""
    task = snapshot.task(ref)
    # Nothing is known of one whose connection was left: that is no reason to refuse it.
    return None if task is None else _refusal(task, preferences)


def _refusal(task: Task, preferences: Preferences) -> NotAssigned | None:
    only_assigned = preferences.flag("tasks.assigned_only")
    return None if may_be_tracked(task, only_assigned=only_assigned) else NotAssigned(task)
