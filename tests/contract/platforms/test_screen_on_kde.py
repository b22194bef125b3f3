"""What is seen on KDE, by KWin's own interface: with one that behaves as a test says."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.desktop_rig.dbus import Mock, SessionBus
from tests.desktop_rig.weston import weston
from tracksync.core.pictures.captures import Hold, remedy
from tracksync.platforms.rung import Unanswered
from tracksync.platforms.screen import kwin
from tracksync.platforms.screen.process import choose_screen
from tracksync.platforms.screen.sources import CannotSee, CannotTell, KWin, Monitor

NAME = "org.kde.KWin.ScreenShot2"
RAW = "'type': 'raw', 'format': dbus.UInt32(6), 'width': dbus.UInt32(2), 'height': dbus.UInt32(2)"
# Two pixels a row and four bytes that belong to none; blue, green, red, and how solid.
BYTES = "bytes([1, 2, 3, 255, 4, 5, 6, 255, 0, 0, 0, 0] * 2)"
GIVEN = """
import os
self.asked = [*getattr(self, 'asked', []), str(args[0])]
pipe = args[2].take()
if args[0] == 'DP-1':
    os.write(pipe, {bytes})
    ret = dbus.Dictionary({{{raw}, 'stride': dbus.UInt32(12), {more}}}, signature='sv')
os.close(pipe)
if args[0] != 'DP-1':
    raise dbus.exceptions.DBusException('no', name='{error}')
"""


@pytest.fixture(scope="module")
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SessionBus]:
    with SessionBus(tmp_path_factory.mktemp("kde") / "bus") as bus:
        yield bus


@pytest.fixture(scope="module")
def service(bus: SessionBus) -> Iterator[Mock]:
    mock = Mock(bus, NAME, "/org/kde/KWin/ScreenShot2")
    yield mock
    mock.kill()


Answering = Callable[..., None]


@pytest.fixture
def answering(service: Mock) -> Answering:
    """Let KWin answer, as it does unless a test wants otherwise."""

    def answer(
        *, error: str = "InvalidScreen", raw: str = RAW, pixels: str = BYTES, more: str = ""
    ) -> None:
        code = GIVEN.format(error=f"{NAME}.Error.{error}", raw=raw, bytes=pixels, more=more)
        service.answer("CaptureScreen", "a{sv}", code, takes="sa{sv}h")

    answer()
    return answer


@pytest.fixture(scope="module")
def environ(bus: SessionBus, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    with weston(tmp_path_factory.mktemp("weston")) as display:
        yield {**bus.environ, "WAYLAND_DISPLAY": str(display)}


def test_kwin_is_chosen_where_it_lets_us_look(
    answering: Answering, environ: dict[str, str]
) -> None:
    """It knows the active monitor, and no windows."""
    screen = choose_screen(environ)

    assert (screen.name, screen.lack) == ("KWin, on Wayland", None)
    assert screen.tells_pointer
    assert not screen.tells_windows


def test_without_permission_it_is_said_and_what_to_do(
    answering: Answering, environ: dict[str, str], service: Mock, bus: SessionBus
) -> None:
    """The question is one for a monitor without a name: no picture is taken for it."""
    answering(error="NoAuthorized")
    service.answer("Asked", "as", "ret = dbus.Array(getattr(self, 'asked', []), signature='s')")
    (before,) = bus.call(service.main, "Asked")
    screen = choose_screen(environ)

    assert screen.lack is Hold.KDE_PERMISSION
    assert "KDE does not let this program see the screen" in screen.name
    assert "menu entry" in remedy(screen.lack)
    (after,) = bus.call(service.main, "Asked")
    assert after == [*before, ""]


def test_a_desktop_that_is_closed_without_kwin_stays_so(tmp_path: Path) -> None:
    """As GNOME is: nobody has the name on its bus."""
    with SessionBus(tmp_path / "bus") as bus, weston(tmp_path) as display:
        screen = choose_screen({**bus.environ, "WAYLAND_DISPLAY": str(display)})
    without = choose_screen({"WAYLAND_DISPLAY": "/nowhere", "XDG_SESSION_TYPE": "wayland"})

    assert screen.lack is Hold.CLOSED_DESKTOP
    assert without.lack is Hold.NO_COMPOSITOR


@pytest.mark.parametrize(
    ("form", "first"), [(4, (3, 2, 1)), (5, (3, 2, 1)), (6, (3, 2, 1)), (18, (1, 2, 3))]
)
def test_the_pixels_are_those_that_were_given(
    answering: Answering, bus: SessionBus, form: int, first: tuple[int, int, int]
) -> None:
    """In each order of bytes; what fills up a row is left out."""
    answering(more=f"'format': dbus.UInt32({form})")
    frame = KWin(bus.environ).grab(Monitor("DP-1", 0, 0, 0, 0))

    assert frame.size == (2, 2)
    assert [frame.getpixel(at) for at in ((0, 0), (0, 1))] == [first, first]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"pixels": "b'12'"}, "no whole picture"),
        ({"pixels": "b''"}, "no whole picture"),
        ({"more": "'width': dbus.UInt32(40000)"}, "kind that is not known"),
        ({"more": "'width': dbus.UInt32(4)"}, "kind that is not known"),
        ({"more": "'height': dbus.UInt32(32768), 'stride': dbus.UInt32(8196)"}, "kind that"),
        ({"more": "'height': dbus.UInt32(0)"}, "kind that is not known"),
        ({"more": "'format': dbus.UInt32(7)"}, "kind that is not known"),
        ({"more": "'format': 'six'"}, "kind that is not known"),
        ({"more": "'type': 'png'"}, "kind that is not known"),
    ],
)
def test_what_is_no_picture_is_none(
    answering: Answering, bus: SessionBus, told: dict[str, str], why: str
) -> None:
    """Cut short, of absurd size, or of an unknown kind: said, and no memory taken for it."""
    answering(**told)

    with pytest.raises(CannotSee, match=why):
        KWin(bus.environ).grab(Monitor("DP-1", 0, 0, 0, 0))


@pytest.mark.parametrize(
    ("error", "why"),
    [
        ("InvalidScreen", "that monitor has gone"),
        ("NoAuthorized", "KDE does not let this program"),
        ("Cancelled", "does not let its screen be seen"),
    ],
)
def test_a_refusal_is_said(answering: Answering, bus: SessionBus, error: str, why: str) -> None:
    """Each in the words that help."""
    answering(error=error)

    with pytest.raises(CannotSee, match=why):
        KWin(bus.environ).grab(Monitor("DP-7", 0, 0, 0, 0))
    with pytest.raises(CannotTell):
        KWin(bus.environ).windows()


def test_a_bus_that_is_gone_is_said() -> None:
    """Of each question."""
    nowhere = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}

    with pytest.raises(Unanswered, match="KWin does not answer"):
        kwin.ask_permission(nowhere)
    with pytest.raises(CannotSee, match="KWin does not answer"):
        KWin(nowhere).active()
    with pytest.raises(CannotSee, match="no Wayland compositor"):
        KWin({"WAYLAND_DISPLAY": "/nowhere"}).monitors()


def test_a_bus_that_takes_no_files_is_said(tmp_path: Path) -> None:
    """It lets us in, and refuses what a pipe needs."""
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "bus"))
        listener.listen()
        heard: list[bytes] = []

        def answer() -> None:
            line, _ = listener.accept()
            with line:
                for said in (b"OK 00\r\n", b"ERROR\r\n"):
                    heard.append(line.recv(1_000))
                    line.sendall(said)

        with ThreadPoolExecutor() as beside:
            beside.submit(answer)
            with pytest.raises(Unanswered, match="KWin does not answer"):
                kwin.ask_permission({"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path / 'bus'}"})

    assert heard[1] == b"NEGOTIATE_UNIX_FD\r\n"


def test_the_active_monitor_is_the_one_kwin_names(tmp_path: Path) -> None:
    """None where it names none, or cannot say."""
    with SessionBus(tmp_path / "bus") as bus:
        mock = Mock(bus, "org.kde.KWin", "/KWin")
        try:
            with pytest.raises(CannotSee):
                KWin(bus.environ).active()
            mock.answer("activeOutputName", "s", "ret = 'DP-1'")
            named = KWin(bus.environ).active()
            mock.answer("activeOutputName", "s", "ret = ''")
            unnamed = KWin(bus.environ).active()
        finally:
            mock.kill()

    assert (named, unnamed) == ("DP-1", None)


def test_a_kwin_that_is_busy_is_there_all_the_same(
    service: Mock, answering: Answering, environ: dict[str, str]
) -> None:
    """As at the beginning of a session: whether it lets us look is seen when a look is due."""
    with service.halted():
        screen = choose_screen(environ)

    assert (screen.name, screen.lack) == ("KWin, on Wayland", None)
