"""The stateful double: a service on loopback, watched and disturbed."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from tests.fakes.ports import own_port
from tests.fakes.service_double.contract import Contract
from tests.fakes.service_double.faults import Fault, Script
from tests.fakes.service_double.strikes import strike
from tracksync.demo.loopback import Answer, Api, Asked, Loopback, LoopbackHandler
from tracksync.demo.world import OnChange, World

W = TypeVar("W", bound=World)


def no_trespass(_world: World, _asked: Asked) -> bool:
    """Watch nothing: nobody else has anything here."""
    return False


@dataclass(frozen=True)
class Product(Generic[W]):
    """
    What one service brings to the chassis. Its package offers it as `PRODUCT`.

    Attributes:
        make_world: Makes an empty world.
        make_api: Makes what answers, over a world.
        make_contract: Makes the judge of everything said.
        is_trespass: Whether a request, if it were obeyed, would change what is somebody else's.
            Asked before each one that is obeyed.
        readings: What a test may read of the world of a double that is a process of its own.
    """

    make_world: Callable[[OnChange | None], W]
    make_api: Callable[[W], Api]
    make_contract: Callable[[], Contract]
    is_trespass: Callable[[W, Asked], bool] = no_trespass
    readings: Mapping[str, Callable[[W, Asked], object]] = field(default_factory=dict)


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


class Double(Loopback, Generic[W]):
    """
    A service for tests, over real HTTP on loopback.

    Args:
        product: Which one.
        world: What stands in it; None for nothing.
        port: 0 for any. Nobody else gets it while it does not listen.

    Attributes:
        script: Which fault meets which request.
        seen: All requests, in order.
        contract: Collects what breaks the service's description.
        trespasses: Attempts to change what is somebody else's.
    """

    def __init__(self, product: Product[W], world: W | None = None, *, port: int = 0) -> None:
        self.world: W = world if world is not None else product.make_world(None)
        self.product = product
        super().__init__(product.make_api(self.world), port=port or own_port())
        self.script = Script()
        self.contract = product.make_contract()
        self.seen: list[Seen] = []
        self.trespasses: list[str] = []
        self._counting = threading.Lock()
        self._under_way: list[threading.Thread] = []

    def serve(self, asked: Asked, handler: LoopbackHandler) -> None:
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
        assert self.contract.violations == [], self.contract.violations
        assert self.trespasses == [], self.trespasses

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
        if self.product.is_trespass(self.world, asked):
            self.trespasses.append(f"{asked.method} {asked.path}")
        answer = self.api.answer(asked)
        self.contract.check(asked, answer.status, answer)
        return answer

    def _strike(self, fault: Fault, asked: Asked, handler: LoopbackHandler) -> None:
        answer = Answer(fault.status, fault.body)
        if fault.commits:
            answer = self._do(asked)
        else:
            self.contract.check(asked, fault.status, None)
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
        thread = threading.Thread(target=task, name="double-later", daemon=True)
        self._under_way.append(thread)
        thread.start()
