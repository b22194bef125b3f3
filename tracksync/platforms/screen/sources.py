"""What can be looked at: monitors of an X11 screen, or picture files in their place."""

from __future__ import annotations

import contextlib
import io
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import mss
from PIL import Image

from tracksync.core.values import dataclass
from tracksync.platforms.rung import Unanswered
from tracksync.platforms.screen import kwin, portal
from tracksync.platforms.screen.windows import Windows
from tracksync.platforms.wayland.outputs import Output, output_names, outputs

_GRIM_SECONDS = 10.0
_NO_POINTER = "the pointer is not told here, so the monitor it is on is not known"


class CannotSee(Exception):
    """The screen, or what is on it, cannot be seen."""


class NotGranted(CannotSee):
    """The person was asked by the desktop, and did not say yes."""


class CannotTell(CannotSee):
    """It cannot be told which windows are on the screen."""


@dataclass(frozen=True, slots=True)
class Monitor:
    """One monitor: the system's name for it, and where it is, in pixels."""

    name: str
    left: int
    top: int
    width: int
    height: int


class Source(Protocol):
    """Where frames come from. Every method may raise `CannotSee`."""

    def monitors(self) -> tuple[Monitor, ...]:
        """Tell what is there now."""

    def active(self) -> str | None:
        """Name the monitor with the pointer on it."""

    def scale(self) -> float:
        """Tell how many pixels a point has."""

    def windows(self) -> list[tuple[str, str]]:
        """Tell program and title of each window on the screen; may raise `CannotTell`."""

    def grab(self, monitor: Monitor) -> Image.Image:
        """Take a frame."""


class Files:
    """Pictures of a folder, by name, one a turn: for tests and demonstrations."""

    def __init__(self, folder: str, turn: int) -> None:
        self._folder = Path(folder)
        self._turn = turn

    def monitors(self) -> tuple[Monitor, ...]:
        return (Monitor("scripted", 0, 0, *self.grab(None).size),)

    def active(self) -> str | None:
        return "scripted"

    def scale(self) -> float:
        return 1.0

    def windows(self) -> list[tuple[str, str]]:
        """Read them from `windows.txt`, where there is one: program, tab, title."""
        with contextlib.suppress(OSError):
            lines = (self._folder / "windows.txt").read_text(encoding="utf-8").splitlines()
            told = [line.partition("\t") for line in lines]
            return [(program, title) for program, _, title in told]
        return []

    def grab(self, _: Monitor | None) -> Image.Image:
        files = sorted(self._folder.glob("*.png"))
        if not files:
            msg = "there is no PNG file in the folder"
            raise CannotSee(msg)
        try:
            with Image.open(files[self._turn % len(files)]) as found:
                return found.convert("RGB")
        except (OSError, ValueError) as e:
            msg = "the picture file cannot be read"
            raise CannotSee(msg) from e


class Grabbed:
    """
    Monitors as mss sees them: X11, Windows, macOS.

    Args:
        is_x11: Windows and pointer are asked of the X server; elsewhere they are not known.
    """

    def __init__(self, environ: Mapping[str, str], *, is_x11: bool) -> None:
        self._environ = environ
        self._is_x11 = is_x11

    def monitors(self) -> tuple[Monitor, ...]:
        with _mss() as m:
            every = m.monitors[1:]
        names: list[str] = []
        for number, found in enumerate(every, 1):
            # Where it is plugged in ("DP-1") before what its maker calls it: of two alike both say
            # the same, and neither may pass for the other.
            name = str(found.get("output") or found.get("name") or f"monitor {number}")
            names.append(name if name not in names else f"{name} ({number})")
        return tuple(
            Monitor(name, found["left"], found["top"], found["width"], found["height"])
            for name, found in zip(names, every, strict=True)
        )

    def active(self) -> str | None:
        if not self._is_x11:
            raise CannotSee(_NO_POINTER)
        with self._asking() as windows:
            x, y = windows.pointer()
        for m in self.monitors():
            if m.left <= x < m.left + m.width and m.top <= y < m.top + m.height:
                return m.name
        return None

    def scale(self) -> float:
        if not self._is_x11:
            return 1.0
        with self._asking() as windows:
            return windows.scale()

    def windows(self) -> list[tuple[str, str]]:
        if not self._is_x11:
            msg = "the windows on the screen are not told here"
            raise CannotTell(msg)
        with self._asking() as windows:
            return windows.seen()

    def grab(self, monitor: Monitor) -> Image.Image:
        # A new one each time: it keeps the list of monitors it found at first.
        with _mss() as m:
            area = {
                "left": monitor.left,
                "top": monitor.top,
                "width": monitor.width,
                "height": monitor.height,
            }
            shot = m.grab(area)
            return Image.frombuffer("RGB", shot.size, shot.bgra, "raw", "BGRX", 0, 1)

    @contextlib.contextmanager
    def _asking(self) -> Iterator[Windows]:
        try:
            windows = Windows(self._environ)
            try:
                yield windows
            finally:
                windows.close()
        except Unanswered as e:
            raise CannotTell(str(e)) from e


class Grim:
    """
    Outputs of a wlroots compositor, by the `grim` command and a pipe.

    Which windows are open, and where the pointer is, no program is told there.
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ

    def monitors(self) -> tuple[Monitor, ...]:
        with _seeing():
            return tuple(Monitor(name, 0, 0, 0, 0) for name in output_names(self._environ))

    def active(self) -> str | None:
        raise CannotSee(_NO_POINTER)

    def scale(self) -> float:
        return 1.0  # grim is told to bring it to points

    def windows(self) -> list[tuple[str, str]]:
        msg = "the windows on the screen are not told here"
        raise CannotTell(msg)

    def grab(self, monitor: Monitor) -> Image.Image:
        command = ["grim", "-s", "1", "-o", monitor.name, "-t", "ppm", "-"]
        try:
            seen = subprocess.run(command, check=True, capture_output=True, timeout=_GRIM_SECONDS)
            return Image.open(io.BytesIO(seen.stdout)).convert("RGB")
        except (OSError, subprocess.SubprocessError) as e:
            msg = "grim could not take a picture"
            raise CannotSee(msg) from e


class KWin:
    """
    Outputs of KDE's compositor, by its own interface and a pipe.

    Which windows are open no program is told there that KDE did not give a further right to.
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ

    def monitors(self) -> tuple[Monitor, ...]:
        with _seeing():
            names = output_names(self._environ, is_open=False)
        return tuple(Monitor(name, 0, 0, 0, 0) for name in names)

    def active(self) -> str | None:
        with _seeing():
            return kwin.active_monitor(self._environ)

    def scale(self) -> float:
        return 1.0  # KWin brings it to points

    def windows(self) -> list[tuple[str, str]]:
        msg = "the windows on the screen are not told here"
        raise CannotTell(msg)

    def grab(self, monitor: Monitor) -> Image.Image:
        with _seeing():
            seen = kwin.look(self._environ, monitor.name)
        size = (seen.width, seen.height)
        return Image.frombytes("RGB", size, seen.pixels, "raw", seen.mode, seen.stride, 1)


class Portal:
    """
    Monitors of GNOME that the person chose when GNOME asked, by a cast that is open for one look.

    Which windows are open, and where the pointer is, no program is told there.

    Args:
        grant: What the cast before was given, so that GNOME does not ask again; empty for none.
        granted: Told, before anything is looked at, what this one was given for the next.
    """

    def __init__(
        self, environ: Mapping[str, str], grant: str, granted: Callable[[str], None]
    ) -> None:
        with _seeing():
            there = outputs(environ, is_open=False)
            self._cast = portal.Cast(environ, grant, granted)
        self._streams = {
            name: (stream, size) for name, stream, size in named(self._cast.streams, there)
        }

    def close(self) -> None:
        self._cast.close()

    def monitors(self) -> tuple[Monitor, ...]:
        return tuple(Monitor(name, 0, 0, *size) for name, (_, size) in self._streams.items())

    def active(self) -> str | None:
        raise CannotSee(_NO_POINTER)

    def scale(self) -> float:
        return 1.0  # GStreamer is told to bring it to points

    def windows(self) -> list[tuple[str, str]]:
        msg = "the windows on the screen are not told here"
        raise CannotTell(msg)

    def grab(self, monitor: Monitor) -> Image.Image:
        stream, size = self._streams[monitor.name]
        with _seeing():
            return Image.frombytes("RGB", size, self._cast.look(stream, size), "raw", "RGBX")


def named(
    streams: Iterable[portal.Stream], there: Sequence[Output]
) -> Iterator[tuple[str, portal.Stream, tuple[int, int]]]:
    """
    Name each stream by the output at its place, and tell its size in points.

    Where GNOME counts in pixels, which its size being that of the mode shows, they are brought to
    points: what is left out of a picture is a matter of points.
    """
    for number, stream in enumerate(streams, 1):
        at = [one for one in there if (one.left, one.top) == (stream.left, stream.top)]
        name = (at[0].name if at else "") or f"monitor {number}"
        scale = max((_pixels_a_point(stream, one) for one in at or there), default=1)
        size = (max(1, stream.width // scale), max(1, stream.height // scale))
        yield name, stream, size


def _pixels_a_point(stream: portal.Stream, output: Output) -> int:
    sizes = {(output.width, output.height), (output.height, output.width)}
    return max(1, output.scale) if (stream.width, stream.height) in sizes else 1


@contextlib.contextmanager
def _seeing() -> Iterator[None]:
    try:
        yield
    except portal.Refused as e:
        raise NotGranted(str(e)) from e
    except Unanswered as e:
        raise CannotSee(str(e)) from e


@contextlib.contextmanager
def _mss() -> Iterator[mss.base.MSSBase]:
    try:
        with mss.mss() as m:
            yield m
    except (mss.ScreenShotError, OSError) as e:
        msg = "the screen does not let itself be seen"
        raise CannotSee(msg) from e
