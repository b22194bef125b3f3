"""A day as the Today page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time, timedelta

from tracksync.core.clock import Reading, zone_info
from tracksync.core.delivery.door import Delivery, DeliveryState
from tracksync.core.hues import Hue, hue_of
from tracksync.core.journal.entries import Entry, Evidence, Question
from tracksync.core.worktime.activity import Block, Used
from tracksync.desktop.look.tokens import State
from tracksync.desktop.models.strip import (
    BUCKET,
    BlockKind,
    Bucket,
    Standing,
    StripBlock,
    StripModel,
)
from tracksync.desktop.models.today import EntryRow, TodayModel
from tracksync.desktop.presenters.shown import question_model, target_of
from tracksync.ports.settings import Preferences
from tracksync.services.personal.worktime.reporting import DayView

_WORK_FROM, _WORK_TO = time(8), time(17)
_ZERO = timedelta(0)
_SEEN = (
    (Evidence.ASLEEP, State.ASLEEP),
    (Evidence.LOCKED, State.LOCKED),
    (Evidence.SWITCHED_AWAY, State.LOCKED),
    (Evidence.NO_INPUT, State.AWAY),
)


def today_model(view: DayView, now: Reading, preferences: Preferences) -> TodayModel:
    """Show a day; *now* decides whether it is today."""
    is_today = view.start_at <= now.at < view.end_at
    blocks = [*_entry_blocks(view, now.at), *(_question_block(q) for q in view.questions)]
    local = zone_info(view.zone)
    strip = StripModel(
        view.start_at,
        view.end_at,
        view.zone,
        tuple(sorted(blocks, key=lambda b: (b.start_at, b.end_at))),
        tuple(buckets(view, min(now.at, view.end_at), preferences)),
        now.at if is_today else None,
        datetime.combine(view.day, _WORK_FROM, tzinfo=local),
        datetime.combine(view.day, _WORK_TO, tzinfo=local),
    )
    return TodayModel(
        view.day,
        is_today,
        view.total,
        target_of(preferences, view.day),
        strip,
        tuple(_row(entry, view, now.at) for entry in view.entries),
        tuple(question_model(q) for q in view.questions),
    )


def standing_of(entry: Entry, deliveries: Iterable[Delivery]) -> Standing:
    """Tell where an entry stands on its way out."""
    if entry.end_at is None:
        return Standing.RUNNING
    found = {d.state for d in deliveries}
    for state, standing in (
        (DeliveryState.STUCK, Standing.STUCK),
        (DeliveryState.UNKNOWN, Standing.UNKNOWN),
        (DeliveryState.SENDING, Standing.SENDING),
        (DeliveryState.READY, Standing.WAITING),
    ):
        if state in found:
            return standing
    is_sent = any(d.state is DeliveryState.DONE and d.synced is not None for d in deliveries)
    return Standing.SENT if is_sent else Standing.LOCAL


def _entry_blocks(view: DayView, now: datetime) -> Iterator[StripBlock]:
    for entry in view.entries:
        end = entry.end_at or now
        start = max(entry.start_at, view.start_at)
        yield StripBlock(
            str(entry.id),
            BlockKind.ENTRY,
            start,
            max(start, min(end, view.end_at)),
            entry.text.title,
            entry.text.key,
            _hue(entry, view),
            standing_of(entry, view.deliveries.get(entry.id, ())),
            # An edge that lies on another day must not be taken for midnight.
            is_fixed=entry.start_at < view.start_at or end > view.end_at,
            is_overlapping=entry.id in view.overlapping,
        )


def _question_block(question: Question) -> StripBlock:
    return StripBlock(
        str(question.id),
        BlockKind.QUESTION,
        question.start_at,
        question.end_at,
        "",
        evidence=question.evidence,
        is_fixed=True,
    )


def _row(entry: Entry, view: DayView, now: datetime) -> EntryRow:
    standing = standing_of(entry, view.deliveries.get(entry.id, ()))
    return EntryRow(
        str(entry.id),
        entry.start_at,
        None if standing is Standing.RUNNING else entry.end_at,
        entry.text.title,
        entry.length_at(now),
        entry.text.key,
        entry.text.note,
        _hue(entry, view),
        standing,
        entry.id in view.overlapping,
        view.chosen_hues[entry.task],
    )


def _hue(entry: Entry, view: DayView) -> Hue:
    return hue_of(str(entry.task), view.chosen_hues[entry.task])


def buckets(view: DayView, until: datetime, preferences: Preferences) -> Iterator[Bucket]:
    """Show activity in steps of five minutes; nothing where nobody knows."""
    threshold = preferences.seconds("idle.threshold_seconds")
    blocks: Sequence[Block] = view.blocks
    first = 0
    start = view.start_at
    while start < until and first < len(blocks):
        end = start + BUCKET
        while first < len(blocks) and blocks[first].end <= start:
            first += 1
        used = {Used.YES: _ZERO, Used.NO: _ZERO, Used.UNKNOWN: _ZERO}
        longest = _ZERO
        for block in blocks[first:]:
            if block.start >= end:
                break
            inside = min(block.end, end) - max(block.start, start)
            used[block.use.any] += inside
            if block.use.any is Used.NO:
                longest = max(longest, block.end - block.start)
        if any(used.values()):
            state = _state(used, longest, threshold, _evidence(view.questions, start, end))
            yield Bucket(start, state, used[Used.YES] / BUCKET)
        start = end


def _state(
    used: dict[Used, timedelta], longest: timedelta, threshold: timedelta, seen: State | None
) -> State:
    if used[Used.YES] > used[Used.NO] + used[Used.UNKNOWN]:
        return State.ACTIVE
    if seen is not None:
        return seen
    if used[Used.YES]:
        return State.ACTIVE
    if used[Used.NO] >= used[Used.UNKNOWN]:
        return State.AWAY if longest >= threshold else State.THINKING
    return State.UNKNOWN


def _evidence(questions: Sequence[Question], start: datetime, end: datetime) -> State | None:
    for question in questions:
        if question.start_at < end and question.end_at > start:
            for evidence, state in _SEEN:
                if evidence in question.evidence:
                    return state
    return None
