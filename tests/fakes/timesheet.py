"""A service that keeps worklogs, and can be slow, busy, deaf, or forgetful."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from tests.fakes.clock import FakeClock
from tracksync.core.clock import to_ms
from tracksync.core.delivery.outcomes import (
    Busy,
    Looked,
    LookOutcome,
    NoAnswer,
    NotReached,
    Refused,
    RemoteWorklog,
    SignInExpired,
    WriteOutcome,
    Written,
)
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.sentences import say
from tracksync.core.tasks import TaskRef

ME = "account-1"


class Fate(StrEnum):
    """What becomes of one request."""

    FINE = "fine"
    BUSY = "busy"
    BUSY_TOLD = "busy told"
    BUSY_UNSURE = "busy told, after the commit"
    UNREACHED = "unreached"
    EXPIRED = "expired"
    REFUSED = "refused"
    LOST = "dropped before the commit"
    DROPPED = "dropped after the commit"
    LATE = "committed late"


@dataclass
class FakeTimesheet:
    """
    `ports.tracker.TimesheetSink` that remembers.

    Attributes:
        stands: All worklogs over there, by id; also other people's.
        fate: Asked before each request ("create", "update", "delete", "look").
        finds_by_mark: Marks are kept; else a look finds everything of the person's near.
        leaves_mark: Whether a new worklog keeps its mark all the same; asked each time.
        keeps: What is left of a worklog over there.
        late_by: How late a late commit is; asked each time.
        requests: What was asked, in order.
        told: Called with each of them.
    """

    clock: FakeClock
    fate: Callable[[str], Fate] = lambda _: Fate.FINE
    finds_by_mark: bool = True
    leaves_mark: Callable[[], bool] = lambda: False
    keeps: Callable[[Worklog], Worklog] = lambda worklog: worklog
    late_by: Callable[[], timedelta] = lambda: timedelta(seconds=30)
    stands: dict[str, tuple[TaskRef, RemoteWorklog]] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    told: Callable[[str], None] = lambda _: None
    _late: list[tuple[timedelta, Callable[[], object]]] = field(default_factory=list)
    _made: int = 0

    def as_kept(self, worklog: Worklog) -> Worklog:
        return self.keeps(worklog)

    # --- the port ---------------------------------------------------------------------------------

    def create(self, worklog: Worklog) -> WriteOutcome:
        return self._written("create", lambda: self._add(worklog))

    def update(self, remote_id: str, worklog: Worklog) -> WriteOutcome:
        return self._written("update", lambda: self._change(remote_id, worklog))

    def delete(self, task: TaskRef, remote_id: str) -> WriteOutcome:
        return self._written("delete", lambda: self._remove(remote_id))

    def look(self, task: TaskRef, mark: str, near: datetime) -> LookOutcome:
        self.catch_up()
        self._note("look")
        failure = self._failure(self.fate("look"), is_write=False)
        if isinstance(failure, Written):
            return Looked(tuple(self._marked(task, mark, near)))
        return failure

    # --- what a person over there does ------------------------------------------------------------

    def of_others(self, task: TaskRef, at: datetime, seconds: int = 600) -> str:
        """Somebody else books time; its id."""
        return self._put(task, RemoteWorklog("", "", to_ms(at), seconds, "theirs", "account-2"))

    def change(self, remote_id: str, **parts: str | int) -> None:
        """Somebody changes one of ours over there."""
        task, stands = self.stands[remote_id]
        self.stands[remote_id] = task, replace(stands, **parts)  # type: ignore[arg-type]  # by name

    def copy(self, remote_id: str) -> str:
        """A second one with the same mark appears; its id."""
        task, stands = self.stands[remote_id]
        return self._put(task, stands)

    def ours(self) -> list[tuple[TaskRef, RemoteWorklog]]:
        return [(task, w) for task, w in self.stands.values() if w.author == ME]

    # --- inside -----------------------------------------------------------------------------------

    def catch_up(self) -> None:
        """Let what was late arrive, if its time has come; by the service's own clock."""
        due = [commit for at, commit in self._late if at <= self.clock.real]
        self._late = [item for item in self._late if item[0] > self.clock.real]
        for commit in due:
            commit()

    @property
    def is_quiet(self) -> bool:
        return not self._late

    def _note(self, verb: str) -> None:
        self.requests.append(verb)
        self.told(verb)

    def _written(self, verb: str, commit: Callable[[], WriteOutcome]) -> WriteOutcome:
        self.catch_up()
        self._note(verb)
        fate = self.fate(verb)
        if fate is Fate.LATE:
            self._late.append((self.clock.real + self.late_by(), commit))
        failure = self._failure(fate, is_write=True)
        if isinstance(failure, Written):
            return commit()
        if fate in {Fate.DROPPED, Fate.BUSY_UNSURE}:
            commit()
        return failure

    def _failure(
        self, fate: Fate, *, is_write: bool
    ) -> Busy | NoAnswer | NotReached | Refused | SignInExpired | Written:
        match fate:
            case Fate.FINE:
                return Written("")
            case Fate.BUSY:
                return Busy(None)
            case Fate.BUSY_TOLD:
                return Busy(timedelta(seconds=45))
            case Fate.BUSY_UNSURE:
                return Busy(timedelta(seconds=45), is_unsure=True)
            case Fate.EXPIRED:
                return SignInExpired()
            case Fate.REFUSED:
                return Refused(403, say("You may not."), say("Ask."))
            case Fate.UNREACHED:
                return NotReached(say("no route"))
            case _:
                return NoAnswer(say("timed out")) if is_write else NotReached(say("timed out"))

    def _add(self, worklog: Worklog) -> WriteOutcome:
        has_mark = self.finds_by_mark or self.leaves_mark()
        return Written(self._put(worklog.task, self._remote(worklog, has_mark=has_mark)))

    def _change(self, remote_id: str, worklog: Worklog) -> WriteOutcome:
        if remote_id not in self.stands:
            return Refused(404)
        task, before = self.stands[remote_id]
        assert before.author == ME, "somebody else's worklog was touched"
        after = self._remote(worklog, has_mark=self.finds_by_mark or bool(before.mark))
        assert task == worklog.task, "another worklog was touched"
        assert before.mark in {after.mark, ""}, "another worklog was touched"
        after = replace(after, remote_id=remote_id, created_ms=before.created_ms)
        self.stands[remote_id] = task, after
        return Written(remote_id)

    def _remove(self, remote_id: str) -> WriteOutcome:
        _, before = self.stands.get(remote_id, (None, None))
        assert before is None or before.author == ME, "somebody else's worklog was touched"
        self.stands.pop(remote_id, None)
        return Written(remote_id)

    def _put(self, task: TaskRef, worklog: RemoteWorklog) -> str:
        self._made += 1
        remote_id = str(900 + self._made)
        created_ms = to_ms(self.clock.at) + self._made
        self.stands[remote_id] = task, replace(worklog, remote_id=remote_id, created_ms=created_ms)
        return remote_id

    def _marked(self, task: TaskRef, mark: str, near: datetime) -> Iterator[RemoteWorklog]:
        around = timedelta(days=2) // timedelta(milliseconds=1)
        for its_task, worklog in self.stands.values():
            is_near = abs(worklog.started_ms - to_ms(near)) <= around
            is_marked = worklog.mark == mark or not (self.finds_by_mark or worklog.mark)
            if its_task == task and is_marked and worklog.author == ME and is_near:
                yield worklog

    def _remote(self, worklog: Worklog, *, has_mark: bool) -> RemoteWorklog:
        kept = self.keeps(worklog)
        mark = kept.mark if has_mark else ""
        return RemoteWorklog("", mark, to_ms(kept.started_at), kept.seconds, kept.comment, ME)
