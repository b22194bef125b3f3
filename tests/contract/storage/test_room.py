"""A full or read-only disk: what runs can be ended, nothing new is begun, nothing is lost."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest

from tests.fakes.store import (
    ALPHA,
    MORNING,
    Scribe,
    SteppedClock,
    hours,
    make_local_store,
    seconds,
)
from tracksync.core.delivery.door import Delivery, DeliveryState, delivery_key
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.journal import events as ev
from tracksync.core.journal.entries import STOPPED, EntryText, Timer
from tracksync.core.problems import DiskFull, NotWritable
from tracksync.core.tasks import Task
from tracksync.core.worktime.activity import Sample, Use, Used
from tracksync.storage.local.check import check
from tracksync.storage.local.db import no_room
from tracksync.storage.local.room import RESERVE_BYTES, Room
from tracksync.storage.local.store import LocalStore

YES = Use(Used.YES, Used.YES)
PLENTY = 10**9


class Disk:
    """Says how much room there is."""

    def __init__(self) -> None:
        self.free_bytes: int | None = PLENTY

    def free(self, _: Path) -> int | None:
        return self.free_bytes


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def clock() -> SteppedClock:
    return SteppedClock()


@pytest.fixture
def store(tmp_path: Path, clock: SteppedClock, disk: Disk) -> Iterator[LocalStore]:
    made = make_local_store(tmp_path, clock, Room(tmp_path / "reserve", disk.free))
    yield made
    made.close()


@pytest.fixture
def scribe(store: LocalStore, clock: SteppedClock) -> Scribe:
    return Scribe(store, clock)


def reserve(store: LocalStore) -> Path:
    return store.path.with_name("reserve")


def let_grow(store: LocalStore, *, pages: int) -> None:
    """Let the database grow by so many pages only, as a quota would."""
    with store.write() as unit:
        row = unit.tables.db.row("PRAGMA page_count")
        assert row is not None
        unit.tables.db.run(f"PRAGMA max_page_count={row[0] + pages}")


def delivery(state: DeliveryState) -> Delivery:
    entry = UUID(int=7)
    worklog = Worklog(ALPHA, MORNING, 60, "comment", "mark")
    key = delivery_key("jira-1", entry, ALPHA)
    return Delivery(key, "jira-1", entry, ALPHA, worklog, state=state)


def save(store: LocalStore, item: Delivery) -> None:
    with store.write() as unit:
        unit.save_delivery(item)


def save_tasks(store: LocalStore) -> None:
    with store.write() as unit:
        unit.save_tasks("jira-1", [Task(ALPHA, "P-1", "Title", "jira")], is_complete=True)


def test_a_reserve_is_kept(store: LocalStore, scribe: Scribe) -> None:
    """From the first write on, while there is room."""
    scribe.add(ev.RunStarted("1"))

    assert reserve(store).stat().st_size == RESERVE_BYTES
    assert not store.is_full


def test_a_running_timer_can_be_stopped_on_a_full_disk(
    store: LocalStore, scribe: Scribe, disk: Disk, clock: SteppedClock
) -> None:
    """The reserve is freed; its delivery is kept with it; new starts are refused."""
    entry = scribe.start()
    disk.free_bytes = 1000
    clock.move(hours=1)
    with pytest.raises(DiskFull, match="disk is full"):
        scribe.start(title="another")

    assert store.is_full
    assert reserve(store).exists()
    scribe.stop(entry)
    assert not reserve(store).exists()
    save(store, delivery(DeliveryState.READY))
    with store.read() as now:
        assert now.timer() == STOPPED
        found = now.entry(entry)
        assert found is not None
        assert found.duration == hours(1)


@pytest.mark.parametrize(
    "begin",
    [
        lambda store, scribe: scribe.entry(MORNING, MORNING + hours(1)),
        lambda store, scribe: scribe.add(ev.TaskSaved(ALPHA, EntryText("New"), "")),
        lambda store, scribe: save(store, delivery(DeliveryState.SENDING)),
        lambda store, scribe: save_tasks(store),
    ],
    ids=["entry", "task", "sending", "refresh"],
)
def test_what_can_wait_waits(
    store: LocalStore,
    scribe: Scribe,
    disk: Disk,
    begin: Callable[[LocalStore, Scribe], object],
) -> None:
    """Room is left for ending what runs; nothing is sent whose outcome could not be kept."""
    disk.free_bytes = 0

    with pytest.raises(DiskFull):
        begin(store, scribe)

    with store.read() as now:
        assert (now.happenings(), now.deliveries(), now.tasks()) == ((), (), ())


def test_room_that_is_back_is_used(store: LocalStore, scribe: Scribe, disk: Disk) -> None:
    """The reserve is taken again, and starts are welcome."""
    disk.free_bytes = 0
    with pytest.raises(DiskFull):
        scribe.start()
    disk.free_bytes = 600_000
    with pytest.raises(DiskFull):
        scribe.start()
    disk.free_bytes = PLENTY
    scribe.start()

    assert not store.is_full
    assert reserve(store).exists()


def test_a_transaction_that_finds_no_room_leaves_nothing(store: LocalStore, scribe: Scribe) -> None:
    """A quota shows only when it is hit: the reserve goes, and what runs can still be ended."""
    entry = scribe.start()
    let_grow(store, pages=3)

    def write_much() -> None:
        for number in range(100):
            scribe.entry(MORNING, MORNING + hours(number), note="x" * 300)

    with pytest.raises(DiskFull):
        write_much()
    assert store.is_full
    # The system says there is plenty; it is not believed for a while.
    with pytest.raises(DiskFull):
        scribe.start()
    with store.read() as now:
        sequences = [h.record.sequence for h in now.happenings(limit=1000)]
    let_grow(store, pages=10**6)
    scribe.stop(entry)
    assert not reserve(store).exists()

    with store.read() as now:
        assert len(now.happenings(limit=1000)) == len(sequences) + 1
        assert now.timer() == STOPPED
    assert check(store).faults == ()


def test_a_read_only_disk_says_so(store: LocalStore, scribe: Scribe) -> None:
    """Another sentence, the same care."""
    scribe.start()
    with store.write() as unit:
        unit.tables.db.run("PRAGMA query_only = 1")

    with pytest.raises(DiskFull, match="read-only"):
        scribe.entry(MORNING, MORNING + hours(1))
    assert isinstance(store.no_room, NotWritable)


def test_the_reason_is_told_until_it_is_gone(store: LocalStore, scribe: Scribe, disk: Disk) -> None:
    """Whoever shows it says the same sentence as a refusal does."""
    scribe.start()
    before = store.no_room
    disk.free_bytes = 0
    with pytest.raises(DiskFull) as refused:
        scribe.start()
    meanwhile = str(store.no_room)
    disk.free_bytes = PLENTY
    scribe.start()

    assert (before, meanwhile, store.no_room) == (None, str(refused.value), None)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "full"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "may not write"),
        (errno.EIO, "Input/output error"),
        (errno.ENOENT, "No such file"),
    ],
)
def test_the_sentence_fits_the_trouble(code: int, said: str) -> None:
    """A person is told what is wrong, that their time is safe, and what to do."""
    problem = no_room(OSError(code, "x"))

    assert said in problem.title
    assert "safe" in problem.hint
    assert problem.exit_code == 3


def sample(store: LocalStore, clock: SteppedClock) -> None:
    reading = clock.move(seconds=5)
    store.add_sample(Sample(reading.at, YES), reading, grace=seconds(20))


def test_samples_wait_in_memory_for_room(
    store: LocalStore, scribe: Scribe, disk: Disk, clock: SteppedClock
) -> None:
    """They leave the reserve to the timer, and are all there when room is back."""
    running = scribe.start()
    sample(store, clock)
    let_grow(store, pages=0)
    disk.free_bytes = 0
    with pytest.raises(DiskFull):
        scribe.start()
    for _ in range(60):
        sample(store, clock)
    with store.read() as now:
        assert len(now.blocks_between(MORNING, MORNING + hours(1))) == 1
        assert now.timer() == Timer(running)
    let_grow(store, pages=10**6)
    disk.free_bytes = PLENTY
    for _ in range(13):
        sample(store, clock)

    with store.read() as now:
        (block,) = now.blocks_between(MORNING, MORNING + hours(1))
    assert (block.start, block.end) == (MORNING + seconds(5), clock.read().at)
    assert not store.is_full


def test_samples_find_out_that_the_disk_is_full(
    store: LocalStore, scribe: Scribe, disk: Disk, clock: SteppedClock
) -> None:
    """Within a minute, also while what they write finds room that the store had taken before."""
    scribe.start()
    sample(store, clock)
    disk.free_bytes = 0
    for _ in range(13):
        sample(store, clock)
    was_full = store.is_full
    disk.free_bytes = PLENTY
    for _ in range(13):
        sample(store, clock)

    assert (was_full, store.is_full) == (True, False)


def test_nobody_can_tell_how_much_room_there_is(
    store: LocalStore, scribe: Scribe, disk: Disk
) -> None:
    """Then it is found out by writing."""
    disk.free_bytes = None
    scribe.start()

    assert not store.is_full


def test_a_lost_reserve_is_made_again(
    store: LocalStore, scribe: Scribe, tmp_path: Path, clock: SteppedClock
) -> None:
    """Somebody tidied up; the next start sees to it."""
    scribe.add(ev.RunStarted("1"))
    store.close()
    reserve(store).unlink()
    again = make_local_store(tmp_path, clock)
    with again.write() as unit:
        unit.append(ev.RunEnded(), record=UUID(int=99), reading=clock.read(), via="test")
    again.close()

    assert reserve(store).exists()


def test_a_reserve_that_cannot_be_made_means_full(
    tmp_path: Path, clock: SteppedClock, disk: Disk
) -> None:
    """A folder where it should be, say."""
    (tmp_path / "reserve").mkdir()
    store = make_local_store(tmp_path, clock, Room(tmp_path / "reserve" / "x" / "y", disk.free))

    with pytest.raises(DiskFull):
        Scribe(store, clock).start()
    store.close()
