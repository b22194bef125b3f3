"""The Tasks page: finding, starting, pinning, making and refreshing tasks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from tracksync.core.hues import Hue
from tracksync.core.problems import Problem
from tracksync.core.tasks import Task, TaskRef
from tracksync.core.values import dataclass
from tracksync.desktop.models.tasks import TaskGroup, TaskRow, TasksModel, TasksView
from tracksync.desktop.presenters.base import Desk, Fresh, Presenter
from tracksync.engine.engine import Engine
from tracksync.engine.lanes.threads import Lane
from tracksync.ports.tracker import Connection
from tracksync.services.personal.delivery.wording import problem_of
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.worktime.tasks import Deletion
from tracksync.services.personal.worktime.timer import running_entry

VIA = "window/tasks"
# So many are shown: of all of them, and of what is found for a word, which is ranked. Nobody reads
# on, each row has to be unsealed, and the window waits for whoever makes them.
MOST = 1_000
BEST = 500
_ORDER = {group: place for place, group in enumerate(TaskGroup)}


@dataclass(slots=True)
class Reading:
    """One refresh that is under way."""

    count: int = 0
    is_cancelled: bool = False


class TasksPresenter(Presenter):
    """
    Shows all tasks, or those that are found.

    Args:
        open_page: Shows an address in the browser.
    """

    interest = Changed.TASKS | Changed.TIMER | Changed.CONNECTIONS | Changed.COLOURS

    def __init__(self, desk: Desk, view: TasksView, open_page: Callable[[str], object]) -> None:
        super().__init__(desk)
        self._view, self._open_page = view, open_page
        self._search = ""
        self._is_shown = False
        self._reading: Reading | None = None
        self._deleted: Task | None = None
        self._fresh = Fresh(desk.run, self._read, self._show, self.failed)

    def refresh(self) -> None:
        if not self._is_shown:
            self._view.show_loading()
        self._fresh.again()

    def search(self, text: str) -> None:
        """Show what is found for *text*."""
        self._offer(None)
        self._search = text
        self._fresh.again()

    def start(self, ref: str) -> None:
        self.write(lambda services: services.timer.start(ref, via=VIA))

    def pin(self, ref: str) -> None:
        """Keep a task at hand, or no longer."""
        self.write(
            lambda services: services.tasks.pin(
                ref, via=VIA, is_pinned=not services.tasks.one(ref).is_pinned
            )
        )

    def colour(self, ref: str, hue: Hue | None) -> None:
        """Show a task in that colour; None: in one unlike those of others."""
        self.write(lambda services: services.tasks.colour(ref, via=VIA, hue=hue))

    def add(self, title: str, project: str, *, and_start: bool = False) -> None:
        """Make a task that lives only here."""

        def made(task: Task) -> None:
            if and_start:
                self.start(str(task.ref))

        self.write(lambda s: s.tasks.add_local(title, via=VIA, project=project), done=made)

    def change(self, ref: str, title: str, project: str, *, is_done: bool) -> None:
        """Rename a local task, move it to a project, finish it or take it up again."""
        self.write(
            lambda services: services.tasks.change_local(
                ref, via=VIA, title=title, project=project, is_done=is_done
            )
        )

    def weigh(self, ref: str, ask: Callable[[Deletion], None]) -> None:
        """Look up what would be deleted, and what stays, for whoever is asked before."""
        self.look(lambda services: services.tasks.weigh(ref), ask)

    def delete(self, ref: str) -> None:
        """Delete a local task, and offer to take that back."""

        def done(deletion: Deletion) -> None:
            self._view.show_trouble(None)
            self._offer(deletion.task)

        self.write(lambda services: services.tasks.delete(ref, via=VIA), done)

    def undo(self) -> None:
        """Bring back the task that was deleted here last, whatever was done since."""
        task = self._deleted
        if task is not None:
            self._offer(None)
            self.write(lambda services: services.tasks.bring_back(task, via=VIA))

    def _offer(self, deleted: Task | None) -> None:
        """Offer to bring a task back; no longer where the person goes on with something else."""
        self._deleted = deleted
        said = ""
        if deleted is not None:
            said = self.tr("{title} was deleted.").format(title=deleted.title)
        self._view.show_undo(said)

    def read_one(self, ref: str, show: Callable[[Task], None]) -> None:
        """Look a task up, to be changed."""
        self.look(lambda services: services.tasks.one(ref), show)

    def open(self, ref: str) -> None:
        """Show a task where it lives."""

        def show(task: Task) -> None:
            if task.url:
                self._open_page(task.url)

        self.read_one(ref, show)

    def read_again(self) -> None:
        """Read the assigned tasks of all connections; what is here stays usable meanwhile."""
        if self._reading is not None:
            return
        reading = self._reading = Reading()
        self._view.show_reading(0)

        def ended(problem: Problem | None = None) -> None:
            if self._reading is reading:
                self._over()
                if problem is not None:
                    self.failed(problem)

        self.desk.run.submit(
            Lane.COMMANDS, lambda: self._fetch(reading), done=lambda _: ended(), failed=ended
        )

    def stop_reading(self) -> None:
        """Read no further; what came so far is kept. The page under way is not waited for."""
        if self._reading is not None:
            self._reading.is_cancelled = True
            self._over()

    def _fetch(self, reading: Reading) -> None:
        running = self.desk.engine.running
        for connection in running.refreshing.usable():
            fetched = running.refreshing.now(
                connection,
                progress=partial(self._so_far, reading, reading.count),
                cancelled=lambda: reading.is_cancelled,
            )
            if fetched.failure is not None:
                title = running.services.connections.integration(connection.service).manifest.title
                raise problem_of(fetched.failure, title)

    def _so_far(self, reading: Reading, before: int, count: int) -> None:
        reading.count = before + count
        self.desk.run.tell(lambda: self._show_reading(reading))

    def _show_reading(self, reading: Reading) -> None:
        if self._reading is reading:
            self._view.show_reading(reading.count)

    def _over(self) -> None:
        self._reading = None
        self._view.show_reading(None)
        self._view.show_trouble(None)
        self._fresh.again()

    def failed(self, problem: Problem) -> None:
        self._view.show_trouble(self.desk.trouble_of(problem))

    def _show(self, model: TasksModel) -> None:
        self._is_shown = True
        self._view.show_tasks(model)

    def _read(self) -> TasksModel:
        return tasks_model(self.desk.engine, self._search)


def tasks_model(engine: Engine, search: str) -> TasksModel:
    """Read the tasks that are found, by group. READ lane."""
    services = engine.services
    most = BEST if search.strip() else MOST
    # One more tells whether there are more.
    several = services.tasks.find(search, limit=most + 1, include_done=True)
    with services.store.read() as snapshot:
        running = running_entry(snapshot)
        connections = snapshot.connections()
        task = None if running is None else running.task
        at_work = None if search.strip() or task is None else snapshot.task(task)
    found = several[:most]
    if at_work is not None and at_work not in found:
        found = (at_work, *found[: most - 1])
    rows = sorted((_row(each, task) for each in found), key=lambda row: _ORDER[row.group])
    reads: list[datetime] = [c.last_read_at for c in connections if c.last_read_at is not None]
    titles = [_title(engine, c.service) for c in connections if _has_tasks(engine, c)]
    return TasksModel(
        tuple(rows),
        search,
        ", ".join(dict.fromkeys(titles)),
        min(reads) if reads else None,
        engine.parts.clock.read().zone,
        tuple(sorted({each.project for each in found if each.ref.is_local and each.project})),
        is_cut=len(several) > most,
    )


def _has_tasks(engine: Engine, connection: Connection) -> bool:
    """Whether tasks come from it: a channel has none, and time alone is booked in some services."""
    integration = engine.parts.integrations.get(connection.service)
    is_of_channel = integration is not None and integration.manifest.is_channel
    return not connection.books_for and not is_of_channel


def _title(engine: Engine, service: str) -> str:
    integration = engine.parts.integrations.get(service)
    return integration.manifest.title if integration is not None else service


def _row(task: Task, running: TaskRef | None) -> TaskRow:
    is_running = task.ref == running
    group = TaskGroup.LOCAL if task.ref.is_local else TaskGroup.ASSIGNED
    if not task.is_assigned:
        group = TaskGroup.OTHERS
    for holds, other in (
        (task.is_done, TaskGroup.DONE),
        (task.is_pinned, TaskGroup.PINNED),
        (is_running, TaskGroup.RUNNING),
    ):
        if holds:
            group = other
    return TaskRow(
        ref=str(task.ref),
        group=group,
        title=task.title,
        key=task.key,
        project=task.project,
        state=task.state,
        hue=task.hue,
        chosen_hue=task.chosen_hue,
        logged=task.logged,
        estimate=task.estimate,
        is_running=is_running,
        is_pinned=task.is_pinned,
        is_done=task.is_done,
        is_local=task.ref.is_local,
        assignee="" if task.is_assigned else task.assignee,
    )
