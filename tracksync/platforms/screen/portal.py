"""
GNOME's way to look at a screen: a screen cast that is open for one look. No file is made.

The desktop portal asks the person once, and gives a word with which it does not ask again; the
pixels come from PipeWire, by GStreamer's command and a pipe.
Source: XDG desktop portal 1.16, org.freedesktop.portal.ScreenCast, version 4; GStreamer 1.22.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import select
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tracksync.core.pictures.captures import Hold
from tracksync.platforms.dbus import line, wire
from tracksync.platforms.dbus.giving import TakingLine
from tracksync.platforms.dbus.line import BusError, NotFit
from tracksync.platforms.rung import ANSWER_WITHIN_S, Unanswered, unix_socket

# So long the person may think about the dialog; after that it goes, and counts as a no.
ASK_SECONDS = 60.0
# Before the dialog, and behind it for the pixels of all monitors together.
_BEGIN_SECONDS, LOOKS_SECONDS, _END_SECONDS = 10.0, 20.0, 2.0
_DESKTOP = "org.freedesktop.portal.Desktop"
_PLACE = "/org/freedesktop/portal/desktop"
_CAST = (_DESKTOP, _PLACE, "org.freedesktop.portal.ScreenCast")
# Where the portal keeps what the person said.
_STORE = "org.freedesktop.impl.portal.PermissionStore"
_PROPERTIES = (_DESKTOP, _PLACE, "org.freedesktop.DBus.Properties")
_SESSION = "org.freedesktop.portal.Session"
_REQUEST = "org.freedesktop.portal.Request"
_GIVES_WORDS_SINCE = 4
_MONITORS, _NO_POINTER, _UNTIL_REVOKED = 1, 1, 2
_DONE, _CANCELLED = 0, 1
_PIXEL_BYTES = 4
_MOST_BYTES = 256 * 1024 * 1024
_MOST_SIDE_PX = 32 * 1024
_MOST_STREAMS = 64
_MOST_WORD_SIGNS = 1000  # 36 were seen
_PIECE_BYTES = 1024 * 1024
# What a frame goes through.
_ELEMENTS = ("pipewiresrc", "videoconvert", "videoscale")
_NO_ELEMENT = b"no element "
_TOLD_BYTES, _TOLD_SECONDS = 64 * 1024, 1.0
_TELL_WHEN_PARENT_DIES, _KILL = 1, 9  # PR_SET_PDEATHSIG, SIGKILL
_NOT_SEEN = "GNOME does not let its screen be seen"
_NO_GSTREAMER = "GStreamer, or its way to PipeWire, is not installed"
_NO_PIPEWIRE = "PipeWire does not run"
_NO_PORTAL = "the desktop portal is not there"
_OLD_PORTAL = "the desktop portal is too old"
# Whatever is odd about an answer is no reason to die of it: the person may have said yes to it.
_TROUBLES = (
    *(OSError, NotFit, wire.BadMessage, BusError),
    *(LookupError, TypeError, ValueError, struct.error),
)


class Refused(Unanswered):
    """The person, asked by the desktop, did not say yes."""


class Lacking(Unanswered):
    """
    Something is not there that every look needs.

    Args:
        hold: What that keeps from being taken.
    """

    def __init__(self, why: str, hold: Hold) -> None:
        super().__init__(why)
        self.hold = hold


class Stream(NamedTuple):
    """One monitor of a cast: its number at PipeWire, where it is and how large."""

    node: int
    left: int
    top: int
    width: int
    height: int


def require(environ: Mapping[str, str]) -> None:
    """
    Find out whether all is there that a look needs; nobody is asked, and nothing is seen.

    What is there and takes its time, as at the beginning of a session, says so at a look.

    Raises:
        Lacking: It is not.
    """
    _require_elements(environ)
    _require_pipewire(environ)
    try:
        with contextlib.closing(TakingLine(line.bus_address(environ), timeout=_BEGIN_SECONDS)) as b:
            b.ask([(line.BUS, "Hello", ("", b""))])
            which = wire.row((wire.string(_CAST[2]), wire.string("version")))
            (answer,) = b.ask([(_PROPERTIES, "Get", ("ss", which))])
            version, is_kept = int(answer.body[0]), _is_there(b, _STORE)
    except TimeoutError:
        return
    except _TROUBLES as e:
        raise Lacking(_NO_PORTAL, Hold.NO_PORTAL) from e
    # Without a word that counts the next time it would ask the person before each picture.
    if version < _GIVES_WORDS_SINCE:
        raise Lacking(_OLD_PORTAL, Hold.NO_PORTAL)
    if not is_kept:
        raise Lacking(_NO_PORTAL, Hold.NO_PORTAL)


def _is_there(bus: TakingLine, name: str) -> bool:
    """Whether a service has a name on the bus, or would come up for it."""
    (owned,) = bus.ask([(line.BUS, "NameHasOwner", ("s", wire.string(name)))])
    if owned.body[0] is True:
        return True
    (known,) = bus.ask([(line.BUS, "ListActivatableNames", ("", b""))])
    return name in known.body[0]


def _require_elements(environ: Mapping[str, str]) -> None:
    for element in _ELEMENTS:
        try:
            asked = subprocess.run(
                # Any version: untold it wants 1.0, and PipeWire's part has numbers of its own.
                ["gst-inspect-1.0", "--exists", "--atleast-version=0.0", element],
                env=_outside(environ),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_BEGIN_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return
        if asked.returncode != 0:
            raise _no_gstreamer()


def _require_pipewire(environ: Mapping[str, str]) -> None:
    runtime = environ.get("XDG_RUNTIME_DIR")
    if not runtime:
        return
    with contextlib.closing(unix_socket()) as there:
        there.settimeout(ANSWER_WITHIN_S)
        try:
            there.connect(str(Path(runtime, "pipewire-0")))
        except (FileNotFoundError, ConnectionRefusedError) as e:
            raise Lacking(_NO_PIPEWIRE, Hold.NO_PIPEWIRE) from e
        except OSError:
            return


def _no_gstreamer() -> Lacking:
    return Lacking(_NO_GSTREAMER, Hold.NO_GSTREAMER)


class Cast:
    """
    All monitors that the person chose.

    Args:
        grant: What an earlier cast was given; empty, and the person is asked.
        granted: Told, before anything is looked at, what this one was given for the next; empty
            where the person did not want that.

    Attributes:
        streams: From left to right, from top to bottom.

    Raises:
        Unanswered: There is none; `Refused` where the person would not. Also from `look`.
    """

    def __init__(
        self, environ: Mapping[str, str], grant: str, granted: Callable[[str], None]
    ) -> None:
        self._environ = dict(environ)
        self._session = ""
        with _said():
            self._bus = TakingLine(line.bus_address(environ), timeout=_BEGIN_SECONDS)
        try:
            with _said():
                self._select(grant)
                told = self._start(is_known=bool(grant))
                granted(_word(told))
                self.streams = _streams(told)
        except BaseException:
            self.close()
            raise
        self._until_s = time.monotonic() + LOOKS_SECONDS

    def close(self) -> None:
        """End the cast, and with it the sign on GNOME's own bar."""
        with contextlib.suppress(*_TROUBLES):
            if self._session:
                self._bus.allow(_END_SECONDS)
                self._bus.ask([((_DESKTOP, self._session, _SESSION), "Close", ("", b""))])
        self._bus.close()

    def look(self, stream: Stream, size: tuple[int, int]) -> bytes:
        """Take one frame of a monitor, brought to *size*: of each pixel red, green, blue, none."""
        width, height = size
        if not (0 < width <= _MOST_SIDE_PX and 0 < height <= _MOST_SIDE_PX) or (
            width * height * _PIXEL_BYTES > _MOST_BYTES
        ):
            raise _unknown_kind()
        with _said():
            body = wire.padded(wire.string(self._session), 4)
            body += wire.array([], align=8, at=len(body))
            self._bus.allow(self._until_s - time.monotonic())
            file = self._bus.take(_CAST, "OpenPipeWireRemote", ("oa{sv}", body))
            try:
                return _frame(file, stream.node, size, self._environ, self._until_s)
            finally:
                os.close(file)

    def _select(self, grant: str) -> None:
        """Say what is to be shown; nobody is asked yet."""
        self._bus.ask([(line.BUS, "Hello", ("", b""))])
        rule = f"type='signal',sender='{_DESKTOP}',interface='{_REQUEST}',member='Response'"
        self._bus.ask([(line.BUS, "AddMatch", ("s", wire.string(rule)))])
        wanted = [_text("session_handle_token", _token())]
        told = self._request("CreateSession", "", b"", wanted)
        self._session = str(told["session_handle"])
        wanted = [
            _number("types", _MONITORS),
            wire.option("multiple", "b", struct.pack("<I", 1)),
            _number("cursor_mode", _NO_POINTER),
            _number("persist_mode", _UNTIL_REVOKED),
            *([_text("restore_token", grant)] if grant else []),
        ]
        session = wire.padded(wire.string(self._session), 4)
        self._request("SelectSources", "o", session, wanted)

    def _start(self, *, is_known: bool) -> dict[str, Any]:
        """
        Begin. The person is asked unless what was given before is good still.

        Whatever comes of asking that is not a yes counts as a no: they are not asked at each look.
        """
        self._bus.allow(ASK_SECONDS)
        of = wire.padded(wire.string(self._session), 4) + wire.padded(wire.string(""), 4)
        try:
            code, told = self._answered("Start", "os", of, [])
        except TimeoutError as e:
            msg = "nobody answered when GNOME asked"
            raise Refused(msg) from e
        except _TROUBLES as e:
            if is_known:
                raise
            msg = "GNOME did not say how it was answered"
            raise Refused(msg) from e
        if code == _CANCELLED or (code != _DONE and not is_known):
            msg = "GNOME was told not to let the screen be seen"
            raise Refused(msg)
        return _done(code, told)

    def _request(
        self, member: str, signature: str, head: bytes, options: list[bytes]
    ) -> dict[str, Any]:
        return _done(*self._answered(member, signature, head, options))

    def _answered(
        self, member: str, signature: str, head: bytes, options: list[bytes]
    ) -> tuple[int, dict[str, Any]]:
        """Ask for something that the portal answers by a signal."""
        body = head + wire.array([_text("handle_token", _token()), *options], align=8, at=len(head))
        (answer,) = self._bus.ask([(_CAST, member, (f"{signature}a{{sv}}", body))])
        code, told = self._bus.wait(str(answer.body[0]), "Response").body
        return int(code), dict(told)


def _done(code: int, told: dict[str, Any]) -> dict[str, Any]:
    if code != _DONE:
        raise Unanswered(_NOT_SEEN)
    return told


def _word(told: Mapping[str, Any]) -> str:
    """Read what is given for the next time; nothing where there is none, or none that can be."""
    word = told.get("restore_token", "")
    is_one = isinstance(word, str) and word.isprintable() and len(word) <= _MOST_WORD_SIGNS
    return word if is_one else ""


def _streams(told: Mapping[str, Any]) -> tuple[Stream, ...]:
    """Read the streams; one without place and size is no monitor of GNOME's."""
    try:
        found = [
            Stream(int(node), *map(_signed, about["position"]), *map(_signed, about["size"]))
            for node, about in ((node, dict(pairs)) for node, pairs in told["streams"])
        ]
    except (LookupError, TypeError, ValueError) as e:
        raise _unknown_kind() from e
    if len(found) > _MOST_STREAMS:
        raise _unknown_kind()
    return tuple(sorted(found, key=lambda one: (one.left, one.top)))


def _signed(number: object) -> int:
    if not isinstance(number, int):
        raise TypeError
    return number


def _frame(
    file: int, node: int, size: tuple[int, int], environ: Mapping[str, str], until_s: float
) -> bytes:
    width, height = size
    command = (
        *("gst-launch-1.0", "-q", "pipewiresrc", f"fd={file}", f"path={node}"),
        *("num-buffers=1", "always-copy=true", "!", "videoconvert"),
        *("!", "videoscale", "add-borders=false"),
        *("!", f"video/x-raw,format=RGBx,width={width},height={height}", "!", "fdsink", "fd=1"),
    )
    wanted, told = width * height * _PIXEL_BYTES, b""
    ends_with_us = ctypes.CDLL(None).prctl
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        pass_fds=[file],
        env=_outside(environ),
        # The helper may be killed at any moment. It has one thread, so this cannot hang.
        preexec_fn=lambda: ends_with_us(_TELL_WHEN_PARENT_DIES, _KILL),  # noqa: PLW1509  see above
    ) as program:
        assert program.stdout is not None  # noqa: S101  it is a pipe, as was asked
        assert program.stderr is not None  # noqa: S101  the same
        try:
            pixels = _read(program.stdout.fileno(), wanted, until_s)
        finally:
            program.kill()  # before it is heard: what it says may never end while it lives
        if len(pixels) != wanted:
            told = _read(program.stderr.fileno(), _TOLD_BYTES, time.monotonic() + _TOLD_SECONDS)
    if _NO_ELEMENT in told:
        raise _no_gstreamer()
    if len(pixels) != wanted:
        msg = "GNOME gave no whole picture"
        raise Unanswered(msg)
    return pixels


def _outside(environ: Mapping[str, str]) -> dict[str, str]:
    """Choose what GStreamer sees: nothing of our own libraries; what it says is read here."""
    is_bundled = getattr(sys, "frozen", False)
    left_out = {"LD_LIBRARY_PATH"} if is_bundled else set()
    return {k: v for k, v in environ.items() if k not in left_out} | {"LC_ALL": "C"}


def _read(pipe: int, size_bytes: int, until_s: float) -> bytes:
    """Read so many bytes; fewer where they end or take too long."""
    pieces, left = [], size_bytes
    while left:
        ready, _, _ = select.select([pipe], [], [], max(0.0, until_s - time.monotonic()))
        piece = os.read(pipe, min(left, _PIECE_BYTES)) if ready else b""
        if not piece:
            break
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def _unknown_kind() -> Unanswered:
    return Unanswered("GNOME gave a picture of a kind that is not known here")


@contextlib.contextmanager
def _said() -> Iterator[None]:
    try:
        yield
    except _TROUBLES as e:
        raise Unanswered(_NOT_SEEN) from e


def _token() -> str:
    """Name a request so that nobody guesses where it is answered."""
    return f"tracksync{os.urandom(16).hex()}"


def _text(key: str, text: str) -> bytes:
    return wire.option(key, "s", wire.string(text))


def _number(key: str, number: int) -> bytes:
    return wire.option(key, "u", struct.pack("<I", number))
