"""The double in a process of its own, steered over HTTP under `/__double__/`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from tests.fakes.jira_cloud.double import JiraDouble
from tests.fakes.jira_cloud.faults import Fault
from tracksync.demo.jira_api import Answer, Asked
from tracksync.demo.loopback_jira import JiraHandler

PREFIX = "/__double__/"


class ControlledDouble(JiraDouble):
    """
    A double that also obeys requests.

    GET worklogs, seen, violations, trespasses, issue?key=KEY: what stands and what happened.
    POST fault {"fault": {...}, "times", "method", "path", "at"}, chance {"seed", "rate", "faults"},
    clear, settle, vanish {"wait_s"}, world {a change of `JiraWorld`}.
    """

    def serve(self, asked: Asked, handler: JiraHandler) -> None:
        if asked.path.startswith(PREFIX):
            handler.send(self._control(asked.path.removeprefix(PREFIX), asked))
        else:
            super().serve(asked, handler)

    def _control(self, what: str, asked: Asked) -> Answer:
        if asked.method == "GET":
            return Answer(200, self._told(what, asked))
        self._obey(what, asked.payload())
        return Answer(204)

    def _told(self, what: str, asked: Asked) -> object:
        match what:
            case "worklogs":
                return [asdict(w) for w in self.world.worklogs()]
            case "seen":
                return [asdict(s) for s in self.seen]
            case "violations":
                return self.contract.violations
            case "trespasses":
                return self.trespasses
            case "issue":
                issue = self.world.issue(asked.one("key"))
                return None if issue is None else asdict(issue)
            case unknown:
                raise ValueError(unknown)

    def _obey(self, what: str, told: dict[str, Any]) -> None:
        match what:
            case "fault":
                self.script.add(Fault(**told.pop("fault")), **told)
            case "chance":
                faults = tuple(Fault(**fault) for fault in told["faults"])
                self.script.by_chance(told["seed"], told["rate"], faults)
            case "clear":
                self.script.clear()
            case "settle":
                self.settle()
            case "vanish":
                self.vanish(told["wait_s"])
            case "world":
                self.world.commit(told)
            case unknown:
                raise ValueError(unknown)
