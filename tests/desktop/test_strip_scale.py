"""Time and pixels on the strip, also on days that are not 24 hours long."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desktop import samples
from tracksync.core.clock import day_bounds
from tracksync.desktop.models.strip import BlockKind, Standing, StripBlock, StripModel
from tracksync.desktop.views.strip.layout import Lane, edges, lanes, next_to_merge
from tracksync.desktop.views.strip.scale import FINE_STEP, STEP, TimeScale, fitted

BERLIN = "Europe/Berlin"
SPRING, AUTUMN, PLAIN = date(2026, 3, 29), date(2026, 10, 25), date(2026, 11, 19)


def whole_day(day: date, zone: str = BERLIN, *, is_mirrored: bool = False) -> TimeScale:
    start, end = day_bounds(day, zone)
    return TimeScale(start, end, start, end, 8, 960, is_mirrored)


def block(start: int, end: int, **other: object) -> StripBlock:
    made = StripBlock(f"{start}", BlockKind.ENTRY, samples.at(start), samples.at(end), "A task")
    return replace(made, **other)  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(("day", "count"), [(SPRING, 23), (AUTUMN, 25), (PLAIN, 24)])
def test_a_day_has_as_many_hours_as_it_has(day: date, count: int) -> None:
    """The axis shows 23, 24 or 25 steps, each of one hour, and the hour that comes twice twice."""
    hours = list(whole_day(day).full_hours(BERLIN))

    assert len(hours) == count + 1
    assert {b - a for (a, _), (b, _) in itertools.pairwise(hours)} == {timedelta(hours=1)}
    assert [number for _, number in hours].count(2) == {23: 0, 24: 1, 25: 2}[count]
    assert hours[-1][1] == 24


def test_a_half_hour_jump_keeps_full_hours() -> None:
    """Lord Howe moves its clock by half an hour; labels stay at full hours."""
    scale = whole_day(date(2026, 10, 4), "Australia/Lord_Howe")
    numbers = [number for _, number in scale.full_hours("Australia/Lord_Howe")]

    assert numbers == [0, 1, *range(3, 25)]


@given(
    day=st.sampled_from([SPRING, AUTUMN, PLAIN]),
    minute=st.integers(0, 23 * 60),
    is_mirrored=st.booleans(),
)
def test_pixels_lead_back_to_their_instant(day: date, minute: int, is_mirrored: bool) -> None:
    """What is drawn at a place is found at that place."""
    scale = whole_day(day, is_mirrored=is_mirrored)
    at = scale.day_start + timedelta(minutes=minute)

    assert abs(scale.at(scale.x(at)) - at) < timedelta(seconds=1)


@given(factor=st.floats(0.05, 20), minute=st.integers(60, 22 * 60))
def test_zooming_stays_inside_the_day_and_around_its_point(factor: float, minute: int) -> None:
    """Never shows less than half an hour, more than the day, or anything outside it."""
    scale = whole_day(PLAIN)
    around = scale.day_start + timedelta(minutes=minute)
    zoomed = scale.zoomed(factor, around)

    assert scale.day_start <= zoomed.start < zoomed.end <= scale.day_end
    assert timedelta(minutes=30) <= zoomed.end - zoomed.start <= timedelta(hours=24)
    assert zoomed.start <= around <= zoomed.end


@pytest.mark.parametrize(("step", "snapped"), [(STEP, (10, 5)), (FINE_STEP, (10, 4))])
def test_dragging_snaps(step: timedelta, snapped: tuple[int, int]) -> None:
    """To five minutes, or to one with Alt."""
    at = samples.at(10, 4) + timedelta(seconds=20)

    assert whole_day(PLAIN).snapped(at, step) == samples.at(*snapped)


def test_an_empty_day_shows_the_working_day() -> None:
    """Nothing tracked: the usual hours are shown, in whole hours."""
    model = replace(samples.strip(), blocks=(), buckets=(), now_at=None)
    scale = fitted(model, 0, 900, is_mirrored=False)

    assert (scale.start, scale.end) == (samples.at(8), samples.at(17))


def test_work_outside_the_usual_hours_is_in_sight() -> None:
    """An entry before dawn widens what is shown; a day without any hours shows all of it."""
    early = replace(samples.strip(), blocks=(block(3, 4),), buckets=())
    bare = StripModel(*day_bounds(SPRING, BERLIN), BERLIN)

    assert fitted(early, 0, 900, is_mirrored=False).start == samples.at(3)
    assert fitted(bare, 0, 900, is_mirrored=False).end == day_bounds(SPRING, BERLIN)[1]


def test_a_day_that_does_not_exist_is_survived() -> None:
    """Samoa skipped 30 December 2011: a day of no length is drawn as an hour of nothing."""
    start, end = day_bounds(date(2011, 12, 30), "Pacific/Apia")
    scale = fitted(StripModel(start, end, "Pacific/Apia"), 0, 900, is_mirrored=False)

    assert scale.end > scale.start


def test_neighbours_share_an_edge() -> None:
    """One edge moves the end of the one and the start of the other; neither can vanish."""
    found = edges((block(8, 10), block(10, 12)), samples.at(0), samples.at(23))
    shared = next(e for e in found if e.left == 0 and e.right == 1)

    assert len(found) == 3
    assert shared.clamped(samples.at(7)) == samples.at(8, 1)
    assert shared.clamped(samples.at(13)) == samples.at(11, 59)


def test_a_gap_has_two_edges_that_stop_at_each_other() -> None:
    """Dragging into a gap stops where the next entry begins."""
    found = edges((block(8, 10), block(11, 12)), samples.at(0), samples.at(23))
    end = next(e for e in found if e.left == 0)

    assert (end.right, end.clamped(samples.at(14))) == (None, samples.at(11))


def test_what_runs_and_what_is_fixed_has_no_edge_to_drag() -> None:
    """The running entry ends now; an erased one cannot be changed."""
    running = block(11, 12, standing=Standing.RUNNING)
    fixed = block(8, 10, is_fixed=True)

    assert [(e.left, e.right) for e in edges((fixed, running), samples.at(0), samples.at(23))] == [
        (None, 1)
    ]


def test_overlapping_entries_lie_in_lanes() -> None:
    """Overlap is seen: two lanes while it lasts, full height before and after."""
    found = lanes((block(8, 9), block(9, 11), block(10, 12), block(12, 13)))

    assert found == (Lane(0, 1), Lane(0, 2), Lane(1, 2), Lane(0, 1))


@given(
    st.lists(
        st.tuples(st.integers(0, 22), st.integers(1, 6)).map(
            lambda t: (t[0], min(23, t[0] + t[1]))
        ),
        max_size=12,
    )
)
def test_blocks_in_one_lane_never_overlap(spans: list[tuple[int, int]]) -> None:
    """Whatever the day: what shares a lane does not share time."""
    blocks = tuple(block(*span) for span in spans)
    places = lanes(blocks)

    for n, one in enumerate(blocks):
        for m, other in enumerate(blocks[:n]):
            if one.start_at < other.end_at and other.start_at < one.end_at:
                assert places[n].index != places[m].index
    assert all(lane.index < lane.count for lane in places)


def test_merging_takes_the_next_entry() -> None:
    """Questions in between are not merged."""
    asked = replace(block(10, 11), kind=BlockKind.QUESTION)
    blocks = (block(8, 10), asked, block(11, 12))

    assert next_to_merge(blocks, 0) == 2
    assert next_to_merge(blocks, 2) is None


def test_bringing_into_sight_moves_as_little_as_needed() -> None:
    """A block that can be seen stays where it is."""
    scale = whole_day(PLAIN).zoomed(0.25, samples.at(10))

    assert scale.showing(samples.at(10), samples.at(11)) == scale
    assert scale.showing(samples.at(20), samples.at(21)).end == samples.at(21)
    assert scale.showing(samples.at(2), samples.at(3)).start == samples.at(2)
    assert scale.panned(-9).start == datetime(2026, 11, 18, 23, tzinfo=UTC)
