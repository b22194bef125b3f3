"""
A connection to an X server that asks small questions and listens to nothing.

It speaks the protocol itself, over a socket of its own. libX11 would end the process when the
server dies, unless handlers are set that Qt shares; and a server that hangs would hang us.
See docs/adr/0003-x11-over-a-socket.md.
"""

from __future__ import annotations

import contextlib
import socket
import struct
import sys
import time
from collections.abc import Mapping

from tracksync.platforms.rung import ANSWER_WITHIN_S, Unanswered, unix_socket
from tracksync.platforms.x11.address import COOKIE_KIND, Display, parse_display, read_cookie

ANSWER_BYTES = 256 * 1024
_UNIT = 32
_ERROR, _REPLY, _GENERIC_EVENT = 0, 1, 35
_QUERY_EXTENSION = 98
# Requests and answers are in this machine's byte order: servers refuse the other one by default.
_ORDER = b"l" if sys.byteorder == "little" else b"B"


class X11Connection:
    """
    A connection that is set up and has asked for nothing.

    Attributes:
        root: The window that is the whole of the first screen.

    Raises:
        Unanswered: No server, no permission, or no answer in time. Also from every method; the
            connection is of no use afterwards.
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        display = parse_display(environ.get("DISPLAY", ""))
        self._deadline_s = time.monotonic() + ANSWER_WITHIN_S
        self._sequence = 0
        self._waiting = b""
        try:
            self._socket = _connect(display)
        except OSError as e:
            msg = f"no X server answers at :{display.number}"
            raise Unanswered(msg) from e
        try:
            self._set_up(read_cookie(environ, display, socket.gethostname()))
        except BaseException:
            self.close()
            raise

    def extension(self, name: str) -> int | None:
        """Tell the number under which an extension takes requests; None where it is missing."""
        text = name.encode("ascii")
        units = 2 + (len(text) + 3) // 4
        request = struct.pack("=BxHH2x", _QUERY_EXTENSION, units, len(text)) + _padded(text)
        (answer,) = self.ask(request)
        return answer[9] if answer[8] else None

    def ask(self, *requests: bytes) -> list[bytes]:
        """
        Send requests that are each answered, in one write, and return the answers in order.

        An error is a broken connection to us: no question here can fail on a healthy server.
        """
        self._deadline_s = time.monotonic() + ANSWER_WITHIN_S
        self._send(b"".join(requests))
        answers = []
        for _ in requests:
            self._sequence = (self._sequence + 1) & 0xFFFF
            answers.append(self._answer())
        return answers

    def close(self) -> None:
        """Let go of the server."""
        with contextlib.suppress(OSError):
            self._socket.close()

    def _set_up(self, cookie: bytes) -> None:
        kind = COOKIE_KIND if cookie else b""
        sizes = struct.pack("=cxHHHH2x", _ORDER, 11, 0, len(kind), len(cookie))
        self._send(sizes + _padded(kind) + _padded(cookie))
        status, units = struct.unpack("=B5xH", self._take(8))
        if status != 1:
            msg = "the X server does not let us in"
            raise Unanswered(msg)
        # Of screens, visuals and formats only the first screen's root window is of use.
        self.root = _root_of(self._take(units * 4))

    def _answer(self) -> bytes:
        """Take the next answer; events (the layout changed, say) are dropped unread."""
        while True:
            unit = self._take(_UNIT)
            if unit[0] == _ERROR:
                msg = f"the X server refused a question (error {unit[1]})"
                raise Unanswered(msg)
            more = b""
            if unit[0] in (_REPLY, _GENERIC_EVENT):
                (units,) = struct.unpack_from("=I", unit, 4)
                more = self._take(units * 4)
            if unit[0] != _REPLY:
                continue
            (sequence,) = struct.unpack_from("=H", unit, 2)
            if sequence != self._sequence:
                msg = "the X server answered another question"
                raise Unanswered(msg)
            return unit + more

    def _send(self, data: bytes) -> None:
        try:
            self._socket.sendall(data)
        except OSError as e:
            msg = "the X server has gone"
            raise Unanswered(msg) from e

    def _take(self, size: int) -> bytes:
        if size > ANSWER_BYTES:
            msg = "the X server answered too much"
            raise Unanswered(msg)
        while len(self._waiting) < size:
            try:
                piece = self._socket.recv(max(4096, size - len(self._waiting)))
            except OSError as e:
                msg = "the X server does not answer"
                raise Unanswered(msg) from e
            if not piece or time.monotonic() > self._deadline_s:
                msg = "the X server has gone" if not piece else "the X server does not answer"
                raise Unanswered(msg)
            self._waiting += piece
        taken, self._waiting = self._waiting[:size], self._waiting[size:]
        return taken


def _connect(display: Display) -> socket.socket:
    connection = unix_socket() if display.port is None else socket.socket()
    # A blocking socket with the kernel's time-outs: one system call each way, no poll before it.
    limit = struct.pack("ll", *divmod(round(ANSWER_WITHIN_S * 1_000_000), 1_000_000))
    try:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, limit)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, limit)
        if display.port is None:
            connection.connect(display.path)
        else:
            connection.connect(("127.0.0.1", display.port))
    except OSError:
        connection.close()
        raise
    return connection


def _root_of(setup: bytes) -> int:
    """Find the first screen's root window in what a server says at the start."""
    try:
        (vendor,) = struct.unpack_from("=H", setup, 16)
        at = 32 + vendor + -vendor % 4 + 8 * setup[21]
        (root,) = struct.unpack_from("=I", setup, at)
    except (IndexError, struct.error) as e:
        msg = "the X server said too little of itself"
        raise Unanswered(msg) from e
    return int(root)


def _padded(text: bytes) -> bytes:
    return text + bytes(-len(text) % 4)
