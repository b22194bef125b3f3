"""
A place on 127.0.0.1 that a browser comes back to after a sign-in. It reads one short GET of each.

On bare sockets: an HTTP server would be a thread, 2 MB, and a parser for everything a browser may
say, of which we want the first line and one header. Nobody who says nothing keeps others waiting:
browsers open connections ahead that they never use.
"""

from __future__ import annotations

import contextlib
import errno
import math
import selectors
import socket
import sys
import threading
import time
from collections.abc import Container, Iterator
from typing import Self
from urllib.parse import parse_qsl, urlsplit

from tracksync.core.problems import NotAllowed
from tracksync.core.sentences import say
from tracksync.platforms.returned_page import written
from tracksync.ports.returning import Judge, Page

HERE = "127.0.0.1"
_PATH = "/callback"
_MOST_BYTES = 32_768  # codes and states are long; a browser's cookies for 127.0.0.1 come along
_MOST_PARTS = 50
_WAITING = _MOST_AT_ONCE = 16
_SECONDS_TO_ASK = 5.0
_PIECE = 8_192
_END = b"\r\n\r\n"
_NOT_FOUND = Page("There is nothing here", "You can close this page.", is_good=False)


class _Caller:
    """A browser that came, and what it said so far, within bounds of time and size."""

    def __init__(self, browser: socket.socket) -> None:
        self.browser = browser
        self.heard = b""
        self._until = time.monotonic() + _SECONDS_TO_ASK
        browser.setblocking(False)

    @property
    def left(self) -> float:
        """So many seconds it has."""
        return self._until - time.monotonic()

    @property
    def is_over(self) -> bool:
        """Whether it took too long."""
        return self.left <= 0 and _END not in self.heard

    def has_more_to_say(self) -> bool:
        """Listen to what has come; whether the head of its request is not all there."""
        try:
            piece = self.browser.recv(_PIECE)
        except BlockingIOError:
            return self.left > 0
        except OSError:
            return False
        self.heard += piece
        is_whole = _END in self.heard or len(self.heard) >= _MOST_BYTES
        return bool(piece) and not is_whole and self.left > 0


class _Callers:
    """Those who have not said all they have to; the one that came first goes if there are many."""

    def __init__(self, selector: selectors.BaseSelector) -> None:
        self._selector = selector
        self._here: dict[object, _Caller] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for caller in self._here.values():
            caller.browser.close()

    @property
    def left(self) -> float:
        """So many seconds has whoever has fewest."""
        return min((caller.left for caller in self._here.values()), default=math.inf)

    def add(self, caller: _Caller) -> None:
        """Listen to one more."""
        if len(self._here) == _MOST_AT_ONCE:
            self._taken(next(iter(self._here.values()))).browser.close()
        self._here[caller.browser] = caller
        self._selector.register(caller.browser, selectors.EVENT_READ)

    def done(self, ready: Container[object]) -> Iterator[_Caller]:
        """Listen to those that speak; tell who has said all, or took too long."""
        for caller in tuple(self._here.values()):
            is_heard = caller.browser in ready or caller.left <= 0
            if is_heard and not caller.has_more_to_say():
                yield self._taken(caller)

    def _taken(self, caller: _Caller) -> _Caller:
        self._selector.unregister(caller.browser)
        return self._here.pop(caller.browser)


class LoopbackDoor:
    """
    `ports.returning.Door`.

    Args:
        address: Where to be, with port and path; empty for any free port.

    Raises:
        NotAllowed: Another program is there.
    """

    def __init__(self, address: str = "") -> None:
        parts = urlsplit(address)
        self._path = parts.path or _PATH
        self._listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        _be_alone(self._listener)
        try:
            self._listener.bind((HERE, parts.port or 0))
            self._listener.listen(_WAITING)
        except OSError as e:
            self._listener.close()
            raise _taken(e, parts.port) from e
        self._listener.setblocking(False)
        port = self._listener.getsockname()[1]
        self._hosts = {f"{HERE}:{port}", f"localhost:{port}"}
        self._address = address or f"http://{HERE}:{port}{_PATH}"
        self._waker, self._woken = socket.socketpair()
        self._guard = threading.Lock()
        self._is_waited_at = False
        self._closed = threading.Event()

    @property
    def address(self) -> str:
        return self._address

    def wait(self, seconds: float, judge: Judge) -> bool:
        until = time.monotonic() + seconds
        with self._guard:
            if self._closed.is_set() or self._is_waited_at:
                return False
            self._is_waited_at = True
        try:
            return self._serve(until, judge)
        finally:
            with self._guard:
                self._is_waited_at = False
                if self._closed.is_set():
                    self._let_go()

    def close(self) -> None:
        with self._guard:
            if self._closed.is_set():
                return
            self._closed.set()
            with contextlib.suppress(OSError):  # never reached it; the port is free from here on
                self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
            if self._is_waited_at:
                self._waker.send(b"\0")
            else:
                self._let_go()

    def _let_go(self) -> None:
        self._waker.close()
        self._woken.close()

    def _serve(self, until: float, judge: Judge) -> bool:
        with selectors.DefaultSelector() as selector, _Callers(selector) as callers:
            selector.register(self._woken, selectors.EVENT_READ)
            with self._guard:
                if self._closed.is_set():
                    return False
                selector.register(self._listener, selectors.EVENT_READ)
            while (left := until - time.monotonic()) > 0:
                left = min(left, callers.left)
                ready = {key.fileobj for key, _ in selector.select(max(0.0, left))}
                if self._woken in ready:
                    return False
                if any(self._answer(caller, judge) for caller in callers.done(ready)):
                    return True
                if self._listener in ready:
                    self._let_in(callers)
        return False

    def _let_in(self, callers: _Callers) -> None:
        with contextlib.suppress(OSError):
            callers.add(_Caller(self._listener.accept()[0]))

    def _answer(self, caller: _Caller, judge: Judge) -> bool:
        """Answer one browser; whether it was the one."""
        is_it = False
        with caller.browser as browser, contextlib.suppress(OSError):
            if not caller.is_over:
                told = self._told(caller.heard)
                page, status = _NOT_FOUND, "404 Not Found"
                if told is not None:
                    page, is_it = judge(told)
                    status = "200 OK" if page.is_good else "400 Bad Request"
                browser.settimeout(_SECONDS_TO_ASK)
                browser.sendall(written(page, status))
                browser.shutdown(socket.SHUT_WR)
        return is_it

    def _told(self, heard: bytes) -> dict[str, str] | None:
        """Read what stands in the address; None where it is not for us."""
        method, target, headers = _read(heard)
        # A page elsewhere may have its own name lead here; then it is not us who was asked.
        is_ours = headers.get("host", "").lower() in self._hosts
        try:
            parts = urlsplit(target)  # "//[" is no address: any page can have a browser ask for it
            if method != "GET" or parts.path != self._path or not is_ours:
                return None
            return dict(parse_qsl(parts.query, max_num_fields=_MOST_PARTS))
        except ValueError:
            return None


def _be_alone(listener: socket.socket) -> None:
    """Share the port with nobody; but take it again though an answer still lingers on it."""
    if sys.platform == "win32":
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)


def _read(heard: bytes) -> tuple[str, str, dict[str, str]]:
    """Read a request's head; what is none comes out empty."""
    first, *lines = heard.partition(_END)[0].decode("latin-1").split("\r\n")
    words = first.split(" ")
    if len(words) != 3 or not words[2].startswith("HTTP/1."):  # noqa: PLR2004  method, target, version
        return "", "", {}
    pairs = (line.partition(":") for line in lines)
    return words[0], words[1], {name.strip().lower(): value.strip() for name, _, value in pairs}


def _taken(error: OSError, port: int | None) -> NotAllowed:
    if error.errno == errno.EADDRINUSE:
        msg = say(
            "Another program on this machine uses port {port}, so the browser cannot come back.",
            port=port,
        )
        hint = say("Close that program, or set another address: services.….return_url.")
        return NotAllowed(msg, hint)
    msg = say("This machine does not let TrackSync wait for the browser.")
    return NotAllowed(msg, say("Use a token: --token-stdin."))
