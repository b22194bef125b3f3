"""A desk to present at: an engine in memory, and a runner that does everything at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from tests.unit.engine.house import House
from tests.unit.engine.test_governing import ANN, paper
from tracksync.core.delivery.outcomes import Failure, LookOutcome, WriteOutcome, Written
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.problems import BadInput, Problem
from tracksync.core.sentences import say
from tracksync.core.tasks import Task, TaskRef
from tracksync.desktop.models.common import Trouble
from tracksync.desktop.presenters.base import Desk
from tracksync.engine.lanes.threads import Lane
from tracksync.ports.manifest import Manifest
from tracksync.ports.tracker import Account, Adapters, Connection, Integration, TaskPage

T = TypeVar("T")
ANNA = Account("anna-1", "Anna", "anna@example.org", "Europe/Berlin")


class Direct:
    """Does work where it is asked for; `held` keeps it until `let_go`."""

    def __init__(self) -> None:
        self.is_holding = False
        self.held: list[Callable[[], None]] = []

    def store(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        def does() -> None:
            try:
                value = work()
            except Problem as problem:
                if failed is not None:
                    failed(problem)
                return
            if done is not None:
                done(value)

        if self.is_holding:
            self.held.append(does)
        else:
            does()

    read = network = keystore = store

    def submit(
        self,
        lane: Lane,
        work: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        self.store(work, done=done, failed=failed)

    def tell(self, call: Callable[[], None]) -> None:
        call()

    def let_go(self) -> None:
        self.is_holding = False
        while self.held:
            self.held.pop(0)()


class Seen:
    """Any view: remembers the last of each sentence it was told, and all of them in order."""

    def __init__(self) -> None:
        self.said: list[tuple[str, tuple[Any, ...]]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        def say(*values: Any) -> None:  # noqa: ANN401  whatever a view is told
            self.said.append((name, values))

        return say

    def last(self, name: str) -> Any:  # noqa: ANN401  the same
        """Give what was said last; None when nothing was."""
        for said, values in reversed(self.said):
            if said == name:
                return values[0] if len(values) == 1 else values
        return None

    def count(self, name: str) -> int:
        return sum(said == name for said, _ in self.said)


class PaperJira:
    """A service that takes any token but "wrong", and keeps nothing."""

    manifest = Manifest("jira", "Jira")
    finds_by_mark = True

    def __init__(self) -> None:
        self.pages: list[tuple[Task, ...]] = [()]
        self.reading: Callable[[], None] = lambda: None
        self.tokens: list[str] = []
        self.answer: Failure | None = None

    def check_site(self, site_url: str) -> str:
        return f"https://{site_url.removeprefix('https://')}"

    def connect(self, connection: Connection, read_token: Callable[[], str]) -> Adapters:
        self.tokens.append(read_token())
        return Adapters(self, self)

    def whoami(self) -> Account | Failure:
        if self.tokens[-1] == "wrong":
            msg = say("Jira does not accept this token.")
            raise BadInput(msg)
        return self.answer or ANNA

    def assigned(self, page_token: str | None) -> TaskPage | Failure:
        self.reading()
        place = int(page_token or 0)
        after = place + 1
        return TaskPage(self.pages[place], str(after) if after < len(self.pages) else None)

    def find(self, key: str) -> Task | Failure:
        raise NotImplementedError

    def as_kept(self, worklog: Worklog) -> Worklog:
        return worklog

    def create(self, worklog: Worklog) -> WriteOutcome:
        return Written("1")

    def update(self, remote_id: str, worklog: Worklog) -> WriteOutcome:
        raise NotImplementedError

    def delete(self, task: TaskRef, remote_id: str) -> WriteOutcome:
        raise NotImplementedError

    def look(self, task: TaskRef, mark: str, near: object) -> LookOutcome:
        raise NotImplementedError


class PaperTempo(PaperJira):
    """Keeps time on the tasks of Jira."""

    def __init__(self) -> None:
        super().__init__()
        self.manifest = Manifest("tempo", "Tempo", site="https://api.tempo.io", books_for="jira")

    def connect(self, connection: Connection, read_token: Callable[[], str]) -> Adapters:
        self.account = connection.account
        return super().connect(connection, read_token)

    def whoami(self) -> Account | Failure:
        return self.account


class Office:
    """A house with a desk in it."""

    def __init__(
        self, jira: PaperJira | None = None, *, integrations: list[Integration] | None = None
    ) -> None:
        self.jira = jira or PaperJira()
        self.house = House(integrations=integrations or [self.jira, PaperTempo()])
        self.run = Direct()
        self.troubles: list[Trouble] = []
        self.desk = Desk(self.house.engine, self.run, trouble=self.troubles.append)

    @property
    def services(self) -> Any:  # noqa: ANN401  as the tests need them
        return self.house.engine.services

    def task(self, title: str) -> str:
        """Make a local task; its reference."""
        return str(self.services.tasks.add_local(title, via="test").ref)

    def jira_task(self, key: str, title: str, **more: Any) -> str:  # noqa: ANN401  what a task takes
        """Have a connection with one task; its reference."""
        there = self.connect()
        task = Task(TaskRef(there.id, key), key, title, "jira", **more)
        with self.services.recorder.open("test") as recording:
            recording.unit.save_tasks(there.id, (task,), is_complete=False)
        return str(task.ref)

    def connect(self, **different: Any) -> Connection:  # noqa: ANN401  what a connection takes
        draft = Connection(
            "", "jira", "https://team.example", "anna@example.org", ANNA, **different
        )
        made: Connection = self.services.connections.name(draft)
        self.services.connections.save(made, via="test")
        return made

    def name_reader(self) -> None:
        """Have a policy name somebody who may open pictures, and the person have seen it."""
        governing = self.house.parts.policy.governing
        governing.take(paper(self.house, 1, ANN), is_meant=True)
        governing.acknowledge(1)

    def track(self, ref: str, minutes: int) -> str:
        """Track a task for a while, up to now; the id of the entry."""
        started = self.services.timer.start(ref, via="test")
        self.house.work(minutes)
        self.services.timer.stop(via="test")
        return str(started.entry.id)
