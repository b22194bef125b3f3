"""
GNOME's way to look at a screen: a screen cast that is open for one look. No file is made.

The desktop portal asks the person once, and gives a word with which it does not ask again; the
pixels come from PipeWire, by GStreamer's command and a pipe.
Source: XDG desktop portal 1.16, org.freedesktop.portal.ScreenCast, version 4; GStreamer 1.22.
"""

from __future__ import annotations

import contextlib
import os
import select
import struct
import subprocess
import time
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from tracksync.platforms.dbus import line, wire
from tracksync.platforms.dbus.giving import TakingLine
from tracksync.platforms.dbus.line import BusError, NotFit
from tracksync.platforms.rung import Unanswered

# So long the person may think about the dialog; after that it goes, and counts as a no.
ASK_SECONDS = 60.0
_STEP_SECONDS = 5.0
_LOOK_SECONDS = 15.0
_DESKTOP = "org.freedesktop.portal.Desktop"
_PLACE = "/org/freedesktop/portal/desktop"
_CAST = (_DESKTOP, _PLACE, "org.freedesktop.portal.ScreenCast")
_SESSION = "org.freedesktop.portal.Session"
_REQUEST = "org.freedesktop.portal.Request"
_MONITORS, _NO_POINTER, _UNTIL_REVOKED = 1, 1, 2
_DONE, _CANCELLED = 0, 1
_PIXEL_BYTES = 4
_MOST_BYTES = 256 * 1024 * 1024
_MOST_SIDE_PX = 32 * 1024
_PIECE_BYTES = 1024 * 1024
_NO_PLUGIN = b'no element "pipewiresrc"'
_TROUBLES = (OSError, NotFit, wire.BadMessage, BusError)


class Refused(Unanswered):
    """The person, asked by the desktop, did not say yes."""


class NoPlugin(Unanswered):
    """GStreamer has no way to PipeWire."""


class Stream(NamedTuple):
    """One monitor of a cast: its number at PipeWire, where it is and how large."""

    node: int
    left: int
    top: int
    width: int
    height: int


class Cast:
    """
    All monitors that the person chose.

    Args:
        grant: What an earlier cast was given; empty, and the person is asked.

    Attributes:
        streams: From left to right, from top to bottom.
        grant: What this one was given for the next; empty where the person did not want that.

    Raises:
        Unanswered: There is none; `Refused` where the person would not. Also from `look`.
    """

    def __init__(self, environ: Mapping[str, str], grant: str) -> None:
        self._environ = dict(environ)
        self._session = ""
        self._grant = grant
        with _said():
            self._bus = TakingLine(line.bus_address(environ), timeout=_STEP_SECONDS)
        try:
            with _said():
                self.streams, self.grant = self._open()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End the cast, and with it the sign on GNOME's own bar."""
        with contextlib.suppress(*_TROUBLES):
            if self._session:
                self._bus.allow(_STEP_SECONDS)
                self._bus.ask([((_DESKTOP, self._session, _SESSION), "Close", ("", b""))])
        self._bus.close()

    def look(self, stream: Stream, size: tuple[int, int]) -> bytes:
        """Take one frame of a monitor, brought to *size*: of each pixel red, green, blue, none."""
        width, height = size
        if not (0 < width <= _MOST_SIDE_PX and 0 < height <= _MOST_SIDE_PX) or (
            width * height * _PIXEL_BYTES > _MOST_BYTES
        ):
            msg = "GNOME gave a picture of a kind that is not known here"
            raise Unanswered(msg)
        with _said():
            file = self._pipewire()
            try:
                return _frame(file, stream.node, size, self._environ)
            finally:
                os.close(file)

    def _open(self) -> tuple[tuple[Stream, ...], str]:
        self._bus.ask([(line.BUS, "Hello", ("", b""))])
        rule = f"type='signal',sender='{_DESKTOP}',interface='{_REQUEST}',member='Response'"
        self._bus.ask([(line.BUS, "AddMatch", ("s", wire.string(rule)))])
        wanted = [_text("session_handle_token", _token())]
        told = self._request("CreateSession", "", b"", wanted, _STEP_SECONDS)
        self._session = str(told["session_handle"])
        session = wire.padded(wire.string(self._session), 4)
        wanted = [
            _number("types", _MONITORS),
            wire.option("multiple", "b", struct.pack("<I", 1)),
            _number("cursor_mode", _NO_POINTER),
            _number("persist_mode", _UNTIL_REVOKED),
            *([_text("restore_token", self._grant)] if self._grant else []),
        ]
        self._request("SelectSources", "o", session, wanted, _STEP_SECONDS)
        whose_window = wire.padded(wire.string(""), 4)
        told = self._request("Start", "os", session + whose_window, [], ASK_SECONDS)
        return _streams(told), str(told.get("restore_token", ""))

    def _request(
        self, member: str, signature: str, head: bytes, options: list[bytes], seconds: float
    ) -> dict[str, Any]:
        """Ask for something that the portal answers by a signal; *seconds* is how long it may."""
        body = head + wire.array([_text("handle_token", _token()), *options], align=8, at=len(head))
        self._bus.allow(_STEP_SECONDS)
        (answer,) = self._bus.ask([(_CAST, member, (f"{signature}a{{sv}}", body))])
        self._bus.allow(seconds)
        try:
            code, told = self._bus.wait(str(answer.body[0]), "Response").body
        except TimeoutError:
            if member == "Start":
                msg = "nobody answered when GNOME asked"
                raise Refused(msg) from None
            raise
        if member == "Start" and (code == _CANCELLED or (code != _DONE and not self._grant)):
            msg = "GNOME was told not to let the screen be seen"
            raise Refused(msg)
        if code != _DONE:
            msg = "GNOME does not let its screen be seen"
            raise Unanswered(msg)
        return dict(told)

    def _pipewire(self) -> int:
        body = wire.padded(wire.string(self._session), 4)
        self._bus.allow(_STEP_SECONDS)
        body += wire.array([], align=8, at=len(body))
        self._bus.ask([(_CAST, "OpenPipeWireRemote", ("oa{sv}", body))])
        if not self._bus.files:
            raise NotFit
        return self._bus.files.pop(0)


def _streams(told: Mapping[str, Any]) -> tuple[Stream, ...]:
    """Read the streams; one without place and size is no monitor of GNOME's."""
    try:
        found = [
            Stream(int(node), *map(int, about["position"]), *map(int, about["size"]))
            for node, about in ((node, dict(pairs)) for node, pairs in told["streams"])
        ]
    except (KeyError, TypeError, ValueError) as e:
        msg = "GNOME gave a picture of a kind that is not known here"
        raise Unanswered(msg) from e
    return tuple(sorted(found, key=lambda one: (one.left, one.top)))


def _frame(file: int, node: int, size: tuple[int, int], environ: Mapping[str, str]) -> bytes:
    width, height = size
    command = (
        *("gst-launch-1.0", "-q", "pipewiresrc", f"fd={file}", f"path={node}"),
        *("num-buffers=1", "always-copy=true", "!", "videoconvert"),
        *("!", "videoscale", "add-borders=false"),
        *("!", f"video/x-raw,format=RGBx,width={width},height={height}", "!", "fdsink", "fd=1"),
    )
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        pass_fds=[file],
        env=dict(environ),
    ) as program:
        try:
            assert program.stdout is not None  # noqa: S101  it is a pipe, as was asked
            assert program.stderr is not None  # noqa: S101  the same
            pixels = _read(program.stdout.fileno(), width * height * _PIXEL_BYTES)
            if not pixels and _NO_PLUGIN in program.stderr.read(_PIECE_BYTES):
                msg = "GStreamer's way to PipeWire is not installed: package gstreamer1.0-pipewire"
                raise NoPlugin(msg)
        finally:
            program.kill()
    if len(pixels) != width * height * _PIXEL_BYTES:
        msg = "GNOME gave no whole picture"
        raise Unanswered(msg)
    return pixels


def _read(pipe: int, size_bytes: int) -> bytes:
    """Read so many bytes; fewer where they end or take too long."""
    until_s, pieces, left = time.monotonic() + _LOOK_SECONDS, [], size_bytes
    while left:
        ready, _, _ = select.select([pipe], [], [], max(0.0, until_s - time.monotonic()))
        piece = os.read(pipe, min(left, _PIECE_BYTES)) if ready else b""
        if not piece:
            break
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


@contextlib.contextmanager
def _said() -> Iterator[None]:
    try:
        yield
    except _TROUBLES as e:
        msg = "GNOME does not let its screen be seen"
        raise Unanswered(msg) from e


def _token() -> str:
    """Name a request so that nobody guesses where it is answered."""
    return f"tracksync{os.urandom(16).hex()}"


def _text(key: str, text: str) -> bytes:
    return wire.option(key, "s", wire.string(text))


def _number(key: str, number: int) -> bytes:
    return wire.option(key, "u", struct.pack("<I", number))
