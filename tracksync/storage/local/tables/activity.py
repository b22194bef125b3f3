"""
Activity on disk.

The newest samples stand in one small row, so that a look at the devices writes one page. Once a
minute they move on as a piece of their day; a finished day is one whole, and its broad lines beside
it. All of it is sealed: the strip and the broad lines of a day under a key each.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from tracksync.core.clock import Reading, from_ms, to_ms
from tracksync.core.values import dataclass
from tracksync.core.worktime.activity import Block, Sample, Use, Used, append_sample
from tracksync.storage.local.tables.base import Tables
from tracksync.storage.local.traces import Trace

_HEAD = struct.Struct("<BqqqqHHH")
_BLOCK = struct.Struct("<qqB")
_NO_BOOTTIME = -1
# The forms of the newest samples: up to schema 7, and now.
_PLAIN, _SEALED = 1, 2
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
    return None if row is None else _tail_from(tables, row[0])


def last_look(tables: Tables) -> tuple[int, Reading] | None:
    """Tell the newest journal record at the last sample, and the clocks then; opens nothing."""
    row = tables.db.row("SELECT tail FROM sampling")
    if row is None:
        return None
    sequence, reading, _ = _head_from(row[0])
    return sequence, reading


def write_tail(tables: Tables, tail: Tail) -> None:
    written = _tail_to(tables, tail)
    tables.db.run("INSERT OR REPLACE INTO sampling VALUES (1, ?)", (written,))


def move_on(tables: Tables, tail: Tail) -> Tail:
    """Move all blocks but the growing one out of the tail."""
    add_pieces(tables, tail.blocks[:-1])
    return _left(tables, tail, tail.blocks[-1:])


def end_before(tables: Tables, tail: Tail | None, first_kept: date) -> Tail | None:
    """Move all of the tail on where the key that seals it is about to go."""
    if tail is None or tail.reading.at.date() >= first_kept:
        return tail
    add_pieces(tables, tail.blocks)
    return _left(tables, tail, ())


def _left(tables: Tables, tail: Tail, blocks: tuple[Block, ...]) -> Tail:
    left = Tail(tail.after_sequence, tail.reading, blocks)
    write_tail(tables, left)
    return left


def add_pieces(tables: Tables, blocks: Iterable[Block]) -> None:
    """Keep finished blocks as pieces of their days."""
    for day, found in _by_day(blocks).items():
        _add_strip(tables, day, found, is_whole=False)


def between(tables: Tables, start: datetime, end: datetime) -> tuple[Block, ...]:
    """Tell the blocks that share time with [start, end), by start; those without length too."""
    range_ = (_day_of(to_ms(end)), _day_of(to_ms(start)))
    fine, found = set(), []
    for day, is_whole, sealed in tables.db.rows(
        "SELECT day, is_whole, sealed FROM strips WHERE day <= ? AND until >= ? ORDER BY number",
        range_,
    ):
        blocks = _opened(tables, Trace.STRIP, day, sealed)
        found += blocks
        if is_whole and blocks:
            fine.add(day)
    for day, sealed in tables.db.rows(
        "SELECT day, sealed FROM broad_days WHERE day <= ? AND until >= ?", range_
    ):
        found += () if day in fine else _opened(tables, Trace.BROAD, day, sealed)
    tail = read_tail(tables)
    if tail is not None:
        found += tail.blocks
    found = [b for b in found if b.start < end and (b.end > start or b.start >= start)]
    found.sort(key=lambda b: (b.start, b.end))
    return tuple(found)


def pack_before(tables: Tables, today: date) -> None:
    """Make one whole, and broad lines, of each UTC day before *today* that is in pieces."""
    rows = tables.db.rows(
        "SELECT day, sealed FROM strips WHERE NOT is_whole AND day < ? ORDER BY number",
        (today.toordinal(),),
    )
    days: dict[int, list[Block]] = {}
    for day, sealed in rows:
        days.setdefault(day, []).extend(_opened(tables, Trace.STRIP, day, sealed))
    for day, blocks in days.items():
        whole, broad = _finished(tables, day)
        if whole or not broad:
            save_day(tables, day, sorted(whole + blocks, key=_place))
        else:
            # Its strip is past its time; what came to it late has broad lines only, too.
            save_broad(tables, day, sorted(broad + blocks, key=_place))
            forget_strip(tables, day)


def save_day(tables: Tables, day: int, blocks: list[Block]) -> None:
    """Keep a finished day, in place of all that was known of it."""
    forget_strip(tables, day)
    if blocks:
        _add_strip(tables, day, blocks, is_whole=True)
        save_broad(tables, day, blocks)


def forget_strip(tables: Tables, day: int) -> None:
    """Forget the strip of a day."""
    tables.db.run("DELETE FROM strips WHERE day = ?", (day,))


def forget_strips_before(tables: Tables, first_kept: date) -> None:
    """Let UTC days before *first_kept* keep only their broad lines."""
    tables.db.run("DELETE FROM strips WHERE day < ?", (first_kept.toordinal(),))


def forget_broad_before(tables: Tables, first_kept: date) -> None:
    """Forget the broad lines of UTC days before *first_kept*."""
    tables.db.run("DELETE FROM broad_days WHERE day < ?", (first_kept.toordinal(),))


def faults(tables: Tables) -> list[str]:
    """Name what cannot be read although its key is here; the rest is past its time."""
    found = []
    for trace, table in ((Trace.STRIP, "strips"), (Trace.BROAD, "broad_days")):
        sql = f"SELECT day, until, sealed FROM {table}"  # noqa: S608 (ours)
        for day, until, sealed in tables.db.rows(sql):
            on = date.fromordinal(day)
            try:
                blocks = _opened(tables, trace, day, sealed)
            except ValueError:
                blocks = []
            if tables.traces.has_key(trace, on) and not (blocks and _last_day(blocks) == until):
                found.append(f"the activity of {on} cannot be read")
    try:
        row = tables.db.row("SELECT tail FROM sampling")
        if row is not None and _is_spoilt(tables, row[0]):
            found.append("the newest samples cannot be read")
    except (ValueError, struct.error):
        found.append("the newest samples cannot be read")
    return found


def _is_spoilt(tables: Tables, data: bytes) -> bool:
    _, reading, rest = _head_from(data)
    has_key = tables.traces.has_key(Trace.STRIP, reading.at.date())
    return bool(rest) and has_key and not _tail_from(tables, data).blocks


def _place(block: Block) -> tuple[datetime, datetime]:
    return block.start, block.end


def _by_day(blocks: Iterable[Block]) -> dict[int, list[Block]]:
    days: dict[int, list[Block]] = {}
    for block in blocks:
        days.setdefault(_day_of(to_ms(block.start)), []).append(block)
    return days


def _finished(tables: Tables, day: int) -> tuple[list[Block], list[Block]]:
    """Tell what a finished day holds and its broad lines, as far as they open."""
    whole: list[Block] = []
    sql = "SELECT sealed FROM strips WHERE day = ? AND is_whole"
    for (sealed,) in tables.db.rows(sql, (day,)):
        whole += _opened(tables, Trace.STRIP, day, sealed)
    row = tables.db.row("SELECT sealed FROM broad_days WHERE day = ?", (day,))
    return whole, [] if row is None else _opened(tables, Trace.BROAD, day, row[0])


def _opened(tables: Tables, trace: Trace, day: int, sealed: bytes) -> list[Block]:
    packed = tables.traces.open(trace, date.fromordinal(day), sealed)
    return [] if packed is None else unpack_blocks(packed)


def _add_strip(tables: Tables, day: int, blocks: list[Block], *, is_whole: bool) -> None:
    sealed = tables.traces.seal(Trace.STRIP, date.fromordinal(day), pack_blocks(blocks))
    tables.db.run(
        "INSERT INTO strips (day, until, is_whole, sealed) VALUES (?, ?, ?, ?)",
        (day, _last_day(blocks), is_whole, sealed),
    )


def save_broad(tables: Tables, day: int, blocks: list[Block]) -> None:
    """Keep the broad lines of a day."""
    sealed = tables.traces.seal(Trace.BROAD, date.fromordinal(day), pack_blocks(coarse(blocks)))
    tables.db.run(
        "INSERT OR REPLACE INTO broad_days VALUES (?, ?, ?)", (day, _last_day(blocks), sealed)
    )


def _last_day(blocks: Iterable[Block]) -> int:
    return max(_day_of(to_ms(block.end)) for block in blocks)


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


def _tail_to(tables: Tables, tail: Tail) -> bytes:
    reading = tail.reading
    boot, zone = reading.boot_id.encode(), reading.zone.encode()
    boottime = _NO_BOOTTIME if reading.boottime_ms is None else reading.boottime_ms
    head = _HEAD.pack(
        _SEALED,
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
    if blocks:
        blocks = tables.traces.seal(Trace.STRIP, reading.at.date(), blocks)
    return head + boot + zone + blocks


def _head_from(data: bytes) -> tuple[int, Reading, bytes]:
    """Read when the last look was; the rest is the blocks, as they are kept."""
    form, sequence, at, monotonic, boottime, boots, zones, _ = _HEAD.unpack_from(data)
    if form not in {_PLAIN, _SEALED}:
        msg = f"samples in a form this release does not know ({form})"
        raise ValueError(msg)
    boot_end = _HEAD.size + boots
    zone_end = boot_end + zones
    reading = Reading(
        from_ms(at),
        monotonic,
        None if boottime == _NO_BOOTTIME else boottime,
        data[_HEAD.size : boot_end].decode(),
        data[boot_end:zone_end].decode(),
    )
    return sequence, reading, data[zone_end:]


def _tail_from(tables: Tables, data: bytes) -> Tail:
    sequence, reading, rest = _head_from(data)
    plain: bytes | None = rest
    if rest and data[0] == _SEALED:
        plain = tables.traces.open(Trace.STRIP, reading.at.date(), rest)
    blocks = tuple(
        Block(from_ms(s), from_ms(e), _to_use(u)) for s, e, u in _BLOCK.iter_unpack(plain or b"")
    )
    return Tail(sequence, reading, blocks)
