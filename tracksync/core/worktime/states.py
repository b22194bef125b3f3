"""What each moment of a day was, as far as anybody can tell, and why one thinks so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from tracksync.core.journal.entries import Evidence, Question
from tracksync.core.journal.events import SessionFact
from tracksync.core.values import dataclass
from tracksync.core.worktime.activity import Block, Used

_NONE = timedelta(0)
BUCKET = timedelta(minutes=5)


class State(StrEnum):
    """What a moment was. Thinking: no input, but not for long enough to be away."""

    WORKING = "working"
    THINKING = "thinking"
    AWAY = "away"
    LOCKED = "locked"
    ASLEEP = "asleep"
    UNKNOWN = "unknown"


# What was seen -> what it means, the strongest first.
_MEANS = {
    Evidence.ASLEEP: State.ASLEEP,
    Evidence.LOCKED: State.LOCKED,
    Evidence.SWITCHED_AWAY: State.LOCKED,
    Evidence.NO_INPUT: State.AWAY,
}
_BEGINS = {
    SessionFact.LOCKED: Evidence.LOCKED,
    SessionFact.SLEPT: Evidence.ASLEEP,
    SessionFact.SWITCHED_AWAY: Evidence.SWITCHED_AWAY,
}
_ENDS = {
    SessionFact.UNLOCKED: Evidence.LOCKED,
    SessionFact.WOKE: Evidence.ASLEEP,
    SessionFact.SWITCHED_BACK: Evidence.SWITCHED_AWAY,
}


@dataclass(frozen=True, slots=True)
class Witness:
    """Something seen over a span, other than use of the devices."""

    start_at: datetime
    end_at: datetime
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A span that was all one thing. `start_at < end_at`; no evidence means: nobody can tell."""

    start_at: datetime
    end_at: datetime
    state: State
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Bucket:
    """
    Five minutes of a day; the last one may be shorter.

    Attributes:
        state: What most of it was, and `evidence` why.
        active: Share of it in which mouse or keyboard were used, 0 to 1.
        unknown: Share of it nobody knows about, 0 to 1.
    """

    start_at: datetime
    end_at: datetime
    state: State
    active: float
    unknown: float
    evidence: tuple[Evidence, ...] = ()


def witnesses_of(
    facts: Iterable[tuple[datetime, SessionFact]], *, until: datetime
) -> tuple[Witness, ...]:
    """
    Pair what the system told (locked and unlocked, slept and woke, away and back).

    Args:
        facts: In order of time. What began twice counts from the first, what ended without a
            beginning is passed over.
        until: Where what has not ended yet ends.
    """
    found: list[Witness] = []
    begun: dict[Evidence, datetime] = {}
    for at, fact in facts:
        if fact in _BEGINS:
            begun.setdefault(_BEGINS[fact], at)
        elif (since := begun.pop(_ENDS[fact], None)) is not None:
            found.append(Witness(since, at, (_ENDS[fact],)))
    found += [Witness(since, until, (evidence,)) for evidence, since in begun.items()]
    return tuple(w for w in found if w.start_at < w.end_at)


def witnesses_from(questions: Iterable[Question]) -> tuple[Witness, ...]:
    """Take what was seen of absences, for the time no sample tells of."""
    return tuple(Witness(q.start_at, q.end_at, q.evidence) for q in questions)


def stretches(
    blocks: Sequence[Block],
    witnesses: Iterable[Witness],
    *,
    start: datetime,
    end: datetime,
    threshold: timedelta,
) -> tuple[Stretch, ...]:
    """
    Say what every moment from *start* to *end* was.

    Args:
        blocks: By start; where two overlap (a clock was put back) the first one counts.
        threshold: No input for so long is being away; less is thinking.

    Returns:
        In order, without gap or overlap, neighbours different. Use is believed over everything;
        no input under a locked or sleeping session is that; what no sample tells of is what was
        witnessed, and otherwise unknown.
    """
    seen = sorted(witnesses, key=lambda w: w.start_at)
    found: list[Stretch] = []
    for piece in _pieces(blocks, start, end, threshold):
        parts = [piece] if piece.state is State.WORKING else _witnessed(piece, seen)
        for part in parts:
            last = found[-1] if found else None
            if last is not None and (last.state, last.evidence) == (part.state, part.evidence):
                found[-1] = replace(last, end_at=part.end_at)
            else:
                found.append(part)
    return tuple(found)


def _pieces(
    blocks: Sequence[Block], start: datetime, end: datetime, threshold: timedelta
) -> Iterator[Stretch]:
    """Cut the span by what the samples say alone; a gap is not seen."""
    reached = start
    for block, run in zip(blocks, _runs(blocks), strict=True):
        first, last = max(block.start, reached), min(block.end, end)
        if first >= last:
            continue
        if first > reached:
            yield Stretch(reached, first, State.UNKNOWN, (Evidence.NOT_SEEN,))
        if block.use.any is Used.YES:
            yield Stretch(first, last, State.WORKING)
        elif block.use.any is Used.UNKNOWN:
            yield Stretch(first, last, State.UNKNOWN)
        elif run >= threshold:
            yield Stretch(first, last, State.AWAY, (Evidence.NO_INPUT,))
        else:
            yield Stretch(first, last, State.THINKING)
        reached = last
    if reached < end:
        yield Stretch(reached, end, State.UNKNOWN, (Evidence.NOT_SEEN,))


def _runs(blocks: Sequence[Block]) -> list[timedelta]:
    """Tell for each block how long it lasts, together with rests that meet a rest."""
    runs: list[list[Block]] = []
    for block in blocks:
        last = runs[-1][-1] if runs else None
        is_rest = last is not None and block.use.any is Used.NO is last.use.any
        if last is not None and is_rest and last.end == block.start:
            runs[-1].append(block)
        else:
            runs.append([block])
    return [run[-1].end - run[0].start for run in runs for _ in run]


def _witnessed(piece: Stretch, witnesses: Sequence[Witness]) -> Iterator[Stretch]:
    """Cut a piece by what was witnessed during it."""
    near = [w for w in witnesses if w.start_at < piece.end_at and w.end_at > piece.start_at]
    edges = {piece.start_at, piece.end_at}
    edges |= {at for w in near for at in (w.start_at, w.end_at)}
    inside = sorted(at for at in edges if piece.start_at <= at <= piece.end_at)
    for first, last in pairwise(inside):
        told = [e for w in near if w.start_at <= first and w.end_at >= last for e in w.evidence]
        yield _weighed(replace(piece, start_at=first, end_at=last), tuple(dict.fromkeys(told)))


def _weighed(piece: Stretch, told: tuple[Evidence, ...]) -> Stretch:
    meant = next((state for evidence, state in _MEANS.items() if evidence in told), None)
    if piece.state is State.UNKNOWN:
        return replace(piece, state=meant or State.UNKNOWN, evidence=told or piece.evidence)
    if meant in {State.ASLEEP, State.LOCKED}:
        return replace(piece, state=meant, evidence=told)
    return piece


def buckets(of: Sequence[Stretch], *, step: timedelta = BUCKET) -> tuple[Bucket, ...]:
    """
    Sum up stretches in steps from the start of the first one.

    Args:
        of: As `stretches` gives them: without gap or overlap.
    """
    if not of:
        return ()
    start, end = of[0].start_at, of[-1].end_at
    found: list[Bucket] = []
    first = 0
    while start < end:
        stop = min(start + step, end)
        while of[first].end_at <= start:
            first += 1
        after = bisect_left(of, stop, lo=first, key=lambda s: s.start_at)
        found.append(_bucket(start, stop, of[first:after]))
        start = stop
    return tuple(found)


def _bucket(start: datetime, stop: datetime, inside: Sequence[Stretch]) -> Bucket:
    lengths = dict.fromkeys(State, _NONE)
    for stretch in inside:
        lengths[stretch.state] += min(stretch.end_at, stop) - max(stretch.start_at, start)
    # Of two that lasted as long the one named first in `State`.
    state = max(State, key=lambda s: lengths[s])
    evidence = dict.fromkeys(e for s in inside if s.state is state for e in s.evidence)
    whole = stop - start
    return Bucket(
        start,
        stop,
        state,
        lengths[State.WORKING] / whole,
        lengths[State.UNKNOWN] / whole,
        tuple(evidence),
    )
