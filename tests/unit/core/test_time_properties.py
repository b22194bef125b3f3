"""Time arithmetic, wherever people live and whatever their clocks do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.unit.core.made import entry, reading
from tracksync.core.clock import (
    STEP_TOLERANCE,
    Reading,
    cut_at_midnight,
    day_bounds,
    elapsed,
    from_ms,
    local_date,
    to_ms,
    zone_info,
)
from tracksync.core.worktime.rollup import day_parts, rollup

NONE = timedelta(0)
SECOND = timedelta(seconds=1)
# Sixty zones: every offset in use, changes at midnight, by half an hour, in Ramadan, over midnight,
# twice a year, never; and two that left out a day.
ZONES = """
UTC Europe/Berlin Europe/London Europe/Dublin Europe/Lisbon Europe/Moscow Europe/Istanbul
Europe/Chisinau Atlantic/Azores Atlantic/Reykjavik Africa/Cairo Africa/Casablanca Africa/El_Aaiun
Africa/Johannesburg Africa/Khartoum Africa/Lagos Africa/Nairobi Africa/Windhoek Africa/Juba
America/New_York America/Chicago America/Denver America/Phoenix America/Los_Angeles
America/Anchorage America/Adak America/Halifax America/St_Johns America/Goose_Bay America/Havana
America/Sao_Paulo America/Asuncion America/Santiago America/Argentina/San_Luis America/Caracas
America/Bogota America/Nuuk America/Scoresbysund America/Godthab Asia/Kolkata Asia/Kathmandu
Asia/Kabul Asia/Tehran Asia/Beirut Asia/Amman Asia/Gaza Asia/Jerusalem Asia/Dhaka Asia/Colombo
Asia/Pyongyang Asia/Tokyo Asia/Shanghai Asia/Ulaanbaatar Australia/Lord_Howe Australia/Adelaide
Australia/Eucla Antarctica/Troll Antarctica/Casey Pacific/Apia Pacific/Fakaofo Pacific/Chatham
Pacific/Kiritimati Pacific/Marquesas Pacific/Norfolk Pacific/Easter
""".split()  # noqa: SIM905 - as a list it would take a page
# Where clocks went by half an hour, by two or three, or by a whole day.
ODD_ZONES = {
    "America/Caracas",
    "Antarctica/Casey",
    "Antarctica/Troll",
    "Asia/Colombo",
    "Asia/Pyongyang",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Pacific/Fakaofo",
    "Pacific/Norfolk",
}

YEARS = st.integers(2000, 2037)


@cache
def turning_days(zone: str, year: int) -> tuple[date, ...]:
    """Find the days of a year on which the zone's offset changes."""
    noons = [datetime(year, 1, 1, 12, tzinfo=UTC) + timedelta(days=n) for n in range(366)]
    offsets = [at.astimezone(zone_info(zone)).utcoffset() for at in noons]
    return tuple(
        later.date() for (_, a), (later, b) in pairwise(zip(noons, offsets, strict=True)) if a != b
    )


@st.composite
def places(draw: st.DrawFn) -> tuple[str, datetime]:
    """Draw a zone and an instant there: half of them near a change of its clocks."""
    zone, year = draw(st.sampled_from(ZONES)), draw(YEARS)
    turns = turning_days(zone, year)
    near = [datetime(d.year, d.month, d.day, tzinfo=UTC) - timedelta(days=1) for d in turns]
    start = draw(st.sampled_from([datetime(year, 1, 1, tzinfo=UTC), *near]))
    reach = 364 * 86_400 if start.month == 1 and start.day == 1 else 3 * 86_400
    seconds = draw(st.integers(0, reach))
    ms = draw(st.sampled_from([0, 1, 999]))
    return zone, start + timedelta(seconds=seconds, milliseconds=ms)


lengths = st.one_of(
    st.integers(0, 4 * 86_400_000), st.sampled_from([0, 1, 3_600_000, 86_400_000])
).map(lambda ms: timedelta(milliseconds=ms))


def test_the_zones_are_sixty_and_all_exist() -> None:
    """The properties below are about the whole world."""
    assert len(set(ZONES)) >= 60
    assert all(zone_info(zone) for zone in ZONES)


@given(place=places(), length=lengths)
def test_cutting_at_midnight_conserves_every_millisecond(
    place: tuple[str, datetime], length: timedelta
) -> None:
    """The parts follow one another, fill the span, and each lies inside its own day."""
    zone, start = place
    parts = list(cut_at_midnight(start, start + length, zone))

    assert sum((e - s for _, s, e in parts), NONE) == length
    assert [s for _, s, _ in parts] == [start, *(e for _, _, e in parts)][: len(parts)]
    assert all(one < other for (one, _, _), (other, _, _) in pairwise(parts))
    for day, part_start, part_end in parts:
        first, after = day_bounds(day, zone)
        assert first <= part_start < part_end <= after


@given(place=places())
def test_an_instant_belongs_to_the_day_whose_bounds_hold_it(place: tuple[str, datetime]) -> None:
    """Whichever way one asks, it is the same day."""
    zone, when = place
    first, after = day_bounds(local_date(when, zone), zone)

    assert first <= when < after


@given(place=places())
def test_days_follow_one_another_without_gap_or_overlap(place: tuple[str, datetime]) -> None:
    """A day ends in the very instant the next one begins."""
    zone, when = place
    day = local_date(when, zone)

    assert day_bounds(day, zone)[1] == day_bounds(day + timedelta(days=1), zone)[0]


@given(place=places())
def test_a_day_has_23_24_or_25_hours(place: tuple[str, datetime]) -> None:
    """Except where clocks went by half an hour, by two or three, or by a whole day."""
    zone, when = place
    first, after = day_bounds(local_date(when, zone), zone)
    hours = {21, 22, 23, 23.5, 24, 24.5, 25, 26, 27} if zone in ODD_ZONES else {23, 24, 25}

    assert (after - first) / timedelta(hours=1) in hours


@given(
    place=places(),
    spans=st.lists(st.tuples(lengths, lengths, st.sampled_from(ZONES)), max_size=8),
)
def test_totals_are_conserved_however_far_one_travels(
    place: tuple[str, datetime], spans: list[tuple[timedelta, timedelta, str]]
) -> None:
    """Each entry counts by the days of its own zone; together they are what was worked."""
    _, when = place
    entries = []
    for number, (pause, length, zone) in enumerate(spans):
        start = when + pause
        when = start + length
        entries.append(entry(number, start, when, zone=zone))

    assert sum(rollup(entries).values(), NONE) == sum((e.duration for e in entries), NONE)
    assert all(length > NONE for e in entries for _, _, length in day_parts(e))


@given(ms=st.integers(-62_135_596_800_000, 253_402_300_799_999))
def test_an_instant_survives_its_way_to_disk(ms: int) -> None:
    """From the first year of the calendar to the last."""
    assert to_ms(from_ms(ms)) == ms


@dataclass(frozen=True)
class Life:
    """What really happened between two looks at the clocks, in whole seconds."""

    awake: int
    asleep: int
    stepped: int
    zone: str
    reboots: bool = False


@st.composite
def lives(draw: st.DrawFn, *, reboots: bool = False) -> Life:
    asleep = draw(st.one_of(st.just(0), st.integers(2, 100_000)))
    stepped = draw(st.one_of(st.just(0), st.integers(-90_000, 90_000)))
    assume(stepped == 0 or abs(stepped) >= STEP_TOLERANCE / SECOND)
    zone = draw(st.sampled_from(ZONES))
    return Life(
        draw(st.integers(0, 100_000)), asleep, stepped, zone, reboots and draw(st.booleans())
    )


def lived(lives_: list[Life]) -> list[Reading]:
    """Read all clocks before, between and after."""
    wall, awake, asleep, boot = datetime(2026, 11, 19, 9, tzinfo=UTC), SECOND, NONE, 0
    readings = [reading(wall, awake, asleep=asleep, boot="boot 0")]
    for life in lives_:
        if life.reboots:
            awake, asleep, boot = NONE, NONE, boot + 1
        awake += life.awake * SECOND
        asleep += life.asleep * SECOND
        wall += (life.awake + life.asleep + life.stepped) * SECOND
        clocks = reading(wall, awake, asleep=asleep, boot=f"boot {boot}", zone=life.zone)
        readings.append(clocks)
    return readings


@given(happened=st.lists(lives(), min_size=1, max_size=6))
def test_the_clocks_tell_what_really_happened(happened: list[Life]) -> None:
    """Being awake, sleeping and stepping are told apart, in whatever zone one looks."""
    told = [elapsed(a, b) for a, b in pairwise(lived(happened))]

    assert [(t.awake, t.asleep, t.stepped) for t in told] == [
        (life.awake * SECOND, life.asleep * SECOND, life.stepped * SECOND) for life in happened
    ]


@given(happened=st.lists(lives(), min_size=1, max_size=6))
def test_looking_more_often_tells_the_same_time(happened: list[Life]) -> None:
    """Awake time adds up, whether one looks every five seconds or once a day."""
    readings = lived(happened)
    looks = [elapsed(a, b) for a, b in pairwise(readings)]
    once = elapsed(readings[0], readings[-1])

    assert once.awake == sum((look.awake for look in looks), NONE)
    assert once.asleep == sum((look.asleep for look in looks), NONE)


@given(happened=st.lists(lives(reboots=True), min_size=1, max_size=6))
def test_no_time_is_ever_negative(happened: list[Life]) -> None:
    """Not across boots, not through a clock that was put back."""
    readings = lived(happened)
    for i, earlier in enumerate(readings):
        for later in readings[i:]:
            passed = elapsed(earlier, later)
            assert min(passed.awake, passed.asleep) >= NONE
            assert passed.same_boot == (earlier.boot_id == later.boot_id)
            assert passed.same_boot or passed.stepped == NONE
