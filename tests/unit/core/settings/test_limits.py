"""Limits above the person: inside them they choose; where two disagree, less is recorded."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracksync.core.settings.limits import Limit, Room, fitted, room_of
from tracksync.core.settings.table import SETTINGS, Kind, Private, Setting
from tracksync.core.settings.values import setting

SAMPLE = setting("activity.sample_seconds")  # 1 to 60, rarer is more private
BLOCKS = setting("retention.blocks_months")  # 0 is for ever, shorter is more private
DELAY = setting("delivery.delay_seconds")  # neither way is more private
FALLBACK = setting("activity.pointer_fallback")
MODE = setting("rounding.mode")
ZONE = setting("profile.zone")


def test_without_limits_there_is_all_the_room_of_the_table() -> None:
    """Nobody above, nothing taken away."""
    assert room_of(SAMPLE) == Room(1, 60)
    assert room_of(MODE) == Room(choices=("none", "nearest", "up", "down"))
    assert room_of(FALLBACK) == Room(choices=(False, True))
    assert room_of(ZONE) == Room()


def test_limits_that_agree_narrow_one_another() -> None:
    """And it is known who did."""
    room = room_of(SAMPLE, [Limit("Acme", low=5), Limit("this machine", low=3, high=30)])

    assert room == Room(5, 30, who=("Acme", "this machine"))


@pytest.mark.parametrize("limit", [Limit("Acme"), Limit("Acme", low=-9, high=900)])
def test_a_limit_that_takes_nothing_away_is_nobodys(limit: Limit) -> None:
    """Nothing is said to be set by somebody who set nothing; no limit widens the table."""
    assert room_of(SAMPLE, [limit]) == Room(1, 60)


@pytest.mark.parametrize("order", [0, 1])
def test_where_two_disagree_the_rarer_look_holds(order: int) -> None:
    """Whoever speaks first: less is recorded."""
    often, seldom = Limit("Acme", high=5), Limit("the team", low=30, high=30)
    room = room_of(SAMPLE, [often, seldom] if order else [seldom, often])

    assert (room.low, room.high) == (30, 30)


@pytest.mark.parametrize("order", [0, 1])
def test_where_two_disagree_the_shorter_keeping_holds(order: int) -> None:
    """Whoever speaks first: less is kept."""
    long, short = Limit("Acme", low=36), Limit("the team", high=12)
    room = room_of(BLOCKS, [long, short] if order else [short, long])

    assert (room.low, room.high) == (1, 12)


def test_where_neither_is_more_private_the_wider_authority_holds() -> None:
    """The organization speaks before the machine's file."""
    room = room_of(DELAY, [Limit("Acme", high=60), Limit("this machine", low=600)])

    assert room == Room(0, 60, who=("Acme",))


def test_a_limit_that_contradicts_itself_is_passed_over() -> None:
    """A broken policy takes nothing from anybody."""
    assert room_of(SAMPLE, [Limit("Acme", low=30, high=5)]) == Room(1, 60)


def test_for_ever_is_more_than_any_number() -> None:
    """A most of 24 months leaves no room for ever; a least of 24 months does."""
    most, least = room_of(BLOCKS, [Limit("A", high=24)]), room_of(BLOCKS, [Limit("A", low=24)])

    assert fitted(BLOCKS, room_of(BLOCKS), BLOCKS.high) == BLOCKS.high
    assert [fitted(BLOCKS, most, months) for months in (0, 12, 36)] == [24, 12, 24]
    assert [fitted(BLOCKS, least, months) for months in (0, 12, 36)] == [0, 24, 36]


def test_choices_are_narrowed_to_what_is_allowed() -> None:
    """In the table's order; one that is not allowed gives way to the default, or the first."""
    room = room_of(MODE, [Limit("Acme", choices=("up", "nearest"))])

    assert room == Room(choices=("nearest", "up"), who=("Acme",))
    assert [fitted(MODE, room, mode) for mode in ("up", "down")] == ["up", "nearest"]


def test_a_choice_gives_way_to_the_default_where_that_is_allowed() -> None:
    """What most people have is the better guess."""
    room = room_of(MODE, [Limit("Acme", choices=("none", "up"))])

    assert fitted(MODE, room, "down") == "none"


def test_choices_with_nothing_in_common_leave_the_wider_authoritys() -> None:
    """Unless one of them records less."""
    limits = [Limit("Acme", choices=("up",)), Limit("the team", choices=("down",))]

    assert room_of(MODE, limits) == Room(choices=("up",), who=("Acme",))


@pytest.mark.parametrize("order", [0, 1])
def test_off_wins(order: int) -> None:
    """One who demands to record more and one who forbids it: it is off."""
    on, off = Limit("Acme", choices=(True,)), Limit("the team", choices=(False,))
    room = room_of(FALLBACK, [on, off] if order else [off, on])

    assert room.choices == (False,)
    assert fitted(FALLBACK, room, True) is False


def test_a_text_may_be_limited_to_some() -> None:
    """Where any text will do, a limit names those that will."""
    room = room_of(ZONE, [Limit("Acme", choices=("UTC", "Europe/Berlin"))])

    assert fitted(ZONE, room, "Asia/Tokyo") == "UTC"
    assert fitted(ZONE, room, "Europe/Berlin") == "Europe/Berlin"


@pytest.mark.parametrize(
    ("row", "limit", "is_single"),
    [
        (SAMPLE, Limit("A", low=30, high=30), True),
        (SAMPLE, Limit("A", low=29, high=30), False),
        (FALLBACK, Limit("A", choices=(False,)), True),
        (FALLBACK, Limit("A", choices=(False, True)), False),
        (ZONE, Limit("A"), False),
        (BLOCKS, Limit("A", low=0), True),
    ],
)
def test_one_value_left_is_no_choice(row: Setting, limit: Limit, *, is_single: bool) -> None:
    """Then the setting is shown as locked."""
    assert room_of(row, [limit]).is_single is is_single


numbers = st.sampled_from([row for row in SETTINGS if row.kind is Kind.NUMBER])
limits = st.lists(
    st.builds(
        Limit,
        st.sampled_from(["Acme", "the team", "this machine"]),
        st.one_of(st.none(), st.integers(-10, 400)),
        st.one_of(st.none(), st.integers(-10, 400)),
    ),
    max_size=4,
)


@given(row=numbers, above=limits, number=st.integers(0, 400))
def test_whatever_is_demanded_the_table_holds(
    row: Setting, above: list[Limit], number: int
) -> None:
    """No limit makes room for a value that the table refuses; what fits is left alone."""
    room = room_of(row, above)
    value = fitted(row, room, number)

    assert isinstance(value, int)
    assert row.low <= value <= row.high
    assert fitted(row, room, value) == value


@given(row=numbers, above=limits)
def test_who_speaks_first_does_not_matter_where_less_is_recorded(
    row: Setting, above: list[Limit]
) -> None:
    """Of two that disagree the more private one holds, in either order."""
    if row.private is Private.NEITHER:
        return
    for two in permutations(above, 2):
        one, other = room_of(row, two), room_of(row, reversed(two))
        assert (one.low, one.high) == (other.low, other.high)


EXCLUDE = setting("screenshots.exclude")


def test_lists_are_joined() -> None:
    """What two want left out is left out, whoever else wants what; case does not make another."""
    room = room_of(
        EXCLUDE, [Limit("Acme", always=("bank",)), Limit("team", always=("Mail", "bank"))]
    )

    assert room == Room(always=("bank", "Mail"), who=("Acme", "team"))
    assert not room.is_single
    assert fitted(EXCLUDE, room, "Chat,  mail ,") == "Chat, mail, bank"
    assert fitted(EXCLUDE, room, "") == "bank, Mail"
