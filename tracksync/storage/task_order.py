"""How the list of known tasks changes; the same for every store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tracksync.core.journal.events import TaskSaved
from tracksync.core.tasks import LOCAL, Task, TaskRef


def refreshed(
    known: Iterable[Task], seen: Iterable[Task], connection: str, *, is_complete: bool
) -> tuple[Task, ...]:
    """
    Work out the tasks of one connection after the service told us of some.

    Args:
        known: What was known, in order.
        seen: What the service told, in its order; a task named twice counts as told last.
        is_complete: These are all that are assigned; others are so no longer. They move behind.

    Returns:
        All tasks in their new order. Pins and colours are the person's, and stay; that a state
        changed is seen here alone, since services do not tell.

    Raises:
        ValueError: A task belongs to another connection.
    """
    before = {task.ref: task for task in known}
    told: dict[TaskRef, Task] = {}
    for task in seen:
        if task.ref.connection != connection:
            msg = f"task {task.ref} does not belong to {connection}"
            raise ValueError(msg)
        old = before.get(task.ref)
        told[task.ref] = task if old is None else _again(old, task)
    if is_complete:
        # Whose they are by now was not told.
        others = [
            replace(t, is_assigned=False, assignee="" if t.is_assigned else t.assignee)
            for t in before.values()
            if t.ref not in told
        ]
        return (*told.values(), *others)
    updated = {ref: told.get(ref, task) for ref, task in before.items()}
    return tuple({**updated, **told}.values())


def _again(old: Task, task: Task) -> Task:
    """Take in what is told of a task that is known."""
    # A state that is not told, or was erased, tells of no change.
    has_moved = old.state != task.state and old.state and task.state
    moved_after = old.seen_at if has_moved else old.moved_after
    return replace(
        task, is_pinned=old.is_pinned, moved_after=moved_after, chosen_hue=old.chosen_hue
    )


def local_task(event: TaskSaved) -> Task:
    """Work out the task a `TaskSaved` speaks of."""
    return Task(
        event.task,
        event.text.key,
        event.text.title,
        LOCAL,
        project=event.project,
        is_done=event.is_done or event.is_deleted,
        is_pinned=event.is_pinned and not event.is_deleted,
        chosen_hue=event.hue,
        is_deleted=event.is_deleted,
    )
