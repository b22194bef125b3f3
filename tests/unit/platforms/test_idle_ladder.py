"""Which source answers: the best rung that works."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.unit.platforms.hands import Seconds
from tracksync.platforms.idle.file import ScriptedActivity
from tracksync.platforms.idle.ladder import SOURCE, IdleLadder, choose_idle_source
from tracksync.platforms.patience import Patience
from tracksync.platforms.rung import Unanswered
from tracksync.ports.activity import UNKNOWN_IDLE, IdleTimes

SECOND = IdleTimes(timedelta(seconds=1), timedelta(seconds=1))


class Rung:
    """Works, or says why not."""

    def __init__(self, name: str, why_not: str = "") -> None:
        self.name = name
        self.why_not = why_not
        self.opened = 0
        self.is_closed = False

    def made(self) -> Rung:
        return self

    def open(self) -> None:
        self.opened += 1
        self.is_closed = False
        if self.why_not:
            raise Unanswered(self.why_not)

    def read(self) -> IdleTimes:
        return UNKNOWN_IDLE if self.is_closed else SECOND

    def close(self) -> None:
        self.is_closed = True


def ladder(*rungs: Rung, clock: Seconds) -> IdleLadder:
    return IdleLadder([rung.made for rung in rungs], patience=Patience(10, 300, monotonic=clock))


def test_the_first_rung_that_works_is_kept() -> None:
    """What stands below it is never touched."""
    absent, good, never = Rung("absent", "is not here"), Rung("good"), Rung("never")
    source = ladder(absent, good, never, clock=Seconds())

    assert (source.read(), source.read()) == (SECOND, SECOND)
    assert (source.name, absent.is_closed) == ("good", True)
    assert (absent.opened, good.opened, never.opened) == (1, 1, 0)


def test_nothing_works_is_unknown_and_says_why() -> None:
    """The capability page shows the reasons, and no time is guessed."""
    source = ladder(Rung("a", "no server"), Rung("b", "no bus"), clock=Seconds())

    assert source.read() == UNKNOWN_IDLE
    assert source.name == "nothing (no server; no bus)"


def test_a_display_that_comes_up_later_is_found() -> None:
    """Started before the desktop, we are not blind for the day."""
    clock, late = Seconds(), Rung("late", "no server")
    source = ladder(late, clock=clock)
    source.read()
    late.why_not = ""
    too_early = source.read()
    clock.pass_(10)

    assert (too_early, source.read()) == (UNKNOWN_IDLE, SECOND)


def test_a_closed_ladder_lets_go_of_its_rung() -> None:
    """Afterwards nothing is known."""
    rung = Rung("good")
    source = ladder(rung, clock=Seconds())
    source.read()
    source.close()

    assert (source.read(), rung.is_closed) == (UNKNOWN_IDLE, True)


def test_a_script_is_chosen_by_its_path() -> None:
    """Tests and the demo say what happens."""
    source = choose_idle_source({SOURCE: "file:/nowhere/at all.json"})

    assert isinstance(source, ScriptedActivity)
    assert source.read() == UNKNOWN_IDLE


def test_a_source_nobody_knows_is_said_and_nothing_else_is_tried() -> None:
    """A mistyped name does not silently become another source."""
    source = choose_idle_source({SOURCE: "flie:x", "DISPLAY": ":0"})

    assert source.name == f"nothing ({SOURCE} names no source we know)"
    assert source.read() == UNKNOWN_IDLE


@pytest.mark.parametrize(
    "environ",
    [
        {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"},
        {"XDG_SESSION_TYPE": "wayland", "DISPLAY": ":0"},
    ],
    ids=["display", "type"],
)
def test_on_wayland_the_x_server_is_never_asked(environ: dict[str, str]) -> None:
    """XWayland sees only part of the input: its silence would be taken for absence."""
    no_bus = {"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere"}
    source = choose_idle_source(environ | no_bus, platform="linux")

    assert "X server" not in source.name
    assert source.name.startswith("nothing (")
