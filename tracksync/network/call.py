"""One request under way: what has happened so far, when it must end, and how to stop it."""

from __future__ import annotations

import contextlib
import io
import socket
import time
from collections.abc import Callable
from typing import Any

from tracksync.network.exchange import Trouble
from tracksync.network.limits import Limits


class CallFailed(OSError):
    """The request ended on the way, for a reason we can name."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
        self.detail = detail


class Call:
    """
    Keeps account of one request. Used by one thread; only `stop` may come from another.

    Args:
        limits: How long and how large it may get.
        is_cancelled: Asked before each wait.
    """

    def __init__(self, limits: Limits, is_cancelled: Callable[[], bool]) -> None:
        self.limits = limits
        self.is_connected = False
        self.is_sent = False
        self.bytes_out = 0
        self.bytes_in = 0
        self._is_cancelled = is_cancelled
        self._began = time.monotonic()
        self._deadline = self._began + limits.total.total_seconds()
        self._handle: socket.socket | None = None

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self._is_cancelled()

    @property
    def took_s(self) -> float:
        """Seconds since it began."""
        return time.monotonic() - self._began

    def time_left(self, longest_s: float) -> float:
        """Tell how long the next step may take, at most *longest_s*; CallFailed at the end."""
        if self._is_cancelled():
            raise CallFailed(Trouble.CANCELLED)
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise CallFailed(Trouble.TOO_SLOW)
        return min(left, longest_s)

    def watch(self, sock: socket.socket) -> None:
        """Keep a second handle on *sock*, so that `stop` reaches it while TLS owns the first."""
        self._handle = sock.dup()

    def stop(self) -> None:
        """Break the connection; whoever waits on it wakes at once. From any thread, at any time."""
        handle = self._handle
        if handle is not None:
            with contextlib.suppress(OSError):  # never connected, or gone already
                handle.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Let go of the second handle; without this the connection would stay open."""
        handle, self._handle = self._handle, None
        if handle is not None:
            handle.close()


class Tap:
    """A socket that counts bytes and keeps to its call's deadline; enough for http.client."""

    def __init__(self, sock: socket.socket, call: Call) -> None:
        self._sock = sock
        self._call = call

    def sendall(self, data: bytes) -> None:
        """Send; from here on the request counts as sent, whatever happens."""
        self._sock.settimeout(self._call.time_left(self._call.limits.silence.total_seconds()))
        self._call.is_sent = True
        self._call.bytes_out += len(data)
        self._sock.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Open the reading side, whatever the mode: http.client always reads bytes."""
        return io.BufferedReader(_Incoming(self._sock, self._call))

    def close(self) -> None:
        """Close the socket; what `makefile` opened keeps it until that is closed too."""
        self._sock.close()


class _Incoming(io.RawIOBase):
    def __init__(self, sock: socket.socket, call: Call) -> None:
        super().__init__()
        self._sock = sock
        self._call = call
        self._raw = sock.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:  # noqa: ANN401  # any writable buffer, says io
        call = self._call
        self._sock.settimeout(call.time_left(call.limits.silence.total_seconds()))
        count = self._raw.readinto(buffer) or 0  # None cannot be: the socket has a time-out
        call.bytes_in += count
        return count

    def close(self) -> None:
        self._raw.close()
        super().close()
