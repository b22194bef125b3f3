"""A Wayland compositor as far as idleness goes: it speaks the wire, and has no screen."""

from __future__ import annotations

import contextlib
import selectors
import socket
import struct
import threading
import time
from pathlib import Path
from typing import Self

_IDLED, _RESUMED = 0, 1
_TICK_S = 0.02
_GLOBALS = ("wl_compositor", "wl_seat", "ext_idle_notifier_v1")


class Compositor:
    """
    Offers `ext_idle_notifier_v1`, to one client.

    Args:
        folder: Where its socket lies.
        version: Of the protocol it offers; from 2 on clients can ask for input alone.
    """

    def __init__(self, folder: Path, *, version: int) -> None:
        self._version = version
        self._path = folder / "wayland-fake"
        self._used_s = time.monotonic()
        self._is_idle = False
        self._wait_s: float | None = None
        self._notification = 0
        self._objects: dict[int, str] = {}
        self.inhibited = False
        self.requests: list[str] = []
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(self._path))
        self._listener.listen(1)
        self._stop, self._stopped = socket.socketpair()
        self._thread = threading.Thread(target=self._run, name="compositor")
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def environ(self) -> dict[str, str]:
        return {"WAYLAND_DISPLAY": str(self._path), "XDG_RUNTIME_DIR": str(self._path.parent)}

    def use(self) -> None:
        """Be a hand on the devices."""
        self._used_s = time.monotonic()

    def stop(self) -> None:
        """Die: clients see the connection end."""
        if not self._thread.is_alive():
            return
        self._stop.send(b"\0")
        self._thread.join()
        for each in (self._listener, self._stop, self._stopped):
            each.close()
        self._path.unlink(missing_ok=True)

    def _run(self) -> None:
        client: socket.socket | None = None
        waiting = b""
        with selectors.DefaultSelector() as selector:
            for each in (self._listener, self._stopped):
                selector.register(each, selectors.EVENT_READ)
            while True:
                ready = {key.fileobj for key, _ in selector.select(_TICK_S)}
                if self._stopped in ready:
                    break
                if self._listener in ready:
                    client, _ = self._listener.accept()
                    selector.register(client, selectors.EVENT_READ)
                if client is not None and client in ready:
                    waiting = self._serve(client, waiting + _received(client))
                if client is not None:
                    self._watch(client)
        if client is not None:
            client.close()

    def _watch(self, client: socket.socket) -> None:
        if self._wait_s is None:
            return
        is_inhibited = self.inhibited and "get_idle_notification" in self.requests
        is_idle = time.monotonic() - self._used_s >= self._wait_s and not is_inhibited
        if is_idle != self._is_idle:
            self._is_idle = is_idle
            _send(client, self._notification, _IDLED if is_idle else _RESUMED)

    def _serve(self, client: socket.socket, raw: bytes) -> bytes:
        while len(raw) >= 8:
            target, word = struct.unpack_from("=II", raw)
            size = word >> 16
            if len(raw) < size:
                break
            self._request(client, target, word & 0xFFFF, raw[8:size])
            raw = raw[size:]
        return raw

    def _request(self, client: socket.socket, target: int, opcode: int, body: bytes) -> None:
        what = "wl_display" if target == 1 else self._objects[target]
        new = struct.unpack_from("=I", body)[0]
        if (what, opcode) == ("wl_display", 1):
            self._objects[new] = "wl_registry"
            for name, interface in enumerate(_GLOBALS, start=1):
                version = self._version if interface == _GLOBALS[-1] else 1
                text = interface.encode() + b"\0"
                padded = text + bytes(-len(text) % 4)
                head = struct.pack("=II", name, len(text))
                _send(client, new, 0, head + padded + struct.pack("=I", version))
        elif (what, opcode) == ("wl_display", 0):
            _send(client, new, 0, struct.pack("=I", 1))
            _send(client, 1, 1, struct.pack("=I", new))
        elif (what, opcode) == ("wl_registry", 0):
            version, new = struct.unpack_from("=II", body, len(body) - 8)
            name = struct.unpack_from("=I", body)[0]
            self._objects[new] = _GLOBALS[name - 1]
            self.requests.append(f"bind {_GLOBALS[name - 1]} {version}")
        elif what == _GLOBALS[-1] and opcode in (1, 2):
            timeout_ms, seat = struct.unpack_from("=II", body, 4)
            assert self._objects[seat] == "wl_seat"
            self.requests.append(
                ("", "get_idle_notification", "get_input_idle_notification")[opcode]
            )
            self._notification, self._wait_s = new, timeout_ms / 1000
            self._used_s = time.monotonic()


def _received(client: socket.socket) -> bytes:
    with contextlib.suppress(OSError):
        return client.recv(4096)
    return b""


def _send(client: socket.socket, sender: int, opcode: int, body: bytes = b"") -> None:
    with contextlib.suppress(OSError):
        client.sendall(struct.pack("=II", sender, (8 + len(body)) << 16 | opcode) + body)
