"""A server that says exactly the bytes a test wants, and remembers exactly what it was told."""

from __future__ import annotations

import contextlib
import re
import socket
import ssl
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

Behaviour = Callable[[socket.socket], None]


def says(answer: bytes) -> Behaviour:
    """Write *answer* and end the connection."""

    def behave(sock: socket.socket) -> None:
        sock.sendall(answer)

    return behave


def answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """Build a whole answer."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


class WireServer:
    """
    Listens on loopback; a context manager.

    Args:
        behave: What to do once a request has arrived.
        tls: Secure each connection first.

    Attributes:
        told: For each connection all bytes that arrived, unsecured.
        arrived: Set when a request has arrived.
        accepted: Set when a connection was made.
        leave: To be waited for by a behaviour that does nothing; set at the end.
    """

    def __init__(self, behave: Behaviour | None = None, tls: ssl.SSLContext | None = None) -> None:
        self.told: list[bytes] = []
        self.arrived = threading.Event()
        self.accepted = threading.Event()
        self.leave = threading.Event()
        self._behave = behave if behave is not None else self._say_nothing
        self._tls = tls
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]

    @property
    def url(self) -> str:
        return f"{'http' if self._tls is None else 'https'}://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._start(self._listen)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.leave.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join()

    def _start(self, task: Callable[[], None]) -> None:
        thread = threading.Thread(target=task, name="wire-server", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _listen(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            self._start(lambda sock=sock: self._serve(sock))  # type: ignore[misc]  # bound at once

    def _serve(self, sock: socket.socket) -> None:
        place = len(self.told)
        self.told.append(b"")
        self.accepted.set()
        with contextlib.suppress(OSError), sock:
            if self._tls is not None:
                sock = self._tls.wrap_socket(sock, server_side=True)
            with sock:
                while not _is_whole(self.told[place]):
                    heard = sock.recv(65_536)
                    if not heard:
                        return
                    self.told[place] += heard
                self.arrived.set()
                self._behave(sock)

    def _say_nothing(self, _sock: socket.socket) -> None:
        self.leave.wait()


def _is_whole(request: bytes) -> bool:
    head, end, body = request.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
    return bool(end) and len(body) >= int(length[1] if length is not None else 0)
