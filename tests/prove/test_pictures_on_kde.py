"""Pictures of KDE's own screen: its real compositor, without a monitor, drawing in software."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from tests.contract.platforms.test_screen import cleared, names, opened, order
from tests.contract.platforms.test_screen_leaves import is_seen, looked, must_be_encrypted, shared
from tests.desktop.real_desktop import App
from tests.desktop_rig.kwin import KWin
from tests.desktop_rig.panels import wayland_bar
from tests.desktop_rig.programs import Program, running, wait_until
from tracksync.core.pictures.captures import Hold, why
from tracksync.core.problems import NotAllowed
from tracksync.platforms.screen.process import choose_screen
from tracksync.ports.screen import Order, Seen

__all__ = ["order"]
pytestmark = [pytest.mark.storm, pytest.mark.timeout(300)]
ENTRY = Path(__file__).parents[2] / "installers/linux/tracksync.desktop"
BLUE = (0x30, 0x60, 0xA0)


def installed(program: str) -> str:
    """Write the entry as it is installed: with the place of the program that looks."""
    line = f"Exec={program} %u"
    text = ENTRY.read_text(encoding="utf-8")
    assert "Exec=tracksync %u" in text
    return text.replace("Exec=tracksync %u", line)


def painted(kwin: KWin, folder: Path) -> Program:
    """Fill all monitors with blue."""
    return Program("swaybg", "-c", "#3060a0", environ=kwin.environ, folder=folder)


@pytest.fixture
def kwin(tmp_path: Path) -> Iterator[KWin]:
    """Two monitors side by side; our entry is installed for the tests' own Python."""
    entry = installed(os.path.realpath(sys.executable))
    with KWin(tmp_path / "kwin", monitors=2, entry=entry) as kwin:
        yield kwin


def test_a_screen_of_kde_is_seen(kwin: KWin, order: Order, tmp_path: Path) -> None:
    """All monitors, the active one, chosen ones; black is none; what is not told is refused."""
    screen = choose_screen(kwin.environ)
    dark = screen.look(order).shots
    with ExitStack() as stack:
        stack.callback(painted(kwin, tmp_path).stop)
        hands = stack.enter_context(kwin.hands())
        wait_until(lambda: len(kept(order, screen.look(order).shots)) == 2, "both are painted")
        hands.move(1000, 50)
        active = names(screen, replace(order, which="active"))
        hands.move(100, 50)
        active_then = names(screen, replace(order, which="active"))
        chosen = names(screen, replace(order, which="chosen", chosen="2, HDMI-7"))
        with pytest.raises(NotAllowed, match="cannot be told which windows"):
            screen.look(replace(order, exclude="bank"))
        shots = screen.look(replace(order, first=20)).shots

    assert screen.name == "KWin, on Wayland"
    assert [shot.seen for shot in dark] == [Seen.BLACK] * 2
    assert (active, active_then, chosen) == ({"Virtual-1"}, {"Virtual-0"}, {"Virtual-1"})
    assert [(shot.width_px, shot.height_px) for shot in shots] == [(800, 600)] * 2
    colour = opened(Path(order.folder) / "000000021.webp.age").convert("RGB").getpixel((400, 300))
    assert isinstance(colour, tuple)
    assert all(abs(a - b) < 12 for a, b in zip(colour, BLUE, strict=True))


def kept(order: Order, shots: tuple[object, ...]) -> list[object]:
    """Take those that were kept, and make room for the next try."""
    for number in range(len(shots)):
        cleared(order, order.first + number)
    return [shot for shot in shots if getattr(shot, "seen", None) is Seen.KEPT]


def test_kde_lets_only_programs_look_that_an_entry_names(tmp_path: Path) -> None:
    """Without it, and with one for another program, the reason is said, and nothing is seen."""
    for number, entry in enumerate(("", installed("/usr/bin/true"))):
        with KWin(tmp_path / f"kwin{number}", entry=entry) as kwin:
            wait_until(
                lambda: choose_screen(kwin.environ).lack is Hold.KDE_PERMISSION,
                "KWin says no",
            )


def test_a_screen_of_kde_leaves_no_plain_picture_anywhere(tmp_path: Path) -> None:
    """It comes through a pipe, into memory of the helper alone."""
    with (
        KWin(tmp_path / "kwin", asks_nobody=True) as kwin,
        running("swaybg", "-c", "#3060a0", environ=kwin.environ, folder=tmp_path),
    ):
        screen = choose_screen(kwin.environ)
        wait_until(lambda: is_seen(screen, tmp_path, "webp"), "the screen is seen")
        steps = looked(screen, tmp_path, "webp")

    must_be_encrypted(steps, tmp_path / "vault", "webp")
    assert shared(steps, tmp_path / "vault") == set()


def test_a_kde_that_is_gone_is_said(kwin: KWin, order: Order) -> None:
    """And one that is back is seen again, without anything being started anew."""
    screen = choose_screen(kwin.environ)
    kwin.kill()
    with pytest.raises(NotAllowed, match="could not be seen"):
        screen.look(order)
    kwin.start()

    assert [shot.seen for shot in screen.look(order).shots] == [Seen.BLACK] * 2


def test_the_tray_takes_pictures_on_kde(kwin: KWin, tmp_path: Path) -> None:
    """While the timer runs, the dot in a bar first; with a window excluded none, and it says so."""
    with ExitStack() as stack:
        stack.callback(painted(kwin, tmp_path).stop)
        stack.enter_context(wayland_bar(kwin, kwin.bus, height_px=30))
        hands = stack.enter_context(kwin.hands())
        app = App(tmp_path, kwin.environ | {"QT_QPA_PLATFORM": "wayland"})
        app.know_the_person()
        stack.enter_context(app.running())
        app.cli("start", app.cli("task", "add", "Invoice export")["task"]["ref"])
        hands.press()
        app.cli("config", "set", "screenshots.enabled", "on")
        wait_until(lambda: app.cli("status")["capture"] == "on", "capturing")
        taken = app.cli("shots", "capture")["pictures"]
        app.cli("config", "set", "screenshots.exclude", "bank")
        wait_until(lambda: app.cli("status")["capture"] == "waiting", "it waits")
        pictures = app.cli("status")["screenshots"]
        refused = app.cli("shots", "capture")

    assert [(each["monitor"], each["kind"]) for each in taken] == [
        ("Virtual-0", "picture"),
        ("Virtual-1", "picture"),
    ]
    assert pictures["source"] == "KWin, on Wayland"
    assert pictures["why"] == why(Hold.WINDOWS, "")
    assert refused["error"]["title"] == why(Hold.WINDOWS, "")
