"""
A place on 127.0.0.1 that a browser comes back to after a sign-in. It reads one short GET a time.

On bare sockets: an HTTP server would be a thread, 2 MB, and a parser for everything a browser may
say, of which we want the first line and one header.
"""

from __future__ import annotations

import contextlib
import errno
import html
import selectors
import socket
import sys
import threading
import time
from urllib.parse import parse_qsl, urlsplit

from tracksync.core.problems import NotAllowed
from tracksync.core.sentences import say
from tracksync.ports.returning import Judge, Page

HERE = "127.0.0.1"
_PATH = "/callback"
_MOST_BYTES = 32_768  # codes and states are long; a browser's cookies for 127.0.0.1 come along
_MOST_PARTS = 50
_WAITING = 16
_SECONDS_TO_ASK = 5.0
_PIECE = 8_192
_NOT_FOUND = Page("There is nothing here", "You can close this page.", is_good=False)
_BODY = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>
<body><h1>{title}</h1><p>{text}</p></body></html>
"""
_HEAD = (
    "HTTP/1.1 {status}\r\n"
    "Content-Type: text/html; charset=utf-8\r\n"
    "Content-Length: {length}\r\n"
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'; base-uri 'none'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cache-Control: no-store\r\n"
    "Connection: close\r\n\r\n"
)


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
        with selectors.DefaultSelector() as selector:
            selector.register(self._woken, selectors.EVENT_READ)
            with self._guard:
                if self._closed.is_set():
                    return False
                selector.register(self._listener, selectors.EVENT_READ)
            while (left := until - time.monotonic()) > 0:
                ready = {key.fileobj for key, _ in selector.select(left)}
                if self._woken in ready:
                    return False
                if self._listener in ready and self._answer(judge):
                    return True
        return False

    def _answer(self, judge: Judge) -> bool:
        """Serve one browser; whether it was the one."""
        try:
            browser, _ = self._listener.accept()
        except OSError:
            return False
        is_it = False
        with browser, contextlib.suppress(OSError):
            told = self._told(browser)
            page, status = _NOT_FOUND, "404 Not Found"
            if told is not None:
                page, is_it = judge(told)
                status = "200 OK" if page.is_good else "400 Bad Request"
            browser.sendall(_written(page, status))
            browser.shutdown(socket.SHUT_WR)
        return is_it

    def _told(self, browser: socket.socket) -> dict[str, str] | None:
        """Read what stands in the address; None where it is not for us."""
        method, target, headers = _read(browser)
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


def _read(browser: socket.socket) -> tuple[str, str, dict[str, str]]:
    """Read a request's head, within bounds of time and size; what is none comes out empty."""
    until = time.monotonic() + _SECONDS_TO_ASK
    heard = b""
    while b"\r\n\r\n" not in heard and len(heard) < _MOST_BYTES:
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        browser.settimeout(left)
        piece = browser.recv(_PIECE)
        if not piece:
            break
        heard += piece
    first, *lines = heard.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    words = first.split(" ")
    if len(words) != 3 or not words[2].startswith("HTTP/1."):  # noqa: PLR2004  method, target, version
        return "", "", {}
    pairs = (line.partition(":") for line in lines)
    return words[0], words[1], {name.strip().lower(): value.strip() for name, _, value in pairs}


def _written(page: Page, status: str) -> bytes:
    body = _BODY.format(title=html.escape(page.title), text=html.escape(page.text)).encode()
    return _HEAD.format(status=status, length=len(body)).encode() + body


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
