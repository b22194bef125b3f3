"""Tasks: the list at hand, local ones, and refreshing what the services say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from uuid import UUID

from tracksync.core.delivery.outcomes import Failure, NotReached, Refused
from tracksync.core.hues import Hue, hue_apart
from tracksync.core.journal import events as ev
from tracksync.core.journal.entries import EntryText
from tracksync.core.problems import BadInput, NotAllowed
from tracksync.core.sentences import say
from tracksync.core.tasks import LOCAL, LONGEST_NAME, Task, TaskRef
from tracksync.core.text import clean_line
from tracksync.core.values import dataclass
from tracksync.ports.store import Snapshot
from tracksync.ports.tracker import IssueTracker, TaskPage
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.journal.colouring import BESIDE, hues_beside
from tracksync.services.personal.journal.finding import find_task
from tracksync.services.personal.journal.recording import Recorder
from tracksync.services.personal.journal.undoing import bring_back

MOST_PAGES = 2_000
LONGEST_KEY = 100
# So many of those that left the list are asked for in one refresh; a quota is for the others, too.
MOST_LEFT = 20
# All that can be entered lies between.
_EVER = (datetime(1970, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC))


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a refresh brought: all tasks, or those before *failure* struck."""

    tasks: tuple[Task, ...]
    failure: Failure | None
    is_complete: bool


@dataclass(frozen=True, slots=True)
class Deletion:
    """A local task as it was, or is, before it is deleted, and the time that stays on it."""

    task: Task
    time: timedelta


class TaskService:
    """The tasks a person can track time on."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def find(
        self, text: str = "", *, limit: int = 50, include_done: bool = False
    ) -> tuple[Task, ...]:
        """Search all known tasks; works offline. An empty text lists them."""
        with self._recorder.store.read() as snapshot:
            return snapshot.find_tasks(text[:200], include_done=include_done, limit=limit)

    def recent(self, limit: int = 6) -> tuple[Task, ...]:
        """Pinned tasks and those tracked last, each once, at most *limit*."""
        with self._recorder.store.read() as snapshot:
            return recent_tasks(snapshot, limit)

    def one(self, ref: str) -> Task:
        """Find one task by reference or key."""
        with self._recorder.store.read() as snapshot:
            return find_task(snapshot, ref)

    def add_local(
        self, title: str, *, via: str, project: str = "", task: UUID | None = None
    ) -> Task:
        """Make a task that lives only here, in a colour unlike those it is seen beside."""
        name = clean_line(title)
        if not name:
            msg = say("A task needs a name.")
            raise BadInput(msg)
        ref = TaskRef(LOCAL, str(task or self._recorder.ids.new()))
        with self._recorder.open(via) as recording:
            at_hand = (task.hue for task in recording.unit.tasks(limit=BESIDE))
            hue = hue_apart(str(ref), (*hues_beside(recording.unit, ref), *at_hand))
            recording.add(ev.TaskSaved(ref, EntryText(name), clean_line(project), hue=hue))
            recording.changed |= Changed.TASKS
        return self.one(str(ref))

    def change_local(
        self,
        ref: str,
        *,
        via: str,
        title: str | None = None,
        project: str | None = None,
        is_done: bool | None = None,
    ) -> Task:
        """Rename, move to a project, finish or reopen a local task."""
        with self._recorder.open(via) as recording:
            task = _find_own(recording.unit, ref)
            name = task.title if title is None else clean_line(title)
            if not name:
                msg = say("A task needs a name.")
                raise BadInput(msg)
            home = task.project if project is None else clean_line(project)
            done = task.is_done if is_done is None else is_done
            saved = replace(task, title=name, project=home, is_done=done)
            recording.add(ev.TaskSaved.of(saved))
            recording.changed |= Changed.TASKS
        return self.one(str(task.ref))

    def weigh(self, ref: str) -> Deletion:
        """
        Tell what would be deleted, and what time would stay.

        Raises:
            NotAllowed: It belongs to a service, or the timer is on it, or paused on it.
        """
        with self._recorder.store.read() as snapshot:
            return _weighed(snapshot, ref)

    def delete(self, ref: str, *, via: str) -> Deletion:
        """
        Delete a local task: it is offered no more. What was tracked on it stays, under its name.

        Undo brings it back. Raises as `weigh` does.
        """
        with self._recorder.open(via) as recording:
            weighed = _weighed(recording.unit, ref)
            recording.add(replace(ev.TaskSaved.of(weighed.task), is_deleted=True))
            # What undo would take back is shown with the day.
            recording.changed |= Changed.TASKS | Changed.TODAY
        return weighed

    def bring_back(self, task: Task, *, via: str) -> None:
        """Have a task that was deleted again, as it was; nothing where it is back already."""
        with self._recorder.open(via) as recording:
            now = recording.unit.task(task.ref)
            if now is not None and now.is_deleted:
                bring_back(recording, ev.TaskSaved.of(task))

    def pin(self, ref: str, *, via: str, is_pinned: bool) -> Task:
        """Keep a task at hand, or no longer."""
        with self._recorder.open(via) as recording:
            task = find_task(recording.unit, ref)
            if task.ref.is_local:
                recording.add(ev.TaskSaved.of(replace(task, is_pinned=is_pinned)))
            else:
                recording.unit.pin_task(task.ref, is_pinned=is_pinned)
            recording.changed |= Changed.TASKS
        return replace(task, is_pinned=is_pinned)

    def colour(self, ref: str, *, via: str, hue: Hue | None) -> Task:
        """Show a task in that colour everywhere; None: in one unlike those of others at work."""
        with self._recorder.open(via) as recording:
            task = find_task(recording.unit, ref)
            if hue is None:
                hue = hue_apart(str(task.ref), hues_beside(recording.unit, task.ref))
            if task.ref.is_local:
                recording.add(ev.TaskSaved.of(replace(task, chosen_hue=hue)))
            else:
                recording.unit.colour_task(task.ref, hue)
            recording.changed |= Changed.COLOURS
        return replace(task, chosen_hue=hue)

    def purge(self, connection: str | None, *, via: str) -> tuple[str, ...]:
        """
        Forget the cached tasks of one connection, or (None) of all, left ones included.

        Local tasks stay, and what was tracked keeps the names of its tasks. The next refresh
        fetches the lists again.

        Returns:
            The ids of the connections whose tasks are forgotten.
        """
        with self._recorder.open(via) as recording:
            unit = recording.unit
            of_tasks = {task.ref.connection for task in unit.tasks(include_done=True)} - {LOCAL}
            known = of_tasks | {found.id for found in unit.connections()}
            meant = sorted(known) if connection is None else [connection]
            for name in meant:
                unit.forget_tasks(name)
            recording.changed |= Changed.TASKS
        return tuple(meant)

    def left(self, connection: str, fetched: Fetched) -> tuple[Task, ...]:
        """Name what was assigned and open until now, and is so no longer; not too many."""
        if not fetched.is_complete:
            return ()
        told = {task.ref for task in fetched.tasks}
        with self._recorder.store.read() as snapshot:
            mine = (t for t in snapshot.tasks() if t.is_assigned and t.ref.connection == connection)
            return tuple(islice((task for task in mine if task.ref not in told), MOST_LEFT))

    def keep(self, connection: str, fetched: Fetched) -> Changed:
        """
        Save what a refresh brought; a broken-off one adds but removes nothing.

        Nothing is kept for a connection that was removed while the fetch was under way.
        """
        with self._recorder.open("engine") as recording:
            if recording.unit.connection(connection) is None:
                return Changed.NOTHING
            tasks = [_cleaned(task) for task in fetched.tasks]
            recording.unit.save_tasks(connection, tasks, is_complete=fetched.is_complete)
            recording.changed |= Changed.TASKS
        return recording.changed


def _cleaned(task: Task) -> Task:
    """Make sure of it once more at this door: an adapter may forget."""
    return replace(
        task,
        key=clean_line(task.key, limit=LONGEST_KEY),
        title=clean_line(task.title) or "(no title)",
        project=clean_line(task.project),
        state=clean_line(task.state),
        kind=clean_line(task.kind),
        assignee=clean_line(task.assignee, limit=LONGEST_NAME),
    )


def _find_own(snapshot: Snapshot, ref: str) -> Task:
    """Find a task that lives only here."""
    task = find_task(snapshot, ref)
    if not task.ref.is_local:
        named = task.key or task.title
        msg = say("{task} belongs to {service}.", task=named, service=task.service)
        raise NotAllowed(msg, say("Change it there; the next refresh brings the change here."))
    return task


def _weighed(snapshot: Snapshot, ref: str) -> Deletion:
    task, timer = _find_own(snapshot, ref), snapshot.timer()
    entries = snapshot.entries_of(task.ref, *_EVER)
    if any(entry.id in {timer.entry, timer.paused_entry} for entry in entries):
        msg = say("The timer is on {task}.", task=task.title)
        raise NotAllowed(msg, say("Stop it first; then the task can be deleted."))
    return Deletion(task, sum((e.end_at - e.start_at for e in entries if e.end_at), timedelta(0)))


def recent_tasks(snapshot: Snapshot, limit: int) -> tuple[Task, ...]:
    """Pinned tasks and those tracked last, each once."""
    pinned = [task for task in snapshot.tasks(limit=limit) if task.is_pinned]
    tracked = [snapshot.task(ref) for ref in snapshot.recent_tasks(limit)]
    together = [*pinned, *(task for task in tracked if task is not None and not task.is_done)]
    return tuple({task.ref: task for task in together}.values())[:limit]


def fetch_assigned(
    tracker: IssueTracker, *, progress: Callable[[int], None], cancelled: Callable[[], bool]
) -> Fetched:
    """
    Fetch all tasks assigned to the person, page by page. Blocking: NETWORK lane.

    Args:
        progress: Called with the number of tasks so far, after each page.
        cancelled: Asked before each page; true ends the fetch as incomplete.

    A service that names the same next page twice is left, as incomplete.
    """
    tasks: dict[TaskRef, Task] = {}
    token: str | None = None
    asked: set[str] = set()
    for _ in range(MOST_PAGES):
        if cancelled():
            return Fetched(tuple(tasks.values()), None, is_complete=False)
        page = tracker.assigned(token)
        if not isinstance(page, TaskPage):
            return Fetched(tuple(tasks.values()), page, is_complete=False)
        tasks.update({task.ref: task for task in page.tasks})
        progress(len(tasks))
        token = page.next_token
        if token is None:
            return Fetched(tuple(tasks.values()), None, is_complete=True)
        if token in asked:
            break
        asked.add(token)
    return Fetched(tuple(tasks.values()), None, is_complete=False)


def fetch_left(
    tracker: IssueTracker, left: Iterable[Task], *, cancelled: Callable[[], bool]
) -> tuple[Task, ...]:
    """
    Ask what became of tasks that left the list: whose they are, or that they are done.

    Blocking: NETWORK lane. Ends where the service cannot be asked just now; nothing depends on it.
    """
    found: list[Task] = []
    for task in left:
        told = NotReached() if cancelled() else tracker.find(task.ref.remote_id)
        if isinstance(told, Task):
            found += [told] * (told.ref == task.ref)
        elif not isinstance(told, Refused):
            break
    return tuple(found)
