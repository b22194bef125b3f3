"""A link wishes for a task: which one that is here, and whether it may be started."""

from __future__ import annotations

from collections.abc import Callable

from tracksync.core.problems import Problem
from tracksync.core.tasks import Task
from tracksync.desktop.models.link import LinkModel
from tracksync.desktop.presenters.base import Desk, Presenter
from tracksync.desktop.presenters.shown import line_of
from tracksync.engine.services import Services
from tracksync.ports.tracker import Connection
from tracksync.services.personal.worktime.timer import running_entry

VIA = "link"


class LinkPresenter(Presenter):
    """
    Looks a wish up. Links come from anywhere, so nothing starts before the person says so.

    Args:
        show: Asks the person, or says why there is nothing to ask.
    """

    def __init__(self, desk: Desk, show: Callable[[LinkModel], None]) -> None:
        super().__init__(desk)
        self._show = show

    def ask(self, ref: str) -> None:
        """Ask about a task by its key or reference. A refusal is journaled, as at every door."""
        self.write(lambda services: self._found(services, ref), self._show, self._refused)

    def _found(self, services: Services, ref: str) -> LinkModel:
        task = services.timer.consider(ref, via=VIA)
        with services.store.read() as snapshot:
            running, known = running_entry(snapshot), snapshot.connections()
        ends = ""
        if running is not None and running.task != task.ref:
            ends = running.text.key or running.text.title
        service = "" if task.ref.is_local else self.desk.title_of(task.service)
        return LinkModel(line_of(task), service, _site_of(task, known), ends)

    def _refused(self, problem: Problem) -> None:
        self._show(LinkModel(trouble=self.desk.trouble_of(problem)))


def _site_of(task: Task, known: tuple[Connection, ...]) -> str:
    """Tell which of several connections of its service a task belongs to."""
    of_service = [c for c in known if c.service == task.service and not task.ref.is_local]
    sites = (c.site_url.partition("://")[2] for c in of_service if c.id == task.ref.connection)
    return next(sites, "") if len(of_service) > 1 else ""
