"""
KDE's own way to look at a screen: KWin writes raw pixels into a pipe. No file is made.

KWin lets only programs look that its desktop entries name. The question whether it lets us asks for
a monitor that does not exist, so it never takes a picture.
Source: KWin 5.27, org.kde.KWin.ScreenShot2.xml and serviceutils.h; Qt, QImage::Format.
"""

from __future__ import annotations

import contextlib
import os
import select
import struct
import sys
import time
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tracksync.platforms.dbus import line, wire
from tracksync.platforms.dbus.giving import GivingLine
from tracksync.platforms.dbus.line import BusError, NotFit
from tracksync.platforms.rung import ANSWER_WITHIN_S, Unanswered

_NAME = "org.kde.KWin.ScreenShot2"
_SCREEN_SHOTS = (_NAME, "/org/kde/KWin/ScreenShot2", _NAME)
_KWIN = ("org.kde.KWin", "/KWin", "org.kde.KWin")
_NOT_ALLOWED = f"{_NAME}.Error.NoAuthorized"
_NO_SUCH_MONITOR = f"{_NAME}.Error.InvalidScreen"
_LOOK_SECONDS = 10.0
# No monitor: what is told larger than this is not believed. One of 8K has 133 MB.
_MOST_BYTES = 256 * 1024 * 1024
_MOST_SIDE_PX = 32 * 1024
_PIXEL_BYTES = 4
_PIECE_BYTES = 1024 * 1024
# QImage's formats of 32 bits, on a little-endian machine: with nothing, transparency, and
# transparency the colours were multiplied with. A screen is not transparent.
_MODES = {4: "BGRX", 5: "BGRX", 6: "BGRX", 16: "RGBX", 17: "RGBX", 18: "RGBX"}
_TROUBLES = (OSError, NotFit, wire.BadMessage)


class NotPermitted(Unanswered):
    """KWin does not let this program look."""


class Frame(NamedTuple):
    """One monitor, as it was seen; *mode* is how Pillow calls the order of the bytes."""

    width: int
    height: int
    stride: int
    mode: str
    pixels: bytearray


def ask_permission(environ: Mapping[str, str]) -> None:
    """
    Ask KWin whether it would let this program look.

    One that is there and takes its time, as at the beginning of a session, says so at a look.

    Raises:
        Unanswered: There is no KWin to ask; `NotPermitted` where it would not.
    """
    reading, writing = os.pipe()
    try:
        with _asking(environ, ANSWER_WITHIN_S) as bus, contextlib.suppress(TimeoutError):
            _capture(bus, "", writing)
    except BusError as e:
        if e.name == _NO_SUCH_MONITOR:
            return
        raise _meant(e) from e
    finally:
        os.close(reading)
        os.close(writing)


def active_monitor(environ: Mapping[str, str]) -> str | None:
    """Name the monitor that KWin holds for the active one; None where it names none."""
    try:
        with _asking(environ, ANSWER_WITHIN_S) as bus:
            (answer,) = bus.ask([(_KWIN, "activeOutputName", ("", b""))])
    except BusError as e:
        raise _meant(e) from e
    return (str(answer.body[0]) or None) if answer.body else None


def look(environ: Mapping[str, str], monitor: str) -> Frame:
    """
    Look at a monitor.

    Raises:
        Unanswered: It gave no whole picture in time; `NotPermitted` where it does not let us.
    """
    until_s = time.monotonic() + _LOOK_SECONDS
    reading, writing = os.pipe()
    try:
        try:
            with _asking(environ, _LOOK_SECONDS) as bus:
                told = _capture(bus, monitor, writing)
        finally:
            os.close(writing)  # so that the end of what KWin writes is the end of the pipe
        return _read(reading, told, until_s)
    except BusError as e:
        raise _meant(e) from e
    finally:
        os.close(reading)


@contextlib.contextmanager
def _asking(environ: Mapping[str, str], seconds: float) -> Iterator[GivingLine]:
    try:
        address = line.bus_address(environ)
        bus = GivingLine(address, timeout=seconds, starts_services=False)
        try:
            bus.ask([(line.BUS, "Hello", ("", b""))])
            yield bus
        finally:
            bus.close()
    except _TROUBLES as e:
        msg = "KWin does not answer"
        raise Unanswered(msg) from e


def _capture(bus: GivingLine, monitor: str, file: int) -> dict[str, object]:
    """Ask for a monitor's picture, in points, without the pointer: what KWin does untold."""
    name = wire.padded(wire.string(monitor), 4)
    body = name + wire.array([], align=8, at=len(name)) + struct.pack("<I", 0)
    answer = bus.give(_SCREEN_SHOTS, "CaptureScreen", ("sa{sv}h", body), file)
    if answer.signature != "a{sv}":
        raise NotFit
    return dict(answer.body[0])


def _read(pipe: int, told: Mapping[str, object], until_s: float) -> Frame:
    width, height, stride, mode = _shape(told)
    pixels = bytearray(stride * height)
    left = memoryview(pixels)
    while left:
        # As many at a time as a pipe ever holds; KWin is not waited for longer than it may take.
        ready, _, _ = select.select([pipe], [], [], max(0.0, until_s - time.monotonic()))
        piece = os.read(pipe, min(len(left), _PIECE_BYTES)) if ready else b""
        if not piece:
            msg = "KWin gave no whole picture"
            raise Unanswered(msg)
        left[: len(piece)] = piece
        left = left[len(piece) :]
    return Frame(width, height, stride, mode, pixels)


def _shape(told: Mapping[str, object]) -> tuple[int, int, int, str]:
    """Take width, height, stride and mode out of what was told; none of it is believed untried."""
    numbers = [told.get(key) for key in ("width", "height", "stride", "format")]
    width, height, stride, form = (n if isinstance(n, int) else -1 for n in numbers)
    mode = _MODES.get(form) if sys.byteorder == "little" else None
    if (
        told.get("type") != "raw"
        or mode is None
        or not 0 < width <= _MOST_SIDE_PX
        or not 0 < height <= _MOST_SIDE_PX
        or not width * _PIXEL_BYTES <= stride <= _MOST_BYTES // height
    ):
        msg = "KWin gave a picture of a kind that is not known here"
        raise Unanswered(msg)
    return width, height, stride, mode


def _meant(error: BusError) -> Unanswered:
    if error.name == _NOT_ALLOWED:
        return NotPermitted("KDE does not let this program see the screen")
    if error.name == _NO_SUCH_MONITOR:
        return Unanswered("that monitor has gone")
    return Unanswered("KWin does not let its screen be seen")
