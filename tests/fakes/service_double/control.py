"""The double in a process of its own, steered over HTTP under `/__double__/`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from tests.fakes.service_double.double import Double, W
from tests.fakes.service_double.faults import Fault
from tracksync.demo.loopback import Answer, Asked, LoopbackHandler

PREFIX = "/__double__/"


class ControlledDouble(Double[W]):
    """
    A double that also obeys requests.

    GET seen, violations, trespasses: what happened. GET a reading of the product: what stands.
    POST fault {"fault": {...}, "times", "method", "path", "at"}, chance {"seed", "rate", "faults"},
    clear, settle, vanish {"wait_s"}, world {a change of its world}.
    """

    def serve(self, asked: Asked, handler: LoopbackHandler) -> None:
        if asked.path.startswith(PREFIX):
            handler.send(self._control(asked.path.removeprefix(PREFIX), asked))
        else:
            super().serve(asked, handler)

    def _control(self, what: str, asked: Asked) -> Answer:
        if asked.method == "GET":
            return Answer(200, self._told(what, asked))
        self._obey(what, asked.json())
        return Answer(204)

    def _told(self, what: str, asked: Asked) -> object:
        match what:
            case "seen":
                return [asdict(s) for s in self.seen]
            case "violations":
                return self.contract.violations
            case "trespasses":
                return self.trespasses
            case reading:
                return self.product.readings[reading](self.world, asked)

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
