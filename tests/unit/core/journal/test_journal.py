"""The journal: a chain in which no record can be changed unseen."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.core.made import BERLIN, at, reading, uid
from tracksync.core.clock import Reading
from tracksync.core.journal.chain import (
    GENESIS,
    MOST_UNSAMPLED,
    RUN_ENDED,
    RUN_STARTED,
    Fault,
    Record,
    digest_of,
    is_in_run,
    month_of,
    verify,
)

CLOCKS = reading(at(9), timedelta(hours=1))


def chain(count: int) -> list[Record]:
    """Give a whole chain, sealed and all."""
    records: list[Record] = []
    previous = GENESIS
    for number in range(1, count + 1):
        draft = Record(
            number,
            uid(number),
            "TimerStarted",
            CLOCKS,
            "tray",
            b"{}",
            "2026-11",
            b"?",
            previous,
            b"",
        )
        records.append(replace(draft, digest=digest_of(draft)))
        previous = records[-1].digest
    return records


def test_a_whole_chain_has_no_fault() -> None:
    """The empty one included."""
    assert verify(chain(4)) == verify([]) == ()


def test_a_chain_can_be_checked_from_a_checkpoint_on() -> None:
    """What lies before it need not be read."""
    records = chain(5)

    assert verify(records[3:], previous=records[2].digest, first=4) == ()


def test_a_record_changed_in_the_middle_is_named() -> None:
    """The one after it still follows the digest that was written."""
    records = chain(3)
    records[1] = replace(records[1], facts=b'{"end_at":1}')

    assert verify(records) == (Fault(2, "record 2 was changed after it was written"),)


def test_a_record_changed_and_signed_anew_breaks_the_one_after_it() -> None:
    """Whoever edits the middle must rewrite everything after it."""
    records = chain(3)
    forged = replace(records[1], facts=b'{"end_at":1}')
    records[1] = replace(forged, digest=digest_of(forged))

    assert verify(records) == (Fault(3, "record 3 does not follow the one before it"),)


def test_a_record_taken_out_leaves_a_hole() -> None:
    """Both the numbering and the link show it."""
    records = chain(3)
    del records[1]

    assert [fault.what for fault in verify(records)] == [
        "expected record 2, found 3",
        "record 3 does not follow the one before it",
    ]


def test_two_records_swapped_are_both_named() -> None:
    """Order is part of the chain."""
    records = chain(3)
    records[0], records[1] = records[1], records[0]

    assert {fault.sequence for fault in verify(records)} == {1, 2, 3}


OTHER: dict[str, object] = {
    "sequence": 2,
    "id": uid(2),
    "kind": "TimerStopped",
    "via": "cli",
    "facts": b"[]",
    "month": "2026-12",
    "sealed": b"!",
    "previous": b"1" * 32,
}


@pytest.mark.parametrize("name", sorted({f.name for f in fields(Record)} - {"digest", "reading"}))
def test_every_field_is_covered(name: str) -> None:
    """Nothing of a record can be changed without changing its digest."""
    record = chain(1)[0]

    assert digest_of(replace(record, **{name: OTHER[name]})) != digest_of(record)  # type: ignore[arg-type]  # one field at a time


@pytest.mark.parametrize(
    "other",
    [
        replace(CLOCKS, at=at(10)),
        replace(CLOCKS, monotonic_ms=1),
        replace(CLOCKS, boottime_ms=None),
        replace(CLOCKS, boottime_ms=0),
        replace(CLOCKS, boot_id="b"),
        replace(CLOCKS, zone="Europe/Berlin"),
    ],
    ids=["wall", "monotonic", "no boottime", "boottime", "boot", "zone"],
)
def test_every_clock_is_covered(other: Reading) -> None:
    """A missing clock is another thing than a clock at zero."""
    record = chain(1)[0]

    assert digest_of(replace(record, reading=other)) != digest_of(record)


def test_a_clock_at_zero_is_not_a_missing_clock() -> None:
    """Each has its own digest."""
    record = chain(1)[0]
    zero, none = (replace(CLOCKS, boottime_ms=ms) for ms in (0, None))

    assert digest_of(replace(record, reading=zero)) != digest_of(replace(record, reading=none))


@given(one=st.binary(max_size=6), other=st.binary(max_size=6))
def test_what_moves_from_one_field_to_the_next_is_seen(one: bytes, other: bytes) -> None:
    """Lengths are hashed too, so no two records share their bytes."""
    record = replace(chain(1)[0], facts=one, sealed=other)
    moved = replace(record, facts=one + b"x", sealed=other[1:])

    assert digest_of(record) != digest_of(moved)


@pytest.mark.parametrize(("hour", "expected"), [(22, "2026-11"), (23, "2026-12")])
def test_a_record_belongs_to_the_month_of_the_persons_own_day(hour: int, expected: str) -> None:
    """The first of December begins in Berlin while it is still November in UTC."""
    assert month_of(at(hour, day=30), BERLIN) == expected


@pytest.mark.parametrize("was_sampled", [True, False])
def test_the_newest_start_or_end_tells_whether_a_run_is_on(*, was_sampled: bool) -> None:
    """Newest first; what was sampled before it says nothing any more."""
    assert is_in_run(["TaskSaved", RUN_STARTED, RUN_ENDED], was_sampled=was_sampled)
    assert not is_in_run(["TaskSaved", RUN_ENDED, RUN_STARTED], was_sampled=was_sampled)


def test_with_neither_the_last_sample_tells() -> None:
    """Only runs take samples; and one takes them often."""
    many = ["TaskSaved"] * MOST_UNSAMPLED

    assert is_in_run(many, was_sampled=True)
    assert not is_in_run(many, was_sampled=False)
    assert not is_in_run([*many, "TaskSaved", RUN_STARTED], was_sampled=True)
