"""The journal's chain: each record has the hash of the one before. Sealed and stored elsewhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from tracksync.core.clock import Reading, local_date, to_ms
from tracksync.core.values import dataclass

GENESIS = b"\0" * 32
FORMAT = b"tracksync journal 1"
RUN_STARTED, RUN_ENDED = "RunStarted", "RunEnded"
# A run takes a sample every minute; so many records without one are those of commands alone.
MOST_UNSAMPLED = 500


@dataclass(frozen=True, slots=True)
class Record:
    """
    One record as it lies on disk.

    Attributes:
        sequence: 1, 2, 3 … without gaps.
        id: UUIDv7 made by whoever recorded it.
        kind: Name of the event's class.
        reading: What all clocks said.
        via: Which door it came through: "tray", "window", "cli", "engine".
        facts: The event's impersonal part, canonical JSON, UTF-8.
        month: Name ("2026-11") of the month key that seals the rest.
        sealed: The event's personal part, sealed; empty when it has none.
        previous, digest: The chain, 32 bytes each.
    """

    sequence: int
    id: UUID
    kind: str
    reading: Reading
    via: str
    facts: bytes
    month: str
    sealed: bytes
    previous: bytes
    digest: bytes


def month_of(at: datetime, zone: str) -> str:
    """Name the month key for an instant: the local month, "YYYY-MM"."""
    day = local_date(at, zone)
    return f"{day.year:04d}-{day.month:02d}"


def is_in_run(kinds: Iterable[str], *, was_sampled: bool) -> bool:
    """
    Tell whether a run was there when the last record or sample was made.

    Only runs take samples, and the end of each is journaled: by itself, or by the first command
    after it that sets the timer.

    Args:
        kinds: What was recorded since the last sample, newest first; it may go on further.
        was_sampled: Whether there is a last sample.
    """
    for number, kind in enumerate(kinds):
        if number == MOST_UNSAMPLED:
            return False
        if kind in {RUN_STARTED, RUN_ENDED}:
            return kind == RUN_STARTED
    return was_sampled


def digest_of(record: Record) -> bytes:
    """
    Hash a record together with the digest before it (SHA-256).

    Every field is preceded by its length, so that no two different records share their bytes.
    The field `digest` itself is not covered.
    """
    reading = record.reading
    boot = b"" if reading.boottime_ms is None else b"%d" % reading.boottime_ms
    fields = (
        FORMAT,
        record.previous,
        b"%d" % record.sequence,
        record.id.bytes,
        record.kind.encode(),
        b"%d" % to_ms(reading.at),
        b"%d" % reading.monotonic_ms,
        boot,
        reading.boot_id.encode(),
        reading.zone.encode(),
        record.via.encode(),
        record.facts,
        record.month.encode(),
        record.sealed,
    )
    state = hashlib.sha256()
    for field in fields:
        state.update(b"%d:" % len(field))
        state.update(field)
    return state.digest()


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where the chain does not hold, in words."""

    sequence: int
    what: str


def verify(
    records: Iterable[Record], *, previous: bytes = GENESIS, first: int = 1
) -> tuple[Fault, ...]:
    """
    Check a run of records: numbering, links and digests.

    Shows damage and edits in the middle. It cannot show that the newest records were cut off by
    whoever owns the machine.

    Args:
        records: In order of sequence.
        previous: Digest of the record before the first one; `GENESIS` for the beginning.
        first: Sequence the first record must have.
    """
    faults: list[Fault] = []
    expected = first
    for record in records:
        if record.sequence != expected:
            faults.append(
                Fault(record.sequence, f"expected record {expected}, found {record.sequence}")
            )
        if record.previous != previous:
            faults.append(
                Fault(
                    record.sequence, f"record {record.sequence} does not follow the one before it"
                )
            )
        if record.digest != digest_of(record):
            faults.append(
                Fault(record.sequence, f"record {record.sequence} was changed after it was written")
            )
        previous = record.digest
        expected = record.sequence + 1
    return tuple(faults)
