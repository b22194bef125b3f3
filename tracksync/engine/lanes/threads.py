"""
Where work is done: a few named threads, each for one kind of waiting.

Work is a plain callable. How it ended is delivered through one door, so that a desktop gets it on
its own thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import field
from enum import Enum
from queue import SimpleQueue
from typing import TypeVar

from tracksync.core.problems import Problem, something_went_wrong
from tracksync.core.sentences import say
from tracksync.core.values import dataclass

T = TypeVar("T")

Deliver = Callable[[Callable[[], None]], None]
Work = Callable[[], None]


class Lane(Enum):
    """
    A kind of waiting, with the number of threads it may have.

    COMMANDS is for requests that themselves wait for other lanes (`sync --wait`, `connect`); it
    never does anything but wait. It has room for all that the socket lets in at once, and for what
    the program does of its own accord, so that nobody stands behind somebody who waits.

    NETWORK has room for several services that hang: each question holds a thread until its time is
    out, and a connection asks a few at once (its outbox, its tasks, its worklogs). Threads begin
    when they are needed.
    """

    STORE = ("store", 1)
    READ = ("read", 1)
    NETWORK = ("network", 12)
    KEYSTORE = ("keystore", 1)
    SCREEN = ("screen", 1)
    COMMANDS = ("commands", 48)

    @property
    def title(self) -> str:
        """What its threads are called."""
        return self.value[0]

    @property
    def threads(self) -> int:
        """How many it may have."""
        return self.value[1]


class Closed(Problem):
    """Work came in while everything was being closed."""

    exit_code = 3


def directly(call: Callable[[], None]) -> None:
    """Deliver on the thread that did the work."""
    call()


@dataclass
class _Pool:
    """The threads of one lane, started when there is more work than free hands."""

    lane: Lane
    queue: SimpleQueue[Work | None] = field(default_factory=SimpleQueue)
    threads: list[threading.Thread] = field(default_factory=list)
    waiting: int = 0


class Lanes:
    """
    All lanes of one engine.

    Args:
        deliver: Brings a callback to the thread that is to run it.
        unexpected: Told of every exception that is not a `Problem`; it must not raise.
    """

    def __init__(
        self,
        deliver: Deliver = directly,
        *,
        unexpected: Callable[[BaseException], None] = lambda _: None,
    ) -> None:
        self._deliver = deliver
        self._unexpected = unexpected
        self._guard = threading.Lock()
        self._pools = {lane: _Pool(lane) for lane in Lane}
        self._is_closed = False

    def store(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Do *work* after all earlier work of this lane."""
        self.submit(Lane.STORE, work, done=done, failed=failed)

    def read(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Do *work* that only reads the store and may take longer than 5 ms."""
        self.submit(Lane.READ, work, done=done, failed=failed)

    def network(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Do *work* that waits for another machine."""
        self.submit(Lane.NETWORK, work, done=done, failed=failed)

    def keystore(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Do *work* that asks the keystore, which may itself wait for the person."""
        self.submit(Lane.KEYSTORE, work, done=done, failed=failed)

    def submit(
        self,
        lane: Lane,
        work: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Do *work* on a lane; exactly one of *done* and *failed* is delivered."""
        if not self._put(lane, lambda: self._do(work, done, failed)) and failed is not None:
            failed(_closed())

    def tell(self, call: Callable[[], None]) -> None:
        """Have it called where `done` and `failed` are: how far work is, told from its lane."""
        self._deliver(call)

    def ask(self, lane: Lane, work: Callable[[], T]) -> T:
        """
        Do *work* on a lane and wait for it. On that lane itself it is done at once.

        Raises:
            Problem: What the work raised; another exception comes out as it was.
        """
        if threading.current_thread() in self._pools[lane].threads:
            return work()
        answer: SimpleQueue[tuple[T | None, BaseException | None]] = SimpleQueue()

        def attempt() -> None:
            try:
                answer.put((work(), None))
            except BaseException as e:  # noqa: BLE001  it goes to the one who asked
                answer.put((None, e))

        if not self._put(lane, attempt):
            raise _closed()
        value, error = answer.get()
        if error is not None:
            raise error
        return value  # type: ignore[return-value]  # without an error it is what the work returned

    def close(self, *, patience_seconds: float = 30.0) -> tuple[str, ...]:
        """
        Finish what was given so far and end all threads.

        Returns:
            The names of threads that did not end in time (a hung network call or keystore).
        """
        with self._guard:
            self._is_closed = True
            threads = [t for pool in self._pools.values() for t in pool.threads]
            for pool in self._pools.values():
                for _ in pool.threads:
                    pool.queue.put(None)
        for thread in threads:
            thread.join(patience_seconds)
        return tuple(thread.name for thread in threads if thread.is_alive())

    def _put(self, lane: Lane, work: Work) -> bool:
        pool = self._pools[lane]
        with self._guard:
            if self._is_closed:
                return False
            pool.waiting += 1
            if pool.waiting > len(pool.threads) and len(pool.threads) < lane.threads:
                name = f"tracksync-{lane.title}-{len(pool.threads) + 1}"
                # A hung keystore must not keep the program from ending; close() waits for the rest.
                thread = threading.Thread(target=self._run, args=(pool,), name=name, daemon=True)
                pool.threads.append(thread)
                thread.start()
            pool.queue.put(work)
        return True

    def _run(self, pool: _Pool) -> None:
        while (work := pool.queue.get()) is not None:
            try:
                work()
            except BaseException as e:  # noqa: BLE001  the edge of the lane: nothing may end its thread
                self._unexpected(e)
            finally:
                # What the work holds (a screen, a connection) must not live until the next one.
                del work
                with self._guard:
                    pool.waiting -= 1

    def _do(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None,
        failed: Callable[[Problem], None] | None,
    ) -> None:
        try:
            value = work()
        except Problem as problem:
            self._tell(failed, problem)
        except BaseException as e:  # noqa: BLE001  the edge of the lane
            self._unexpected(e)
            self._tell(failed, something_went_wrong())
        else:
            self._tell(done, value)

    def _tell(self, told: Callable[[T], None] | None, value: T) -> None:
        if told is not None:
            self._deliver(lambda: told(value))


def _closed() -> Closed:
    return Closed(say("TrackSync is closing."), say("Start it again to go on."))
