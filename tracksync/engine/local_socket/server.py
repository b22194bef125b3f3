"""
The local socket: commands of the same user come in, answers go out.

One thread that sleeps while nothing happens. A client gets one command, little time to say it, and
little time to take the answer: slow or hostile ones cost a slot for some seconds and nothing else.
On Windows `engine/local_socket/pipe.py` has the same interface.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import socket
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import field

from tracksync.core.problems import Problem
from tracksync.core.values import dataclass
from tracksync.engine.local_socket.frames import FrameReader, Request, answer_frames, read_request
from tracksync.engine.local_socket.peers import is_ours, own_folder

MOST_CLIENTS = 32
SECONDS_TO_ASK = 5.0
SECONDS_TO_TAKE = 10.0
_SECONDS_TO_END = 1.0
_CHUNK = 65_536

Reply = Callable[[str, int], None]
Answer = Callable[[Request, Reply], None]


@dataclass(eq=False)
class _Client:
    """One connection: first it asks, then it waits (deadline None), then it takes the answer."""

    socket: socket.socket
    deadline: float | None
    reader: FrameReader = field(default_factory=FrameReader)
    outgoing: deque[bytes] = field(default_factory=deque)
    is_taking: bool = False


class Server:
    """
    Listens at a path while it is started.

    Args:
        path: Where; its folder is made, owned by the user, 0700. The caller holds the profile's
            lock, so what lies there is a left-over.
        answer: Called on the server's thread with each command; must not block. The reply may be
            called once, from any thread.
        seconds_to_ask, seconds_to_take: How long a client may take.
    """

    def __init__(
        self,
        path: str,
        answer: Answer,
        *,
        seconds_to_ask: float = SECONDS_TO_ASK,
        seconds_to_take: float = SECONDS_TO_TAKE,
    ) -> None:
        self.path = path
        self._answer = answer
        self._seconds_to_ask = seconds_to_ask
        self._seconds_to_take = seconds_to_take
        self._listener: socket.socket | None = None
        self._selector = selectors.DefaultSelector()
        self._clients: set[_Client] = set()
        self._replies: deque[tuple[_Client, str, int]] = deque()
        self._waker, self._woken = socket.socketpair()
        self._is_closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="tracksync-socket", daemon=True)

    def start(self) -> None:
        """Listen; a client can connect once this returns."""
        own_folder(os.path.dirname(self.path))  # noqa: PTH120  as socket paths are, text
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self.path)  # noqa: PTH108  the same
        if sys.platform == "win32":
            msg = "Windows has engine/local_socket/pipe.py instead"
            raise NotImplementedError(msg)
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        listener.bind(self.path)
        os.chmod(self.path, 0o600)  # noqa: PTH101  the same
        listener.listen(MOST_CLIENTS)
        listener.setblocking(False)
        self._woken.setblocking(False)
        self._waker.setblocking(False)
        self._selector.register(self._woken, selectors.EVENT_READ)
        self._selector.register(listener, selectors.EVENT_READ)
        self._listener = listener
        self._thread.start()

    def close(self) -> None:
        """Take no more commands, let answers under way leave for a moment, and end."""
        if self._listener is not None and not self._is_closing.is_set():
            self._is_closing.set()
            self._wake()
            self._thread.join()
            with contextlib.suppress(FileNotFoundError):
                os.unlink(self.path)  # noqa: PTH108  as socket paths are, text
        self._selector.close()
        self._waker.close()
        self._woken.close()

    def _wake(self) -> None:
        with contextlib.suppress(OSError):  # full: it is being woken already; closed: too late
            self._waker.send(b"\0")

    def _run(self) -> None:
        ends_at: float | None = None
        while True:
            if self._is_closing.is_set():
                ends_at = self._closing_until(ends_at)
                if ends_at is None:
                    break
            for key, _ in self._selector.select(self._patience(ends_at)):
                self._serve(key)
            while self._replies:
                self._begin_answer(*self._replies.popleft())
            self._drop_late()
        for client in tuple(self._clients):
            self._drop(client)

    def _closing_until(self, ends_at: float | None) -> float | None:
        """Tell how long answers may still leave; None when it is time to end."""
        self._stop_listening()
        if self._listener is not None:
            self._listener.close()
            self._listener = None
        if not any(client.is_taking for client in self._clients) and not self._replies:
            return None
        ends_at = ends_at or time.monotonic() + _SECONDS_TO_END
        return ends_at if time.monotonic() < ends_at else None

    def _patience(self, ends_at: float | None) -> float | None:
        times = [c.deadline for c in self._clients if c.deadline is not None]
        if ends_at is not None:
            times.append(ends_at)
        return max(0.0, min(times) - time.monotonic()) if times else None

    def _serve(self, key: selectors.SelectorKey) -> None:
        if key.fileobj is self._woken:
            with contextlib.suppress(BlockingIOError):
                self._woken.recv(_CHUNK)
        elif isinstance(key.data, _Client):
            client = key.data
            try:
                if client.is_taking:
                    self._send(client)
                else:
                    self._receive(client)
            except OSError:
                self._drop(client)
        else:
            self._accept()

    def _accept(self) -> None:
        if self._listener is None:
            return
        try:
            connection, _ = self._listener.accept()
        except OSError:
            return
        if not is_ours(connection):
            connection.close()
            return
        connection.setblocking(False)
        client = _Client(connection, time.monotonic() + self._seconds_to_ask)
        self._clients.add(client)
        self._selector.register(connection, selectors.EVENT_READ, client)
        if len(self._clients) == MOST_CLIENTS:
            self._stop_listening()

    def _stop_listening(self) -> None:
        """Let further clients wait in the system's queue until there is a free place."""
        if self._listener is not None:
            with contextlib.suppress(KeyError):  # it waits already
                self._selector.unregister(self._listener)

    def _receive(self, client: _Client) -> None:
        try:
            data = client.socket.recv(_CHUNK)
        except BlockingIOError:
            return
        if not data:
            self._drop(client)
            return
        try:
            body = client.reader.feed(data)
            if body is None:
                return
            request = read_request(body)
        except Problem as problem:
            self._hold(client)
            self._begin_answer(client, f"{problem}\n", problem.exit_code)
            return
        self._hold(client)
        self._answer(request, lambda text, code: self._reply(client, text, code))

    def _hold(self, client: _Client) -> None:
        """Listen to a client no longer: it has said what it may say."""
        self._selector.unregister(client.socket)
        client.reader = FrameReader()
        client.deadline = None

    def _reply(self, client: _Client, text: str, exit_code: int) -> None:
        self._replies.append((client, text, exit_code))
        self._wake()

    def _begin_answer(self, client: _Client, text: str, exit_code: int) -> None:
        if client not in self._clients or client.is_taking:
            return
        client.outgoing.extend(answer_frames(text, exit_code))
        client.is_taking = True
        client.deadline = time.monotonic() + self._seconds_to_take
        self._selector.register(client.socket, selectors.EVENT_WRITE, client)

    def _send(self, client: _Client) -> None:
        try:
            while client.outgoing:
                first = client.outgoing[0]
                sent = client.socket.send(first)
                if sent == len(first):
                    client.outgoing.popleft()
                else:
                    client.outgoing[0] = first[sent:]
        except BlockingIOError:
            return
        self._drop(client)

    def _drop_late(self) -> None:
        now = time.monotonic()
        for client in tuple(self._clients):
            if client.deadline is not None and client.deadline <= now:
                self._drop(client)

    def _drop(self, client: _Client) -> None:
        was_full = len(self._clients) == MOST_CLIENTS
        self._clients.discard(client)
        with contextlib.suppress(KeyError, ValueError):
            self._selector.unregister(client.socket)
        client.socket.close()
        if was_full and self._listener is not None:
            self._selector.register(self._listener, selectors.EVENT_READ)
