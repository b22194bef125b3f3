"""When a picture is due, what forbids it, and which part of the screen it shows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracksync.core.journal.entries import Evidence
from tracksync.core.pictures import captures
from tracksync.core.pictures.captures import Facts, Hold, Pace, Rhythm, held_by

WORKING = Facts(is_on=True, is_running=True)
FIVE = timedelta(minutes=5)
LOOK = timedelta(seconds=5)


def change(**facts: object) -> Facts:
    whole = {name: getattr(WORKING, name) for name in Facts.__slots__}
    return Facts(**(whole | facts))


@pytest.mark.parametrize(
    ("facts", "hold"),
    [
        (WORKING, None),
        (Facts(), Hold.OFF),
        (change(is_on=False), Hold.OFF),
        (change(is_watching=False), Hold.NOT_WATCHING),
        (change(can_erase=False), Hold.CANNOT_ERASE),
        (change(lack=Hold.NO_SCREEN), Hold.NO_SCREEN),
        (change(lack=Hold.CLOSED_DESKTOP), Hold.CLOSED_DESKTOP),
        (change(is_scripted=True, organization="Acme"), Hold.SCRIPTED),
        (change(is_scripted=True), None),
        (change(organization="Acme"), None),
        (change(is_permitted=False), Hold.PERMISSION),
        (change(tells_windows=False), Hold.WINDOWS),
        (change(tells_pointer=False), Hold.POINTER),
        (change(is_running=False), Hold.NO_TIMER),
        (change(is_running=False, is_paused=True), Hold.PAUSED),
        (change(is_running=False, is_paused=True, is_private=True), Hold.PRIVATE),
        (change(bar=Evidence.LOCKED), Hold.LOCKED),
        (change(bar=Evidence.SWITCHED_AWAY), Hold.LOCKED),
        (change(bar=Evidence.ASLEEP), Hold.ASLEEP),
        (change(is_away=True), Hold.AWAY),
        (change(is_full=True), Hold.FULL),
    ],
)
def test_one_thing_against_it_is_enough(facts: Facts, hold: Hold | None) -> None:
    """Only a running timer on an unlocked screen, with somebody there who wants it, is seen."""
    assert held_by(facts) is hold


@pytest.mark.parametrize("hold", list(Hold))
def test_each_reason_has_its_sentence(hold: Hold) -> None:
    """Whoever asks why nothing is taken gets an answer."""
    assert captures.why(hold, "Acme").endswith(".")


def test_what_lasts_can_be_done_something_about() -> None:
    """The remedy is said where the reason does not name it."""
    assert {hold for hold in Hold if captures.remedy(hold)} < captures.LASTING
    assert not captures.remedy(None)


def pictures(rhythm: Rhythm, looks: int, by: timedelta, chances: list[float]) -> list[int]:
    """Tell at which looks a picture was due."""
    pace, due = captures.begin(rhythm, chances[0]), []
    for look in range(1, looks + 1):
        pace, is_due = captures.advance(pace, by, rhythm, chances[look % len(chances)])
        if is_due:
            due.append(look)
    return due


def test_an_hour_has_twelve() -> None:
    """At the end of each five minutes, looked at every five seconds."""
    assert pictures(Rhythm(FIVE), 720, LOOK, [0.5]) == [60 * n for n in range(1, 13)]


@given(
    st.lists(st.floats(0, 1, exclude_max=True), min_size=1, max_size=30),
    st.integers(1, 60),
    st.booleans(),
)
def test_an_hour_has_twelve_wherever_they_fall(
    chances: list[float], seconds: int, is_random: bool
) -> None:
    """One in each interval, so twelve in an hour, one more or less at its edges."""
    rhythm = Rhythm(FIVE, is_random)

    due = pictures(rhythm, 3600 // seconds, timedelta(seconds=seconds), chances)

    assert 11 <= len(due) <= 13


def test_chance_places_it_inside_the_interval() -> None:
    """A quarter into five minutes is after 75 s, once."""
    assert pictures(Rhythm(FIVE, is_random=True), 59, LOOK, [0.25]) == [15]


def test_time_that_was_not_looked_at_is_not_made_up_for() -> None:
    """A day at once is one picture, and half an interval is left for the next at least."""
    pace, is_due = captures.advance(Pace(LOOK, FIVE), timedelta(days=1), Rhythm(FIVE), 0.0)

    assert is_due
    assert captures.advance(pace, timedelta(0), Rhythm(FIVE), 0.0)[1] is False


def test_a_shorter_interval_counts_at_once() -> None:
    """Whoever goes from an hour to five minutes does not wait out the hour."""
    hour = captures.begin(Rhythm(timedelta(hours=1)), 0.0)
    pace, is_due = captures.advance(hour, FIVE, Rhythm(FIVE), 0.0)

    assert is_due
    assert pace.due_after == FIVE


def test_the_more_private_preset_wins() -> None:
    """Whoever asks for less to be seen is heard."""
    assert captures.more_private("clear", "light") == "light"
    assert captures.more_private("light", "blurred") == "blurred"
    assert captures.more_private("clear") == "clear"


@pytest.mark.parametrize(
    ("which", "chosen", "active", "wanted"),
    [
        ("all", "", None, ("DP-1", "eDP-1")),
        ("active", "", "eDP-1", ("eDP-1",)),
        ("active", "", None, ()),
        ("active", "", "gone", ()),
        ("chosen", "2", None, ("eDP-1",)),
        ("chosen", " edp-1 , 1", None, ("DP-1", "eDP-1")),
        ("chosen", "", None, ()),
        ("chosen", "HDMI-1", None, ()),
    ],
)
def test_monitors_are_chosen(
    which: str, chosen: str, active: str | None, wanted: tuple[str, ...]
) -> None:
    """All, the one with the pointer, or those that were named; one that is gone is not replaced."""
    assert captures.wanted_monitors(("DP-1", "eDP-1"), which, chosen, active) == wanted


@pytest.mark.parametrize("which", ["all", "active", "chosen"])
def test_a_look_without_a_monitor_says_what_was_wanted(which: str) -> None:
    """Whoever named none is not told of chosen ones."""
    said, _ = captures.missed((), "", which)

    assert ("chosen" in said, "pointer" in said) == (which == "chosen", which == "active")


def test_without_a_monitor_there_is_none() -> None:
    """A laptop with its lid shut and nothing plugged in."""
    for which in ("all", "active", "chosen"):
        assert captures.wanted_monitors((), which, "1", None) == ()


def test_windows_that_must_not_be_seen_forbid_it() -> None:
    """By program or by a part of the title, whatever the case; without rules nothing does."""
    windows = [("firefox", "Bank of Utopia"), ("kitty", "~")]

    assert captures.excluding(windows, "KeePass, bank of ,") == "bank of"
    assert captures.excluding(windows, "Firefox") == "Firefox"
    assert captures.excluding(windows, "keepass") is None
    assert captures.excluding(windows, " , ") is None
    assert captures.excluding([], "a") is None


@pytest.mark.parametrize(
    ("title", "rule"),
    [
        pytest.param("Online\u00a0Banking", "online banking", id="another blank"),
        pytest.param("Online  Banking", "Online Banking", id="two blanks"),
        pytest.param("Perso\u0308nlich.txt", "pers\u00f6nlich", id="an accent by itself"),
        pytest.param("Pers\u00f6nlich.txt", "Perso\u0308nlich", id="the other way round"),
        pytest.param("\u200eOnline\u200b Bank\u00ading", "online banking", id="unseen marks"),
        pytest.param("\uff2b\uff45\uff45Pass", "keepass", id="wide letters"),
        pytest.param("GIESSEREI", "gie\u00dferei", id="a letter without a capital"),
        pytest.param("x" * 9_000 + " Bank", "bank", id="at the end of a long one"),
    ],
)
def test_a_title_that_reads_like_a_rule_forbids_it(title: str, rule: str) -> None:
    """However its program happens to write it."""
    assert captures.excluding([("firefox", title)], rule) == rule


def test_a_rule_nobody_can_see_forbids_nothing() -> None:
    """It would forbid everything, and nobody could tell why."""
    assert captures.excluding([("firefox", "News")], "\u200b") is None


def test_no_rule_takes_long() -> None:
    """It is looked for as it stands: nothing in it repeats, whatever it looks like."""
    hostile = "(a+)+$, .*.*.*=.*, [[:alpha:]]*" + "a" * 900
    assert captures.excluding([("x", "a" * 60_000 + "!")] * 50, hostile) is None
