"""
Activity on disk.

The newest samples stand in one small row, so that a look at the devices writes one page. Once a
minute they move on to `blocks`; blocks of finished days are packed, one row a day.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from tracksync.core.activity import Block, Sample, Use, Used, append_sample
from tracksync.core.clock import Reading, from_ms, to_ms
from tracksync.core.values import dataclass
from tracksync.storage.local.tables import Tables

_DAY = timedelta(days=1)
_HEAD = struct.Struct("<BqqqqHHH")
_BLOCK = struct.Struct("<qqB")
_NO_BOOTTIME = -1
# More blocks than this no longer fit the page; they move on early.
MOST_BLOCKS = 32
# Pauses of a coarse day that are bridged.
_SHORT_PAUSE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Tail:
    """
    The newest samples.

    Attributes:
        after_sequence: The newest journal record when the last sample was taken.
        reading: The clocks at the last sample.
        blocks: Not yet moved on; the last one is still growing.
    """

    after_sequence: int
    reading: Reading
    blocks: tuple[Block, ...]


def grown(tail: Tail | None, sample: Sample, *, grace: timedelta) -> tuple[Block, ...]:
    """
    Add a sample to the blocks of the tail.

    A sample from before the end of the last block (the clock was set back) adds nothing: that time
    has been told of already.
    """
    blocks = () if tail is None else tail.blocks
    if blocks and sample.at < blocks[-1].end:
        return blocks
    return append_sample(blocks, sample, grace=grace)


def read_tail(tables: Tables) -> Tail | None:
    row = tables.db.row("SELECT tail FROM sampling")
    return None if row is None else _tail_from(row[0])


def write_tail(tables: Tables, tail: Tail) -> None:
    tables.db.run("INSERT OR REPLACE INTO sampling VALUES (1, ?)", (_tail_to(tail),))


def move_on(tables: Tables, tail: Tail) -> Tail:
    """Move all blocks but the growing one out of the tail."""
    *finished, growing = tail.blocks
    _insert(tables, finished)
    left = Tail(tail.after_sequence, tail.reading, (growing,))
    write_tail(tables, left)
    return left


def between(tables: Tables, start: datetime, end: datetime) -> tuple[Block, ...]:
    """Tell the blocks that share time with [start, end), by start; those without length too."""
    first, last = to_ms(start), to_ms(end)
    found = [*_packed(tables, first, last), *_unpacked(tables, first, last)]
    tail = read_tail(tables)
    if tail is not None:
        found += tail.blocks
    found = [b for b in found if b.start < end and (b.end > start or b.start >= start)]
    found.sort(key=lambda b: (b.start, b.end))
    return tuple(found)


def _unpacked(tables: Tables, first: int, last: int) -> Iterator[Block]:
    # A block that began before *first* and reaches past it is the last one that began before it,
    # or, where the clock was set back, one of the few that overlap it.
    rows = tables.db.rows(
        """SELECT start_at, end_at, use FROM blocks WHERE start_at < ?2 AND start_at >=
          coalesce((SELECT min(start_at) FROM (SELECT start_at FROM blocks WHERE start_at <= ?1
            ORDER BY start_at DESC LIMIT 8)), ?1)""",
        (first, last),
    )
    return (Block(from_ms(s), from_ms(e), _to_use(u)) for s, e, u in rows)


def _packed(tables: Tables, first: int, last: int) -> Iterator[Block]:
    rows = tables.db.rows(
        "SELECT blocks FROM packed_days WHERE day <= ? AND end_at >= ? ORDER BY day",
        (_day_of(last), first),
    )
    for (packed,) in rows:
        yield from unpack_blocks(packed)


def _insert(tables: Tables, blocks: Iterable[Block]) -> None:
    for block in blocks:
        tables.db.run(
            "INSERT OR IGNORE INTO blocks VALUES (?, ?, ?)",
            (to_ms(block.start), to_ms(block.end), _from_use(block.use)),
        )


def pack_before(tables: Tables, today: date) -> None:
    """Pack the blocks that began before a UTC day, one row a day."""
    limit = _first_ms(today)
    rows = tables.db.rows(
        "SELECT start_at, end_at, use FROM blocks WHERE start_at < ? ORDER BY 1, 2", (limit,)
    )
    days: dict[int, list[Block]] = {}
    for s, e, u in rows:
        days.setdefault(_day_of(s), []).append(Block(from_ms(s), from_ms(e), _to_use(u)))
    for day, blocks in days.items():
        row = tables.db.row("SELECT blocks FROM packed_days WHERE day = ?", (day,))
        if row is not None:
            blocks.extend(unpack_blocks(row[0]))
            blocks.sort(key=lambda b: (b.start, b.end))
        _save_day(tables, day, blocks, is_coarse=False)
    tables.db.run("DELETE FROM blocks WHERE start_at < ?", (limit,))


def coarsen_before(tables: Tables, first_kept: date) -> None:
    """Let packed UTC days before *first_kept* keep only their broad lines."""
    rows = tables.db.rows(
        "SELECT day, blocks FROM packed_days WHERE day < ? AND NOT is_coarse",
        (first_kept.toordinal(),),
    )
    for day, packed in rows:
        _save_day(tables, day, coarse(unpack_blocks(packed)), is_coarse=True)


def faults(tables: Tables) -> list[str]:
    """Name what cannot be read, or cannot be so."""
    found = []
    if tables.db.row("SELECT 1 FROM blocks WHERE end_at < start_at OR use NOT BETWEEN 0 AND 8"):
        found.append("blocks that cannot be so")
    for day, end, packed in tables.db.rows("SELECT day, end_at, blocks FROM packed_days"):
        try:
            blocks = unpack_blocks(packed)
        except ValueError:
            found.append(f"the activity of {date.fromordinal(day)} cannot be read")
            continue
        if not blocks or max(to_ms(block.end) for block in blocks) != end:
            found.append(f"the activity of {date.fromordinal(day)} is not whole")
    try:
        read_tail(tables)
    except (ValueError, struct.error):
        found.append("the newest samples cannot be read")
    return found


def forget_before(tables: Tables, first_kept: date) -> None:
    """Forget all activity of packed UTC days before *first_kept*."""
    tables.db.run("DELETE FROM packed_days WHERE day < ?", (first_kept.toordinal(),))


def _save_day(tables: Tables, day: int, blocks: list[Block], *, is_coarse: bool) -> None:
    end = max(to_ms(block.end) for block in blocks)
    tables.db.run(
        "INSERT OR REPLACE INTO packed_days VALUES (?, ?, ?, ?)",
        (day, end, is_coarse, pack_blocks(blocks)),
    )


def coarse(blocks: Iterable[Block]) -> list[Block]:
    """
    Keep the broad lines of a day: whether anything was used, with pauses under a minute bridged.

    Unknown time is never bridged, and a gap stays a gap.
    """
    kept: list[Block] = []
    for block in blocks:
        same = Use(block.use.any, block.use.any)
        if kept and kept[-1].end == block.start and kept[-1].use == same:
            kept[-1] = Block(kept[-1].start, block.end, same)
        elif _bridges(kept, block):
            kept.pop()
            kept[-1] = Block(kept[-1].start, block.end, same)
        else:
            kept.append(Block(block.start, block.end, same))
    return kept


def _bridges(kept: list[Block], block: Block) -> bool:
    """Tell whether a short pause lies between two stretches of use."""
    if len(kept) < 2 or block.use.any is not Used.YES:  # noqa: PLR2004 (use, pause, use)
        return False
    before, pause = kept[-2], kept[-1]
    return (
        before.use.any is Used.YES
        and pause.use.any is Used.NO
        and before.end == pause.start
        and pause.end == block.start
        and pause.end - pause.start < _SHORT_PAUSE
    )


def pack_blocks(blocks: Iterable[Block]) -> bytes:
    """Write blocks of a day: small numbers, compressed."""
    out = bytearray()
    reached = 0
    for block in blocks:
        start = to_ms(block.start)
        for number in (_zigzag(start - reached), to_ms(block.end) - to_ms(block.start)):
            _put_varint(out, number)
        out.append(_from_use(block.use))
        reached = to_ms(block.end)
    return zlib.compress(bytes(out), 9)


def unpack_blocks(packed: bytes) -> list[Block]:
    """Read what `pack_blocks` wrote; ValueError for anything else."""
    try:
        data = zlib.decompress(packed)
        blocks, position, reached = [], 0, 0
        while position < len(data):
            gap, position = _get_varint(data, position)
            length, position = _get_varint(data, position)
            start = reached + _unzigzag(gap)
            reached = start + length
            blocks.append(Block(from_ms(start), from_ms(reached), _to_use(data[position])))
            position += 1
    except (IndexError, zlib.error) as e:
        msg = "a packed day cannot be read"
        raise ValueError(msg) from e
    return blocks


def _zigzag(number: int) -> int:
    return number * 2 if number >= 0 else -number * 2 - 1


def _unzigzag(number: int) -> int:
    return number // 2 if number % 2 == 0 else -(number // 2) - 1


def _put_varint(out: bytearray, number: int) -> None:
    while number > 0x7F:  # noqa: PLR2004 (seven bits a byte)
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)


def _get_varint(data: bytes, position: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        byte = data[position]
        position += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:  # noqa: PLR2004 (the last byte)
            return number, position
        shift += 7


def _from_use(use: Use) -> int:
    return use.pointer * 3 + use.keyboard


def _to_use(number: int) -> Use:
    return Use(Used(number // 3), Used(number % 3))


def _day_of(ms: int) -> int:
    return from_ms(ms).date().toordinal()


def _first_ms(day: date) -> int:
    return to_ms(datetime(day.year, day.month, day.day, tzinfo=UTC))


def _tail_to(tail: Tail) -> bytes:
    reading = tail.reading
    boot, zone = reading.boot_id.encode(), reading.zone.encode()
    boottime = _NO_BOOTTIME if reading.boottime_ms is None else reading.boottime_ms
    head = _HEAD.pack(
        1,
        tail.after_sequence,
        to_ms(reading.at),
        reading.monotonic_ms,
        boottime,
        len(boot),
        len(zone),
        len(tail.blocks),
    )
    blocks = b"".join(
        _BLOCK.pack(to_ms(b.start), to_ms(b.end), _from_use(b.use)) for b in tail.blocks
    )
    return head + boot + zone + blocks


def _tail_from(data: bytes) -> Tail:
    form, sequence, at, monotonic, boottime, boots, zones, _ = _HEAD.unpack_from(data)
    if form != 1:
        msg = f"samples in a form this release does not know ({form})"
        raise ValueError(msg)
    boot_end = _HEAD.size + boots
    zone_end = boot_end + zones
    blocks = tuple(
        Block(from_ms(s), from_ms(e), _to_use(u)) for s, e, u in _BLOCK.iter_unpack(data[zone_end:])
    )
    reading = Reading(
        from_ms(at),
        monotonic,
        None if boottime == _NO_BOOTTIME else boottime,
        data[_HEAD.size : boot_end].decode(),
        data[boot_end:zone_end].decode(),
    )
    return Tail(sequence, reading, blocks)
