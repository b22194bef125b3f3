"""Finding the one task, or entry, a person means."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from tracksync.core.journal.entries import Entry
from tracksync.core.journal.events import TimerStarted
from tracksync.core.problems import BadInput, Conflict, NotFound
from tracksync.core.sentences import say
from tracksync.core.tasks import REF_LIMIT, Task, TaskRef, TaskSeen
from tracksync.core.text import clean_line
from tracksync.ports.store import Happening, Snapshot

_MOST_NAMED = 5


def find_task(snapshot: Snapshot, ref: str) -> Task:
    """
    Find a task by its reference, its key or, where nothing else goes by that name, its title.

    Raises:
        BadInput: Nothing was named.
        NotFound: No task goes by that name, or it was deleted.
        Conflict: Several tasks share the key or the title; their references are named.
    """
    shown = clean_line(ref, limit=80)
    if not shown:
        msg = say("Which task? Nothing was named.")
        raise BadInput(msg, say("Name a task by its key or reference; tracksync tasks lists them."))
    # What is longer names nothing; and no store need look for lone surrogates.
    typed = clean_line(ref, limit=REF_LIMIT) if len(ref) <= REF_LIMIT else ""
    try:
        found = snapshot.task(TaskRef.parse(typed))
    except ValueError:
        found = None
    if found is not None and found.is_deleted:
        msg = say("The task {task} was deleted.", task=found.title)
        raise NotFound(msg, say("What was tracked on it stays. Name another one, or make it anew."))
    if found is not None:
        return found
    called = (snapshot.task_by_key(typed) or _titled(snapshot, typed)) if typed else ()
    if len(called) > 1:
        refs = ", ".join(str(task.ref) for task in called[:_MOST_NAMED])
        msg = say("{shown} means several tasks: {refs}.", shown=shown, refs=refs)
        raise Conflict(msg, say("Name it by its reference."))
    if not called:
        msg = say("No task goes by the name {shown}.", shown=shown)
        raise NotFound(msg, say("tracksync tasks --refresh fetches the list again."))
    return called[0]


def _titled(snapshot: Snapshot, title: str) -> tuple[Task, ...]:
    """Find the tasks with just that title that are not finished; case does not matter."""
    wanted = title.casefold()
    found = snapshot.find_tasks(title)
    return tuple(task for task in found if task.title.casefold() == wanted)


def find_entry(snapshot: Snapshot, entry: str | UUID) -> Entry:
    """Find an entry by its id; `BadInput` for what is no id, `NotFound` when there is none."""
    if isinstance(entry, str):
        shown = clean_line(entry, limit=60)
        try:
            entry = UUID(entry.strip())
        except ValueError as e:
            msg = say("{shown!r} is not the id of an entry.", shown=shown)
            raise BadInput(msg, say("tracksync entry list shows the ids.")) from e
    found = snapshot.entry(entry)
    if found is None:
        msg = say("There is no entry {entry}.", entry=entry)
        raise NotFound(
            msg,
            say("It may have been deleted or merged; tracksync entry list shows what is there."),
        )
    return found


def seen_at_start(
    history: Iterable[Happening], entry: UUID, *, on: TaskRef | None = None
) -> TaskSeen | None:
    """
    Tell what its service said of a task when the timer was started on it.

    Args:
        history: Of the entry.
        on: The task it is on now. One that it was moved away from is not told of then.

    Returns:
        None for an entry that no timer began, for a local task, and where its month was dropped.
    """
    starts = (h.event for h in history if isinstance(h.event, TimerStarted))
    of_entry = (event for event in starts if event.entry == entry)
    return next((event.seen for event in of_entry if on is None or event.task == on), None)
