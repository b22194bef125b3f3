"""What each record did, so that it can be undone and shown."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from tracksync.core.clock import from_ms, to_ms
from tracksync.core.journal.entries import (
    Change,
    Entry,
    EntryChange,
    Evidence,
    Origin,
    Question,
    QuestionChange,
    QuestionState,
    Timer,
    TimerChange,
)
from tracksync.storage import codec
from tracksync.storage.local.tables.base import Tables
from tracksync.storage.local.tables.texts import TextRef

_Image = list[codec.Json] | None


def save(tables: Tables, sequence: int, changes: Iterable[Change]) -> None:
    for position, change in enumerate(changes):
        kind, subject, before, after = _written(tables, change)
        tables.db.run(
            "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?)",
            (sequence, position, kind, subject, _packed(before), _packed(after)),
        )


def read(tables: Tables, sequence: int) -> tuple[Change, ...]:
    """Tell what one record did, in order."""
    rows = tables.db.rows(
        "SELECT kind, subject, before, after FROM changes WHERE sequence = ? ORDER BY position",
        (sequence,),
    )
    return tuple(_read(tables, *row) for row in rows)


def sequences_of(tables: Tables, entry: UUID) -> list[int]:
    """Number the records that changed one entry, oldest first."""
    rows = tables.db.rows(
        "SELECT DISTINCT sequence FROM changes WHERE subject = ? AND kind = 'entry' ORDER BY 1",
        (entry.bytes,),
    )
    return [sequence for (sequence,) in rows]


def _written(tables: Tables, change: Change) -> tuple[str, bytes | None, _Image, _Image]:
    match change:
        case EntryChange():
            before, after = _from_entry(tables, change.before), _from_entry(tables, change.after)
            return "entry", change.id.bytes, before, after
        case QuestionChange():
            asked = _from_question(tables, change.before), _from_question(tables, change.after)
            return "question", change.id.bytes, *asked
        case TimerChange():
            return "timer", None, _from_timer(change.before), _from_timer(change.after)


def _read(
    tables: Tables, kind: str, subject: bytes | None, before: str | None, after: str | None
) -> Change:
    was, becomes = _unpacked(before), _unpacked(after)
    if kind == "timer" or subject is None:
        return TimerChange(_to_timer(was), _to_timer(becomes))
    ident = UUID(bytes=subject)
    if kind == "entry":
        return EntryChange(ident, _to_entry(tables, ident, was), _to_entry(tables, ident, becomes))
    return QuestionChange(
        ident, _to_question(tables, ident, was), _to_question(tables, ident, becomes)
    )


def _packed(image: _Image) -> str | None:
    return None if image is None else codec.pack(image).decode()


def _unpacked(text: str | None) -> _Image:
    if text is None:
        return None
    image: list[codec.Json] = codec.unpack(text.encode())
    return image


def _hex(ident: UUID | None) -> str | None:
    return None if ident is None else ident.hex


def _uuid(text: str | None) -> UUID | None:
    return None if text is None else UUID(hex=text)


def _from_entry(tables: Tables, entry: Entry | None) -> _Image:
    if entry is None:
        return None
    ref = tables.origin_of(entry.text)
    return [
        tables.task_number(entry.task),
        to_ms(entry.start_at),
        None if entry.end_at is None else to_ms(entry.end_at),
        entry.zone,
        entry.origin.value,
        int(entry.is_scripted),
        ref.sequence,
        ref.part,
    ]


def _to_entry(tables: Tables, ident: UUID, image: _Image) -> Entry | None:
    if image is None:
        return None
    task, start, end, zone, origin, is_scripted, sequence, part = image
    return Entry(
        ident,
        tables.task(task),
        from_ms(start),
        None if end is None else from_ms(end),
        zone,
        tables.text_of(TextRef(sequence, part)),
        Origin(origin),
        bool(is_scripted),
    )


def _from_question(tables: Tables, question: Question | None) -> _Image:
    if question is None:
        return None
    ref = tables.origin_of(question.text)
    return [
        to_ms(question.start_at),
        to_ms(question.end_at),
        question.zone,
        tables.task_number(question.task),
        question.before.hex,
        _hex(question.after),
        [item.value for item in question.evidence],
        question.state.value,
        ref.sequence,
        ref.part,
    ]


def _to_question(tables: Tables, ident: UUID, image: _Image) -> Question | None:
    if image is None:
        return None
    start, end, zone, task, before, after, evidence, state, sequence, part = image
    return Question(
        ident,
        from_ms(start),
        from_ms(end),
        zone,
        tables.task(task),
        tables.text_of(TextRef(sequence, part)),
        UUID(hex=before),
        _uuid(after),
        tuple(Evidence(item) for item in evidence),
        QuestionState(state),
    )


def _from_timer(timer: Timer) -> _Image:
    until = None if timer.paused_until is None else to_ms(timer.paused_until)
    return [
        _hex(timer.entry),
        int(timer.is_paused),
        _hex(timer.paused_entry),
        until,
        int(timer.is_private),
    ]


def _to_timer(image: _Image) -> Timer:
    if image is None:
        return Timer()
    entry, is_paused, paused_entry, until, is_private = image
    return Timer(
        _uuid(entry),
        bool(is_paused),
        _uuid(paused_entry),
        None if until is None else from_ms(until),
        bool(is_private),
    )
