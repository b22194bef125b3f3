"""The stateful Jira double: the demo's loopback Jira, watched and disturbed."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.fakes.jira_cloud.contract import Contract
from tests.fakes.jira_cloud.faults import Fault, Script
from tests.fakes.jira_cloud.strikes import strike
from tracksync.demo.jira_api import Answer, Asked
from tracksync.demo.jira_world import JiraWorld
from tracksync.demo.loopback_jira import JiraHandler, LoopbackJira


@dataclass(frozen=True, slots=True)
class Seen:
    """A request as it arrived, and what met it (empty: nothing did)."""

    ordinal: int
    method: str
    path: str
    query: dict[str, list[str]]
    is_signed: bool
    fault: str
    at_s: float


class JiraDouble(LoopbackJira):
    """
    A Jira Cloud for tests, over real HTTP on loopback.

    Args:
        world: What stands in it.
        port: 0 for any.

    Attributes:
        script: Which fault meets which request.
        seen: All requests, in order.
        contract: Collects what breaks Jira's description.
        trespasses: Attempts to change a worklog of somebody else.
    """

    def __init__(self, world: JiraWorld | None = None, *, port: int = 0) -> None:
        super().__init__(world if world is not None else JiraWorld(), port=port)
        self.script = Script()
        self.contract = Contract()
        self.seen: list[Seen] = []
        self.trespasses: list[str] = []
        self._counting = threading.Lock()
        self._under_way: list[threading.Thread] = []

    def serve(self, asked: Asked, handler: JiraHandler) -> None:
        fault = self._count(asked)
        with contextlib.suppress(ConnectionError):  # the client may have had enough
            if fault is None:
                handler.send(self._do(asked))
            else:
                self._strike(fault, asked, handler)

    def settle(self) -> None:
        """Wait until everything that was to happen later has happened."""
        while self._under_way:
            self._under_way.pop().join()

    def check(self) -> None:
        """Fail if anything broke the description or touched what is not ours."""
        assert self.contract.violations == []
        assert self.trespasses == []

    def vanish(self, wait_s: float) -> None:
        """Stop listening for a while."""

        def away() -> None:
            self.stop()
            time.sleep(wait_s)
            self.start()

        self._later(away)

    def failed(self, error: BaseException) -> None:
        self.contract.violations.append(f"the double itself failed: {error!r}")

    def _count(self, asked: Asked) -> Fault | None:
        with self._counting:
            ordinal = len(self.seen) + 1
            fault = self.script.fault_for(ordinal, asked)
            seen = Seen(
                ordinal,
                asked.method,
                asked.path,
                dict(asked.query),
                is_signed="authorization" in asked.headers,
                fault=fault.kind if fault is not None else "",
                at_s=time.monotonic(),
            )
            self.seen.append(seen)
            return fault

    def _do(self, asked: Asked) -> Answer:
        self._watch(asked)
        answer = self.api.answer(asked)
        content_type = "" if answer.body is None else "application/json"
        body = b"" if answer.body is None else json.dumps(answer.body).encode()
        self.contract.check(asked, answer.status, content_type, body, is_ours=True)
        return answer

    def _watch(self, asked: Asked) -> None:
        if asked.method not in {"PUT", "DELETE"}:
            return
        person = self.world.who(*asked.sign_in)
        worklog_id = asked.path.rpartition("/")[2]
        for worklog in self.world.worklogs():
            if worklog.id == worklog_id and (person is None or worklog.author != person.account_id):
                self.trespasses.append(f"{asked.method} {asked.path}")

    def _strike(self, fault: Fault, asked: Asked, handler: JiraHandler) -> None:
        answer = Answer(fault.status, fault.body)
        if fault.commits:
            answer = self._do(asked)
        else:
            self.contract.check(asked, fault.status, "", b"", is_ours=False)
        if fault.kind == "late":
            self._do_late(asked, fault.wait_s)
        elif fault.kind == "vanish":
            self.vanish(fault.wait_s)
        strike(fault, handler, answer)

    def _do_late(self, asked: Asked, wait_s: float) -> None:
        def act() -> None:
            time.sleep(wait_s)
            self._do(asked)

        self._later(act)

    def _later(self, task: Callable[[], object]) -> None:
        thread = threading.Thread(target=task, name="jira-double-later", daemon=True)
        self._under_way.append(thread)
        thread.start()
