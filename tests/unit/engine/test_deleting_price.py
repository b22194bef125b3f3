"""What deleting pictures costs: the time each stands for, once, whatever goes in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.unit.engine.house import House
from tests.unit.engine.test_capturing import settle
from tests.unit.engine.test_governing import paper
from tracksync.core.pictures.captures import NOTHING
from tracksync.core.pictures.facts import Picture, PictureKind

MINUTE, FIVE = timedelta(minutes=1), timedelta(minutes=5)
BEGIN, END = (datetime(2026, 11, day, hour, tzinfo=UTC) for day, hour in ((14, 20), (15, 1)))
MIDNIGHT = datetime(2026, 11, 14, 23, tzinfo=UTC)  # in Berlin
# When each picture was taken, in minutes from midnight; one is taken every five minutes.
TAKEN = {"a": -11, "b": -6, "c": -2, "d": 2, "e": 7, "f": 40}
NUMBERS = {name: number for number, name in enumerate(TAKEN, 1)}
# What goes, in turn; so many minutes each time.
TURNS = [
    (["a"], [5]),
    (["c"], [4]),
    (["d"], [4]),
    (["f"], [5]),
    (["cd"], [8]),
    (["c", "d"], [4, 4]),
    (["d", "c"], [4, 4]),
    (["bd"], [9]),
    (["b", "d"], [5, 4]),
    (["d", "b"], [4, 5]),
    (["c", "cd"], [4, 4]),
    (["c", "bd"], [4, 9]),
    (["d", "d"], [4, 0]),
    (["d", "cde"], [4, 9]),
    (["be", "acd"], [10, 13]),
    (["abcdef"], [28]),
    (["abcdef", "abcdef"], [28, 0]),
    (["f", "e", "d", "c", "b", "a"], [5, 5, 4, 4, 5, 5]),
]


@pytest.fixture
def office(house: House) -> House:
    """Pictures before and after midnight, tracked time around them, and who asks for it."""
    ref = house.ask("task.add", title="Invoice")["task"]["ref"]
    start, end = (f"{at:%Y-%m-%dT%H:%M}+00:00" for at in (BEGIN, END))
    house.ask("entry.add", task=ref, start=start, end=end)
    for name, minutes in TAKEN.items():
        put(house, NUMBERS[name], minutes)
    house.ask("policy.apply", document=paper(house, 1, deleting_subtracts=True), yes=True)
    house.ask("policy.acknowledge", serial="1")
    house.engine.lanes.keystore(house.profile.vault.prepare, failed=lambda _: None)
    settle(house)
    return house


def put(house: House, number: int, minutes: int, interval: timedelta = FIVE) -> None:
    day = "2026-11-15" if minutes >= 0 else "2026-11-14"
    at = MIDNIGHT + minutes * MINUTE
    kind = PictureKind.PICTURE
    picture = Picture(number, at, "Europe/Berlin", day, kind, "DP-1", interval=interval)
    house.profile.vault.kept.setdefault(day, []).append(picture)


def tracked(house: House) -> timedelta:
    with house.engine.services.store.read() as snapshot:
        entries = snapshot.entries_between(BEGIN, END)
    return sum((entry.length_at(END) for entry in entries), NOTHING)


def minutes_of(house: House, names: str) -> tuple[float, float, float]:
    """Delete pictures; the minutes that were said to go, that went, and that are tracked less."""
    capturing, before = house.engine.running.capturing, tracked(house)
    numbers = frozenset(NUMBERS[name] for name in names)
    said = capturing.service.price(numbers).length
    deleted = capturing.delete(numbers, via="cli", most=said)
    settle(house)
    assert deleted.trouble is None
    return said / MINUTE, deleted.length / MINUTE, (before - tracked(house)) / MINUTE


@pytest.mark.parametrize(("turns", "minutes"), TURNS)
def test_what_goes_is_what_was_said(office: House, turns: list[str], minutes: list[int]) -> None:
    """Across midnight, at once or one by one, with some that are gone already: the same time."""
    assert [minutes_of(office, names) for names in turns] == [(n, n, n) for n in minutes]


def test_intervals_that_overlap_take_no_minute_twice(office: House) -> None:
    """Somebody took more by hand, and the interval was an hour: each goes back to the last one."""
    for number, minutes in ((7, 41), (8, 43), (9, 43)):
        put(office, number, minutes, 12 * FIVE)

    price = office.engine.running.capturing.service.price

    assert price(frozenset({7})).length == MINUTE
    assert price(frozenset({8, 9})).length == 2 * MINUTE
    assert price(frozenset({7, 8, 9})).length == 3 * MINUTE


def test_after_a_flight_the_date_may_be_the_one_before(office: House) -> None:
    """The picture before it lies under a later date; it stands for the time since all the same."""
    kept = office.profile.vault.kept
    last = kept["2026-11-15"][-1]
    at = last.at + 3 * MINUTE
    west = replace(last, sequence=7, at=at, zone="America/New_York", day="2026-11-14.2")
    kept["2026-11-14.2"] = [west]

    assert office.engine.running.capturing.service.price(frozenset({7})).length == 3 * MINUTE


def test_where_the_day_before_was_destroyed_it_is_one_interval(office: House) -> None:
    """Nobody knows any more when the last one before was taken."""
    del office.profile.vault.kept["2026-11-14"]

    assert office.engine.running.capturing.service.price(frozenset({4})).length == FIVE
