"""Looking at a screen: what is kept of it, by whom it can be opened, and when nothing is."""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import mss
import pytest
from PIL import Image, ImageDraw
from Xlib import X, Xatom
from Xlib.display import Display

from tests.desktop_rig.programs import Program, find, wait_until
from tests.desktop_rig.sway import Sway
from tests.desktop_rig.xserver import XServer
from tracksync.core.pictures.captures import Hold
from tracksync.core.problems import DiskFull, NotAllowed
from tracksync.platforms.screen import child as screen_child
from tracksync.platforms.screen import pixels
from tracksync.platforms.screen.process import ScreenProcess, choose_screen
from tracksync.platforms.screen.sources import CannotSee, CannotTell, Grabbed, Monitor
from tracksync.platforms.screen.windows import Windows, scale_of
from tracksync.ports.screen import Order, Seen
from tracksync.storage.local import age
from tracksync.storage.local.vault.records import digest_of

NOON = datetime(2026, 11, 27, 11, tzinfo=UTC)
HEADERS = (b"\x89PNG", b"\xff\xd8\xff", b"WEBP", b"P6\n")


def drawn(text: str, size: tuple[int, int] = (400, 300)) -> Image.Image:
    frame = Image.new("RGB", size, "white")
    ImageDraw.Draw(frame).text((10, 10), text, fill="black")
    return frame


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = tmp_path / "screens"
    folder.mkdir()
    drawn("first").save(folder / "1.png")
    drawn("second").save(folder / "2.png")
    return folder


@pytest.fixture
def scripted(pictures: Path) -> ScreenProcess:
    return choose_screen({"TRACKSYNC_SCREEN_SOURCE": f"file:{pictures}"})


@pytest.fixture
def order(tmp_path: Path) -> Order:
    folder = tmp_path / "vault"
    folder.mkdir()
    return Order(
        at=NOON,
        zone="Europe/Berlin",
        which="all",
        chosen="",
        exclude="",
        preset="clear",
        codec="webp",
        policy='"quoted" & <policy>',
        recipient=age.recipient_of(IDENTITY),
        folder=str(folder),
        first=7,
        sight_key=bytes(32),
    )


IDENTITY = age.make_identity()


def opened(path: Path) -> Image.Image:
    into = io.BytesIO()
    with path.open("rb") as file:
        age.with_identities([IDENTITY])(file, into)
    return Image.open(into)


@pytest.mark.parametrize("codec", ["webp", "jpeg"])
def test_a_picture_is_an_ordinary_one_that_tells_of_itself(
    scripted: ScreenProcess, order: Order, codec: str
) -> None:
    """Once decrypted any viewer shows it; its manifest stands in its XMP."""
    (shot,) = scripted.look(replace(order, codec=codec)).shots
    path = Path(order.folder) / f"000000007.{codec}.age"
    picture, small = opened(path), opened(path.with_name("000000007.small.age"))

    assert (shot.seen, shot.monitor) == (Seen.KEPT, "scripted")
    assert (shot.size_bytes, shot.digest) == (path.stat().st_size, digest_of(path.read_bytes()))
    assert (shot.width_px, shot.height_px) == picture.size == (400, 300)
    assert small.size == (320, 240)
    xmp = picture.info["xmp"].decode()
    assert 'ts:takenAt="2026-11-27T11:00:00.000+00:00"' in xmp
    assert 'ts:sequence="7"' in xmp
    assert "&amp; &lt;policy&gt;" in xmp
    assert picture.format == codec.upper()


def test_files_are_for_their_owner_and_hold_no_picture(
    scripted: ScreenProcess, order: Order
) -> None:
    """What lies on the disk has no header of a picture anywhere in it."""
    scripted.look(order)

    files = list(Path(order.folder).iterdir())
    assert len(files) == 2
    for path in files:
        assert path.stat().st_mode & 0o777 == 0o600
        assert not any(header in path.read_bytes() for header in HEADERS)


def test_scripted_pictures_come_in_turn_and_what_stays_is_unchanged(
    scripted: ScreenProcess, order: Order
) -> None:
    """The second look shows the second file; the same one again is not kept twice."""
    (first,) = scripted.look(order).shots
    (second,) = scripted.look(replace(order, first=8, turn=1)).shots
    before = {"scripted": second.sight}
    (again,) = scripted.look(replace(order, first=9, turn=3, before=before)).shots

    assert first.sight != second.sight
    assert (again.seen, again.sight) == (Seen.UNCHANGED, second.sight)
    assert len(list(Path(order.folder).iterdir())) == 4
    assert scripted.is_scripted
    assert scripted.lack is None


def test_a_black_screen_is_no_picture(
    pictures: Path, scripted: ScreenProcess, order: Order
) -> None:
    """It is off, or we may not see it: reported, not kept."""
    Image.new("RGB", (64, 64)).save(pictures / "1.png")
    (shot,) = scripted.look(order).shots

    assert shot.seen is Seen.BLACK
    assert list(Path(order.folder).iterdir()) == []


def test_an_excluded_window_forbids_it(
    pictures: Path, scripted: ScreenProcess, order: Order
) -> None:
    """Nothing is kept, and the rule is named."""
    (pictures / "windows.txt").write_text("KeePassXC\tPasswords\nkitty\t~\n")

    assert scripted.look(replace(order, exclude="bank, keepass")).excluded == "keepass"
    assert list(Path(order.folder).iterdir()) == []
    assert scripted.look(replace(order, exclude="bank")).excluded == ""


class Busy:
    """Two monitors, and a window that comes before the look, or while it lasts."""

    def __init__(self, comes_at: int) -> None:
        self._asked, self._comes_at = 0, comes_at

    def monitors(self) -> tuple[Monitor, ...]:
        return tuple(Monitor(name, 0, 0, 400, 300) for name in ("DP-1", "DP-2"))

    def active(self) -> str | None:
        return None

    def scale(self) -> float:
        return 1.0

    def windows(self) -> list[tuple[str, str]]:
        self._asked += 1
        return [("firefox", "News")] + [("KeePassXC", "")] * (self._asked >= self._comes_at)

    def grab(self, monitor: Monitor) -> Image.Image:
        return drawn(monitor.name)


@pytest.mark.parametrize(
    ("comes_at", "rule", "monitors"),
    [(1, "keepass", 0), (2, "keepass", 0), (3, "keepass", 1), (4, "", 2)],
)
def test_an_excluded_window_that_comes_while_it_looks_forbids_it(
    order: Order, comes_at: int, rule: str, monitors: int
) -> None:
    """Between the question and the frame, or between two monitors; no frame with it is written."""
    request = {
        "exclude": "keepass",
        "which": order.which,
        "chosen": order.chosen,
        "first": order.first,
        "folder": order.folder,
        "sight_key": order.sight_key.hex(),
        "before": {},
        "preset": order.preset,
        "codec": order.codec,
        "recipient": order.recipient,
        "manifest": {},
    }
    told = screen_child.look(Busy(comes_at), request)

    assert told["excluded"] == rule
    assert len(told["shots"]) == (0 if rule else 2)
    assert len(list(Path(order.folder).glob("*.webp.age"))) == monitors


def test_what_cannot_be_seen_is_said(tmp_path: Path, order: Order) -> None:
    """An empty folder, a file that is none, no room, no screen at all."""
    empty = choose_screen({"TRACKSYNC_SCREEN_SOURCE": f"file:{tmp_path / 'nothing'}"})
    with pytest.raises(NotAllowed, match="could not be seen"):
        empty.look(order)
    (tmp_path / "1.png").write_bytes(b"no picture")
    broken = choose_screen({"TRACKSYNC_SCREEN_SOURCE": f"file:{tmp_path}"})
    with pytest.raises(NotAllowed, match="cannot be read"):
        broken.look(order)
    assert choose_screen({}).lack is Hold.NO_SCREEN
    for there in ({"WAYLAND_DISPLAY": "wayland-0"}, {"XDG_SESSION_TYPE": "wayland"}):
        assert choose_screen({"DISPLAY": ":0", **there}).lack is Hold.NO_COMPOSITOR
    assert choose_screen({"DISPLAY": ":0"}).name == "the X11 screen"
    assert choose_screen({"DISPLAY": ":0"}).tells_windows
    assert choose_screen({"DISPLAY": ":0"}).tells_pointer


def test_without_room_nothing_is_half_kept(scripted: ScreenProcess, order: Order) -> None:
    """A folder that is not there stands for a disk that takes nothing."""
    with pytest.raises(DiskFull, match="could not be kept"):
        scripted.look(replace(order, folder=f"{order.folder}/gone"))


def test_a_child_that_says_nothing_is_no_picture(scripted: ScreenProcess, order: Order) -> None:
    """Whatever it died of."""
    with pytest.raises(NotAllowed, match="helper process"):
        scripted.look(replace(order, recipient="none"))


@pytest.mark.parametrize(("preset", "size"), [("clear", 480), ("light", 120), ("blurred", 20)])
def test_what_a_preset_leaves_out_is_in_no_file(preset: str, size: int) -> None:
    """Each square becomes one pixel, so two texts in the same square look alike afterwards."""
    one, two = (
        pixels.reduced(drawn(text, (480, 480)), 1.0, preset) for text in ("secret 1", "secret 2")
    )

    assert one.size == (size, size)
    difference = max(abs(a - b) for a, b in zip(one.tobytes(), two.tobytes(), strict=True))
    assert difference > 100 if preset == "clear" else difference < 60


def test_points_are_what_is_kept() -> None:
    """A screen with two pixels a point is kept at half its size."""
    assert pixels.reduced(drawn("x", (800, 600)), 2.0, "clear").size == (400, 300)
    assert scale_of(b"Xft.antialias:\t1\nXft.dpi:\t192\n") == 2.0
    assert scale_of(b"Xft.dpi:\tmany\n") == 1.0
    assert scale_of(b"") == 1.0


# --- a real Wayland compositor --------------------------------------------------------------------


def test_a_wlroots_screen_is_seen(order: Order, tmp_path: Path) -> None:
    """By grim and a pipe; windows and pointer are not told there, so what needs them is refused."""
    with Sway(
        tmp_path, config="output HEADLESS-1 resolution 800x600 bg #3060a0 solid_color\n"
    ) as sway:
        screen = choose_screen(sway.environ)
        wait_until(lambda: is_there(screen, order), "the screen is not black any more")
        (shot,) = screen.look(replace(order, first=20)).shots
        with pytest.raises(NotAllowed, match="cannot be told which windows"):
            screen.look(replace(order, exclude="bank"))
        with pytest.raises(NotAllowed, match="pointer"):
            screen.look(replace(order, which="active"))
        chosen = replace(order, which="chosen", chosen="HDMI-7")
        assert screen.look(chosen).shots == ()

    assert (shot.monitor, shot.width_px, shot.height_px) == ("HEADLESS-1", 800, 600)
    assert screen.name == "grim, on Wayland"
    assert not screen.tells_windows
    assert not screen.tells_pointer
    with pytest.raises(NotAllowed, match="could not be seen"):
        screen.look(replace(order, first=30))
    assert choose_screen(sway.environ).lack is Hold.NO_COMPOSITOR


def test_each_wlroots_monitor_is_a_picture_of_its_own(order: Order, tmp_path: Path) -> None:
    """One that is plugged in is seen from then on."""
    background = "bg #3060a0 solid_color"
    outputs = [f"output HEADLESS-{number} {background}\n" for number in (1, 2)]
    with Sway(tmp_path, config="".join(outputs)) as sway:
        screen = choose_screen(sway.environ)
        wait_until(lambda: is_there(screen, order), "the screen is not black any more")
        one = names(screen, order)
        sway.tell("create_output")
        two = names(screen, order)
        chosen = names(screen, replace(order, which="chosen", chosen="HEADLESS-2"))

    assert (one, two) == ({"HEADLESS-1"}, {"HEADLESS-1", "HEADLESS-2"})
    assert chosen == {"HEADLESS-2"}


def test_wlroots_monitors_come_and_go(order: Order, tmp_path: Path) -> None:
    """Each is seen while it is there; one that goes as it is looked at is left out, no more."""
    with (
        Sway(tmp_path) as outside,
        Sway(tmp_path, config="output * bg #3060a0 solid_color\n", inside=outside) as sway,
    ):
        closing = outside.telling('[title="WL-2$"]', "kill")
        environ = sway.environ | {"PATH": f"{closing_grim(tmp_path, closing)}:{os.environ['PATH']}"}
        screen = choose_screen(sway.environ)
        wait_until(lambda: is_there(screen, order), "the screen is not black any more")
        one = names(screen, order)
        sway.tell("create_output")
        two = names(screen, order)
        in_between = names(choose_screen(environ), order)
        after = names(screen, order)
        chosen = names(screen, replace(order, which="chosen", chosen="WL-2"))

    assert (one, two) == ({"WL-1"}, {"WL-1", "WL-2"})
    assert (in_between, after, chosen) == ({"WL-1"}, {"WL-1"}, set())


def closing_grim(folder: Path, closing: list[str]) -> Path:
    """Put a `grim` there that closes the second monitor before it looks at it."""
    programs = folder / "programs"
    programs.mkdir()
    grim = shlex.quote(find("grim"))
    (programs / "grim").write_text(
        f"""#!/bin/sh
case "$*" in *WL-2*) {shlex.join(closing)} >&2; while {grim} "$@" >/dev/null; do :; done;; esac
exec {grim} "$@"
"""
    )
    (programs / "grim").chmod(0o755)
    return programs


def names(screen: ScreenProcess, order: Order) -> set[str]:
    """Look, and tell which monitors were looked at."""
    look = screen.look(order)
    for number in range(len(look.shots)):
        cleared(order, order.first + number)
    return {shot.monitor for shot in look.shots}


def is_there(screen: ScreenProcess, order: Order) -> bool:
    try:
        look = screen.look(order)
    except NotAllowed:  # a session that begins does not let itself be seen yet
        return False
    cleared(order, order.first)
    return any(shot.seen is Seen.KEPT for shot in look.shots)


# --- a real X server ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def x11(tmp_path_factory: pytest.TempPathFactory) -> Iterator[XServer]:
    with XServer(tmp_path_factory.mktemp("x11"), width=640, height=480) as server:
        paint(server, "#3060a0")
        yield server


def paint(server: XServer, colour: str) -> None:
    subprocess.run([find("xsetroot"), "-solid", colour], env=server.environ, check=True)


@pytest.fixture
def screen(x11: XServer) -> ScreenProcess:
    return choose_screen(x11.environ)


@pytest.mark.parametrize("which", ["all", "active"])
def test_an_x11_screen_is_seen(
    screen: ScreenProcess, order: Order, x11: XServer, which: str
) -> None:
    """The pixels are those that are on it."""
    x11.move_pointer(10, 10)
    (shot,) = screen.look(replace(order, which=which)).shots
    picture = opened(Path(order.folder) / "000000007.webp.age").convert("RGB")
    colour = picture.getpixel((600, 400))

    assert (shot.width_px, shot.height_px) == (640, 480)
    assert isinstance(colour, tuple)
    assert all(abs(a - b) < 12 for a, b in zip(colour, (0x30, 0x60, 0xA0), strict=True))


def test_windows_are_told_by_program_and_title(
    screen: ScreenProcess, order: Order, x11: XServer, tmp_path: Path
) -> None:
    """A window with the excluded name on the screen: nothing. Gone again: a picture."""
    rule = replace(order, exclude="secret plans")
    before = screen.look(rule)
    window = Program(
        *(find("xmessage"), "-title", "Secret Plans of Utopia", "x"),
        environ=x11.environ,
        folder=tmp_path,
    )
    try:
        wait_until(
            lambda: (
                screen.look(replace(rule, first=rule.first + 1)).excluded != ""
                or cleared(order, rule.first + 1)
            ),
            "the window is seen",
        )
        told = screen.look(replace(rule, first=rule.first + 2)).excluded
    finally:
        window.stop()

    assert before.excluded == ""
    assert told == "secret plans"


def test_a_window_that_names_itself_in_old_letters_is_found(
    x11: XServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Older programs give no name in UTF-8."""
    monkeypatch.setenv("XAUTHORITY", x11.environ["XAUTHORITY"])
    with contextlib.closing(Display(x11.environ["DISPLAY"])) as display:
        window = display.screen().root.create_window(0, 0, 9, 9, 0, X.CopyFromParent)
        window.change_property(Xatom.WM_NAME, Xatom.STRING, 8, "Persönlich".encode("latin-1"))
        window.map()
        display.sync()
        with contextlib.closing(Windows(x11.environ)) as windows:
            assert ("", "Persönlich") in windows.seen()


def cleared(order: Order, number: int) -> bool:
    """Make room for the next try."""
    for path in Path(order.folder).glob(f"{number:09d}.*"):
        path.unlink()
    return False


def test_a_screen_that_is_gone_is_said(order: Order) -> None:
    """Its server died: no picture, no trace, and with exclusions that they could not be judged."""
    gone = choose_screen({"DISPLAY": ":63999", "PATH": "/usr/bin"})
    with pytest.raises(NotAllowed, match="could not be seen"):
        gone.look(order)
    with pytest.raises(NotAllowed, match="cannot be told which windows"):
        gone.look(replace(order, exclude="bank"))


def test_x11_monitors_come_and_go(order: Order, tmp_path: Path) -> None:
    """All, the one with the pointer, chosen ones: each by its name, and as large as it is."""
    with XServer(tmp_path, monitors=2) as server:
        paint(server, "#3060a0")
        server.monitor("DUMMY1", "--right-of", "DUMMY0")
        server.move_pointer(1500, 300)
        screen = choose_screen(server.environ)
        every = screen.look(order).shots
        active = names(screen, replace(order, first=20, which="active"))
        chosen = names(screen, replace(order, first=20, which="chosen", chosen="DUMMY0"))
        server.unplug("DUMMY1")
        left = names(screen, replace(order, first=20))
        gone = names(screen, replace(order, first=20, which="chosen", chosen="DUMMY1"))

    sizes = {shot.monitor: (shot.width_px, shot.height_px) for shot in every}
    assert sizes == {"DUMMY0": (1024, 768), "DUMMY1": (800, 600)}
    assert (active, chosen, left, gone) == ({"DUMMY1"}, {"DUMMY0"}, {"DUMMY0"}, set())


@pytest.mark.parametrize(
    ("told", "names"),
    [
        pytest.param({"output": "DP-1 DP-2", "name": "DELL DELL"}, ["DP-1", "DP-2"], id="X11"),
        pytest.param({"name": "DELL DELL"}, ["DELL", "DELL (2)"], id="without outputs"),
        pytest.param({}, ["monitor 1", "monitor 2"], id="without names"),
    ],
)
def test_two_monitors_of_one_kind_are_two(
    monkeypatch: pytest.MonkeyPatch, told: dict[str, str], names: list[str]
) -> None:
    """Their maker calls both the same; none is left out for it, nor found under another's name."""
    area: dict[str, object] = {"top": 0, "width": 800, "height": 600}
    every = [area | {"left": 0}, area | {"left": 800}]
    for number, found in enumerate(every):
        found.update({key: words.split()[number] for key, words in told.items()})
    seeing = SimpleNamespace(monitors=[area, *every])
    monkeypatch.setattr(mss, "mss", lambda: contextlib.nullcontext(seeing))

    monitors = Grabbed({}, is_x11=False).monitors()

    assert [monitor.name for monitor in monitors] == names
    assert [monitor.left for monitor in monitors] == [0, 800]


def test_windows_and_macos_tell_of_no_window_and_no_pointer() -> None:
    """What needs them is refused, rather than the first monitor taken for the one meant."""
    source = Grabbed({}, is_x11=False)

    with pytest.raises(CannotTell, match="windows"):
        source.windows()
    with pytest.raises(CannotSee, match="pointer"):
        source.active()
    assert source.scale() == 1.0
