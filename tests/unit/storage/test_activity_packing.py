"""Activity on disk: packed days, broad lines, and the row of the newest samples."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.store import MORNING, SteppedClock, hours, make_local_store, minutes, seconds
from tracksync.core.worktime.activity import Block, Sample, Use, Used
from tracksync.ports.store import SentRecord
from tracksync.storage.local.db import PAGE_BYTES
from tracksync.storage.local.tables.activity import (
    MOST_BLOCKS,
    coarse,
    pack_blocks,
    unpack_blocks,
)

YES, NO, UNKNOWN = (Use(used, used) for used in (Used.YES, Used.NO, Used.UNKNOWN))
MOUSE = Use(Used.YES, Used.NO)

uses = st.builds(Use, st.sampled_from(Used), st.sampled_from(Used))
spans = st.tuples(st.integers(0, 10**8), st.integers(0, 10**8), uses)


def chained(parts: list[tuple[int, int, Use]]) -> list[Block]:
    """Blocks one after the other, with gaps."""
    blocks, at = [], MORNING
    for gap, length, use in parts:
        start = at + timedelta(milliseconds=gap)
        at = start + timedelta(milliseconds=length)
        blocks.append(Block(start, at, use))
    return blocks


@given(st.lists(spans, max_size=40))
def test_a_packed_day_comes_back_exactly(parts: list[tuple[int, int, Use]]) -> None:
    """To the millisecond, both devices."""
    blocks = chained(parts)

    assert unpack_blocks(pack_blocks(blocks)) == blocks


@given(st.binary(max_size=50))
def test_a_spoilt_day_is_refused(packed: bytes) -> None:
    """With a sentence, not a traceback of the compressor."""
    with pytest.raises(ValueError, match=r"cannot be read|calendar|not a valid"):
        unpack_blocks(packed + b"x")


def test_a_day_of_samples_packs_small() -> None:
    """Eight hours of five-second samples that change all the time stay under 8 KB."""
    blocks = chained([(0, 5000, (YES, MOUSE, NO, MOUSE, NO)[n * n % 5]) for n in range(5760)])

    assert len(pack_blocks(blocks)) < 8_000


def at(number: float) -> datetime:
    return MORNING + seconds(number)


def test_broad_lines_bridge_short_pauses_only() -> None:
    """A minute without input is a pause; unknown time and gaps never become use."""
    blocks = [
        Block(at(0), at(10), MOUSE),
        Block(at(10), at(20), YES),
        Block(at(20), at(50), NO),
        Block(at(50), at(60), MOUSE),
        Block(at(60), at(180), NO),
        Block(at(180), at(190), YES),
        Block(at(190), at(200), UNKNOWN),
        Block(at(200), at(210), YES),
        Block(at(300), at(310), YES),
    ]

    assert coarse(blocks) == [
        Block(at(0), at(60), YES),
        Block(at(60), at(180), NO),
        Block(at(180), at(190), YES),
        Block(at(190), at(200), UNKNOWN),
        Block(at(200), at(210), YES),
        Block(at(300), at(310), YES),
    ]


@given(st.lists(spans, max_size=40))
def test_broad_lines_invent_nothing(parts: list[tuple[int, int, Use]]) -> None:
    """No time is added, and only pauses under a minute change what they say."""
    blocks = chained(parts)
    broad = coarse(blocks)

    def total(found: list[Block], used: Used) -> timedelta:
        return sum((b.end - b.start for b in found if b.use.any is used), timedelta(0))

    assert total(broad, Used.UNKNOWN) == total(blocks, Used.UNKNOWN)
    pauses = sum(1 for b in blocks if b.use.any is Used.NO)
    more = total(broad, Used.YES) - total(blocks, Used.YES)
    assert timedelta(0) <= more <= pauses * minutes(1)
    assert more == total(blocks, Used.NO) - total(broad, Used.NO)


def test_pruning_packs_and_coarsens_without_losing_time(tmp_path: Path) -> None:
    """Recent days read exactly as before; older ones keep their broad lines."""
    clock = SteppedClock()
    store = make_local_store(tmp_path, clock)
    for number in range(3 * 24 * 6):
        reading = clock.move(minutes=10)
        store.add_sample(Sample(reading.at, (YES, NO)[number % 2]), reading, grace=hours(1))
    start, end = MORNING, clock.read().at + hours(1)
    with store.read() as now:
        before = now.blocks_between(start, end)
    store.prune(clock.read().at, strips_for=timedelta(days=90))
    store.prune(clock.read().at, strips_for=timedelta(days=90))
    with store.read() as now:
        packed = now.blocks_between(start, end)
        tuesday = datetime(2026, 11, 17, tzinfo=UTC)
        middle = now.blocks_between(tuesday, tuesday + hours(24))
    store.prune(clock.read().at, strips_for=timedelta(days=0))
    with store.read() as now:
        broad = now.blocks_between(start, end)
    store.close()

    assert packed == before
    assert middle == tuple(b for b in before if b.start < tuesday + hours(24) and b.end > tuesday)
    assert len(broad) <= len(before)
    assert sum((b.end - b.start for b in broad), timedelta(0)) == sum(
        (b.end - b.start for b in before), timedelta(0)
    )


def test_pruning_forgets_what_was_sent_long_ago(tmp_path: Path) -> None:
    """Ninety days of it are kept."""
    clock = SteppedClock()
    store = make_local_store(tmp_path, clock)
    sent = SentRecord(MORNING, "jira", "https://x", "GET", "tasks", 1, 2, 200, 3)
    with store.write() as unit:
        unit.add_sent(sent)
    store.prune(MORNING + timedelta(days=89), strips_for=timedelta(days=1))
    with store.read() as now:
        assert now.sent() == (sent,)
    store.prune(MORNING + timedelta(days=91), strips_for=timedelta(days=1))
    with store.read() as now:
        assert now.sent() == ()
    store.close()


def test_a_sample_writes_one_page(tmp_path: Path) -> None:
    """Of one kilobyte, even when the row of the newest samples is as long as it gets."""
    clock = SteppedClock(zone="America/Argentina/ComodRivadavia")
    store = make_local_store(tmp_path, clock)
    wal = tmp_path / "store.db-wal"
    frame = PAGE_BYTES + 24
    grew = []
    for number in range(MOST_BLOCKS):
        reading = clock.move(seconds=1)
        before = wal.stat().st_size
        store.add_sample(Sample(reading.at, (YES, NO)[number % 2]), reading, grace=hours(1))
        grew.append((wal.stat().st_size - before) / frame)
    store.close()

    assert set(grew[1:]) == {1.0}
