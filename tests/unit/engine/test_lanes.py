"""Lanes keep order, tell how work ended once, and end."""

import threading
from collections.abc import Callable, Iterator
from queue import SimpleQueue

import pytest

from tracksync.core.problems import NotFound, Problem
from tracksync.core.sentences import say
from tracksync.engine.lanes.threads import Closed, Lane, Lanes


@pytest.fixture
def odd() -> list[BaseException]:
    return []


@pytest.fixture
def lanes(odd: list[BaseException]) -> Iterator[Lanes]:
    opened = Lanes(unexpected=odd.append)
    yield opened
    opened.close()


def test_writes_stay_in_order(lanes: Lanes) -> None:
    """What was asked first is written first: a stop never overtakes its start."""
    written: list[int] = []
    for number in range(200):
        lanes.store(lambda number=number: written.append(number))  # type: ignore[misc]  # bound now
    lanes.ask(Lane.STORE, lambda: None)

    assert written == list(range(200))


def test_no_thread_runs_before_there_is_work(lanes: Lanes) -> None:
    """An idle tray has no threads it does not need."""
    before = threading.active_count()
    lanes.ask(Lane.STORE, lambda: None)

    assert threading.active_count() == before + 1
    assert [t.name for t in threading.enumerate() if t.name.startswith("tracksync-")] == [
        "tracksync-store-1"
    ]


def test_a_problem_is_told_as_it_is(lanes: Lanes, odd: list[BaseException]) -> None:
    """A sentence for people reaches them unchanged, and is no fault to be logged."""
    told: SimpleQueue[Problem] = SimpleQueue()
    problem = NotFound(say("No task goes by the name X."))

    def fail() -> None:
        raise problem

    lanes.store(fail, failed=told.put)

    assert told.get(timeout=60) is problem
    assert odd == []


def test_a_fault_is_told_without_its_text(lanes: Lanes, odd: list[BaseException]) -> None:
    """What an exception says may hold a title or a path: people read that something went wrong."""
    told: SimpleQueue[Problem] = SimpleQueue()

    def fail() -> None:
        raise OSError(2, "/home/anna/secret")

    lanes.store(fail, failed=told.put)

    assert "secret" not in str(told.get(timeout=60))
    assert [type(e) for e in odd] == [FileNotFoundError]


def test_a_fault_in_a_callback_does_not_end_the_lane(
    lanes: Lanes, odd: list[BaseException]
) -> None:
    """A broken window cannot stop the store."""

    def broken(_: int) -> None:
        raise RuntimeError

    lanes.store(lambda: 1, done=broken)

    assert lanes.ask(Lane.STORE, lambda: 2) == 2
    assert [type(e) for e in odd] == [RuntimeError]


def test_results_come_through_the_one_door() -> None:
    """A desktop gets every callback on its own thread, by the door it gave."""
    door: SimpleQueue[Callable[[], None]] = SimpleQueue()
    lanes = Lanes(door.put)
    got: list[int] = []
    lanes.read(lambda: 7, done=got.append)
    call = door.get(timeout=60)
    assert got == []
    call()
    lanes.close()

    assert got == [7]


def test_asking_within_the_lane_does_not_wait_for_itself(lanes: Lanes) -> None:
    """A request that is already on the store's lane may ask it again."""
    assert lanes.ask(Lane.STORE, lambda: lanes.ask(Lane.STORE, lambda: 3)) == 3


def test_asking_hands_the_problem_over(lanes: Lanes) -> None:
    """Who waits for an answer gets the refusal as well."""
    refusal = NotFound(say("No task goes by that name."))

    def fail() -> None:
        raise refusal

    with pytest.raises(NotFound):
        lanes.ask(Lane.NETWORK, fail)


def test_a_hung_keystore_holds_nobody_else(lanes: Lanes) -> None:
    """The keystore may wait for a password as long as it likes: time goes on being written."""
    release = threading.Event()
    lanes.keystore(lambda: release.wait(60))

    assert lanes.ask(Lane.STORE, lambda: "written") == "written"
    release.set()


def test_the_network_has_a_dozen_hands_only(lanes: Lanes) -> None:
    """So many things may wait for servers at once; what comes then waits its turn."""
    release, started = threading.Event(), SimpleQueue[int]()

    def wait(number: int) -> None:
        started.put(number)
        release.wait(60)

    for number in range(14):
        lanes.network(lambda number=number: wait(number))  # type: ignore[misc]  # bound now
    for _ in range(12):
        started.get(timeout=60)
    assert started.empty()
    release.set()


def test_closing_finishes_what_was_given() -> None:
    """What was accepted is done before the end, and nothing is taken afterwards."""
    lanes = Lanes()
    done: list[int] = []
    for number in range(50):
        lanes.store(lambda number=number: done.append(number))  # type: ignore[misc]  # bound now

    assert lanes.close() == ()
    assert len(done) == 50
    refused: list[Problem] = []
    lanes.store(lambda: None, failed=refused.append)
    assert [type(p) for p in refused] == [Closed]
    with pytest.raises(Closed):
        lanes.ask(Lane.STORE, lambda: None)


def test_closing_names_what_hangs() -> None:
    """A hung call is named instead of keeping the program from ending."""
    lanes, release = Lanes(), threading.Event()
    lanes.keystore(lambda: release.wait(60))

    assert lanes.close(patience_seconds=0.05) == ("tracksync-keystore-1",)
    release.set()
